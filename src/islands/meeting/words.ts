/** What a learner is told of a meeting, in French. */
import type { LearnerQuestion } from '../../core/api/group-questions.ts';
import type { ComingMeeting, LearnerMeeting } from '../../core/api/meetings.ts';
import { letterOf } from '../../core/meeting/group-question.ts';
import { list } from '../../core/text/numbers.ts';
import { clock, longDay } from '../../core/text/paris.ts';

/** « Séance avec C. Le Goff, leçons 2 et 3, jusqu’à 19 h 55 » */
export function sentence({ trainer, units, start, end, state }: LearnerMeeting): string {
  const until =
    state === 'running' ? `jusqu’à ${clock(end)}` : `de ${clock(start)} à ${clock(end)}`;
  return `Séance avec ${[trainer, units, until].filter((word) => word !== '').join(', ')}`;
}

/** « jeudi 26 novembre, 18 h 25 à 19 h 55 » */
export const dateWords = ({ start, end }: Pick<ComingMeeting, 'start' | 'end'>): string =>
  `${longDay(start)}, ${clock(start)} à ${clock(end)}`;

/** « A », « A et C » */
export const letters = (
  { options }: Pick<LearnerQuestion, 'options'>,
  chosen: readonly string[],
): string => list(options.flatMap(({ id }, at) => (chosen.includes(id) ? [letterOf(at)] : [])));

export const ownIn = (
  { own }: LearnerQuestion,
  round: number,
): LearnerQuestion['own'][number] | undefined => own.find((vote) => vote.round === round);

export type Verdict = 'right' | 'partly' | 'wrong';

/** Of their last answer that counts; null: a poll, none, or not shown yet. */
export function verdict(question: LearnerQuestion): Verdict | null {
  const last = question.own.filter(({ late }) => !late).at(-1);
  if (!question.right || !last) return null;
  const found = last.options.filter((id) => question.right?.includes(id)).length;
  if (found === question.right.length && last.options.length === found) return 'right';
  return question.several && found > 0 ? 'partly' : 'wrong';
}
