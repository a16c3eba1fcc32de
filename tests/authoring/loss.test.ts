/** Nothing an author types is lost in silence: it is on the page, or a message says where it went. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../src/authoring/read-course.ts';
import { courseWith, HEADER, LESSON, LONG, runs } from './overlay.ts';
import { SWALLOWED } from './swallowed.ts';
import { errorsOf, lostWords, readLesson } from './words.ts';

const MODULES = join(import.meta.dirname, '../../content/modules');
const LESSONS = readdirSync(MODULES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\d+-[\w-]+\.mdx$/.test(name))
  .map((name) => join(MODULES, name));

describe('a passage that would be lost', () => {
  const before = `${HEADER}\n## Partie\n\nUn mot.\n`;

  it.each(SWALLOWED)('is told as %s: %j', (code, typed) => {
    expect(errorsOf(before)).toEqual([]);
    expect(errorsOf(`${before}\n${typed}\n`)).toContain(code);
  });

  it('is told in a question whose data does not hold it', () => {
    const table = '| Mot | Sens |\n|---|---|\n| algie | douleur | perdu |\n| ite | inflammation |';
    const question = `<Appariement id="a" objectif="un">\n\nReliez.\n\n${table}\n\n> Voilà.\n\n</Appariement>`;
    expect(errorsOf(`${HEADER}\n## T\n\n${question}\n`)).toContain('tableau-cases');
  });

  it('is told in a definition of the glossary', async () => {
    const dir = await courseWith({
      'glossaire/termes.yaml':
        '- terme: dyspnée\n  definition: Une gêne de 2*3 à 4*5 fois.\n- terme: mot\n  definition: "##Un mot."\n',
    });
    const { diagnostics } = await loadCourse(dir);
    expect(diagnostics.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['etoiles-avalees', 'titre-colle']),
    );
  });

  it('is told in a header, where « # » opens a note', () => {
    const text = HEADER.replace('Première leçon', 'Leçon #2');
    expect(errorsOf(`${text}\n## T\n\nUn mot.\n`)).toContain('diese');
    expect(errorsOf(`${text.replace('Leçon #2', '"Leçon #2"')}\n## T\n\nUn mot.\n`)).toEqual([]);
  });
});

describe('a lesson that could never be completed', () => {
  it.each([
    ['lecon-vide', ''],
    ['lecon-vide', '{/* à écrire */}'],
    ['sans-partie', 'Un mot.'],
  ])('is told as %s: %j', (code, body) => {
    expect(errorsOf(`${HEADER}\n${body}\n`)).toContain(code);
  });
});

describe('the words of the source are the words of the page', () => {
  it.each(LESSONS)('in %s', (file) => {
    const text = readFileSync(file, 'utf8');
    expect(lostWords(text)).toEqual([]);
  });

  const PIECES = [
    ...[
      'mot',
      'deux',
      '2',
      '10',
      'mg',
      'é',
      '*',
      '**',
      '~',
      '~~',
      '_',
      '`',
      '|',
      '[',
      ']',
      '(',
      ')',
    ],
    ...['\n', '\n\n', '  ', '\t', '- ', '1. ', '2. ', '> ', '## ', '##', '#', '—', '•', ':', '\\'],
    ...[
      '\u00a0',
      '![',
      '](x)',
      '[x] ',
      '[ ] ',
      '[^1]',
      '---',
      '***',
      '===',
      '&nbsp;',
      '&amp;',
      '$',
    ],
    ...[
      '| a | b |\n|---|---|\n| c | d |',
      '| e | f | g |',
      '\n| h |\n',
      ' et ',
      '*/j',
      'x^2',
      '{/* n */}',
    ],
    ...[
      ' <Terme>dyspnée</Terme> ',
      'x<sub>2</sub>',
      '<br />',
      '<Source id="manuel" />',
      'import x',
      '==',
      '++',
    ],
    ...[
      '\n\n<Encadre type="retenir" titre="T">\n\n',
      '\n\n</Encadre>\n\n',
      '\n\n<Document titre="T" forme="courrier">\n\n',
      '\n\n<Document titre="Pièce" forme="piece">\n\n',
      '\n\n</Document>\n\n',
      '\n\nDate : un mot\n\n',
      '\n\n- [x] oui\n- [ ] non\n\n',
    ],
    ...[
      '\n\n<Choix id="q" objectif="un">\n\n',
      '\n\n</Choix>\n\n',
      '\n\n> Voilà.\n\n',
      '  Car non.\n',
    ],
    ...[
      '\n\n<Ordre id="o" objectif="un">\n\n',
      '\n\n</Ordre>\n\n',
      '1. un\n2. deux\n3. trois\n',
      'Indice : a',
    ],
  ];

  it(
    'or something is told, whatever is typed',
    () => {
      const body = fc
        .array(fc.constantFrom(...PIECES), { maxLength: 24 })
        .map((all) => all.join(''));
      fc.assert(
        fc.property(body, (typed) => {
          const text = `${HEADER}\n## Partie\n\n${typed}\n`;
          if (readLesson(text).diagnostics.some(({ severity }) => severity === 'error')) return;
          expect(lostWords(text)).toEqual([]);
        }),
        { numRuns: runs(2000) },
      );
    },
    LONG,
  );
});

