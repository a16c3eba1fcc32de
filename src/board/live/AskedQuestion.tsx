/** A question somebody is at: what it asks, what they answered and when, and what is right. */
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { rightWords } from '../../core/report/question-sheet.ts';
import { moduleIdOf } from '../../core/course/unit.ts';
import { useDesk, useNow } from '../desk.ts';
import { ProblemLine } from '../fields.tsx';
import { AnswerLine } from '../Answer.tsx';
import { Parts } from '../Parts.tsx';
import { sheetOf, useSheets } from '../sheets.ts';
import { clock } from '../../core/text/paris.ts';
import { dayAndClock, isToday } from '../times.ts';
import { useLoaded } from '../useLoaded.ts';

export interface AskedQuestionProps {
  readonly learner: string;
  readonly unit: string;
  readonly question: string;
  /** Changes when they may have answered again. */
  readonly heard: string | null;
}

export function AskedQuestion({ learner, unit, question, heard }: AskedQuestionProps): VNode {
  const { api } = useDesk();
  const now = useNow();
  const ask = useMemo(
    () => () => api.answersOf(learner, unit, question),
    [api, learner, unit, question],
  );
  const { value: answers, problem, reload } = useLoaded(ask);
  useEffect(reload, [heard]);
  const sheets = useSheets(moduleIdOf(unit));
  const sheet = sheetOf(sheets, unit, question);
  const solved = answers?.some(({ success }) => success) ?? false;
  const right = sheet ? rightWords(sheet) : [];
  return (
    <section class="question-posee">
      <h4>La question</h4>
      {sheet ? <p class="enonce">{sheet.statement}</p> : null}
      <ProblemLine text={problem} />
      {answers?.length === 0 ? (
        <p class="petit doux">Pas encore de réponse à cette question.</p>
      ) : null}
      <ul class="reponses">
        {(sheets === null ? null : answers)?.map(({ at, attempt, success, response }, index) => (
          <AnswerLine key={index} success={success} response={response} sheet={sheet}>
            {attempt === 1 ? '1ᵉʳ' : `${attempt}ᵉ`} essai,{' '}
            {isToday(at, now) ? clock(at) : dayAndClock(at, now)}
            {index === (answers?.length ?? 0) - 1 ? '\u00A0: sa dernière réponse' : ''}
          </AnswerLine>
        ))}
      </ul>
      {answers && !solved && right.length > 0 ? (
        <>
          <h4>La bonne réponse</h4>
          <p class="petit doux">Cette personne ne l’a pas encore trouvée.</p>
          <Parts words={right} />
        </>
      ) : null}
    </section>
  );
}
