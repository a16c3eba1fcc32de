/** A training centre of its own: a server started on nothing, its first account made in the browser. */
import { expect, test as base, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from '../server/support/process.ts';

/** The built fixture course, given by tests/run.ts. */
const SITE_DIR = process.env['COURSE_DIR'] ?? 'dist';

export const PASSWORD = 'quatre mots sans rapport';

export interface Centre {
  /** Without trailing slash. */
  readonly url: string;
  /** The link a first start prints. */
  readonly invitation: string;
}

export const test = base.extend<{ centre: Centre }>({
  centre: async ({}, use) => {
    const data = mkdtempSync(join(tmpdir(), 'cqp-tableau-'));
    const server = await startProcess(SITE_DIR, data);
    await expect.poll(server.said).toContain('invitation=');
    const secret = /invitation=([\w-]+)/.exec(server.said())?.[1] ?? '';
    await use({ url: server.url, invitation: `${server.url}/formateur/?invitation=${secret}` });
    await server.kill('SIGTERM');
    rmSync(data, { recursive: true, force: true });
  },
});

export async function createAccount(
  page: Page,
  { invitation }: Pick<Centre, 'invitation'>,
  name: string,
): Promise<void> {
  await page.goto(invitation);
  await page.getByLabel('Votre nom').fill(name);
  await page.getByLabel('Identifiant').fill(name.toLowerCase().replace(/\W+/g, '.'));
  await choosePassword(page);
}

export async function choosePassword(page: Page): Promise<void> {
  await page.getByLabel('Mot de passe', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Le même mot de passe').fill(PASSWORD);
  await page.getByRole('button', { name: 'Enregistrer et entrer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/groupes$/);
}

export async function createGroup(page: Page, name: string, list: string): Promise<void> {
  await page.getByRole('link', { name: 'Créer un groupe' }).click();
  await page.getByLabel('Nom du groupe').fill(name);
  await page.getByRole('button', { name: 'Créer le groupe' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Groupe ${name}`);
  await page.getByRole('button', { name: 'Ajouter des apprenants' }).click();
  await page.getByLabel('Collez votre liste').fill(list);
  await page
    .getByRole('button', { name: /^Ajouter/ })
    .last()
    .click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Addresses of the personal links, by name, read from the page that shows them. */
export async function personalLinks(page: Page): Promise<Record<string, string>> {
  await page.getByRole('link', { name: 'Liens personnels' }).click();
  const strips = page.locator('.liens > li');
  await expect(strips.first()).toBeVisible();
  return Object.fromEntries(
    await strips.evaluateAll((all) =>
      all.map((one) => [
        one.querySelector('h2')?.textContent ?? '',
        one.querySelector('.adresse')?.textContent ?? '',
      ]),
    ),
  );
}

/** Enters by a personal link, in the browser of that page. */
export async function enterBy(page: Page, link: string, centre: Centre): Promise<void> {
  await page.goto(centre.url + new URL(link).pathname);
  await page.getByRole('button', { name: /^Je suis / }).click();
}

interface Call {
  readonly question: string;
  readonly text: string;
}

/** Asks for help as a lesson does. */
export async function callForHelp(page: Page, { question, text }: Call): Promise<void> {
  const status = await page.evaluate(
    async (body) =>
      (
        await fetch('/apprenant/aide', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).status,
    { unit: 'essai/toutes-les-questions', section: null, question, label: 'question 1', text },
  );
  expect(status).toBeLessThan(300);
}
