/** Remote sessions (séances): when a group works on some lessons, with whom. */
import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Meeting, MeetingChange } from '../../core/api/meetings.ts';

/** As kept: who was there is told by the register of sessions. */
export type PlannedMeeting = Omit<Meeting, 'state' | 'present'>;

export interface Meetings {
  /** Latest first. */
  readonly ofGroup: (group: string) => readonly PlannedMeeting[];
  readonly find: (id: string) => PlannedMeeting | null;
  readonly create: (group: string, change: MeetingChange) => string;
  readonly change: (id: string, change: MeetingChange) => void;
  readonly remove: (id: string) => void;
}

const SELECT = `SELECT m.id, m.learner_group, m.units, m.starts, m.ends, m.trainer, a.name
  FROM meeting m JOIN account a ON a.id = m.trainer`;

export function openMeetings(db: DatabaseSync, clock: () => Date): Meetings {
  const ofGroup = db.prepare(`${SELECT} WHERE m.learner_group = ? ORDER BY m.starts DESC, m.id`);
  const byId = db.prepare(`${SELECT} WHERE m.id = ?`);
  const add = db.prepare(
    'INSERT INTO meeting (id, learner_group, units, starts, ends, trainer, created) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const change = db.prepare(
    'UPDATE meeting SET units = ?, starts = ?, ends = ?, trainer = ? WHERE id = ?',
  );
  const remove = db.prepare('DELETE FROM meeting WHERE id = ?');
  return {
    ofGroup: (group) => ofGroup.all(group).map(meetingOf),
    find: (id) => {
      const row = byId.get(id);
      return row ? meetingOf(row) : null;
    },
    create: (group, { units, start, end, trainer }) => {
      const id = randomUUID();
      add.run(id, group, JSON.stringify(units), start, end, trainer, clock().toISOString());
      return id;
    },
    change: (id, { units, start, end, trainer }) =>
      void change.run(JSON.stringify(units), start, end, trainer, id),
    remove: (id) => void remove.run(id),
  };
}

function meetingOf(row: Readonly<Record<string, unknown>>): PlannedMeeting {
  return {
    id: row['id'] as string,
    group: row['learner_group'] as string,
    units: JSON.parse(row['units'] as string) as readonly string[],
    start: row['starts'] as string,
    end: row['ends'] as string,
    trainer: { id: row['trainer'] as string, name: row['name'] as string },
  };
}

export function stateOf({ start, end }: PlannedMeeting, now: Date): Meeting['state'] {
  const at = now.toISOString();
  return at < start ? 'planned' : at < end ? 'running' : 'ended';
}
