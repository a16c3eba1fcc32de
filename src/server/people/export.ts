/** Everything known of one learner, as one JSON document (GDPR 15 and 20). */
import type { DatabaseSync } from 'node:sqlite';
import { actorKey } from '../lrs/statement/identity.ts';
import type { Group } from './groups.ts';
import type { Identity } from './identities.ts';

export interface LearnerExport {
  readonly exported: string;
  readonly learner: Readonly<Record<string, unknown>>;
  readonly account: unknown;
  /** Rows of this server about them, by table; times ISO 8601 UTC. */
  readonly registrations: readonly Row[];
  readonly units: readonly Row[];
  readonly sessions: readonly Row[];
  readonly attendance: readonly Row[];
  readonly help: readonly Row[];
  /** xAPI, as stored; null: the LRS that keeps them does not answer. */
  readonly statements: readonly unknown[] | null;
  /** State and agent profile; JSON as it is, the rest in base64. */
  readonly documents: readonly Row[];
  /** Where the rest is, for who reads the file; null: nowhere, all is here. */
  readonly elsewhere: string | null;
}

type Row = Readonly<Record<string, unknown>>;

interface Kept {
  readonly statements: LearnerExport['statements'];
  /** Its endpoint, when statements and documents are kept there. */
  readonly externalLrs: string | null;
}

/** @param now ISO */
export function exportLearner(
  db: DatabaseSync,
  learner: Identity,
  group: Group | null,
  now: string,
  { statements, externalLrs }: Kept,
): LearnerExport {
  const of = (sql: string, ...values: (string | number)[]): readonly Row[] =>
    db
      .prepare(sql)
      .all(...values)
      .map((row) => ({ ...row }));
  const { row, name, email, created, moreTries, link, actor } = learner;
  const registrations = 'SELECT id FROM registration WHERE learner = ?';
  const key = actorKey(actor) ?? '';
  return {
    exported: now,
    learner: {
      name,
      email,
      group: group?.name ?? null,
      created,
      moreTries,
      // Not the link itself: a file that is passed on must open nothing.
      linkExpires: link.expires,
      linkRevoked: link.revoked,
    },
    account: actor.account ?? null,
    registrations: of(
      'SELECT id, course, created, satisfied FROM registration WHERE learner = ?',
      row,
    ),
    units: of(`SELECT * FROM unit_standing WHERE registration IN (${registrations})`, row),
    sessions: of(
      `SELECT id, unit, launched, heard, initialized, terminated, ended, abandoned FROM session WHERE registration IN (${registrations}) ORDER BY launched`,
      row,
    ),
    attendance: of(
      `SELECT * FROM attendance WHERE registration IN (${registrations}) ORDER BY seq`,
      row,
    ),
    help: of(
      'SELECT h.id, h.unit, h.section, h.question, h.label, h.state, m.at, m.account IS NULL AS own, m.text FROM help_request h JOIN help_message m ON m.request = h.id WHERE h.learner = ? ORDER BY m.seq',
      row,
    ),
    statements,
    documents: of(
      'SELECT resource, activity, registration, name, content_type AS contentType, content, updated FROM document WHERE agent = ? ORDER BY updated',
      key,
    ).map((one) => ({ ...one, content: readable(one) })),
    elsewhere: externalLrs === null ? null : elsewhere(externalLrs, statements === null),
  };
}

function elsewhere(lrs: string, away: boolean): string {
  return away
    ? `Les traces d’activité et les documents de ce compte sont sur ${lrs}, qui ne répond pas en ce moment : refaites ce fichier plus tard, ou demandez-les à qui l’exploite, avec le nom du compte.`
    : `Les documents de ce compte (où il en est dans chaque leçon) sont sur ${lrs} : demandez-les à qui l’exploite, avec le nom du compte.`;
}

function readable({ contentType, content }: Row): unknown {
  const bytes = Buffer.from(content as Uint8Array);
  if (!/^application\/json\b/.test(contentType as string)) return bytes.toString('base64');
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return bytes.toString('base64');
  }
}
