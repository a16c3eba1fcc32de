/** What is known of each learner's work, read from the projection for a whole group at once. */
import type { DatabaseSync } from 'node:sqlite';
import type { LearnerRow, LinkState } from '../../core/api/learners.ts';
import type { SessionRow } from '../../core/report/session.ts';
import type { UnitDigest } from '../../core/report/digest.ts';
import type { Fact } from '../../core/report/fact.ts';
import { presenceOf, type OpenSession } from '../../core/report/presence.ts';
import { report, type Report } from '../../core/report/report.ts';
import { wrongRun, type WrongRun } from '../../core/report/wrong-run.ts';
import type { Catalogue } from '../../core/course/catalogue.ts';
import { unitsOn } from '../../core/course/path.ts';
import type { Groups } from '../people/groups.ts';
import type { Identity } from '../people/identities.ts';
import { openAttendance } from './attendance.ts';
import { openServerClock } from './server-times.ts';

export interface Entry {
  readonly identity: Identity;
  readonly report: Report;
  /** By unit id: when it was first said to be completed. */
  readonly completed: Readonly<Record<string, string>>;
  /** When "satisfied" was stated for the course. */
  readonly satisfied: string | null;
  readonly open: OpenSession | null;
  /** In the session that is open. */
  readonly wrongRun: WrongRun | null;
}

export interface Register {
  /** One entry for each, in the order given. */
  readonly entries: (learners: readonly Identity[], catalogue: Catalogue) => readonly Entry[];
  /** Of one learner, newest first: the register's rows, and what is still open. */
  readonly sessions: (entry: Entry, catalogue: Catalogue) => readonly SessionRow[];
}

type OpenRow = Readonly<Record<'id' | 'unit' | 'launched' | 'heard', string>>;

/** Of what came last of a unit: a run that is longer is as long as it need be. */
const LOOKED_AT = 40;

/** @param pathOf of the group of each learner, by their row */
export function openRegister(
  db: DatabaseSync,
  clock: () => Date,
  pathOf: Groups['pathOf'],
): Register {
  const attendance = openAttendance(db, clock);
  const serverClock = openServerClock(db);
  const registration = db.prepare(
    'SELECT id, satisfied FROM registration WHERE learner = ? AND course = ?',
  );
  const digests = db.prepare('SELECT unit, body FROM unit_digest WHERE registration = ?');
  // At most one: a launch abandons what was open in its registration.
  const open = db.prepare(
    'SELECT id, unit, launched, heard FROM session WHERE registration = ? AND ended IS NULL AND heard IS NOT NULL ORDER BY launched DESC LIMIT 1',
  );
  const registrationOf = ({ row }: Identity, { iri }: Catalogue) =>
    registration.get(row, iri) as
      { readonly id: string; readonly satisfied: string | null } | undefined;

  const latest = db.prepare(
    `SELECT body FROM fact WHERE registration = ? AND unit = ? ORDER BY seq DESC LIMIT ${LOOKED_AT}`,
  );
  const wrongRunOf = (registration: string, { unit, id }: OpenRow): WrongRun | null =>
    wrongRun(
      latest
        .all(registration, unit)
        .map(({ body }) => JSON.parse(body as string) as Fact)
        .flatMap((fact) => (fact.verb === 'answered' && fact.session === id ? fact : [])),
    );

  const openSession = (row: OpenRow, known: ReadonlyMap<string, UnitDigest>): OpenSession => {
    const place = known.get(row.unit)?.sessions[row.id]?.place ?? null;
    return { unit: row.unit, start: row.launched, heard: row.heard, place };
  };

  return {
    entries: (learners, catalogue) =>
      learners.map((identity) => {
        const { id, satisfied = null } = registrationOf(identity, catalogue) ?? {};
        const known = new Map(
          (id === undefined ? [] : digests.all(id)).map(({ unit, body }) => [
            unit as string,
            serverClock.boundAll(JSON.parse(body as string) as UnitDigest),
          ]),
        );
        const row = id === undefined ? undefined : (open.get(id) as OpenRow | undefined);
        return {
          identity,
          report: report(known, catalogue.units, unitsOn(catalogue, pathOf(identity.row))),
          completed: completedIn(known),
          satisfied,
          open: row === undefined ? null : openSession(row, known),
          wrongRun: id === undefined || row === undefined ? null : wrongRunOf(id, row),
        };
      }),
    sessions: (entry, catalogue) => {
      const id = registrationOf(entry.identity, catalogue)?.id;
      const late = new Set(entry.report.sessions.flatMap((one) => (one.late ? [one.id] : [])));
      const ended = (id === undefined ? [] : attendance.ended(id)).map((session) => ({
        ...session,
        late: late.has(session.id),
      }));
      const kept = new Set(ended.map((session) => session.id));
      const others = entry.report.sessions.filter((session) => !kept.has(session.id));
      return [...others, ...ended].sort((a, b) => (a.start < b.start ? 1 : -1));
    },
  };
}

function completedIn(known: ReadonlyMap<string, UnitDigest>): Entry['completed'] {
  return Object.fromEntries(
    [...known].flatMap(([unit, { completed }]) => (completed === null ? [] : [[unit, completed]])),
  );
}

export function rowOf(
  { identity, report: known, open, wrongRun: run }: Entry,
  catalogue: Catalogue,
  link: LinkState,
  now: Date,
): LearnerRow {
  const { units, lastActivity, sessionSeconds, activeSeconds, finished } = known;
  const labels = catalogue.units.find(({ id }) => id === open?.unit) ?? null;
  return {
    id: identity.id,
    name: identity.name,
    email: identity.email,
    presence: presenceOf({ open, finished, lastActivity, labels, now }),
    wrongRun: run,
    units,
    lastActivity,
    sessionSeconds,
    activeSeconds,
    link,
  };
}
