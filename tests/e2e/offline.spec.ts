/** Without a network, what was opened can be read and answered again, and what was not is said by a page of ours. */
import { expect, test, type Page } from '@playwright/test';
import { still } from '../examine.ts';
import { launch } from './lrs.ts';
import { awake, COURSE, LESSON, question, tick, verdict, verify } from './support.ts';

const OTHER = `${COURSE}/modules/essai/courte/`;

/** Home, until pages of this browser go through the service worker. */
async function visitHome(page: Page): Promise<void> {
  await page.goto(`${COURSE}/`);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
}

const keptPages = (page: Page) =>
  page.evaluate(async () => (await (await caches.open('pages')).keys()).map(({ url }) => url));

test('a lesson that was opened is read and answered offline, and the answer is there afterwards', async ({
  page,
  context,
}) => {
  await visitHome(page);
  await page.goto(LESSON);
  await awake(question(page, 'essai-choix'));
  await expect.poll(() => keptPages(page)).toContain(LESSON);
  await context.setOffline(true);
  await page.reload();
  await awake(question(page, 'essai-choix'));
  await tick(question(page, 'essai-choix'), 'Je la fais asseoir');
  await verify(question(page, 'essai-choix')).click();
  await expect(verdict(question(page, 'essai-choix'))).toHaveText('Juste');
  await page.reload();
  await expect(verdict(question(page, 'essai-choix'))).toHaveText('Juste');
  await context.setOffline(false);
  await page.reload();
  await expect(verdict(question(page, 'essai-choix'))).toHaveText('Juste');
});

test('a page that was not opened: what can be read, and the page itself once there is a network', async ({
  page,
  context,
}) => {
  await visitHome(page);
  await page.goto(LESSON);
  await expect.poll(() => keptPages(page)).toContain(LESSON);
  await context.setOffline(true);
  await page.goto(OTHER);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vous êtes hors ligne');
  await expect(page).toHaveURL(OTHER);
  const readable = page
    .getByRole('listitem')
    .getByRole('link', { name: 'Mesurer la pression artérielle' });
  await expect(readable).toHaveAttribute('href', '/modules/essai/toutes-les-questions/');
  await context.setOffline(false);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Vous êtes hors ligne');
  await expect(page).toHaveURL(OTHER);
});

test('what is kept holds no launch, and a newer page is shown at once', async ({ page }) => {
  await visitHome(page);
  await launch(page, 'essai/toutes-les-questions');
  await awake(question(page, 'essai-choix'));
  await expect.poll(() => keptPages(page)).toContain(LESSON);
  for (const url of await keptPages(page)) expect(url).not.toContain('?');
  // As if it had been kept from an older build.
  await page.evaluate(async (url) => {
    const headers = { 'content-type': 'text/html; charset=utf-8' };
    await (await caches.open('pages')).put(url, new Response('<h1>Ancienne</h1>', { headers }));
  }, OTHER);
  await page.goto(OTHER);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Ancienne');
});

test('the board is never kept', async ({ page, context }) => {
  await visitHome(page);
  await page.goto(`${COURSE}/formateur/`);
  await still(page);
  expect((await keptPages(page)).filter((url) => url.includes('formateur'))).toEqual([]);
  await context.setOffline(true);
  await expect(page.goto(`${COURSE}/formateur/`)).rejects.toThrow();
});

test('a phone may put the course on its home screen', async ({ page, request }) => {
  await page.goto(`${COURSE}/`);
  const address = await page.locator('link[rel=manifest]').getAttribute('href');
  const manifest = (await (await request.get(`${COURSE}${address ?? ''}`)).json()) as {
    name: string;
    icons: readonly { src: string; type: string }[];
  };
  expect(manifest.name).toContain('Cours d’essai');
  for (const { src, type } of manifest.icons) {
    const answer = await request.get(`${COURSE}${src}`);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([
      200,
      expect.stringContaining(type),
    ]);
  }
});
