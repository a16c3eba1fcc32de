/** What a positioning proposes: where to begin. It judges nobody, and dispenses from nothing. */
import type { Question } from '../question/types.ts';
import type { SittingAnswer } from './model.ts';

/** From "take all of it in order" to "all of it was known". */
export type Pace = 'in-order' | 'marked-first' | 'faster' | 'known';

export interface Advice {
  readonly pace: Pace;
  /** Slugs of the lessons to take first: those whose error could harm somebody, then in the module's order. */
  readonly first: readonly string[];
  /** Of them, those named for safety. */
  readonly safety: readonly string[];
  /** Objectives ("<lesson slug>#<objective id>") answered right. */
  readonly known: readonly string[];
}

/** A convention (shared/contenu/positionnement.md, 2): to be settled on the first twenty learners. */
const FEW = 1 / 3;
const MANY = 2 / 3;

/** What is asked, as far as advice goes: a page need not carry the whole bank. */
export type AdvisedQuestion = Pick<Question, 'id' | 'objective' | 'safety'>;

/**
 * @param answers of a sitting handed in; a question left out, or said not to be known, is not right
 * @param lessons slugs in the module's order
 */
export function adviceOf(
  answers: readonly Pick<SittingAnswer, 'question' | 'points' | 'max'>[],
  questions: readonly AdvisedQuestion[],
  lessons: readonly string[],
): Advice {
  const asked = questions.flatMap((question) => {
    const answer = answers.find((one) => one.question === question.id);
    return answer ? [{ ...question, right: answer.points === answer.max }] : [];
  });
  const right = asked.filter((one) => one.right);
  const lessonsOf = (some: typeof asked): readonly string[] =>
    lessons.filter((slug) => some.some((one) => !one.right && lessonOf(one) === slug));
  const safety = lessonsOf(asked.filter((one) => one.safety));
  const others = lessonsOf(asked).filter((slug) => !safety.includes(slug));
  return {
    pace: paceOf(right.length, asked.length),
    first: [...safety, ...others],
    safety,
    known: right.flatMap(({ objective }) => objective ?? []),
  };
}

function paceOf(right: number, asked: number): Pace {
  if (right <= asked * FEW) return 'in-order';
  if (right <= asked * MANY) return 'marked-first';
  return right < asked ? 'faster' : 'known';
}

const lessonOf = ({ objective }: AdvisedQuestion): string | undefined => objective?.split('#')[0];
