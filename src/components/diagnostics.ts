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

type Problem = BrokenPage['diagnostics'][number];

/**
 * The errors of files that have no page of their own (the glossary, a drawing, a module's settings), for
 * each page of the preview. A build stops before it has any.
 */
export function homeless(diagnostics: readonly Problem[]): BrokenPage | null {
  const errors = diagnostics.filter(
    ({ severity, file }) => severity === 'error' && !file.endsWith('.mdx'),
  );
  if (errors.length === 0) return null;
  return {
    id: '',
    title: errors.length > 1 ? 'Fichiers à corriger' : 'Un fichier à corriger',
    diagnostics: errors,
  };
}
