/** A page left out of the course, as far as it is shown; `authoring` gives more. */
export interface BrokenPage {
  readonly id: string;
  readonly title: string | null;
  readonly diagnostics: readonly {
    readonly severity: 'error' | 'warning';
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly endColumn?: number;
    readonly excerpt: string;
    readonly message: string;
    readonly help: string;
  }[];
}
