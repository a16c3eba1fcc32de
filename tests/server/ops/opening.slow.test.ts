/** Who opens a folder of data: alone, after a copy, and never on an empty platform beside a full one. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { DATABASE_FILE, latestVersion } from '../../../src/server/store/db.ts';
import { backUp } from '../../../src/server/ops/backup.ts';
import { copiesFolder } from '../../../src/server/ops/copies.ts';
import { realDisk } from '../../../src/server/ops/disk.ts';
import { holdFolder } from '../../../src/server/ops/lock.ts';
import { openAlone } from '../../../src/server/ops/opening.ts';
import { restore } from '../../../src/server/ops/restore.ts';
import { EARLIER, inFile, killedFolder, markIn, versionOf } from '../support/disks.ts';
import { serve } from '../support/serve.ts';
import { freshFolder } from '../support/site.ts';

// Commands are processes, and a second server waits for the first one to leave.
vi.setConfig({ testTimeout: 60_000 });

const SERVER = resolve(import.meta.dirname, '../../../src/server');
const folders = (dataDir: string) => ({ dataDir, backupDir: null });
const copiesIn = (dataDir: string): readonly string[] =>
  existsSync(`${dataDir}-sauvegardes`) ? readdirSync(`${dataDir}-sauvegardes`) : [];

/** Nobody listens there. */
const NO_LRS = { LRS_ENDPOINT: 'http://127.0.0.1:9/xapi/', LRS_KEY: 'k', LRS_SECRET: 's' };

function command(name: string, dataDir: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(SERVER, `${name}.ts`), ...args],
    { encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', DATA_DIR: dataDir, ...NO_LRS } },
  );
  return { status, said: stdout + stderr };
}

describe('a folder that is in use', () => {
  it('is not migrated by a second server', async () => {
    const dataDir = killedFolder('ancienne', EARLIER);
    const letGo = await holdFolder(dataDir);
    await expect(serve({ dataDir })).rejects.toThrow('Un serveur utilise déjà');
    expect(versionOf(join(dataDir, DATABASE_FILE))).toBe(EARLIER);
    expect(copiesIn(dataDir)).toEqual([]);
    letGo();
  });

  it.each([
    ['people/cli/compte', ['liste']],
    ['people/cli/conservation', []],
    ['ops/cli/migrer-iri', ['--vers', 'https://exemple.fr/autre/']],
    ['external/cli/lrs', ['deplacer']],
    ['external/cli/lrs', ['renvoyer']],
  ] as const)('is not migrated by a command: %s', async (name, args) => {
    const dataDir = killedFolder('ancienne', EARLIER);
    const letGo = await holdFolder(dataDir);
    const { status, said } = command(name, dataDir, ...args);
    expect(status).toBe(1);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(versionOf(join(dataDir, DATABASE_FILE))).toBe(EARLIER);
    letGo();
    // Alone, it copies and migrates first.
    const alone = command(name, dataDir, ...args);
    expect(versionOf(join(dataDir, DATABASE_FILE)), alone.said).toBe(latestVersion());
    expect(copiesIn(dataDir)).toHaveLength(1);
  });
});

describe('without room', () => {
  const full = { ...realDisk, free: () => 1_000_000 };

  it('nothing is migrated', async () => {
    const dataDir = killedFolder('ancienne', EARLIER);
    await expect(openAlone(folders(dataDir), { disk: full })).rejects.toThrow(
      /pas assez de place .* il en reste 1 Mo.* rien n’a changé/,
    );
    expect(versionOf(join(dataDir, DATABASE_FILE))).toBe(EARLIER);
    expect(copiesIn(dataDir)).toEqual([]);
  });

  it('nothing is copied or restored', async () => {
    const dataDir = killedFolder('ancienne', latestVersion());
    const file = join(freshFolder(), 'copie.sqlite');
    expect(() => backUp(dataDir, file, full)).toThrow('pas assez de place');
    expect(existsSync(file)).toBe(false);
    backUp(dataDir, file);
    await expect(restore(folders(dataDir), file, new Date(), full)).rejects.toThrow('place');
    expect(copiesIn(dataDir)).toEqual([]);
  });
});

