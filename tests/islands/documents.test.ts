/** A paper renders from its data alone: every word of it, whatever its form, named for who hears it. */
import fc from 'fast-check';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import {
  PAPER_FORMS,
  type Paper,
  type PaperBlock,
  type PaperForm,
  type PaperRole,
} from '../../src/core/text/paper.ts';
import { startingAt } from '../../src/components/documents.ts';
import { Papers } from '../../src/islands/documents/Papers.tsx';

const html = (...papers: readonly Paper[]): string => renderToString(h(Papers, { of: papers }));
const text = (markup: string): string =>
  markup
    .replace(/<br\s*\/?>|<\/(p|dt|dd|li|th|td|small|b|figcaption)>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&nbsp;/g, ' ');
const paper = (form: PaperForm, blocks: readonly PaperBlock[], title = 'La carte'): Paper => ({
  form,
  title,
  blocks,
});

/** The texts of its data. */
const leaves = (value: unknown, key = ''): string[] =>
  typeof value === 'string'
    ? /^(kind|role|tag|label)$/.test(key)
      ? []
      : [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) =>
          leaves(inner, Array.isArray(value) ? key : name),
        )
      : [];

function letters(shown: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const letter of shown.replace(/\s/g, '')) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

/** What a reader may make of each form (authoring/read/document.ts). */
const ROLES: Readonly<Record<PaperForm, readonly PaperRole[]>> = {
  piece: ['head'],
  dit: ['who'],
  ecran: ['head'],
  retour: ['head'],
  courrier: ['head', 'to', 'date', 'signature'],
  resultat: ['head'],
  ordonnance: ['head', 'for', 'date', 'signature'],
  bon: ['head', 'from', 'received', 'visa'],
};

const word = fc.stringMatching(/^[a-zéèA-Z0-9&<]{1,9}$/);
const inline = fc.array(
  fc.oneof(
    word.map((one) => `${one} `),
    word.map((one) => ({ tag: 'strong' as const, children: [one] })),
  ),
  { minLength: 1, maxLength: 3 },
);
const rich = fc.array(inline, { minLength: 1, maxLength: 3 });
const block: fc.Arbitrary<PaperBlock> = fc.oneof(
  rich.map((lines): PaperBlock => ({ kind: 'text', lines })),
  fc
    .array(fc.tuple(inline, fc.oneof(inline, fc.constant([]))), { minLength: 1, maxLength: 3 })
    .map((rows): PaperBlock => ({ kind: 'fields', rows })),
  fc
    .tuple(fc.array(fc.tuple(inline, inline, inline), { maxLength: 3 }), fc.constant(0))
    .map(([rows]): PaperBlock => ({ kind: 'table', columns: [['Aa'], ['Bb'], []], rows })),
  fc
    .tuple(fc.boolean(), fc.array(rich, { minLength: 1, maxLength: 3 }))
    .map(([ordered, items]): PaperBlock => ({ kind: 'list', ordered, items })),
);
const anyPaper = fc.constantFrom(...PAPER_FORMS).chain((form) =>
  fc
    .tuple(fc.subarray([...ROLES[form]]), fc.array(block, { maxLength: 5 }), rich)
    .map(([roles, blocks, lines]) =>
      paper(form, [
        ...roles.map((role): PaperBlock => ({
          kind: 'text',
          role,
          lines,
          ...(role !== 'head' && { label: role === 'visa' ? 'Visa' : 'Date' }),
        })),
        ...blocks,
      ]),
    ),
);

describe('a paper', () => {
  it('shows every word of its data', () => {
    fc.assert(
      fc.property(anyPaper, (one) => {
        const shown = letters(text(html(one)));
        for (const [letter, times] of letters(leaves(one.blocks).join('')))
          expect(shown.get(letter) ?? 0, letter).toBeGreaterThanOrEqual(times);
        for (const leaf of leaves(one.blocks)) expect(text(html(one))).toContain(leaf.trim());
      }),
    );
  });

  it.each([
    ['piece', 'La carte d’identité', 'Document 1, la carte d’identité, spécimen'],
    ['ecran', 'L’écran', 'Document 1, l’écran, spécimen'],
    ['retour', 'INSi', 'Document 1, INSi, spécimen'],
    ['dit', 'Ce que dit la personne', 'Document 1, ce que dit la personne'],
  ] as const)('as %s « %s » is heard as « %s »', (form, title, name) => {
    const shown = html(paper(form, [], title));
    expect(shown).toContain(`aria-label="${name}"`);
    expect(shown.includes('SPÉCIMEN')).toBe(form !== 'dit');
  });

  it('says the labels that its form shows by their place', () => {
    const to: PaperBlock = { kind: 'text', role: 'to', label: 'À', lines: [['Dr A']] };
    expect(html(paper('courrier', [to]))).toContain(
      '<span class="invisible">À&nbsp;: </span>Dr A'.replace('&nbsp;', '\u00a0'),
    );
  });

  it('says what is empty, and what a laboratory underlines', () => {
    const fields: PaperBlock = { kind: 'fields', rows: [[['Nom'], []]] };
    expect(text(html(paper('ecran', [fields])))).toContain('vide');
    const cell = [{ tag: 'strong' as const, children: ['5,9'] }];
    const table: PaperBlock = { kind: 'table', columns: [['A'], ['B']], rows: [[['x'], cell]] };
    expect(text(html(paper('resultat', [table])))).toContain('5,9 (souligné)');
    expect(text(html(paper('bon', [table])))).not.toContain('souligné');
  });

  it('aligns numbers, not dates', () => {
    const column = (value: string): PaperBlock => ({
      kind: 'table',
      columns: [['A'], ['B']],
      rows: [[['x'], [value]]],
    });
    expect(html(paper('bon', [column('136 à 145')]))).toContain('class="valeur"');
    expect(html(paper('bon', [column('06/2028')]))).not.toContain('class="valeur"');
  });
});

describe('the papers of a page', () => {
  it('are shown by the first of each group, once', () => {
    const [a, b, c] = ['A', 'B', 'C'].map((title) => paper('dit', [], title)) as [
      Paper,
      Paper,
      Paper,
    ];
    const groups = [[a, b], [c]];
    const shown = [0, 1, 2, 3].map((rank) => startingAt(groups, rank));
    expect(shown.map((one) => one !== null)).toEqual([true, false, true, false]);
    expect(shown[0]).toContain('Document 2');
  });

  it('are numbered and shaped by how many they are', () => {
    const one = paper('dit', []);
    expect(html(one, one)).toContain('class="documents"');
    expect(html(one, one, one, one)).toContain('class="documents paires"');
    expect(html(one, paper('courrier', []))).toContain('class="documents larges"');
  });
});
