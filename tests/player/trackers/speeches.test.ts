/** How a kind is told comes with the first answer that asks for it; until then that answer waits. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Question } from '../../../src/core/question/types.ts';
import type * as Speeches from '../../../src/player/trackers/speeches.ts';
import type * as Translate from '../../../src/player/trackers/translate.ts';
import { aSession, anAnswer, waitingFor } from './sessions.ts';

const session = {
  ...aSession(),
  ledger: { mode: 'Normal' as const, session: ['initialized' as const], registration: [] },
};

let speeches: typeof Speeches;
let translate: typeof Translate;
beforeEach(async () => {
  vi.resetModules();
  speeches = await import('../../../src/player/trackers/speeches.ts');
  translate = await import('../../../src/player/trackers/translate.ts');
});
afterEach(() => vi.resetModules());

test('an answer whose kind has not come waits, with all that follows it', async () => {
  const waiting = waitingFor([anAnswer(), anAnswer()]);
  expect(translate.translateAll(session, waiting)).toEqual([]);
  await speeches.bringSpeeches(waiting.flatMap(({ questions }) => questions));
  expect(translate.translateAll(session, waiting)).toHaveLength(2);
});

test('a kind that this release does not know is asked of nobody: its answer is set aside, the rest goes on', async () => {
  const [known, other] = waitingFor([anAnswer(), anAnswer()]);
  if (!known || !other) throw new Error('two were asked for');
  const [question] = other.questions;
  if (!question) throw new Error('an answer without its question');
  const questions = [{ ...question, kind: 'toString' }] as unknown as readonly Question[];
  const unknown = { ...other, questions };
  await speeches.bringSpeeches([...unknown.questions, ...known.questions]);
  const told = translate.translateAll(session, [unknown, known]);
  expect(told.map(({ isBroken = false }) => isBroken)).toEqual([true, false]);
});
