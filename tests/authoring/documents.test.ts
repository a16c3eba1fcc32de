/** `<Document>`: what is typed, what is kept of it, and what may be nobody's. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { possibleIn } from '../../src/authoring/read/possible.ts';
import { PAPER_FORMS, paperLines, type Paper } from '../../src/core/text/paper.ts';
import type { ChoiceQuestion } from '../../src/core/question/types.ts';
import { HEADER } from './overlay.ts';
import { errorsOf, readLesson } from './words.ts';

const paper = (form: string, body: string, title = 'Un papier'): string =>
  `<Document titre="${title}" forme="${form}">\n\n${body}\n\n</Document>\n`;
const lesson = (...parts: readonly string[]): string => `${HEADER}\n## T\n\n${parts.join('\n')}\n`;
const groups = (...parts: readonly string[]) => readLesson(lesson(...parts)).page.documents;
const only = (form: string, body: string): Paper => {
  const [first] = groups(paper(form, body)).flat();
  if (first === undefined) throw new Error('no paper was read');
  return first;
};

describe('a paper', () => {
  it('keeps its lines, its head and what its labels name', () => {
    const { title, form, blocks } = only(
      'courrier',
      '**Dr Castan**\n4 rue des Tilleuls\n\nA : Dr Arnaud\n12 place du Marché\n\nDate : le 4 mars\n\nCher confrère,\n\nSignature : Dr C.',
    );
    expect({ title, form }).toEqual({ title: 'Un papier', form: 'courrier' });
    expect(blocks).toEqual([
      {
        kind: 'text',
        role: 'head',
        lines: [[{ tag: 'strong', children: ['Dr Castan'] }], ['4 rue des Tilleuls']],
      },
      { kind: 'text', role: 'to', label: 'A', lines: [['Dr Arnaud'], ['12 place du Marché']] },
      { kind: 'text', role: 'date', label: 'Date', lines: [['le 4 mars']] },
      { kind: 'text', lines: [['Cher confrère,']] },
      { kind: 'text', role: 'signature', label: 'Signature', lines: [['Dr C.']] },
    ]);
  });

  it('reads a label on any line, and only those of its form', () => {
    expect(only('ordonnance', 'Dr A.\n\nPour : Mme B\nDate : le 5 mars').blocks).toMatchObject([
      { role: 'head' },
      { role: 'for', lines: [['Mme B']] },
      { role: 'date' },
    ]);
    expect(only('ecran', 'Dossier\n\nDate : le 5 mars').blocks).toMatchObject([
      { role: 'head' },
      { lines: [['Date\u00a0: le 5 mars']] },
    ]);
  });

  it('makes fields of a table of two columns, its first row among them', () => {
    const table = '| Nom | MODÈLE |\n|---|---|\n| Sexe | |';
    const rows = [
      [['Nom'], ['MODÈLE']],
      [['Sexe'], []],
    ];
    expect(only('piece', table).blocks).toEqual([{ kind: 'fields', rows }]);
    expect(only('piece', `| | |\n|---|---|\n${table.replace('\n|---|---|', '')}`).blocks).toEqual([
      { kind: 'fields', rows },
    ]);
  });

  it('keeps the columns of a table where a form has some, and every cell', () => {
    expect(only('resultat', '| Analyse | Résultat |\n|---|---|\n| A | 1 |').blocks).toEqual([
      { kind: 'table', columns: [['Analyse'], ['Résultat']], rows: [[['A'], ['1']]] },
    ]);
    expect(only('ecran', '| a | b | c |\n|---|---|---|\n| d | e |').blocks).toEqual([
      { kind: 'table', columns: [['a'], ['b'], ['c']], rows: [[['d'], ['e'], []]] },
    ]);
  });

  it('keeps the lines of an item', () => {
    expect(only('ordonnance', 'Dr A.\n\n1. Compresses\n   un jour\n2. Bande').blocks[1]).toEqual({
      kind: 'list',
      ordered: true,
      items: [[['Compresses'], ['un jour']], [['Bande']]],
    });
  });

  it('takes bare addresses for words', () => {
    expect(only('dit', 'Écrivez à accueil@cabinet.example.').blocks).toEqual([
      { kind: 'text', lines: [['Écrivez à accueil@cabinet.example.']] },
    ]);
  });

  it('stands with those that follow, notes between them or not', () => {
    const one = paper('dit', 'Un.');
    const found = groups(one, '{/* note */}\n', one, 'Un mot.\n', one, '## U\n', one);
    expect(found.map(({ length }) => length)).toEqual([2, 1, 1]);
  });

  it('is found in the text of its part', () => {
    const { sections } = readLesson(
      lesson('Avant.\n', paper('piece', '| Nom | MODÈLE |\n|---|---|'), 'Après.'),
    ).page;
    expect(sections[0]?.text).toBe('Avant.\nUn papier\nNom\u00a0: MODÈLE\nAprès.');
  });

  it.each(PAPER_FORMS)('loses no word as %s', (form) => {
    const body =
      'Tête\nsuite\n\nDate : un\n\nDe : deux\n\n| a | b |\n|---|---|\n| c | d |\n\n- e\n\nfin **gras**';
    const words =
      paperLines(only(form, body))
        .join(' ')
        .match(/\p{L}+/gu) ?? [];
    expect([...words].sort()).toEqual(
      [...`Un papier ${body}`.matchAll(/\p{L}+/gu)].map(([word]) => word).sort(),
    );
  });
});

