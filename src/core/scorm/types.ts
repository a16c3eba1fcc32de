/** What SCORM packages and the SCORM tracker agree on. */

export type ScormVersion = '1.2' | '2004';

/** `sco.json`, beside the page of each lesson and evaluation of a SCORM package. */
export interface ScoDescription {
  /** Ids of the questions needed for completion; none in an evaluation. */
  readonly required: readonly string[];
  readonly objectives: readonly {
    /** IRI, the same as in the manifest. */
    readonly id: string;
    readonly text: string;
    /** Ids of the unit's questions about it. */
    readonly questions: readonly string[];
  }[];
}

/** An element of the data model and its value, in the order to set them. */
export type CmiData = readonly (readonly [element: string, value: string])[];
