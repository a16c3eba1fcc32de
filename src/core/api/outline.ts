/** What can be assigned, in the order of the course. */
import type { CatalogueProduction, CatalogueUnit, ModuleEntry } from '../course/catalogue.ts';
import type { PathEntry } from '../course/path.ts';

export interface Outline {
  readonly title: string;
  readonly paths: readonly PathEntry[];
  readonly modules: readonly OutlineModule[];
}

export interface OutlineModule extends ModuleEntry {
  readonly units: readonly OutlineUnit[];
}

export interface OutlineUnit extends Pick<
  CatalogueUnit,
  'id' | 'kind' | 'title' | 'number' | 'url'
> {
  /** How many questions it has; 0 where each try draws its own. */
  readonly questions: number;
  /** Texts that a group may be asked to write; absent where there is none. */
  readonly productions?: readonly Pick<CatalogueProduction, 'id' | 'title'>[];
}
