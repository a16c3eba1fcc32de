/** What an event says to an LMS: pure, and the same each time it is asked. */
import { completed, isMastered, judged } from '../../core/cmi5.ts';
import { mayStatement, type Ledger } from '../../core/ledger.ts';
import type { PageUnit } from '../../core/page-unit.ts';
import type { Event } from '../../core/progress.ts';
import type { Question } from '../../core/question/types.ts';
import type { Setting, Statement } from '../../core/statement.ts';
import { answered, answeredInTry, experienced, scored } from '../../core/xapi.ts';

export interface Told {
  readonly setting: Setting;
  readonly unit: PageUnit;
  readonly ledger: Ledger;
  /** ISO time of `initialized`. */
  readonly began: string;
}

/** In the order to send them. Nothing in Browse and Review, nothing after `terminated`. */
export function translate(
  { setting, unit, ledger, began }: Told,
  event: Event,
  questions: readonly Question[],
): readonly Statement[] {
  const seconds = Math.max(0, (Date.parse(event.time) - Date.parse(began)) / 1000);
  switch (event.type) {
    case 'visited': {
      const section = unit.sections.find(({ id }) => id === event.section);
      return section && mayStatement(ledger, 'experienced')
        ? [experienced(setting, event, section)]
        : [];
    }
    case 'answered': {
      const question = questions[0];
      return question && mayStatement(ledger, 'answered')
        ? [answered(setting, event, question)]
        : [];
    }
    case 'completed':
      return mayStatement(ledger, 'completed') ? [completed(setting, event, seconds)] : [];
    case 'handed-in': {
      if (!mayStatement(ledger, 'scored')) return [];
      const mastery = unit.masteryScore ?? 1;
      const passes = isMastered(setting, event.points, event.max, mastery);
      return [
        ...answeredInTry(setting, event, questions),
        scored(setting, event),
        ...(mayStatement(ledger, 'completed')
          ? [completed(setting, { ...event, type: 'completed', lesson: event.evaluation }, seconds)]
          : []),
        // `failed` waits until the learner leaves: a session may say only one of the two (cmi5 9.3).
        ...(passes && mayStatement(ledger, 'passed') ? [judged(setting, event, mastery)] : []),
      ];
    }
    case 'revealed':
    case 'started':
    case 'erased':
      return [];
  }
}
