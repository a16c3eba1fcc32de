/** Id of the path this page shows, as its <html> names it (components/paths.ts); null: nobody chose one. */
export const shownPath = (): string | null => document.documentElement.dataset['parcours'] ?? null;
