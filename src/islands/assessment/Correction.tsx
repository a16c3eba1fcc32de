/** The whole copy, corrected: what was answered, what was right, why. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Fragment, type ComponentChildren, type VNode } from 'preact';
import type { TryResult } from '../../core/assessment/model.ts';
import { grade, parse, solution } from '../../core/question/index.ts';
import { blank } from '../../core/question/start.ts';
import type { Question } from '../../core/question/types.ts';
import { Body } from '../every-kind.tsx';
import { Stem } from '../parts/Stem.tsx';
import { Explanation, Feedback, verdictClass, verdictOf } from '../question/Feedback.tsx';
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

  // The button that asked for it has gone.
  useLayoutEffect(() => title.current?.focus(), []);

  return (
    <section class="corrige">
      <h2 tabIndex={-1} ref={title}>
        Vos réponses
      </h2>
      {result.answers.map((answer, at) => {
        const question = questions.find(({ id }) => id === answer.question);
        if (!question) return null;
        const seed = `${result.seed}/${question.id}`;
        const response = answer.response === null ? null : parse(question, answer.response);
        const given = response === null ? null : grade(question, response, true);
        const shown = grade(question, solution(question));
        const graded = given?.status === 'graded' ? given : null;
        const verdict = graded ? verdictOf(graded) : 'montre';
        return (
          <Fragment key={question.id}>
            <QuestionPapers question={question} />
            <div class="question" data-question={question.kind}>
              <fieldset>
                <Stem question={question}>
                  Question {at + 1}
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
                        response={solution(question)}
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
          </Fragment>
        );
      })}
    </section>
  );
}
