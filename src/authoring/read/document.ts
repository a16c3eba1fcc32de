/** `<Document>`: a fictitious paper, typed as plain Markdown → its data. */
import type { List, ListItem, Nodes, Table } from 'mdast';
import {
  MOST_PAPERS,
  type Paper,
  type PaperBlock,
  type PaperForm,
  type PaperRole,
  type PaperText,
} from '../../core/text/paper.ts';
import type { Rich } from '../../core/text/rich.ts';
import { fold } from '../../core/text/text.ts';
import { typeset } from '../../core/text/typography.ts';
import { readAttributes, tagName } from '../attributes.ts';
import { isElement, span, walk, type Element } from '../mdx.ts';
import { spanOf } from '../source.ts';
import type { Context } from './context.ts';
import { refuseUnheld } from './held.ts';
import { isBlank, plainText, readInline } from './inline.ts';
import { possibleIn, type Possible } from './possible.ts';
import { inParagraph, isComment, isParagraph, startsWith, withoutStart } from './rich.ts';
import { checkWords } from './shown-words.ts';

export function isDocument(node: Nodes): node is Element & { readonly name: 'Document' } {
  return node.type === 'mdxJsxFlowElement' && node.name === 'Document';
}

/** What may be written before a colon, folded, and the place it names on the form. */
const LABELS: Readonly<Record<PaperForm, Readonly<Record<string, PaperRole>>>> = {
  piece: {},
  dit: { qui: 'who' },
  ecran: {},
  retour: {},
  courrier: { a: 'to', date: 'date', signature: 'signature' },
  resultat: {},
  ordonnance: { pour: 'for', date: 'date', signature: 'signature' },
  bon: { de: 'from', 'recu le': 'received', visa: 'visa' },
};

/** Forms whose tables have column titles, though they had two columns. */
const TABULAR: ReadonlySet<PaperForm> = new Set(['resultat', 'bon']);

/** Papers that stand together; those with an error are left out, and told. */
export function readPapers(context: Context, elements: readonly Element[]): readonly Paper[] {
  const beyond = elements[MOST_PAPERS];
  if (beyond !== undefined) {
    context.report.error({
      code: 'trop-de-documents',
      at: tagName(beyond),
      message: `${elements.length} documents se suivent : on en compare ${MOST_PAPERS} au plus.`,
      help: 'Gardez ceux qui servent. Dans une leçon, un paragraphe entre deux documents ouvre un autre groupe.',
    });
  }
  return elements.flatMap((element) => readPaper(context, element) ?? []);
}

function readPaper(context: Context, element: Element): Paper | null {
  const { report } = context;
  const attributes = readAttributes(report, element);
  const children = (element.children as readonly Nodes[]).filter((node) => !isComment(node));
  if (children.length === 0) {
    report.error({
      code: 'bloc-vide',
      at: tagName(element),
      message: '<Document> est vide.',
      help: 'Écrivez ce que porte le document entre les deux balises, avec une ligne vide avant et après.',
    });
    return null;
  }
  checkFictitious(context, element);
  if (refuseUnheld(context, element)) return null;
  const title = attributes.get('titre')?.value;
  const form = attributes.get('forme')?.value as PaperForm | undefined;
  if (title === undefined || form === undefined) return null;
  const blocks = withHead(form, readBlocks(context, children, form));
  const paper = { form, title: typeset(title), blocks };
  checkWords(context, element, paper, 'document');
  return paper;
}

/** The first lines of a paper are its head; what is said has none. */
function withHead(form: PaperForm, blocks: readonly PaperBlock[]): readonly PaperBlock[] {
  const [first, ...rest] = blocks;
  return form === 'dit' || first?.kind !== 'text' || first.role !== undefined
    ? blocks
    : [{ ...first, role: 'head' }, ...rest];
}

function readBlocks(
  context: Context,
  nodes: readonly Nodes[],
  form: PaperForm,
): readonly PaperBlock[] {
  const seen = new Set<PaperRole>();
  return nodes.flatMap((node): readonly PaperBlock[] => {
    if (node.type === 'table') return readTable(context, node, form);
    if (node.type === 'list') return [readList(context, node)];
    return readTexts(context, node, form, seen);
  });
}

