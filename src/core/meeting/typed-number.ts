/** Numbers that a group types: read, put together, compared with what is right. Pure. */
import { near, read } from '../question/number/rules.ts';
import type { NumberQuestion } from '../question/types.ts';

export type AskedNumber = Pick<NumberQuestion, 'answer' | 'tolerance' | 'unit' | 'spellings'>;

/** What a group may know of it before it is shown. */
export type AskedUnit = Pick<AskedNumber, 'unit' | 'spellings'>;

/** As an answer bears it: "25.7". */
const NUMBER = /^-?\d{1,12}(\.\d{1,9})?$/;
export const isNumber = (text: string): boolean => NUMBER.test(text);

/** @returns null for what is no number, or is in another unit */
export function numberTyped(text: string, { unit, spellings }: AskedUnit): string | null {
  // What is right is not known here: the sentence that would ask for a number is of no use.
  const reading = read({ answer: NaN, tolerance: 0, unit, ...(spellings && { spellings }) }, text);
  if (typeof reading === 'string') return null;
  const number = String(reading.value);
  return isNumber(number) ? number : null;
}

/** « 25,7 kg/m² » */
export const numberWords = (number: string, unit: string | null): string =>
  `${number.replace('.', ',').replace('-', '−')}${unit === null ? '' : `\u00A0${unit}`}`;

export const isRightNumber = ({ answer, tolerance }: AskedNumber, number: string): boolean =>
  near(Number(number), answer, tolerance);

type Counts = Readonly<Record<string, number>>;

/** More are no picture any more (a convention). */
const MOST_NUMBERS = 8;
const OTHERS = 'autres';

export interface GatheredNumbers {
  /** From the smallest; what is seldom given comes last, together. */
  readonly options: readonly { readonly id: string; readonly text: string }[];
  /** How often each of these was given, in each round. */
  readonly rounds: readonly Counts[];
  /** Ids of those that are right; none while that is not told. */
  readonly right: readonly string[];
}

export interface Gathering {
  readonly number: AskedNumber;
  /** How often each number was given, of the rounds that may be seen. */
  readonly rounds: readonly Counts[];
  /** What has a bar of its own, however seldom it was given: one's own. */
  readonly kept: readonly string[];
  /** Whether what is right may be told: it has a bar even if nobody gave it. */
  readonly isTold: boolean;
}

export function gatherNumbers({ number, rounds, kept, isTold }: Gathering): GatheredNumbers {
  const total = (id: string): number => rounds.reduce((sum, counts) => sum + (counts[id] ?? 0), 0);
  const given = [...new Set([...kept, ...rounds.flatMap((counts) => Object.keys(counts))])];
  const right = isTold ? rightOnes(number, given) : [];
  const always = new Set([...kept, ...right]);
  const all = [...new Set([...given, ...right])].sort(
    (a, b) => Number(always.has(b)) - Number(always.has(a)) || total(b) - total(a),
  );
  const most = Math.max(MOST_NUMBERS, always.size);
  const apart = all.slice(0, most).sort((a, b) => Number(a) - Number(b));
  const rest = all.slice(most);
  const options = apart.map((id) => ({ id, text: numberWords(id, number.unit) }));
  const countsOf = (counts: Counts): Counts => ({
    ...Object.fromEntries(apart.map((id) => [id, counts[id] ?? 0])),
    ...(rest.length > 0 && {
      [OTHERS]: rest.reduce((sum, id) => sum + (counts[id] ?? 0), 0),
    }),
  });
  return {
    options: rest.length === 0 ? options : [...options, { id: OTHERS, text: 'Autres réponses' }],
    rounds: rounds.map(countsOf),
    right,
  };
}

function rightOnes(number: AskedNumber, given: readonly string[]): readonly string[] {
  const found = given.filter((id) => isRightNumber(number, id));
  return found.length > 0 ? found : [String(number.answer)];
}
