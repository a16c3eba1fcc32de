/** What can be said of questions without judging them: who writes sees where a cue or a gap lies. Pure. */
import type { Question } from '../../core/question/types.ts';
import { plain, plainRich, type Rich } from '../../core/rich.ts';
import { gist, likeness } from './language.ts';

/** An answer to tick, in the order it is written. */
export interface Choice {
  readonly text: string;
  readonly right: boolean;
  readonly feedback: Rich;
}

/** Empty for kinds without answers to tick. */
export function choicesOf(question: Question): readonly Choice[] {
  if (question.kind !== 'choice' && question.kind !== 'multiple') return [];
  return question.options.map(({ text, right, feedback }) => ({
    text: plain(text),
    right,
    feedback,
  }));
}

/** Everything a learner reads of it before they answer. */
export const stemOf = ({ stem }: Question): string => plainRich(stem);

/** What is right, in words. */
export function rightOf(question: Question): string {
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return choicesOf(question)
        .filter(({ right }) => right)
        .map(({ text }) => text)
        .join(' ; ');
    case 'true-false':
      return question.answer ? 'vrai' : 'faux';
    case 'gaps':
      return question.gaps.map(({ answers }) => answers[0] ?? '').join(', ');
    case 'number':
      return `${String(question.answer).replace('.', ',')}${question.unit ? ` ${question.unit}` : ''}`;
    case 'matching':
      return question.items
        .map(({ text, target }) => {
          const found = question.targets.find(({ id }) => id === target);
          return `${plain(text)} → ${found ? plain(found.text) : ''}`;
        })
        .join(' ; ');
    case 'ordering':
      return question.steps.map(({ text }, at) => `${at + 1}. ${plain(text)}`).join(' ');
  }
}

export interface Cues {
  /** Questions to tick with one right answer. */
  readonly single: number;
  /** Of them, those whose right answer is the longest, and the shortest. */
  readonly longest: number;
  readonly shortest: number;
  /** How often the right one stands first, second, … as it is written. */
  readonly places: readonly number[];
}

export function cuesOf(questions: readonly Question[]): Cues {
  const places: number[] = [];
  let [single, longest, shortest] = [0, 0, 0];
  for (const question of questions) {
    if (question.kind !== 'choice') continue;
    const choices = choicesOf(question);
    const at = choices.findIndex(({ right }) => right);
    const [own, others] = [choices[at]?.text.length ?? 0, choices.filter((_, one) => one !== at)];
    single += 1;
    places[at] = (places[at] ?? 0) + 1;
    if (others.every(({ text }) => text.length < own)) longest += 1;
    if (others.every(({ text }) => text.length > own)) shortest += 1;
  }
  return { single, longest, shortest, places: Array.from(places, (count) => count ?? 0) };
}

/** Wrong answers to tick that nothing is said about, in questions with one right answer. */
export const silentChoices = (questions: readonly Question[]): readonly string[] =>
  questions.flatMap((question) =>
    question.kind === 'choice'
      ? choicesOf(question)
          .filter(({ right, feedback }) => !right && plainRich(feedback).trim() === '')
          .map(({ text }) => `${question.id} : « ${text} »`)
      : [],
  );

/** From there on two questions are likely to be answered by one sentence. */
const ALIKE = 0.55;

export function pairsAlike(
  questions: readonly Question[],
): readonly (readonly [string, string, number])[] {
  const all = questions.map((question) => ({
    id: question.id,
    said: gist(`${stemOf(question)} ${rightOf(question)}`),
  }));
  return all.flatMap((one, at) =>
    all.slice(at + 1).flatMap((other) => {
      const alike = likeness(one.said, other.said);
      return alike >= ALIKE ? [[one.id, other.id, alike] as const] : [];
    }),
  );
}
