/** The command itself: what it writes, twice the same, and nothing when it is stopped. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { unzipSync } from 'fflate';
import { hostPackage, packagePath, takeTry, textIn } from './packages.ts';

// Two builds at once in one folder would tread on each other.
test.describe.configure({ mode: 'serial' });

const ROOT = resolve(import.meta.dirname, '../..');
const SCRATCH = join(ROOT, 'node_modules/.paquets');
const left = () => (existsSync(SCRATCH) ? readdirSync(SCRATCH) : []);

let out: string;
test.beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'cqp-paquets-'));
});
test.afterEach(() => rmSync(out, { recursive: true, force: true }));

/** Runs the command; `started` is called once pages are being built. */
async function run(
  args: readonly string[],
  started?: (stop: () => void) => void,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const child = spawn('node', ['src/package/main.ts', ...args, '--out', out], {
    cwd: ROOT,
    env: { ...process.env, CONTENT_DIR: 'tests/fixtures/cours' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  const closed = new Promise<number | null>((done) => child.on('close', done));
  if (started) {
    await expect.poll(left).not.toEqual([]);
    started(() => child.kill('SIGINT'));
  }
  return { code: await closed, said };
}

test('the same input gives the same bytes, and a table of what was written', async () => {
  const { code, said } = await run(['--format', 'scorm12,web']);
  expect(code).toBe(0);
  const names = ['cours-d-essai-scorm12.zip', 'cours-d-essai-web.zip'];
  expect(readdirSync(out).sort()).toEqual(names);
  for (const format of ['scorm12', 'web']) {
    const written = readFileSync(join(out, `cours-d-essai-${format}.zip`));
    expect(written.equals(readFileSync(packagePath(format)))).toBe(true);
  }
  expect(said).toContain('Cours d’essai, SPÉCIMEN : 3 leçons, 1 positionnement, 1 évaluation');
  for (const name of names) expect(said).toMatch(new RegExp(`${name} +\\d+ ko +\\d+ fichiers`));
  expect(said).toContain('une adresse d’exemple');
  expect(left()).toEqual([]);
});

test('stopped while pages are built: a sentence, no package, nothing half-written', async () => {
  const { code, said } = await run(['--format', 'web'], (stop) => stop());
  expect(code).toBe(1);
  expect(said.trim()).toBe('Interrompu : aucun paquet n’a été écrit.');
  expect(readdirSync(out)).toEqual([]);
  expect(left()).toEqual([]);
});

test('one lesson alone: its pages, no link out of it, nothing missing', async ({ page }) => {
  await run(['--format', 'web', '--lecon', 'courte']);
  const [name = ''] = readdirSync(out);
  expect(name).toBe('cours-d-essai-essai_courte-web.zip');
  const files = unzipSync(readFileSync(join(out, name)));
  const lessons = Object.keys(files).filter((path) => /^modules\/[^/]+\/[^/]+\/index/.test(path));
  expect(lessons).toEqual(['modules/essai/courte/index.html']);
  for (const path of Object.keys(files).filter((one) => one.endsWith('.html')))
    expect(textIn(files, path)).not.toContain('toutes-les-questions/index.html');
  const host = await hostPackage(files);
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(host.url('index.html'));
  await page.getByRole('link', { name: 'Module d’essai' }).click();
  await page.getByRole('link', { name: 'Une leçon courte' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Une leçon courte');
  await expect(page.locator('.question[data-pret]').first()).toBeVisible();
  expect(errors).toEqual([]);
  expect(host.missing).toEqual([]);
  await host.close();
});

test('an evaluation alone: it names the lessons behind the errors, and leads nowhere it does not hold', async ({
  page,
}) => {
  await run(['--format', 'web', '--lecon', 'essai/evaluation']);
  const files = unzipSync(readFileSync(join(out, 'cours-d-essai-essai_evaluation-web.zip')));
  const host = await hostPackage(files);
  for (const path of ['index.html', 'modules/essai/index.html']) {
    await page.goto(host.url(path));
    await expect(page.locator('main')).toContainText(/Évaluation/);
    await expect(page.locator('main')).not.toContainText(/\b0\sleçon|reste les|terminé/);
  }
  await page.goto(host.url('modules/essai/evaluation/index.html'));
  await expect(page.getByText('Il vous reste')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Revoir les leçons' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Commencer' }).click();
  await takeTry(page, 1);
  await expect(page.getByRole('heading', { name: 'Pas encore validé' })).toBeVisible();
  const lessons = page.locator('.revoir li');
  await expect(lessons.first()).toContainText(/Leçon 1\. .*questions? /);
  await expect(lessons.first().getByRole('link')).toHaveCount(0);
  await expect(page.locator('main')).toContainText(/[1-9]\sleçons? à reprendre/);
  await expect(page.getByRole('link', { name: /Revoir la leçon/ })).toHaveCount(0);
  for (const link of await page.locator('main a').all())
    expect(
      files[
        new URL(
          (await link.getAttribute('href')) ?? '',
          'http://a/modules/essai/evaluation/',
        ).pathname.slice(1)
      ],
    ).toBeDefined();
  expect(host.missing).toEqual([]);
  await host.close();
});
