/**
 * What is kept no longer than it may be, by category. Evidence goes a whole enrolment at a time, once
 * nothing has happened in it for the time set: a bundle with holes proves nothing.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Store } from '../store/db.ts';
import { actorKey } from '../lrs/statement/identity.ts';

export interface Retention {
  /** Names, addresses and links of learners whose group is archived, after they were last active. */
  readonly identityYears: number;
  /** Statements, documents, sessions, help, after an enrolment's last activity. */
  readonly evidenceYears: number;
  /** Rows of signing in and entering, and invitations, after their end. */
  readonly accessYears: number;
}

export interface ExpiredRows {
  /** French: what a line of the report says. */
  readonly what: string;
  readonly count: number;
}

/** Tables of an enrolment, children first. */
const ENROLMENT = [
  'attendance',
  'unit_digest',
  'fact',
  'unit_standing',
  'module_satisfied',
  'session',
] as const;

/** All or nothing; for a report only, the caller undoes it. @param erase takes a learner's name away */
export function applyRetention(
  { db, transaction }: Pick<Store, 'db' | 'transaction'>,
  retention: Retention,
  now: Date,
  erase: (row: number) => void,
): readonly ExpiredRows[] {
  const since = (years: number): string => {
    const date = new Date(now);
    date.setUTCFullYear(date.getUTCFullYear() - years);
    return date.toISOString();
  };
  return transaction(() => {
    const identities = staleIdentities(db, since(retention.identityYears));
    for (const row of identities) erase(row);
    const evidence = since(retention.evidenceYears);
    const enrolments = staleEnrolments(db, evidence);
    const statements = enrolments.reduce((sum, id) => sum + removeEnrolment(db, id), 0);
    const meetings = removeOldMeetings(db, evidence);
    const productions = removeOldProductions(db, monthsBefore(now, 3), evidence);
    const calls = removeOldHelp(db, evidence);
    const access = since(retention.accessYears);
    const rows = (sql: string, ...values: string[]): number =>
      Number(db.prepare(sql).run(...values).changes);
    return [
      { what: 'apprenants de groupes archivés rendus anonymes', count: identities.length },
      { what: 'inscriptions dont les preuves sont supprimées', count: enrolments.length },
      { what: 'traces d’activité supprimées avec elles', count: statements },
      { what: 'séances à distance supprimées, avec présences et réponses', count: meetings },
      {
        what: 'accès de navigateurs oubliés',
        count:
          rows('DELETE FROM learner_cookie WHERE created < ?', access) +
          rows('DELETE FROM account_cookie WHERE seen < ?', access),
      },
      {
        what: 'codes d’entrée oubliés',
        count: rows('DELETE FROM entry_code WHERE expires < ?', access),
      },
      {
        what: 'invitations oubliées',
        count: rows('DELETE FROM invitation WHERE expires < ?', access),
      },
      ...(productions > 0
        ? [{ what: 'écrits de groupe supprimés, avec leurs textes', count: productions }]
        : []),
      ...(calls > 0
        ? [{ what: 'demandes d’aide supprimées, de qui n’a rien ouvert', count: calls }]
        : []),
    ];
  });
}

/** The last time anything happened to a learner's enrolments. */
const LAST = `(SELECT max(coalesce(s.heard, s.launched)) FROM session s JOIN registration r ON r.id = s.registration WHERE r.learner = i.learner)`;

function staleIdentities(db: DatabaseSync, before: string): readonly number[] {
  return db
    .prepare(
      `SELECT i.learner FROM identity i LEFT JOIN learner_group g ON g.id = i.learner_group WHERE coalesce(g.archived, 1) = 1 AND coalesce(${LAST}, i.created) < ?`,
    )
    .all(before)
    .map(({ learner }) => learner as number);
}

function staleEnrolments(db: DatabaseSync, before: string): readonly string[] {
  return db
    .prepare(
      'SELECT r.id FROM registration r WHERE coalesce((SELECT max(coalesce(s.heard, s.launched)) FROM session s WHERE s.registration = r.id), r.created) < ?',
    )
    .all(before)
    .map(({ id }) => id as string);
}

/** @returns how many statements went. */
function removeEnrolment(db: DatabaseSync, id: string): number {
  const run = (sql: string, value: string | number): number =>
    Number(db.prepare(sql).run(value).changes);
  const learner = db.prepare('SELECT learner FROM registration WHERE id = ?').get(id)?.['learner'];
  const own = 'IN (SELECT seq FROM statement WHERE registration = ?)';
  for (const table of ['statement_agent', 'statement_activity', 'attachment'])
    run(`DELETE FROM ${table} WHERE seq ${own}`, id);
  const statements = run('DELETE FROM statement WHERE registration = ?', id);
  run('DELETE FROM document WHERE registration = ?', id);
  for (const table of ENROLMENT) run(`DELETE FROM ${table} WHERE registration = ?`, id);
  run('DELETE FROM registration WHERE id = ?', id);
  if (typeof learner === 'number') forgetLearner(db, learner);
  return statements;
}

