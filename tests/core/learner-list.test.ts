import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_NAME, readLearnerList } from '../../src/core/people/learner-list.ts';

const read = (text: string) => readLearnerList(text);
/** "Inès Perrin/ines@…" of each line that is ready. */
const people = (text: string) =>
  read(text).map(({ name, email, problem }) => problem ?? `${name}/${email}`);
const one = (text: string) => {
  const [line, ...others] = read(text);
  expect(others).toEqual([]);
  return line;
};

describe('what a spreadsheet or a mail gives', () => {
  test.each([
    ['Inès Perrin ; ines.perrin@exemple.fr', 'Inès Perrin/ines.perrin@exemple.fr'],
    ['Inès Perrin\tines.perrin@exemple.fr', 'Inès Perrin/ines.perrin@exemple.fr'],
    ['Inès Perrin, ines.perrin@exemple.fr', 'Inès Perrin/ines.perrin@exemple.fr'],
    ['Inès Perrin <ines.perrin@exemple.fr>', 'Inès Perrin/ines.perrin@exemple.fr'],
    ['"Perrin, Inès" <ines.perrin@exemple.fr>', 'Inès Perrin/ines.perrin@exemple.fr'],
    ['"Perrin, Inès";ines.perrin@exemple.fr', 'Inès Perrin/ines.perrin@exemple.fr'],
    ['Perrin, Inès', 'Inès Perrin/null'],
    ['PERRIN\tInès\tines.perrin@exemple.fr', 'Inès PERRIN/ines.perrin@exemple.fr'],
    ['Inès;Perrin;ines.perrin@exemple.fr', 'Inès Perrin/ines.perrin@exemple.fr'],
    ['ines.perrin@exemple.fr;Inès Perrin', 'Inès Perrin/ines.perrin@exemple.fr'],
    ['Inès Perrin ; mailto:ines.perrin@Exemple.FR', 'Inès Perrin/ines.perrin@exemple.fr'],
    ['Inès Perrin;<mailto:ines.perrin@exemple.fr>', 'Inès Perrin/ines.perrin@exemple.fr'],
    ['  \u00A0Inès\u00A0\u202FPerrin  ;  ', 'Inès Perrin/null'],
    ['3\tMme\tPerrin\tInès\tines@exemple.fr', 'Perrin Inès/ines@exemple.fr'],
    ['- Anne-Marie d’Arc', 'Anne-Marie d’Arc/null'],
    ["2. Yann de L'Hôtel du Bois", "Yann de L'Hôtel du Bois/null"],
    ['Mireille Le Bihan;m.lebihan@exemple.fr', 'Mireille Le Bihan/m.lebihan@exemple.fr'],
    ['Zoé', 'Zoé/null'],
    ['<script>alert(1)</script>', '<script>alert(1)</script>/null'],
    ['Jean\u202Enitram ; j@exemple.fr', 'Jeannitram/j@exemple.fr'],
  ])('%j', (line, expected) => expect(people(line)).toEqual([expected]));

  test('a line of headings puts the columns in place', () => {
    const table = [
      'N°\tNom\tPrénom\tTéléphone\tAdresse électronique',
      '1\tLe Goff\tMaël\t06 12 34 56 78\tmael@exemple.fr',
      '2\tDa Costa\tSofia\t\t',
      '',
      'Inès Perrin ; ines@exemple.fr',
    ].join('\r\n');
    expect(people(table)).toEqual([
      'Maël Le Goff/mael@exemple.fr',
      'Sofia Da Costa/null',
      'Inès Perrin/ines@exemple.fr',
    ]);
    expect(read(table).map(({ line }) => line)).toEqual([2, 3, 5]);
  });

  test('a heading for the whole name; a family name that looks like one is a person', () => {
    expect(people('Nom et prénom;Courriel\nPaul Guérin;p@exemple.fr')).toEqual([
      'Paul Guérin/p@exemple.fr',
    ]);
    expect(people('Paul Courriel;p@exemple.fr')).toEqual(['Paul Courriel/p@exemple.fr']);
    expect(people('Nom\nPaul;Guérin')).toEqual(['Paul Guérin/null']);
  });
});

