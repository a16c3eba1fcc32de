/** What was decided once for this installation and must never change with an environment variable. */
import type { DatabaseSync } from 'node:sqlite';
import type { Store } from './db.ts';
import { newSecret } from '../access/secrets.ts';

interface Settings {
  /**
   * `homePage` of every account this server issues: the origin first used. Learners keep it when
   * the server moves, so that their statements stay theirs.
   */
  readonly homePage: (origin: string) => string;
  /** Personal links derive from it: with another, every link given out would be void. */
  readonly linkKey: () => string;
}

const PORT = 'port';

/** Where the server listens: a command beside it prints addresses that it answers. */
export function notePort(db: DatabaseSync, port: number): void {
  db.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)').run(PORT, String(port));
}

/** Null before it ever listened. */
export function notedPort(db: DatabaseSync): number | null {
  const value = db.prepare('SELECT value FROM setting WHERE name = ?').get(PORT)?.['value'];
  return typeof value === 'string' ? Number(value) : null;
}

export function openSettings({ db, onUndo }: Pick<Store, 'db' | 'onUndo'>): Settings {
  // Each statement asks for one.
  const known = new Map<string, string>();
  onUndo(() => known.clear());
  const get = db.prepare('SELECT value FROM setting WHERE name = ?');
  const put = db.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
  const once = (name: string, value: string): string => {
    const decided = known.get(name) ?? get.get(name)?.['value'];
    if (typeof decided !== 'string') put.run(name, value);
    const standing = typeof decided === 'string' ? decided : value;
    known.set(name, standing);
    return standing;
  };
  return {
    homePage: (origin) => once('home-page', origin),
    linkKey: () => once('link-key', newSecret()),
  };
}
