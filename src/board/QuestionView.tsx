/** A question of a group: how it was answered at first, and by whom behind a press. */
import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { SameAnswer } from '../core/api/answers.ts';
import { rightWords, type QuestionSheet } from '../core/report/question-sheet.ts';
import { plural } from '../core/text/numbers.ts';
import { AnswerLine, wordsOf } from './Answer.tsx';
import { useDesk } from './desk.ts';
import { ProblemLine } from './fields.tsx';
import { Go } from './navigation.tsx';
import { Parts } from './Parts.tsx';
import { useLoaded } from './useLoaded.ts';

export interface QuestionViewProps {
  readonly group: string;
  readonly unit: string;
  readonly question: string;
  /** Null where the course has it no more. */
  readonly sheet: QuestionSheet | null;
  /** Of its lesson; null likewise. */
  readonly address: string | null;
}

/** Of wrong answers, the rest are one line. */
const RANKED = 8;

export function QuestionView({ group, unit, question, sheet, address }: QuestionViewProps): VNode {
  const { api } = useDesk();
  const ask = useMemo(
    () => () => api.firstAnswers(group, unit, question),
    [api, group, unit, question],
  );
  const { value, problem } = useLoaded(ask);
  const answers = value ?? [];
  const right = answers.filter(({ success }) => success);
  const wrong = answers.filter(({ success }) => !success);
  const rest = wrong.slice(RANKED);
  const count = answers.reduce((sum, { learners }) => sum + learners.length, 0);
  return (
    <div class="detail-question">
      <ProblemLine text={problem} />
      {value === null ? null : (
        <>
          <h3>Premières réponses ({count})</h3>
          <ul class="reponses">
            {[...right, ...wrong.slice(0, RANKED)].map((answer) => (
              <Given
                key={`${String(answer.success)} ${answer.response ?? ''}`}
                answer={answer}
                sheet={sheet}
              />
            ))}
          </ul>
          {rest.length === 0 ? null : (
            <p class="petit doux">
              Et {plural(rest.length, 'autre réponse fausse', 'autres réponses fausses')}, chacune
              moins donnée.
            </p>
          )}
        </>
      )}
      {sheet && right.length === 0 && rightWords(sheet).length > 0 ? (
        <>
          <h3>La bonne réponse</h3>
          <Parts words={rightWords(sheet)} />
        </>
      ) : null}
      {address === null ? null : (
        <p>
          <a href={address}>Ouvrir la leçon</a>
        </p>
      )}
    </div>
  );
}

interface GivenProps {
  readonly answer: SameAnswer;
  readonly sheet: QuestionSheet | null;
}

function Given({ answer, sheet }: GivenProps): VNode {
  const [isOpen, setOpen] = useState(false);
  const { success, response, learners } = answer;
  // A run of a bench is too long for the name of a button.
  const words = sheet?.bench ? null : wordsOf(sheet, response);
  return (
    <AnswerLine success={success} response={response} sheet={sheet}>
      <span class="tabulaire">{plural(learners.length, 'personne')}</span>{' '}
      <button
        type="button"
        class="bouton simple"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? 'Ne plus voir qui' : 'Voir qui'}
        <span class="invisible"> a répondu {words?.join(', ') ?? 'ainsi'}</span>
      </button>
      {isOpen ? (
        <ul class="noms">
          {learners.map(({ id, name }) => (
            <li key={id}>
              <Go to={{ view: 'learner', learner: id }}>{name}</Go>
            </li>
          ))}
        </ul>
      ) : null}
    </AnswerLine>
  );
}
