import { cp, glob, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rememberingGlossary, rememberingReader } from '../../src/authoring/cache.ts';
import { loadCourse, type CourseReading } from '../../src/authoring/read-course.ts';
import type { Lesson } from '../../src/core/course/course.ts';
import { isOnPath } from '../../src/core/course/path.ts';
import type { Kind, QuestionOf } from '../../src/core/question/types.ts';
import { courseWith, FIXTURES, HEADER, LESSON } from './overlay.ts';

const loaded = await loadCourse(join(FIXTURES, 'complete'));

function onlyLesson(): Lesson {
  const lesson = loaded.course.modules[0]?.lessons[0];
  if (lesson === undefined) throw new Error('no lesson');
  return lesson;
}

const lesson = onlyLesson();

function question<K extends Kind>(kind: K): QuestionOf<K> {
  const found = lesson.questions.find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found as QuestionOf<K>;
}

describe('the header of a lesson', () => {
  it('is typeset, and named by its file', () => {
    expect(lesson).toMatchObject({
      id: 'module-un/tout',
      slug: 'tout',
      module: 'module-un',
      number: 1,
      title: 'Tout\u00a0: les sept questions',
      summary: 'Une leçon qui contient tout ce qu’une leçon peut contenir.',
      objectives: [
        { id: 'lire', text: 'lire d’un coup d’œil' },
        { id: 'ecrire', text: 'écrire sans faute' },
      ],
      review: { status: 'reviewed', by: 'Dr Spécimen', on: '2026-12-01' },
    });
  });
});

describe('the prose of a lesson', () => {
  it('is cut at level-2 headings, without questions, notes and marks', () => {
    expect(lesson.sections).toEqual([
      {
        id: 'l-ete-c-est-fini',
        title: 'L’été, c’est «\u00a0fini\u00a0»\u202f!',
        text: [
          'Avant la première partie\u00a0: une phrase d’introduction.',
          'Une dyspnée\u00a0: la Dyspnée et les arrêts, 10\u00a0kg, H2O.',
          'Un trait\u00a0: c’est tout',
          'Légende\u00a0: un trait.',
          'le début',
          'la fin',
          'Un sous-titre',
          'un point',
          'un autre',
          'Vous faites\u00a0: accueillir.',
          'Vous ne faites pas\u00a0: interpréter.',
          'préfixe\u00a0: dys = difficulté',
          'suffixe\u00a0: pnée = respiration',
          'Dyspnée\u00a0: gêne à respirer.',
        ].join('\n'),
      },
      {
        id: 'ecrire',
        title: 'Écrire',
        // A situation is found by what it tells, neither by its decisions nor by how it ends.
        text: [
          'Au guichet',
          'Lundi.',
          'Une carte',
          'à l’accueil',
          'Quelqu’un pose une carte.',
          '«\u00a0C’est la mienne.\u00a0»',
          'Le compte',
        ].join('\n'),
      },
    ]);
  });
});

