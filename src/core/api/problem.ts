/** The body of every 4xx and 5xx answer about people. */
export interface Problem {
  /** French, for whoever reads the screen: what happened, what to do. */
  readonly message: string;
}
