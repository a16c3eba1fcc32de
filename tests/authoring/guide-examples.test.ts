/** The trainer's guide is true word for word: whatever it tells to type is typed here, and read by the real reader. */
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/authoring/diagnostic.ts';
import { fixContent } from '../../src/authoring/fix.ts';
import { loadCourse } from '../../src/authoring/read-course.ts';
import { newLesson, newModule } from '../../src/authoring/scaffold.ts';
import { courseWith, FIXTURES, HEADER, LESSON } from './overlay.ts';
import { errorsOf, readLesson } from './words.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const GUIDE = join(CONTENT, 'guide');
const MODULE = 'modules/vocabulaire-medical';

interface Example {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

const pages = new Map(
  readdirSync(GUIDE)
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => [basename(name, '.mdx'), readFileSync(join(GUIDE, name), 'utf8')]),
);
const examples: Example[] = [...pages].flatMap(([page, text]) =>
  [...text.matchAll(/^```(\w+)\n([\s\S]*?)\n```$/gm)].map((match) => ({
    page,
    line: text.slice(0, match.index).split('\n').length,
    language: match[1] ?? '',
    text: match[2] ?? '',
  })),
);
const named = (all: readonly Example[]) =>
  all.map((example) => [`${example.page}.mdx:${example.line}`, example] as const);

/** Cells of the table under a title, without the row of titles: the codes of the first and the second. */
function rows(page: string, title: string): { typed: string[]; instead: string[]; cell: string }[] {
  const [, section = ''] = (pages.get(page) ?? '').split(`## ${title}\n`);
  const codes = (cell = ''): string[] =>
    [...cell.matchAll(/`([^`]+)`/g)].map((found) => (found[1] ?? '').replaceAll('\\|', '|'));
  return (section.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map((line) => line.split(/(?<!\\)\|/))
    .map(([, typed, instead]) => ({
      typed: codes(typed),
      instead: codes(instead),
      cell: (instead ?? '').trim(),
    }));
}

/** A copy of the course, so that each example finds the sources, words and lessons it speaks of. */
let dir = '';
let told: readonly Diagnostic[] = [];
const places = new Map<Example, { readonly file: string; readonly from: number }>();

/** Writes an example into the copy, and remembers where it stands. */
async function put(example: Example, path: string, before: string, after = ''): Promise<void> {
  const file = join(dir, path);
  await writeFile(file, `${before}${example.text}\n${after}`);
  places.set(example, { file, from: before.split('\n').length });
}

const shownIn = (example: Example): string[] => {
  const place = places.get(example);
  if (place === undefined) throw new Error(`${example.page}:${example.line} is typed nowhere`);
  const to = place.from + example.text.split('\n').length;
  return (
    told
      .filter(({ file, line }) => file === place.file && line >= place.from && line < to)
      // A header alone, or a bank beside lessons that are examples, has not the questions it would have.
      .filter(({ code }) => code !== 'objectif-sans-question')
      .map(({ code, message }) => `${code} : ${message}`)
  );
};

/** For an example of a body: a lesson whose objectives are those it names. */
function lessonHeader(text: string): string {
  const objectives = new Set(
    [...text.matchAll(/objectif="([\w-]+)"/g)].map((found) => found[1] ?? ''),
  );
  for (const more of ['un-autre', 'un-de-plus']) if (objectives.size < 2) objectives.add(more);
  const list = [...objectives].map((id) => `  - id: ${id}\n    texte: faire « ${id} »`).join('\n');
  return `---\ntitre: Exemple du guide\nresume: Un exemple du guide.\nminutes: 10\nobjectifs:\n${list}\nsources: [msd-termes]\nrelecture: en attente\nprerequis: []\n---\n\n## Une partie\n\n`;
}

/** As it stands under its key. */
const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');