describe('a question', () => {
  it('keeps its attributes, statement, figure, hints and explanation', () => {
    const choice = question('choice');
    expect(choice).toMatchObject({
      id: 'q-choix',
      points: 2,
      difficulty: 3,
      objective: 'lire',
      sources: ['manuel'],
      required: false,
      shuffle: false,
      stem: [
        [
          'Que veut dire ',
          { tag: 'strong', children: ['-ite'] },
          ' dans «\u00a0otite\u00a0»\u202f?',
        ],
        ['Choisissez.'],
      ],
      hints: [
        ['pensez à «\u00a0bronchite\u00a0».'],
        ['c’est chaud et ', { tag: 'term', children: ['apnéique'], id: 'apnee' }, '.'],
      ],
      explanation: [
        ['Otite\u00a0: inflammation de l’oreille.'],
        ['Bronchite\u00a0: des bronches.'],
      ],
    });
    expect(choice.figure).toMatchObject({
      alt: 'Un trait',
      caption: ['Un ', { tag: 'em', children: ['trait'] }, '.'],
      legend: [['ici']],
      url: null,
    });
    expect(choice.figure?.svg).toContain('<title>Un trait</title>');
    expect(choice.hash).toMatch(/^[0-9a-f]{8}$/);
  });

  it('has defaults', () => {
    expect(question('multiple')).toMatchObject({
      points: 1,
      difficulty: 1,
      sources: [],
      required: true,
      shuffle: true,
      figure: null,
      hints: [],
    });
  });

  it('of a single choice has options named by their text, not by their place', () => {
    const { options } = question('choice');
    expect(options.map(({ right }) => right)).toEqual([true, false, false, false]);
    expect(options[0]).toMatchObject({
      id: 'une-inflammation',
      text: ['une inflammation'],
      feedback: [['C’est le sens de -ite.'], ['Toujours.']],
    });
    // "-ite" and "ite" share a slug: both are told apart by their text.
    expect(options[2]?.id).toMatch(/^ite-[0-9a-f]{6}$/);
    expect(options[3]?.id).toMatch(/^ite-[0-9a-f]{6}$/);
    expect(options[2]?.id).not.toBe(options[3]?.id);
  });

  it('of several choices has several right options', () => {
    expect(question('multiple').options.map(({ id, right }) => [id, right])).toEqual([
      ['ite', true],
      ['ome', true],
      ['hypo', false],
    ]);
  });

  it('true or false has a comment for each answer', () => {
    expect(question('true-false')).toMatchObject({
      answer: false,
      ifTrue: [['Pensez au lipome\u00a0: c’est bénin.']],
      ifFalse: [['Exact.']],
    });
  });

  it('with gaps has its statement, its text with gaps, and expected wrong answers', () => {
    const { stem, text, gaps, expected } = question('gaps');
    expect(stem).toEqual([['Complétez.']]);
    expect(gaps).toMatchObject([
      { id: 'tachycardie', answers: ['tachycardie'], typo: true },
      { id: 'dyspnee', answers: ['dyspnée', 'gêne d’effort'], typo: true },
      { id: 'tachycardie--2', answers: ['tachycardie'], typo: true },
      { id: 'apnee', answers: ['apnée'], typo: true },
    ]);
    expect(text).toEqual([
      [
        'Le cœur bat trop vite\u00a0: c’est une ',
        { gap: 'tachycardie' },
        '. Une gêne est une ',
        { gap: 'dyspnee' },
        '\u202f; encore une ',
        { tag: 'strong', children: ['fois'] },
        ' ',
        { gap: 'tachycardie--2' },
        '.',
      ],
      ['Et une ', { gap: 'apnee' }, '.'],
    ]);
    expect(expected).toEqual([{ answer: 'bradycardie', feedback: [['brady- veut dire lent.']] }]);
  });

  it('with a number has a tolerance, a unit and expected wrong answers', () => {
    expect(question('number')).toMatchObject({
      answer: 25.7,
      tolerance: 0.1,
      unit: 'kg/m²',
      expected: [
        { answer: 24, feedback: [['Vous avez oublié de mettre au carré.']] },
        { answer: 25.5, feedback: [['Presque.']] },
      ],
    });
  });

  it('of matching has pairs, then what matches nothing', () => {
    expect(question('matching')).toMatchObject({
      headings: ['Suffixe', 'Sens'],
      items: [
        { id: 'algie', text: ['-algie'], target: 'douleur', feedback: [['Comme dans névralgie.']] },
        { id: 'ome', text: ['-ome'], target: 'masse', feedback: [] },
      ],
      targets: [
        { id: 'douleur', text: [{ tag: 'strong', children: ['douleur'] }] },
        { id: 'masse', text: ['masse'] },
        {
          id: 'incision',
          text: ['incision'],
          feedback: [['C’est ', { tag: 'em', children: ['-tomie'] }, '.']],
        },
      ],
    });
    // A pair has its comment on its item, once.
    expect(question('matching').targets.filter((target) => 'feedback' in target)).toHaveLength(1);
  });

  it('of ordering has its steps in the right order', () => {
    expect(question('ordering').steps).toEqual([
      { id: 'rein', text: ['rein'], feedback: [] },
      { id: 'uretere', text: ['uretère'], feedback: [['L’uretère part du rein.']] },
      { id: 'vessie', text: ['vessie'], feedback: [] },
    ]);
  });
});

