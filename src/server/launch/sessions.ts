/** The rows of launches, and what a learner has reached in each unit. */
import type { DatabaseSync } from 'node:sqlite';
import type { Agent, Context } from '../lrs/statement/types.ts';
import type { MoveOn } from '../../core/course/move-on.ts';
import { hashOf } from '../access/secrets.ts';

/** The document LMS.LaunchData (cmi5 10.2). */
export interface LaunchData {
  readonly contextTemplate: Context;
  readonly launchMode: 'Normal' | 'Browse' | 'Review';
  readonly moveOn: MoveOn;
  readonly masteryScore?: number;
  readonly returnURL: string;
  /** See core/people/arrangements.ts. */
  readonly launchParameters?: string;
}

export interface Session {
  readonly id: string;
  readonly registration: string;
  readonly unit: string;
  readonly activity: string;
  readonly actor: Agent;
  readonly launchData: LaunchData;
  /** ISO, the server's clock. */
  readonly launched: string;
  readonly heard: string | null;
  /** ISO, the learner's clock. */
  readonly initialized: string | null;
  readonly terminated: string | null;
  readonly completed: boolean;
  readonly judged: boolean;
  /** ISO, the server's clock. */
  readonly ended: string | null;
  readonly abandoned: boolean;
  /** When the AU read the learner's preferences: ISO, the server's clock. */
  readonly preferences: string | null;
}

/** What statements changed in a session. */
export type Advance = Pick<Session, 'initialized' | 'terminated' | 'completed' | 'judged'>;

/** When it was reached, null before (ISO, the learner's clock). */
export interface Standing {
  readonly completed: string | null;
  readonly passed: string | null;
  /** A trainer does not ask it of them (the server's clock). */
  readonly waived: string | null;
}

/** Met by nothing yet. */
const NOTHING: Standing = { completed: null, passed: null, waived: null };

/** Why a fetch URL gives no token: cmi5 8.2.3.2. */
type FetchRefusal = 'used' | 'unknown';

export interface Sessions {
  readonly create: (session: NewSession) => void;
  readonly find: (id: string) => Session | null;
  /** Sessions of a registration that neither terminated nor were abandoned. */
  readonly open: (registration: string) => readonly Session[];
  readonly abandon: (id: string, now: string) => void;
  readonly advance: (id: string, advance: Advance, now: string) => void;
  /** For a session that is over: neither its end nor when it was last heard of changes. */
  readonly amend: (id: string, advance: Advance, now: string) => void;
  readonly readPreferences: (id: string, now: string) => void;
  /** Once: marks the secret as used and keeps the token's. */
  readonly exchange: (fetchSecret: string, tokenSecret: string) => Session | FetchRefusal;
  readonly byFetch: (fetchSecret: string) => Session | null;
  readonly byToken: (id: string, tokenSecret: string) => Session | null;
  readonly standing: (registration: string, unit: string) => Standing;
  readonly setStanding: (registration: string, unit: string, standing: Standing) => void;
  /** @param module null for the whole course */
  readonly isSatisfied: (registration: string, module: string | null) => boolean;
  readonly satisfy: (registration: string, module: string | null, now: string) => void;
}

export interface NewSession extends Pick<
  Session,
  'id' | 'registration' | 'unit' | 'activity' | 'actor' | 'launchData' | 'launched'
> {
  readonly fetchSecret: string;
}

