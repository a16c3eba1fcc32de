/**
 * Backup, restoration and migration stopped before each of their steps: the folder then holds the database
 * of before or the new one, whole, and the next start finds it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { DATABASE_FILE, latestVersion } from '../../../src/server/store/db.ts';
import { backUp } from '../../../src/server/ops/backup.ts';
import type { Disk } from '../../../src/server/ops/disk.ts';
import { openAlone } from '../../../src/server/ops/opening.ts';
import { restore } from '../../../src/server/ops/restore.ts';
import { openAccounts } from '../../../src/server/people/accounts.ts';
import {
  cutDisk,
  EARLIER,
  inFile,
  killedFolder,
  markIn,
  PowerCut,
  versionOf,
} from '../support/disks.ts';
import { freshFolder } from '../support/site.ts';

// Every step is a folder of its own, written to the disk.
vi.setConfig({ testTimeout: 120_000 });

const NOW = new Date();
const folders = (dataDir: string) => ({ dataDir, backupDir: null });

/** What the next start finds; it is never a platform without its administrator. */
async function nextStart(dataDir: string): Promise<unknown> {
  const { store, close } = await openAlone(folders(dataDir), { patience: 0 });
  try {
    expect(openAccounts(store.db, () => NOW).administrators()).toBe(1);
    return markIn(store.db);
  } finally {
    close();
  }
}

/** @returns the marks found after a cut before each step, and last without one. */
async function marksAfterCuts(
  make: () => string,
  work: (dataDir: string, disk: Disk) => Promise<unknown>,
  torn: boolean,
): Promise<readonly unknown[]> {
  const marks: unknown[] = [];
  for (let steps = 0; ; steps += 1) {
    const dataDir = make();
    const { disk } = cutDisk(steps, undefined, torn);
    const outcome = await work(dataDir, disk).then(
      () => null,
      (error: unknown) => error,
    );
    marks.push(await nextStart(dataDir));
    if (outcome === null) return marks;
    expect(outcome).toSatisfy((error) => error instanceof PowerCut || /échoué/.test(String(error)));
    expect(steps).toBeLessThan(60);
  }
}

function copyOf(mark: string): string {
  const file = join(freshFolder(), 'copie.sqlite');
  backUp(killedFolder(mark, latestVersion()), file);
  return file;
}

describe.each([false, true])('with half-written files: %s', (torn) => {
  it('a restoration leaves what was there, its log included, or what was restored', async () => {
    const copy = copyOf('restaurée');
    const marks = await marksAfterCuts(
      () => killedFolder('ancienne', latestVersion()),
      (dataDir, disk) => restore(folders(dataDir), copy, NOW, disk),
      torn,
    );
    expect(marks.length).toBeGreaterThan(8);
    expect(new Set(marks)).toEqual(new Set(['ancienne', 'restaurée']));
    expect(marks[0]).toBe('ancienne');
    expect(marks.at(-1)).toBe('restaurée');
  });

  it('so does one of a copy of an earlier version, which is brought to this one', async () => {
    const copy = join(freshFolder(), 'copie.sqlite');
    backUp(killedFolder('restaurée', EARLIER), copy);
    const seen: string[] = [];
    const marks = await marksAfterCuts(
      () => {
        seen.push(killedFolder('ancienne', latestVersion()));
        return seen.at(-1) ?? '';
      },
      (dataDir, disk) => restore(folders(dataDir), copy, NOW, disk),
      torn,
    );
    expect(new Set(marks)).toEqual(new Set(['ancienne', 'restaurée']));
    expect([marks[0], marks.at(-1)]).toEqual(['ancienne', 'restaurée']);
    for (const [at, dataDir] of seen.entries()) {
      expect(versionOf(join(dataDir, DATABASE_FILE))).toBe(latestVersion());
      // Noted where it happened, and nowhere else.
      const noted = inFile(join(dataDir, DATABASE_FILE), (db) =>
        db.prepare("SELECT detail FROM trace WHERE action = 'restoration'").all(),
      );
      expect(noted.map(({ detail }) => detail)).toEqual(marks[at] === 'restaurée' ? [copy] : []);
    }
  });

  it('a migration leaves a database that the next start migrates, and a copy of what was', async () => {
    const seen: string[] = [];
    const marks = await marksAfterCuts(
      () => {
        seen.push(killedFolder('ancienne', EARLIER));
        return seen.at(-1) ?? '';
      },
      async (dataDir, disk) => (await openAlone(folders(dataDir), { disk, now: NOW })).close(),
      torn,
    );
    expect(marks.length).toBeGreaterThan(5);
    expect(new Set(marks)).toEqual(new Set(['ancienne']));
    for (const dataDir of seen) {
      expect(versionOf(join(dataDir, DATABASE_FILE))).toBe(latestVersion());
      const [copy = ''] = readdirSync(`${dataDir}-sauvegardes`).filter((name) =>
        /^plateforme-avant-migration-.*\.sqlite$/.test(name),
      );
      expect(versionOf(join(`${dataDir}-sauvegardes`, copy))).toBe(EARLIER);
    }
  });

  it('a backup is whole or is none, and changes nothing', async () => {
    const copies: string[] = [];
    const marks = await marksAfterCuts(
      () => killedFolder('ancienne', latestVersion()),
      (dataDir, disk) =>
        Promise.resolve(join(freshFolder(), 'copie.sqlite'))
          .then((file) => {
            copies.push(file);
            backUp(dataDir, file, disk);
          })
          .finally(() => {
            for (const file of copies.filter((copy) => existsSync(copy)))
              expect(inFile(file, markIn)).toBe('ancienne');
          }),
      torn,
    );
    expect(new Set(marks)).toEqual(new Set(['ancienne']));
    expect([copies[0], copies.at(-1)].map((copy) => existsSync(copy ?? ''))).toEqual([false, true]);
  });
});

