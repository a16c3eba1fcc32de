/** `<Production>`: an instruction, the author's grid as a list, a possible text as the closing quote. */
import type { List, ListItem, Nodes } from 'mdast';
import {
  FEWEST_CRITERIA,
  MOST_CRITERIA,
  type Criterion,
  type Production,
} from '../../core/production/production.ts';
import { plain, type Inline } from '../../core/text/rich.ts';
import { typeset } from '../../core/text/typography.ts';
import { readAttributes, tagName } from '../attributes.ts';
import { isElement, span, walk, type Element } from '../mdx.ts';
import type { Span } from '../source.ts';
import type { Context } from './context.ts';
import { checkFictitious } from './document.ts';
import { idsOf, sameness } from './ids.ts';
import { isBlank, readInline } from './inline.ts';
import { inParagraph, isComment, isParagraph, readRich } from './rich.ts';
import { checkWords } from './shown-words.ts';

export interface ReadProduction {
  readonly production: Production;
  /** Where its id is written. */
  readonly at: Span;
}

export const isProduction = (
  node: Nodes,
): node is Element & { readonly name: 'Production'; readonly type: 'mdxJsxFlowElement' } =>
  node.type === 'mdxJsxFlowElement' && node.name === 'Production';

/** Null, and told, when it cannot be shown. */
export function readProduction(context: Context, element: Element): ReadProduction | null {
  const { report } = context;
  const attributes = readAttributes(report, element);
  if (context.place !== 'lesson' && context.place !== 'guide') {
    report.error({
      code: 'production-hors-lecon',
      at: tagName(element),
      message: 'Un écrit n’est pas noté : il n’a pas sa place ici.',
      help: 'Mettez <Production> dans une leçon.',
    });
    return null;
  }
  checkFictitious(context, element);
  if (refuseUnheld(context, element)) return null;
  const { instruction, lists, quote } = partsOf(context, element);
  const criteria = readCriteria(context, element, lists);
  const read = instruction
    .map((node) => readInline(context, inParagraph(node)))
    .filter((line) => !isBlank(line));
  if (read.length === 0) {
    report.error({
      code: 'consigne-absente',
      at: tagName(element),
      message: 'Cet écrit n’a pas de consigne.',
      help: 'Dites, avant la liste, ce qu’il faut écrire, à qui, et pour quel patient fictif.',
    });
  }
  const id = attributes.get('id');
  const title = attributes.get('titre');
  if (id === undefined || title === undefined || criteria === null || read.length === 0)
    return null;
  const production: Production = {
    id: id.value,
    title: typeset(title.value),
    instruction: read,
    criteria,
    model: quote === null ? [] : readRich(context, quote, 'Le texte possible'),
  };
  checkWords(context, element, production, 'production');
  return { production, at: report.original(id.at) };
}

interface ProductionParts {
  readonly instruction: readonly Nodes[];
  readonly lists: readonly List[];
  readonly quote: readonly Nodes[] | null;
}

function partsOf(context: Context, element: Element): ProductionParts {
  const instruction: Nodes[] = [];
  const lists: List[] = [];
  let quote: readonly Nodes[] | null = null;
  for (const node of element.children as readonly Nodes[]) {
    if (isComment(node)) continue;
    const isAfter = lists.length > 0 || quote !== null;
    if (node.type === 'list') {
      if (isAfter)
        misplaced(
          context,
          node,
          'Un écrit a une seule grille, avant le texte possible : réunissez les listes.',
        );
      else lists.push(node);
    } else if (node.type === 'blockquote') {
      if (quote !== null)
        misplaced(context, node, 'Un écrit a un seul texte possible : réunissez les deux.');
      else quote = node.children;
    } else if (isParagraph(node)) {
      if (isAfter)
        misplaced(
          context,
          node,
          'La consigne va avant la grille ; le texte possible commence par « > ».',
        );
      else instruction.push(node);
    } else {
      misplaced(
        context,
        node,
        'Un écrit contient une consigne, une liste de critères, et un texte possible « > ».',
      );
    }
  }
  return { instruction, lists, quote };
}

