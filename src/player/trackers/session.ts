/** What is kept of a session, from its launch to its last word: plain JSON, beside the outbox. */
import type { Arrangements } from '../../core/people/arrangements.ts';
import { joinRecords, recordKey } from '../../core/assessment/record.ts';
import { openLedger, type RegistrationMark, type Ledger } from '../../core/xapi/ledger.ts';
import type { PageUnit } from '../../core/xapi/page-unit.ts';
import { FIRST_PROFILE_VERSION, PROFILE_VERSION } from '../../core/xapi/profile-version.ts';
import type { EventOf } from '../../core/progress/progress.ts';
import { hash } from '../../core/text/hash.ts';
import type { Context, LaunchMode, Setting } from '../../core/xapi/statement.ts';
import type { Cmi5Launch, Launch, XapiLaunch } from '../launch.ts';
import type { SessionMode } from '../session-record.ts';
import type { Store } from '../store.ts';
import type { TimeSpent } from './tracker.ts';

export { sessionKey } from '../session-record.ts';

export interface Session extends SessionMode {
  readonly launch: Cmi5Launch | XapiLaunch;
  /** The page it was launched for: a later visit may finish what this one could not. */
  readonly unit: PageUnit;
  /** ISO time the page opened: no statement is earlier (must 15). */
  readonly began: string;
  /** Value of the Authorization header; null until the fetch URL has given it. */
  readonly authorization: string | null;
  readonly data: LaunchData | null;
  readonly ledger: Ledger;
  /** Version of the profile its own words are said under; absent: the first one. */
  readonly profile?: string;
  /** ISO time of the last statement: time never goes back within a session, whatever the clock does. */
  readonly latest: string;
  /** Sections said to have been seen; absent from what older releases kept. */
  readonly seen?: readonly string[];
  /** Required questions answered, as far as has been told; absent from what older releases kept. */
  readonly done?: readonly string[];
  /** The last try handed in without success: what `failed` will tell when the learner leaves. */
  readonly failedTry: EventOf<'handed-in'> | null;
}

/** cmi5 10.2, as far as a lesson needs it. */
export interface LaunchData {
  readonly contextTemplate: Context;
  readonly launchMode: LaunchMode;
  readonly masteryScore: number | null;
  readonly returnUrl: string | null;
  /** Absent from sessions an older release kept. */
  readonly arrangements?: Arrangements;
}

export const SESSIONS = 'seance:';
/**
 * Launches whose tracker may never have come (offline at once): [address opened, JSON of `#unite`],
 * written by the page's first script (page/start.ts), taken over by the tracker.
 */
export const OPENED = 'draft:ouvert:';
/** When its page was last seen, and how long it had been in use: written as it is hidden. */
export const leftKey = (id: string): string => `depart:${id}`;
export const REFUSALS = 'refus:';
/** Held by the page that reports for a session, or by whoever finishes it. */
export const pageLock = (id: string): string => `cqp-seance-${id}`;

export interface Departure {
  /** ISO */
  readonly time: string;
  /** Seconds of use. */
  readonly active: number;
  /** Its pages were open, in seconds by a clock nobody sets; absent from what earlier releases kept. */
  readonly seconds?: number;
}

/** On the pages of a session, up to when the last of them was left. @param left as kept */
export function spentBefore({ began }: Session, left: unknown): TimeSpent {
  const { time, active, seconds } = (left ?? {}) as Partial<Departure>;
  if (typeof time !== 'string' || typeof active !== 'number') return { seconds: 0, active: 0 };
  return {
    active,
    seconds: seconds ?? Math.max(0, (Date.parse(time) - Date.parse(began)) / 1000),
  };
}

/** Under which what counts for good is kept: by (endpoint, actor, registration, AU), the actor being the database. */
export function registrationKey({ endpoint, registration, activityId }: Session['launch']): string {
  return `inscription:${hash([endpoint, registration ?? '', activityId].join('\n'))}`;
}

export function newSession(launch: Session['launch'], unit: PageUnit, began: string): Session {
  return {
    launch,
    unit,
    began,
    authorization: launch.kind === 'xapi' ? launch.auth : null,
    data: null,
    ledger: openLedger('Normal', []),
    latest: began,
    profile: PROFILE_VERSION,
    failedTry: null,
    over: null,
    unusable: null,
  };
}

