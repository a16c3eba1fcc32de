/** The command that makes a lesson or a module. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { courseWith } from './overlay.ts';

const ROOT = join(import.meta.dirname, '../..');

async function run(dir: string, ...args: string[]) {
  const cli = join(ROOT, 'src/authoring/cli/new.ts');
  const env = { ...process.env, CONTENT_DIR: dir };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], {
      env,
      cwd: dir,
    });
    return { code: 0, output: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, output: stderr };
  }
}

describe('npm run new', () => {
  it('says what it wrote', async () => {
    const { code, output } = await run(await courseWith(), 'lecon', 'essai', 'Une leçon');
    expect(code).toBe(0);
    expect(output).toBe(
      'La leçon est créée :\n  modules/essai/03-une-lecon.mdx\nRemplacez les textes, puis lancez « npm run content ».\n',
    );
  });

  it('prints a question to copy', async () => {
    const dir = await courseWith();
    const { code, output } = await run(dir, 'question', 'Trous');
    expect(code).toBe(0);
    expect(output).toMatch(/^<Trous id="a-changer" objectif="a-changer">\n\n[^]*<\/Trous>\n$/);
    expect(await run(dir, 'question', 'Choi')).toEqual({
      code: 1,
      output: '« Choi » n’est pas une balise de question. Vouliez-vous dire « Choix » ?\n',
    });
  });

  it('explains itself when it is called wrong', async () => {
    const dir = await courseWith();
    expect(await run(dir)).toMatchObject({ code: 2, output: expect.stringContaining('Usage') });
    expect(await run(dir, 'lecon', 'essai', 'Une', 'leçon')).toMatchObject({
      code: 2,
      output: expect.stringContaining('Mettez le titre entre guillemets.'),
    });
    expect(await run(dir, 'lecon', 'autre', 'Une leçon')).toMatchObject({ code: 1 });
  });
});