describe('a database that is missing', () => {
  it('is not begun anew beside a copy of it', async () => {
    const dataDir = killedFolder('ancienne', latestVersion());
    const file = join(copiesFolder(folders(dataDir)), 'plateforme-2026-11-22T08-15-30Z.sqlite');
    backUp(dataDir, file);
    for (const name of readdirSync(dataDir)) rmSync(join(dataDir, name), { recursive: true });
    await expect(serve({ dataDir })).rejects.toThrow(`npm run restauration -- ${file}`);
    await restore(folders(dataDir), file, new Date());
    const { store, close } = await openAlone(folders(dataDir));
    expect(markIn(store.db)).toBe('ancienne');
    close();
  });

  it.each([[['']], [['', '-wal']]])(
    'is put back when a restoration of 2026 was killed after moving %j',
    async (moved) => {
      const dataDir = killedFolder('ancienne', EARLIER);
      const database = join(dataDir, DATABASE_FILE);
      const aside = join(dataDir, 'plateforme-avant-restauration-2026-11-22T08-15-30Z.sqlite');
      for (const end of moved) renameSync(database + end, aside + end);
      writeFileSync(`${database}.en-cours`, 'une copie');
      const { store, close } = await openAlone(folders(dataDir));
      expect(markIn(store.db)).toBe('ancienne');
      close();
      expect(existsSync(`${database}.en-cours`)).toBe(false);
    },
  );

  it('is begun where there is nothing', async () => {
    const { store, close } = await openAlone(folders(join(freshFolder(), 'data')));
    expect(store.db.prepare('PRAGMA user_version').get()).toEqual({
      user_version: latestVersion(),
    });
    close();
  });
});

it('is read by its owner only, whoever made the folder and the files', async () => {
  const dataDir = killedFolder('ancienne', EARLIER);
  chmodSync(dataDir, 0o755);
  for (const name of readdirSync(dataDir)) chmodSync(join(dataDir, name), 0o644);
  const backups = `${dataDir}-sauvegardes`;
  mkdirSync(backups);
  const former = join(backups, 'plateforme-2026-11-22T08-15-30Z.sqlite');
  writeFileSync(former, '');
  for (const path of [backups, former]) chmodSync(path, 0o755);
  const server = await serve({ dataDir });
  expect(command('ops/cli/sauvegarde', dataDir).status).toBe(0);
  const named = join(freshFolder(), 'nommée.sqlite');
  expect(command('ops/cli/sauvegarde', dataDir, named).status).toBe(0);
  const modes = (folder: string) =>
    Object.fromEntries(
      readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]),
    );
  for (const name of [DATABASE_FILE, `${DATABASE_FILE}-shm`, `${DATABASE_FILE}-wal`])
    expect(Object.keys(modes(dataDir))).toContain(name);
  expect(Object.keys(modes(backups))).toHaveLength(3);
  expect(new Set([...Object.values(modes(dataDir)), ...Object.values(modes(backups))])).toEqual(
    new Set([0o600]),
  );
  expect(statSync(named).mode & 0o777).toBe(0o600);
  for (const folder of [dataDir, backups]) expect(statSync(folder).mode & 0o777).toBe(0o700);
  await server.stop();
});

it('keeps copies made before a migration for thirty days, other copies for as long as one likes', async () => {
  const dataDir = killedFolder('ancienne', latestVersion());
  const folder = copiesFolder(folders(dataDir));
  const names = [
    'plateforme-2026-01-01T00-00-00Z.sqlite',
    'plateforme-avant-migration-2026-10-23T11-59-59Z.sqlite',
    'plateforme-avant-migration-2026-10-23T12-00-01Z.sqlite',
    'plateforme-avant-restauration-2026-01-01T00-00-00Z.sqlite',
  ];
  for (const name of names) writeFileSync(join(folder, name), 'x');
  (await openAlone(folders(dataDir), { now: new Date('2026-11-22T12:00:00Z') })).close();
  expect(readdirSync(folder).sort()).toEqual(names.filter((_, at) => at !== 1));
});

it('goes where BACKUP_DIR says, and says what to do when it cannot', async () => {
  const dataDir = killedFolder('ancienne', EARLIER);
  const backupDir = join(freshFolder(), 'copies');
  (await openAlone({ dataDir, backupDir })).close();
  expect(readdirSync(backupDir)).toHaveLength(1);
  expect(inFile(join(backupDir, readdirSync(backupDir)[0] ?? ''), markIn)).toBe('ancienne');
  const file = join(freshFolder(), 'fichier');
  writeFileSync(file, '');
  expect(() => copiesFolder({ dataDir, backupDir: join(file, 'x') })).toThrow('BACKUP_DIR');
  // Nothing can be made beside it: inside, then.
  const lonely = join(freshFolder(), 'data');
  mkdirSync(lonely);
  writeFileSync(`${lonely}-sauvegardes`, '');
  expect(copiesFolder(folders(lonely))).toBe(join(lonely, 'sauvegardes'));
});