it.each(['before its end is on the disk', 'in the middle of its scripts'])(
  'a migration that is really killed %s',
  async (when) => {
    const dataDir = killedFolder('ancienne', EARLIER);
    const here = (path: string) => JSON.stringify(resolve(import.meta.dirname, path));
    const isEnd = when.startsWith('before');
    const script = `
      import { openAlone } from ${here('../../../src/server/ops/opening.ts')};
      import { realDisk } from ${here('../../../src/server/ops/disk.ts')};
      const die = () => process.kill(process.pid, 'SIGKILL');
      let scripts = 0;
      const dying = (db) => new Proxy(db, { get: (of, name) => name === 'exec'
        ? (sql) => {
            if (${isEnd} ? sql === 'COMMIT' : /CREATE|ALTER/.test(sql) && ++scripts === 2) {
              // What was written is beside the file, as a machine that is switched off leaves it.
              of.exec('PRAGMA cache_spill = 1');
              die();
            }
            return of.exec(sql);
          }
        : typeof of[name] === 'function' ? of[name].bind(of) : of[name] });
      const change = (file, work) => realDisk.change(file, (db) => work(dying(db)));
      await openAlone(${JSON.stringify(folders(dataDir))}, { disk: { ...realDisk, change } });`;
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script]);
    expect(run.signal, run.stderr.toString()).toBe('SIGKILL');
    expect(versionOf(join(dataDir, DATABASE_FILE))).toBe(EARLIER);
    expect(await nextStart(dataDir)).toBe('ancienne');
    expect(versionOf(join(dataDir, DATABASE_FILE))).toBe(latestVersion());
    // Both starts have made their copy of what was before.
    const copies = readdirSync(`${dataDir}-sauvegardes`).map((name) =>
      versionOf(join(`${dataDir}-sauvegardes`, name)),
    );
    expect(new Set(copies)).toEqual(new Set([EARLIER]));
  },
);

it('a restoration that is really killed, around the change of files', async () => {
  const copy = copyOf('restaurée');
  const { disk, taken } = cutDisk(60);
  await restore(folders(killedFolder('ancienne', latestVersion())), copy, NOW, disk);
  const exchange = taken.lastIndexOf('rename');
  const here = (path: string) => JSON.stringify(resolve(import.meta.dirname, path));
  const script = (dataDir: string, steps: number) => `
    import { restore } from ${here('../../../src/server/ops/restore.ts')};
    import { cutDisk } from ${here('../support/disks.ts')};
    const { disk } = cutDisk(${steps}, () => process.kill(process.pid, 'SIGKILL'));
    await restore(${JSON.stringify(folders(dataDir))}, ${JSON.stringify(copy)}, new Date(), disk);`;
  const marks: unknown[] = [];
  for (const steps of [exchange, exchange + 1]) {
    const dataDir = killedFolder('ancienne', latestVersion());
    const run = spawnSync(process.execPath, [
      '--input-type=module',
      '--eval',
      script(dataDir, steps),
    ]);
    expect(run.signal, run.stderr.toString()).toBe('SIGKILL');
    marks.push(await nextStart(dataDir));
    // And it can be taken up again.
    await restore(folders(dataDir), copy, NOW);
    expect(await nextStart(dataDir)).toBe('restaurée');
  }
  expect(marks).toEqual(['ancienne', 'restaurée']);
});