/** A line that begins with a label of the form begins a block of its own. */
function readTexts(
  context: Context,
  node: Nodes,
  form: PaperForm,
  seen: Set<PaperRole>,
): readonly PaperText[] {
  const blocks: { role?: PaperRole; label?: string; lines: Nodes[][] }[] = [];
  for (const line of linesOf(inParagraph(node))) {
    const start = { type: 'paragraph', children: line } as Nodes;
    const match = startsWith(start, LABEL);
    const label = match?.[1] ?? '';
    const role = LABELS[form][fold(label)];
    if (match === null || role === undefined) {
      const open = blocks.at(-1);
      if (open === undefined) blocks.push({ lines: [line] });
      else open.lines.push(line);
      continue;
    }
    if (seen.has(role)) tellTwice(context, node, label);
    seen.add(role);
    const rest = (withoutStart(start, match[0].length) ?? []) as Nodes[];
    blocks.push({ role, label, lines: [rest] });
  }
  return blocks.flatMap(({ lines, ...named }) => {
    const read = inlinesOf(context, lines);
    return read.length === 0 && named.role === undefined
      ? []
      : [{ kind: 'text' as const, ...named, lines: read }];
  });
}

const LABEL = /^\s*(\p{L}[\p{L} ]{0,10}?)\s*:\s*/u;

function tellTwice(context: Context, node: Nodes, label: string): void {
  context.report.error({
    code: 'document-repete',
    at: spanOf(context.report.source, label, span(node)),
    message: `Ce document a deux lignes « ${label} : ».`,
    help: 'Gardez-en une.',
  });
}

/** A line break that is typed is one on the paper. */
function linesOf(nodes: readonly Nodes[]): Nodes[][] {
  const lines: Nodes[][] = [[]];
  for (const node of nodes.map(unlinked)) {
    if (node.type === 'break' || (isElement(node) && node.name === 'br')) lines.push([]);
    else if (node.type === 'text') {
      const [first = '', ...more] = node.value.split(/\r?\n/);
      lines.at(-1)?.push({ ...node, value: first });
      for (const value of more) lines.push([{ ...node, value }]);
    } else lines.at(-1)?.push(node);
  }
  return lines;
}

/** The parser makes links of bare addresses; on a paper they are words. */
function unlinked(node: Nodes): Nodes {
  const text = node.type === 'link' ? node.children[0] : undefined;
  return text?.type === 'text' ? text : node;
}

function inlinesOf(context: Context, lines: readonly (readonly Nodes[])[]): Rich {
  return lines
    .map((line) => readInline(context, line.map(unlinked)))
    .filter((line) => !isBlank(line));
}

function readList(context: Context, list: List): PaperBlock {
  const linesIn = ({ children }: ListItem): Rich =>
    inlinesOf(
      context,
      children.filter(isParagraph).flatMap((node) => linesOf(inParagraph(node))),
    );
  return { kind: 'list', ordered: list.ordered === true, items: list.children.map(linesIn) };
}

function readTable(context: Context, table: Table, form: PaperForm): readonly PaperBlock[] {
  const [columns = [], ...rows] = table.children.map(({ children }) =>
    children.map((cell) => readInline(context, cell.children.map(unlinked))),
  );
  if (columns.length !== 2 || TABULAR.has(form)) {
    const padded = rows.map((row) => columns.map((_, at) => row[at] ?? []));
    return [{ kind: 'table', columns, rows: padded }];
  }
  const fields = [columns, ...rows]
    .map(([name = [], value = []]) => [name, value] as const)
    .filter((row) => !row.every(isBlank));
  for (const [at, row] of table.children.entries()) {
    const [name = [], value = []] = [columns, ...rows][at] ?? [];
    if (isBlank(name) && !isBlank(value)) {
      context.report.error({
        code: 'champ-sans-nom',
        at: span(row),
        message: 'Cette ligne a une valeur, et pas de nom.',
        help: 'Écrivez le nom du champ dans la première case : « | Nom | MEUNIER | ».',
      });
    }
  }
  return fields.length === 0 ? [] : [{ kind: 'fields', rows: fields }];
}

/** What somebody real may answer to. */
const FICTITIOUS: Readonly<Record<Possible, readonly [message: string, help: string]>> = {
  nir: [
    'est peut-être le numéro de Sécurité sociale de quelqu’un',
    'Écrivez un numéro impossible : donnez-lui le mois 99 (« 2 85 99 … »), ou une clé fausse.',
  ],
  phone: [
    'sonnerait peut-être chez quelqu’un',
    'Prenez un numéro réservé à la fiction : 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49 ou 06 39 98, puis quatre chiffres.',
  ],
  email: [
    'arriverait peut-être chez quelqu’un',
    'Terminez l’adresse par « .example », qui n’existe nulle part : « accueil@cabinet.example ».',
  ],
};

export function checkFictitious(context: Context, element: Element): void {
  const { report } = context;
  for (const node of walk(element)) {
    if (node.type !== 'paragraph' && node.type !== 'tableCell') continue;
    for (const { kind, text } of possibleIn(plainText(node))) {
      const [message, help] = FICTITIOUS[kind];
      report.error({
        code: 'pas-fictif',
        at: spanOf(report.source, text, span(node)),
        message: `« ${text} » ${message}.`,
        help,
      });
    }
  }
}
