import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

export const FIXTURES = join(import.meta.dirname, '../fixtures/authoring');

const folders: string[] = [];

afterAll(() => {
  for (const dir of folders.splice(0)) rmSync(dir, { recursive: true });
});

const BASE = join(FIXTURES, 'base');
/** By path in the folder. Read once: hundreds of tests begin with a copy. */
const base = Object.fromEntries(
  globSync('**/*.*', { cwd: BASE }).map((path) => [path, readFileSync(join(BASE, path))]),
);

/** A copy of the base course with these files written over it, by path in the content folder. */
export function courseWith(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'contenu-'));
  folders.push(dir);
  for (const [path, content] of Object.entries({ ...base, ...files })) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), content);
  }
  return Promise.resolve(dir);
}

/** FUZZ_RUNS=100000: a long search for what nobody thought of. */
const FUZZ = process.env['FUZZ_RUNS'];
export const runs = (usual: number): number => Number(FUZZ ?? usual);
export const LONG = FUZZ === undefined ? 30_000 : 3_600_000;

export const LESSON = 'modules/essai/01-lecon.mdx';

/** The header of the base course's first lesson. */
export const HEADER = `---
titre: Première leçon
resume: Une leçon pour les tests.
minutes: 10
competence: Respirer
objectifs:
  - id: un
    texte: faire une chose
  - id: deux
    texte: en faire une autre
sources: [manuel]
relecture: en attente
prerequis: []
---
`;
