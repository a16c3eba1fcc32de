/**
 * What an LMS kept, with each answer this browser holds in full put in the place of its abridged twin.
 * Where little room was left, suspend data carries the beginnings of ids: joined as they are, they would
 * be other answers, and win over the very ones they were made of.
 */
import type { TryResult } from '../assessment/model.ts';
import type { Outcome, Progress, QuestionProgress } from '../progress/progress.ts';
import type { SuspendedUnit } from './suspend.ts';

/** @param restored from suspend data; @param kept what this browser holds of the same learner */
export function recognise(restored: Progress, kept: Progress, unit: SuspendedUnit): Progress {
  const lesson = restored.lessons[unit.id];
  const evaluation = restored.evaluations[unit.id];
  const mine = kept.lessons[unit.id]?.questions ?? {};
  const tries = kept.evaluations[unit.id];
  return {
    ...restored,
    lessons:
      lesson === undefined
        ? restored.lessons
        : {
            ...restored.lessons,
            [unit.id]: {
              ...lesson,
              questions: Object.fromEntries(
                Object.entries(lesson.questions).map(([id, outcomes]) => [
                  id,
                  Object.hasOwn(mine, id) ? full(outcomes, mine[id]) : outcomes,
                ]),
              ),
            },
          },
    evaluations:
      evaluation === undefined
        ? restored.evaluations
        : { ...restored.evaluations, [unit.id]: { ...evaluation, ...full(evaluation, tries) } },
  };
}

type Three<T> = Readonly<Record<'first' | 'best' | 'last', T>>;

function full(found: QuestionProgress, known: QuestionProgress | undefined): QuestionProgress;
function full(
  found: Three<TryResult | null>,
  known: Three<TryResult | null> | undefined,
): Three<TryResult | null>;
function full(
  { first, best, last }: Three<Outcome | TryResult | null>,
  known: Three<Outcome | TryResult | null> | undefined,
): Three<Outcome | TryResult | null> {
  const held = known ? [known.first, known.best, known.last] : [];
  const own = (one: Outcome | TryResult | null) =>
    (one && held.find((mine) => mine?.id.startsWith(one.id))) ?? one;
  return { first: own(first), best: own(best), last: own(last) };
}
