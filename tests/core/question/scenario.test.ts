/** A scenario is a walk: the same answers lead to the same place, nothing breaks it, every path ends. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, emptyProgress, merge } from '../../../src/core/progress/fold.ts';
import { attemptOf, endOf, playOf } from '../../../src/core/progress/scenario.ts';
import type { EventOf, Progress } from '../../../src/core/progress/progress.ts';
import { heaviestPath, returns, unreached } from '../../../src/core/question/scenario/graph.ts';
import {
  bestWalk,
  gaugesAfter,
  walk,
  walkAlong,
} from '../../../src/core/question/scenario/path.ts';
import { scenario } from '../../../src/core/question/scenario/rules.ts';
import type { Decision, ScenarioQuestion, Scene } from '../../../src/core/question/types.ts';
import { numberSample, scenarioSample, says } from './samples.ts';

const LESSON = 'm/lecon';

/** Of `length` scenes, each of whose choices leads to a later one; the last ends. */
const anyScenario: fc.Arbitrary<ScenarioQuestion> = fc
  .array(
    fc.record({
      ahead: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
      moves: fc.array(fc.integer({ min: -60, max: 60 }), { minLength: 3, maxLength: 3 }),
      asks: fc.constantFrom('choice', 'number', 'nothing'),
    }),
    { minLength: 2, maxLength: 9 },
  )
  .map((drafts) => {
    const last = drafts.length - 1;
    const scenes = drafts.map(({ ahead, moves, asks }, at): Scene => {
      const to = (step: number) => `s${Math.min(last, at + step)}`;
      const way = (step: number, move: number) => ({
        to: to(step),
        then: says('Alors.'),
        moves: [{ gauge: 'Sécurité', by: move }],
      });
      const scene = { ...(scenarioSample.scenes[2] as Scene), id: `s${at}` };
      if (at === last || (asks === 'nothing' && at > 0)) return scene;
      const id = `q${at}`;
      const [one = 1, other = 1] = ahead;
      const decision: Decision =
        asks === 'number'
          ? {
              question: { ...numberSample, id },
              ways: { juste: way(one, moves[0] ?? 0), sinon: way(other, moves[1] ?? 0) },
            }
          : {
              question: {
                ...choiceIn(scenarioSample),
                id,
                options: ahead.map((_, option) => ({
                  id: `o${option}`,
                  text: [`o${option}`],
                  right: option === 0,
                  feedback: [],
                })),
              },
              ways: Object.fromEntries(
                ahead.map((step, option) => [`o${option}`, way(step, moves[option] ?? 0)]),
              ),
            };
      return { ...scene, decision };
    });
    return { ...scenarioSample, scenes };
  });

function choiceIn({ scenes }: ScenarioQuestion) {
  const question = scenes[0]?.decision?.question;
  if (question?.kind !== 'choice') throw new Error('The sample begins with a choice.');
  return question;
}