function misplaced(context: Context, node: Nodes, help: string): void {
  const { start } = span(node);
  context.report.error({
    code: 'mal-place',
    at: { start, end: start + 1 },
    message: 'Ce passage n’est pas à sa place dans l’écrit.',
    help,
  });
}

const EXPECTED = `Écrivez une liste de ${FEWEST_CRITERIA} à ${MOST_CRITERIA} critères, un par ligne : « - l’heure est écrite ».`;

/** Null, and told, when the grid cannot be used. */
function readCriteria(
  context: Context,
  element: Element,
  lists: readonly List[],
): readonly Criterion[] | null {
  const { report } = context;
  const items = lists.flatMap(({ children }) => children);
  if (items.length < FEWEST_CRITERIA || items.length > MOST_CRITERIA) {
    const [first] = lists;
    const at = first === undefined ? tagName(element) : span(first);
    report.error({
      code: 'criteres-nombre',
      at: first === undefined ? at : { start: at.start, end: at.start + 1 },
      message:
        items.length === 0
          ? 'Cet écrit n’a pas de grille.'
          : `La grille a ${items.length} ${items.length > 1 ? 'critères' : 'critère'}.`,
      help: EXPECTED,
    });
    return null;
  }
  const texts = items.map((item) => readCriterion(context, item));
  if (texts.some((text) => text === null)) return null;
  const read = texts.flatMap((text) => (text === null ? [] : [text]));
  const twice = read.findIndex((text, at) =>
    read.slice(0, at).some((one) => sameness(one) === sameness(text)),
  );
  const repeated = items[twice];
  if (repeated !== undefined) {
    report.error({
      code: 'critere-en-double',
      at: span(repeated),
      message: `Le critère « ${plain(read[twice] ?? [])} » est écrit deux fois.`,
      help: 'Changez ou supprimez l’un des deux.',
    });
    return null;
  }
  const ids = idsOf(read);
  return read.map((text, at) => ({ id: ids[at] ?? '', text }));
}

function readCriterion(context: Context, item: ListItem): readonly Inline[] | null {
  const { report } = context;
  const [line, ...under] = item.children;
  const tell = (at: Span, message: string, help: string): null => {
    report.error({ code: 'critere-forme', at, message, help });
    return null;
  };
  if (typeof item.checked === 'boolean')
    return tell(
      span(item),
      'Un critère n’a pas de case à l’avance : chacun coche pour son propre texte.',
      'Retirez les crochets : « - l’heure est écrite ».',
    );
  const text = line === undefined ? [] : readInline(context, inParagraph(line));
  if (line === undefined || !isParagraph(line) || isBlank(text))
    return tell(span(item), 'Ce critère est vide.', EXPECTED);
  const [more] = under;
  const { start, end } = span(line);
  if (more !== undefined || report.source.text.slice(start, end).includes('\n'))
    return tell(span(more ?? line), 'Un critère tient sur une seule ligne.', EXPECTED);
  return text;
}

const AROUND = 'Mettez-le dans le texte de la leçon, avant ou après l’écrit.';

const UNHELD: Readonly<Record<string, string>> = {
  link: 'de lien',
  linkReference: 'de lien',
  image: 'd’image',
  imageReference: 'd’image',
  footnoteReference: 'de note de bas de page',
  Source: 'd’appel de source',
};

/** @returns whether something was refused, and told */
function refuseUnheld(context: Context, element: Element): boolean {
  let isRefused = false;
  for (const node of walk(element)) {
    const name = isElement(node) ? (node.name ?? '') : node.type;
    const what = UNHELD[name] ?? (isBlock(node, element) ? `de balise <${name}>` : undefined);
    if (what === undefined) continue;
    isRefused = true;
    const { start, end } = span(node);
    context.report.error({
      code: 'production-contenu',
      at: { start, end: isElement(node) ? start + 1 + name.length : end },
      message: `Un écrit ne contient pas ${what}.`,
      help: AROUND,
    });
  }
  return isRefused;
}

const isBlock = (node: Nodes, element: Element): boolean =>
  node !== element &&
  node.type === 'mdxJsxFlowElement' &&
  /^\p{Lu}/u.test(node.name ?? '') &&
  node.name !== 'Terme';