describe('what is wrong is said, with what to write instead', () => {
  test.each([
    [
      'Marc Olivier m.olivier@exemple.fr',
      'Il manque le point-virgule entre le nom et l’adresse.',
      'Marc Olivier ; m.olivier@exemple.fr',
    ],
    [
      'paul.guerin@exemple.fr',
      'Il manque le nom devant l’adresse.',
      'Paul Guerin ; paul.guerin@exemple.fr',
    ],
    ['pg75@exemple.fr', 'Il manque le nom devant l’adresse.', null],
    ['Paul ; p.guerinexemple.fr', 'Il manque le signe @ dans l’adresse.', null],
    [
      'Paul ; p.guerinorange.fr',
      'Il manque le signe @ dans l’adresse.',
      'Paul ; p.guerin@orange.fr',
    ],
    [
      'Paul ; p.guerin(at)exemple.fr',
      'L’adresse doit contenir le signe @.',
      'Paul ; p.guerin@exemple.fr',
    ],
    [
      'Paul ; p.guerin@@exemple.fr',
      'L’adresse contient plusieurs signes @.',
      'Paul ; p.guerin@exemple.fr',
    ],
    ['Paul ; p. guerin@exemple.fr', 'L’adresse contient une espace.', 'Paul ; p.guerin@exemple.fr'],
    ['Paul, p.guerin@exemple,fr', 'L’adresse contient une virgule.', 'Paul ; p.guerin@exemple.fr'],
    [
      'Paul ; p.guérin@exemple.fr',
      'L’adresse contient une lettre accentuée.',
      'Paul ; p.guerin@exemple.fr',
    ],
    [
      'Paul ; p.guerin@gmail',
      'Il manque la fin de l’adresse, par exemple «\u00A0.fr\u00A0».',
      'Paul ; p.guerin@gmail.com',
    ],
    ['Paul ; p.guerin@', 'L’adresse s’arrête au signe @.', null],
    [
      'Paul ; p..guerin@exemple.fr',
      'Cette adresse n’est pas complète.',
      'Paul ; p.guerin@exemple.fr',
    ],
    [
      'Paul Guérin ; 06 12 34 56 78',
      '«\u00A006 12 34 56 78\u00A0» n’est ni un nom ni une adresse.',
      'Paul Guérin',
    ],
    ['12345', 'Il n’y a pas de nom dans cette ligne.', null],
    [
      'Paul G. <p@exemple.fr>; Zoé <z@exemple.fr>',
      'Il y a 2 adresses dans cette ligne. Une personne par ligne.',
      'Paul G. ; p@exemple.fr\nZoé ; z@exemple.fr',
    ],
    [
      'x'.repeat(LONGEST_NAME + 1),
      `Ce nom dépasse ${LONGEST_NAME} signes. Une personne par ligne.`,
      null,
    ],
  ])('%j', (line, problem, proposal) =>
    expect(one(line)).toEqual({
      line: 1,
      raw: line,
      status: 'error',
      name: null,
      email: null,
      problem,
      proposal,
    }),
  );

  test('the same address twice, the same name twice without addresses', () => {
    expect(people('Paul;p@exemple.fr\nPaule;P@exemple.fr\nZoé\nZOE\nPaul;p2@exemple.fr')).toEqual([
      'Paul/p@exemple.fr',
      'Cette adresse est déjà à la ligne 1. Retirez l’une des deux lignes.',
      'Zoé/null',
      'Ce nom est déjà à la ligne 3. S’il s’agit de deux personnes, ajoutez leurs adresses.',
      'Paul/p2@exemple.fr',
    ]);
  });
});

const SIGNS = [
  'Paul',
  'Le Goff',
  'p@exemple.fr',
  '@',
  ';',
  ',',
  '\t',
  '"',
  '<',
  '>',
  ' ',
  '\u00A0',
  '\n',
  'mailto:',
  '.',
  '12',
  'Nom',
  'Prénom',
  'E-mail',
  '(at)',
  '\u0000',
  'é',
  '\u0301',
];
const pasted = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom(...SIGNS)).map((parts) => parts.join('')),
);

test('a tab between double quotes is a space of the name', () => {
  expect(people('"\t"Paul')).toEqual(['Paul/null']);
});

test('a word that would read as a heading is not proposed as a name', () => {
  expect(one('Prénom,12')).toMatchObject({ status: 'error', proposal: null });
});

