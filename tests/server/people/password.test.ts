/** Passwords are looked at one at a time, by a queue that ends. */
import { expect, it } from 'vitest';
import { openPasswords } from '../../../src/server/people/password.ts';
import { PeopleRefusal } from '../../../src/server/people/refusal.ts';

it('refuses who comes when too many wait, and takes others again once they are done', async () => {
  let running = 0;
  let most = 0;
  const done: (() => void)[] = [];
  const passwords = openPasswords(
    () =>
      new Promise((resolve) => {
        most = Math.max(most, (running += 1));
        done.push(() => {
          running -= 1;
          resolve(Buffer.alloc(32));
        });
      }),
  );
  const crowd = Array.from({ length: 200 }, () =>
    passwords.verify('un mot de passe', null).catch((error: unknown) => error),
  );
  const refused = await Promise.race(crowd.slice(100));
  expect(refused).toBeInstanceOf(PeopleRefusal);
  expect((refused as PeopleRefusal).status).toBe(503);
  expect((refused as PeopleRefusal).headers).toEqual({ 'retry-after': '5' });
  for (let turn = 0; turn < 16; turn += 1) {
    while (done.length === 0) await Promise.resolve();
    done.shift()?.();
    await crowd[turn];
  }
  const outcomes = await Promise.all(crowd);
  expect(outcomes.filter((one) => one === false)).toHaveLength(16);
  expect(most).toBe(1);
  const next = passwords.verify('un mot de passe', null);
  while (done.length === 0) await Promise.resolve();
  done.shift()?.();
  expect(await next).toBe(false);
});
