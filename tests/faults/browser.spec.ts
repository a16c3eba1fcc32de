/** The browser itself fails: killed, out of room, refusing to keep, wrong about the time. */
import { chromium, expect } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PASS } from './proxy.ts';
import { FLAGS } from '../browser.ts';
import { allStored, carriesAnswer, said, SAYS, settleAccounts, test } from './world.ts';

test('the browser is killed, and starts again with the same profile', async ({ world }) => {
  const profile = mkdtempSync(join(tmpdir(), 'cqp-profil-'));
  const open = () =>
    chromium.launchPersistentContext(profile, {
      executablePath: process.env['CHROME_PATH'] ?? '',
      args: FLAGS,
      locale: 'fr-FR',
    });
  // Somebody who came before: their cookie lies on the disk.
  const before = await open();
  const first = await before.newPage();
  await world.launch(first);
  await world.answer(first);
  await allStored(world);
  await before.close();

  const doomed = await open();
  const page = await doomed.newPage();
  await world.launch(page);
  await world.answer(page);
  await allStored(world);
  world.proxy.plan((seen) => (carriesAnswer(seen) ? { kind: 'drop' } : PASS));
  await world.answer(page, 3);
  const gone = new Promise<void>((done) => doomed.once('close', () => done()));
  kill(profile);
  await gone;
  world.proxy.plan(() => PASS);

  const again = await open();
  await settleAccounts(world, again);
  const back = await again.newPage();
  await world.launch(back);
  await world.answer(back);
  await expect.poll(() => world.storedAnswers()).toContain('1006');
  await settleAccounts(world, again);
  await again.close();
  rmSync(profile, { recursive: true, force: true });
});

/** Every process that was started on that profile, by its id: no time to write anything. */
function kill(profile: string): void {
  for (const [pid, command] of processes())
    if (command.includes(`--user-data-dir=${profile}`) && pid !== process.pid)
      process.kill(pid, 'SIGKILL');
}

/** Read from /proc where there is one: a bare machine has no `ps`. */
function processes(): readonly (readonly [pid: number, command: string])[] {
  if (!existsSync('/proc/self/cmdline'))
    return execFileSync('ps', ['-eo', 'pid=,args='])
      .toString()
      .split('\n')
      .map((line) => [Number(line.trim().split(/\s+/, 1)[0]), line]);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [[Number(name), readFileSync(`/proc/${name}/cmdline`, 'utf8')] as const];
      } catch {
        // It has ended meanwhile.
        return [];
      }
    });
}

for (const days of [-1, 1])
  test(`a clock ${days < 0 ? 'late' : 'early'} by a day`, async ({ world, page, context }) => {
    await page.addInitScript((shift) => {
      const real = Date;
      const moved = class extends real {
        constructor(...args: [number]) {
          super(...(args.length > 0 ? args : ([real.now() + shift] as [number])));
        }
        static override now = () => real.now() + shift;
      };
      globalThis.Date = moved as DateConstructor;
    }, days * 86_400_000);
    await world.launch(page);
    await world.answer(page, 3);
    await allStored(world);
    await settleAccounts(world, context);
  });
test('storage is refused: answers leave while the page lives, and one is told', async ({
  world,
  page,
  context,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      value: {
        open() {
          throw new DOMException('refused', 'SecurityError');
        },
      },
    });
  });
  await world.launch(page);
  await world.answer(page, 3);
  await allStored(world);
  await settleAccounts(world, context);
});

test('storage is full in the middle', async ({ world, page, context }) => {
  await page.addInitScript(() => {
    const full = () => sessionStorage.getItem('plein') !== null;
    for (const name of ['put', 'add'] as const) {
      const real = Reflect.get(IDBObjectStore.prototype, name) as IDBObjectStore['put'];
      IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...args) {
        if (full()) throw new DOMException('full', 'QuotaExceededError');
        return real.apply(this, args);
      };
    }
  });
  await world.launch(page);
  await world.answer(page, 2);
  await allStored(world);
  await page.evaluate(() => sessionStorage.setItem('plein', '1'));
  await world.answer(page, 2);
  await expect(said(page)).toContainText(SAYS.memory);
  await allStored(world);
  await settleAccounts(world, context);
});
