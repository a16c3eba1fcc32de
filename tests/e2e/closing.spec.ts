/** A lesson that is left, closed or reloaded: the service worker tells them apart by what comes after. */
import { expect, test, type Page } from '@playwright/test';
import { launch, plainLaunch, stored, words } from './lrs.ts';
import { awake, COURSE, question, SENT, tick, verdict, verify } from './support.ts';

const UNIT = 'essai/toutes-les-questions';
const count = (all: readonly string[], word: string) => all.filter((one) => one === word).length;

/** Launches the lesson and waits until the page could hand its session over. */
async function opened(page: Page): Promise<string> {
  const registration = await launch(page, UNIT);
  await awake(question(page, 'essai-choix'));
  await expect(page.locator('#qui-lit')).toContainText(SENT);
  await page.waitForFunction(() =>
    navigator.serviceWorker.getRegistrations().then((all) => all.some(({ active }) => active)),
  );
  return registration;
}

/** @param right after a wrong one, or at once */
async function answer(page: Page, right = true): Promise<void> {
  const choice = question(page, 'essai-choix');
  await tick(choice, right ? 'Je la fais asseoir' : 'Je mesure tout de suite');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText(right ? 'Juste' : 'Pas encore');
}

test('leaving the lesson ends its session, once', async ({ page, request }) => {
  const registration = await opened(page);
  await page.goto(`${COURSE}/accessibilite/`);
  await expect
    .poll(async () => words(await stored(request, registration)).at(-1), { timeout: 20_000 })
    .toBe('terminated');
  // Back: what the browser kept of the page must not speak for a session that is over; another opens.
  await page.goBack();
  await expect
    .poll(async () => count(words(await stored(request, registration)), 'initialized'))
    .toBe(2);
  await expect(page.locator('#qui-lit')).toContainText(SENT);
  expect(count(words(await stored(request, registration)), 'terminated')).toBe(1);
});

test('closing the tab: what the page could not send is stored, then terminated', async ({
  context,
  request,
}) => {
  const page = await context.newPage();
  const registration = await opened(page);
  // Another page keeps the browser open, as another tab would.
  await (await context.newPage()).goto(`${COURSE}/accessibilite/`);
  // The page meets a server too busy; the worker has a line of its own.
  await page.route('**/xapi/statements**', (route) => route.fulfill({ status: 503 }));
  await answer(page, false);
  await question(page, 'essai-choix').getByRole('button', { name: 'Réessayer' }).click();
  await answer(page);
  await expect(page.locator('#qui-lit')).toContainText('2 réponses en attente d’envoi');
  await page.close({ runBeforeUnload: true });
  await expect
    .poll(async () => words(await stored(request, registration)).at(-1), { timeout: 20_000 })
    .toBe('terminated');
  const all = words(await stored(request, registration));
  expect([count(all, 'answered'), count(all, 'terminated')]).toEqual([2, 1]);
});

test('a reload whose scripts come late goes on with its session', async ({ page, request }) => {
  const registration = await opened(page);
  const late = Date.now() + 5_000;
  await page.route('**/_astro/*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, late - Date.now())));
    await route.continue();
  });
  await page.reload();
  await awake(question(page, 'essai-choix'));
  await answer(page);
  await expect
    .poll(async () => count(words(await stored(request, registration)), 'answered'))
    .toBe(1);
  const all = words(await stored(request, registration));
  expect([count(all, 'initialized'), count(all, 'terminated')]).toEqual([1, 0]);
});

test('quitting, then the browser’s Back: our own launcher opens a new session; another platform has to', async ({
  page,
  browser,
}) => {
  await opened(page);
  await page.getByRole('button', { name: 'Quitter' }).click();
  await expect(page).toHaveURL(/\/modules\/essai\/$/);
  const launched = page.waitForRequest((request) => request.url().includes('registration='));
  await page.goBack();
  await launched;
  await expect(page.locator('#qui-lit')).toContainText(SENT);

  const elsewhere = await (await browser.newContext({ locale: 'fr-FR' })).newPage();
  await elsewhere.goto(plainLaunch(crypto.randomUUID()));
  await expect(elsewhere.locator('#qui-lit')).toContainText(SENT);
  await elsewhere.getByRole('button', { name: 'Quitter' }).click();
  await expect(elsewhere.locator('#qui-lit')).toContainText('La séance est terminée');
  await elsewhere.goto(`${COURSE}/accessibilite/`);
  await elsewhere.goBack();
  await expect(elsewhere.locator('#qui-lit')).toContainText('La séance est terminée');
  await elsewhere.context().close();
});

test('a lesson’s address kept from a launch, in a tab that has none, leads to one', async ({
  page,
}) => {
  await launch(page, UNIT);
  const { href } = new URL(page.url());
  expect(href).toMatch(/\?seance=1$/);
  const other = await page.context().newPage();
  await other.goto(href);
  await other.waitForURL(/\?seance=1$/);
  await expect(other.locator('#qui-lit')).toContainText(SENT);
  await awake(question(other, 'essai-choix'));
});
