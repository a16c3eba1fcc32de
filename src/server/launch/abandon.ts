/** A session that the LMS ends (cmi5 9.3.6): marked, and stated, in the caller's transaction. */
import type { Keeping } from '../lrs/keeping.ts';
import { prepare, type Reception } from '../lrs/statement/prepare.ts';
import { abandoned } from './lms-statements.ts';
import type { Session, Sessions } from './sessions.ts';

export interface AbandonParts {
  readonly sessions: Sessions;
  readonly reception: (origin: string) => Reception;
  readonly keeping: Pick<Keeping, 'state'>;
}

/** @param now ISO; @param origin of this server */
export function abandon(
  { sessions, keeping, reception }: AbandonParts,
  session: Session,
  now: string,
  origin: string,
): void {
  sessions.abandon(session.id, now);
  keeping.state([prepare(abandoned(session, now), reception(origin))]);
}
