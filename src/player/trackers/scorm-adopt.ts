/**
 * Answers given in a tab whose LMS had begun no session, and named nobody: they are of whoever it names
 * first in that tab. Numbered anew, after what this person has done before.
 */
import { apply } from '../../core/progress/fold.ts';
import type { Event, Progress } from '../../core/progress/progress.ts';
import { nextAttempt } from '../../core/progress/outcome.ts';
import type { Store } from '../store.ts';

export async function adopt(from: Store, to: Store, session: string): Promise<void> {
  for (const { seq, event, questions } of await from.peek(session, Infinity)) {
    await to.commit((progress) => {
      const own = renumbered(event, progress);
      return { event: own, progress: apply(progress, own) };
    }, questions);
    await from.settle([seq]);
  }
}

function renumbered(event: Event, progress: Progress): Event {
  const { epoch } = progress;
  switch (event.type) {
    case 'answered':
      return { ...event, epoch, attempt: nextAttempt(progress, event.lesson, event.question) };
    case 'started':
    case 'handed-in': {
      const known = progress.evaluations[event.evaluation];
      const last = known?.last?.try ?? 0;
      return { ...event, epoch, try: last + 1 };
    }
    case 'visited':
    case 'revealed':
    case 'completed':
    case 'erased':
      return { ...event, epoch };
  }
}
