/** What opens and closes a dialog: fetched with it, not one request after it. */
export const dialogDrawings = {
  chercher: '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>',
  fermer: '<path d="m6 6 12 12M18 6 6 18"/>',
} as const satisfies Readonly<Record<string, string>>;
