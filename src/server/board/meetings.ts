/** Remote sessions (séances): when a group works on some lessons, with whom, and who said they are there. */
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Meeting, MeetingChange } from '../../core/api/meetings.ts';

/** As kept: who worked meanwhile is told by the register of sessions. */
export type PlannedMeeting = Omit<Meeting, 'state' | 'present'>;

/** Somebody who said « Je suis là ». */
export interface Presence {
  /** Row of `learner`. */
  readonly learner: number;
  readonly at: string;
  readonly confirmed: string | null;
}

export interface Meetings {
  /** Latest first. */
  readonly ofGroup: (group: string) => readonly PlannedMeeting[];
  /** Those that are not over, soonest first. */
  readonly ahead: (group: string) => readonly PlannedMeeting[];
  /** Those that are over, of the group and those the learner was at: latest first, some. @param learner row */
  readonly over: (group: string | null, learner: number) => readonly PlannedMeeting[];
  /** Whether one runs, or starts within the hour. */
  readonly isSoon: (group: string) => boolean;
  readonly find: (id: string) => PlannedMeeting | null;
  readonly create: (group: string, change: MeetingChange) => string;
  readonly change: (id: string, change: MeetingChange) => void;
  readonly remove: (id: string) => void;
  /** In the order they came. */
  readonly presences: (id: string) => readonly Presence[];
  /** Once: said again, the first time stays. */
  readonly arrive: (id: string, learner: number) => void;
  /** Of who said it, once; others are passed over. */
  readonly confirm: (id: string, learner: number, account: string) => void;
}

const HOUR_MS = 3600_000;
/** As many as a learner looks through. */
const MOST_PAST = 20;

const SELECT = `SELECT m.id, m.learner_group, m.units, m.starts, m.ends, m.title, m.call, m.trainer, a.name
  FROM meeting m JOIN account a ON a.id = m.trainer`;

export function openMeetings(db: DatabaseSync, clock: () => Date): Meetings {
  const ofGroup = db.prepare(`${SELECT} WHERE m.learner_group = ? ORDER BY m.starts DESC, m.id`);
  const ahead = db.prepare(
    `${SELECT} WHERE m.learner_group = ? AND m.ends > ? ORDER BY m.starts, m.id`,
  );
  const over = db.prepare(
    `${SELECT} WHERE m.ends <= ? AND (m.learner_group IS ? OR m.id IN (SELECT meeting FROM meeting_presence WHERE learner = ?)) ORDER BY m.starts DESC, m.id LIMIT ${MOST_PAST}`,
  );
  const near = db.prepare(
    'SELECT 1 FROM meeting WHERE learner_group = ? AND ends > ? AND starts < ?',
  );
  const byId = db.prepare(`${SELECT} WHERE m.id = ?`);
  const add = db.prepare(
    'INSERT INTO meeting (id, learner_group, units, starts, ends, title, call, trainer, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const change = db.prepare(
    'UPDATE meeting SET units = ?, starts = ?, ends = ?, title = ?, call = ?, trainer = ? WHERE id = ?',
  );
  const forgetPresence = db.prepare('DELETE FROM meeting_presence WHERE meeting = ?');
  const remove = db.prepare('DELETE FROM meeting WHERE id = ?');
  const presences = db.prepare(
    `SELECT p.learner, p.at, (SELECT c.at FROM meeting_presence c
       WHERE c.meeting = p.meeting AND c.learner = p.learner AND c.account IS NOT NULL) AS confirmed
     FROM meeting_presence p WHERE p.meeting = ? AND p.account IS NULL ORDER BY p.seq`,
  );
  const arrive = db.prepare(
    'INSERT OR IGNORE INTO meeting_presence (meeting, learner, at) VALUES (?, ?, ?)',
  );
  const confirm = db.prepare(
    `INSERT OR IGNORE INTO meeting_presence (meeting, learner, at, account)
     SELECT meeting, learner, ?, ? FROM meeting_presence WHERE meeting = ? AND learner = ? AND account IS NULL`,
  );
  const now = () => clock().toISOString();
  return {
    ofGroup: (group) => ofGroup.all(group).map(meetingOf),
    ahead: (group) => ahead.all(group, now()).map(meetingOf),
    over: (group, learner) => over.all(now(), group, learner).map(meetingOf),
    isSoon: (group) =>
      near.get(group, now(), new Date(clock().getTime() + HOUR_MS).toISOString()) !== undefined,
    find: (id) => {
      const row = byId.get(id);
      return row ? meetingOf(row) : null;
    },
    create: (group, { units, start, end, title, call, trainer }) => {
      const id = randomUUID();
      add.run(id, group, JSON.stringify(units), start, end, title, call, trainer, now());
      return id;
    },
    change: (id, { units, start, end, title, call, trainer }) =>
      void change.run(JSON.stringify(units), start, end, title, call, trainer, id),
    remove: (id) => {
      forgetPresence.run(id);
      remove.run(id);
    },
    presences: (id) =>
      presences.all(id).map((row) => ({
        learner: row['learner'] as number,
        at: row['at'] as string,
        confirmed: row['confirmed'] as string | null,
      })),
    arrive: (id, learner) => void arrive.run(id, learner, now()),
    confirm: (id, learner, account) => void confirm.run(now(), account, id, learner),
  };
}

function meetingOf(row: Readonly<Record<string, unknown>>): PlannedMeeting {
  return {
    id: row['id'] as string,
    group: row['learner_group'] as string,
    units: JSON.parse(row['units'] as string) as readonly string[],
    start: row['starts'] as string,
    end: row['ends'] as string,
    title: row['title'] as string,
    call: row['call'] as string | null,
    trainer: { id: row['trainer'] as string, name: row['name'] as string },
  };
}

export function stateOf(
  { start, end }: Pick<PlannedMeeting, 'start' | 'end'>,
  now: Date,
): Meeting['state'] {
  const at = now.toISOString();
  return at < start ? 'planned' : at < end ? 'running' : 'ended';
}
