/** A scenario as it is played: what is decided is kept, and never taken back. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { attemptOf, endOf, playOf } from '../../../core/progress/scenario.ts';
import type { Progress, QuestionProgress } from '../../../core/progress/progress.ts';
import { scenario } from '../../../core/question/scenario/rules.ts';
import type { Walk } from '../../../core/question/scenario/path.ts';
import type { Decision, Response, ScenarioQuestion } from '../../../core/question/types.ts';
import type { LivePage } from '../../../page/base/live-page.ts';
import type { LessonRef } from '../../../player/player.ts';
import { useProgress } from '../../parts/useProgress.ts';
import type { Graded } from '../kind-view.ts';

export interface Playing {
  readonly walk: Walk;
  readonly pressed: { current: boolean };
  /** Decided on this page, and not gone on from yet: what happens is read first. */
  readonly isPaused: boolean;
  /** It came to its end on this page. */
  readonly isHere: boolean;
  readonly answers: Readonly<Record<string, QuestionProgress>>;
  decide(
    this: void,
    decision: Decision,
    response: Response,
    graded: Graded,
    seconds: number,
  ): Promise<void>;
  goOn(this: void): void;
  again(this: void): void;
}

export function usePlay(
  question: ScenarioQuestion,
  lesson: LessonRef,
  page: LivePage | undefined,
): Playing {
  const { progress } = useProgress(page);
  const answersIn = (known: Progress) => known.lessons[lesson.id]?.questions ?? {};
  const answers = answersIn(progress);
  const { walk, last } = playOf(question, answers);
  const [isAgain, setAgain] = useState(false);
  /** After how many decisions what happens is being read. */
  const [pause, setPause] = useState(0);
  /** A press of this page opened something: it takes the focus. */
  const pressed = useRef(false);
  const [isHere, setHere] = useState(false);
  const began = useRef(0);
  const isNew = isAgain || walk.steps.length > 0;

  useEffect(() => {
    began.current = performance.now();
    return page?.redo.subscribe((ids) => {
      if (ids.includes(question.id)) again();
    });
  }, []);

  // Whichever page is there when the path has come to its end says so, once.
  useEffect(() => {
    if (!page || !walk.isOver) return;
    const seconds = secondsSince(began.current);
    void page.player.record(
      (current) => {
        const end = endOf(question, answersIn(current));
        const result = end && scenario.grade(question, end.response);
        if (!end || result?.status !== 'graded') return null;
        return answered(question, lesson, end, result, seconds);
      },
      [question],
    );
  }, [walk.isOver]);

  function again(): void {
    began.current = performance.now();
    setAgain(true);
    setHere(true);
    setPause(0);
    pressed.current = true;
  }

  const shown = isNew || !last ? walk : last;
  return {
    walk: shown,
    pressed,
    isPaused: pause > 0 && pause === shown.steps.length,
    isHere: isHere || isNew,
    answers,
    async decide(decision, response, graded, seconds) {
      pressed.current = true;
      setPause(shown.steps.length + 1);
      setHere(true);
      await page?.player.record(
        (current) => {
          const attempt = attemptOf(question, decision, answersIn(current));
          return attempt === null
            ? null
            : answered(decision.question, lesson, { attempt, response }, graded, seconds);
        },
        [decision.question],
      );
      setAgain(false);
    },
    goOn() {
      pressed.current = true;
      setPause(0);
    },
    again,
  };
}

export const secondsSince = (began: number): number =>
  Math.round((performance.now() - began) / 100) / 10;

const answered = (
  {
    id,
    hash,
    points: max,
  }: { readonly id: string; readonly hash: string; readonly points: number },
  lesson: LessonRef,
  given: { readonly attempt: number; readonly response: Response },
  { points, success }: Graded,
  duration: number,
) =>
  ({
    type: 'answered',
    lesson: lesson.id,
    question: id,
    ...given,
    points,
    max,
    success,
    duration,
    hash,
    revision: lesson.revision,
  }) as const;
