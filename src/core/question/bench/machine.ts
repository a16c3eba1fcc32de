/**
 * The bench as a state machine: pure and seedless, the same actions give the same state.
 *
 * An action is `m` (measure) or `key:value`, the last value of a key being in force; a journal is a list
 * of actions. It stays short whatever is pressed: between two measures each key stands once, and what
 * changes nothing is not written.
 */
import {
  SIDES,
  type Arm,
  type Bench,
  type Effect,
  type Fault,
  type Pressure,
  type Side,
} from '../bench-model.ts';

export type Journal = readonly string[];

export const MEASURE = 'm';
/** Keys of what is no setting: one letter, where settings have two at least. */
export const KEYS = {
  step: 'e',
  cuff: 'b',
  side: 'c',
  /** Minutes, 10 at most. */
  rest: 'r',
  /** Whether there is a value to note. */
  obtained: 'o',
  systolic: 's',
  diastolic: 'p',
  unit: 'u',
  noteSide: 'a',
  position: 'q',
  noteCuff: 't',
  rhythm: 'h',
  motive: 'w',
  act: 'f',
  reply: 'd',
} as const;
/** Before the id of a setting, of the rest or of a condition that the note ticks. */
const NOTED = 'k-';
export const notedKey = (id: string): string => NOTED + id;
export const NO_CUFF = 'aucun';
export const YES = 'oui';
export const NO = 'non';
const ANSWERS = [YES, NO];
export const RHYTHMS = ['régulier', 'irrégulier'] as const;

export const STEPS = ['brassard', 'installer', 'mesurer', 'noter', 'transmettre'] as const;
export type Step = (typeof STEPS)[number];

/** Lines of the sheet, and how long a journal may be for one more: the whole stays under 1 kB. */
export const MOST_READINGS = 8;
const ROOM = 520;

/** Why the device gave no value. */
export type Refusal = 'forbidden' | 'leak' | 'open';

export interface Reading {
  readonly side: Side;
  readonly cuff: string;
  /** What was wrong or could not be mended while it was taken, by id. */
  readonly faults: ReadonlyMap<string, Fault>;
  /** Minutes after midnight. */
  readonly time: number;
  /** Displayed, and what it would have been; null with a refusal. */
  readonly shown: Pressure | null;
  readonly true: Pressure | null;
  readonly refusal: Refusal | null;
}

export interface BenchState {
  readonly journal: Journal;
  readonly values: Readonly<Record<string, string>>;
  readonly readings: readonly Reading[];
}

export function start(bench: Bench): BenchState {
  return { journal: [], values: initial(bench), readings: [] };
}

function initial({ settings, person }: Bench): Readonly<Record<string, string>> {
  return Object.fromEntries([
    [KEYS.step, STEPS[0]],
    [KEYS.rest, '0'],
    ...settings.map(({ id, options }) => {
      const came = options.find((option) => person.arrival.includes(option.id));
      return [id, (came ?? options.find((option) => 'right' in option))?.id ?? ''];
    }),
  ]) as Record<string, string>;
}

/** The same state where the action is none, or changes nothing. */
export function act(bench: Bench, state: BenchState, action: string): BenchState {
  if (action === MEASURE) {
    if (!canMeasure(state)) return state;
    const reading = measure(bench, state);
    return {
      ...state,
      journal: [...state.journal, MEASURE],
      readings: [...state.readings, reading],
    };
  }
  const [key, value] = parted(action);
  if (value === undefined || state.values[key] === value || !allows(bench, key, value))
    return state;
  const since = state.journal.lastIndexOf(MEASURE) + 1;
  const segment = state.journal.slice(since).filter((one) => parted(one)[0] !== key);
  const before = { ...initial(bench), ...assigned(state.journal.slice(0, since)) };
  const isBack = before[key] === value;
  return {
    ...state,
    journal: [...state.journal.slice(0, since), ...segment, ...(isBack ? [] : [action])],
    values: { ...state.values, [key]: value },
  };
}

export const run = (bench: Bench, journal: Journal): BenchState =>
  journal.reduce((state, action) => act(bench, state, action), start(bench));

/** A key and its value; no value: this is no assignment. */
function parted(action: string): readonly [key: string, value?: string] {
  const at = action.indexOf(':');
  return at < 0 ? [action] : [action.slice(0, at), action.slice(at + 1)];
}

const assigned = (journal: Journal): Record<string, string> =>
  Object.fromEntries(journal.map(parted).filter((pair) => pair.length === 2)) as Record<
    string,
    string
  >;

