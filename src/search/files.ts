/**
 * What the site ships for the search, all JSON under /recherche/:
 *
 * - `titres.json` (tier 1): titles, headings, glossary. Small; answers at once, alone.
 * - `mots-<n>.json` (tier 2): which words stand in which section; a query fetches the parts of the
 *   alphabet its words are in.
 * - `textes-<module>.json` (tier 2): the prose itself, for the excerpts of the results shown.
 *
 * `version` is the same in all files of a build: a worker that meets two versions starts again.
 */

export interface TitlesFile {
  readonly version: string;
  readonly modules: readonly ModuleTitles[];
  /** Columns, one line a term in each: similar texts side by side compress better. */
  readonly terms: TermColumns;
  /** First stem of each `mots-<n>.json`, in order. */
  readonly parts: readonly string[];
  /** Length in words of each document (see `Document`), one sign each; see numbers.ts. */
  readonly lengths: string;
}

export interface ModuleTitles {
  readonly id: string;
  readonly title: string;
  readonly ink: string;
  readonly lessons: readonly LessonTitles[];
}

/** Slug, number, title, then one string a section: "Title", or "anchor\tTitle" when they differ. */
export type LessonTitles = readonly [
  slug: string,
  number: number,
  title: string,
  ...sections: string[],
];

export interface TermColumns {
  readonly names: string;
  /** Empty when it is the slug of the name. */
  readonly ids: string;
  readonly abbreviations: string;
  /** Place in `modules`; empty for none. */
  readonly modules: string;
  readonly definitions: string;
  /** Separated by "|". */
  readonly everyday: string;
  /** Separated by "|"; those the stemmer finds by itself left out. */
  readonly forms: string;
}

export interface WordsFile {
  readonly version: string;
  /** One display form a stem, in the order of stems; see codec.ts. */
  readonly words: string;
  readonly postings: string;
}

export interface TextsFile {
  readonly version: string;
  /** By lesson of the module: the text of its document, then of each section's. */
  readonly texts: readonly (readonly string[])[];
}

export const TITLES = 'titres';
export const wordsName = (part: number): string => `mots-${part}`;
export const textsName = (module: string): string => `textes-${module}`;
