/** What SCORM packages and the SCORM tracker agree on. */

/** `sco.json`, beside the page of each lesson and evaluation of a SCORM package. */
export interface ScoDescription {
  readonly objectives: readonly {
    /** IRI, the same as in the manifest. */
    readonly id: string;
    readonly text: string;
    /** Ids of the unit's questions about it. */
    readonly questions: readonly string[];
  }[];
}
