/** Groups of learners and who teaches them. */
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Person } from '../../core/api/accounts.ts';

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly archived: boolean;
  /** Id of a path, which the course may have no more (core/course/path.ts); null: the complete course. */
  readonly path: string | null;
}

export interface Groups {
  readonly all: () => readonly Group[];
  readonly ofTrainer: (account: string) => readonly Group[];
  readonly find: (id: string) => Group | null;
  readonly isTrainer: (group: string, account: string) => boolean;
  readonly trainers: (group: string) => readonly Person[];
  /** The path of a learner's group, by their row; null also for who is in none. */
  readonly pathOf: (learner: number) => string | null;
  /** How many. */
  readonly learners: (group: string) => number;
  readonly create: (name: string) => Group;
  readonly change: (group: Group) => void;
  readonly setTrainers: (group: string, accounts: readonly string[]) => void;
}

const FIELDS = 'g.id, g.name, g.archived, g.path';
const ORDER = 'ORDER BY g.archived, g.name COLLATE NOCASE, g.id';

export function openGroups(db: DatabaseSync, clock: () => Date): Groups {
  const all = db.prepare(`SELECT ${FIELDS} FROM learner_group g ${ORDER}`);
  const ofTrainer = db.prepare(
    `SELECT ${FIELDS} FROM learner_group g JOIN group_trainer t ON t.learner_group = g.id WHERE t.account = ? ${ORDER}`,
  );
  const find = db.prepare(`SELECT ${FIELDS} FROM learner_group g WHERE g.id = ?`);
  const isTrainer = db.prepare(
    'SELECT 1 FROM group_trainer WHERE learner_group = ? AND account = ?',
  );
  const trainers = db.prepare(
    'SELECT a.id, a.name FROM group_trainer t JOIN account a ON a.id = t.account WHERE t.learner_group = ? ORDER BY a.name COLLATE NOCASE, a.id',
  );
  const learners = db.prepare('SELECT count(*) AS n FROM identity WHERE learner_group = ?');
  const pathOf = db.prepare(
    'SELECT g.path FROM identity i JOIN learner_group g ON g.id = i.learner_group WHERE i.learner = ?',
  );
  const add = db.prepare('INSERT INTO learner_group (id, name, created) VALUES (?, ?, ?)');
  const change = db.prepare(
    'UPDATE learner_group SET name = ?, archived = ?, path = ? WHERE id = ?',
  );
  const noTrainers = db.prepare('DELETE FROM group_trainer WHERE learner_group = ?');
  const addTrainer = db.prepare(
    'INSERT OR IGNORE INTO group_trainer (learner_group, account) VALUES (?, ?)',
  );

  return {
    all: () => all.all().map(groupOf),
    ofTrainer: (account) => ofTrainer.all(account).map(groupOf),
    find: (id) => {
      const row = find.get(id);
      return row ? groupOf(row) : null;
    },
    isTrainer: (group, account) => isTrainer.get(group, account) !== undefined,
    trainers: (group) =>
      trainers.all(group).map((row) => ({ id: row['id'] as string, name: row['name'] as string })),
    pathOf: (learner) => (pathOf.get(learner)?.['path'] as string | null | undefined) ?? null,
    learners: (group) => Number(learners.get(group)?.['n']),
    create: (name) => {
      const id = randomUUID();
      add.run(id, name, clock().toISOString());
      return { id, name, archived: false, path: null };
    },
    change: ({ id, name, archived, path }) => void change.run(name, Number(archived), path, id),
    setTrainers: (group, accounts) => {
      noTrainers.run(group);
      for (const account of accounts) addTrainer.run(group, account);
    },
  };
}

function groupOf(row: Readonly<Record<string, unknown>>): Group {
  return {
    id: row['id'] as string,
    name: row['name'] as string,
    archived: row['archived'] === 1,
    path: row['path'] as string | null,
  };
}
