/** What came of a question to the group: its figure, the distribution as far as it may be seen, the explanation. */
import type { VNode } from 'preact';
import type { LearnerQuestion } from '../../core/api/group-questions.ts';
import { FEWEST_SHARED } from '../../core/meeting/tally.ts';
import { AskedFigure } from './AskedFigure.tsx';
import { Distribution, Key } from './Distribution.tsx';
import { Lines } from './Lines.tsx';

export function Outcome({ question }: { readonly question: LearnerQuestion }): VNode {
  const { options, rounds, right, explanation, figure, typed } = question;
  const own = question.own.at(-1);
  const isShared = rounds.some(({ counts }) => counts !== null);
  return (
    <>
      {figure === null ? null : <AskedFigure name={figure} />}
      {isShared ? null : (
        <p class="petit doux">
          Moins de {FEWEST_SHARED} réponses&nbsp;: trop peu pour montrer la répartition.
        </p>
      )}
      <Distribution
        options={options}
        isTyped={typed !== null}
        rounds={rounds}
        right={right}
        own={own?.options}
      />
      {isShared && rounds.length > 1 ? <Key isShown={right !== null} /> : null}
      {explanation === null ? null : (
        <div class="explication-groupe">
          <Lines text={explanation} />
        </div>
      )}
    </>
  );
}