const isHeader = ({ text }: Example): boolean => text.startsWith('---\n');

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'guide-'));
  await cp(CONTENT, dir, { recursive: true });
  await cp(join(GUIDE, 'lecon.svg'), join(dir, MODULE, 'lecon.svg'));
  await cp(join(GUIDE, 'avant-bras.svg'), join(dir, MODULE, 'avant-bras.svg'));
  await cp(join(GUIDE, 'banc.yaml'), join(dir, MODULE, 'banc.yaml'));
  // The ids of the examples are those of the pages that show them.
  for (const page of pages.keys()) await rm(join(dir, 'guide', `${page}.mdx`));
  const made = await newModule(dir, 'Entretien des locaux');
  expect(made.status).not.toBe('refused');
  const lesson = await newLesson(dir, 'vocabulaire-medical', 'Les mots de la peau');
  expect(lesson.status).not.toBe('refused');

  const replace = async (path: string, pattern: RegExp, example: Example): Promise<void> => {
    const text = await readFile(join(dir, path), 'utf8');
    const found = pattern.exec(text);
    if (found === null) throw new Error(`nothing like ${String(pattern)} in ${path}`);
    const rest = text.slice(found.index + found[0].length);
    await put(example, path, text.slice(0, found.index), rest);
  };

  for (const [index, example] of examples.entries()) {
    const { page, language, text } = example;
    const path = `${MODULE}/${30 + index}-exemple-${index}.mdx`;
    const bank = `${MODULE}/evaluation.mdx`;
    if (language === 'mdx' && page === 'evaluation') {
      const before = await readFile(join(dir, bank), 'utf8');
      await put(example, bank, `${before}\n`);
    } else if (language === 'mdx') await put(example, path, lessonHeader(text));
    else if (isHeader(example) && text.includes('Positionnement'))
      await replace(`${MODULE}/positionnement.mdx`, /^---\n[\s\S]*?\n---\n/, example);
    else if (isHeader(example) && page === 'evaluation')
      await replace(bank, /^---\n[\s\S]*?\n---\n/, example);
    else if (isHeader(example)) await put(example, path, '', '\n## Une partie\n\nUn mot.\n');
    else if (text.startsWith('- terme: dyspnée'))
      await replace('glossaire/respiration.yaml', /^- terme: dyspnée\n(?: .*\n)*/m, example);
    else if (text.startsWith('msd-termes:'))
      await replace('sources.yaml', /^msd-termes:\n(?: .*\n)*/m, example);
    else if (text.startsWith('blocs:'))
      await replace('cours.yaml', /^blocs:\n(?: .*\n)*/m, example);
    else if (text.startsWith('modules: ')) {
      await replace('cours.yaml', /^modules:.*\n(?:[ -].*\n)*/m, example);
    } else if (page === 'banc-de-mesure') {
      const file = join(dir, 'modules/constantes/banc.yaml');
      const [before = '', after] = (await readFile(file, 'utf8')).split(indented(text));
      if (after !== undefined) places.set(example, { file, from: before.split('\n').length });
    } else if (text.startsWith('## ')) {
      await put(example, path, lessonHeader(text), '\nUn mot.\n');
    }
  }
  told = (await loadCourse(dir)).diagnostics;
});
afterAll(() => rm(dir, { recursive: true }));

describe('what the guide shows', () => {
  it('is found: mdx, yaml and text', () => {
    expect(examples.length).toBeGreaterThan(30);
    expect(new Set(examples.map(({ language }) => language))).toEqual(
      new Set(['mdx', 'yaml', 'text']),
    );
  });

  it.each(named(examples.filter(({ language }) => language !== 'text')))(
    'is read without a word: %s',
    (_name, example) => {
      expect(shownIn(example)).toEqual([]);
    },
  );

  it.each(named(examples.filter(({ text }) => text.startsWith('## '))))(
    'opens parts: %s',
    (_name, example) => {
      expect(shownIn(example)).toEqual([]);
    },
  );

  it('makes a module and a lesson without an error', () => {
    const files = ['modules/entretien-des-locaux/', `${MODULE}/11-les-mots-de-la-peau.mdx`];
    for (const part of files)
      expect(
        told.filter(({ file, severity }) => severity === 'error' && file.includes(part)),
      ).toEqual([]);
  });

  it('is where the guide says it is', () => {
    const tree = examples.find(({ text }) => text.startsWith('content/\n'))?.text ?? '';
    const names = [...tree.matchAll(/^ +([\w.-]+\/?)/gm)].map((found) => found[1] ?? '');
    expect(names.length).toBeGreaterThan(8);
    const all = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' });
    for (const name of names)
      expect(
        all.some((path) => `/${path}/`.includes(`/${name.replace(/\/$/, '')}/`)),
        name,
      ).toBe(true);
  });
});

describe('« Les signes qui demandent de l’attention »', () => {
  it.each(rows('ecrire-une-lecon', 'Les signes qui demandent de l’attention'))(
    '--fix makes of $typed the first of $instead',
    async ({ typed: [typed = ''], instead }) => {
      const sentence = (part: string): string =>
        typed.startsWith('import') ? `${part.replace(/ en début.*/, '')}` : `Avant ${part} après.`;
      const body = `${HEADER}\n## T\n\n${sentence(typed)}\n`;
      expect(errorsOf(body)).not.toEqual([]);
      const course = await courseWith({ [LESSON]: body });
      await fixContent(course, course);
      const after = (await readFile(join(course, LESSON), 'utf8')).split('\n## T\n\n')[1] ?? '';
      expect(after).toBe(`${sentence(instead[0] ?? '')}\n`);
      for (const one of instead)
        expect(errorsOf(`${HEADER}\n## T\n\n${sentence(one)}\n`)).toEqual([]);
    },
  );
});

