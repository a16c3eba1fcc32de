/** Every check of `npm run check` can fail: a fault of its kind, planted in a copy of the project. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const COPIED = [
  'src',
  'content',
  'package.json',
  'tsconfig.json',
  'eslint.config.js',
  'knip.json',
  'astro.config.mjs',
  '.prettierrc.json',
  '.prettierignore',
];

let copy = '';

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'cqp-checks-'));
  for (const path of COPIED) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(...[command = '', ...args]: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin', command), args, {
    cwd: copy,
    encoding: 'utf8',
  });
  return { status, said: args.includes('json') ? stdout : stdout + stderr };
}

function plant(path: string, text: string): string {
  writeFileSync(join(copy, path), text);
  return path;
}

const SYNTAX = 'no-restricted-syntax';

/** Files planted for one run of ESLint, and the rules that must speak of each. */
const LINTED: readonly (readonly [path: string, text: string, ...rules: string[]])[] = [
  ['src/core/layer.ts', "import '../player/store.ts';\n", 'no-restricted-imports'],
  ['src/player/layer.ts', "import '../authoring/load.ts';\n", 'no-restricted-imports'],
  ['src/server/layer.ts', "import '../authoring/load.ts';\n", 'no-restricted-imports'],
  ['src/islands/layer.ts', "import '../server/app.ts';\n", 'no-restricted-imports'],
  ['src/search/layer.ts', "import '../islands/words.ts';\n", 'no-restricted-imports'],
  ['src/authoring/layer.ts', "import '../player/player.ts';\n", 'no-restricted-imports'],
  ['src/pages/layer.ts', "import '../server/app.ts';\n", 'no-restricted-imports'],
  ['src/components/layer.ts', "import '../search/engine.ts';\n", 'no-restricted-imports'],
  ['src/core/long.ts', "import '../../src/server/app.ts';\n", 'no-restricted-imports'],
  ['src/core/winding.ts', "import './../core/../server/app.ts';\n", 'no-restricted-imports'],
  ['src/core/package.ts', "import 'hono';\n", 'no-restricted-imports'],
  ['src/core/node.ts', "export { join } from 'node:path';\n", 'no-restricted-imports'],
  ['src/publish/package.ts', "import 'zod';\n", 'no-restricted-imports'],
  ['src/core/later.ts', "export const a = import('../player/store.ts');\n", SYNTAX],
  ['src/core/late.ts', "export const a = import('lunr');\n", SYNTAX],
  [
    'src/player/later.ts',
    "export const a = import('../../src/authoring/read-course.ts');\n",
    SYNTAX,
  ],
  ['src/core/date.ts', 'export const a = () => new Date();\n', SYNTAX],
  ['src/player/date.ts', 'export const a = () => new Date();\n', SYNTAX],
  ['src/core/now.ts', 'export const a = () => Date.now();\n', 'no-restricted-properties'],
  ['src/player/chance.ts', 'export const a = () => Math.random();\n', 'no-restricted-properties'],
  ['src/core/id.ts', 'export const a = () => crypto.randomUUID();\n', 'no-restricted-globals'],
  ['src/player/id.ts', 'export const a = () => self.crypto;\n', 'no-restricted-properties'],
  ['src/core/net.ts', "export const a = () => fetch('/');\n", 'no-restricted-globals'],
  ['src/player/kept.ts', 'export const a = () => localStorage;\n', 'no-restricted-globals'],
  ['src/core/kept.ts', 'export const a = () => indexedDB;\n', 'no-restricted-globals'],
  ['src/core/wait.ts', 'export const a = () => setTimeout(a);\n', 'no-restricted-globals'],
  ['src/islands/Picture.tsx', 'export const a = <img src="x" />;\n', 'jsx-a11y/alt-text'],
  ['src/pages/picture.astro', '<img src="/x.png" />\n', 'astro/jsx-a11y/alt-text'],
  [
    'src/core/loose.ts',
    'const a: any = 1;\nexport default a;\nPromise.resolve(1);\n',
    '@typescript-eslint/no-explicit-any',
    'no-restricted-syntax',
    '@typescript-eslint/no-floating-promises',
  ],
];

