/** The bank, and the copy of a sitting under way. */
import { recordKey } from '../../core/assessment/record.ts';
import type { AskedAssessment, Sitting } from '../../core/assessment/sitting.ts';
import type { TryStart } from '../../core/assessment/model.ts';
import { lookOf } from '../../core/question/look.ts';
import type { Question } from '../../core/question/types.ts';
import type { Player } from '../../player/player.ts';
import type { LivePage } from '../../page/base/live-page.ts';
import { loadAnew } from '../../page/base/load-anew.ts';
import { bringKinds } from '../kinds.tsx';
import { withPapers } from './papers.tsx';
import type { Copy, Exam } from './types.ts';

/** @throws Error in French when the bank cannot be had. */
export async function fetchBank(url: string, page?: LivePage): Promise<readonly Question[]> {
  const failed =
    'Les questions n’ont pas pu être chargées. Vérifiez votre connexion, puis réessayez.';
  let answer: globalThis.Response;
  try {
    answer = await fetch(url);
    if (answer.ok) {
      const bank = (await answer.json()) as readonly Question[];
      await bringKinds(bank.map(lookOf)).catch((error: unknown) => {
        if (page) loadAnew(page);
        throw error;
      });
      return await withPapers(bank);
    }
  } catch {
    throw new Error(failed);
  }
  throw new Error(failed);
}

/** Under which the copy of a sitting lies: two registrations never write on the same one. */
export function copyKey({ id, registration = null }: AskedAssessment, sitting: Sitting): string {
  return `${recordKey(id, registration)}#${sitting.try}`;
}

/** The copy this browser keeps of a sitting, or an empty one. */
export async function openCopy(
  player: Pick<Player, 'draft'>,
  assessment: AskedAssessment,
  started: TryStart,
): Promise<Copy> {
  const { seed, questions, time: began } = started;
  const kept = await player.draft(copyKey(assessment, started));
  // Begun on two devices, that try has one start in the end; here it goes on as it was begun here.
  const own = readCopy(kept, (kept as Partial<Copy> | undefined)?.seed ?? '');
  if (own?.questions) return own;
  // Earlier releases kept one copy of an assessment, whoever's.
  const older = readCopy(await player.draft(assessment.id), seed);
  return { seed, answers: {}, marked: [], at: 0, began, ...older, questions };
}

/** A stored copy, if it is one and belongs to this sitting. */
export function readCopy(value: unknown, seed: string): Copy | null {
  const copy = value as Partial<Copy> | null | undefined;
  if (copy?.seed !== seed || !copy.answers || !Array.isArray(copy.marked) || !copy.began)
    return null;
  const { answers, marked, at = 0, began, questions, seconds, unknown } = copy;
  return {
    ...{ seed, answers, marked, at, began },
    ...(Array.isArray(questions) ? { questions } : {}),
    ...(Array.isArray(unknown) ? { unknown } : {}),
    ...(typeof seconds === 'number' && seconds > 0 ? { seconds } : {}),
  };
}

export function seedOf(exam: Exam, question: Question): string {
  return `${exam.copy.seed}/${question.id}`;
}
