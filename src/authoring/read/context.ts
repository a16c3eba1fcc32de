import type { UnitKind } from '../../core/course/unit.ts';
import type { Drawing } from '../../core/course/drawing.ts';
import type { Term } from '../../core/course/course.ts';
import type { Bench } from '../../core/question/bench-model.ts';
import type { Reporter } from '../diagnostic.ts';
import type { Span } from '../source.ts';
import type { TermIndex } from '../terms.ts';

/** What a reader of a page needs to know, and where it notes what is checked across files. */
export interface Context {
  readonly report: Reporter;
  readonly place: UnitKind | 'guide';
  readonly terms: TermIndex;
  /** Term by id. */
  readonly termNames: ReadonlyMap<string, string>;
  /** The same, whole. */
  readonly words: ReadonlyMap<string, Term>;
  readonly sourceIds: ReadonlySet<string>;
  /** SVG source or image address by the name written in `src`, without "./"; null when refused. */
  readonly figures: ReadonlyMap<string, FigureFile>;
  /** null: the folder has no measuring bench. */
  readonly benches: Benches | null;
  readonly links: Use[];
  readonly objectives: Use[];
  /** Ids of the sources its prose cites. */
  readonly cited: Set<string>;
  /** Keys of the figures the page shows. */
  readonly shown: Set<string>;
}

export interface FigureFile {
  /** "<module>/<file>" */
  readonly key: string;
  /** null for an image that is not SVG, '' for a drawing that is refused. */
  readonly svg: Drawing | null;
  /** A drawing as its author saved it, for content hashes: how it is written anew may change. */
  readonly source: string | null;
  /** Address of an image that is not SVG. */
  readonly url: string | null;
}

/** Something named in a page that another file must hold. */
export interface Use {
  readonly name: string;
  readonly at: Span;
}

/** The measuring bench of a folder. */
export interface Benches {
  /** By person. */
  readonly people: ReadonlyMap<string, Bench>;
  /** Keys of the drawings it shows. */
  readonly drawings: readonly string[];
  /** Ids of the sources it cites. */
  readonly cited: readonly string[];
}
