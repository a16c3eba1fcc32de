/** A question and a paper are shown from their data: every word typed inside the tag must be there. */
import type { Nodes } from 'mdast';
import { span, walk, type Element } from '../mdx.ts';
import { spanOf } from '../source.ts';
import { isHelp } from './help-column.ts';
import type { Context } from './context.ts';
import { plainText } from './inline.ts';

/** Data nobody reads. */
const UNSEEN: ReadonlySet<string> = new Set([
  'id',
  'hash',
  'kind',
  'objective',
  'sources',
  'svg',
  'url',
  'lookAlikes',
  'target',
  'form',
  'role',
]);
/** Words that say what a line is, and are not shown. */
const LABELS: ReadonlySet<string> = new Set([
  'indice',
  'légende',
  'description',
  'vrai',
  'faux',
  'juste',
  'sinon',
]);

/** Where a word is missing, and where it may go. */
const PLACES = {
  question: [
    'la question',
    'Mettez ce passage dans l’énoncé, sous une réponse, ou dans l’explication « > ».',
  ],
  document: ['le document', 'Mettez ce passage dans un paragraphe, une liste ou un tableau.'],
  production: [
    'l’écrit',
    'Mettez ce passage dans la consigne, dans la grille ou dans le texte possible « > ».',
  ],
} as const;

/** Reports the first passage of a tag that the data it is shown from does not hold. */
export function checkWords(
  context: Context,
  element: Element,
  data: object,
  place: keyof typeof PLACES,
): void {
  const { report } = context;
  const { start, end } = report.original(span(element));
  const lines = report.source.text.slice(0, end).split('\n').length;
  const first = report.source.text.slice(0, start).split('\n').length;
  // What was told of it explains it already.
  const isTold = report.found.some(
    ({ line, severity, code }) =>
      line >= first && line <= lines && (severity === 'error' || code === 'indice-en-evaluation'),
  );
  if (isTold) return;
  const shown = counted(wordsIn(data));
  const [where, help] = PLACES[place];
  const titles = helpTitles(element);
  for (const node of walk(element)) {
    if (node.type !== 'text' || titles.has(node)) continue;
    for (const word of wordsOf(node.value)) {
      const left = shown.get(word) ?? 0;
      shown.set(word, left - 1);
      if (left > 0 || LABELS.has(word) || /^\d+$/.test(word)) continue;
      report.error({
        code: 'texte-perdu',
        at: spanOf(report.source, node.value, span(node)),
        message: `« ${node.value.trim().slice(0, 60)} » ne s’affiche pas dans ${where}.`,
        help,
      });
      return;
    }
  }
}

/** The title of a third column (the help of each pair) names the column for the author. */
function helpTitles(element: Element): ReadonlySet<Nodes> {
  const tables = (element.children as readonly Nodes[]).filter((node) => node.type === 'table');
  const titles = tables.flatMap(({ children }) => children[0]?.children ?? []);
  const cells =
    element.name === 'Appariement'
      ? tables.flatMap(({ children }) => children[0]?.children.slice(2) ?? [])
      : element.name === 'Comparer'
        ? titles.filter((cell) => isHelp(plainText(cell)))
        : [];
  return new Set(cells.flatMap((cell) => [...walk(cell)]));
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return wordsOf(value);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (UNSEEN.has(key) ? [] : wordsIn(inner)));
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
