/** What the answers of a round add up to, and who may see it. Pure. */
import { percent } from '../report/percent.ts';
import { plural } from '../text/numbers.ts';
import type { Round } from './round.ts';

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
  /** How many chose it, by id of each option. */
  readonly counts: Readonly<Record<string, number>>;
  /** How many chose what is right, all of it and nothing else; null of a poll. */
  readonly right: number | null;
}

interface Asked {
  readonly options: readonly { readonly id: string }[];
  readonly right: readonly string[];
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

export function tally({ options, right }: Asked, votes: Iterable<Vote>): Tally {
  const all = [...votes];
  return {
    answers: all.length,
    counts: Object.fromEntries(
      options.map(({ id }) => [id, all.filter((vote) => vote.options.includes(id)).length]),
    ),
    right: right.length === 0 ? null : all.filter((vote) => isRight(right, vote.options)).length,
  };
}

const isRight = (right: readonly string[], chosen: readonly string[]): boolean =>
  right.length === chosen.length && right.every((id) => chosen.includes(id));

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
