/** The life of one question in a lesson: open → graded → open again, or revealed. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { Kind, Question, Response } from '../../core/question/types.ts';
import { isTo } from '../../core/progress/outcome.ts';
import type { LivePage } from '../../page/base/live-page.ts';
import type { LessonRef } from '../../player/player.ts';
import { replay } from './early.ts';
import { ofGiven } from './first-try.ts';
import type { AnyKindView, BodyProps, Graded } from './kind-view.ts';
import { verdictOf, type Verdict } from './Feedback.tsx';

export interface Try {
  readonly response: Response;
  readonly graded: Graded | null;
  readonly verdict: Verdict | null;
  readonly marks: BodyProps<Kind>['marks'];
  readonly reasons: Graded['reasons'];
  /** Graded or shown by an action of this page, not restored. */
  readonly here: boolean;
  /** False until the page's script runs: what is in the form is not known before. */
  readonly awake: boolean;
  /** Why it cannot be checked yet; "" when it can. */
  readonly missing: string;
  change(response: Response): void;
  check(): Promise<void>;
  retry(): void;
  reveal(): Promise<void>;
}

interface State {
  readonly response: Response;
  readonly graded: Graded | null;
  readonly revealed: boolean;
  /** How many answers were given to it. */
  readonly attempt?: number;
  readonly here?: boolean;
}

export function useTry(
  { rules, entered }: AnyKindView,
  question: Question,
  start: Response,
  lesson: LessonRef,
  form: RefObject<HTMLFormElement>,
  page: LivePage | undefined,
): Try {
  const fresh = (): State => ({
    response: start,
    graded: null,
    revealed: false,
  });
  const [state, setState] = useState<State>(fresh);
  const [awake, setAwake] = useState(false);
  // Handlers of the same tick must see what the last one wrote.
  const now = useRef(state);
  const began = useRef(0);
  const shown = useRef<string | null>(null);

  function put(next: State): void {
    now.current = next;
    setState(next);
  }

  useEffect(() => {
    if (!page || !form.current) return;
    setAwake(true);
    const { player } = page;
    const early = entered?.(form.current);
    if (early != null) change(early);
    let unsubscribe = (): void => undefined;
    void player.ready
      .then(() => player.draft(question.id))
      .then((draft) => {
        const drafted = rules.parse(question, draft);
        if (!began.current && drafted !== null) {
          began.current = performance.now();
          put({ ...fresh(), response: drafted });
        }
        unsubscribe = player.progress.subscribe((progress) => {
          const known = progress.lessons[lesson.id];
          const kept = known?.questions[question.id];
          if (!known || !kept || !isTo(question, kept.last)) {
            if (shown.current) put(fresh());
            shown.current = null;
            return;
          }
          if (kept.last.id === shown.current) return;
          shown.current = kept.last.id;
          // What the learner is doing here and now always wins over what is kept.
          if (began.current) return;
          const revealed =
            !kept.last.success && (known.revealed[question.id] ?? '') > kept.last.time;
          const response = revealed
            ? rules.solution(question)
            : rules.parse(question, kept.last.response);
          const result = response === null ? null : rules.grade(question, response);
          if (response !== null && result?.status === 'graded')
            put({ response, graded: result, revealed, attempt: kept.last.attempt });
        });
        if (form.current) void replay(form.current);
      });
    const stopRedo = page.redo.subscribe((ids) => {
      if (ids.includes(question.id)) retry();
    });
    return () => {
      unsubscribe();
      stopRedo();
    };
  }, []);

  function change(response: Response): void {
    began.current ||= performance.now();
    put({ ...fresh(), response });
    void page?.player.saveDraft(question.id, response);
  }

  async function check(): Promise<void> {
    if (!page) return;
    began.current ||= performance.now();
    const { response } = now.current;
    const seconds = Math.round((performance.now() - began.current) / 100) / 10;
    const result = await page.player.answer(lesson, question, response, seconds, rules);
    if (result.status !== 'graded') return;
    began.current = 0;
    const last = page.player.progress.value.lessons[lesson.id]?.questions[question.id]?.last;
    shown.current = last?.id ?? null;
    put({ response, graded: result, revealed: false, attempt: last?.attempt ?? 1, here: true });
  }

  async function reveal(): Promise<void> {
    const response = rules.solution(question);
    const result = rules.grade(question, response);
    if (!page || result.status !== 'graded') return;
    await page.player.reveal(lesson, question);
    put({ response, graded: result, revealed: true, here: true });
  }

  function retry(): void {
    change(now.current.revealed ? start : rules.keep(question, now.current.response, question.id));
  }

  const { graded } = state;
  const attempt = graded ? null : rules.grade(question, state.response);
  const told = graded && !graded.success && state.attempt === 1 ? ofGiven(graded) : graded;
  return {
    response: state.response,
    graded,
    verdict: graded ? (state.revealed ? 'montre' : verdictOf(graded)) : null,
    marks: told?.parts ?? null,
    reasons: told?.reasons ?? {},
    here: state.here ?? false,
    awake,
    missing: attempt?.status === 'incomplete' ? attempt.message : '',
    change,
    check,
    retry,
    reveal,
  };
}
