/** The check of circles sees each that is planted, and src/ has none. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { circlesIn } from './circles.ts';
import { importsIn } from './imports.ts';

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** @returns the circles of a source folder with these files, as "kind: path" */
function circlesOf(files: Readonly<Record<string, string>>): readonly string[] {
  const src = mkdtempSync(join(tmpdir(), 'cqp-cercles-'));
  folders.push(src);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(src, path)), { recursive: true });
    writeFileSync(join(src, path), text);
  }
  return circlesIn(importsIn(src)).map(({ kind, path }) => `${kind}: ${path.join(' → ')}`);
}

const NOTHING = 'export const a = 1;\n';

test('src/ has none', () => {
  const imports = importsIn(resolve(import.meta.dirname, '../../src'));
  expect(imports.size).toBeGreaterThan(500);
  expect(circlesIn(imports)).toEqual([]);
});

test.each<[string, string]>([
  ['a value', "import { b } from './b.ts';\n"],
  ['a type', "import type { B } from './b.ts';\n"],
  ['a type among values', "import { type B, type C } from './b.ts';\n"],
  ['what it gives on', "export * from './b.ts';\n"],
  ['an effect', "import './b.ts';\n"],
  ['import()', "export const b = () => import('./b.ts');\n"],
  ['import() in a type', "export type B = import('./b.ts').B;\n"],
  ['a name without its end', "import { b } from './b';\n"],
  ['a path from the root', "import { b } from '/src/core/b.ts';\n"],
  ['a worker', "new Worker(new URL('./b.ts', import.meta.url), { type: 'module' });\n"],
  ['a glob', "export const all = import.meta.glob('./*.ts');\n"],
])('two files are a circle by %s', (_, text) => {
  expect(circlesOf({ 'core/a.ts': text, 'core/b.ts': "import './a.ts';\n" })).toEqual([
    'files: core/a.ts → core/b.ts → core/a.ts',
  ]);
});

test.each([
  ['its frontmatter', "---\nimport '../islands/a.ts';\n---\n<p>Un mot.</p>\n"],
  ['a script', "<p>Un mot.</p>\n<script>\n  import '../islands/a.ts';\n</script>\n"],
  ['the address of a script', '<script src="../islands/a.ts"></script>\n'],
  ['an import() in its markup', "<p>{(await import('../islands/a.ts')).a}</p>\n"],
])('a component is in a circle by %s', (_, text) => {
  expect(
    circlesOf({ 'components/A.astro': text, 'islands/a.ts': "import '../components/A.astro';\n" }),
  ).toEqual(['files: components/A.astro → islands/a.ts → components/A.astro', ...ROOMS]);
});
const ROOMS = ['folders: components → islands → components'];

test('three files are one, told by its way round', () => {
  expect(
    circlesOf({
      'core/a.ts': "import './b.ts';\n",
      'core/b.ts': "import './c.ts';\n",
      'core/c.ts': "import './a.ts';\n",
      'core/d.ts': "import './a.ts';\n",
    }),
  ).toEqual(['files: core/a.ts → core/b.ts → core/c.ts → core/a.ts']);
});

test('two rooms are a circle without one of files', () => {
  expect(
    circlesOf({
      'player/a.ts': "import '../page/b.ts';\n",
      'page/b.ts': NOTHING,
      'page/c.ts': "import type { D } from '../player/d.ts';\n",
      'player/d.ts': NOTHING,
    }),
  ).toEqual(['folders: page → player → page']);
});

test('so are two folders of a room, at any depth, and one with a file beside it', () => {
  expect(
    circlesOf({
      'server/people/a.ts': "import '../launch/b.ts';\n",
      'server/launch/b.ts': NOTHING,
      'server/launch/c.ts': "export const d = () => import('../people/d.ts');\n",
      'server/people/d.ts': NOTHING,
    }),
  ).toEqual(['folders: server/launch → server/people → server/launch']);
  expect(
    circlesOf({
      'server/lrs/http/a.ts': "import '../validate/b.ts';\n",
      'server/lrs/validate/b.ts': NOTHING,
      'server/lrs/validate/c.ts': "import '../http/d.ts';\n",
      'server/lrs/http/d.ts': NOTHING,
    }),
  ).toEqual(['folders: server/lrs/http → server/lrs/validate → server/lrs/http']);
  expect(
    circlesOf({
      'server/db.ts': "import './ops/folder.ts';\n",
      'server/ops/folder.ts': NOTHING,
      'server/ops/backup.ts': "import '../db.ts';\n",
    }),
  ).toEqual(['folders: server/db.ts → server/ops → server/db.ts']);
});

test('one direction is none, whatever stands in a comment or a string', () => {
  expect(
    circlesOf({
      'core/a.ts': "import './b.ts';\nimport 'node:path';\n",
      'core/b.ts': "// import './a.ts';\nexport const b = \"import './a.ts'\";\n",
      'islands/c.ts': "import '../core/a.ts';\nimport './c.css';\n",
      'islands/c.css': '.c {\n  color: red;\n}\n',
    }),
  ).toEqual([]);
});

test('what is not there is an error: nothing is passed over', () => {
  expect(() => circlesOf({ 'core/a.ts': "import './b.ts';\n" })).toThrow(
    'core/a.ts imports ./b.ts, which is not there',
  );
});
