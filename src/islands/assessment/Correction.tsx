/** The whole copy, corrected: what was answered, what was right, why. It opens on what was wrong. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ComponentChildren, VNode } from 'preact';
import type { SittingAnswer, TryResult } from '../../core/assessment/model.ts';
import { lookOf } from '../../core/question/look.ts';
import { blank } from '../../core/question/start.ts';
import type { Question } from '../../core/question/types.ts';
import { Body, rulesOf } from './any-kind.tsx';
import { Stem } from '../parts/Stem.tsx';
import { Explanation, Feedback, verdictClass, verdictOf } from '../question/Feedback.tsx';
import { plural } from '../../core/text/numbers.ts';
import { QuestionPapers } from './papers.tsx';
import type { AssessmentProps } from './types.ts';

interface Props {
  readonly questions: readonly Question[];
  readonly result: TryResult;
  readonly sources: AssessmentProps['sources'];
}

export function Correction({ questions, result, sources }: Props): VNode {
  const title = useRef<HTMLHeadingElement>(null);
  const cite = (id: string): ComponentChildren => {
    const { title: name, url } = sources[id] ?? { title: id, url: null };
    return url ? <a href={url}>{name}</a> : name;
  };

  const right = result.answers.filter(isRight).length;
  const wrong = result.answers.length - right;
  useEffect(openedInPrint, []);

  // The button that asked for it has gone.
  useLayoutEffect(() => title.current?.focus(), []);

  return (
    <section class="corrige">
      <h2 tabIndex={-1} ref={title}>
        Vos réponses
      </h2>
      <p>
        {wrong === 0
          ? 'Tout est juste : chaque question s’ouvre.'
          : right === 0
            ? `${plural(wrong, 'question')} à revoir.`
            : `${plural(wrong, 'question')} à revoir. ${right > 1 ? `Les ${right} réponses justes sont repliées : elles s’ouvrent` : 'La réponse juste est repliée : elle s’ouvre'} d’un appui.`}
      </p>
      {result.answers.map((answer, at) => {
        const question = questions.find(({ id }) => id === answer.question);
        if (!question) return null;
        const corrected = (
          <Corrected
            key={question.id}
            question={question}
            answer={answer}
            number={at + 1}
            seed={`${result.seed}/${question.id}`}
            cite={cite}
          />
        );
        return isRight(answer) ? (
          <details class="replie" key={question.id}>
            <summary>Question {at + 1}&nbsp;: juste</summary>
            {corrected}
          </details>
        ) : (
          corrected
        );
      })}
    </section>
  );
}

const isRight = ({ points, max }: SittingAnswer): boolean => points === max;

/** On paper nothing is folded. */
function openedInPrint(): () => void {
  let opened: readonly HTMLDetailsElement[] = [];
  const open = (): void => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('details.replie:not([open])')];
    for (const one of opened) one.open = true;
  };
  const close = (): void => {
    for (const one of opened) one.open = false;
  };
  addEventListener('beforeprint', open);
  addEventListener('afterprint', close);
  return () => {
    removeEventListener('beforeprint', open);
    removeEventListener('afterprint', close);
  };
}

interface CorrectedProps {
  readonly question: Question;
  readonly answer: SittingAnswer;
  readonly number: number;
  readonly seed: string;
  readonly cite: (id: string) => ComponentChildren;
}

function Corrected({ question, answer, number, seed, cite }: CorrectedProps): VNode {
  const rules = rulesOf(question);
  const solution = rules.solution(question);
  const response = answer.response === null ? null : rules.parse(question, answer.response);
  const given = response === null ? null : rules.grade(question, response, true);
  const shown = rules.grade(question, solution);
  const graded = given?.status === 'graded' ? given : null;
  const verdict = graded ? verdictOf(graded) : 'montre';
  return (
    <>
      <QuestionPapers question={question} />
      <div class="question" data-question={lookOf(question)}>
        <fieldset>
          <Stem question={question}>
            Question {number}
            {graded ? '' : ', sans réponse'}
          </Stem>
          <Body
            question={question}
            response={response ?? blank(question, seed)}
            marks={graded?.parts ?? null}
            reasons={graded?.reasons}
            locked
            onChange={() => undefined}
          />
        </fieldset>
        <div class={`reponse ${verdictClass(verdict)}`}>
          {graded ? (
            <Feedback
              question={question}
              graded={graded}
              reasons={graded.reasons}
              verdict={verdict}
              cite={cite}
            />
          ) : null}
          {verdict === 'juste' || shown.status !== 'graded' ? null : (
            <>
              <details>
                <summary>Voir la réponse juste</summary>
                <Body
                  question={{ ...question, id: `${question.id}-juste` }}
                  response={solution}
                  marks={shown.parts}
                  locked
                  onChange={() => undefined}
                />
              </details>
              <Explanation question={question} cite={cite} />
            </>
          )}
        </div>
      </div>
    </>
  );
}
