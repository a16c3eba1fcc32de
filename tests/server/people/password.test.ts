/** Passwords are looked at one at a time, by a queue that ends. */
import { expect, it } from 'vitest';
import { openPasswords, PASSWORD_COST } from '../../../src/server/people/password.ts';
import { ofThisMachine } from '../../../src/server/surroundings.ts';
import { PeopleRefusal } from '../../../src/server/people/refusal.ts';

it('refuses who comes when too many wait, and takes others again once they are done', async () => {
  let running = 0;
  let most = 0;
  const done: (() => void)[] = [];
  const passwords = openPasswords(
    PASSWORD_COST,
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

it('costs what OWASP asks for, with its parameters beside the hash, where nothing else is said', async () => {
  const { passwordCost } = ofThisMachine();
  const stored = await openPasswords(passwordCost).hash('quatre mots faciles ici');
  expect(stored).toMatch(/^scrypt\$32768\$8\$3\$/);
});

it('are known again after the cost was raised', async () => {
  const [low, high] = [openPasswords({ N: 2, r: 1, p: 1 }), openPasswords({ N: 4, r: 2, p: 1 })];
  const stored = await low.hash('quatre mots faciles ici');
  expect(await high.verify('quatre mots faciles ici', stored)).toBe(true);
  expect(await high.verify('quatre mots faciles', stored)).toBe(false);
});
