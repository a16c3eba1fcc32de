/** The rows a proof is computed from (core/proof/records.ts): read, never written. */
import type { DatabaseSync } from 'node:sqlite';
import type { MeetingSheet } from '../../core/api/proof.ts';
import type { Catalogue } from '../../core/course/catalogue.ts';
import type { Confirmed } from '../../core/proof/model.ts';
import { lessonsPhrase } from '../../core/proof/places.ts';
import type {
  MeetingRecord,
  ProofRecords,
  RegisterRow,
  TextRecord,
} from '../../core/proof/records.ts';
import { byName } from '../../core/report/order.ts';
import type { Group } from '../people/groups.ts';
import type { Identity } from '../people/identities.ts';
import type { People } from '../people/people.ts';
import type { Help } from './help.ts';
import type { Meetings } from './meetings.ts';
import type { Entry, Register } from './register.ts';

export interface RecordParts {
  readonly db: DatabaseSync;
  readonly clock: () => Date;
  readonly people: Pick<People, 'groups' | 'identities'>;
  readonly register: Pick<Register, 'sessions'>;
  readonly help: Pick<Help, 'ofLearner'>;
  readonly meetings: Pick<Meetings, 'ofGroup'>;
}

export interface ProofReader {
  readonly ofLearner: (entry: Entry, catalogue: Catalogue) => ProofRecords;
  /** Oldest first, those that have begun. */
  readonly sheets: (group: Group, catalogue: Catalogue) => readonly MeetingSheet[];
}

/** What a learner, `:learner`, left in a meeting `m`. */
const PRESENCE = `
  (SELECT p.at FROM meeting_presence p WHERE p.meeting = m.id AND p.learner = :learner AND p.account IS NULL) AS pressed,
  (SELECT p.at FROM meeting_presence p WHERE p.meeting = m.id AND p.learner = :learner AND p.account IS NOT NULL) AS confirmed,
  (SELECT c.name FROM meeting_presence p JOIN account c ON c.id = p.account WHERE p.meeting = m.id AND p.learner = :learner) AS confirmer,
  (SELECT count(DISTINCT v.question) FROM vote v JOIN group_question q ON q.id = v.question
    WHERE q.meeting = m.id AND v.learner = :learner AND v.late = 0
      AND NOT EXISTS (SELECT 1 FROM group_question_step s WHERE s.question = q.id AND s.step = 'cancel')) AS answers`;

export function openProofRecords(parts: RecordParts): ProofReader {
  const { db, clock, people, register, help } = parts;
  const meetings = db.prepare(
    `SELECT m.id, m.units, m.starts, m.ends, m.title, a.name AS trainer, ${PRESENCE}
     FROM meeting m JOIN account a ON a.id = m.trainer
     WHERE m.learner_group = :group OR EXISTS (SELECT 1 FROM meeting_presence p WHERE p.meeting = m.id AND p.learner = :learner)
     ORDER BY m.starts, m.id`,
  );
  const rows = db.prepare(
    `SELECT session, unit, starts AS start, ends AS "end", active_seconds AS activeSeconds, recorded FROM attendance
     WHERE registration = (SELECT id FROM registration WHERE learner = ? AND course = ?) ORDER BY seq`,
  );
  const texts = db.prepare(
    `SELECT p.id, p.unit, p.body, t.at, t.comment_at AS confirmed, a.name AS confirmer
     FROM production_text t JOIN production p ON p.id = t.production LEFT JOIN account a ON a.id = t.comment_account
     WHERE t.learner = ?`,
  );
  const presences = db.prepare(
    `SELECT p.learner, p.at AS pressed, c.at AS confirmed, a.name AS confirmer
     FROM meeting_presence p
     LEFT JOIN meeting_presence c ON c.meeting = p.meeting AND c.learner = p.learner AND c.account IS NOT NULL
     LEFT JOIN account a ON a.id = c.account
     WHERE p.meeting = ? AND p.account IS NULL ORDER BY p.seq`,
  );

  const attendeesOf = (meeting: string, group: readonly Identity[]) => {
    const there = presences.all(meeting).map((row) => ({
      who: people.identities.byRow(row['learner'] as number),
      pressed: row['pressed'] as string,
      confirmed: confirmedIn(row),
    }));
    const known = there.flatMap(({ who, pressed, confirmed }) =>
      who ? [{ learner: personOf(who), pressed, confirmed }] : [],
    );
    const absent = group
      .filter(({ id }) => !known.some(({ learner }) => learner.id === id))
      .map((who) => ({ learner: personOf(who), pressed: null, confirmed: null }));
    return {
      people: [...known, ...absent].sort((a, b) => byName(a.learner, b.learner)),
      erased: there.length - known.length,
    };
  };

  return {
    ofLearner: (entry, catalogue) => {
      const { row, group, created } = entry.identity;
      return {
        catalogue,
        path: people.groups.pathOf(row),
        enrolled: created,
        meetings: meetings.all({ learner: row, group }).map(meetingIn),
        register: rows.all(row, catalogue.iri) as unknown as readonly RegisterRow[],
        sessions: register.sessions(entry, catalogue),
        exchanges: help.ofLearner(row),
        texts: texts.all(row).map(textIn),
        units: entry.report.units,
        completed: entry.completed,
        now: clock().toISOString(),
      };
    },
    sheets: ({ id }, catalogue) => {
      const group = people.identities.ofGroup(id);
      const now = clock().toISOString();
      return parts.meetings
        .ofGroup(id)
        .filter(({ start }) => start <= now)
        .map(({ id: meeting, start, end, title, trainer, units }) => ({
          ...{ id: meeting, start, end, title, trainer: trainer.name },
          lessons: lessonsPhrase(catalogue, units),
          // Who came to the group later was not expected.
          ...attendeesOf(
            meeting,
            group.filter(({ created }) => created < end),
          ),
        }))
        .reverse();
    },
  };
}

const personOf = ({ id, name }: Identity) => ({ id, name });

type Row = Readonly<Record<string, unknown>>;

function confirmedIn(row: Row): Confirmed | null {
  const at = row['confirmed'] as string | null;
  return at === null ? null : { at, by: row['confirmer'] as string };
}

function textIn(row: Row): TextRecord {
  return {
    id: row['id'] as string,
    unit: row['unit'] as string,
    title: (JSON.parse(row['body'] as string) as { readonly title: string }).title,
    at: row['at'] as string,
    comment: confirmedIn(row),
  };
}

function meetingIn(row: Row): MeetingRecord {
  return {
    id: row['id'] as string,
    start: row['starts'] as string,
    end: row['ends'] as string,
    title: row['title'] as string,
    trainer: row['trainer'] as string,
    units: JSON.parse(row['units'] as string) as readonly string[],
    pressed: row['pressed'] as string | null,
    confirmed: confirmedIn(row),
    answers: Number(row['answers']),
  };
}
