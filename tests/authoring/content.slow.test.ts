import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { courseWith, HEADER, LESSON } from './overlay.ts';

const CLI = join(import.meta.dirname, '../../src/authoring/cli/content.ts');

async function run(cwd: string, ...args: string[]) {
  const env = { ...process.env, CONTENT_DIR: cwd };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [CLI, ...args], { cwd, env });
    return { code: 0, output: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, output: stdout + stderr };
  }
}

describe('npm run content', () => {
  it('counts what it read, and succeeds', async () => {
    const { code, output } = await run(await courseWith());
    expect(output).toMatch(
      /^aucune erreur, aucun avertissement · 1 module, 2 leçons, 16 questions, 2 termes, aucune page de guide · \d+,\d s\n$/,
    );
    expect(code).toBe(0);
  });

  it('succeeds with warnings', async () => {
    const dir = await courseWith({ [LESSON]: `${HEADER}\n## Respirer\n\nUn mot.\n` });
    const { code, output } = await run(dir);
    expect(output).toContain('aucune erreur, 2 avertissements');
    expect(code).toBe(0);
  });

  it('fails with errors', async () => {
    const dir = await courseWith({ [LESSON]: `${HEADER}\n## Respirer\n\nUn {mot}.\n` });
    const { code, output } = await run(dir);
    expect(output).toContain('modules/essai/01-lecon.mdx:18:4 erreur [accolade]');
    expect(output).toContain('1 erreur, 2 avertissements · 1 module, 1 leçon,');
    expect(output).toContain('1 page écartée');
    expect(code).toBe(1);
  });

  it('corrects with --fix, and says what it changed', async () => {
    const dir = await courseWith({ [LESSON]: `${HEADER}\n## Respirer\n\nUn {mot} <90.\n` });
    const { code, output } = await run(dir, '--fix');
    expect(output).toContain('modules/essai/01-lecon.mdx:18:4 accolade : « { » → « \\{ »');
    expect(output).toContain('modules/essai/01-lecon.mdx:18:10 inferieur : rien → « \\ »');
    expect(output).toContain('2 corrections');
    expect(code).toBe(0);
    expect(await readFile(join(dir, LESSON), 'utf8')).toContain('Un \\{mot} \\<90.');
  });

  it('explains itself when it is called wrong', async () => {
    const dir = await courseWith();
    expect(await run(dir, '--fixe')).toMatchObject({
      code: 2,
      output: expect.stringContaining('Usage'),
    });
    expect(await run(dir, join(dir, 'rien'))).toMatchObject({
      code: 2,
      output: expect.stringContaining('n’existe pas'),
    });
  });
});
