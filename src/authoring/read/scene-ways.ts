/** The list that ends a scene: « - [x] [ce qu’on fait](#scene) (Sécurité −5) », what happens under it, why in a quotation. */
import type { List, ListItem, Nodes } from 'mdast';
import type { Gauge, Way } from '../../core/question/types.ts';
import { OUTCOMES } from '../../core/question/scenario/path.ts';
import type { Rich } from '../../core/text/rich.ts';
import { typeset } from '../../core/text/typography.ts';
import { fold } from '../../core/text/text.ts';
import { span } from '../mdx.ts';
import { didYouMean, nearest } from '../nearest.ts';
import { spanOf, type Span } from '../source.ts';
import type { Context } from './context.ts';
import { readInline } from './inline.ts';
import type { Item } from './items.ts';
import { isTicked } from './options.ts';
import { inParagraph, readRich, startsWith, withoutStart } from './rich.ts';

/** A line of the list. */
export interface WayItem extends Item {
  readonly to: string;
  readonly moves: Way['moves'];
  /** What happens then. */
  readonly then: Rich;
  /** Why it is right, or wrong. */
  readonly why: Rich;
  /** Of its link. */
  readonly link: Span;
}

const SHAPE = 'Écrivez « - [x] [Je lui demande son nom](#titre-de-la-scene) ».';
const SHAPE_AFTER =
  'Écrivez « - [La suite](#titre-de-la-scene) », ou deux lignes : « - Juste : [La suite](#…) » et « - Sinon : [La suite](#…) ».';

/** The choices of a scene, each with its way; those that cannot be read are told and left out. */
export function readChoices(
  context: Context,
  list: List,
  gauges: readonly Gauge[],
): readonly WayItem[] {
  return list.children.flatMap((node) => {
    if (!isTicked(context, node)) return [];
    return readWay(context, node, gauges, SHAPE) ?? [];
  });
}

/** What follows a question: one way whatever was answered, or one where it is right and one where it is not. */
export function readOutcomes(
  context: Context,
  list: List,
  gauges: readonly Gauge[],
): { readonly ways: Readonly<Record<string, Way>>; readonly items: readonly WayItem[] } {
  const items: WayItem[] = [];
  const ways: Record<string, Way> = {};
  for (const node of list.children) {
    const [line] = node.children;
    const label = line === undefined ? null : startsWith(line, LABEL);
    const read = readWay(context, node, gauges, SHAPE_AFTER, label?.[0].length ?? 0);
    if (read === null) continue;
    items.push(read);
    const { to, then, why, moves, text } = read;
    const way = { to, then: [...then, ...why], moves, label: text };
    const keys =
      label === null
        ? Object.values(OUTCOMES)
        : [fold(label[1] ?? '') === OUTCOMES.right ? OUTCOMES.right : OUTCOMES.wrong];
    for (const key of keys) ways[key] = way;
  }
  const [first] = list.children;
  const labelled = list.children.filter(
    ({ children: [line] }) => line !== undefined && startsWith(line, LABEL) !== null,
  ).length;
  if (
    items.length === list.children.length &&
    (labelled !== (items.length === 1 ? 0 : 2) || items.length > 2 || Object.keys(ways).length < 2)
  )
    context.report.error({
      code: 'suites-de-question',
      at: span(first ?? list),
      message: 'Après une question, la scène a une suite, ou deux : juste, et sinon.',
      help: SHAPE_AFTER,
    });
  return { ways, items };
}

const LABEL = /^\s*(juste|sinon)\s*:\s*/iu;
const SCENE = /^#([\p{L}\p{N}-]+)$/u;

function readWay(
  context: Context,
  node: ListItem,
  gauges: readonly Gauge[],
  shape: string,
  labelled = 0,
): WayItem | null {
  const { report } = context;
  const [line, ...under] = node.children;
  const nodes =
    line === undefined ? [] : (withoutStart(line, labelled) ?? inParagraph(line)).filter(notEmpty);
  const [link, ...after] = nodes;
  const to = link?.type === 'link' ? SCENE.exec(link.url)?.[1] : undefined;
  if (line === undefined || link?.type !== 'link' || to === undefined) {
    report.error({
      code: 'suite-sans-lien',
      at: span(line ?? node),
      message: 'Cette ligne ne mène à aucune scène.',
      help: shape,
    });
    return null;
  }
  const moves = readMoves(context, after, gauges, span(line));
  if (moves === null) return null;
  const text = readInline(context, link.children);
  const then = readRich(
    context,
    under.filter(({ type }) => type !== 'blockquote'),
    'Ce qui se passe ensuite',
  );
  const why = under.flatMap((one): Rich =>
    one.type === 'blockquote' ? readRich(context, one.children, 'Le commentaire') : [],
  );
  return {
    node,
    at: span(line),
    link: report.original(spanOf(report.source, link.url, span(line))),
    text,
    feedback: why.length > 0 ? why : then,
    to,
    moves,
    then,
    why,
  };
}

const notEmpty = (node: Nodes): boolean => node.type !== 'text' || node.value.trim() !== '';

const MOVE = /^\s*(\S.*?)\s+([+−-])\s*(\d{1,3})\s*$/u;

/** « (Sécurité −5, Coût +2) »; null, and told, when it cannot be read. */
function readMoves(
  context: Context,
  nodes: readonly Nodes[],
  gauges: readonly Gauge[],
  line: Span,
): Way['moves'] | null {
  if (nodes.length === 0) return [];
  const [only] = nodes;
  const typed = only?.type === 'text' && nodes.length === 1 ? only.value.trim() : '';
  const inside = /^\((.+)\)$/su.exec(typed)?.[1];
  const moves = inside?.split(',').map((one) => MOVE.exec(one));
  if (only === undefined || moves === undefined || moves.some((one) => one === null)) {
    context.report.error({
      code: 'mouvement-de-jauge',
      at: only === undefined ? line : span(only),
      message: 'Après le lien, cette ligne n’attend que des mouvements de jauges.',
      help: 'Écrivez par exemple « (Sécurité +6, Coût −4) », ou mettez ce texte dans le lien.',
    });
    return null;
  }
  const names = gauges.map(({ name }) => name);
  const read: { gauge: string; by: number }[] = [];
  for (const match of moves) {
    const [, name = '', sign, digits] = match ?? [];
    const gauge = names.find((one) => one === typeset(name));
    if (gauge === undefined) {
      const meant = nearest(name, names);
      const at = spanOf(context.report.source, name, line);
      context.report.error({
        code: 'jauge-inconnue',
        at,
        fix: meant === null ? undefined : { ...at, text: meant },
        message: `Ce scénario n’a pas de jauge « ${name} ».`,
        help: didYouMean(
          name,
          names,
          names.length === 0
            ? 'Nommez-la dans la balise : jauges="Sécurité 70".'
            : `Ses jauges sont : ${names.join(', ')}.`,
        ),
      });
      return null;
    }
    read.push({ gauge, by: Number(digits) * (sign === '+' ? 1 : -1) });
  }
  return read;
}
