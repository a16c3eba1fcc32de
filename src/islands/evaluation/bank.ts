/** The bank and the try drawn from it. */
import { draw } from '../../core/draw.ts';
import { present } from '../../core/question/index.ts';
import type { Question } from '../../core/question/types.ts';
import type { TryStart } from '../../core/progress.ts';
import type { Copy, Exam } from './types.ts';

/** @throws Error in French when the bank cannot be had. */
export async function fetchBank(url: string): Promise<readonly Question[]> {
  const failed =
    'Les questions n’ont pas pu être chargées. Vérifiez votre connexion, puis réessayez.';
  let answer: globalThis.Response;
  try {
    answer = await fetch(url);
  } catch {
    throw new Error(failed);
  }
  if (!answer.ok) throw new Error(failed);
  return (await answer.json()) as readonly Question[];
}

export function drawIds(bank: readonly Question[], count: number, seed: string): string[] {
  return draw(bank, count, seed).map(({ id }) => id);
}

/** The questions of a try as its learner sees them; those a new version has withdrawn are left out. */
export function questionsOf(
  bank: readonly Question[],
  { seed, questions }: Pick<TryStart, 'seed' | 'questions'>,
): readonly Question[] {
  return questions.flatMap((id) => {
    const found = bank.find((question) => question.id === id);
    return found ? [present(found, `${seed}/${id}`)] : [];
  });
}

export function freshCopy(seed: string, began: string): Copy {
  return { seed, answers: {}, marked: [], at: 0, began };
}

/** A stored copy, if it is one and belongs to this try. */
export function readCopy(value: unknown, seed: string): Copy | null {
  const copy = value as Partial<Copy> | null | undefined;
  return copy?.seed === seed && copy.answers && Array.isArray(copy.marked) && copy.began
    ? { seed, answers: copy.answers, marked: copy.marked, at: copy.at ?? 0, began: copy.began }
    : null;
}

export function seedOf(exam: Exam, question: Question): string {
  return `${exam.copy.seed}/${question.id}`;
}
