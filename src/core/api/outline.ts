/** What can be assigned, in the order of the course. */
import type { PathEntry } from '../course/path.ts';
import type { UnitKind } from '../course/unit.ts';

export interface Outline {
  readonly title: string;
  readonly paths: readonly PathEntry[];
  readonly modules: readonly OutlineModule[];
}

export interface OutlineModule {
  readonly id: string;
  readonly title: string;
  /** The module's ink: voc, ide, con, sto, neutre. */
  readonly ink: string;
  readonly units: readonly OutlineUnit[];
}

export interface OutlineUnit {
  /** "vocabulaire-medical/construction" */
  readonly id: string;
  readonly kind: UnitKind;
  readonly title: string;
  /** Place among the module's lessons, from 1; null for an assessment. */
  readonly number: number | null;
  /** How many questions it has; 0 where each try draws its own. */
  readonly questions: number;
  readonly url: string;
}
