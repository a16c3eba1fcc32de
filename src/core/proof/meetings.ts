/** The sheet of meetings: who was expected when, what was pressed and confirmed, and the time of lessons apart. */
import type { Catalogue } from '../course/catalogue.ts';
import { NEAR_MS } from '../meeting/near.ts';
import { byOrder } from '../report/order.ts';
import type { SessionRow } from '../report/session.ts';
import type { MeetingSum, OpenedTime, ProvenMeeting } from './model.ts';
import { lessonsPhrase } from './places.ts';
import type { MeetingRecord, ProofRecords } from './records.ts';

interface InMeetings {
  readonly meetings: readonly ProvenMeeting[];
  readonly outside: OpenedTime;
}

/** Each session counts once: in the first meeting it was opened in, else outside. */
export function provenMeetings(records: ProofRecords): InMeetings {
  const begun = records.meetings
    .filter((meeting) => isTheirs(meeting, records))
    .sort((a, b) => byOrder(a.start, b.start) || byOrder(a.id, b.id));
  const opened = new Map<string | null, SessionRow[]>();
  for (const session of records.sessions) {
    const meeting = begun.find((one) => wasOpenedIn(session, one))?.id ?? null;
    opened.set(meeting, [...(opened.get(meeting) ?? []), session]);
  }
  return {
    meetings: begun.map((meeting) => shownMeeting(meeting, opened.get(meeting.id), records)),
    outside: openedTime(opened.get(null) ?? []),
  };
}

export function openedTime(sessions: readonly SessionRow[]): OpenedTime {
  return {
    sessions: sessions.length,
    activeSeconds: sessions.reduce((sum, { activeSeconds }) => sum + (activeSeconds ?? 0), 0),
    unmeasured: sessions.filter(({ activeSeconds }) => activeSeconds === null).length,
  };
}

export const sumOf = (meetings: readonly ProvenMeeting[]): MeetingSum => ({
  meetings: meetings.length,
  seconds: meetings.reduce((sum, meeting) => sum + plannedSeconds(meeting), 0),
});

/** By its times, whoever came. */
export const plannedSeconds = ({ start, end }: Pick<ProvenMeeting, 'start' | 'end'>): number =>
  Math.max(0, (Date.parse(end) - Date.parse(start)) / 1000);

const isTheirs = ({ start, end, pressed }: MeetingRecord, { enrolled, now }: ProofRecords) =>
  pressed !== null || (start <= now && end > enrolled);

function wasOpenedIn({ start }: SessionRow, meeting: MeetingRecord): boolean {
  const at = Date.parse(start);
  return at >= Date.parse(meeting.start) - NEAR_MS && at < Date.parse(meeting.end);
}

function shownMeeting(
  meeting: MeetingRecord,
  sessions: readonly SessionRow[] = [],
  { catalogue }: { readonly catalogue: Catalogue },
): ProvenMeeting {
  return {
    ...meeting,
    lessons: lessonsPhrase(catalogue, meeting.units),
    opened: openedTime(sessions),
  };
}
