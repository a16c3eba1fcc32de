/** Proofs as a trainer reads, completes and prints them; a learner's own results, on a second device. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { violations } from '../examine.ts';
import { randomUUID } from 'node:crypto';
import type { Meeting } from '../../src/core/api/meetings.ts';
import { administrator, COURSE_SITE, enter, PASSWORD, type Learner } from './people.ts';
import { COURSE, THEMES } from './support.ts';

const HOUR = 3600_000;
const UNIT = 'essai/toutes-les-questions';

interface Proven {
  readonly group: string;
  readonly learner: Learner;
}

/** Somebody who came to a meeting, which is over now, and asked for help, which was given. */
async function proven(browser: Browser): Promise<Proven> {
  const { ask } = await administrator();
  const { id: group } = await ask<{ id: string }>('groupes', { name: `Promotion ${randomUUID()}` });
  await ask(`groupes/${group}/apprenants`, { text: 'Inès Perrin\nZoé Arnaud' });
  const rows = await ask<{ learner: { id: string; name: string }; url: string }[]>(
    `groupes/${group}/liens`,
  );
  const [learner] = rows.map(({ learner: who, url }) => ({
    ...{ ...who, group },
    link: new URL(url).pathname,
  }));
  if (!learner) throw new Error('nobody');
  const meeting = await ask<Meeting>(`groupes/${group}/seances`, {
    units: [UNIT],
    start: new Date(Date.now() - HOUR / 12).toISOString(),
    end: new Date(Date.now() + HOUR).toISOString(),
  });
  const { request } = await browser.newContext();
  await request.post(COURSE_SITE.url + learner.link, { maxRedirects: 0 });
  await request.post(`${COURSE}/apprenant/seances/${meeting.id}/presence`);
  const asked = await request.post(`${COURSE}/apprenant/aide`, {
    data: { unit: UNIT, section: null, question: 'essai-choix', label: null, text: 'Pourquoi ?' },
  });
  const { id } = (await asked.json()) as { id: string };
  await ask(`aide/${id}`, { text: 'Parce que.' });
  const { cookies } = await request.storageState();
  expect(cookies.length).toBeGreaterThan(0);
  await ask(`seances/${meeting.id}/fin`, undefined, 'POST');
  return { group, learner };
}

