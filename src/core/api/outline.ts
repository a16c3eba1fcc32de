/** What can be assigned, in the order of the course. */
export interface Outline {
  readonly title: string;
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
  readonly kind: 'lesson' | 'evaluation';
  readonly title: string;
  /** Place among the module's lessons, from 1; null for its evaluation. */
  readonly number: number | null;
  readonly url: string;
}
