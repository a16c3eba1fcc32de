/** `<Scenario>`: headings are scenes, the links of a list are choices, and they must hold together. */
import type { Heading, List, Nodes } from 'mdast';
import { kindOf, QUESTION_TAGS } from '../../core/question/tags.ts';
import type {
  ChoiceQuestion,
  Decision,
  Figure,
  Gauge,
  Kind,
  PlainQuestion,
  Question,
  SceneParagraph,
  Way,
} from '../../core/question/types.ts';
import type { Inline, Rich } from '../../core/text/rich.ts';
import { hash } from '../../core/text/hash.ts';
import { slug } from '../../core/text/text.ts';
import { typeset } from '../../core/text/typography.ts';
import { tagName } from '../attributes.ts';
import { isElement, span, type Element } from '../mdx.ts';
import type { Context } from './context.ts';
import { isDocument, readPapers } from './document.ts';
import { readFigure } from './figure.ts';
import { plainText, readInline } from './inline.ts';
import { optionsOf } from './options.ts';
import type { Parts } from './parts.ts';
import type { Base, Reader } from './reader.ts';
import { inParagraph, isParagraph, readRich } from './rich.ts';
import { checkGraph, type ReadScene } from './scene-graph.ts';
import { readChoices, readOutcomes } from './scene-ways.ts';

type ReadDecision = (
  context: Context,
  element: Element,
  kind: Kind,
) => { readonly question: Question } | null;

/** @param readDecision reads a question of another kind, where a scene holds one */
export function scenarioReader(readDecision: ReadDecision): Reader<'scenario'> {
  return (context, parts, base) => {
    const { report } = context;
    if (context.place === 'evaluation' || context.place === 'positioning') {
      report.error({
        code: 'scenario-en-evaluation',
        at: tagName(parts.element),
        message: 'Un scénario montre ce que chaque décision entraîne : il n’a pas sa place ici.',
        help: 'Mettez-le dans une leçon ; posez ici une question de l’une de ses scènes.',
      });
      return null;
    }
    const title = typeset(parts.attributes.get('titre')?.value ?? '');
    const gauges = readGauges(context, parts);
    const told = report.found.length;
    const drafts = draftsOf(context, parts);
    const scenes = drafts.map((draft) => readScene(context, draft, base, gauges, readDecision));
    if (scenes.length < 2) {
      report.error({
        code: 'scenario-sans-scene',
        at: tagName(parts.element),
        message: 'Un scénario a au moins deux scènes : une décision, et une fin.',
        help: 'Ouvrez chaque scène par « ### » et son titre.',
      });
      return null;
    }
    // What could not be read would be told a second time, as a way that is missing.
    if (!report.found.slice(told).some(({ severity }) => severity === 'error'))
      checkGraph(context, scenes);
    return {
      kind: 'scenario',
      ...base,
      stem: [[title], ...base.stem],
      gauges,
      scenes: scenes.map(({ scene }) => scene),
    };
  };
}

interface Draft {
  readonly heading: Heading;
  readonly id: string;
  readonly nodes: readonly Nodes[];
}

function draftsOf(context: Context, { answers }: Parts): readonly Draft[] {
  const drafts: { heading: Heading; id: string; nodes: Nodes[] }[] = [];
  for (const node of answers) {
    if (node.type !== 'heading') {
      drafts.at(-1)?.nodes.push(node);
      continue;
    }
    checkSceneHeading(context, node);
    const id = slug(plainText(node).trim());
    if (drafts.some((other) => other.id === id))
      context.report.error({
        code: 'scene-en-double',
        at: span(node),
        message: `Une autre scène s’appelle déjà « ${plainText(node).trim()} ».`,
        help: 'Donnez un titre différent à chaque scène.',
      });
    drafts.push({ heading: node, id, nodes: [] });
  }
  return drafts;
}

