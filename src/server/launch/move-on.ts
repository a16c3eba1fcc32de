/** Whether a unit's moveOn criterion is met (cmi5 13.1.4, 9.3.9); a waived one's is. */
import type { MoveOn } from '../../core/course/move-on.ts';
import type { Standing } from './sessions.ts';

export function isMet(moveOn: MoveOn, { completed, passed, waived }: Standing): boolean {
  if (waived !== null) return true;
  switch (moveOn) {
    case 'NotApplicable':
      return true;
    case 'Completed':
      return completed !== null;
    case 'Passed':
      return passed !== null;
    case 'CompletedAndPassed':
      return completed !== null && passed !== null;
    case 'CompletedOrPassed':
      return completed !== null || passed !== null;
  }
}
