/** What a first wrong try may be told. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { grade } from '../../src/core/question/index.ts';
import { ofGiven } from '../../src/islands/question/first-try.ts';
import { anyQuestion, anyResponse } from '../core/question/samples.ts';

const answered = anyQuestion.chain((question) =>
  anyResponse(question).map((response) => ({ question, response })),
);

test('a first wrong try is told of its own parts: nothing missing, no reason but of what is wrong', () => {
  fc.assert(
    fc.property(answered, ({ question, response }) => {
      const graded = grade(question, response, true);
      if (graded.status !== 'graded') throw new Error('handed in, so graded');
      const { parts, reasons } = ofGiven(graded);
      expect(Object.values(parts)).not.toContain('missed');
      for (const [part, state] of Object.entries(graded.parts))
        expect(parts[part]).toBe(state === 'missed' ? undefined : state);
      for (const [part, why] of Object.entries(reasons)) {
        expect(parts[part]).toBe('wrong');
        expect(why).toBe(graded.reasons[part]);
      }
    }),
  );
});