describe('a fault makes its check fail', () => {
  it('format', () => {
    const path = plant('src/core/fault.ts', 'export const a   = "x"\n');
    expect(run('prettier', '--check', path).status).not.toBe(0);
  });

  it('lint: layers, accessibility, loose code', () => {
    for (const [path, text] of LINTED) plant(path, text);
    const { status, said } = run('eslint', '--format', 'json', ...LINTED.map(([path]) => path));
    const results = JSON.parse(said) as {
      filePath: string;
      messages: { ruleId: string | null }[];
    }[];
    for (const [path, , ...rules] of LINTED) {
      const spoken = results
        .find(({ filePath }) => filePath.endsWith(path))
        ?.messages.map(({ ruleId }) => ruleId);
      expect(spoken, path).toEqual(expect.arrayContaining(rules));
      rmSync(join(copy, path));
    }
    expect(status).toBe(1);
  }, 120_000);

  it('types, strictly', () => {
    plant(
      'src/core/fault.ts',
      'export const a: string | undefined = undefined;\nexport const b = a.length;\n',
    );
    const { status, said } = run('astro', 'check', '--minimumSeverity', 'error');
    expect(said).toContain('fault.ts');
    expect(status).not.toBe(0);
    rmSync(join(copy, 'src/core/fault.ts'));
  }, 180_000);

  it('circles: two files that import each other', () => {
    plant('src/core/fault.ts', "export type { B } from './other.ts';\n");
    plant('src/core/other.ts', "import './fault.ts';\nexport type B = 1;\n");
    const script = join(ROOT, 'tests/circles/run.ts');
    const { status, stderr } = spawnSync(process.execPath, [script, join(copy, 'src')], {
      encoding: 'utf8',
    });
    expect(stderr).toContain('core/fault.ts → core/other.ts → core/fault.ts');
    expect(status).toBe(1);
    for (const name of ['fault', 'other']) rmSync(join(copy, `src/core/${name}.ts`));
  });

  it('dead code: a file nobody imports', () => {
    plant('src/core/fault.ts', 'export const nobody = 1;\n');
    const { status, said } = run('knip');
    expect(said).toContain('src/core/fault.ts');
    expect(status).not.toBe(0);
    rmSync(join(copy, 'src/core/fault.ts'));
  }, 120_000);

  it('content: a lesson with a fault', () => {
    const fault = '---\ntitre: Sans rien\n---\n\n<Choi id="x">\n';
    plant('content/modules/vocabulaire-medical/99-faute.mdx', fault);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['src/authoring/cli/content.ts'],
      { cwd: copy, encoding: 'utf8' },
    );
    expect(stdout + stderr).toContain('99-faute.mdx:5:1');
    expect(status).toBe(1);
    rmSync(join(copy, 'content/modules/vocabulaire-medical/99-faute.mdx'));
  });

  describe('sizes', () => {
    const noise = (bytes: number): string =>
      Array.from({ length: bytes / 2 }, () => Math.random().toString(36).slice(2, 4)).join('');
    const weigh = (files: Readonly<Record<string, string>>) => {
      const site = mkdtempSync(join(copy, 'site-'));
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(join(site, path, '..'), { recursive: true });
        writeFileSync(join(site, path), text);
      }
      const { status, stdout } = spawnSync(process.execPath, ['tests/budgets.ts', site, site], {
        cwd: ROOT,
        encoding: 'utf8',
      });
      return { status, over: stdout.split('\n').filter((line) => line.startsWith('over')) };
    };
    const LESSON = 'modules/m/lecon/index.html';
    const page = (inside: string) => `<!doctype html><title>x</title>${inside}`;

    it('a lesson that fits', () => {
      expect(weigh({ [LESSON]: page('<p>Court.</p>') })).toEqual({ status: 0, over: [] });
    });

    it('a page too heavy', () => {
      const { status, over } = weigh({ [LESSON]: page(noise(60_000)) });
      expect(over.join()).toMatch(/common lesson.*heaviest lesson/);
      expect(status).toBe(1);
    });

    it('a page that takes two round trips', () => {
      const { status, over } = weigh({ [LESSON]: page(noise(26_000)) });
      expect(over).toEqual([expect.stringContaining('common lesson')]);
      expect(status).toBe(1);
    });

    it('scripts too heavy, what they import counted, what comes later not', () => {
      const site = {
        [LESSON]: page('<script type="module" src="/_astro/a.js"></script>'),
        '_astro/a.js': 'import"./b.js";import("./later.js")',
        '_astro/later.js': noise(60_000),
      };
      expect(weigh({ ...site, '_astro/b.js': 'export{}' })).toEqual({ status: 0, over: [] });
      const { status, over } = weigh({ ...site, '_astro/b.js': noise(60_000) });
      expect(over).toEqual([expect.stringContaining('JavaScript of a lesson')]);
      expect(status).toBe(1);
    });
  });
});
