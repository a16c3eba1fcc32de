/** Tabs, reloads, other launches, other people: sessions end in many ways, answers do not. */
import { expect } from '@playwright/test';
import { PASS } from './proxy.ts';
import { allStored, carriesAnswer, said, SAYS, settleAccounts, test } from './world.ts';

test('the tab is killed between send and settle', async ({ world, context }) => {
  const page = await context.newPage();
  // The server has it, the page never hears so.
  world.proxy.plan((seen) => (carriesAnswer(seen) ? { kind: 'delay', ms: 60_000 } : PASS));
  await world.launch(page);
  await world.answer(page, 2);
  await expect.poll(() => world.proxy.log.some(carriesAnswer)).toBe(true);
  const crashed = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => undefined);
  await crashed;
  await page.close();
  world.proxy.plan(() => PASS);
  await settleAccounts(world, context);
  // Opened again, from the platform, as the learner would.
  const again = await context.newPage();
  await world.launch(again);
  await world.answer(again);
  await expect.poll(() => world.storedAnswers()).toContain('1003');
  await settleAccounts(world, context);
});

test('two tabs of one session: each delivers, none twice', async ({ world, page, context }) => {
  await world.launch(page);
  const opened = context.waitForEvent('page');
  // A duplicated tab: the same address and a copy of sessionStorage.
  await page.evaluate(() => void window.open(location.href));
  const twin = await opened;
  await expect(said(twin)).toContainText('autre onglet');
  await context.setOffline(true);
  await world.answer(page, 3);
  await world.answer(twin, 3);
  await context.setOffline(false);
  await allStored(world);
  await world.answer(twin);
  await page.close();
  await world.answer(twin);
  await allStored(world);
  await settleAccounts(world, context);
});

test('a reload in mid-send', async ({ world, page, context }) => {
  world.proxy.plan((seen) => (carriesAnswer(seen) ? { kind: 'delay', ms: 3000 } : PASS));
  await world.launch(page);
  await world.answer(page, 2);
  await expect.poll(() => world.proxy.log.some(carriesAnswer)).toBe(true);
  await page.reload();
  await world.answer(page);
  world.proxy.plan(() => PASS);
  await allStored(world);
  await settleAccounts(world, context);
});

test('a reload while offline, before the session ever opened', async ({ world, page, context }) => {
  world.proxy.plan(({ path }) => (path.startsWith('/lancer/jeton') ? { kind: 'drop' } : PASS));
  await world.launch(page);
  await world.answer(page);
  await page.reload();
  await world.answer(page);
  await settleAccounts(world, context);
});

test('another lesson is launched meanwhile', async ({ world, page, context }) => {
  await world.launch(page);
  await world.answer(page);
  await allStored(world);
  world.proxy.plan((seen) => (carriesAnswer(seen) ? { kind: 'answer', status: 503 } : PASS));
  await world.answer(page, 2);
  await expect(said(page)).toContainText(SAYS.waiting);
  const other = await context.newPage();
  await world.launch(other, 'essai/courte');
  await expect(said(other)).toContainText(SAYS.tracked);
  world.proxy.plan(() => PASS);
  await settleAccounts(world, context);
  // Our own server takes late what the session it closed still had to say.
  await allStored(world);
  await settleAccounts(world, context);
});

test('a token of another learner: nothing is stored under their name', async ({
  world,
  page,
  context,
  browser,
}) => {
  const stranger = await browser.newContext();
  const theirs = await stranger.newPage();
  const reply = theirs.waitForResponse((one) => one.url().includes('/lancer/jeton'));
  await world.launch(theirs);
  const token = await (await reply).text();
  await expect
    .poll(async () => (await world.stored()).map(({ verb }) => verb.id.split('/').at(-1)))
    .toContain('experienced');
  const before = await world.stored();
  world.proxy.plan(({ path }) =>
    path.startsWith('/lancer/jeton')
      ? {
          kind: 'answer',
          status: 200,
          headers: { 'content-type': 'application/json' },
          body: token,
        }
      : PASS,
  );
  await world.launch(page);
  await world.answer(page, 2);
  await expect(said(page)).not.toContainText(SAYS.sent);
  await settleAccounts(world, context);
  const stolen = before.at(-1)?.actor.account?.name;
  const after = (await world.stored()).filter(({ actor }) => actor.account?.name === stolen);
  expect(after.map(({ verb }) => verb.id)).toEqual(before.map(({ verb }) => verb.id));
  await stranger.close();
});

test('the reply that bore the token is lost: the answers come in at the next visit', async ({
  world,
  page,
  context,
}) => {
  let times = 0;
  world.proxy.plan(({ path }) =>
    path.startsWith('/lancer/jeton') && times++ === 0 ? { kind: 'lose-reply' } : PASS,
  );
  await world.launch(page);
  await world.answer(page, 2);
  await expect(said(page)).toContainText('Réponses non envoyées');
  await settleAccounts(world, context);
  // No new launch: any page of the site will do.
  await page.goto(`${world.proxy.url}/`);
  await allStored(world);
  await settleAccounts(world, context);
});

test('the code that sends never came, and the tab is closed: the next visit sends', async ({
  world,
  context,
}) => {
  const page = await context.newPage();
  await page.route('**/_astro/lancement*', (route) => route.abort());
  await world.launch(page);
  await world.answer(page, 2);
  await expect(said(page)).toContainText(SAYS.offline);
  await page.close();
  await settleAccounts(world, context);
  const next = await context.newPage();
  await next.goto(`${world.proxy.url}/`);
  await allStored(world);
  await expect
    .poll(async () => (await world.stored()).some((one) => one.verb.id.endsWith('terminated')))
    .toBe(true);
  await settleAccounts(world, context);
});

test('offline before the token was asked for, the tab closed, another lesson launched first', async ({
  world,
  context,
}) => {
  const page = await context.newPage();
  world.proxy.plan(({ path }) => (path.startsWith('/lancer/jeton') ? { kind: 'drop' } : PASS));
  await world.launch(page);
  await world.answer(page, 2);
  await page.close();
  world.proxy.plan(() => PASS);
  const next = await context.newPage();
  await world.launch(next, 'essai/courte');
  await allStored(world);
  await settleAccounts(world, context);
});
