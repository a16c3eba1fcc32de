/** The papers of a bank's questions: what shows them comes with the bank, where it has some. */
import type { VNode } from 'preact';
import type { Question } from '../../core/question/types.ts';
import type * as PapersModule from '../documents/Papers.tsx';

let papers: typeof PapersModule | null = null;

/** @throws when it cannot be had: a question must not be shown without its papers */
export async function withPapers(bank: readonly Question[]): Promise<readonly Question[]> {
  if (bank.some(({ documents }) => documents)) papers ??= await import('../documents/Papers.tsx');
  return bank;
}

export function QuestionPapers({ question }: { readonly question: Question }): VNode | null {
  return papers && question.documents ? <papers.Papers of={question.documents} /> : null;
}

/** Where whoever goes to a question begins to read: at its papers, else at the question. */
export function startOf(fieldset: HTMLFieldSetElement | null): HTMLElement | null {
  const before = fieldset?.form?.previousElementSibling;
  return before instanceof HTMLElement && before.matches('.documents') ? before : fieldset;
}
