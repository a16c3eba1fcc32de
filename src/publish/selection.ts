/** Which part of a course is asked for. */
/** What is named is added up; nothing named is the whole course. */
export interface Selection {
  /** Module ids. */
  readonly modules: readonly string[];
  /** "<module>/<slug>", "<module>/evaluation", or a slug alone where only one lesson has it. */
  readonly lessons: readonly string[];
  /** Path ids: each brings the modules on it. */
  readonly paths: readonly string[];
  /** Modules taken whole come with their assessments, or with their lessons alone. */
  readonly evaluations: 'kept' | 'left out';
}

export const EVERYTHING: Selection = { modules: [], lessons: [], paths: [], evaluations: 'kept' };
