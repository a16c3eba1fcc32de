import { expect, test } from 'vitest';
import { inRegistration } from '../../../src/core/assessment/in-registration.ts';
import { recordKey } from '../../../src/core/assessment/record.ts';
import { emptyProgress } from '../../../src/core/progress/fold.ts';
import type { AssessmentRecord } from '../../../src/core/assessment/model.ts';
import type { Progress } from '../../../src/core/progress/progress.ts';

const record = (touched: string): AssessmentRecord => ({
  started: null,
  first: null,
  best: null,
  last: null,
  touched,
});
const ONE = '11111111-1111-4111-8111-11111111111A';
const TWO = '22222222-2222-4222-8222-222222222222';

test('a registration shows its own assessments by their names, and no other’s', () => {
  const progress: Progress = {
    ...emptyProgress,
    evaluations: {
      'm/evaluation': record('visitor'),
      [recordKey('m/evaluation', ONE)]: record('one'),
      [recordKey('n/evaluation', ONE)]: record('another'),
      [recordKey('m/evaluation', TWO)]: record('two'),
    },
  };
  expect(inRegistration(progress, ONE).evaluations).toEqual({
    'm/evaluation': record('one'),
    'n/evaluation': record('another'),
  });
  expect(inRegistration(progress, ONE.toLowerCase())).toEqual(inRegistration(progress, ONE));
  expect(inRegistration(progress, null)).toBe(progress);
});
