/** What is kept here of what could not be stored there: waiting, or refused for good. */
import type { Statement } from '../../core/statement.ts';
import type { Refusal } from '../deliver.ts';
import type { Store, Waiting } from '../store.ts';
import { REFUSALS } from './session.ts';

/** A refused entry as it is kept. */
export interface Parked {
  readonly refusals: readonly Refusal[];
  /** Null for the session's own words. */
  readonly entry: Waiting | null;
  readonly session: string;
  /** Said before, elsewhere: nothing the learner could or should do about it. */
  readonly quiet: boolean;
}

/** Everything refused for good, of every session. */
export async function listParked(store: Store): Promise<readonly Parked[]> {
  const found = Object.values(await store.list(REFUSALS)) as readonly Partial<Parked>[];
  return found.filter((parked): parked is Parked => Array.isArray(parked.refusals));
}

/** Counts once in a registration: the LMS needs it to take the unit as done. */
export const isLasting = ({ verb }: Statement): boolean => /\/(completed|passed)$/.test(verb.id);

/** How many answers of the learner these entries hold: what they count in, unlike events. */
export function answersIn(entries: readonly Waiting[]): number {
  return entries.reduce((sum, { event }) => sum + answersOf(event), 0);
}

function answersOf(event: Waiting['event']): number {
  if (event.type === 'answered') return 1;
  return event.type === 'handed-in'
    ? event.answers.filter(({ response }) => response !== null).length
    : 0;
}

/** Everything an LMS has not stored, as a file for whoever must have it. @param now ISO */
export async function unsentFile(store: Store, now: string): Promise<string> {
  const [waiting, refused] = await Promise.all([store.peek(null, Infinity), listParked(store)]);
  return JSON.stringify({ format: 'cqp-reponses', exported: now, waiting, refused }, null, 1);
}
