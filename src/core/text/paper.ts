/**
 * A fictitious paper of a medical practice: an identity card, a letter, a result, a screen. Plain data, so
 * that it renders from its data alone: in a lesson, a question, a scene, a package.
 */
import { plain, type Inline, type Rich } from './rich.ts';

/** What it is recognised by. `dit` is what somebody says: no paper, it bears no SPÉCIMEN. */
export const PAPER_FORMS = [
  'piece',
  'dit',
  'ecran',
  'retour',
  'courrier',
  'resultat',
  'ordonnance',
  'bon',
] as const;

export type PaperForm = (typeof PAPER_FORMS)[number];

/** Papers that are looked at together: more would be no comparison but a heap. */
export const MOST_PAPERS = 4;

export interface Paper {
  readonly form: PaperForm;
  /** "La carte d’identité" */
  readonly title: string;
  /** In the order they are written. */
  readonly blocks: readonly PaperBlock[];
}

export type PaperBlock = PaperText | PaperFields | PaperTable | PaperList;

/** Lines that stand together, as they are typed: an address, a paragraph of a letter. */
export interface PaperText {
  readonly kind: 'text';
  readonly lines: Rich;
  /** Its place on the form; absent from running text. */
  readonly role?: PaperRole;
  /** The word the author wrote before the colon: "À", "Signature". */
  readonly label?: string;
}

/** `head`: the first lines of the paper. The others are named by their author. */
export type PaperRole =
  'head' | 'to' | 'from' | 'for' | 'date' | 'signature' | 'received' | 'visa' | 'who';

/** Names and values: "Nom", "MEUNIER". A value may be missing, as on a real screen. */
export interface PaperFields {
  readonly kind: 'fields';
  readonly rows: readonly (readonly [name: readonly Inline[], value: readonly Inline[]])[];
}

export interface PaperTable {
  readonly kind: 'table';
  /** Column titles. */
  readonly columns: readonly (readonly Inline[])[];
  /** Each as long as `columns`. */
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}

export interface PaperList {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** Lines of each item. */
  readonly items: readonly Rich[];
}

/** Its words, one string a line or a row, the title first: for a search, for who reads content over. */
export function paperLines({ title, blocks }: Paper): readonly string[] {
  return [title, ...blocks.flatMap(blockLines)].map((line) => line.trim()).filter(Boolean);
}

function blockLines(block: PaperBlock): readonly string[] {
  switch (block.kind) {
    case 'text': {
      const lines = block.lines.map(plain);
      return block.label === undefined
        ? lines
        : [`${block.label}\u00A0: ${lines[0] ?? ''}`, ...lines.slice(1)];
    }
    case 'fields':
      return block.rows.map(([name, value]) => `${plain(name)}\u00A0: ${plain(value)}`);
    case 'table':
      return [block.columns, ...block.rows].map((cells) => cells.map(plain).join(' · '));
    case 'list':
      return block.items.map((lines) => lines.map(plain).join(' · '));
  }
}
