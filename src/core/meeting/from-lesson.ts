/** A lesson's question as it can be asked of a group: words, a figure, answers to choose among or a number. Pure. */
import { lookOf } from '../question/look.ts';
import { present } from '../question/start.ts';
import type { Figure, Kind, Question } from '../question/types.ts';
import { placedElsewhere } from '../course/drawing.ts';
import type { Inline, Rich } from '../text/rich.ts';
import { figureName, problemIn, type AskedQuestion } from './group-question.ts';

/** Of a lesson. */
export interface LessonQuestion {
  /** Its id. */
  readonly question: string;
  /** Rank in the lesson, from 1. */
  readonly number: number;
  readonly asked: Omit<AskedQuestion, 'source'>;
}

/** One that no group can be asked. */
export interface UnaskedQuestion extends Pick<LessonQuestion, 'number'> {
  readonly statement: string;
  /** French: why. */
  readonly reason: string;
}

export interface LessonQuestions {
  readonly questions: readonly LessonQuestion[];
  readonly others: readonly UnaskedQuestion[];
}

/** Of a module, by lesson. */
export type GroupSheets = Readonly<Record<string, LessonQuestions>>;

export function lessonQuestions(unit: string, questions: readonly Question[]): LessonQuestions {
  const all = questions.map((question, at) => {
    const asked = askedOf(question);
    const source = { unit, question: question.id };
    return typeof asked === 'string'
      ? { at, question, reason: asked }
      : { at, question, asked, reason: problemIn({ ...asked, source }) };
  });
  return {
    questions: all.flatMap(({ at, question, asked, reason }) =>
      asked && reason === null ? [{ question: question.id, number: at + 1, asked }] : [],
    ),
    others: all.flatMap(({ at, question, reason }) =>
      reason === null ? [] : [{ number: at + 1, statement: wordsOf(question.stem), reason }],
    ),
  };
}

/** Figures that groups are shown, by the name of their file (`figureName`). */
export function groupFigures(questions: readonly Question[]): ReadonlyMap<string, Figure> {
  return new Map(
    questions.flatMap((question) => {
      const { id, figure } = question;
      if (figure === null || typeof askedOf(question) === 'string') return [];
      // The lesson's page may show the same drawing beside it.
      const svg = figure.svg && placedElsewhere(figure.svg, `q-${id}`, `groupe-${id}`);
      return [[figureName(question), { ...figure, svg }] as const];
    }),
  );
}

/** Why answers of that kind are not put together. */
const REASONS: Readonly<Record<Exclude<Kind, Askable>, string>> = {
  gaps: 'chacun écrit ses mots\u00A0: leurs réponses ne se comptent pas.',
  matching: 'une association est faite de plusieurs réponses à la fois.',
  ordering: 'un ordre est fait de plusieurs réponses à la fois.',
  cuts: 'les coupes d’un mot sont plusieurs réponses à la fois.',
  scenario: 'une situation se joue scène après scène, chacun la sienne.',
  series: 'chacun compte à son rythme, sur sa propre figure.',
  bench: 'un banc de mesure se manipule seul.',
};

type Askable = 'choice' | 'multiple' | 'true-false' | 'number';

/** French where it is none: why. */
function askedOf(question: Question): Omit<AskedQuestion, 'source'> | string {
  const { figure, documents } = question;
  if (lookOf(question) === 'comparison' || documents !== undefined)
    return 'elle se répond avec des documents sous les yeux.';
  const base = {
    statement: wordsOf(question.stem),
    explanation: wordsOf(question.explanation),
    ...(figure && { figure: figureName(question) }),
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
    case 'number': {
      const { answer, tolerance, unit, spellings } = question;
      const typed = { answer, tolerance, unit, ...(spellings && { spellings }) };
      return { ...base, options: [], several: false, right: [], typed };
    }
    case 'gaps':
    case 'matching':
    case 'ordering':
    case 'cuts':
    case 'scenario':
    case 'series':
    case 'bench':
      return REASONS[question.kind];
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
