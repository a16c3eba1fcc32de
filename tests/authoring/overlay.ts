import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import { afterAll } from 'vitest';

export const FIXTURES = join(import.meta.dirname, '../fixtures/authoring');

const folders: string[] = [];

afterAll(async () => {
  await Promise.all(folders.splice(0).map((dir) => rm(dir, { recursive: true })));
});

/** A copy of the base course with these files written over it, by path in the content folder. */
export async function courseWith(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'contenu-'));
  folders.push(dir);
  await cp(join(FIXTURES, 'base'), dir, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  return dir;
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
