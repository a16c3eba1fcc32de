/** What an LMS may answer instead of taking the statements: later means later, no means parked. */
import { expect } from '@playwright/test';
import { LIES, PASS, type Fault } from './proxy.ts';
import { allStored, carriesAnswer, said, SAYS, settleAccounts, test } from './world.ts';

const LATER: readonly (readonly [string, Fault])[] = [
  ['500', { kind: 'answer', status: 500 }],
  ['503 with Retry-After', { kind: 'answer', status: 503, headers: { 'retry-after': '2' } }],
  ['429 with Retry-After', { kind: 'answer', status: 429, headers: { 'retry-after': '2' } }],
  ['401 in mid-session', { kind: 'answer', status: 401 }],
  ['408', { kind: 'answer', status: 408 }],
];

for (const [name, fault] of [...LATER, ...LIES])
  test(`${name}: waits, says so, and is stored in the end`, async ({ world, page, context }) => {
    world.proxy.plan((seen) => (carriesAnswer(seen) ? fault : PASS));
    await world.launch(page);
    await world.answer(page, 3);
    await expect(said(page)).toContainText(SAYS.waiting);
    world.proxy.plan(() => PASS);
    await allStored(world);
    await expect(said(page)).toContainText(SAYS.sent);
    await settleAccounts(world, context);
  });

for (const status of [400, 403, 409])
  test(`${status} for good: parked, kept, and the learner is told`, async ({
    world,
    page,
    context,
  }) => {
    await world.launch(page);
    await world.answer(page);
    await allStored(world);
    world.proxy.plan((seen) => (carriesAnswer(seen) ? { kind: 'answer', status } : PASS));
    await world.answer(page, 2);
    await expect(said(page)).toContainText('2 réponses refusées');
    const { parked } = await settleAccounts(world, context);
    expect(parked.map(({ answer }) => answer)).toEqual(['1002', '1003']);
  });

test('413 on large batches: split, all stored', async ({ world, page, context }) => {
  world.proxy.plan((seen) => (answersIn(seen.body) > 3 ? { kind: 'answer', status: 413 } : PASS));
  await world.launch(page);
  await expect(said(page)).toContainText(SAYS.tracked);
  await context.setOffline(true);
  await world.answer(page, 10);
  await context.setOffline(false);
  await allStored(world);
  await settleAccounts(world, context);
});

test('one bad statement in a batch of fifty holds and drops nobody', async ({
  world,
  page,
  context,
}) => {
  const bad = '1026';
  world.proxy.plan((seen) =>
    carriesAnswer(seen) && seen.body.includes(`"response":"${bad}"`)
      ? { kind: 'answer', status: 400 }
      : PASS,
  );
  await world.launch(page);
  await world.answer(page);
  await allStored(world);
  await context.setOffline(true);
  await world.answer(page, 50);
  await context.setOffline(false);
  await expect(said(page)).toContainText('1 réponse refusée', { timeout: 20_000 });
  await expect.poll(async () => (await world.storedAnswers()).length).toBe(50);
  const { parked } = await settleAccounts(world, context);
  expect(parked.map(({ answer }) => answer)).toEqual([bad]);
});

const answersIn = (body: string): number => body.split('expapi/verbs/answered').length - 1;
