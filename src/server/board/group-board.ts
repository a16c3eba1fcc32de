/** GET groupes/:id/tableau: everything a group's board shows, cheap to ask for again and again. */
import type { DatabaseSync } from 'node:sqlite';
import type { GroupBoard } from '../../core/api/groups.ts';
import type { Meeting } from '../../core/api/meetings.ts';
import { type SessionRow, calendarDay } from '../../core/report/session.ts';
import type { Catalogue } from '../../core/course/catalogue.ts';
import { jsonText, tagOf, type JsonText } from '../people/calls.ts';
import type { Group } from '../people/groups.ts';
import type { People } from '../people/people.ts';
import type { Steady } from '../process/steady.ts';
import { summaryOf } from '../people/summary.ts';
import type { Help } from './help.ts';
import { stateOf, type Meetings, type PlannedMeeting, type Presence } from './meetings.ts';
import { rowOf, type Entry, type Register } from './register.ts';

export interface BoardParts {
  readonly db: DatabaseSync;
  readonly clock: () => Date;
  readonly steady: Steady;
  readonly people: Pick<People, 'groups' | 'identities' | 'links'>;
  readonly register: Register;
  readonly help: Help;
  readonly meetings: Meetings;
}

export interface BoardAnswer {
  readonly body: JsonText<GroupBoard>;
  readonly etag: string;
}

/** How long a board may stand when nothing was written: presence changes with time alone. */
const FRESH_MS = 10_000;
const DAY_MS = 24 * 3600_000;
const PAST_MEETINGS = 5;

/** @returns a reader that looks again only when something in the database has changed. */
export function openBoards(parts: BoardParts): (group: Group, catalogue: Catalogue) => BoardAnswer {
  const { db, clock, steady } = parts;
  const changes = db.prepare('SELECT total_changes() AS ours');
  const others = db.prepare('PRAGMA data_version');
  const known = new Map<string, BoardAnswer & { readonly stamp: string; readonly at: number }>();
  return (group, catalogue) => {
    const at = steady();
    const stamp = JSON.stringify([changes.get(), others.get(), catalogue.iri]);
    const last = known.get(group.id);
    if (last?.stamp === stamp && at - last.at < FRESH_MS) return last;
    const board = groupBoard(parts, group, catalogue, clock());
    const { at: _, ...lasting } = board;
    const answer = { body: jsonText(board), etag: tagOf(jsonText(lasting)), stamp, at };
    known.set(group.id, answer);
    return answer;
  };
}

function groupBoard(
  { people, register, help, meetings }: BoardParts,
  group: Group,
  catalogue: Catalogue,
  now: Date,
): GroupBoard {
  const entries = register.entries(people.identities.ofGroup(group.id), catalogue);
  const requests = help.ofGroup(group.id, new Date(now.getTime() - DAY_MS).toISOString());
  const waiting = new Set(
    requests.filter(({ state }) => state === 'waiting').map(({ learner }) => learner.id),
  );
  const rows = entries.map((entry) =>
    rowOf(entry, catalogue, people.links.stateOf(entry.identity), now),
  );
  return {
    group: summaryOf({ people, helpWaiting: help.waiting }, group),
    learners: [
      ...rows.filter(({ id }) => waiting.has(id)),
      ...rows.filter(({ id }) => !waiting.has(id)),
    ],
    help: requests,
    meetings: shown(meetings.ofGroup(group.id), now).map((meeting) =>
      meetingWith(meeting, entries, meetings.presences(meeting.id), now),
    ),
    at: now.toISOString(),
  };
}

/** Those of today and to come, soonest first; then the last past ones, latest first. */
function shown(latestFirst: readonly PlannedMeeting[], now: Date): readonly PlannedMeeting[] {
  const today = calendarDay(now.toISOString());
  const isPast = (meeting: PlannedMeeting) =>
    stateOf(meeting, now) === 'ended' && calendarDay(meeting.start) < today;
  return [
    ...latestFirst.filter((meeting) => !isPast(meeting)).reverse(),
    ...latestFirst.filter(isPast).slice(0, PAST_MEETINGS),
  ];
}

export function meetingWith(
  meeting: PlannedMeeting,
  entries: readonly Entry[],
  presences: readonly Presence[],
  now: Date,
): Meeting {
  const said = new Set(presences.map(({ learner }) => learner));
  const inside = ({ identity, report, open }: Entry): boolean =>
    said.has(identity.row) ||
    report.sessions.some(
      (session) => session.start < meeting.end && endOf(session, open) > meeting.start,
    );
  return {
    ...meeting,
    state: stateOf(meeting, now),
    present: entries.filter(inside).map(({ identity }) => identity.id),
  };
}

/** An open session lasts until it was last heard of. */
function endOf({ start, end, sessionSeconds, ending }: SessionRow, open: Entry['open']): string {
  if (end !== null) return end;
  if (ending === 'open' && open?.start === start) return open.heard;
  return new Date(Date.parse(start) + sessionSeconds * 1000).toISOString();
}
