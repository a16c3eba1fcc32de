/** The papers of a bank's questions: what shows them comes with the bank, where it has some. */
import type { VNode } from 'preact';
import type { Question } from '../../core/question/types.ts';
import type * as Shown from '../documents/shown.ts';

let shown: typeof Shown | null = null;

/** @throws when it cannot be had: a question must not be shown without its papers */
export async function withPapers(bank: readonly Question[]): Promise<readonly Question[]> {
  if (bank.some(({ documents }) => documents)) shown ??= await import('../documents/shown.ts');
  return bank;
}

interface Props {
  readonly question: Question;
}

export function QuestionPapers({ question }: Props): VNode | null {
  return shown && question.documents ? <shown.Papers of={question.documents} /> : null;
}

/** At the foot of its question, whose papers stand just above it. */
export function QuestionRevisit({ question }: Props): VNode | null {
  return shown && question.documents ? (
    <div class="revoir-documents">
      <shown.Revisit papersOf={papersAbove} />
    </div>
  ) : null;
}

function papersAbove(question: Element | null | undefined): HTMLElement | null {
  const before = question?.previousElementSibling;
  return before instanceof HTMLElement && before.matches('.documents') ? before : null;
}

/** Where whoever goes to a question begins to read: at its papers, else at the question. */
export function startOf(fieldset: HTMLFieldSetElement | null): HTMLElement | null {
  return papersAbove(fieldset?.form) ?? fieldset;
}
