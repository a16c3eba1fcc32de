import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/core/report/csv.ts';

/** What a spreadsheet reads, by RFC 4180 with semicolons. */
function read(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 1; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') cell += text[(at += 1)] ?? '';
      else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === ';' || char === '\n') {
      rows.at(-1)?.push(cell.replace(/\r$/, ''));
      cell = '';
      if (char === '\n') rows.push([]);
    } else cell += char;
  }
  return rows.slice(0, -1);
}

describe('a table for a spreadsheet', () => {
  it('is read back as it was written, whatever the cells hold', () => {
    const cells = fc.string({ unit: fc.constantFrom('a', 'é', '"', ';', '\n', ' ', '1', '’') });
    const rows = fc.array(fc.array(cells, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(rows, (table) => {
        expect(read(csv(table))).toEqual(table);
      }),
    );
  });

  it('begins with a byte order mark and ends its lines as Windows does', () => {
    expect(
      csv([
        ['Nom', 'Lien'],
        ['Inès', 'x'],
      ]),
    ).toBe('\uFEFFNom;Lien\r\nInès;x\r\n');
  });

  it.each(['=1+1', '+33612345678', '-cmd|x', '@SUM(A1)', '\t=1', ' =1', '\r=1'])(
    'shows %j instead of running it',
    (text) => expect(read(csv([[text]]))[0]?.[0]).toBe(`'${text}`),
  );

  it('leaves numbers alone', () => {
    expect(csv([['-3', '-2,5', '4', '0,8']])).toBe('\uFEFF-3;-2,5;4;0,8\r\n');
  });
});
