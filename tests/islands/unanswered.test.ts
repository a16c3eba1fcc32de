/** Where a lesson is taken up again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply, emptyProgress } from '../../src/core/progress/fold.ts';
import { firstUnanswered } from '../../src/islands/lesson/later/unanswered.ts';

const answer = (question: string, hash: string, at: number) =>
  ({
    type: 'answered',
    id: `e${String(at)}`,
    time: '2026-11-24T18:40:00.000Z',
    session: 's',
    epoch: 0,
    lesson: 'm/l',
    revision: 'r',
    question,
    attempt: 1,
    response: '',
    duration: 1,
    points: 0,
    max: 1,
    success: false,
    hash,
  }) as const;

test('it is the first question in page order whose present wording has no answer', () => {
  const questions = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1 });
  fc.assert(
    fc.property(questions, fc.func(fc.constantFrom('none', 'old', 'now')), (ids, stateOf) => {
      const progress = ids.reduce((sum, id, at) => {
        const state = stateOf(id);
        return state === 'none'
          ? sum
          : apply(sum, answer(id, state === 'now' ? 'aaaa1111' : 'bbbb2222', at));
      }, emptyProgress);
      const first = ids.find((id) => stateOf(id) !== 'now') ?? null;
      const worded = ids.map((id) => ({ id, hash: 'aaaa1111' }));
      expect(firstUnanswered(progress, 'm/l', worded)).toBe(first);
    }),
  );
});
