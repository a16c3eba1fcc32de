/** Whatever a trainer types, the reader answers with diagnostics that stand in the file. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, edit } from '../../src/authoring/scan/edits.ts';
import { lesson } from '../../src/authoring/schemas/lesson.ts';
import { readPageFile } from '../../src/authoring/pages.ts';
import { lineText, sourceText } from '../../src/authoring/source.ts';
import { HEADER } from './overlay.ts';

const surroundings = {
  terms: new Map([['dyspnee', 'dyspnee']]),
  termNames: new Map([['dyspnee', 'dyspnée']]),
  words: new Map(),
  sourceIds: new Set(['manuel']),
  benches: null,
  figures: new Map([
    ['dessin.svg', { key: 'essai/dessin.svg', svg: '<svg/>', source: '<svg/>', url: null }],
  ]),
  key: '',
};

const PIECES = [
  '<',
  '>',
  '</',
  '/>',
  '{',
  '}',
  '[[',
  ']]',
  '**',
  '*',
  '`',
  '```\n',
  '|',
  '\\',
  '<!--',
  '-->',
  '\n',
  '\n\n',
  '- [x] oui',
  '- [ ] non',
  '- ',
  '1. ',
  '> ',
  '## ',
  '# ',
  '   ',
  '\t',
  '“',
  '”',
  '"',
  '=',
  ':',
  'é',
  '😀',
  '\u00a0',
  '<Choix id="q" objectif="un">',
  '</Choix>',
  '<ChoixMultiple id="m">',
  '</ChoixMultiple>',
  '<Trous id=“t”>',
  '</Trous>',
  '<VraiFaux id="v" reponse="vrai">',
  '</VraiFaux>',
  '<Nombre id="n" reponse="1">',
  '</Nombre>',
  '<Ordre id="o">',
  '</Ordre>',
  '<Appariement id="a">',
  '</Appariement>',
  '| a | b |\n|---|---|\n| c | d |',
  '<Terme>',
  '</Terme>',
  'dyspnée',
  '<Source id="manuel" />',
  '<Figure src="./dessin.svg" alt="x">',
  '</Figure>',
  '<Document titre="x" forme="courrier">',
  '</Document>',
  'Date : a',
  '<Encadre type="limite">',
  '</Encadre>',
  '<Decomposition>',
  '</Decomposition>',
  '<Contacts />',
  '<br>',
  '<img src="x">',
  '<sub>',
  '</sub>',
  'import x',
  'export y',
  'Indice : a',
  'vrai : b',
  '{/* note */}',
  '[lien](/a/)',
  '<a@b.fr>',
  '<https://x.fr>',
  '<9',
  'mot',
  '---',
  '^',
  '~~',
];

const body = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 40 })
  .map((pieces) => pieces.join(''));

function read(text: string) {
  return readPageFile(
    sourceText('/x/01-x.mdx', text),
    { place: 'lesson', concept: lesson },
    surroundings,
  );
}

describe('any lesson', () => {
  it('is read without an exception, and told at places that exist', () => {
    fc.assert(
      fc.property(body, (typed) => {
        const source = sourceText('/x/01-x.mdx', `${HEADER}\n${typed}\n`);
        for (const { line, column, endColumn, excerpt, fix, message, help } of read(source.text)
          .diagnostics) {
          expect(line).toBeLessThanOrEqual(source.lineStarts.length);
          expect(excerpt).toBe(lineText(source, line));
          expect(column).toBeGreaterThan(0);
          expect(column).toBeLessThanOrEqual(excerpt.length + 2);
          expect(endColumn).toBeGreaterThan(column);
          expect(message).not.toBe('');
          expect(help).not.toBe('');
          if (fix === undefined) continue;
          expect(fix.start).toBeLessThanOrEqual(fix.end);
          expect(fix.end).toBeLessThanOrEqual(source.text.length);
          expect(source.text.slice(fix.start, fix.end)).not.toBe(fix.text);
        }
      }),
      { numRuns: 1500, examples: [['{\\{/* note */}']] },
    );
  });

  it('is read the same twice', () => {
    fc.assert(
      fc.property(body, (typed) => {
        const text = `${HEADER}\n${typed}\n`;
        expect(read(text)).toEqual(read(text));
      }),
      { numRuns: 200 },
    );
  });

  it('loses no word to the corrections, which come to an end', () => {
    const words = (text: string): string[] => text.match(/mot|dyspnée|note|lien|oui|non/g) ?? [];
    fc.assert(
      fc.property(body, (typed) => {
        let text = `${HEADER}\n${typed}\n`;
        const before = words(text);
        let rounds = 0;
        for (;;) {
          const fixes = read(text).diagnostics.flatMap(({ fix }) =>
            fix === undefined ? [] : [fix],
          );
          if (fixes.length === 0) break;
          text = applyEdits(text, fixes);
          rounds += 1;
          expect(rounds).toBeLessThan(12);
        }
        expect(words(text)).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });

  it('survives an import line that ends the file with a backslash (Sätteri alone aborts)', () => {
    expect(() => read(`${HEADER}\n\nimport x\`\\`)).not.toThrow();
  });

  it('survives any header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), body, (header, typed) => {
        expect(() => read(`---\n${header}\n---\n\n${typed}`)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('places in a corrected copy', () => {
  const edits = fc.array(
    fc.record({ at: fc.nat(50), length: fc.nat(5), text: fc.string({ maxLength: 6 }) }),
    { maxLength: 6 },
  );

  it('lead back to the same characters of the original', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 60, maxLength: 80 }), edits, (text, drawn) => {
        const changes = drawn.map(({ at, length, text: put }) => ({
          start: at,
          end: at + length,
          text: put,
        }));
        const edited = edit(text, changes);
        for (let start = 0; start < edited.text.length; start += 1) {
          const { start: from, end } = edited.original({ start, end: start + 1 });
          expect(from).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length + 1);
          const untouched = !changes.some((change) => change.start <= from && change.end > from);
          if (
            untouched &&
            end === from + 1 &&
            !changes.some(({ start: at }) => at === from || at === end)
          ) {
            expect(text[from]).toBe(edited.text[start]);
          }
        }
      }),
    );
  });
});