describe('a question', () => {
  const asked = (papers: string, id = 'q'): string =>
    `<Choix id="${id}" objectif="un">\n\nQuoi ?\n\n${papers}\n- [x] a\n\n  Oui.\n\n- [ ] b\n\n  Non.\n\n- [ ] c\n\n  Non.\n\n> Voilà.\n\n</Choix>\n`;
  const read = (papers: string): ChoiceQuestion => {
    const [first] = readLesson(lesson(asked(papers))).page.questions;
    if (first?.question.kind !== 'choice') throw new Error('no choice was read');
    return first.question;
  };

  it('holds its papers, and only where there are some', () => {
    const { documents } = read(paper('dit', 'Un.') + '\n' + paper('ecran', 'Deux.'));
    expect(documents?.map(({ form }) => form)).toEqual(['dit', 'ecran']);
    expect(read('')).not.toHaveProperty('documents');
  });

  it('is another wording once a paper is changed, and the same one without', () => {
    expect(read(paper('dit', 'Un.')).hash).not.toBe(read(paper('dit', 'Deux.')).hash);
    // As a release before this one wrote it.
    expect(read('').hash).toBe('69da46c8');
  });

  it('keeps its papers out of those of the prose', () => {
    expect(groups(asked(paper('dit', 'Un.')), paper('ecran', 'Deux.'))).toMatchObject([
      [{ form: 'ecran' }],
    ]);
  });
});

describe('numbers and addresses', () => {
  const kinds = (text: string): string[] => possibleIn(text).map(({ kind }) => kind);
  /** With its key. */
  const nir = (first: string): string => {
    const digits = Number(first.replace('2A', '19').replace('2B', '18'));
    return first + String(97 - (digits % 97)).padStart(2, '0');
  };
  const spaced = (number: string): string =>
    number.replace(/^(.)(..)(..)(..)(...)(...)/, '$1 $2 $3 $4 $5 $6 ').trim();

  it.each([
    nir('2850578006084'),
    nir('1990199351042'),
    nir('285057A006084'.replace('7A', '2A')),
    nir('2850597411004'),
    nir('3850578006084'),
    nir('2852078006084'),
    spaced(nir('2850578006084')),
    spaced('2850578006084'),
    '1850578006084',
  ])('%s may be somebody’s number', (text) => {
    expect(kinds(`Numéro : ${text}.`)).toEqual(['nir']);
  });

  it.each([
    ['month', nir('2859978006084')],
    ['month', nir('2851378006084')],
    ['key', '2 85 05 78 006 084 00'],
    ['department', nir('2850500006084')],
    ['bar code', '3400930000123'],
    ['length', '28505780060841'],
    ['longer', `${nir('2850578006084')}1`],
  ])('is nobody’s by its %s: %s', (_why, text) => {
    expect(kinds(`Numéro : ${text}.`)).toEqual([]);
  });

  it.each([
    '06 12 34 56 78',
    '0612345678',
    '06.12.34.56.78',
    '01-42-34-56-78',
    '+33 6 12 34 56 78',
    '+33612345678',
    '0033 1 42 34 56 78',
    '+33 (0)1 42 34 56 78',
    '08\u00a000\u00a012\u00a034\u00a056',
    '09 70 12 34 56',
  ])('%s may ring', (text) => {
    expect(kinds(`Tél. ${text}, le matin`)).toEqual(['phone']);
  });

  it.each([
    ...['01 99 00 12 34', '0261911234', '03.53.01.12.34', '+33 4 65 71 12 34', '05 36 49 12 34'],
    ...[
      '06 39 98 12 34',
      '15',
      '112',
      '36 24',
      '05 03 2026 08 10',
      '00 12 34 56 78',
      '12 06 12 34',
    ],
    ...['20 01 02 03 04 05', '0612345678901'],
  ])('%s rings nowhere', (text) => {
    expect(kinds(`Tél. ${text}, le matin`)).toEqual([]);
  });

  it.each(['a@gmail.com', 'jean.modele@exemple.fr', 'x@cabinet.mssante.fr', 'a@example.fr'])(
    '%s may arrive',
    (text) => {
      expect(kinds(`Écrivez à ${text}.`)).toEqual(['email']);
    },
  );

  it.each([
    'a@cabinet.example',
    'a@x.y.test',
    'a@b.invalid',
    'a@example.com',
    'a@mail.example.org',
  ])('%s arrives nowhere', (text) => {
    expect(kinds(`Écrivez à ${text}, vite.`)).toEqual([]);
  });

  it('are read in linear time, whatever is typed', () => {
    for (const sign of ['0', '1 ', '0 6', '1 99 ', 'a.', 'a@', 'a@b.', '+33 ']) {
      const from = performance.now();
      possibleIn(sign.repeat(20_000 / sign.length));
      expect(performance.now() - from, sign).toBeLessThan(500);
    }
  });

  it('are told in a paper wherever they stand', () => {
    const places = [
      'Tél. 06 12 34 56 78',
      '- 06 12 34 56 78',
      '| Tél. | 06 12 34 56 78 |\n|---|---|',
      'Tél. **06 12 34 56 78**',
    ];
    for (const body of places)
      expect(errorsOf(lesson(paper('ecran', body))), body).toEqual(['pas-fictif']);
  });

  it('of fiction are never told', () => {
    const range = fc.constantFrom(
      '01 99 00',
      '02 61 91',
      '03 53 01',
      '04 65 71',
      '05 36 49',
      '06 39 98',
    );
    const pair = fc.nat(99).map((number) => String(number).padStart(2, '0'));
    fc.assert(
      fc.property(range, pair, pair, (start, third, fourth) => {
        expect(kinds(`${start} ${third} ${fourth}`)).toEqual([]);
      }),
    );
  });
});