/** A page's contents list parts (« ## »); a scene stands below them. */
function checkSceneHeading({ report }: Context, node: Heading): void {
  if (node.depth === 3 && plainText(node).trim() !== '') return;
  const { start } = span(node);
  const at = { start, end: start + node.depth };
  const isTyped = report.source.text.startsWith('#'.repeat(node.depth), start);
  report.error({
    code: node.depth === 3 ? 'titre-vide' : 'titre-niveau',
    at,
    message:
      node.depth === 3 ? 'Ce titre est vide.' : 'Une scène s’ouvre par un titre de niveau 3.',
    help: 'Écrivez « ### » et le titre de la scène.',
    fix: node.depth !== 3 && isTyped ? { ...at, text: '###' } : undefined,
  });
}

const GAUGE = /^(\p{L}[\p{L} ’'-]*?)\s+(\d{1,3})$/u;

function readGauges({ report }: Context, { attributes }: Parts): readonly Gauge[] {
  const written = attributes.get('jauges');
  if (written === undefined) return [];
  const read = written.value.split(',').map((one) => GAUGE.exec(one.trim()));
  const gauges = read.flatMap((match) =>
    match === null ? [] : [{ name: typeset(match[1] ?? ''), start: Number(match[2]) }],
  );
  const names = new Set(gauges.map(({ name }) => name));
  if (
    gauges.length < read.length ||
    names.size < read.length ||
    gauges.some(({ start }) => start > 100)
  )
    report.error({
      code: 'attribut-valeur',
      at: written.at,
      message: 'Chaque jauge a un nom et sa valeur de départ, de 0 à 100.',
      help: 'Écrivez par exemple jauges="Sécurité 70, Coût 70".',
    });
  return gauges;
}

function readScene(
  context: Context,
  { heading, id, nodes }: Draft,
  base: Base,
  gauges: readonly Gauge[],
  readDecision: ReadDecision,
): ReadScene {
  const title = typeset(plainText(heading).trim());
  const text: SceneParagraph[] = [];
  const papers: Element[] = [];
  let place: readonly Inline[] = [];
  let figure: Figure | null = null;
  let asked: PlainQuestion | null = null;
  let list: List | null = null;
  let explanation: Rich = [];
  const listed = nodes.findIndex(({ type }) => type === 'list');
  const last = nodes.slice(0, Math.max(0, listed)).findLast(isParagraph);

  for (const node of nodes) {
    const isOver = list !== null || asked !== null;
    const kind = isElement(node) ? kindOf(node.name) : null;
    if (node.type === 'list' && list === null) list = node;
    else if (
      node.type === 'blockquote' &&
      list !== null &&
      asked === null &&
      explanation.length === 0
    )
      explanation = readRich(context, node.children, 'L’explication');
    else if (isOver) misplaced(context, node, 'Une scène se termine par sa décision.');
    else if (node.type === 'blockquote')
      for (const line of readRich(context, node.children, 'Une parole'))
        text.push({ text: line, said: true });
    else if (isElement(node) && node.name === 'Figure')
      figure = readFigure(context, node, `${base.id}-${id}`)?.figure ?? null;
    else if (isDocument(node)) papers.push(node);
    else if (isElement(node) && kind !== null && kind !== 'scenario') {
      // Its objective is the scenario's, unless it names one.
      const read = readDecision({ ...context, place: 'guide' }, node, kind);
      if (read !== null && read.question.kind !== 'scenario')
        asked = withoutWeight(read.question, base);
    } else if (isParagraph(node)) {
      if (text.length === 0 && place.length === 0 && isPlace(node))
        place = readInline(context, inParagraph(node));
      else if (node !== last || nodes.some(isQuestion))
        text.push({ text: readInline(context, inParagraph(node)) });
    } else
      misplaced(
        context,
        node,
        'Une scène contient des paragraphes, des paroles « > », une figure, des documents et une décision.',
      );
  }

  const papersRead = readPapers(context, papers);
  const scene = {
    id,
    title,
    place,
    text,
    figure,
    ...(papersRead.length > 0 && { documents: papersRead }),
  };
  const at = span(heading);
  const found = (decision: Decision | null, links: ReadScene['links']): ReadScene => ({
    scene: { ...scene, decision },
    at,
    links,
  });
  if (asked !== null && list === null) {
    context.report.error({
      code: 'scene-sans-suite',
      at,
      message: `La question de la scène « ${title} » ne mène nulle part.`,
      help: 'Sous la question, écrivez une ligne « - [La suite](#titre-de-la-scene) ».',
    });
    return found(null, []);
  }
  if (list === null) return found(null, []);
  if (asked !== null) {
    const { ways, items } = readOutcomes(context, list, gauges);
    return found(
      { question: asked, ways },
      items.map(({ to, link }) => ({ to, at: link })),
    );
  }
  const statement =
    last !== undefined && !isPlaceOf(last, nodes) ? readInline(context, inParagraph(last)) : null;
  if (statement === null)
    context.report.error({
      code: 'scene-sans-question',
      at,
      message: `La scène « ${title} » ne demande rien.`,
      help: 'Écrivez la question juste avant la liste, par exemple « Que faites-vous ? ».',
    });
  const items = readChoices(context, list, gauges);
  const links = items.map(({ to, link }) => ({ to, at: link }));
  const options = items.length < list.children.length ? null : optionsOf(context, items);
  if (options === null || statement === null) return found(null, links);
  checkRight(
    context,
    list,
    items.map(({ node }) => node.checked === true),
  );
  const { points: _points, documents: _documents, ...shared } = base;
  const question: Omit<ChoiceQuestion, 'hash'> = {
    kind: 'choice',
    ...shared,
    id: `${base.id}-${id}`,
    stem: [[title], statement],
    figure: null,
    hints: [],
    explanation,
    points: 1,
    required: false,
    options: options.options,
  };
  const ways: Record<string, Way> = Object.fromEntries(
    options.options.map(({ id: option }, index) => {
      const { to = '', then = [], why = [], moves = [] } = items[index] ?? {};
      return [option, { to, then: why.length > 0 ? then : [], moves }];
    }),
  );
  return found(
    { question: { ...question, hash: hash(JSON.stringify(question)).slice(0, 8) }, ways },
    links,
  );
}

/** It counts through its scenario alone. */
const withoutWeight = (question: PlainQuestion, { objective, sources }: Base): PlainQuestion => ({
  ...question,
  objective: question.objective ?? objective,
  sources: question.sources.length > 0 ? question.sources : sources,
  required: false,
});

/** A first line all in italics says where, or when. */
const isPlace = (node: Nodes): boolean =>
  node.type === 'paragraph' && node.children.length === 1 && node.children[0]?.type === 'emphasis';

const isPlaceOf = (node: Nodes, nodes: readonly Nodes[]): boolean =>
  isPlace(node) && nodes.find(isParagraph) === node;

const isQuestion = (node: Nodes): boolean => isElement(node) && kindOf(node.name) !== null;

function checkRight({ report }: Context, list: List, ticked: readonly boolean[]): void {
  const right = ticked.filter(Boolean).length;
  if (right === 1) return;
  report.error({
    code: right === 0 ? 'sans-bonne-reponse' : 'deux-bonnes-reponses',
    at: { start: span(list).start, end: span(list).start + 1 },
    message:
      right === 0
        ? 'Aucune décision de cette scène n’est cochée.'
        : `${right} décisions de cette scène sont cochées, il n’en faut qu’une.`,
    help: 'Écrivez « [x] » devant la bonne décision, « [ ] » devant les autres.',
  });
}

function misplaced(context: Context, node: Nodes, help: string): void {
  const { start } = span(node);
  context.report.error({
    code: 'mal-place',
    at: { start, end: start + 1 },
    message:
      isElement(node) && node.name === QUESTION_TAGS.scenario
        ? 'Un scénario n’en contient pas un autre.'
        : 'Ce passage n’est pas à sa place dans la scène.',
    help,
  });
}
