/** What is asked of a group in a meeting: written on the spot, or as a lesson asks it. Pure. */
import type { Question } from '../question/types.ts';
import { isNumber, type AskedNumber } from './typed-number.ts';

export interface GroupChoice {
  readonly id: string;
  readonly text: string;
}

export interface AskedQuestion {
  /** Several lines where it has several paragraphs. */
  readonly statement: string;
  /** In the order shown, the same for everybody; none where a number is typed. */
  readonly options: readonly GroupChoice[];
  /** Whether several may be chosen. */
  readonly several: boolean;
  /** Ids of options; none: a poll, or a number. */
  readonly right: readonly string[];
  /** Shown with what is right; empty: there is none. */
  readonly explanation: string;
  /** Null: written on the spot. */
  readonly source: QuestionSource | null;
  /** Name of the file that holds its figure (`figureName`); absent: it has none. Of a lesson's alone. */
  readonly figure?: string;
  /** It is answered by typing a number. Of a lesson's alone. */
  readonly typed?: AskedNumber;
}

export interface QuestionSource {
  /** Of a lesson. */
  readonly unit: string;
  readonly question: string;
}

export const FEWEST_OPTIONS = 2;
/** Of a question that is written on the spot; a lesson's may have more. */
export const MOST_OPTIONS = 5;
export const LONGEST_STATEMENT = 600;
export const LONGEST_OPTION = 200;
export const LONGEST_EXPLANATION = 1500;
const MOST_IN_A_LESSON = 10;

/** Of a lesson's question: a change of its wording or its figure changes it. */
export const figureName = ({ id, hash }: Pick<Question, 'id' | 'hash'>): string => `${id}-${hash}`;

const isFigureOf = (name: string, source: QuestionSource | null): boolean =>
  source !== null && name.startsWith(`${source.question}-`) && /^[\w-]+$/.test(name);

/** @returns a French sentence, or null when it can be asked */
export function problemIn(asked: AskedQuestion): string | null {
  const { statement, options, several, right, explanation, source, figure, typed } = asked;
  const ids = options.map(({ id }) => id);
  const most = source === null ? MOST_OPTIONS : MOST_IN_A_LESSON;
  if (statement.trim() === '') return 'La question est vide\u00A0: écrivez-la.';
  if (statement.length > LONGEST_STATEMENT)
    return `La question est trop longue\u00A0: ${LONGEST_STATEMENT} caractères au plus.`;
  if (!typed && options.length < FEWEST_OPTIONS)
    return 'Il faut au moins deux réponses proposées\u00A0: écrivez-les.';
  if (options.length > most) return `Il y a trop de réponses proposées\u00A0: ${most} au plus.`;
  if (options.some(({ text }) => text.trim() === ''))
    return 'Une réponse proposée est vide\u00A0: écrivez-la.';
  if (options.some(({ text }) => text.length > LONGEST_OPTION))
    return `Une réponse proposée est trop longue\u00A0: ${LONGEST_OPTION} caractères au plus.`;
  if (new Set(options.map(({ text }) => text.trim())).size < options.length)
    return 'Deux réponses proposées sont les mêmes\u00A0: changez-en une.';
  if (explanation.length > LONGEST_EXPLANATION)
    return `L’explication est trop longue\u00A0: ${LONGEST_EXPLANATION} caractères au plus.`;
  const isMalformed =
    new Set(ids).size < ids.length ||
    right.some((id) => !ids.includes(id)) ||
    (typed !== undefined && (source === null || options.length > 0 || several)) ||
    (figure !== undefined && !isFigureOf(figure, source));
  if (isMalformed) return 'La question est mal formée.';
  if (!several && right.length > 1) return 'Une seule réponse peut être bonne.';
  return null;
}

/** Whether somebody may answer that. */
export function isAnswer(
  { options, several, typed }: Pick<AskedQuestion, 'options' | 'several' | 'typed'>,
  chosen: readonly string[],
): boolean {
  if (typed) return chosen.length === 1 && chosen.every(isNumber);
  return (
    chosen.length >= 1 &&
    (several || chosen.length === 1) &&
    new Set(chosen).size === chosen.length &&
    chosen.every((id) => options.some((option) => option.id === id))
  );
}

/** « A » for the first. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);
