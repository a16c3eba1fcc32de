/**
 * The closed set of texts a question may hold. Plain data, so that a question renders from its data
 * alone: in a lesson, an evaluation, a review, a package.
 */
export type Inline = string | InlineNode;

export interface InlineNode {
  readonly tag: 'strong' | 'em' | 'sub' | 'sup' | 'term';
  readonly children: readonly Inline[];
  /** Glossary id; present exactly when `tag` is "term". */
  readonly id?: string;
}

/** Paragraphs. */
export type Rich = readonly (readonly Inline[])[];

/** The text without its marks. */
export function plain(inline: readonly Inline[]): string {
  return inline.map((node) => (typeof node === 'string' ? node : plain(node.children))).join('');
}

export function plainRich(rich: Rich): string {
  return rich.map(plain).join('\n');
}