/** What a key may be set to. */
export function valuesOf(bench: Bench, key: string): readonly string[] | RegExp {
  const ids = (all: readonly { readonly id: string }[]): readonly string[] =>
    all.map(({ id }) => id);
  const { settings, person } = bench;
  const setting = settings.find(({ id }) => id === key);
  if (setting) return ids(setting.options);
  const cuffs = ids(bench.cuffs);
  const plain: Readonly<Record<string, readonly string[] | RegExp>> = {
    [KEYS.step]: STEPS,
    [KEYS.cuff]: [...cuffs, NO_CUFF],
    [KEYS.noteCuff]: cuffs,
    [KEYS.side]: SIDES,
    [KEYS.noteSide]: SIDES,
    [KEYS.rest]: /^(\d|10)$/,
    [KEYS.obtained]: ANSWERS,
    [KEYS.systolic]: /^\d{0,3}$/,
    [KEYS.diastolic]: /^\d{0,3}$/,
    [KEYS.unit]: bench.units,
    [KEYS.position]: bench.positions,
    [KEYS.rhythm]: RHYTHMS,
    [KEYS.motive]: ids(bench.motives),
    [KEYS.act]: ids(bench.acts),
    [KEYS.reply]: ids(bench.replies),
  };
  const noted = [KEYS.rest, ...ids(settings), ...ids(person.conditions)].some(
    (id) => key === notedKey(id),
  );
  return noted ? ANSWERS : Object.hasOwn(plain, key) ? (plain[key] ?? []) : [];
}

function allows(bench: Bench, key: string, value: string): boolean {
  const values = valuesOf(bench, key);
  return values instanceof RegExp ? values.test(value) : values.includes(value);
}

/** A cuff and an arm are chosen, and the sheet has a line left. */
export function canMeasure({ values, readings, journal }: BenchState): boolean {
  return (
    (values[KEYS.cuff] ?? NO_CUFF) !== NO_CUFF &&
    values[KEYS.side] !== undefined &&
    readings.length < MOST_READINGS &&
    JSON.stringify(journal).length < ROOM
  );
}

/** The place among the cuffs of the one that fits; -1: none does. */
export const fitting = ({ cuffs, person }: Bench): number =>
  cuffs.findIndex(({ from, to }) => from <= person.circumference && person.circumference <= to);

/** Sizes between the cuff that was put on and the one that fits; null where none fits. */
function sizesOff(bench: Bench, cuff: string): number | null {
  const right = fitting(bench);
  return right < 0 ? null : bench.cuffs.findIndex(({ id }) => id === cuff) - right;
}

/** What is wrong as things stand, and what cannot be mended: id → what the debrief calls it and does. */
export function faultsOf(bench: Bench, values: BenchState['values']): ReadonlyMap<string, Fault> {
  const found = new Map<string, Fault>();
  const off = sizesOff(bench, values[KEYS.cuff] ?? NO_CUFF);
  if (off !== null && off !== 0) {
    const misfit = bench.misfits.find(({ sizes }) => sizes === off);
    found.set(KEYS.cuff, misfit ?? { fault: 'Brassard à la mauvaise taille' });
  }
  for (const { id, options } of bench.settings) {
    const chosen = options.find((option) => option.id === values[id]);
    if (chosen && !('right' in chosen)) found.set(chosen.id, chosen);
  }
  if (!bench.person.urgent && Number(values[KEYS.rest]) < bench.rest.minutes)
    found.set(KEYS.rest, bench.rest);
  for (const { id, text, effect } of bench.person.conditions)
    found.set(id, { fault: text, ...(effect && { effect }) });
  return found;
}

/** The sum of effects within what the bench lets it be. */
export function shiftOf({ most }: Bench, effects: readonly Effect[]): Pressure {
  const along = (at: 0 | 1): number => {
    const sum = effects.reduce((total, { shift }) => total + shift[at], 0);
    return Math.max(-most.down[at], Math.min(most.up[at], sum));
  };
  return [along(0), along(1)];
}

