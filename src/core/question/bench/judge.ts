/** Which criteria of the debrief a run meets: recognition and transmission are judged, never a decision about care. */
import {
  counted,
  dueOf,
  faultsOf,
  fitting,
  KEYS,
  needOf,
  NO,
  NO_CUFF,
  notedKey,
  RHYTHMS,
  series,
  YES,
  type BenchState,
} from './machine.ts';
import { SIDES, type Bench, type Fault, type Setting, type Side } from '../bench-model.ts';

export type CriterionMark = 'right' | 'half' | 'wrong';

export interface Judged {
  readonly id: string;
  readonly mark: CriterionMark;
}

const marked = (isRight: boolean, isHalf = false): CriterionMark =>
  isRight ? 'right' : isHalf ? 'half' : 'wrong';

/** In the order of the gesture. Of a run that is not over, as it would be judged now. */
export function judge(bench: Bench, state: BenchState): readonly Judged[] {
  const { person, replies } = bench;
  const { values } = state;
  const isDone = fitting(bench) >= 0;
  const reply = replies.find(({ id }) => id === values[KEYS.reply]);
  const { untrue, absent } = conditionFaults(bench, state);
  const all: readonly (readonly [id: string, mark: CriterionMark])[] = [
    ...grouped(bench, state, true),
    ['taille', marked(isCuffRight(bench, state))],
    ...(isDone
      ? ([
          ['bras', arm(bench, state)],
          ['repos', rest(bench, state)],
          ...grouped(bench, state, false),
          ...(person.urgent ? [] : [['mesures', readings(bench, state)] as const]),
        ] as const)
      : []),
    ['trace', trace(bench, state)],
    ...(isDone && !person.leak && !person.urgent
      ? ([
          ['conditions', marked(untrue.length + absent.length === 0, untrue.length === 0)],
        ] as const)
      : []),
    ['geste', marked(values[KEYS.act] === person.act)],
    ['parole', marked(reply?.right === true)],
  ];
  return all.map(([id, mark]) => ({ id, mark }));
}

/** Faults of the readings that count, of all of them; before there are any, of how things stand. */
export const faultsNow = (bench: Bench, state: BenchState): ReadonlyMap<string, Fault> =>
  state.readings.at(-1)?.faults ?? faultsOf(bench, state.values);

/** Settings that count for one line, and what is wrong of them. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly settings: readonly Setting[];
  readonly faults: readonly Fault[];
}

/** @param early of what is done with the cuff, which nothing that was measured keeps */
export function groupsOf(bench: Bench, state: BenchState, early: boolean): readonly Group[] {
  const found = early ? faultsOf(bench, state.values) : faultsNow(bench, state);
  const groups = new Map<string, Setting[]>();
  for (const setting of bench.settings.filter((one) => (one.early === true) === early))
    groups.set(setting.criterion, [...(groups.get(setting.criterion) ?? []), setting]);
  return [...groups].map(([name, settings]) => ({
    id: `g-${(settings[0] as Setting).id}`,
    name,
    settings,
    faults: settings.flatMap(({ options }) => options.flatMap(({ id }) => found.get(id) ?? [])),
  }));
}

const grouped = (
  bench: Bench,
  state: BenchState,
  early: boolean,
): readonly (readonly [string, CriterionMark])[] =>
  groupsOf(bench, state, early).map(({ id, settings, faults }) => [
    id,
    marked(faults.length === 0, faults.length < settings.length),
  ]);

/** The cuff that was measured with last; before, the one that was chosen. */
export const wornIn = ({ readings, values }: BenchState): string | undefined =>
  readings.at(-1)?.cuff ?? values[KEYS.cuff];

function isCuffRight(bench: Bench, state: BenchState): boolean {
  const right = bench.cuffs[fitting(bench)];
  return right
    ? wornIn(state) === right.id
    : state.values[KEYS.cuff] === NO_CUFF && state.readings.length === 0;
}

/** The arm whose first reading is the higher; the first that may be squeezed. */
function highest({ person }: Bench): Side | undefined {
  const first = (side: Side): number => {
    const one = person.arms[side];
    return 'forbidden' in one ? -Infinity : (one.readings[0]?.[0] ?? 0);
  };
  return [...SIDES].sort((a, b) => first(b) - first(a)).find((side) => first(side) > -Infinity);
}

/** Arms that were tried, in their order. */
export const triedIn = ({ readings }: BenchState): readonly Side[] =>
  readings.map(({ side }) => side);

