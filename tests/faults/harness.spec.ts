/** The harness itself: a proxy that lies and a player that loses must be caught. */
import { expect } from '@playwright/test';
import { account } from './account.ts';
import { heldBy } from './holdings.ts';
import { allStored, carriesAnswer, isStatements, settleAccounts, test } from './world.ts';
import { PASS } from './proxy.ts';

test('all is well: nothing lost, nothing twice', async ({ world, page }) => {
  await world.launch(page);
  await world.answer(page, 2);
  await allStored(world);
  await settleAccounts(world, page.context());
});

test('a server that says stored and stores nothing is caught', async ({ world, page }) => {
  await world.launch(page);
  await world.answer(page);
  await allStored(world);
  world.proxy.plan((seen) => {
    if (!carriesAnswer(seen)) return PASS;
    const ids = (JSON.parse(seen.body) as { id: string }[]).map(({ id }) => id);
    return { kind: 'answer', status: 200, body: JSON.stringify(ids) };
  });
  await world.answer(page);
  await expect.poll(async () => (await heldBy(page)).waiting).toEqual([]);
  await expect(settleAccounts(world, page.context())).rejects.toThrow(/"1002"/);
});

test('an answer stored under two ids is caught', async ({ world, page }) => {
  world.proxy.plan((seen) => {
    if (!carriesAnswer(seen)) return PASS;
    const other = seen.body.replace(/"id":"([0-9a-f]{8})-/g, (_, head: string) => {
      const turned = [...head].reverse().join('');
      return `"id":"${turned}-`;
    });
    return { kind: 'rewrite', bodies: [other, seen.body] };
  });
  await world.launch(page);
  await world.answer(page);
  await expect.poll(async () => (await world.storedAnswers()).length).toBe(2);
  const found = account(world.given, await world.stored(), { waiting: [], parked: [] });
  expect(found.twice).toContain('1001');
});

test('a browser that forgets what it was given is caught', async ({ world, page }) => {
  await page.addInitScript(() => {
    const put: unknown = Reflect.get(IDBObjectStore.prototype, 'add');
    if (typeof put !== 'function') return;
    IDBObjectStore.prototype.add = function (this: IDBObjectStore, ...args) {
      return this.name === 'outbox'
        ? this.get(0)
        : (Reflect.apply(put, this, args) as IDBRequest<IDBValidKey>);
    };
  });
  await world.launch(page);
  await world.answer(page);
  await expect.poll(() => world.proxy.log.some(isStatements)).toBe(true);
  await expect(settleAccounts(world, page.context())).rejects.toThrow(/"1001"/);
});