/** @param query of the board */
async function signIn(page: Page, query: string): Promise<void> {
  const { login } = await administrator();
  await page.goto(`${COURSE}/formateur/${query}`);
  await page.getByLabel('Identifiant').fill(login);
  await page.getByLabel('Mot de passe').fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

/** No part of the page is wider than the screen. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('from the page of a learner to the certificate, by keyboard, then on paper', async ({
  page,
  browser,
}) => {
  const { learner } = await proven(browser);
  await signIn(page, `?apprenant=${learner.id}`);
  await page.getByRole('link', { name: 'Preuves' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Preuves\s: Inès Perrin$/);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  const meetings = page.getByRole('region', { name: 'Relevé des séances' });
  await expect(meetings).toContainText('la confirmation de la présence');
  await expect(meetings).toContainText(/source\s:\sséance du/);
  await expect(page.getByRole('region', { name: 'Dossier de preuve' })).toContainText(
    'Camille Essai',
  );
  const certificate = page.getByRole('region', { name: 'Certificat de réalisation' });
  await expect(certificate.getByLabel('Durée réalisée, en heures')).toHaveValue('');
  await expect(certificate.getByLabel('Nom et prénom')).toHaveValue('Inès Perrin');
  await certificate.getByLabel('Nom et prénom').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.type('Cabinet SPÉCIMEN');
  await expect(certificate.getByLabel('Employeur (raison sociale)')).toHaveValue(
    'Cabinet SPÉCIMEN',
  );
  await expect(certificate.locator('.manque')).not.toContainText('employeur');
  await expect(page.getByRole('region', { name: 'Carte des compétences' })).toContainText(
    'ne vaut ni validation de bloc ni attestation',
  );

  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Imprimer' })).toBeHidden();
  await expect(page.getByText('Ce que vous écrivez ici')).toBeHidden();
  await expect(certificate.getByLabel('Durée réalisée, en heures')).toHaveCSS(
    'border-bottom-style',
    'dotted',
  );
  expect(
    await page
      .locator('.feuille-preuve')
      .first()
      .evaluate((one) => getComputedStyle(one).breakAfter),
  ).toBe('page');
  const sheets = async (): Promise<number> => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    // A4, in points.
    expect(pdf).toMatch(/\/MediaBox\s*\[\s*0 0 59[45][.\d]* 84[12][.\d]*\s*\]/);
    return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  };
  const all = await sheets();
  expect(all).toBeGreaterThanOrEqual(4);
  await page.emulateMedia({ media: null });
  const boxes = page.locator('.pieces').getByRole('checkbox');
  for (const name of ['Relevé des séances', 'Certificat de réalisation', 'Carte des compétences']) {
    for (const box of await boxes.all()) await box.uncheck();
    await boxes.and(page.getByLabel(name)).check();
    expect([name, await sheets()]).toEqual([name, 1]);
  }

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Séances (CSV)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('seances-ines-perrin.csv');
});

test('a group prints a sheet a meeting, and leads to each learner', async ({ page, browser }) => {
  const { group, learner } = await proven(browser);
  await signIn(page, `?groupe=${group}`);
  await page.getByRole('link', { name: 'Preuves' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Preuves du groupe');
  const sheet = page.getByRole('region', { name: /^Séance du/ });
  await expect(sheet.getByRole('row', { name: /Inès Perrin/ })).toContainText(/\d+\sh/);
  await expect(sheet.getByRole('row', { name: /Zoé Arnaud/ })).toContainText('non pressé');
  await page.getByRole('link', { name: learner.name }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Preuves\s: Inès Perrin$/);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Preuves du groupe');
});

test('a learner reads « Mes résultats » on a second device, from the foot of any page', async ({
  browser,
}) => {
  const { learner } = await proven(browser);
  const page = await (
    await browser.newContext({ viewport: { width: 390, height: 844 } })
  ).newPage();
  await enter(page, learner);
  await page.goto(COURSE);
  const link = page.getByRole('link', { name: 'Mes résultats' });
  await link.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes résultats');
  await expect(page.getByRole('region', { name: 'Évaluations et séances' })).toContainText(
    'Aucune évaluation rendue.',
  );
  await expect(page.getByRole('region', { name: 'Évaluations et séances' })).toContainText(
    /Je suis là\s»[\s\S]*\d+\sh/,
  );
  expect(await overflow(page)).toBeLessThanOrEqual(0);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 })).toBeHidden();
});

test('a visitor has no such link, and the page says what it knows', async ({ page }) => {
  await page.goto(COURSE);
  await expect(page.getByRole('link', { name: 'Mes résultats' })).toBeHidden();
  await page.goto(`${COURSE}/resultats/`);
  await expect(page.getByText('En visite libre, personne ne vous suit')).toBeVisible();
});

for (const theme of THEMES)
  for (const width of [390, 1280])
    test(`axe finds nothing, and nothing is cut: ${theme}, ${String(width)} px`, async ({
      browser,
    }) => {
      const { group, learner } = await proven(browser);
      const viewport = { width, height: 900 };
      const trainer = await (await browser.newContext({ colorScheme: theme, viewport })).newPage();
      await signIn(trainer, `?apprenant=${learner.id}&vue=preuves`);
      await expect(trainer.getByRole('heading', { level: 1 })).toContainText(/Preuves\s:/);
      expect(await violations(trainer)).toEqual([]);
      expect(await overflow(trainer)).toBeLessThanOrEqual(0);
      await trainer.goto(`${COURSE}/formateur/?groupe=${group}&vue=preuves`);
      await expect(trainer.getByRole('heading', { level: 1 })).toContainText('Preuves du groupe');
      expect(await violations(trainer)).toEqual([]);
      expect(await overflow(trainer)).toBeLessThanOrEqual(0);
      const own = await (await browser.newContext({ colorScheme: theme, viewport })).newPage();
      await enter(own, learner);
      await own.goto(`${COURSE}/resultats/`);
      await expect(own.locator('.feuille-preuve').first()).toBeVisible();
      expect(await violations(own)).toEqual([]);
      expect(await overflow(own)).toBeLessThanOrEqual(0);
    });