function arm(bench: Bench, state: BenchState): CriterionMark {
  const { person } = bench;
  const tried = triedIn(state);
  const last = tried.at(-1);
  if (person.bothArms) {
    const both = SIDES.every((side) => tried.includes(side));
    const higher = last === highest(bench);
    return marked(both && higher, both || higher);
  }
  const ends = last !== undefined && !('forbidden' in person.arms[last]);
  return marked(ends && !tried.some((side) => 'forbidden' in person.arms[side]), ends);
}

function rest(bench: Bench, state: BenchState): CriterionMark {
  const minutes = Number(state.values[KEYS.rest]);
  if (bench.person.urgent) {
    const isOnce = state.readings.length < 2;
    return marked(minutes === 0 && isOnce, minutes === 0 || isOnce);
  }
  return marked(!faultsNow(bench, state).has(KEYS.rest), minutes > 0 && state.readings.length > 0);
}

function readings(bench: Bench, state: BenchState): CriterionMark {
  const have = bench.person.leak ? state.readings.length : series(state).length;
  return bench.person.leak
    ? marked(have > 1, have > 0)
    : marked(have >= needOf(bench, state).readings, have > 1);
}

/** Id of why nothing can be measured; null where a value is expected. */
export const expectedMotive = (bench: Bench): string | null =>
  fitting(bench) < 0
    ? bench.expectedMotives.cuff
    : bench.person.leak
      ? bench.expectedMotives.leak
      : null;

/** Fields of the note that are wrong: that of the systolic value stands for both. */
export function wrongFields(bench: Bench, state: BenchState): readonly string[] {
  const { values } = state;
  const [last] = counted(state);
  const mean = dueOf(bench, state);
  const near = (key: string, value: number | undefined): boolean =>
    value !== undefined && Math.abs(Number(values[key]) - value) <= 0.5;
  const isValue =
    values[KEYS.obtained] === YES &&
    near(KEYS.systolic, mean?.[0]) &&
    near(KEYS.diastolic, mean?.[1]);
  const due: readonly (readonly [key: string, right: string | undefined])[] = [
    [KEYS.unit, bench.units[0]],
    [KEYS.noteSide, last?.side],
    [KEYS.position, bench.positions[0]],
    [KEYS.noteCuff, last?.cuff],
    [KEYS.rhythm, RHYTHMS[bench.person.irregular ? 1 : 0]],
  ];
  return [
    ...(isValue ? [] : [KEYS.systolic]),
    ...due.flatMap(([key, right]) => (values[key] === right ? [] : [key])),
  ];
}

function trace(bench: Bench, state: BenchState): CriterionMark {
  const { values } = state;
  const motive = expectedMotive(bench);
  if (motive !== null) {
    const isNone = values[KEYS.obtained] === NO;
    return marked(isNone && values[KEYS.motive] === motive, isNone);
  }
  const wrong = wrongFields(bench, state);
  return marked(
    wrong.length === 0,
    !wrong.includes(KEYS.systolic) && values[KEYS.unit] === bench.units[0],
  );
}

interface Condition {
  readonly id: string;
  readonly text: string;
  /** Of the readings that count. */
  readonly isTrue: boolean;
}

/** What the note may tick. */
export function conditionsOf(bench: Bench, state: BenchState): readonly Condition[] {
  const found = faultsNow(bench, state);
  return [
    { id: KEYS.rest, text: `repos ${bench.rest.minutes} min`, isTrue: !found.has(KEYS.rest) },
    ...bench.settings
      .filter(({ early }) => !early)
      .map(({ id, name, options }) => ({
        id,
        text: `${name.toLowerCase()}\u00a0: ${options.find((option) => 'right' in option)?.text ?? ''}`,
        isTrue: !options.some((option) => found.has(option.id)),
      })),
    ...bench.person.conditions.map(({ id, text }) => ({ id, text, isTrue: true })),
  ];
}

/** What was noted and not done, and what was done and not noted. */
export function conditionFaults(
  bench: Bench,
  state: BenchState,
): { readonly untrue: readonly Condition[]; readonly absent: readonly Condition[] } {
  const all = conditionsOf(bench, state);
  const ticked = (id: string): boolean => state.values[notedKey(id)] === YES;
  return {
    untrue: all.filter(({ id, isTrue }) => !isTrue && ticked(id)),
    absent: all.filter(({ id, isTrue }) => isTrue && !ticked(id)),
  };
}
