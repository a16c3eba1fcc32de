import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Page } from '@playwright/test';
import { hostPackage, openPackage, textIn, type Host } from './packages.ts';
import { browserWithoutStorage } from './no-storage.ts';
import { answerAll, awake, question, tick, verdict, verify } from './support.ts';

const LESSON = 'modules/essai/toutes-les-questions/index.html';
const EVALUATION = 'modules/essai/evaluation/index.html';
const files = openPackage('web');
let host: Host;

test.beforeAll(async () => {
  host = await hostPackage(files);
});
test.afterAll(() => host.close());

/** Everything a page complains of; a policy that refuses its own page among it. */
function complaints(page: Page): string[] {
  const said: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(error.message));
  return said;
}

test('served deep under another path: a lesson is taken, the search and the glossary answer', async ({
  page,
}) => {
  const said = complaints(page);
  await page.goto(host.url('index.html'));
  await page.getByRole('link', { name: 'Module d’essai' }).click();
  await page.getByRole('link', { name: 'Mesurer la pression artérielle' }).first().click();
  await expect(page).toHaveURL(host.url(LESSON));
  await answerAll(page);
  await page.getByRole('link', { name: 'Rechercher' }).click();
  const search = page.getByRole('dialog');
  await search.locator('input').fill('mal de tête');
  await expect(search.locator('.trouvaille').first()).toContainText(/céphalée/i);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossaire\/index\.html#/);
  await page.goto(host.url('glossaire/index.html'));
  await page.getByLabel('Chercher un mot').fill('céphalée');
  await expect(page.getByRole('heading', { name: 'Céphalée' })).toBeVisible();
  expect(said).toEqual([]);
  expect(host.missing).toEqual([]);
});

test('the bank of an evaluation is found', async ({ page }) => {
  await page.goto(host.url(EVALUATION));
  await page.getByRole('button', { name: 'Commencer' }).click();
  await expect(page.getByText('Question 1 sur 4')).toBeVisible();
});

test('every link of every page leads to a page of the package, and to its anchor', () => {
  const anchors = new Map<string, Set<string>>();
  const text = (path: string) => textIn(files, path);
  const pages = Object.keys(files).filter((path) => path.endsWith('.html'));
  for (const path of pages)
    anchors.set(
      path,
      new Set([...text(path).matchAll(/\sid="([^"]*)"/g)].map(([, id = '']) => id)),
    );
  const lost: string[] = [];
  for (const path of pages) {
    for (const [, address = ''] of text(path).matchAll(
      /<(?:a|link|img|script)\b[^>]*?\s(?:href|src)="([^"]*)"/g,
    )) {
      if (/^(https?:|mailto:|data:)/.test(address)) continue;
      const url = new URL(address, `http://host/${path}`);
      const target = url.pathname.slice(1);
      const anchor = decodeURIComponent(url.hash.slice(1));
      const found =
        files[target] !== undefined && (anchor === '' || anchors.get(target)?.has(anchor));
      if (!found || address.startsWith('/')) lost.push(`${path} → ${address}`);
    }
  }
  expect(pages.length).toBeGreaterThan(5);
  expect(lost).toEqual([]);
});

test('in a frame of another origin, in a browser that refuses all storage: one can study, and is told', async () => {
  const { page, close } = await browserWithoutStorage();
  const lms = await hostPackage(
    {},
    { '/lms': `<!doctype html><title>LMS</title><iframe src="${host.url(LESSON)}"></iframe>` },
  );
  await page.goto(`${lms.origin.replace('localhost', '127.0.0.1')}/lms`);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('#qui-lit')).toContainText('Rien n’est gardé');
  const choice = frame.locator('#q-essai-choix');
  await awake(choice);
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
  await close();
  await lms.close();
});

test('opened from a disk: it can be read, and says that it can only be read', async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), 'cqp-disque-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  await page.goto(pathToFileURL(join(folder, LESSON)).href);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('#qui-lit')).toContainText('Lecture seule');
  await expect(page.locator('body')).toHaveCSS('background-color', /^rgb\((?!0, 0, 0)/);
  await expect(question(page, 'essai-choix')).toContainText('Je la fais asseoir');
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  await page.getByRole('link', { name: 'Module d’essai' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Module d’essai');
  rmSync(folder, { recursive: true });
});
