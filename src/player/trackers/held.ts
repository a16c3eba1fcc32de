/** What was done before the LMS had said in which mode: part of the progress once it is Normal, else never. */
import { isMastered } from '../../core/xapi/cmi5.ts';
import { apply } from '../../core/progress/fold.ts';
import type { Event } from '../../core/progress/progress.ts';
import type { Store } from '../store.ts';
import { modeIn } from '../session-record.ts';
import { settingOf, type Session } from './session.ts';

/** Before any of it is said, which takes it out of the outbox. */
export async function keepHeld(
  store: Pick<Store, 'peek' | 'update'>,
  id: string,
  session: Session,
): Promise<void> {
  if (modeIn(session) !== 'Normal') return;
  const held = (await store.peek(id, Infinity)).filter((entry) => entry.held);
  if (held.length === 0) return;
  // An evaluation is judged by the score this LMS asks for, which was not known then.
  const judged = (event: Event): Event =>
    event.type === 'handed-in'
      ? { ...event, passed: isMastered(settingOf(session), event.points, event.max, mastery) }
      : event;
  const mastery = session.unit.masteryScore ?? 1;
  await store.update((progress) =>
    held.reduce((sum, { event }) => apply(sum, judged(event)), progress),
  );
}
