import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatDiagnostic } from '../../src/authoring/diagnostic.ts';
import { fixContent } from '../../src/authoring/fix.ts';
import type { CourseReading } from '../../src/authoring/reading.ts';
import { loadCourse } from '../../src/authoring/read-course.ts';
import { courseWith, FIXTURES, LESSON } from './overlay.ts';

const BROKEN = join(FIXTURES, 'broken');

/** First word of a fixture's name → the file of the base course it stands for. */
const TARGETS: Readonly<Record<string, string>> = {
  lecon: LESSON,
  evaluation: 'modules/essai/evaluation.mdx',
  module: 'modules/essai/module.yaml',
  figure: 'modules/essai/dessin.svg',
  cours: 'cours.yaml',
  // Beside what is there already.
  doublon: 'modules/essai/03-lecon.mdx',
  dossier: 'modules/ailleurs/module.yaml',
  organisme: 'organisme.yaml',
  sources: 'sources.yaml',
  glossaire: 'glossaire/termes.yaml',
};

async function overlay(fixture: string): Promise<string> {
  const target = TARGETS[fixture.split('.')[0] ?? ''];
  if (target === undefined) throw new Error(`${fixture} stands for no file`);
  return courseWith({ [target]: await readFile(join(BROKEN, fixture), 'utf8') });
}

interface Read {
  readonly dir: string;
  readonly loaded: CourseReading;
}

const readDir = async (dir: string): Promise<Read> => ({ dir, loaded: await loadCourse(dir) });

const known = new Map<string, Promise<Read>>();

/** The course with that fixture in it: read once for all tests, none of which changes it. */
function withFault(fixture: string): Promise<Read> {
  const read = known.get(fixture) ?? overlay(fixture).then(readDir);
  known.set(fixture, read);
  return read;
}

const told = ({ dir, loaded }: Read): string =>
  loaded.diagnostics.map((diagnostic) => `${formatDiagnostic(diagnostic, dir)}\n`).join('\n');

const fixtures = (await readdir(BROKEN)).filter((name) => !name.endsWith('.txt'));

describe('broken content', () => {
  it('has nothing to say about the base course', async () => {
    expect(told(await readDir(await courseWith()))).toBe('');
  });

  it('covers at least the 40 cases asked for', () => {
    expect(fixtures.length).toBeGreaterThanOrEqual(40);
  });

  // `npm exec -- vitest run tests/authoring/broken.test.ts -u` with UPDATE_FIXTURES=1 writes them.
  it.each(fixtures)('tells everything about %s', async (fixture) => {
    const expected = join(BROKEN, fixture.replace(/\.\w+$/, '.txt'));
    expect(process.env['UPDATE_FIXTURES'] === '1' || existsSync(expected)).toBe(true);
    const text = told(await withFault(fixture));
    expect(text).not.toBe('');
    await expect(text).toMatchFileSnapshot(expected);
  });

  it.each(fixtures)(
    'leaves out only the pages of %s that have errors, and lists them',
    async (fixture) => {
      const { loaded } = await withFault(fixture);
      const errors = loaded.diagnostics.filter(({ severity }) => severity === 'error');
      const pages = new Set(errors.map(({ file }) => file).filter((file) => file.endsWith('.mdx')));
      const kept = loaded.course.modules.flatMap((module) =>
        module.lessons.map(({ file }) => file),
      );
      expect(kept.filter((file) => pages.has(file))).toEqual([]);
      const broken = loaded.broken.map(({ file }) => file);
      for (const file of pages) expect(broken).toContain(file);
    },
  );
});

describe('npm run content -- --fix', () => {
  it.each(fixtures)('leaves nothing it could have corrected in %s', async (fixture) => {
    const before = (await withFault(fixture)).loaded;
    const dir = await overlay(fixture);
    const { loaded, changes } = await fixContent(dir, dir);
    expect(loaded.diagnostics.filter(({ fix }) => fix !== undefined)).toEqual([]);
    expect(changes.length > 0).toBe(before.diagnostics.some(({ fix }) => fix !== undefined));
    expect((await loadCourse(dir)).diagnostics).toEqual(loaded.diagnostics);
  });
});
