/** Tables for a French spreadsheet: semicolons, CRLF, and a byte order mark so that accents are read. */

/** One string a cell; rows of any length. */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;
}

/** What a spreadsheet would run instead of showing gets an apostrophe (OWASP, "CSV injection"). */
function cell(text: string): string {
  const shown = /^\s*[=+\-@\t\r]/.test(text) && !isNumber(text) ? `'${text}` : text;
  return /[";\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

const isNumber = (text: string): boolean => /^-?\d+(,\d+)?$/.test(text);
