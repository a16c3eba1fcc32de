/** What the answers of a round add up to, and who may see it. Pure. */
import { percent } from '../report/percent.ts';
import { plural } from '../text/numbers.ts';
import type { Round } from './round.ts';
import { isRightNumber, type AskedNumber } from './typed-number.ts';

/** An answer of somebody in a round. */
export interface Vote {
  /** Of the learner, whatever names them. */
  readonly learner: number;
  readonly round: Round;
  /** Ids of options. */
  readonly options: readonly string[];
  /** It came after the round was closed: it is kept and counts for nothing. */
  readonly late: boolean;
}

export interface Tally {
  /** How many answered. */
  readonly answers: number;
  /** How many chose it, by id of each option; by what was given, of a number. */
  readonly counts: Readonly<Record<string, number>>;
  /** How many chose what is right, all of it and nothing else; null of a poll. */
  readonly right: number | null;
}

interface Asked {
  readonly options: readonly { readonly id: string }[];
  readonly right: readonly string[];
  readonly typed?: AskedNumber;
}

/** Fewer answers than these would tell who chose what: the group does not see them (a convention). */
export const FEWEST_SHARED = 5;
/** Fewer answers than these are no share of anything: they are counted, not put in percent. */
const FEWEST_IN_PERCENT = 10;

/** Of each learner, the last answer that counts. @param votes oldest first */
export function lastVotes(votes: readonly Vote[], round: Round): ReadonlyMap<number, Vote> {
  return new Map(
    votes.filter((vote) => vote.round === round && !vote.late).map((vote) => [vote.learner, vote]),
  );
}

export function tally(asked: Asked, votes: Iterable<Vote>): Tally {
  const all = [...votes];
  const ids = asked.typed
    ? new Set(all.flatMap((vote) => vote.options))
    : asked.options.map(({ id }) => id);
  return {
    answers: all.length,
    counts: Object.fromEntries(
      [...ids].map((id) => [id, all.filter((vote) => vote.options.includes(id)).length]),
    ),
    right: isPoll(asked) ? null : all.filter((vote) => isRight(asked, vote.options)).length,
  };
}

/** Nothing is right in it. */
export const isPoll = ({ right, typed }: Asked): boolean => right.length === 0 && !typed;

function isRight({ right, typed }: Asked, chosen: readonly string[]): boolean {
  if (typed) return chosen.some((id) => isRightNumber(typed, id));
  return right.length === chosen.length && right.every((id) => chosen.includes(id));
}

/** Between these, a question divides a group: it is worth a talk; below the upper one, worth coming back to (conventions). */
export const DIVIDED = { from: 0.3, to: 0.7 };

/** As the group may see it. */
export const isShared = ({ answers }: Pick<Tally, 'answers'>): boolean => answers >= FEWEST_SHARED;

/** « 11 · 42 % », « 4 » of fewer than ten. */
export function shareWords(count: number, answers: number): string {
  return answers < FEWEST_IN_PERCENT ? String(count) : `${count} · ${inPercent(count, answers)}`;
}

/** « 42 % », « 4 sur 7 » of fewer than ten. */
export function rateWords(count: number, answers: number): string {
  return answers < FEWEST_IN_PERCENT ? `${count} sur ${answers}` : inPercent(count, answers);
}

/** « 26 réponses », « aucune réponse » */
export const answersWords = (answers: number): string =>
  answers === 0 ? 'aucune réponse' : plural(answers, 'réponse');

const inPercent = (count: number, answers: number): string => `${percent(count / answers)}\u00A0%`;
