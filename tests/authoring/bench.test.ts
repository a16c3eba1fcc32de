/** What a trainer is told of a banc.yaml, and what is read of it. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixContent } from '../../src/authoring/fix.ts';
import { loadCourse } from '../../src/authoring/read-course.ts';
import { bestRun } from '../../src/core/question/bench/rules.ts';
import { act, run, start } from '../../src/core/question/bench/machine.ts';
import { realReading } from '../courses.ts';
import { courseWith, HEADER, LESSON } from './overlay.ts';

const CONTENT = join(import.meta.dirname, '../../content');
const GUIDE = readFileSync(join(CONTENT, 'guide/banc.yaml'), 'utf8');
const BENCH = 'modules/essai/banc.yaml';

const lesson = (person: string): string =>
  `${HEADER}\n## T\n\n<Banc id="banc-a" personne="${person}" objectif="un">\n\nPrenez sa tension.\n\n> Voilà.\n\n</Banc>\n`;

/** Of a course with that bench, "file:line message", those of the bench and of its question. */
async function told(bench: string, person = 'ada-e'): Promise<readonly string[]> {
  const dir = await courseWith({ [BENCH]: bench, [LESSON]: lesson(person) });
  const { diagnostics } = await loadCourse(dir);
  return diagnostics
    .filter(({ severity, file }) => severity === 'error' && !file.endsWith('02-autre.mdx'))
    .map(({ file, line, message }) => `${basename(file)}:${line} ${message}`);
}

const changed = (from: string, to: string): string => {
  expect(GUIDE).toContain(from);
  return GUIDE.replace(from, to);
};
const lineOf = (text: string): number => GUIDE.slice(0, GUIDE.indexOf(text)).split('\n').length;

describe('banc.yaml', () => {
  it('of the guide is read without a word', async () => {
    expect(await told(GUIDE)).toEqual([]);
  });

  it.each([
    ['tour: 34', 'tour: large', '« tour » attend un nombre.'],
    ['    tour: 34\n', '', 'Il manque « tour ».'],
    [
      'arrivee: [ensuite, discute]',
      'arrivee: [discutte]',
      'Aucun réglage n’a de choix « discutte ».',
    ],
    ['geste: transmettre', 'geste: transmetre', 'Il n’y a pas de geste « transmetre ».'],
    [
      'de: 32, a: 42',
      'de: 31, a: 42',
      'Cette plage commence avant la fin de la précédente (31.9 cm).',
    ],
    ['de: 32, a: 42', 'de: 42, a: 32', 'De 42 à 32 cm : cette plage est à l’envers.'],
    [
      'texte: "frictionnées", juste: true',
      'texte: "frictionnées", defaut: Rien',
      '« Mains » n’a pas de bon choix.',
    ],
    [
      'desaccord: true',
      'desaccord: true, effet: { banc: [5, 6] }',
      'Les études ne s’accordent pas : rien n’est déplacé.',
    ],
    [
      'effet: { banc: [12, 9] }',
      'effet: { banc: [12, 9], publie: "+10 à +17" }',
      'Cette taille publiée n’a pas de source.',
    ],
    [
      'effet: { banc: [12, 9] }',
      'effet: { banc: [12, 9], publie: "+10", source: manuele }',
      'Il n’y a pas de source « manuele ».',
    ],
    ['id: discute', 'id: decolle', '« decolle » est déjà pris.'],
    [', pour: fuite', '', 'Il faut un motif, et un seul, « pour: fuite ».'],
    [
      'bras: { droit: [[151, 92], [146, 90], [144, 88]] }',
      'bras: { droit: plaie }',
      'Aucun bras ne donne de valeur.',
    ],
    [
      'unites:',
      'dessins: { bras: rien.svg }\nunites:',
      'Le dessin « rien.svg » n’est pas dans le dossier du module.',
    ],
  ])('with « %s » made « %s » is told', async (from, to, message) => {
    const found = await told(changed(from, to));
    expect(
      found.some((one) => one.startsWith('banc.yaml:') && one.includes(message)),
      found.join('\n'),
    ).toBe(true);
  });

  it('is told at its line', async () => {
    const found = await told(changed('geste: transmettre', 'geste: transmetre'));
    expect(found).toContain(
      `banc.yaml:${lineOf('geste: transmettre')} Il n’y a pas de geste « transmetre ».`,
    );
  });

  it('is put right where what was meant is sure', async () => {
    const wrong = changed('tour: 34', 'tour: 34 cm').replace(
      'arrivee: [ensuite',
      'arrivee: [ensuit',
    );
    const dir = await courseWith({ [BENCH]: wrong, [LESSON]: lesson('ada-f') });
    for (let pass = 0; pass < 3; pass += 1) await fixContent(dir, dir);
    expect(await readFile(join(dir, BENCH), 'utf8')).toBe(GUIDE);
    expect(await readFile(join(dir, LESSON), 'utf8')).toBe(lesson('ada-e'));
  });
});