describe('a message says what is meant', () => {
  it.each([
    ['un', true],
    ['deux', false],
  ])(
    'an objective tested by a question that cannot be read (%s) is tested',
    async (id, isNamed) => {
      const broken = `<VraiFaux id="v" reponse="oui" objectif="${id}">\n\nOui ?\n\n</VraiFaux>`;
      const dir = await courseWith({ [LESSON]: `${HEADER}\n## T\n\n${broken}\n` });
      const { diagnostics } = await loadCourse(dir);
      const untested = diagnostics.filter(({ code }) => code === 'objectif-sans-question');
      expect(untested.some(({ message }) => message.includes('« un »'))).toBe(!isNamed);
    },
  );

  const told = (body: string) =>
    readLesson(`${HEADER}\n## T\n\n${body}\n`).diagnostics.map(({ code, message, help }) => ({
      code,
      text: `${message} ${help}`,
    }));

  it.each(['Vrai', 'VRAI', 'vrai '])('reponse="%s" is « vrai », never its opposite', (value) => {
    const found = told(
      `<VraiFaux id="v" reponse="${value}" objectif="un">\n\nOui ?\n\n</VraiFaux>`,
    );
    const about = found.filter(({ text }) => text.includes('reponse='));
    expect(about.some(({ text }) => /reponse="faux"/.test(text))).toBe(false);
    if (value.trim() !== 'vrai') expect(about[0]?.text).toContain('reponse="vrai"');
  });

  const number = (attributes: string, comments = ''): string =>
    `<Nombre id="n" objectif="un" ${attributes}>\n\nCombien ?\n\n${comments}> Oui.\n\n</Nombre>`;
  it.each([
    [number('reponse="12 g"'), /reponse="12" unite="g"/, /25,7/],
    [number('reponse="3/4" unite="g"'), /reponse="0,75"/, /25,7/],
    [number('reponse="10^9" unite="g"'), /tous les chiffres/, /25,7/],
    [number('reponse="1.200" unite="g"'), /reponse="1200", ou reponse="1,200"/, /25,7/],
    [number('reponse="12" unite="g" tolerance="5%"'), /sans pour cent/, /zzz/],
    [number('reponse="12" unite="g"', '- 1.300 : Non.\n\n'), /1300 sans point/, /zzz/],
    [
      '<VraiFaux id="v" reponse="vrai" facultatif="non" objectif="un">\n\nOui ?\n\n</VraiFaux>',
      /Retirez « facultatif »/,
      /… facultatif>/,
    ],
    [
      '<VraiFaux id="v" objectif="un">\n\nOui ?\n\n- [x] vrai\n- [ ] faux\n\n</VraiFaux>',
      /<VraiFaux reponse="vrai" …> ou/,
      /: <VraiFaux reponse="faux" …|- faux : Exact/,
    ],
    [
      '<Choix id="Q 1" ordre="aléatoire" objectif="un">\n\nQuoi ?\n\n- [x] a\n- [ ] b\n\n</Choix>',
      /id="q-1"/,
      /suffixe-ite|ordre="fixe"\.$/,
    ],
    [
      '<Choix id="q" objectif="un">\n\nQuoi ?\n\n- [x] \n- [ ] b\n\n</Choix>',
      /réponse est vide/,
      /case n’est pas écrite/,
    ],
  ])('says what was meant, never something else: %j', (body, expected, never) => {
    const found = told(body);
    expect(found.some(({ text }) => expected.test(text))).toBe(true);
    expect(found.filter(({ text }) => never.test(text))).toEqual([]);
  });

  it('names the space in a number', () => {
    const found = told(
      '<Nombre id="n" reponse="1 200" unite="g" objectif="un">\n\nCombien ?\n\n</Nombre>',
    );
    expect(found.find(({ code }) => code === 'attribut-valeur')?.text).toMatch(
      /espace.*reponse="1200"/,
    );
  });

  it('names a sign that cannot be seen, and the word before it', () => {
    const found = told('Une tachy\u200bcardie.');
    expect(found[0]?.text).toMatch(/espace de largeur nulle \(U\+200B\).*« tachy »/);
  });

  it.each([
    ['[[O−]]', true],
    ['[[O+]]', false],
    ['[[pH]]', true],
    ['[[mL]]', true],
    ['[[péri-]]', false],
    ['[[IRM]]', false],
  ])('says that the sign or the case of %s does not count: %s', (gap, isTold) => {
    const question = (more: string): string =>
      `<Trous id="t" objectif="un"${more}>\n\nC’est ${gap}.\n\n> Oui.\n\n</Trous>`;
    const codes = (more: string): string[] => told(question(more)).map(({ code }) => code);
    expect(codes('').includes('signe-ignore')).toBe(isTold);
    expect(codes(' exact="oui"')).not.toContain('signe-ignore');
    expect(codes(' exact="non"')).not.toContain('signe-ignore');
  });

  it.each([
    ['Un <b>mot.', /étoiles doubles/, /ne mettent rien/],
    ['Un <Br/> mot.', /Vouliez-vous dire <br>/, /\\</],
    ['H<SUB>2</SUB>O', /Vouliez-vous dire <\/?sub>/, /\\</],
    ['Un <s>mot</s>.', /~~texte~~/, /Les balises sont/],
    ['<details><summary>Voir</summary>Un mot.</details>', /ne se replie/, /Les balises sont/],
    ['<mark>Un mot</mark>', /le texte suffit/, /Les balises sont/],
    ['On écrit 10^{9}.', /10<sup>9<\/sup>/, /« \(9\) »/],
    ['## Titre {#repere}', /Retirez l’accolade/, /« \(#repere\) »/],
    ['Un fait <Source>manuel</Source>.', /<Source id="manuel" \/>/, /qui n’est pas ouverte/],
    ['< Encadre type="retenir">\n\nUn.\n\n</Encadre>', /Collez le nom/, /zzz/],
  ])('of %j says what to write, and nothing else', (typed, expected, never) => {
    const found = told(typed);
    expect(found.some(({ text }) => expected.test(text))).toBe(true);
    expect(found.filter(({ text }) => never.test(text))).toEqual([]);
  });

  it.each([
    'M. Dupont vient.\nM. Martin part.',
    'Prix - remise\nTotal - taxe',
    'Un mot\n\n–un autre',
    'Un prix : 3 %% de remise, 4 %.',
    'Voir https://exemple.fr//page et http://exemple.fr.',
    '12 h : repas\n14 h : soin',
    'Vitamine C :\nDose',
    '[oui] (non)',
    '[texte](https://exemple.fr "titre")',
    '- un\n- deux\n\n1. un\n2. deux',
    '```md\n## Titre\n```',
    '~~~\nun\n~~~~',
    '> ```\n> un\n> ```',
  ])('leaves alone what is read as it is typed: %j', (typed) => {
    expect(told(typed).filter(({ code }) => code !== 'adresse')).toEqual([]);
  });

  it('keeps two options that differ by their case alone', () => {
    const found = told(
      '<Choix id="c" objectif="un">\n\nQuoi ?\n\n- [x] mL\n\n  Oui.\n\n- [ ] ML\n\n  Non.\n\n> Voilà.\n\n</Choix>',
    );
    expect(found.map(({ code }) => code)).not.toContain('reponse-en-double');
  });
});