/** With who was there and what was asked and answered. @returns how many meetings went */
function removeOldMeetings(db: DatabaseSync, before: string): number {
  const old = 'IN (SELECT id FROM meeting WHERE ends < ?)';
  const asked = `IN (SELECT id FROM group_question WHERE meeting ${old})`;
  for (const [table, which] of [
    ['vote', `question ${asked}`],
    ['group_question_step', `question ${asked}`],
    ['group_question', `meeting ${old}`],
    ['meeting_presence', `meeting ${old}`],
  ] as const)
    db.prepare(`DELETE FROM ${table} WHERE ${which}`).run(before);
  return Number(db.prepare('DELETE FROM meeting WHERE ends < ?').run(before).changes);
}

function monthsBefore(now: Date, months: number): string {
  const date = new Date(now);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString();
}

/** Work, not evidence: it goes soon once it is closed, and as meetings do where nobody closed it. @returns how many */
function removeOldProductions(db: DatabaseSync, closed: string, opened: string): number {
  const old = 'closed < ? OR opened < ?';
  db.prepare(
    `DELETE FROM production_text WHERE production IN (SELECT id FROM production WHERE ${old})`,
  ).run(closed, opened);
  return Number(db.prepare(`DELETE FROM production WHERE ${old}`).run(closed, opened).changes);
}

/**
 * Of who never opened a lesson: no enrolment takes their calls for help with it, nor their account once it is
 * nobody's. @returns how many calls went
 */
function removeOldHelp(db: DatabaseSync, before: string): number {
  const calls = db
    .prepare(
      'SELECT id FROM help_request h WHERE changed < ? AND NOT EXISTS (SELECT 1 FROM registration r WHERE r.learner = h.learner)',
    )
    .all(before);
  for (const { id } of calls)
    for (const sql of [
      'DELETE FROM published_answer WHERE request = ?',
      'DELETE FROM help_message WHERE request = ?',
      'DELETE FROM help_request WHERE id = ?',
    ])
      db.prepare(sql).run(id as string);
  const nobody = db
    .prepare(
      'SELECT id FROM learner l WHERE created < ? AND NOT EXISTS (SELECT 1 FROM identity WHERE learner = l.id) AND NOT EXISTS (SELECT 1 FROM registration WHERE learner = l.id) AND NOT EXISTS (SELECT 1 FROM help_request WHERE learner = l.id) AND NOT EXISTS (SELECT 1 FROM meeting_presence WHERE learner = l.id) AND NOT EXISTS (SELECT 1 FROM vote WHERE learner = l.id) AND NOT EXISTS (SELECT 1 FROM production_text WHERE learner = l.id)',
    )
    .all(before);
  for (const { id } of nobody) forgetLearner(db, id as number);
  return calls.length;
}

/** Whoever has neither a name nor an enrolment left: what hangs on their account goes too. */
function forgetLearner(db: DatabaseSync, learner: number): void {
  const left = db
    .prepare(
      'SELECT 1 FROM learner l WHERE l.id = ? AND (EXISTS (SELECT 1 FROM identity WHERE learner = l.id) OR EXISTS (SELECT 1 FROM registration WHERE learner = l.id))',
    )
    .get(learner);
  const run = (sql: string) => db.prepare(sql).run(learner);
  // Help belongs to no enrolment: it goes with the last one.
  if (!db.prepare('SELECT 1 FROM registration WHERE learner = ?').get(learner)) {
    for (const table of ['published_answer', 'help_message'])
      run(`DELETE FROM ${table} WHERE request IN (SELECT id FROM help_request WHERE learner = ?)`);
    run('DELETE FROM help_request WHERE learner = ?');
    // As are who was at a meeting, and what they answered there.
    run('DELETE FROM meeting_presence WHERE learner = ?');
    run('DELETE FROM vote WHERE learner = ?');
    run('DELETE FROM production_text WHERE learner = ?');
  }
  if (left !== undefined) return;
  run('DELETE FROM learner_cookie WHERE learner = ?');
  const account = db.prepare('SELECT home_page, account FROM learner WHERE id = ?').get(learner);
  const agent = actorKey({
    objectType: 'Agent',
    account: {
      homePage: account?.['home_page'] as string,
      name: account?.['account'] as string,
    },
  });
  db.prepare('DELETE FROM document WHERE agent = ?').run(agent);
  run('DELETE FROM learner WHERE id = ?');
}
