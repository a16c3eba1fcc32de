/** Learners and the cookie by which a browser is one. */
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Agent } from '../lrs/statement/types.ts';
import { hashOf, newSecret } from './secrets.ts';

export interface Learner {
  readonly id: number;
  /** cmi5 9.2: an agent with an account, and nothing that names a person. */
  readonly actor: Agent;
}

export interface Learners {
  readonly byCookie: (cookie: string) => Learner | null;
  /** @returns the cookie to hand to its browser. */
  readonly create: (homePage: string) => { readonly learner: Learner; readonly cookie: string };
  /** The enrolment of a learner in a course; `isNew` the first time. */
  readonly register: (
    learner: Learner,
    course: string,
  ) => { readonly id: string; readonly isNew: boolean };
  readonly registrationOf: (learner: Learner, course: string) => string | null;
}

export function openLearners(db: DatabaseSync, clock: () => Date): Learners {
  const find = db.prepare(
    'SELECT l.id, l.account, l.home_page AS homePage FROM learner_cookie c JOIN learner l ON l.id = c.learner WHERE c.hash = ?',
  );
  const add = db.prepare('INSERT INTO learner (account, home_page, created) VALUES (?, ?, ?)');
  const addCookie = db.prepare(
    'INSERT INTO learner_cookie (hash, learner, created) VALUES (?, ?, ?)',
  );
  const findRegistration = db.prepare(
    'SELECT id FROM registration WHERE learner = ? AND course = ?',
  );
  const addRegistration = db.prepare(
    'INSERT INTO registration (id, learner, course, created) VALUES (?, ?, ?, ?)',
  );
  const registrationOf = (learner: Learner, course: string) =>
    (findRegistration.get(learner.id, course)?.['id'] as string | undefined) ?? null;
  const learnerOf = (id: number, homePage: string, name: string): Learner => ({
    id,
    actor: { objectType: 'Agent', account: { homePage, name } },
  });

  return {
    byCookie: (cookie) => {
      const row = find.get(hashOf(cookie));
      return row
        ? learnerOf(row['id'] as number, row['homePage'] as string, row['account'] as string)
        : null;
    },
    create: (homePage) => {
      const now = clock().toISOString();
      const account = randomUUID();
      const id = Number(add.run(account, homePage, now).lastInsertRowid);
      const cookie = newSecret();
      addCookie.run(hashOf(cookie), id, now);
      return { learner: learnerOf(id, homePage, account), cookie };
    },
    register: (learner, course) => {
      const known = registrationOf(learner, course);
      if (known !== null) return { id: known, isNew: false };
      const id = randomUUID();
      addRegistration.run(id, learner.id, course, clock().toISOString());
      return { id, isNew: true };
    },
    registrationOf,
  };
}