describe('whatever is pasted', () => {
  test('each line is either ready or explained', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        let before = 0;
        for (const { line, raw, status, name, email, problem, proposal } of read(text)) {
          expect(line).toBeGreaterThan(before);
          before = line;
          expect(text).toContain(raw);
          if (status === 'ready') {
            expect(name).toMatch(/^\S(.*\S)?$/u);
            expect(name).toMatch(/\p{L}/u);
            expect(name).not.toMatch(/[\p{Cc}\p{Cf}]/u);
            if (email !== null) expect(email).toMatch(/^[^\s@]+@[^\s@]+\.[a-z]+$/);
            expect([problem, proposal]).toEqual([null, null]);
          } else {
            expect([name, email]).toEqual([null, null]);
            expect(problem).toMatch(/^[\p{Lu}«].*\.$/u);
          }
        }
      }),
    );
  });

  test('what is proposed is ready', () => {
    fc.assert(
      fc.property(pasted, (text) => {
        for (const { proposal } of read(text))
          for (const line of proposal?.split('\n') ?? [])
            expect(one(line)).toMatchObject({ status: 'ready' });
      }),
    );
  });
});

const word = fc.stringMatching(/^[A-ZÉ][a-zéèïç]{1,9}$/);
const person = fc.record({
  given: fc.oneof(
    word,
    fc.tuple(word, word).map((two) => two.join('-')),
  ),
  family: fc.oneof(
    word,
    word.map((name) => `Le ${name}`),
    word.map((name) => `d’${name}`),
  ),
  email: fc.option(fc.stringMatching(/^[a-z]{2,8}(\.[a-z]{2,8})?@[a-z]{2,8}\.(fr|com)$/)),
});
const list = fc.uniqueArray(person, {
  selector: ({ given, family }) =>
    `${given} ${family}`.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase(),
  maxLength: 12,
});

test('a list comes back whole, whatever separates its columns', () => {
  fc.assert(
    fc.property(
      list,
      fc.constantFrom('\t', ';', ' ; ', ', '),
      fc.boolean(),
      fc.constantFrom('\n', '\r\n'),
      (all, mark, quoted, end) => {
        const separate = all.filter(
          ({ email }, at) =>
            email === null || all.findIndex((other) => other.email === email) === at,
        );
        const cell = (text: string) => (quoted ? `"${text}"` : text);
        const lines = separate.map(({ given, family, email }) =>
          [cell(`${given} ${family}`), ...(email === null ? [] : [email])].join(mark),
        );
        expect(people(lines.join(end))).toEqual(
          separate.map(({ given, family, email }) => `${given} ${family}/${email}`),
        );

        const table =
          ['Nom', 'Prénom', 'E-mail'].join(mark) +
          end +
          separate
            .map(({ given, family, email }) => [cell(family), given, email ?? ''].join(mark))
            .join(end);
        expect(people(table)).toEqual(
          separate.map(({ given, family, email }) => `${given} ${family}/${email}`),
        );
      },
    ),
  );
});

test.each([
  'Total : 38',
  'TOTAL;38',
  'Total\t38',
  'Sous-total : 4',
  'Effectif : 12',
  'Nombre de stagiaires : 9',
  'Total stagiaires = 12',
])('%s is nobody', (line) => {
  expect(one(line)).toMatchObject({
    status: 'error',
    problem: expect.stringMatching(/^Cette ligne compte/),
  });
});

test.each(['Nombre Martin', 'Total Aline ; aline@exemple.fr', 'Aline Total'])(
  '%s is somebody',
  (line) => {
    expect(one(line)).toMatchObject({ status: 'ready' });
  },
);

test('who bears the name of somebody in the group goes in, and is asked about', () => {
  const lines = readLearnerList(
    'Inès Perrin ; ines@exemple.fr\nZoé Picard\nInes PERRIN ; perrin@exemple.fr',
    ['inès perrin', 'Paul Roy'],
  );
  const doubt =
    'Quelqu’un de ce nom est déjà dans le groupe. Si c’est la même personne, retirez cette ligne.';
  expect(lines.map(({ status }) => status)).toEqual(['ready', 'ready', 'ready']);
  expect(lines.map((line) => line.doubt)).toEqual([doubt, undefined, doubt]);
});

test('two people of one name go in, and are asked about', () => {
  const lines = read('Inès Perrin ; ines@exemple.fr\nZoé Picard\nInes PERRIN ; perrin@exemple.fr');
  expect(lines.map(({ status }) => status)).toEqual(['ready', 'ready', 'ready']);
  expect(lines.map(({ doubt }) => doubt)).toEqual([
    undefined,
    undefined,
    'Même nom qu’à la ligne 1. Si c’est la même personne, retirez l’une des deux lignes.',
  ]);
});
