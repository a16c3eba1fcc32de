/** A sitting drawn before a new version of its bank, handed in under it. */
import { describe, expect, test } from 'vitest';
import { rulesOf } from '../../src/core/question/index.ts';
import {
  questionsOf,
  type AskedAssessment,
  type Sitting,
} from '../../src/core/assessment/sitting.ts';
import { evaluationState } from '../../src/core/assessment/standing.ts';
import { emptyProgress } from '../../src/core/progress/fold.ts';
import type { ChoiceQuestion, Question } from '../../src/core/question/types.ts';
import { createPlayer, type Player } from '../../src/player/player.ts';
import { begin, handIn } from '../../src/player/sittings.ts';
import { memoryStore } from '../../src/player/store.ts';
import { choiceSample, numberSample, trueFalseSample } from '../core/question/samples.ts';

/** What the learner has answered before the new version came. */
const RESPONSES = {
  [choiceSample.id]: 'inflammation',
  [numberSample.id]: '25,7',
  [trueFalseSample.id]: trueFalseSample.answer,
};
const OLD = [choiceSample, numberSample, trueFalseSample];

/** Same question, same id, the right option in other words. */
const CORRECTED: ChoiceQuestion = {
  ...choiceSample,
  hash: 'c0ffee00',
  options: choiceSample.options.map((option) =>
    option.right ? { ...option, id: 'une-inflammation', text: ['une inflammation'] } : option,
  ),
};
const ADDED: Question = { ...trueFalseSample, id: 'ajoutee' };

const assessment = (revision: string): AskedAssessment => ({
  id: 'm/evaluation',
  revision,
  draw: 3,
  tries: 2,
  masteryScore: 0.5,
});

const open = (): Player => {
  let count = 0;
  return createPlayer({
    store: Promise.resolve(memoryStore(emptyProgress)),
    session: 's',
    tracked: false,
    now: () => '2026-12-01T10:00:00.000Z',
    elapsed: () => 1,
    uuid: () => String((count += 1)),
    tabs: { tell: () => undefined, listen: () => undefined },
  });
};

async function drawn(player: Player): Promise<Sitting> {
  const started = await begin(player, assessment('old'), OLD, 'seed');
  if (!started) throw new Error('a first try is there to take');
  expect(started.questions).toHaveLength(3);
  return started;
}

const handInUnder = (player: Player, bank: readonly Question[], sitting: Sitting) =>
  handIn(player, assessment('new'), bank, { sitting, responses: RESPONSES, seconds: 60 }, rulesOf);

describe('a sitting drawn before the bank changed', () => {
  test('goes on with the questions that are left, in the order they were drawn', async () => {
    const sitting = await drawn(open());
    const left = questionsOf([ADDED, trueFalseSample, numberSample], sitting).map(({ id }) => id);
    expect(left).toEqual(sitting.questions.filter((id) => id !== choiceSample.id));
  });

  test('is handed in and graded out of those alone: a question withdrawn costs nothing', async () => {
    const player = open();
    const sitting = await drawn(player);
    const { isFirst, result } = await handInUnder(player, [numberSample, ADDED], sitting);
    expect(isFirst).toBe(true);
    expect(result).toMatchObject({ try: 1, points: 1, max: 1, passed: true, revision: 'new' });
    expect(result?.answers.map(({ question }) => question)).toEqual([numberSample.id]);
  });

  test('an answer that the corrected question no longer offers is no answer, and says so', async () => {
    const player = open();
    const sitting = await drawn(player);
    const { result } = await handInUnder(player, [CORRECTED, numberSample], sitting);
    expect(result).toMatchObject({ points: 1, max: 2 });
    expect(result?.answers.find(({ question }) => question === CORRECTED.id)).toMatchObject({
      response: null,
      points: 0,
      hash: CORRECTED.hash,
    });
  });

  test('leaves the next try to the new bank, with what it has added', async () => {
    const player = open();
    await handInUnder(player, [numberSample], await drawn(player));
    const next = await begin(player, assessment('new'), [numberSample, ADDED], 'other seed');
    expect(next).toMatchObject({ try: 2 });
    expect([...(next?.questions ?? [])].sort()).toEqual([ADDED.id, numberSample.id].sort());
  });

  test('is handed in failed where nothing of it is left, so that another can begin', async () => {
    const player = open();
    const { result } = await handInUnder(player, [ADDED], await drawn(player));
    expect(result).toMatchObject({ answers: [], points: 0, max: 0, passed: false });
    const { underWay, triesLeft } = evaluationState(player.progress.value, assessment('new'));
    expect([underWay, triesLeft]).toEqual([null, 1]);
  });
});
