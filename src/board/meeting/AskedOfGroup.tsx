/** What was asked in a meeting, in order, each with what came of it. */
import type { VNode } from 'preact';
import type { GroupQuestion } from '../../core/api/group-questions.ts';
import { answersWords, rateWords } from '../../core/meeting/tally.ts';
import { clock } from '../../core/text/paris.ts';
import { Distribution, Key } from '../../islands/meeting/Distribution.tsx';

export interface AskedOfGroupProps {
  readonly questions: readonly GroupQuestion[];
  readonly title: string;
  /** Each with its distribution, to be printed. */
  readonly isOpen?: boolean;
}

export function AskedOfGroup({ questions, title, isOpen = false }: AskedOfGroupProps): VNode {
  return (
    <section aria-labelledby="fil-seance">
      <h2 id="fil-seance">{title}</h2>
      {questions.length === 0 ? <p class="petit doux">Aucune question posée.</p> : null}
      <ol class="fil-seance">
        {questions.map((question) => (
          <li key={question.id}>
            <b class="tabulaire">{question.number}</b>
            <details open={isOpen}>
              <summary>
                {question.statement}
                <small class="doux tabulaire"> {stateWords(question)}</small>
              </summary>
              <Distribution
                options={question.options}
                isTyped={question.typed !== undefined}
                rounds={question.rounds}
                right={question.phase === 'shown' ? question.right : null}
              />
              {question.rounds.length > 1 ? (
                <Key isShown={question.phase === 'shown' && question.right.length > 0} />
              ) : null}
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}

function stateWords({ phase, round, opened, rounds }: GroupQuestion): string {
  if (phase === 'open') return round === 2 ? 'second vote en cours' : 'en cours';
  const rates = rounds.map(({ right, answers }) =>
    right === null || answers === 0 ? answersWords(answers) : `${rateWords(right, answers)} justes`,
  );
  return `${clock(opened)}, ${rates.join(', puis ')}`;
}
