/**
 * Answers as `cmi.interactions`, in the order given. An LMS that keeps no interactions keeps the rest;
 * one that fails for a while is told again, at the same place.
 */
import { interactionData, type ScormAnswer } from '../../core/scorm/interaction.ts';
import type { ScoDescription } from '../../core/scorm/types.ts';
import type { ScormApi } from '../scorm-api.ts';
import type { OutboxEntry } from '../store.ts';
import { speechOf } from './speeches.ts';

/**
 * @param set sets one element unless the LMS holds that value already; false when it does not take it
 * @returns says one event's answers; whether the LMS is there shows when the rest is saved
 */
export function tellInteractions(
  api: ScormApi,
  set: (element: string, value: string) => boolean,
): (waiting: OutboxEntry, sco: ScoDescription) => void {
  const places = new Map<string, number>();
  let next = 0;

  return ({ event, questions }, sco) => {
    for (const answer of answersIn(event, questions, sco)) {
      const key = `${event.id} ${answer.question.id}`;
      // An LMS without `_count` would get every answer at the place of the first.
      const at = places.get(key) ?? Math.max(count(api, 'cmi.interactions._count'), next);
      const [id, ...rest] = interactionData(api.version, answer, speechOf(answer.question)).map(
        ([name, value]) => [`cmi.interactions.${at}.${name}`, value] as const,
      );
      if (!id || !set(...id)) continue;
      places.set(key, at);
      next = Math.max(next, at + 1);
      for (const one of rest) set(...one);
    }
  };
}

function answersIn(
  event: OutboxEntry['event'],
  questions: OutboxEntry['questions'],
  sco: ScoDescription,
): readonly ScormAnswer[] {
  const objective = (id: string) =>
    sco.objectives.find((one) => one.questions.includes(id))?.id ?? null;
  const { time } = event;
  if (event.type === 'answered') {
    const { response, success, duration } = event;
    return questions.slice(0, 1).map((question) => ({
      question,
      response,
      success,
      time,
      duration,
      objective: objective(question.id),
    }));
  }
  if (event.type !== 'handed-in') return [];
  return event.answers.flatMap(({ question: id, response, points, max }) => {
    const question = questions.find((one) => one.id === id);
    return question === undefined || response === null
      ? []
      : [
          {
            question,
            response,
            success: points === max,
            time,
            duration: null,
            objective: objective(id),
          },
        ];
  });
}

export function count(api: ScormApi, element: string): number {
  const value = Number(api.get(element));
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}