function measure(bench: Bench, { values, readings }: BenchState): Reading {
  const side = (values[KEYS.side] ?? SIDES[0]) as Side;
  const cuff = values[KEYS.cuff] ?? '';
  const faults = faultsOf(bench, values);
  const off = sizesOff(bench, cuff);
  const arm: Arm = bench.person.arms[side];
  const refusal: Refusal | null =
    'forbidden' in arm
      ? 'forbidden'
      : bench.person.leak
        ? 'leak'
        : // A cuff so small that nobody measured with it does not stay closed.
          off === null || (off < 0 && !bench.misfits.some(({ sizes }) => sizes === off))
          ? 'open'
          : null;
  const reading = {
    side,
    cuff,
    faults,
    time: bench.person.time + Number(values[KEYS.rest]) + readings.length + 1,
    refusal,
  };
  if (refusal !== null || 'forbidden' in arm) return { ...reading, shown: null, true: null };
  const before = readings.filter((one) => one.shown !== null && one.side === side).length;
  const real = arm.readings[before] ?? arm.readings.at(-1) ?? [0, 0];
  const shift = shiftOf(
    bench,
    [...faults.values()].flatMap(({ effect }) => (effect ? [effect] : [])),
  );
  return { ...reading, shown: [real[0] + shift[0], real[1] + shift[1]], true: real };
}

/** The last readings taken alike: same arm, same cuff, nothing mended or spoilt between them. */
export function series({ readings }: BenchState): readonly Reading[] {
  const last = readings.at(-1);
  if (!last?.shown) return [];
  const alike = (one: Reading): boolean =>
    one.shown !== null &&
    one.side === last.side &&
    one.cuff === last.cuff &&
    isSame(one.faults, last.faults);
  let from = readings.length - 1;
  for (let one = readings[from - 1]; one && alike(one); one = readings[from - 1]) from -= 1;
  return readings.slice(from);
}

const isSame = (one: Reading['faults'], other: Reading['faults']): boolean =>
  [...one.keys()].join() === [...other.keys()].join();

/** The last two of the series: those whose mean is noted. */
export const counted = (state: BenchState): readonly Reading[] => series(state).slice(-2);

/** null without two readings. */
function meanOf(readings: readonly Reading[], of: 'shown' | 'true'): Pressure | null {
  const [one, two] = readings.map((reading) => reading[of]);
  return one && two ? [(one[0] + two[0]) / 2, (one[1] + two[1]) / 2] : null;
}

/** The value to note: the mean of what counts, or what was displayed first where nothing waits. */
export const dueOf = (
  { person }: Bench,
  state: BenchState,
  of: 'shown' | 'true' = 'shown',
): Pressure | null =>
  person.urgent ? (series(state).at(-1)?.[of] ?? null) : meanOf(counted(state), of);

/** How far apart the first two are, and how many readings the series needs. */
export function needOf(
  { person, series: rule }: Bench,
  state: BenchState,
): { gap: number; readings: number } {
  const [first, second] = series(state).map(({ shown }) => shown?.[0] ?? 0);
  if (person.urgent) return { gap: 0, readings: 1 };
  const gap = first === undefined || second === undefined ? 0 : Math.abs(first - second);
  return { gap, readings: rule.readings + (gap > rule.far || person.irregular ? 1 : 0) };
}

/** What a step still waits for, in French; "" when it may be left. */
export function missingAt({ values, readings }: BenchState, step: Step): string {
  switch (step) {
    case 'brassard':
      if (!values[KEYS.cuff]) return 'Lisez le ruban, puis choisissez un brassard.';
      return values[KEYS.cuff] !== NO_CUFF && !values[KEYS.side] ? 'Choisissez le bras.' : '';
    case 'installer':
      return '';
    case 'mesurer':
      return readings.length > 0 || values[KEYS.cuff] === NO_CUFF
        ? ''
        : 'Appuyez sur «\u00a0Départ\u00a0»\u00a0: rien n’est mesuré.';
    case 'noter':
      return missingNote(values);
    case 'transmettre':
      return values[KEYS.act] && values[KEYS.reply] ? '' : 'Répondez aux deux questions.';
  }
}

/** Field by field, as it is asked for. */
export const FIELDS: readonly (readonly [key: string, ask: string])[] = [
  [KEYS.systolic, 'la PAS'],
  [KEYS.diastolic, 'la PAD'],
  [KEYS.unit, 'l’unité'],
  [KEYS.noteSide, 'le bras'],
  [KEYS.position, 'la position'],
  [KEYS.noteCuff, 'le brassard'],
  [KEYS.rhythm, 'le rythme'],
];

function missingNote(values: BenchState['values']): string {
  if (!values[KEYS.obtained]) return 'Dites si la mesure a été obtenue.';
  const fields = values[KEYS.obtained] === YES ? FIELDS : [[KEYS.motive, 'le motif'] as const];
  const [, ask] = fields.find(([key]) => !values[key]) ?? [];
  return ask === undefined ? '' : `Il manque ${ask}.`;
}

/** What the whole bench still waits for. */
export function missing(state: BenchState): string {
  const step = STEPS.find((one) => missingAt(state, one) !== '');
  return step === undefined ? '' : missingAt(state, step);
}
