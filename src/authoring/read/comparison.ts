import type { Table, TableRow } from 'mdast';
import type { Option } from '../../core/question/types.ts';
import { plain, type Inline } from '../../core/text/rich.ts';
import { span } from '../mdx.ts';
import type { Context } from './context.ts';
import { checkOneRight } from './choice.ts';
import { isHelp } from './help-column.ts';
import { idsOf, sameness } from './ids.ts';
import { isBlank, readInline } from './inline.ts';
import { missingAnswers } from './items.ts';
import { readOptions } from './options.ts';
import type { Reader } from './reader.ts';

const EXPECTED =
  'Écrivez un tableau, une colonne par papier (« | Trait | Carte | Dossier | »), et en gras le signe qui diffère.';
const CONCLUSIONS =
  'Écrivez-les sous le tableau : « - [x] la bonne conclusion », « - [ ] une autre conclusion ».';
const PAPERS = { fewest: 2, most: 4 };

interface Row {
  readonly text: readonly Inline[];
  readonly cells: readonly (readonly Inline[])[];
  readonly feedback: readonly Inline[];
}

/**
 * `<Comparer>`: a table, a row a trait and a column a paper, then conclusions to choose from. A row where
 * something is strong does not agree: it is to be ticked.
 */
export const comparison: Reader<'multiple'> = (context, parts, base) => {
  const table = parts.answers.find((node) => node.type === 'table');
  if (table === undefined || table.children.length < 3) {
    missingAnswers(context, parts, 'Il n’y a pas de tableau d’au moins deux lignes.', EXPECTED);
    return null;
  }
  const titles = titlesOf(context, table);
  if (titles === null) return null;
  const rows = table.children
    .slice(1)
    .map((row) => readRow(context, row, titles))
    .filter((row) => row !== null);
  duplicates(context, table, rows);
  const lists = parts.answers.filter((node) => node.type === 'list');
  if (lists.length === 0) {
    missingAnswers(context, parts, 'Il n’y a pas de conclusions.', CONCLUSIONS);
    return null;
  }
  const read = readOptions(context, {
    ...parts,
    answers: parts.answers.filter((node) => node !== table),
  });
  if (read === null) return null;
  checkOneRight(context, parts, read.items);
  const ids = idsOf([...rows, ...read.options].map(({ text }) => text));
  const options = [
    ...rows.map(({ text, cells, feedback }) => ({
      id: '',
      text,
      right: cells.some(hasStrong),
      feedback: isBlank(feedback) ? [] : [feedback],
      cells,
    })),
    ...read.options,
  ].map((option, at): Option => ({ ...option, id: ids[at] ?? '' }));
  return { kind: 'multiple', ...base, look: 'comparison', options, columns: titles.columns };
};

interface Titles {
  readonly columns: readonly string[];
  /** Its last column tells of each row. */
  readonly helps: boolean;
}

function titlesOf(context: Context, table: Table): Titles | null {
  const [header] = table.children;
  const all = header?.children.map((cell) => plain(readInline(context, cell.children))) ?? [];
  const helps = isHelp(all.at(-1) ?? '');
  const columns = helps ? all.slice(0, -1) : all;
  const papers = columns.length - 1;
  if (papers >= PAPERS.fewest && papers <= PAPERS.most) return { columns, helps };
  context.report.error({
    code: 'tableau-colonnes',
    at: span(header ?? table),
    message: `Ce tableau compare ${papers < 1 ? 'zéro papier' : papers === 1 ? 'un seul papier' : `${papers} papiers`}.`,
    help: `De deux à quatre : une colonne pour le trait, une par papier, et au besoin une dernière, « Aide ».`,
  });
  return null;
}

function readRow(context: Context, row: TableRow, { columns, helps }: Titles): Row | null {
  const [text = [], ...cells] = row.children.map((cell) => readInline(context, cell.children));
  const own = cells.slice(0, columns.length - 1);
  if (own.length === columns.length - 1 && ![text, ...own].some(isBlank))
    return { text, cells: own, feedback: (helps && cells[columns.length - 1]) || [] };
  context.report.error({
    code: 'case-vide',
    at: span(row),
    message: 'Il manque quelque chose dans cette ligne.',
    help: 'Complétez chaque case ; ce qu’un papier ne dit pas s’écrit « *pas dit* ».',
  });
  return null;
}

const hasStrong = (cell: readonly Inline[]): boolean =>
  cell.some(
    (node) => typeof node !== 'string' && (node.tag === 'strong' || hasStrong(node.children)),
  );

function duplicates(context: Context, table: Table, rows: readonly Row[]): void {
  const seen = new Set<string>();
  for (const { text } of rows) {
    const key = sameness(text);
    if (seen.has(key)) {
      context.report.error({
        code: 'reponse-en-double',
        at: span(table),
        message: `La ligne « ${plain(text)} » est écrite deux fois.`,
        help: 'Changez ou supprimez l’une des deux.',
      });
    }
    seen.add(key);
  }
}