describe('<Banc>', () => {
  it('asks for a person who comes, and for a bench', async () => {
    expect(await told(GUIDE, 'zoe')).toEqual([
      `01-lecon.mdx:18 Personne ne s’appelle « zoe » dans banc.yaml.`,
    ]);
    const dir = await courseWith({ [LESSON]: lesson('ada-e') });
    const { diagnostics } = await loadCourse(dir);
    expect(diagnostics.map(({ code }) => code)).toContain('banc-absent');
  });

  it('keeps its hash when a drawing is drawn again, not when a value changes', async () => {
    const hashOf = async (bench: string, svg: string): Promise<string | undefined> => {
      const files = { [BENCH]: bench, [LESSON]: lesson('ada-e'), 'modules/essai/bras.svg': svg };
      const { course } = await loadCourse(await courseWith(files));
      return course.modules[0]?.lessons[0]?.questions.find(({ id }) => id === 'banc-a')?.hash;
    };
    const drawn = changed('unites:', 'dessins: { bras: bras.svg }\nunites:');
    const svg = (d: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Un bras</title><path d="${d}"/></svg>`;
    const first = await hashOf(drawn, svg('M0 0H9'));
    expect(first).toMatch(/^[0-9a-f]{8}$/);
    expect(await hashOf(drawn, svg('M0 0V9'))).toBe(first);
    expect(await hashOf(drawn.replace('[151, 92]', '[152, 92]'), svg('M0 0H9'))).not.toBe(first);
  });
});

describe('the benches of the course', async () => {
  const { course } = await realReading();
  const written = readFileSync(join(CONTENT, 'modules/constantes/banc.yaml'), 'utf8');
  const benches = course.modules
    .flatMap(({ lessons }) => lessons)
    .flatMap(({ questions }) => questions)
    .flatMap((question) => (question.kind === 'bench' ? [question.bench] : []));

  it('receive everybody who is written, each in one lesson', () => {
    const people = written.slice(written.indexOf('\npersonnes:'));
    const ids = [...people.matchAll(/^  ([a-z][\w-]*):$/gm)].map(([, id = '']) => id);
    expect(ids).toHaveLength(15);
    expect(benches.map(({ person }) => person.id).sort()).toEqual(ids.sort());
  });

  it.each(benches.map((bench) => [bench.person.id, bench] as const))(
    'a run of %s stays under 1 kB, however it is done',
    (_, bench) => {
      // The longest: every key at another value each time that the device is started.
      let state = start(bench);
      for (let at = 0; at < 40; at += 1) {
        for (const { id, options } of bench.settings)
          state = act(bench, state, `${id}:${options[at % options.length]?.id ?? ''}`);
        state = act(bench, state, `b:${bench.cuffs[at % bench.cuffs.length]?.id ?? ''}`);
        for (const action of [`c:${at % 2 ? 'droit' : 'gauche'}`, `r:${at % 10}`, 'm'])
          state = act(bench, state, action);
      }
      const { journal } = bestRun(bench);
      state = run(bench, [...state.journal, ...journal]);
      expect(new TextEncoder().encode(JSON.stringify(state.journal)).length).toBeLessThan(1000);
      expect(JSON.stringify(journal).length).toBeLessThan(600);
    },
  );
});