/**
 * Before a session of the registration says anything. What earlier releases kept of an assessment, without a
 * registration, belongs to the one this browser remembers them to have spoken for; no other inherits it.
 */
export async function enterRegistration(
  store: Pick<Store, 'get' | 'set' | 'update'>,
  { launch, unit }: Pick<Session, 'launch' | 'unit'>,
): Promise<void> {
  const key = registrationKey(launch);
  const found = await store.get(key);
  const heard = Array.isArray(found) ? (found as readonly RegistrationMark[]) : null;
  if (heard?.includes('apart')) return;
  if (heard && launch.registration !== null) {
    const own = recordKey(unit.id, launch.registration);
    await store.update((progress) => {
      const { evaluations } = progress;
      const [old, known] = [evaluations[unit.id], evaluations[own]];
      if (!old) return progress;
      return {
        ...progress,
        evaluations: { ...evaluations, [own]: known ? joinRecords(known, old) : old },
      };
    });
  }
  await store.set(key, heard ? [...heard, 'answered', 'apart'] : ['apart']);
}

/** The session of this browser that has, or had, the one answer of that fetch URL: another tab's. */
export async function twinOf(
  store: Pick<Store, 'list'>,
  id: string,
  launch: Launch,
): Promise<string | null> {
  if (launch.kind !== 'cmi5') return null;
  const found = Object.entries(await store.list(SESSIONS)).find(
    ([key, one]) =>
      key !== SESSIONS + id &&
      isSession(one) &&
      one.authorization !== null &&
      one.launch.kind === 'cmi5' &&
      one.launch.fetch === launch.fetch,
  );
  return found ? found[0].slice(SESSIONS.length) : null;
}

/** The session once its LMS has spoken. */
export function withData(
  session: Session,
  data: LaunchData,
  said: readonly RegistrationMark[],
): Session {
  return { ...session, data, ledger: openLedger(data.launchMode, said) };
}

export function settingOf({ launch, unit, data, profile }: Session): Setting {
  return {
    unit,
    profile: profile ?? FIRST_PROFILE_VERSION,
    launch: {
      actor: launch.actor,
      registration: launch.registration,
      activityId: launch.activityId,
      contextTemplate: data?.contextTemplate ?? {},
      masteryScore: data?.masteryScore ?? null,
      launchMode: data?.launchMode ?? 'Normal',
      ...(launch.kind === 'xapi' ? { plain: true } : {}),
    },
  };
}

/** What sessions of the launch's registration have said, as far as this browser remembers. */
export async function rememberedOf(
  store: Pick<Store, 'get'>,
  launch: Session['launch'],
): Promise<readonly RegistrationMark[]> {
  // The LRS is asked too, at each opening.
  const said = await store.get(registrationKey(launch)).catch(() => null);
  return Array.isArray(said) ? (said as readonly RegistrationMark[]) : [];
}

/** Whether something is kept of another session: rarely, so who finishes it is fetched only then. */
export async function isAnyLeft(
  store: Pick<Store, 'list'>,
  except: string | null,
): Promise<boolean> {
  const ids = await Promise.all(
    [SESSIONS, OPENED].map(async (prefix) =>
      Object.keys(await store.list(prefix)).map((key) => key.slice(prefix.length)),
    ),
  );
  return ids.flat().some((id) => id !== except);
}

/** Records of another shape are not ours to judge: they stay, and what waits for them. */
export function isSession(record: unknown): record is Session {
  const { launch, unit, began, latest, ledger } = (record ?? {}) as Partial<Session>;
  return (
    typeof launch?.endpoint === 'string' &&
    typeof unit?.id === 'string' &&
    typeof began === 'string' &&
    typeof latest === 'string' &&
    [ledger?.session, ledger?.registration].every(Array.isArray)
  );
}

/** Whether it has said its last word, or has nobody left to say it to. */
export function isEnded({ ledger, over }: Session): boolean {
  return over !== null || ledger.session.includes('terminated');
}
