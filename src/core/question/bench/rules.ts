import { graded, incomplete, round4, type Told } from '../grading.ts';
import type { BenchQuestion, KindRules } from '../types.ts';
import { conditionsOf, judge, type CriterionMark } from './judge.ts';
import {
  act,
  fitting,
  KEYS,
  MEASURE,
  dueOf,
  missing,
  MOST_READINGS,
  needOf,
  NO,
  NO_CUFF,
  notedKey,
  RHYTHMS,
  run,
  series,
  start,
  YES,
  type BenchState,
  type Journal,
} from './machine.ts';
import { SIDES, type Bench, type Side } from '../bench-model.ts';

const WORTH: Readonly<Record<CriterionMark, number>> = { right: 1, half: 0.5, wrong: 0 };

/** A bench: the share of the debrief's criteria that are met, a half for one that is met in part. */
export const bench: KindRules<'bench'> = {
  grade({ bench: given, ...question }, response, final = false) {
    const state = run(given, response);
    const lack = missing(state);
    if (lack !== '' && !final) return incomplete(lack);
    const asked = { ...question, bench: given } satisfies BenchQuestion;
    if (state.journal.length === 0) return graded(asked, 0, []);
    const criteria = judge(given, state);
    const share = criteria.reduce((sum, { mark }) => sum + WORTH[mark], 0) / criteria.length;
    // The debrief says why, of all of it.
    const told = criteria.map(({ id, mark }): Told => [id, mark === 'right' ? mark : 'wrong', []]);
    return graded(asked, share === 1 ? 1 : round4(share), told);
  },

  keep: () => [],

  solution: ({ bench: given }) => bestRun(given).journal,

  parse({ bench: given }, value) {
    if (!Array.isArray(value)) return null;
    const journal = value.filter((one): one is string => typeof one === 'string');
    return isSame(journal, run(given, journal).journal) && journal.length === value.length
      ? journal
      : null;
  },
};

const isSame = (a: Journal, b: Journal): boolean =>
  a.length === b.length && a.every((action, at) => action === b[at]);

/** The run that earns everything. */
export function bestRun(given: Bench): BenchState {
  let state = start(given);
  const press = (...actions: readonly string[]): void => {
    for (const action of actions) state = act(given, state, action);
  };
  const put = (key: string, value: string): void => press(`${key}:${value}`);
  for (const { id, options } of given.settings)
    put(id, options.find((option) => 'right' in option)?.id ?? '');
  const cuff = given.cuffs[fitting(given)];
  put(KEYS.cuff, cuff?.id ?? NO_CUFF);
  if (cuff) {
    if (!given.person.urgent) put(KEYS.rest, String(given.rest.minutes));
    measureAll(given, put, press, () => state);
  }
  note(given, state, put);
  put(KEYS.act, given.person.act);
  put(KEYS.reply, given.replies.find(({ right }) => right)?.id ?? '');
  return state;
}

function measureAll(
  given: Bench,
  put: (key: string, value: string) => void,
  press: (...actions: readonly string[]) => void,
  now: () => BenchState,
): void {
  const { person } = given;
  const allowed = SIDES.filter((side) => !('forbidden' in person.arms[side]));
  if (person.bothArms) {
    for (const side of SIDES) {
      put(KEYS.side, side);
      press(MEASURE);
    }
    const [one, two] = now().readings.map(({ shown }) => shown?.[0] ?? 0);
    put(KEYS.side, (one ?? 0) >= (two ?? 0) ? SIDES[0] : SIDES[1]);
  } else put(KEYS.side, allowed[0] ?? SIDES[0]);
  const isShort = (): boolean =>
    person.leak ? now().readings.length < 2 : series(now()).length < needOf(given, now()).readings;
  for (let at = 0; at < MOST_READINGS && isShort(); at += 1) press(MEASURE);
}

function note(given: Bench, state: BenchState, put: (key: string, value: string) => void): void {
  const mean = dueOf(given, state);
  if (!mean) {
    const { cuff, leak } = given.expectedMotives;
    put(KEYS.obtained, NO);
    put(KEYS.motive, given.person.leak ? leak : cuff);
    return;
  }
  const last = state.readings.at(-1);
  const side: Side = last?.side ?? SIDES[0];
  put(KEYS.obtained, YES);
  put(KEYS.systolic, String(Math.round(mean[0])));
  put(KEYS.diastolic, String(Math.round(mean[1])));
  put(KEYS.unit, given.units[0] ?? '');
  put(KEYS.noteSide, side);
  put(KEYS.position, given.positions[0] ?? '');
  put(KEYS.noteCuff, last?.cuff ?? '');
  put(KEYS.rhythm, RHYTHMS[given.person.irregular ? 1 : 0]);
  for (const { id, isTrue } of conditionsOf(given, state)) if (isTrue) put(notedKey(id), YES);
}