describe('« Rien ne se perd »', () => {
  const inHeader = /^titre: /;
  const body = (typed: string): string =>
    inHeader.test(typed)
      ? `${HEADER.replace(/^titre: .*$/m, typed)}\n## T\n\nUn mot.\n`
      : `${HEADER}\n## T\n\n${/^(:::|!!!)$/.test(typed) ? `${typed} note\nUn mot.\n` : `${typed} un mot`}\n`;
  const all = rows('verifier-et-corriger', 'Rien ne se perd');

  it.each(all.flatMap(({ typed }) => typed).filter((typed) => typed !== '$'))(
    '%s is told',
    (typed) => {
      expect(errorsOf(body(typed))).not.toEqual([]);
    },
  );

  it.each(all.flatMap(({ instead }) => instead).filter((one) => /^(##|titre:|-$|1\.$)/.test(one)))(
    '%s is read',
    (instead) => {
      expect(errorsOf(body(instead))).toEqual([]);
    },
  );

  it('a table without its dashes, a formula and a question of LiaScript are told', () => {
    for (const typed of ['| a | b |\n| c | d |', '$x^2$', '[[X]] oui'])
      expect(errorsOf(`${HEADER}\n## T\n\n${typed}\n`)).not.toEqual([]);
  });
});

describe('the messages the guide names', () => {
  const broken = join(FIXTURES, 'broken');
  const messages = readdirSync(broken)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => readFileSync(join(broken, name), 'utf8').split('\n'));
  const [, section = ''] = (pages.get('verifier-et-corriger') ?? '').split(
    '## Les messages les plus fréquents\n',
  );
  const quotes = [...section.matchAll(/^\| « (.*?) » \|/gm)].map((found) => found[1] ?? '');

  it.each(quotes)('« %s » is said', (quote) => {
    // What stands between its words is the trainer's own: a name, a number.
    const words = quote
      .split(/[\s\u00a0]+/)
      .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const pattern = new RegExp(words.join('(?:[\\s\\u00a0]+\\S+){0,2}[\\s\\u00a0]+'));
    expect(messages.some((line) => pattern.test(line))).toBe(true);
  });

  it('are all there', () => {
    expect(quotes.length).toBeGreaterThanOrEqual(10);
  });
});

describe('the warnings the guide lists', () => {
  const choice = (options: string, end = '> Voilà.\n\n'): string =>
    `<Choix id="c" objectif="un">\n\nQuoi ?\n\n${options}\n\n${end}</Choix>`;
  const RIGHT = '- [x] oui\n\n  Oui.';
  it.each([
    ['une réponse fausse sans commentaire', 'sans-commentaire', choice(`${RIGHT}\n\n- [ ] non`)],
    [
      'une bonne réponse nettement plus longue',
      'bonne-reponse-plus-longue',
      choice(
        '- [x] une réponse qui explique longuement tout ce qu’il faut savoir de la question posée\n\n  Oui.\n\n- [ ] non\n\n  Non.\n\n- [ ] rien\n\n  Non.',
      ),
    ],
    [
      '« toutes ces réponses »',
      'toutes-ces-reponses',
      choice(`${RIGHT}\n\n- [ ] non\n\n  Non.\n\n- [ ] toutes ces réponses\n\n  Non.`),
    ],
    [
      'un nombre sans unité',
      'nombre-sans-unite',
      '<Nombre id="n" reponse="12" objectif="un">\n\nCombien ?\n\n> Oui.\n\n</Nombre>',
    ],
    [
      'une question sans explication',
      'sans-explication',
      choice(`${RIGHT}\n\n- [ ] non\n\n  Non.`, ''),
    ],
  ])('%s: %s', (what, code, body) => {
    expect(pages.get('verifier-et-corriger')).toContain(what);
    const found = readLesson(`${HEADER}\n## T\n\n${body}\n`).diagnostics;
    expect(found.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(found.map(({ code }) => code)).toContain(code);
  });

  it('un objectif qu’aucune question ne teste, une leçon de plus de quinze minutes', async () => {
    expect(told.map(({ code }) => code)).toContain('objectif-sans-question');
    const text = readFileSync(join(FIXTURES, 'base', LESSON), 'utf8');
    const long = await courseWith({ [LESSON]: text.replace(/^minutes: .*/m, 'minutes: 20') });
    const { diagnostics } = await loadCourse(long);
    expect(diagnostics).toMatchObject([{ severity: 'warning', excerpt: 'minutes: 20' }]);
  });
});