describe('the rest of the course', () => {
  it('has the guide in its order, without objectives to test', () => {
    expect(loaded.guide.map(({ slug, questions }) => [slug, questions.length])).toEqual([
      ['avant', 0],
      ['tout', 1],
    ]);
  });

  it('has terms with their marks, in the order of the alphabet', () => {
    expect(loaded.course.glossary.map(({ id }) => id)).toEqual(['apnee', 'dyspnee']);
    expect(loaded.course.glossary[1]).toMatchObject({
      term: 'dyspnée',
      grammar: 'nom féminin',
      plural: 'dyspnées',
      pronunciation: 'disp-né',
      forms: ['dyspnées'],
      definition: ['Gêne à ', { tag: 'strong', children: ['respirer'] }, '.'],
      parts: [
        { text: 'dys', role: 'préfixe', meaning: 'difficulté' },
        { text: 'pnée', role: 'suffixe', meaning: 'respiration' },
      ],
      see: ['apnee'],
      everyday: ['essoufflement'],
    });
  });

  it('has an organisation, with what nobody has written yet', async () => {
    const { organisation } = (await loadCourse(await courseWith())).course;
    expect(organisation).toMatchObject({ phone: null, registration: null, hostPhone: null });
    expect(organisation.disabilityContact.adjustments).toEqual([]);
    const dir = await courseWith();
    const file = join(dir, 'organisme.yaml');
    await writeFile(file, `${await readFile(file, 'utf8')}telephone: "02 99 00 00 00"\n`);
    expect((await loadCourse(dir)).course.organisation.phone).toBe('02 99 00 00 00');
  });

  it('has drawings by module and file', () => {
    expect(Object.keys(loaded.figures)).toEqual(['module-un/dessin.svg']);
  });
});

describe('a bank', () => {
  it('is told which sentences with gaps it has from a lesson, however they are typed', async () => {
    const gaps = (id: string, objective: string, sentence: string) =>
      `\n<Trous id="${id}" objectif="${objective}">\n\n${sentence}\n\n> Oui.\n\n</Trous>\n`;
    const dir = await courseWith();
    const append = async (path: string, text: string) =>
      writeFile(join(dir, path), `${await readFile(join(dir, path), 'utf8')}${text}`);
    await append(LESSON, gaps('l1-trous', 'un', 'Une douleur de l’estomac : [[gastralgie]].'));
    const bank = 'modules/essai/evaluation.mdx';
    const told = async () =>
      (await loadCourse(dir)).diagnostics.filter(({ code }) => code === 'question-recopiee').length;
    await append(bank, gaps('ev-autre', 'lecon#un', 'Une douleur de la tête : [[céphalée]].'));
    expect(await told()).toBe(0);
    await append(bank, gaps('ev-trous', 'lecon#un', "Une DOULEUR de l'estomac : [[gastralgie]]."));
    expect(await told()).toBe(1);
  });
});

describe('a module of no bloc', () => {
  const yaml = 'titre: Premiers pas\ncourt: Début\nresume: Un résumé.\n';

  it('is on every path, and asks for nothing more', async () => {
    const { course, diagnostics } = await loadCourse(
      await courseWith({ 'modules/essai/module.yaml': yaml }),
    );
    expect(diagnostics).toEqual([]);
    expect(course.modules[0]?.bloc).toBeNull();
    expect(course.paths.length).toBeGreaterThan(0);
    for (const path of course.paths)
      expect(course.modules.filter((module) => isOnPath(module, path))).toHaveLength(1);
  });
});

describe('a broken lesson', () => {
  it('leaves the others usable, with their numbers', async () => {
    const { course, broken } = await loadCourse(
      await courseWith({ [LESSON]: `${HEADER}\n## Respirer\n\nUn <Terme>mot</Terme>.\n` }),
    );
    expect(course.modules[0]?.lessons.map(({ slug, number }) => [slug, number])).toEqual([
      ['autre', 2],
    ]);
    expect(broken).toMatchObject([
      {
        id: 'essai/lecon',
        module: 'essai',
        title: 'Première leçon',
        diagnostics: [{ code: 'terme-inconnu' }],
      },
    ]);
  });

  it('is listed even when its name keeps it from being read', async () => {
    const dir = await courseWith({
      'modules/essai/Troisième.mdx': HEADER,
      'modules/essai/04-notes.md': HEADER,
      'modules/essai/_brouillon.mdx.txt': '',
    });
    const { broken, diagnostics } = await loadCourse(dir);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([
      ['fichier-ignore', 'error'],
      ['nom-de-fichier', 'error'],
    ]);
    expect(broken.map(({ id }) => id)).toEqual(['essai/Troisième']);
  });

  it('is not what its lessons become when module.yaml is the broken file', async () => {
    for (const text of ['titre: X\n', 'titre: [', '']) {
      const { course, broken, diagnostics } = await loadCourse(
        await courseWith({ 'modules/essai/module.yaml': text }),
      );
      expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      expect(course.modules).toMatchObject([
        { id: 'essai', title: 'essai', lessons: [{ slug: 'lecon' }, { slug: 'autre' }] },
      ]);
      expect(broken).toMatchObject([{ id: 'essai', module: 'essai' }]);
    }
  });
});

