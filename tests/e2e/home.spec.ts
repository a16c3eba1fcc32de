/** Home of a learner our server knows, on any device: a real server, several browsers. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { violations } from '../examine.ts';
import type { GroupBoard } from '../../src/core/api/groups.ts';
import type { HelpRequest } from '../../src/core/api/help.ts';
import { administrator, enter, newLearner, type Learner } from './people.ts';
import { awake, COURSE, question, tick, verdict, verify } from './support.ts';

const UNIT = 'essai/toutes-les-questions';

/** One question answered on a first device, and known to the server. */
async function worked(page: Page): Promise<Learner> {
  const learner = await enter(page);
  await page.goto(`${COURSE}/lancer/${UNIT}`);
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(page.locator('#qui-lit')).toContainText('Toutes sont envoyées');
  return learner;
}

const device = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();
const ruler = (page: Page) => page.locator('.total');
const resume = (page: Page) => page.locator('.reprendre');

test('a second device shows the work of the first, and nothing before it knows', async ({
  page,
  browser,
}) => {
  const learner = await worked(page);
  const phone = await device(browser);
  await enter(phone, learner);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await phone.route('**/apprenant/avancee', async (route) => {
    await held;
    await route.continue();
  });
  await phone.goto(`${COURSE}/`);
  await expect(ruler(phone)).toBeHidden();
  await expect(resume(phone)).toBeHidden();
  release();
  await expect(resume(phone)).toContainText('Vous en étiez là');
  await expect(ruler(phone)).toContainText('0 leçon sur 3');
  await expect(resume(phone).getByRole('link')).toHaveAttribute('href', /#reprendre$/);
  await phone.unroute('**/apprenant/avancee');
  await phone.goto(`${COURSE}/modules/essai/`);
  await expect(phone.locator('.lecons .etat').first()).toContainText(/En cours, 1 sur \d/);
  expect(await violations(phone)).toEqual([]);

  // Without the server: what was known, and that it may not be all.
  await phone.goto(`${COURSE}/`);
  await expect(resume(phone)).toContainText('Vous en étiez là');
  await phone.route('**/apprenant/**', (route) => route.abort());
  await phone.reload();
  await expect(resume(phone)).toContainText('Vous en étiez là');
  await expect(phone.getByRole('complementary', { name: 'Hors ligne' })).toContainText(
    'Votre centre ne répond pas',
  );
  await phone.unroute('**/apprenant/**');
  await phone.getByRole('button', { name: 'Réessayer' }).click();
  await expect(phone.getByRole('complementary')).toHaveCount(0);
});

test('a trainer’s answer is told on home, read in the page of exchanges, then told no more on any device', async ({
  page,
  browser,
}) => {
  const learner = await enter(page);
  await page.goto(`${COURSE}/`);
  const call = {
    unit: UNIT,
    section: null,
    question: 'essai-choix',
    label: null,
    text: 'Pourquoi ?',
  };
  const asked = await page.evaluate(
    async (body) =>
      (
        await fetch('/apprenant/aide', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
      ).json() as Promise<HelpRequest>,
    call,
  );
  const { ask } = await administrator();
  await ask(`aide/${asked.id}`, { text: 'Le repos laisse la tension redescendre.' });
  await page.reload();
  const line = page.getByRole('complementary', { name: 'Réponse à votre demande d’aide' });
  await expect(line).toContainText('Camille Essai vous a répondu, leçon 1, question 1');
  await expect(line.getByRole('link', { name: 'Lire sa réponse' })).toHaveAttribute(
    'href',
    '/modules/essai/toutes-les-questions/#q-essai-choix',
  );
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
  const phone = await device(browser);
  await enter(phone, learner);
  await phone.goto(`${COURSE}/`);
  await expect(phone.getByRole('complementary')).toContainText('Camille Essai vous a répondu');
  const told = page.waitForResponse('**/apprenant/lu');
  await page.getByRole('link', { name: 'Vos échanges (1 à lire)' }).click();
  await expect(page.getByText('Nouvelle réponse')).toBeVisible();
  expect((await told).status()).toBe(204);
  await expect(page.getByRole('listitem').filter({ hasText: 'redescendre' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.goto(`${COURSE}/`);
  await expect(resume(page)).toBeVisible();
  await expect(line).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Vos échanges', exact: true })).toBeVisible();
  // The other device has shown it nowhere, and announces it no more.
  await phone.reload();
  await expect(resume(phone)).toBeVisible();
  await expect(phone.getByRole('complementary')).toHaveCount(0);
  await expect(phone.getByRole('link', { name: 'Vos échanges', exact: true })).toBeVisible();
});

test('changing person while an answer waits: it is said, stays with who gave it, and leaves at their return', async ({
  page,
}) => {
  const { ask } = await administrator();
  const answered = async ({ group }: Learner): Promise<readonly unknown[]> => {
    const { learners } = await ask<GroupBoard>(`groupes/${group}/tableau`);
    return learners.map(({ units }) => units[UNIT]?.answered ?? 0);
  };
  const choice = question(page, 'essai-choix');
  const ines = await enter(page);
  await page.goto(`${COURSE}/lancer/${UNIT}`);
  await awake(choice);
  await expect(page.locator('#qui-lit')).toContainText('voit vos réponses');
  await page.context().route('**/xapi/**', (route) => route.abort());
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
  await page.getByRole('link', { name: 'Qui voit quoi' }).click();
  await page.getByRole('button', { name: 'Changer de personne' }).click();
  const dialog = page.getByRole('dialog', { name: 'Changer de personne ?' });
  await expect(dialog).toContainText(
    '1\u00A0réponse attend encore de partir. Elle reste dans ce navigateur, à votre nom, et partira au plus tard quand vous y reviendrez',
  );
  await dialog.getByRole('button', { name: 'Changer de personne' }).click();
  await expect(page.locator('#qui-lit')).toContainText('Visite libre');

  // Whoever comes next neither sees it nor sends it as theirs.
  const next = await enter(page);
  await page.context().unroute('**/xapi/**');
  await page.goto(`${COURSE}/lancer/${UNIT}`);
  await awake(choice);
  await expect(verdict(choice)).toHaveCount(0);
  await expect(page.locator('#qui-lit')).toContainText('voit vos réponses');
  expect(await answered(next)).toEqual([0]);

  await enter(page, ines);
  await page.goto(`${COURSE}/lancer/${UNIT}`);
  await expect(verdict(choice)).toHaveText('Juste');
  await expect.poll(() => answered(ines)).toEqual([1]);
  expect(await answered(next)).toEqual([0]);
});

test('« Changer de personne » asks by name; Échap and « Rester » change nothing', async ({
  page,
}) => {
  await enter(page);
  await page.goto(`${COURSE}/`);
  const leave = page.locator('#qui-lit').getByRole('button', { name: 'Changer de personne' });
  await leave.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Vous êtes Inès Perrin. Changer de personne ?' });
  await expect(dialog).toContainText('votre lien personnel');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(leave).toBeFocused();
  await leave.click();
  await dialog.getByRole('button', { name: 'Rester Inès Perrin' }).click();
  await expect(leave).toBeFocused();
  await leave.click();
  await page.route('**/apprenant/sortir', (route) => route.abort());
  await dialog.getByRole('button', { name: 'Changer de personne' }).click();
  await expect(dialog.getByRole('alert')).toContainText('toujours au nom de Inès Perrin');
  await page.unroute('**/apprenant/sortir');
  await dialog.getByRole('button', { name: 'Changer de personne' }).click();
  await expect(page.locator('#qui-lit')).toContainText('Visite libre');
});

test('a visitor enters by a link they paste, or a code they type; the foot of the page is by who one is', async ({
  page,
}) => {
  const foot = page.getByRole('navigation', { name: 'Le site' });
  await page.goto(`${COURSE}/glossaire/`);
  await expect(foot.getByRole('link', { name: 'Vos échanges' })).toBeHidden();
  await expect(foot.getByRole('link', { name: 'Tableau du formateur' })).toBeVisible();
  await foot.getByRole('link', { name: 'J’ai un lien' }).click();
  const field = page.getByRole('textbox', { name: 'Votre lien personnel, ou son code' });
  await expect(field).toBeFocused();
  await field.fill('12-abcde');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('Il manque des signes');
  expect(await violations(page)).toEqual([]);
  const { link } = await newLearner();
  await field.fill(`Bonjour, voici : https://ailleurs.exemple${link} À demain`);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Je suis Inès Perrin' }).click();
  await expect(page.locator('#qui-lit')).toContainText('Changer de personne');
  await expect(foot.getByRole('link', { name: 'Vos échanges' })).toBeVisible();
  for (const name of ['Tableau du formateur', 'Guide du formateur', 'J’ai un lien'])
    await expect(foot.getByRole('link', { name })).toBeHidden();
  await page.goto(`${COURSE}/formateur/`);
  await expect(foot.getByRole('link', { name: 'Tableau du formateur' })).toBeVisible();
});
