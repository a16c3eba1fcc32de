/** What is kept here of what could not be stored there: waiting, or refused for good. */
import type { Statement } from '../../core/xapi/statement.ts';
import type { Refusal } from '../deliver.ts';
import type { Store, OutboxEntry } from '../store.ts';
import { isSession, REFUSALS, SESSIONS } from './session.ts';

/** A refused entry as it is kept. */
export interface ParkedEntry {
  readonly refusals: readonly Refusal[];
  /** Null for the session's own words. */
  readonly entry: OutboxEntry | null;
  readonly session: string;
  /** Said before, elsewhere: nothing the learner could or should do about it. */
  readonly quiet: boolean;
}

/** Everything refused for good, of every session. */
export async function listParked(store: Store): Promise<readonly ParkedEntry[]> {
  return Object.values(await store.list(REFUSALS)).filter(isParked);
}

/**
 * Everything kept here that nobody can read, of every session: it cannot leave, and must be seen. Entries
 * that could not be put into words are there without a refusal.
 */
export async function listUnreadable(store: Store): Promise<readonly unknown[]> {
  const [found, parked, sessions] = await Promise.all([
    store.unreadable(),
    store.list(REFUSALS),
    store.list(SESSIONS),
  ]);
  return [
    ...found,
    ...Object.values(parked).filter((one) => !isParked(one)),
    ...Object.values(sessions).filter((one) => !isSession(one)),
  ];
}

export function isParked(value: unknown): value is ParkedEntry {
  const { refusals } = (value ?? {}) as Partial<ParkedEntry>;
  return (
    Array.isArray(refusals) &&
    refusals.length > 0 &&
    (refusals as readonly (Refusal | null)[]).every((one) => one?.statement)
  );
}

/** Counts once in a registration: the LMS needs it to take the unit as done. */
export const isLasting = ({ verb }: Statement): boolean => /\/(completed|passed)$/.test(verb.id);

/** How many answers of the learner these entries hold: what they count in, unlike events. */
export function answersIn(entries: readonly OutboxEntry[]): number {
  return entries.reduce((sum, { event }) => sum + answersOf(event), 0);
}

function answersOf(event: OutboxEntry['event']): number {
  if (event.type === 'answered') return 1;
  return event.type === 'handed-in' && Array.isArray(event.answers)
    ? event.answers.filter(({ response }) => response !== null).length
    : 0;
}

/** Everything an LMS has not stored, as a file for whoever must have it. @param now ISO */
export async function unsentFile(store: Store, now: string): Promise<string> {
  const [waiting, refused, unreadable] = await Promise.all([
    store.peek(null, Infinity),
    listParked(store),
    listUnreadable(store),
  ]);
  const held = { waiting, refused, ...(unreadable.length > 0 && { unreadable }) };
  return JSON.stringify({ format: 'cqp-reponses', exported: now, ...held }, null, 1);
}
