/** `<Production>`: what is typed, what is kept of it, and each mistake. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../src/authoring/read-course.ts';
import { PRODUCTION } from '../../src/authoring/production-template.ts';
import { MOST_CRITERIA } from '../../src/core/production/production.ts';
import { courseWith, FIXTURES, HEADER } from './overlay.ts';
import { errorsOf, readLesson } from './words.ts';

const ask = 'SPÉCIMEN. M. Exemple tousse. Écrivez la note.';
const grid = ['- l’heure est écrite', '- ses mots y sont'];
const production = (
  parts: { instruction?: string; grid?: readonly string[]; model?: string; id?: string } = {},
): string =>
  [
    `<Production id="${parts.id ?? 'note'}" titre="La note : 9 h">`,
    parts.instruction ?? ask,
    (parts.grid ?? grid).join('\n'),
    parts.model ?? '> 9 h, M. Exemple tousse.',
    '</Production>',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
const lesson = (...parts: readonly string[]): string =>
  `${HEADER}\n## T\n\nAvant.\n\n${parts.join('\n\n')}\n`;
const read = (text: string) =>
  readLesson(lesson(text)).page.productions.map((one) => one.production);
const problems = (text: string): string[] => errorsOf(lesson(text));

describe('a text to write', () => {
  it('is an instruction, a grid and a possible text', () => {
    expect(read(production())).toEqual([
      {
        id: 'note',
        title: 'La note\u00A0: 9\u00A0h',
        instruction: [['SPÉCIMEN. M. Exemple tousse. Écrivez la note.']],
        criteria: [
          { id: 'l-heure-est-ecrite', text: ['l’heure est écrite'] },
          { id: 'ses-mots-y-sont', text: ['ses mots y sont'] },
        ],
        model: [['9\u00A0h, M. Exemple tousse.']],
      },
    ]);
    expect(problems(production())).toEqual([]);
  });

  it('may do without a possible text, and have several paragraphs', () => {
    const [one] = read(production({ instruction: 'Un.\n\nDeux **gras**.', model: '' }));
    expect(one?.model).toEqual([]);
    expect(one?.instruction).toHaveLength(2);
  });

  it('is found by its title and instruction, never by its grid or its possible text', () => {
    const { sections } = readLesson(lesson(production(), 'Après.')).page;
    expect(sections[0]?.text).toBe(
      'Avant.\nLa note\u00A0: 9\u00A0h\nSPÉCIMEN. M. Exemple tousse. Écrivez la note.\nAprès.',
    );
  });

  it('starts from a template without a fault', () => {
    expect(problems(PRODUCTION)).toEqual([]);
    expect(read(PRODUCTION)).toHaveLength(1);
  });

  it.each([
    ['no instruction', { instruction: '' }, ['consigne-absente']],
    ['no grid', { grid: [] }, ['criteres-nombre']],
    ['one criterion', { grid: grid.slice(1) }, ['criteres-nombre']],
    [
      'too many criteria',
      { grid: Array.from({ length: MOST_CRITERIA + 1 }, (_, at) => `- critère ${at}`) },
      ['criteres-nombre'],
    ],
    ['a criterion twice', { grid: ['- Deux fois', '- deux fois'] }, ['critere-en-double']],
    ['an empty criterion', { grid: ['- un', '-', '- deux'] }, ['critere-forme']],
    ['boxes', { grid: ['- [ ] un', '- [ ] deux'] }, ['critere-forme', 'critere-forme']],
    ['a criterion of two lines', { grid: ['- un', '  suite', '- deux'] }, ['critere-forme']],
    ['a link', { instruction: 'Voir [là](https://exemple.fr).' }, ['production-contenu']],
    ['a number somebody may have', { instruction: 'Rappeler le 06 12 34 56 78.' }, ['pas-fictif']],
    ['a heading', { instruction: `${ask}\n\n### Titre` }, ['mal-place']],
    ['two possible texts', { model: '> un\n\nsuite\n\n> deux' }, ['mal-place', 'mal-place']],
  ] as const)('tells %s', (_, parts, codes) => {
    expect(problems(production(parts))).toEqual(codes);
  });

  it('holds neither question nor paper', () => {
    const paper = '<Document titre="Un papier" forme="dit">\n\nOui.\n\n</Document>';
    expect(problems(production({ instruction: `${ask}\n\n${paper}` }))).toEqual([
      'production-contenu',
    ]);
  });

  it('needs its id and its title', () => {
    expect(problems(production().replace(' id="note"', ''))).toEqual(['attribut-absent']);
    expect(problems(production().replace(/ titre="[^"]*"/, ''))).toEqual(['attribut-absent']);
  });

  it('has an id of its own in the course, and no place in an evaluation', async () => {
    const bank = 'modules/essai/evaluation.mdx';
    const dir = await courseWith({
      'modules/essai/03-lecon.mdx': lesson(production(), production()),
      [bank]: `${await readFile(join(FIXTURES, 'base', bank), 'utf8')}\n${production()}\n`,
    });
    const { diagnostics } = await loadCourse(dir);
    const codes = diagnostics.map(({ code }) => code);
    expect(codes).toContain('identifiant-en-double');
    expect(codes).toContain('production-hors-lecon');
  });
});
