/** A path: chosen by a visitor, decided by the group of a learner; on home, on pages, on the board. */
import { expect, test, type Page } from '@playwright/test';
import { violations } from '../examine.ts';
import { administrator, enter, newLearner, type Site } from './people.ts';
import { SITE } from './support.ts';

/** The real course: its complete path has a module of each bloc, FAE those of bloc 2. */
const HERE: Site = { url: SITE, dataDir: process.env['SITE_DATA_DIR'] ?? '' };
const OFF = ['Identitovigilance', 'Constantes et mesures', 'Gestion des stocks'];
const ON = ['Premiers pas', 'Vocabulaire médical'];

const modules = (page: Page) => page.locator('.module-resume h3:visible');
const choice = (page: Page) => page.getByRole('group', { name: 'Votre parcours' });
const complete = (page: Page) =>
  choice(page).getByRole('button', { name: 'Parcours complet (279 h)' });
const fae = (page: Page) =>
  choice(page).getByRole('button', { name: 'Formation d’adaptation à l’emploi (98 h)' });
const ruler = (page: Page) => page.locator('.total b');

test('a visitor chooses one: kept in this browser, on every page, changed at any time', async ({
  page,
  context,
}) => {
  await page.goto(SITE);
  await expect(modules(page)).toHaveText([...ON, ...OFF]);
  await expect(complete(page)).toHaveAttribute('aria-pressed', 'true');
  const before = Number(/\d+/.exec((await ruler(page).textContent()) ?? '')?.[0]);

  // Nobody is asked: it works without a network.
  await context.setOffline(true);
  await fae(page).press('Enter');
  await expect(fae(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(complete(page)).toHaveAttribute('aria-pressed', 'false');
  await expect(modules(page)).toHaveText(ON);
  // What it leaves out stands under it, in short rows.
  const aside = page.getByRole('region', { name: 'Ouverts, hors de votre parcours' });
  await expect(aside.getByRole('heading', { level: 3 })).toHaveText(OFF);
  await expect(aside.locator('p').first()).toHaveText(/^\d+\sleçons, si vous voulez.*h/);
  for (const row of await aside.locator('.module-court').all())
    expect((await row.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await context.setOffline(false);

  await page.reload();
  await expect(modules(page)).toHaveText(ON);
  await expect(fae(page)).toHaveAttribute('aria-pressed', 'true');
  await expect(ruler(page)).not.toHaveText(new RegExp(`^${before}\\s`));
  expect(Number(/\d+/.exec((await ruler(page).textContent()) ?? '')?.[0])).toBeLessThan(before);

  // What it leaves out is open all the same, and says that it is not on it.
  const line = page.getByText('Hors de votre parcours (« Formation d’adaptation à l’emploi »)');
  for (const path of ['', 'positionnement/', 'evaluation/', 'pouls-respiration/']) {
    await page.goto(`${SITE}/modules/constantes/${path}`);
    await expect(line).toBeVisible();
  }
  await page.goto(`${SITE}/modules/vocabulaire-medical/`);
  await expect(line).toHaveCount(0);

  await page.goto(SITE);
  await aside.getByRole('link', { name: 'Identitovigilance' }).click();
  await expect(page).toHaveURL(/modules\/identitovigilance/);
  await page.goto(SITE);
  await complete(page).click();
  await expect(aside).toBeHidden();
  await expect(modules(page)).toHaveText([...ON, ...OFF]);
  await expect(ruler(page)).toHaveText(new RegExp(`^${before}\\s`));
  await page.goto(`${SITE}/modules/constantes/`);
  await expect(line).toBeHidden();
});

test.describe('without the scripts of the page', () => {
  // It would bring those it kept at an earlier visit.
  test.use({ serviceWorkers: 'block' });

  test('before any script of the page comes, nothing that is not on it is to be seen', async ({
    page,
    browser,
  }) => {
    await page.goto(SITE);
    await fae(page).click();
    await page.route('**/_astro/*.js', (route) => route.abort());
    await page.reload();
    await expect(modules(page)).toHaveText(ON);
    await expect(page.locator('.total')).toBeHidden();
    await expect(page.locator('.reprendre')).toBeVisible();
    // The choice itself needs none.
    await complete(page).click();
    await expect(modules(page)).toHaveText([...ON, ...OFF]);

    const plain = await browser.newContext({ javaScriptEnabled: false });
    const bare = await plain.newPage();
    await bare.goto(SITE);
    await expect(modules(bare)).toHaveText([...ON, ...OFF]);
    await expect(bare.locator('.parcours:visible')).toHaveCount(0);
    await bare.goto(`${SITE}/modules/constantes/`);
    await expect(bare.getByText('Hors de votre parcours')).toBeHidden();
    await plain.close();
  });
});

test('a path of before that the course has no more hides nothing', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('cqp-parcours', 'ancien'));
  await page.goto(SITE);
  await expect(modules(page)).toHaveText([...ON, ...OFF]);
  await expect(complete(page)).toHaveAttribute('aria-pressed', 'true');
});

test('a group has one: its trainer chooses it, its learners see it and nothing to choose', async ({
  page,
  browser,
}) => {
  const { login, password, ask } = await administrator(HERE);
  await page.goto(`${SITE}/formateur/`);
  await page.getByLabel('Identifiant').fill(login);
  await page.getByLabel('Mot de passe').fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('link', { name: 'Créer un groupe' }).click();
  await page.getByLabel('Nom du groupe').fill('Adaptation 1');
  await expect(page.getByRole('radio', { name: 'Parcours complet' })).toBeChecked();
  // A name beside each, within the smallest screen.
  await page.setViewportSize({ width: 320, height: 640 });
  for (const label of await page.locator('label', { has: page.getByRole('radio') }).all()) {
    expect((await label.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    expect((await label.getByRole('radio').boundingBox())?.width).toBeLessThan(32);
  }
  const beyond = () =>
    page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  expect(await beyond()).toBe(0);
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole('radio', { name: 'Formation d’adaptation à l’emploi' }).check();
  await page.getByRole('button', { name: 'Créer le groupe' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Groupe Adaptation 1');
  await expect(page.getByText('Formation d’adaptation à l’emploi')).toBeVisible();
  const group = new URL(page.url()).searchParams.get('groupe') ?? '';

  const known = await newLearner(HERE);
  await ask(`apprenants/${known.id}`, { group }, 'PATCH');
  const other = await browser.newContext();
  const learner = await other.newPage();
  // What a visitor chose in this browser decides nothing for a learner.
  await learner.addInitScript(() => localStorage.setItem('cqp-parcours', 'complet'));
  await enter(learner, known, HERE);
  await learner.goto(SITE);
  await expect(modules(learner)).toHaveText(ON);
  await expect(choice(learner)).toBeHidden();
  await expect(
    learner.getByText(
      'Votre parcours : formation d’adaptation à l’emploi (98 h), choisi par votre centre.',
    ),
  ).toBeVisible();

  await page.goto(`${SITE}/formateur/?groupe=${group}&module=tous`);
  await expect(page.locator('.grille thead th')).toHaveText([
    'Apprenant',
    ...ON,
    'Temps actif',
    'Dernière activité',
  ]);
  await page.getByRole('link', { name: 'Préparer une séance' }).first().click();
  await expect(page.locator('.choix-unites legend')).toHaveText(ON);

  // Another path: what has been chosen is followed at the next visit, without entering again.
  await page.goto(`${SITE}/formateur/?groupe=${group}`);
  await page.getByRole('link', { name: 'Réglages du groupe' }).click();
  await expect(page.getByText('ce qui a été fait reste dans le dossier de chacun')).toBeVisible();
  await page.getByRole('radio', { name: 'Parcours complet' }).check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Groupe Adaptation 1');
  await learner.goto(SITE);
  await expect(modules(learner)).toHaveText([...ON, ...OFF]);
  await expect(ruler(learner)).toHaveText(/^\d+\sleçons$/);
  await other.close();
});
