/** A lesson's question as it can be asked of a group: words alone, answers to choose among. Pure. */
import { present } from '../question/start.ts';
import type { Question } from '../question/types.ts';
import type { Inline, Rich } from '../text/rich.ts';
import { problemIn, type AskedQuestion } from './group-question.ts';

/** Of a lesson. */
export interface LessonQuestion {
  /** Its id. */
  readonly question: string;
  /** Rank in the lesson, from 1. */
  readonly number: number;
  readonly asked: Omit<AskedQuestion, 'source'>;
}

export interface LessonQuestions {
  readonly questions: readonly LessonQuestion[];
  /** How many of the lesson cannot be asked so: no choice, a figure, papers. */
  readonly others: number;
}

/** Of a module, by lesson. */
export type GroupSheets = Readonly<Record<string, LessonQuestions>>;

export function lessonQuestions(unit: string, questions: readonly Question[]): LessonQuestions {
  const askable = questions.flatMap((question, at): readonly LessonQuestion[] => {
    const asked = askedOf(question);
    const source = { unit, question: question.id };
    return asked && problemIn({ ...asked, source }) === null
      ? [{ question: question.id, number: at + 1, asked }]
      : [];
  });
  return { questions: askable, others: questions.length - askable.length };
}

/** Null where words and choices do not make the question. */
function askedOf(question: Question): Omit<AskedQuestion, 'source'> | null {
  const { figure, documents, look } = question;
  if (figure !== null || documents !== undefined || look !== undefined) return null;
  const base = {
    statement: wordsOf(question.stem),
    explanation: wordsOf(question.explanation),
  };
  switch (question.kind) {
    case 'choice':
    case 'multiple': {
      // As the lesson shows them.
      const { options } = present(question, question.id);
      return {
        ...base,
        options: options.map(({ id, text }) => ({ id, text: lineOf(text) })),
        several: question.kind === 'multiple',
        right: options.filter(({ right }) => right).map(({ id }) => id),
      };
    }
    case 'true-false':
      return {
        ...base,
        options: [
          { id: 'true', text: 'Vrai' },
          { id: 'false', text: 'Faux' },
        ],
        several: false,
        right: [String(question.answer)],
      };
    case 'gaps':
    case 'number':
    case 'matching':
    case 'ordering':
    case 'cuts':
    case 'scenario':
    case 'series':
    case 'bench':
      return null;
  }
}

const wordsOf = (rich: Rich): string => rich.map(lineOf).join('\n');

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';
const digits = (text: string, drawn: string): string =>
  text
    .replace(/\d/g, (digit) => drawn[Number(digit)] ?? digit)
    .replaceAll('-', drawn === RAISED ? '⁻' : '₋');

/** Without its marks, but for raised and lowered digits: 10³ is not 103. */
function lineOf(inline: readonly Inline[]): string {
  return inline
    .map((node) => {
      if (typeof node === 'string') return node;
      const text = lineOf(node.children);
      return node.tag === 'sup'
        ? digits(text, RAISED)
        : node.tag === 'sub'
          ? digits(text, LOWERED)
          : text;
    })
    .join('');
}
