/** Everything known of one learner, as one JSON document (GDPR 15 and 20). */
import type { DatabaseSync } from 'node:sqlite';
import type { Keeping, KeptDocument } from '../lrs/keeping.ts';
import type { Group } from './groups.ts';
import type { Identity } from './identities.ts';

export interface LearnerExport {
  readonly exported: string;
  readonly learner: Readonly<Record<string, unknown>>;
  readonly account: unknown;
  /** Rows of this server about them, by table; times ISO 8601 UTC. */
  /** Of the sheet to cut up: not what it opens by. */
  readonly entryCodes: readonly Row[];
  readonly registrations: readonly Row[];
  readonly units: readonly Row[];
  readonly sessions: readonly Row[];
  readonly attendance: readonly Row[];
  readonly help: readonly Row[];
  /** What trainers published of it for the group; their question is in it, as proposed to go with it. */
  readonly published: readonly Row[];
  /** « Je suis là » in meetings. */
  readonly presences: readonly Row[];
  /** Answers to questions to the group, with what was asked. */
  readonly votes: readonly Row[];
  /** Texts written for the group, with the author's grid and what the trainer wrote of them. */
  readonly productions: readonly Row[];
  /** xAPI, as stored; null: the LRS that keeps them does not answer. */
  readonly statements: readonly unknown[] | null;
  /** State and agent profile; JSON as it is, the rest in base64; null: likewise. */
  readonly documents: readonly Row[] | null;
  /** Where the rest is, for who reads the file; null: nowhere, all is here. */
  readonly elsewhere: string | null;
}

type Row = Readonly<Record<string, unknown>>;

interface Kept {
  readonly statements: LearnerExport['statements'];
  readonly documents: readonly KeptDocument[] | null;
  /** Why the two are null, in French; null where they are not. */
  readonly trouble: string | null;
  /** Its endpoint, when statements and documents are kept there. */
  readonly externalLrs: string | null;
}

/** An LRS that is away withholds its part, not what is known here. */
export async function keptAbout(
  db: DatabaseSync,
  keeping: Pick<Keeping, 'statementsAbout' | 'documentsAbout' | 'trouble'>,
  { row, actor }: Identity,
): Promise<Pick<Kept, 'statements' | 'documents' | 'trouble'>> {
  const places = db
    .prepare(
      'SELECT DISTINCT activity, registration FROM session WHERE registration IN (SELECT id FROM registration WHERE learner = ?)',
    )
    .all(row) as unknown as Parameters<Keeping['documentsAbout']>[1];
  try {
    const statements = await keeping.statementsAbout(actor);
    return { statements, documents: await keeping.documentsAbout(actor, places), trouble: null };
  } catch {
    const trouble = keeping.trouble() ?? 'il a refusé de les donner';
    return { statements: null, documents: null, trouble };
  }
}

/** @param now ISO */
export function exportLearner(
  db: DatabaseSync,
  learner: Identity,
  group: Group | null,
  now: string,
  { statements, documents, trouble, externalLrs }: Kept,
): LearnerExport {
  const of = (sql: string, ...values: (string | number)[]): readonly Row[] =>
    db
      .prepare(sql)
      .all(...values)
      .map((row) => ({ ...row }));
  const { row, name, email, created, moreTries, link, actor } = learner;
  const registrations = 'SELECT id FROM registration WHERE learner = ?';
  return {
    exported: now,
    learner: {
      name,
      email,
      group: group?.name ?? null,
      path: group?.path ?? null,
      created,
      moreTries,
      // Not the link itself: a file that is passed on must open nothing.
      linkExpires: link.expires,
      linkRevoked: link.revoked,
      linkUsed: link.used,
    },
    account: actor.account ?? null,
    entryCodes: of('SELECT created, expires, used FROM entry_code WHERE learner = ?', row),
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
      'SELECT h.id, h.unit, h.section, h.question, h.label, h.state, h.read, m.at, m.account IS NULL AS own, m.text FROM help_request h JOIN help_message m ON m.request = h.id WHERE h.learner = ? ORDER BY m.seq',
      row,
    ),
    published: of(
      'SELECT p.request, p.at, p.text, m.text AS question, p.agreed, p.decided FROM published_answer p JOIN help_request h ON h.id = p.request LEFT JOIN help_message m ON m.seq = p.question WHERE h.learner = ? ORDER BY p.at',
      row,
    ),
    presences: of(
      'SELECT m.starts, m.ends, m.title, p.at, p.account IS NOT NULL AS confirmed FROM meeting_presence p JOIN meeting m ON m.id = p.meeting WHERE p.learner = ? ORDER BY p.seq',
      row,
    ),
    votes: of(
      'SELECT v.id, v.question, v.round, v.options, v.at, v.late, q.body AS asked FROM vote v JOIN group_question q ON q.id = v.question WHERE v.learner = ? ORDER BY v.seq',
      row,
    ).map((vote) => ({
      ...vote,
      options: JSON.parse(vote['options'] as string) as unknown,
      asked: JSON.parse(vote['asked'] as string) as unknown,
    })),
    productions: of(
      'SELECT p.unit, p.name, p.opened, p.names, p.shared, p.closed, p.body, t.text, t.at, t.late, t.ticks, t.hidden, t.comment, t.comment_at, t.comment_shared FROM production_text t JOIN production p ON p.id = t.production WHERE t.learner = ? ORDER BY p.seq',
      row,
    ).map((text) => ({
      ...text,
      body: JSON.parse(text['body'] as string) as unknown,
      ticks: JSON.parse(text['ticks'] as string) as unknown,
    })),
    statements,
    documents:
      documents &&
      documents.map((one) => ({ ...one, content: readable(one.contentType, one.content) })),
    elsewhere: externalLrs === null ? null : elsewhere(externalLrs, trouble),
  };
}

function elsewhere(lrs: string, trouble: string | null): string {
  return trouble === null
    ? `Les documents de ce compte (où il en est dans chaque leçon) et ses traces d’activité sont sur ${lrs} : ce fichier en donne la copie.`
    : `Les traces d’activité et les documents de ce compte sont sur ${lrs}, qui ne répond pas en ce moment comme il le faut (${trouble}) : refaites ce fichier plus tard, ou demandez-les à qui l’exploite, avec le nom du compte.`;
}

function readable(contentType: string, content: Uint8Array): unknown {
  const bytes = Buffer.from(content);
  if (!/^application\/json\b/.test(contentType)) return bytes.toString('base64');
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return bytes.toString('base64');
  }
}