describe('content hashes', () => {
  const hashes = async (dir: string): Promise<(string | undefined)[]> => {
    const [module] = (await loadCourse(dir)).course.modules;
    return [...(module?.lessons ?? []), ...(module?.assessments ?? [])].map((page) => page?.hash);
  };

  it('change with the lesson and no other, and not with line ends', async () => {
    const dir = await courseWith();
    const before = await hashes(dir);
    const file = join(dir, LESSON);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replaceAll('\n', '\r\n'));
    expect(await hashes(dir)).toEqual(before);
    await writeFile(file, text.replace('une gêne', 'une forte gêne'));
    const [first, ...others] = await hashes(dir);
    expect(first).not.toBe(before[0]);
    expect(others).toEqual(before.slice(1));
  });

  it('change with a drawing the lesson shows', async () => {
    const dir = await courseWith();
    const figure = '\n<Figure src="./dessin.svg" alt="Un trait">\n\n</Figure>\n';
    const file = join(dir, LESSON);
    await writeFile(file, (await readFile(file, 'utf8')) + figure);
    const [before] = await hashes(dir);
    const svg = join(dir, 'modules/essai/dessin.svg');
    await writeFile(svg, (await readFile(svg, 'utf8')).replace('460', '450'));
    expect((await hashes(dir))[0]).not.toBe(before);
  });

  it('of questions do not change when questions are moved or the header changes', async () => {
    const dir = await courseWith();
    const questions = async () =>
      new Map(
        (await loadCourse(dir)).course.modules[0]?.lessons[0]?.questions.map(({ id, hash }) => [
          id,
          hash,
        ]),
      );
    const before = await questions();
    const file = join(dir, LESSON);
    const text = await readFile(file, 'utf8');
    const [start = '', first = '', second = ''] = text.split(/(?=<VraiFaux)/);
    await writeFile(
      file,
      `${start.replace('minutes: 10', 'minutes: 9')}${second.trimEnd()}\n\n${first}`,
    );
    expect(await questions()).toEqual(before);
  });
});

describe('the competence of a lesson', () => {
  it.each([
    ['competence: Respirer\n', 'Respirer', 0],
    ['', null, 0],
    ['competence: Respirer (intitulé exact à compléter)\n', null, 1],
    ['competence: À COMPLÉTER\n', null, 1],
  ])('%j is shown as %j', async (line, shown, warnings) => {
    const dir = await courseWith();
    const file = join(dir, LESSON);
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('competence: Respirer\n', line));
    const { course, diagnostics } = await loadCourse(dir);
    expect(course.modules[0]?.lessons[0]?.competence).toBe(shown);
    expect(diagnostics.map(({ severity, code }) => [severity, code])).toEqual(
      Array.from({ length: warnings }, () => ['warning', 'competence-a-completer']),
    );
  });
});

describe('images that are not drawings', () => {
  it('get an address that changes with their content', async () => {
    const figure = '\n## Image\n\n<Figure src="./photo.png" alt="Une photo">\n\n</Figure>\n';
    const dir = await courseWith({ 'modules/essai/photo.png': 'un' });
    const file = join(dir, LESSON);
    await writeFile(file, (await readFile(file, 'utf8')) + figure);
    const { images, diagnostics } = await loadCourse(dir);
    expect(diagnostics).toEqual([]);
    const [url = ''] = Object.keys(images);
    expect(url).toMatch(/^\/images\/essai\/photo-[0-9a-f]{8}\.png$/);
    expect(images[url]).toBe(join(dir, 'modules/essai/photo.png'));
    await writeFile(join(dir, 'modules/essai/photo.png'), 'deux');
    expect(Object.keys((await loadCourse(dir)).images)[0]).not.toBe(url);
  });
});

