/** Fetched with the papers, by no other page. */
export const paperDrawings = {
  documents:
    '<path d="M8.500 3.500h11v14h-11zM8.500 6.500h-4v14h11v-3M11.500 8h5M11.500 11.500h5"/>',
} as const satisfies Readonly<Record<string, string>>;
