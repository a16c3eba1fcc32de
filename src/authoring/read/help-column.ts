/** The title of the column of a comparison that is told, not shown. */
export const isHelp = (title: string): boolean => /^\s*aide\s*$/i.test(title);
