import type { TableCell, TableRow } from 'mdast';
import type { MatchItem, MatchingQuestion, MatchTarget } from '../../core/question/types.ts';
import { plain, type Inline } from '../../core/text/rich.ts';
import { span } from '../mdx.ts';
import type { Span } from '../source.ts';
import type { Context } from './context.ts';
import { idsOf, sameness } from './ids.ts';
import { isBlank, readInline } from './inline.ts';
import { missingAnswers } from './items.ts';
import type { Reader } from './reader.ts';

interface Row {
  readonly at: Span;
  readonly left: readonly Inline[];
  readonly right: readonly Inline[];
  readonly feedback: readonly Inline[];
}

const EXPECTED =
  'Écrivez un tableau à deux colonnes, une paire par ligne : « | -algie | douleur | ».';

/** `<Appariement>`: a table, its pairs and its distractors (rows with an empty first cell). */
export const matching: Reader<'matching'> = (context, parts, base) => {
  const { report } = context;
  const table = parts.answers.find((node) => node.type === 'table');
  for (const node of parts.answers) {
    if (node === table) continue;
    report.error({
      code: 'reponses-forme',
      at: { start: span(node).start, end: span(node).start + 1 },
      message: '<Appariement> attend un seul tableau.',
      help: EXPECTED,
    });
  }
  const [header, ...body] = table?.children ?? [];
  if (header === undefined || body.length === 0) {
    missingAnswers(context, parts, 'Il n’y a pas de tableau de paires.', EXPECTED);
    return null;
  }
  const headings = header.children.map((cell) => plain(readInline(context, cell.children)));
  if (headings.length < 2 || headings.length > 3) {
    report.error({
      code: 'tableau-colonnes',
      at: span(header),
      message: `Ce tableau a ${headings.length} colonne${headings.length > 1 ? 's' : ''}.`,
      help: 'Gardez deux colonnes, et au besoin une troisième pour l’aide de chaque paire.',
    });
    return null;
  }
  const rows = body.map((row) => readRow(context, row)).filter((row) => row !== null);
  const pairs = rows.filter((row) => !isBlank(row.left));
  if (pairs.length < 2) {
    missingAnswers(context, parts, 'Il faut au moins deux paires.', EXPECTED);
    return null;
  }
  if (pairs.length > 6) {
    report.warn({
      code: 'nombre-de-reponses',
      at: span(header),
      message: `Cette question a ${pairs.length} paires.`,
      help: 'Gardez-en six au plus : sur un téléphone, la liste devient longue.',
    });
  }
  duplicates(context, pairs, 'left', 'à gauche');
  duplicates(context, rows, 'right', 'à droite');
  return {
    kind: 'matching',
    ...base,
    headings: [headings[0] ?? '', headings[1] ?? ''],
    ...pairUp(
      pairs,
      rows.filter((row) => isBlank(row.left)),
    ),
  };
};

function pairUp(
  pairs: readonly Row[],
  distractors: readonly Row[],
): Pick<MatchingQuestion, 'items' | 'targets'> {
  const targetIds = idsOf([...pairs, ...distractors].map((row) => row.right));
  const itemIds = idsOf(pairs.map((row) => row.left));
  const items: MatchItem[] = pairs.map((row, index) => ({
    id: itemIds[index] ?? '',
    text: row.left,
    target: targetIds[index] ?? '',
    feedback: isBlank(row.feedback) ? [] : [row.feedback],
  }));
  const targets = [...pairs, ...distractors].map((row, index): MatchTarget => ({
    id: targetIds[index] ?? '',
    text: row.right,
    ...(isBlank(row.left) && !isBlank(row.feedback) && { feedback: [row.feedback] }),
  }));
  return { items, targets };
}

function readRow(context: Context, row: TableRow): Row | null {
  const read = (cell: TableCell | undefined): readonly Inline[] =>
    cell === undefined ? [] : readInline(context, cell.children);
  const [left, right, feedback] = row.children;
  const cells = { left: read(left), right: read(right), feedback: read(feedback) };
  if (!isBlank(cells.right)) return { at: span(row), ...cells };
  context.report.error({
    code: 'paire-incomplete',
    at: span(row),
    message: 'Cette ligne n’a rien dans la deuxième colonne.',
    help: 'Complétez la paire ; une ligne dont seule la première case est vide ajoute un intrus.',
  });
  return null;
}

function duplicates(
  context: Context,
  rows: readonly Row[],
  side: 'left' | 'right',
  where: string,
): void {
  const seen = new Set<string>();
  for (const row of rows) {
    const key = sameness(row[side]);
    if (seen.has(key)) {
      context.report.error({
        code: 'reponse-en-double',
        at: row.at,
        message: `« ${plain(row[side])} » est deux fois ${where} : on ne peut pas choisir.`,
        help: 'Changez ou supprimez l’une des deux lignes.',
      });
    }
    seen.add(key);
  }
}
