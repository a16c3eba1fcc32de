/** Accounts of trainers and administrators, and the links that choose their password. */
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Account, Invitation, NewAccount, Role } from '../../core/api/accounts.ts';
import { hashOf, newSecret } from '../access/secrets.ts';

export interface AccountRow extends Account {
  readonly password: string | null;
}

export interface Accounts {
  readonly all: () => readonly Account[];
  readonly find: (id: string) => AccountRow | null;
  readonly byLogin: (login: string) => AccountRow | null;
  readonly create: (account: NewAccount) => string;
  readonly change: (id: string, to: Pick<Account, 'name' | 'login' | 'role' | 'closed'>) => void;
  readonly setPassword: (id: string, hash: string) => void;
  readonly signedIn: (id: string) => void;
  /** Administrators who can sign in; those of others than `except`. */
  readonly administrators: (except?: string) => number;
  /** A fresh link; earlier ones of the same account die. @param account null: the first administrator's. */
  readonly invite: (account: string | null, forMs: number) => string;
  readonly invitation: (secret: string) => OpenInvitation | null;
  /** @returns false when somebody was faster. */
  readonly useInvitation: (secret: string) => boolean;
}

export interface OpenInvitation extends Invitation {
  /** null: an administrator who does not exist yet. */
  readonly account: string | null;
}

/** Of an invitation that is sent by e-mail, read after a week-end: the longest of them. */
export const INVITATION_MS = 7 * 24 * 3600_000;

const FIELDS = 'id, name, login, role, closed, password, last_sign_in AS lastSignIn';

export function openAccounts(db: DatabaseSync, clock: () => Date): Accounts {
  const all = db.prepare(
    `SELECT ${FIELDS} FROM account WHERE erased IS NULL ORDER BY name COLLATE NOCASE, id`,
  );
  const byId = db.prepare(`SELECT ${FIELDS} FROM account WHERE id = ? AND erased IS NULL`);
  const byLogin = db.prepare(`SELECT ${FIELDS} FROM account WHERE login = ?`);
  const add = db.prepare(
    'INSERT INTO account (id, name, login, role, created) VALUES (?, ?, ?, ?, ?)',
  );
  const change = db.prepare(
    'UPDATE account SET name = ?, login = ?, role = ?, closed = ? WHERE id = ?',
  );
  const setPassword = db.prepare('UPDATE account SET password = ? WHERE id = ?');
  const signedIn = db.prepare('UPDATE account SET last_sign_in = ? WHERE id = ?');
  const administrators = db.prepare(
    "SELECT count(*) AS n FROM account WHERE role = 'administrateur' AND closed = 0 AND password IS NOT NULL AND id <> ?",
  );
  const forget = db.prepare('DELETE FROM invitation WHERE account IS ? AND used IS NULL');
  const invite = db.prepare('INSERT INTO invitation (hash, account, expires) VALUES (?, ?, ?)');
  const invitation = db.prepare(
    'SELECT account, expires FROM invitation WHERE hash = ? AND used IS NULL AND expires > ?',
  );
  const shorten = db.prepare('UPDATE invitation SET expires = ? WHERE hash = ?');
  const use = db.prepare(
    'UPDATE invitation SET used = ? WHERE hash = ? AND used IS NULL AND expires > ?',
  );
  const now = () => clock().toISOString();
  const find = (id: string) => rowOf(byId.get(id));

  return {
    all: () =>
      all.all().map((row) => {
        const { password: _, ...account } = rowOf(row) as AccountRow;
        return account;
      }),
    find,
    byLogin: (login) => rowOf(byLogin.get(login)),
    create: ({ name, login, role }) => {
      const id = randomUUID();
      add.run(id, name, login, role, now());
      return id;
    },
    change: (id, { name, login, role, closed }) =>
      void change.run(name, login, role, Number(closed), id),
    setPassword: (id, hash) => void setPassword.run(hash, id),
    signedIn: (id) => void signedIn.run(now(), id),
    administrators: (except = '') => Number(administrators.get(except)?.['n']),
    invite: (account, forMs) => {
      const secret = newSecret();
      forget.run(account);
      invite.run(hashOf(secret), account, new Date(clock().getTime() + forMs).toISOString());
      return secret;
    },
    invitation: (secret) => {
      const hash = hashOf(secret);
      const row = invitation.get(hash, now());
      if (!row) return null;
      // Given by a clock that was ahead: no longer than any other from here on.
      const latest = new Date(clock().getTime() + INVITATION_MS).toISOString();
      if ((row['expires'] as string) > latest) shorten.run(latest, hash);
      const id = row['account'] as string | null;
      if (id === null) return { account: null, name: null, login: null, role: 'administrateur' };
      const account = find(id);
      if (!account || account.closed) return null;
      const { name, login, role } = account;
      return { account: id, name, login, role };
    },
    useInvitation: (secret) => use.run(now(), hashOf(secret), now()).changes === 1,
  };
}

function rowOf(row: Readonly<Record<string, unknown>> | undefined): AccountRow | null {
  if (!row) return null;
  return {
    id: row['id'] as string,
    name: row['name'] as string,
    login: row['login'] as string,
    role: row['role'] as Role,
    closed: row['closed'] === 1,
    lastSignIn: row['lastSignIn'] as string | null,
    password: row['password'] as string | null,
  };
}
