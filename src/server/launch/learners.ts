/** Learners and the cookie by which a browser is one. */
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Agent } from '../lrs/statement/types.ts';
import type { Steady } from '../process/steady.ts';
import { hashOf, newSecret } from '../access/secrets.ts';

export interface Learner {
  readonly id: number;
  /** cmi5 9.2: an agent with an account, and nothing that names a person. */
  readonly actor: Agent;
}

export interface Learners {
  readonly byCookie: (cookie: string) => Learner | null;
  readonly create: (homePage: string) => Learner;
  /** @returns the cookie to hand to one of its browsers. */
  readonly enter: (id: number) => string;
  readonly leave: (cookie: string) => void;
  /** Every browser. */
  readonly leaveAll: (id: number) => void;
  /** @returns the id of the learner's enrolment in the course, made the first time. */
  readonly register: (learner: Learner, course: string) => string;
  readonly registrationOf: (learner: Learner, course: string) => string | null;
  /** Row of the learner enrolled by it; null when there is no such enrolment. */
  readonly ofRegistration: (registration: string) => number | null;
}

/** How long a browser stays a learner's. */
export const LEARNER_COOKIE_S = 365 * 24 * 3600;

export function openLearners(
  db: DatabaseSync,
  clock: () => Date,
  steady: Steady = () => clock().getTime(),
): Learners {
  const began = new Date(steady()).toISOString();
  // Kept by a clock that was ahead before this start: from now on they last no longer than any other.
  db.prepare('UPDATE learner_cookie SET created = ?1 WHERE created > ?1').run(began);
  const find = db.prepare(
    'SELECT l.id, l.account, l.home_page AS homePage FROM learner_cookie c JOIN learner l ON l.id = c.learner LEFT JOIN identity i ON i.learner = l.id WHERE c.hash = ? AND c.created > ? AND (i.link_expires IS NULL OR i.link_expires > ?)',
  );
  const add = db.prepare('INSERT INTO learner (account, home_page, created) VALUES (?, ?, ?)');
  const addCookie = db.prepare(
    'INSERT INTO learner_cookie (hash, learner, created) VALUES (?, ?, ?)',
  );
  const dropCookie = db.prepare('DELETE FROM learner_cookie WHERE hash = ?');
  const dropCookies = db.prepare('DELETE FROM learner_cookie WHERE learner = ?');
  const findRegistration = db.prepare(
    'SELECT id FROM registration WHERE learner = ? AND course = ?',
  );
  const ofRegistration = db.prepare('SELECT learner FROM registration WHERE id = ?');
  const addRegistration = db.prepare(
    'INSERT INTO registration (id, learner, course, created) VALUES (?, ?, ?, ?)',
  );
  const now = () => clock().toISOString();
  const registrationOf = (learner: Learner, course: string) =>
    (findRegistration.get(learner.id, course)?.['id'] as string | undefined) ?? null;
  const learnerOf = (id: number, homePage: string, name: string): Learner => ({
    id,
    actor: { objectType: 'Agent', account: { homePage, name } },
  });

  return {
    byCookie: (cookie) => {
      const oldest = new Date(steady() - LEARNER_COOKIE_S * 1000).toISOString();
      // A browser is a learner's as long as the link that opened it would open another.
      const row = find.get(hashOf(cookie), oldest, now());
      return row
        ? learnerOf(row['id'] as number, row['homePage'] as string, row['account'] as string)
        : null;
    },
    create: (homePage) => {
      const account = randomUUID();
      const id = Number(add.run(account, homePage, now()).lastInsertRowid);
      return learnerOf(id, homePage, account);
    },
    enter: (id) => {
      const cookie = newSecret();
      addCookie.run(hashOf(cookie), id, new Date(steady()).toISOString());
      return cookie;
    },
    leave: (cookie) => void dropCookie.run(hashOf(cookie)),
    leaveAll: (id) => void dropCookies.run(id),
    register: (learner, course) => {
      const known = registrationOf(learner, course);
      if (known !== null) return known;
      const id = randomUUID();
      addRegistration.run(id, learner.id, course, now());
      return id;
    },
    registrationOf,
    ofRegistration: (registration) =>
      (ofRegistration.get(registration)?.['learner'] as number | undefined) ?? null,
  };
}