describe('a path', () => {
  test('ends, whatever is chosen, and is graded by its right decisions', () => {
    fc.assert(
      fc.property(anyScenario, fc.array(fc.nat()), (question, picks) => {
        const { steps, isOver } = walk(question, ({ ways }, step) => {
          const choices = Object.keys(ways);
          return choices[(picks[step] ?? 0) % choices.length] ?? null;
        });
        expect(isOver).toBe(true);
        expect(steps.length).toBeLessThan(question.scenes.length);
        const path = steps.map(({ choice }) => choice);
        expect(scenario.parse(question, JSON.parse(JSON.stringify(path)))).toEqual(path);
        const right = steps.filter((step) => step.right).length;
        expect(scenario.grade(question, path)).toMatchObject({
          success: right === steps.length,
          points: expect.closeTo(steps.length === 0 ? 1 : right / steps.length, 4) as number,
        });
        for (const value of gaugesAfter(question, steps).values()) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  test('that stops before its end is incomplete, and one that leads nowhere is none', () => {
    expect(scenario.grade(scenarioSample, ['demander'])).toMatchObject({ status: 'incomplete' });
    expect(scenario.grade(scenarioSample, ['demander'], true)).toMatchObject({ points: 0.5 });
    expect(scenario.parse(scenarioSample, ['demander', 'accepter'])).toBeNull();
    expect(scenario.parse(scenarioSample, ['constructor'])).toBeNull();
    expect(walkAlong(scenarioSample, ['accepter']).scene.title).toBe('Deux dossiers sont mêlés');
  });

  test('moves its gauges', () => {
    const after = (path: readonly string[]) =>
      gaugesAfter(scenarioSample, walkAlong(scenarioSample, path).steps).get('Sécurité');
    expect([after([]), after(['demander', 'juste']), after(['accepter'])]).toEqual([70, 76, 58]);
  });
});

type Answered = EventOf<'answered'>;

const event = (
  number: number,
  question: { readonly id: string; readonly hash: string },
  attempt: number,
  response: Answered['response'],
  success: boolean,
): Answered => ({
  type: 'answered',
  id: `e${String(number).padStart(4, '0')}`,
  time: '2026-11-22T10:00:00.000Z',
  session: 's',
  epoch: 0,
  lesson: LESSON,
  question: question.id,
  attempt,
  response,
  points: success ? 1 : 0,
  max: 1,
  success,
  duration: 1,
  hash: question.hash,
  revision: 'aaaa',
});

const answersIn = (progress: Progress) => progress.lessons[LESSON]?.questions ?? {};

/** What a page does with a press: it decides at a scene, or says that the end was reached. */
function act(question: ScenarioQuestion, progress: Progress, pick: number, number: number) {
  const answers = answersIn(progress);
  const end = endOf(question, answers);
  if (end) return event(number, question, end.attempt, end.response, true);
  const decisions = question.scenes.flatMap(({ decision }) => decision ?? []);
  const { scene } = playOf(question, answers).walk;
  // Now and then another page, which is not where this one is.
  const decision = (pick % 5 === 0 ? decisions[pick % decisions.length] : scene.decision) ?? null;
  if (!decision) return null;
  const attempt = attemptOf(question, decision, answers);
  if (attempt === null) return null;
  const asked = decision.question;
  const success = pick % 2 === 0;
  const response =
    asked.kind === 'choice' ? (asked.options[pick % asked.options.length]?.id ?? '') : '1';
  return event(number, asked, attempt, response, success);
}

describe('a run', () => {
  test('no sequence of actions breaks it, and the order they are heard in changes nothing', () => {
    fc.assert(
      fc.property(anyScenario, fc.array(fc.nat({ max: 30 })), (question, picks) => {
        let progress = emptyProgress;
        const events: Answered[] = [];
        for (const [number, pick] of picks.entries()) {
          const before = playOf(question, answersIn(progress));
          const done = act(question, progress, pick, number);
          if (!done) continue;
          events.push(done);
          progress = apply(progress, done);
          const after = playOf(question, answersIn(progress));
          if (after.run === before.run) {
            // What was decided stands.
            const path = after.walk.steps.map(({ choice }) => choice);
            expect(path.slice(0, before.walk.steps.length)).toEqual(
              before.walk.steps.map(({ choice }) => choice),
            );
          } else {
            expect(after.walk.steps).toEqual([]);
            expect(after.last?.isOver).toBe(true);
          }
        }
        const heard = [...events].reverse().reduce<Progress>(apply, emptyProgress);
        expect(playOf(question, answersIn(merge(progress, heard)))).toEqual(
          playOf(question, answersIn(progress)),
        );
      }),
    );
  });

  test('two devices that played apart still stand somewhere, and go on to an end', () => {
    const picks = fc.array(fc.nat({ max: 30 }), { maxLength: 12 });
    fc.assert(
      fc.property(anyScenario, picks, picks, (question, here, there) => {
        const play = (all: readonly number[], from: number, known = emptyProgress) =>
          all.reduce<Progress>((progress, pick, at) => {
            const done = act(question, progress, pick, from + at);
            return done ? apply(progress, done) : progress;
          }, known);
        const joined = merge(play(here, 0), play(there, 100));
        const { run } = playOf(question, answersIn(joined));
        const most = question.scenes.length + 1;
        const on = play(
          Array.from({ length: most }, () => 1),
          200,
          joined,
        );
        expect(playOf(question, answersIn(on)).run).toBeGreaterThan(run);
      }),
    );
  });

  test('begins anew once it has ended; what was changed since is asked again', () => {
    const [first] = scenarioSample.scenes;
    const decision = first?.decision;
    if (!decision) throw new Error('The sample begins with a decision.');
    const taken = apply(emptyProgress, event(1, decision.question, 1, 'accepter', false));
    expect(attemptOf(scenarioSample, decision, answersIn(taken))).toBeNull();
    expect(endOf(scenarioSample, answersIn(taken))).toEqual({ attempt: 1, response: ['accepter'] });
    const ended = apply(taken, event(2, scenarioSample, 1, ['accepter'], false));
    const { run, walk: now, last } = playOf(scenarioSample, answersIn(ended));
    expect([run, now.steps, last?.scene.id]).toEqual([2, [], 'erreur']);
    expect(attemptOf(scenarioSample, decision, answersIn(ended))).toBe(2);
    expect(endOf(scenarioSample, answersIn(ended))).toBeNull();
    const reworded = { ...scenarioSample, hash: 'ffffffff' };
    expect(playOf(reworded, answersIn(ended)).last).toBeNull();
    // An LMS that has kept that it was answered, but not what.
    const forgotten = apply(emptyProgress, event(1, decision.question, 1, null, false));
    expect(attemptOf(scenarioSample, decision, answersIn(forgotten))).toBe(2);
  });
});

describe('the graph', () => {
  const graph = new Map([
    ['a', ['b', 'c']],
    ['b', ['d']],
    ['c', ['b']],
    ['d', []],
    ['seule', ['a']],
  ]);

  test('tells what is never reached, and what comes back', () => {
    expect(unreached(graph)).toEqual(['seule']);
    expect(returns(graph)).toEqual([]);
    expect(returns(new Map([...graph, ['d', ['a']]]))).toEqual([['d', 'a']]);
    expect(returns(new Map([['a', ['a']]]))).toEqual([['a', 'a']]);
  });

  test('knows its heaviest path', () => {
    expect(heaviestPath(graph, () => 1)).toEqual(['a', 'c', 'b', 'd']);
    expect(heaviestPath(graph, (id) => (id === 'c' ? 0.1 : 1))).toEqual(['a', 'c', 'b', 'd']);
  });

  test('of any scenario has no way back, and its best path is one of its paths', () => {
    fc.assert(
      fc.property(anyScenario, (question) => {
        const ways = new Map(
          question.scenes.map(({ id, decision }) => [
            id,
            Object.values(decision?.ways ?? {}).map(({ to }) => to),
          ]),
        );
        expect(returns(ways)).toEqual([]);
        expect(bestWalk(question).isOver).toBe(true);
        expect(heaviestPath(ways, () => 1).length).toBeGreaterThanOrEqual(
          bestWalk(question).steps.length + 1,
        );
      }),
    );
  });
});