export function openSessions(db: DatabaseSync): Sessions {
  const add = db.prepare(
    'INSERT INTO session (id, registration, unit, activity, actor, launch_data, launched, fetch_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const byId = db.prepare('SELECT * FROM session WHERE id = ?');
  const open = db.prepare('SELECT * FROM session WHERE registration = ? AND ended IS NULL');
  const abandon = db.prepare(
    'UPDATE session SET ended = ?, abandoned = 1 WHERE id = ? AND ended IS NULL',
  );
  const advance = db.prepare(
    'UPDATE session SET heard = ?, initialized = ?, terminated = ?, completed = ?, judged = ?, ended = CASE WHEN ? IS NOT NULL THEN coalesce(ended, ?) ELSE ended END WHERE id = ?',
  );
  const amend = db.prepare(
    'UPDATE session SET initialized = ?, terminated = ?, completed = ?, judged = ?, late = ? WHERE id = ?',
  );
  const readPreferences = db.prepare(
    'UPDATE session SET preferences = ? WHERE id = ? AND preferences IS NULL',
  );
  const byFetch = db.prepare('SELECT * FROM session WHERE fetch_hash = ?');
  const exchange = db.prepare(
    'UPDATE session SET token_hash = ? WHERE id = ? AND token_hash IS NULL AND ended IS NULL',
  );
  const byToken = db.prepare('SELECT * FROM session WHERE id = ? AND token_hash = ?');
  const standing = db.prepare(
    'SELECT completed, passed, waived FROM unit_standing WHERE registration = ? AND unit = ?',
  );
  const setStanding = db.prepare(
    'INSERT OR REPLACE INTO unit_standing (registration, unit, completed, passed, waived) VALUES (?, ?, ?, ?, ?)',
  );
  const satisfied = db.prepare('SELECT satisfied FROM registration WHERE id = ?');
  const satisfy = db.prepare('UPDATE registration SET satisfied = ? WHERE id = ?');
  const moduleSatisfied = db.prepare(
    'SELECT 1 FROM module_satisfied WHERE registration = ? AND module = ?',
  );
  const satisfyModule = db.prepare(
    'INSERT OR IGNORE INTO module_satisfied (registration, module, satisfied) VALUES (?, ?, ?)',
  );
  const one = (row: Row | undefined) => (row ? sessionOf(row) : null);

  return {
    create: (session) => {
      add.run(
        session.id,
        session.registration,
        session.unit,
        session.activity,
        JSON.stringify(session.actor),
        JSON.stringify(session.launchData),
        session.launched,
        hashOf(session.fetchSecret),
      );
    },
    find: (id) => one(byId.get(id)),
    open: (registration) => open.all(registration).map(sessionOf),
    abandon: (id, now) => void abandon.run(now, id),
    advance: (id, next, now) => {
      const flags = [Number(next.completed), Number(next.judged)] as const;
      const { initialized, terminated } = next;
      advance.run(now, initialized, terminated, ...flags, terminated, now, id);
    },
    amend: (id, { initialized, terminated, completed, judged }, now) =>
      void amend.run(initialized, terminated, Number(completed), Number(judged), now, id),
    readPreferences: (id, now) => void readPreferences.run(now, id),
    exchange: (fetchSecret, tokenSecret) => {
      const session = one(byFetch.get(hashOf(fetchSecret)));
      if (!session) return 'unknown';
      return exchange.run(hashOf(tokenSecret), session.id).changes === 1 ? session : 'used';
    },
    byFetch: (fetchSecret) => one(byFetch.get(hashOf(fetchSecret))),
    byToken: (id, tokenSecret) => one(byToken.get(id, hashOf(tokenSecret))),
    standing: (registration, unit) =>
      (standing.get(registration, unit) as unknown as Standing | undefined) ?? NOTHING,
    setStanding: (registration, unit, { completed, passed, waived }) =>
      void setStanding.run(registration, unit, completed, passed, waived),
    isSatisfied: (registration, module) =>
      module === null
        ? typeof satisfied.get(registration)?.['satisfied'] === 'string'
        : moduleSatisfied.get(registration, module) !== undefined,
    satisfy: (registration, module, now) =>
      void (module === null
        ? satisfy.run(now, registration)
        : satisfyModule.run(registration, module, now)),
  };
}

type Row = Record<string, unknown>;

function sessionOf(row: Row): Session {
  const text = (name: string) => row[name] as string;
  const date = (name: string) => row[name] as string | null;
  return {
    id: text('id'),
    registration: text('registration'),
    unit: text('unit'),
    activity: text('activity'),
    actor: JSON.parse(text('actor')) as Agent,
    launchData: JSON.parse(text('launch_data')) as LaunchData,
    launched: text('launched'),
    heard: date('heard'),
    initialized: date('initialized'),
    terminated: date('terminated'),
    completed: row['completed'] === 1,
    judged: row['judged'] === 1,
    ended: date('ended'),
    abandoned: row['abandoned'] === 1,
    preferences: date('preferences'),
  };
}