describe('files saved with Windows line ends', () => {
  it('are read the same', async () => {
    const dir = await courseWith();
    await cp(join(FIXTURES, 'complete'), dir, { recursive: true });
    const before = await loadCourse(dir);
    for await (const file of glob('**/*.{mdx,yaml,svg}', { cwd: dir })) {
      const text = await readFile(join(dir, file), 'utf8');
      await writeFile(join(dir, file), `\uFEFF${text.replaceAll('\n', '\r\n')}`);
    }
    const after = await loadCourse(dir);
    const places = ({ diagnostics }: CourseReading) =>
      diagnostics.map(({ code, line, column }) => [code, line, column]);
    expect(places(after)).toEqual(places(before));
    expect({ ...after, diagnostics: [] }).toEqual({ ...before, diagnostics: [] });
  });

  it('have their problems told at the same places', async () => {
    const text = await readFile(join(FIXTURES, 'broken/lecon.tout-a-la-fois.mdx'), 'utf8');
    const told = async (lesson: string) =>
      (await loadCourse(await courseWith({ [LESSON]: lesson }))).diagnostics.map(
        ({ code, line, column, excerpt }) => [code, line, column, excerpt],
      );
    expect(await told(text.replaceAll('\n', '\r\n'))).toEqual(await told(text));
  });
});

describe('a folder loaded again', () => {
  it('is the same with remembered pages, whatever changed in between', async () => {
    const dir = await courseWith();
    const { read } = rememberingReader();
    const glossary = rememberingGlossary();
    const both = async (): Promise<void> => {
      expect(await loadCourse(dir, { read, glossary })).toEqual(await loadCourse(dir));
    };
    await both();
    await writeFile(
      join(dir, 'glossaire/termes.yaml'),
      '- terme: apnée\n  definition: Un arrêt.\n',
    );
    await both();
    expect((await loadCourse(dir, { read })).diagnostics.map(({ code }) => code)).toEqual([
      'terme-inconnu',
    ]);
    await writeFile(join(dir, 'sources.yaml'), 'autre: { titre: A, auteur: B }\n');
    await both();
    await rename(join(dir, LESSON), join(dir, 'modules/essai/01-debut.mdx'));
    await both();
  });

  it('tells what it cannot read, in its place, and goes on', async () => {
    const dir = await courseWith();
    await symlink('nulle-part.png', join(dir, 'modules/essai/photo.png'));
    await symlink('03-boucle.mdx', join(dir, 'modules/essai/03-boucle.mdx'));
    await rm(join(dir, 'organisme.yaml'), { force: true });
    await mkdir(join(dir, 'organisme.yaml'));
    const { diagnostics, broken, course } = await loadCourse(dir);
    const unread = diagnostics.filter(({ code }) => code === 'illisible');
    expect(unread.map(({ file, message }) => [basename(file), message])).toEqual([
      ['03-boucle.mdx', expect.stringContaining('c’est un lien qui tourne en rond')],
      ['photo.png', expect.stringContaining('c’est un lien vers un fichier qui n’existe pas')],
      ['organisme.yaml', expect.stringContaining('c’est un dossier')],
    ]);
    expect(broken.map(({ id }) => id)).toContain('essai/boucle');
    expect(course.modules[0]?.lessons.length).toBeGreaterThan(0);
  });

  it.each([
    ['glossaire/termes.yaml', 'yaml', '- terme: [dyspnée\n'],
    ['sources.yaml', 'yaml', 'manuel: {\n'],
    ['sources.yaml', 'fichier-absent', ''],
  ])('tells that %s is not read (%s), and blames no page for it', async (file, code, text) => {
    const dir = await courseWith({
      [LESSON]: `${HEADER}\n## Respirer\n\nUne <Terme>dyspnée</Terme>. <Source id="manuel" />\n`,
      [file]: text,
    });
    const { diagnostics, broken, course } = await loadCourse(dir);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(new Set(errors.map((one) => `${one.file} ${one.code}`))).toEqual(
      new Set([`${join(dir, file)} ${code}`]),
    );
    expect(broken).toEqual([]);
    expect(course.modules[0]?.lessons.length).toBe(2);
  });
});
