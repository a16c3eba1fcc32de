/** An answer in words, right or wrong by a sign and a word. */
import type { ComponentChildren, VNode } from 'preact';
import { inWords, type QuestionSheet } from '../core/report/question-sheet.ts';
import { Icon } from '../islands/parts/Icon.tsx';
import { drawings } from '../islands/parts/marks.ts';
import { BenchAnswer } from './BenchAnswer.tsx';
import { Parts } from './Parts.tsx';

export interface AnswerLineProps {
  readonly success: boolean;
  /** As statements bear it. */
  readonly response: string | null;
  /** Null where the course has the question no more. */
  readonly sheet: QuestionSheet | null;
  readonly children: ComponentChildren;
}

export function AnswerLine({ success, response, sheet, children }: AnswerLineProps): VNode {
  const words = wordsOf(sheet, response);
  return (
    <li class={success ? 'juste' : 'faux'}>
      <Icon draw={success ? drawings.juste : drawings.faux} />
      <div>
        <span class="invisible">{success ? 'Juste\u00A0: ' : 'Faux\u00A0: '}</span>
        {words === null ? (
          <p class="doux">Réponse donnée à une version d’avant, ou non transmise</p>
        ) : sheet?.bench && response !== null ? (
          <BenchAnswer bench={sheet.bench} response={response} words={words} />
        ) : (
          <Parts words={words} />
        )}
        <div class="petit doux">{children}</div>
      </div>
    </li>
  );
}

/** Its parts; null where nobody can tell any more. */
export const wordsOf = (
  sheet: QuestionSheet | null,
  response: string | null,
): readonly string[] | null => (sheet && response !== null ? inWords(sheet, response) : null);
