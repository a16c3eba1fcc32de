/** What somebody typed, as it is kept: lines stay lines, what cannot be seen goes. Idempotent. */
export const cleanLines = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
