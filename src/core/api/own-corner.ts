/** Whom our own server takes a browser's learner to be. */
export interface LearnerMe {
  readonly name: string;
  readonly account: { readonly homePage: string; readonly name: string };
  readonly group: string | null;
  readonly trainers: readonly string[];
}
