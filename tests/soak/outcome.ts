/** What a part of the soak came to, in lines to print. */
export interface Outcome {
  readonly ok: boolean;
  readonly lines: readonly string[];
}
