import { readFileSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ALL_TAGS, kindOf } from '../../src/core/question/tags.ts';
import { loadCourse } from '../../src/authoring/read-course.ts';
import { questionTemplate } from '../../src/authoring/question-templates.ts';
import { newLesson, newModule } from '../../src/authoring/scaffold.ts';
import { courseWith } from './overlay.ts';

const COURSE = `titre: Cours d’essai
sous-titre: Deux leçons
accroche: Un cours pour les tests.
iri: https://cours.example/
certification: RNCP40913
blocs: [{ numero: 2, titre: Second bloc }]
`;

describe('a new lesson', () => {
  it('is numbered after the others and has nothing to be told', async () => {
    const dir = await courseWith();
    const written = await newLesson(dir, 'essai', 'Les suffixes : « -ite », "-ome"');
    expect(written).toEqual({
      status: 'written',
      files: [join(dir, 'modules/essai/03-les-suffixes-ite-ome.mdx')],
    });
    const { course, diagnostics } = await loadCourse(dir);
    // Its objectives are not in the bank yet: that is the only thing left to do.
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'objectif-sans-question',
      'objectif-sans-question',
    ]);
    expect(diagnostics.every(({ file }) => file.endsWith('evaluation.mdx'))).toBe(true);
    expect(course.modules[0]?.lessons[2]?.title).toBe(
      'Les suffixes\u00a0: «\u00a0-ite\u00a0», "-ome"',
    );
  });

  it('takes question ids no other lesson has', async () => {
    const dir = await courseWith();
    await newModule(dir, 'Autre module');
    await newLesson(dir, 'essai', 'Une leçon');
    await newLesson(dir, 'autre-module', 'Une leçon');
    const { diagnostics } = await loadCourse(dir);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each([
    ['essay', 'Titre', 'Le module « essay » n’existe pas. Vouliez-vous dire « essai » ?'],
    ['essai', '   ', 'Le titre est vide. Écrivez-le entre guillemets.'],
    [
      'essai',
      '???',
      '« ??? » ne donne pas de nom de fichier. Mettez au moins un mot dans le titre.',
    ],
    ['essai', 'Évaluation', 'Ce nom est réservé à evaluation.mdx. Choisissez un autre titre.'],
  ])('is refused in %j under the title %j', async (module, title, message) => {
    expect(await newLesson(await courseWith(), module, title)).toEqual({
      status: 'refused',
      message,
    });
  });

  it('never writes over another', async () => {
    const dir = await courseWith();
    const before = await readFile(join(dir, 'modules/essai/02-autre.mdx'), 'utf8');
    const written = await newLesson(dir, 'essai', 'Autre');
    expect(written.status).toBe('refused');
    expect(await readFile(join(dir, 'modules/essai/02-autre.mdx'), 'utf8')).toBe(before);
  });
});

const BENCH = readFileSync(join(import.meta.dirname, '../../content/guide/banc.yaml'), 'utf8');

describe('a new question', () => {
  it.each(ALL_TAGS)('<%s> is read as it stands', async (tag) => {
    // The guide's, as it says to begin with.
    const dir = await courseWith(tag === 'Banc' ? { 'modules/essai/banc.yaml': BENCH } : {});
    const file = join(dir, 'modules/essai/02-autre.mdx');
    const [objective = ''] = /(?<=- id: )\S+/.exec(await readFile(file, 'utf8')) ?? [];
    const written = questionTemplate(tag, { id: 'nouvelle', objective });
    await appendFile(file, `\n${written}\n`);
    const { course, diagnostics } = await loadCourse(dir);
    expect(diagnostics).toEqual([]);
    const read = course.modules[0]?.lessons[1]?.questions.find(({ id }) => id === 'nouvelle');
    expect(read).toMatchObject({ kind: kindOf(tag), objective, required: true });
  });
});

describe('a new module', () => {
  it('joins the course with nothing to be told', async () => {
    const dir = await courseWith();
    const written = await newModule(dir, 'Gestion des stocks');
    expect(written.status).toBe('written');
    const { course, diagnostics } = await loadCourse(dir);
    expect(diagnostics).toEqual([]);
    expect(course.modules.map(({ id }) => id)).toEqual(['essai', 'gestion-des-stocks']);
    expect(course.modules[1]?.assessments[0]?.bank).toHaveLength(6);
  });

  it.each([
    ['modules: [essai] # dans l’ordre\n', 'modules: [essai, stocks] # dans l’ordre\n'],
    ['modules: [] # aucun\n', 'modules: [stocks] # aucun\n'],
    [
      'modules:\n  # le premier\n  - essai # ici\n# fin\n',
      'modules:\n  # le premier\n  - essai # ici\n  - stocks\n# fin\n',
    ],
    ['modules:\n- essai', 'modules:\n- essai\n- stocks'],
    ['modules: [\n  essai,\n]\n', 'modules: [\n  essai, stocks,\n]\n'],
  ])('is added to %j as %j', async (before, after) => {
    const dir = await courseWith({ 'cours.yaml': COURSE + before });
    expect((await newModule(dir, 'Stocks')).status).toBe('written');
    expect(await readFile(join(dir, 'cours.yaml'), 'utf8')).toBe(COURSE + after);
  });

  it('is refused twice, and when cours.yaml cannot be read', async () => {
    const dir = await courseWith();
    await newModule(dir, 'Stocks');
    expect((await newModule(dir, 'Stocks')).status).toBe('refused');
    const broken = await courseWith({ 'cours.yaml': 'modules: [essai\n' });
    expect((await newModule(broken, 'Stocks')).status).toBe('refused');
  });
});
