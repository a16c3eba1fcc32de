/** What a learner is told of a meeting, in French. */
import type { LearnerQuestion } from '../../core/api/group-questions.ts';
import type { ComingMeeting, LearnerMeeting } from '../../core/api/meetings.ts';
import { letterOf } from '../../core/meeting/group-question.ts';
import { numberWords } from '../../core/meeting/typed-number.ts';
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

/** « A », « A et C »; « 25,7 kg/m² » */
export function answerWords(
  { options, typed }: Pick<LearnerQuestion, 'options' | 'typed'>,
  chosen: readonly string[],
): string {
  return typed
    ? list(chosen.map((number) => numberWords(number, typed.unit)))
    : list(options.flatMap(({ id }, at) => (chosen.includes(id) ? [letterOf(at)] : [])));
}

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
  const isAll = found === question.right.length && last.options.length === found;
  // Of a number, several that were given may be near enough.
  if (isAll || (question.typed && found > 0)) return 'right';
  return question.several && found > 0 ? 'partly' : 'wrong';
}

/** Of the page where a meeting that is over is found again. */
export const recordAddress = ({ id }: Pick<ComingMeeting, 'id'>): string =>
  `/echanges/#${recordId(id)}`;

/** Of its title on that page. */
export const recordId = (meeting: string): string => `seance-${meeting}`;

/** « juste, au second vote »: what a learner reads of a question once the meeting is over. */
export function resultWords(question: LearnerQuestion): string {
  const last = question.own.filter(({ late }) => !late).at(-1);
  if (!last) return question.own.length > 0 ? 'réponse arrivée après la clôture' : 'sans réponse';
  const given = verdict(question);
  if (given !== null) return `${RESULTS[given]}${last.round === 2 ? ', au second vote' : ''}`;
  const answer = `votre réponse\u00A0: ${answerWords(question, last.options)}`;
  return question.isPoll ? `sondage, ${answer}` : `${answer}, sans correction`;
}

const RESULTS: Readonly<Record<Verdict, string>> = {
  right: 'juste',
  partly: 'en partie juste',
  wrong: 'à revoir',
};
