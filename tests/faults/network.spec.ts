/** The network goes, the server goes: what was given waits, says so, and leaves when they are back. */
import { expect } from '@playwright/test';
import { awake, question } from '../e2e/support.ts';
import { PASS, type Seen } from './proxy.ts';
import {
  allStored,
  carriesAnswer,
  firstAnswers,
  isStatements,
  said,
  SAYS,
  settleAccounts,
  test,
} from './world.ts';

test('offline in the middle, then back', async ({ world, page, context }) => {
  await world.launch(page);
  await world.answer(page, 2);
  await allStored(world);
  await context.setOffline(true);
  await world.answer(page, 3);
  await expect(said(page)).toContainText(SAYS.offline);
  await context.setOffline(false);
  await allStored(world);
  await expect(said(page)).toContainText(SAYS.sent);
  await settleAccounts(world, context);
});

test('offline for hours: nothing expires', async ({ world, page, context }) => {
  await page.clock.install();
  await world.launch(page);
  await world.answer(page);
  await page.clock.runFor(2000);
  await allStored(world);
  await context.setOffline(true);
  await world.answer(page, 2);
  for (let hour = 0; hour < 6; hour += 1) await page.clock.fastForward('01:00:00');
  await world.answer(page);
  await expect(said(page)).toContainText(SAYS.offline);
  await context.setOffline(false);
  await page.clock.runFor(400_000);
  await allStored(world);
  await settleAccounts(world, context);
});

test('the server is killed and comes back', async ({ world, page, context }) => {
  await world.launch(page);
  await world.answer(page);
  await allStored(world);
  await world.killServer();
  await world.answer(page, 3);
  await expect(said(page)).toContainText(SAYS.waiting);
  await world.startServer();
  await allStored(world);
  await expect(said(page)).toContainText(SAYS.sent);
  await settleAccounts(world, context);
});

test('the reply is lost after the server stored', async ({ world, page, context }) => {
  world.proxy.plan(firstAnswers(3, { kind: 'lose-reply' }));
  await world.launch(page);
  await world.answer(page, 2);
  await expect(said(page)).toContainText(SAYS.sent, { timeout: 20_000 });
  expect(world.proxy.log.filter(carriesAnswer).length).toBeGreaterThan(1);
  await allStored(world);
  await settleAccounts(world, context);
});

test('replies that take five seconds, then bodies that drip', async ({ world, page, context }) => {
  world.proxy.plan((seen) => (isStatements(seen) ? { kind: 'delay', ms: 5000 } : PASS));
  await world.launch(page);
  await world.answer(page, 3);
  await expect(said(page)).toContainText(SAYS.waiting);
  await allStored(world);
  world.proxy.plan((seen) => (isStatements(seen) ? { kind: 'drip', ms: 2000 } : PASS));
  await world.answer(page, 2);
  await allStored(world);
  await expect(said(page)).toContainText(SAYS.sent, { timeout: 20_000 });
  await settleAccounts(world, context);
});
test('offline as soon as the page is there', async ({ world, page, context }) => {
  // Not one byte after the page itself: neither the token nor the tracker's code.
  let cut = false;
  world.proxy.plan(({ path }) =>
    cut && !/\.(html|css|svg)$/.test(path) ? { kind: 'drop' } : PASS,
  );
  await world.launch(page);
  cut = true;
  await context.setOffline(true);
  await world.answer(page, 2);
  await expect(said(page)).toContainText(SAYS.offline);
  // The page fetches itself again the moment it hears of the network, which must be there then.
  cut = false;
  await context.setOffline(false);
  await allStored(world);
  await settleAccounts(world, context);
});

/** What says a number to an LMS, and what shows gaps, as the build names their files. */
const isSpeech = ({ path }: Seen): boolean => /\/_astro\/speech\.[^/]+\.js$/.test(path);
const isGaps = ({ path }: Seen): boolean => /\/_astro\/gaps\.[^/]+\.js$/.test(path);

test('what says the answers is lost on the way', async ({ world, page, context }) => {
  await page.clock.install();
  let isLosing = true;
  world.proxy.plan((seen) => (isLosing && isSpeech(seen) ? { kind: 'drop' } : PASS));
  const lost = world.proxy.next(isSpeech);
  await world.launch(page);
  await lost;
  await world.answer(page, 2);
  await expect(said(page)).toContainText(SAYS.waiting);
  // The browser was never offline: nothing tells it that the network is well again.
  isLosing = false;
  await page.clock.runFor(61_000);
  await allStored(world);
  await settleAccounts(world, context);
});

test('what shows a kind of question is lost on the way', async ({ world, page, context }) => {
  let isLosing = true;
  world.proxy.plan((seen) => (isLosing && isGaps(seen) ? { kind: 'drop' } : PASS));
  await world.enter(page);
  const lost = world.proxy.next(isGaps);
  await page.goto(`${world.proxy.url}/lancer/essai/toutes-les-questions`);
  await lost;
  await context.setOffline(true);
  isLosing = false;
  await context.setOffline(false);
  await awake(question(page, 'essai-trous'));
  await world.answer(page, 2);
  await allStored(world);
  await settleAccounts(world, context);
});
