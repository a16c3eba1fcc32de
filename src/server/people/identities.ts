/** Who learners are: the rows that name them (migrations/005-people.sql). */
import type { DatabaseSync } from 'node:sqlite';
import { byName } from '../../core/report/order.ts';
import type { Agent } from '../lrs/statement/types.ts';

export interface Identity {
  /** Row of `learner`. */
  readonly row: number;
  /** The learner's id for the board: the name of their account in statements, which is random. */
  readonly id: string;
  readonly actor: Agent;
  readonly name: string;
  readonly email: string | null;
  /** null: in no group; administrators only. */
  readonly group: string | null;
  readonly moreTries: number;
  readonly link: PersonalLink;
  readonly created: string;
}

export interface PersonalLink {
  /** From 1; every renewal adds one. */
  readonly version: number;
  /** ISO; null: never. */
  readonly expires: string | null;
  readonly revoked: boolean;
  /** ISO: when « Je suis … » was last pressed with it; null: not yet. */
  readonly used: string | null;
}

export type IdentityChange = Pick<Identity, 'name' | 'email' | 'group' | 'moreTries'>;

export interface Identities {
  readonly find: (id: string) => Identity | null;
  readonly byRow: (row: number) => Identity | null;
  /** In the order of the register: by name. */
  readonly ofGroup: (group: string) => readonly Identity[];
  readonly all: () => readonly Identity[];
  readonly add: (row: number, as: IdentityChange, expires: string | null) => void;
  readonly change: (row: number, to: IdentityChange) => void;
  readonly setLink: (row: number, link: PersonalLink) => void;
  readonly noteUse: (row: number) => void;
  readonly remove: (row: number) => void;
}

const SELECT =
  'SELECT i.*, l.account, l.home_page FROM identity i JOIN learner l ON l.id = i.learner';

export function openIdentities(db: DatabaseSync, clock: () => Date): Identities {
  const byId = db.prepare(`${SELECT} WHERE l.account = ?`);
  const byRow = db.prepare(`${SELECT} WHERE i.learner = ?`);
  const ofGroup = db.prepare(`${SELECT} WHERE i.learner_group = ?`);
  const all = db.prepare(SELECT);
  const add = db.prepare(
    'INSERT INTO identity (learner, name, email, learner_group, more_tries, link_expires, created) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const change = db.prepare(
    'UPDATE identity SET name = ?, email = ?, learner_group = ?, more_tries = ? WHERE learner = ?',
  );
  const setLink = db.prepare(
    'UPDATE identity SET link_version = ?, link_expires = ?, link_revoked = ?, link_used = ? WHERE learner = ?',
  );
  const noteUse = db.prepare('UPDATE identity SET link_used = ? WHERE learner = ?');
  const remove = db.prepare('DELETE FROM identity WHERE learner = ?');
  const one = (row: Row | undefined) => (row ? identityOf(row) : null);

  return {
    find: (id) => one(byId.get(id)),
    byRow: (row) => one(byRow.get(row)),
    ofGroup: (group) => ofGroup.all(group).map(identityOf).sort(inList),
    all: () => all.all().map(identityOf).sort(inList),
    add: (row, { name, email, group, moreTries }, expires) =>
      void add.run(row, name, email, group, moreTries, expires, clock().toISOString()),
    change: (row, { name, email, group, moreTries }) =>
      void change.run(name, email, group, moreTries, row),
    setLink: (row, { version, expires, revoked, used }) =>
      void setLink.run(version, expires, Number(revoked), used, row),
    noteUse: (row) => void noteUse.run(clock().toISOString(), row),
    remove: (row) => void remove.run(row),
  };
}

type Row = Readonly<Record<string, unknown>>;

/** SQLite knows no accents: "Élodie" would come after "Zoé". */
const inList = (a: Identity, b: Identity): number => byName(a, b) || a.row - b.row;

function identityOf(row: Row): Identity {
  return {
    row: row['learner'] as number,
    id: row['account'] as string,
    actor: {
      objectType: 'Agent',
      account: { homePage: row['home_page'] as string, name: row['account'] as string },
    },
    name: row['name'] as string,
    email: row['email'] as string | null,
    group: row['learner_group'] as string | null,
    moreTries: row['more_tries'] as number,
    link: {
      version: row['link_version'] as number,
      expires: row['link_expires'] as string | null,
      revoked: row['link_revoked'] === 1,
      used: row['link_used'] as string | null,
    },
    created: row['created'] as string,
  };
}
