/** Whoever may no longer enter works no longer either: what a learner has open ends (cmi5 9.3.6). */
import type { Store } from '../store/db.ts';
import { abandon, type AbandonParts } from './abandon.ts';
import type { GuardParts } from './guard.ts';
import type { Session } from './sessions.ts';

export interface EndParts extends AbandonParts, Pick<GuardParts, 'clock'> {
  readonly store: Pick<Store, 'db'>;
}

/**
 * In the caller's transaction.
 * @param learner their row; @param origin of this server
 * @returns those that were open
 */
export function endSessions(parts: EndParts, learner: number, origin: string): readonly Session[] {
  const registrations = parts.store.db
    .prepare('SELECT id FROM registration WHERE learner = ?')
    .all(learner);
  const open = registrations.flatMap(({ id }) => parts.sessions.open(id as string));
  const now = parts.clock().toISOString();
  for (const session of open) abandon(parts, session, now, origin);
  return open;
}
