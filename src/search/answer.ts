/** What the search answers: plain data, so that it passes from the worker to the page. */

/** A run of text; `hit`: it is one of the words searched. */
export interface Run {
  readonly text: string;
  readonly hit: boolean;
}

export interface Hit {
  readonly id: string;
  /** Relative to the site's root: "modules/m/prefixes/"; a folder. */
  readonly path: string;
  /** Empty for the page itself. */
  readonly anchor: string;
  readonly title: readonly Run[];
  /** Null as long as its text is not here. */
  readonly excerpt: readonly Run[] | null;
  /** "Vocabulaire médical, leçon 5"; empty for a term of no module. */
  readonly place: string;
  /** Why a word that is not in it found it: "« mal de tête » : mot courant pour céphalée". */
  readonly why: string | null;
  readonly ink: string;
}

export interface Group {
  readonly total: number;
  /** The best of them, as many as asked for. */
  readonly hits: readonly Hit[];
}

export interface Limits {
  readonly terms: number;
  readonly lessons: number;
}

export interface Answer {
  /** As asked, without spaces around. */
  readonly query: string;
  readonly terms: Group;
  readonly lessons: Group;
  /** The query as it was understood, when a typo was forgiven. */
  readonly corrected: string | null;
  /** Queries that find something, when this one finds nothing. */
  readonly suggestions: readonly string[];
  /** Nothing but words too common to be searched. */
  readonly vague: boolean;
  /** More may come: parts of the index, or texts, are on their way. */
  readonly partial: boolean;
}

/** What a complete answer still needs. */
export interface Missing {
  /** Places of `mots-<n>.json`. */
  readonly parts: readonly number[];
  /** Places in the course's modules, for `textes-<module>.json`. */
  readonly modules: readonly number[];
}
