/** A module's evaluation: introduction → questions without correction → result. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import { gradeTry } from '../../core/evaluation.ts';
import type { EvaluationProgress, TryResult } from '../../core/progress.ts';
import type { Question } from '../../core/question/types.ts';
import { boot, uuid, type Terms } from '../player.ts';
import { drawIds, fetchBank, freshCopy, questionsOf, readCopy } from './bank.ts';
import { ExamView } from './Exam.tsx';
import { Intro } from './Intro.tsx';
import { Result } from './Result.tsx';
import type { Copy, EvaluationProps, Exam } from './types.ts';

type Screen =
  | { readonly name: 'intro' }
  | { readonly name: 'exam'; readonly exam: Exam }
  | { readonly name: 'result'; readonly result: TryResult };

export function Evaluation(given: EvaluationProps): VNode {
  const [terms, setTerms] = useState<Terms | null>(null);
  const props = under(terms, given);
  const { evaluation } = props;
  const unit = { id: evaluation.id, revision: evaluation.revision };
  const [record, setRecord] = useState<EvaluationProgress | null>(null);
  const [screen, setScreen] = useState<Screen>({ name: 'intro' });
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(true);
  const bank = useRef<readonly Question[] | null>(null);
  const top = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!boot) return;
    const { player } = boot;
    let stop = () => {};
    const stopHearing = boot.terms.subscribe(setTerms);
    void player.ready.then(() => {
      stop = player.progress.subscribe(({ evaluations }) =>
        setRecord(evaluations[evaluation.id] ?? null),
      );
      setBusy(false);
    });
    return () => {
      stop();
      stopHearing();
    };
  }, []);

  // A new screen starts at its top, for the eye and for the focus.
  function show(next: Screen): void {
    setScreen(next);
    requestAnimationFrame(() => {
      top.current?.focus();
      window.scrollTo(0, 0);
    });
  }

  async function questions(): Promise<readonly Question[]> {
    bank.current ??= await fetchBank(props.bankUrl);
    return bank.current;
  }

  // Its button stays where it is, with the focus: a second press while it works does nothing.
  async function attempt(work: () => Promise<void>): Promise<void> {
    if (busy) return;
    setBusy(true);
    setProblem('');
    try {
      await work();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  }

  const open =
    record?.started && record.started.try > (record.last?.try ?? 0) ? record.started : null;

  const begin = () =>
    attempt(async () => {
      if (!boot) return;
      const all = await questions();
      let started = open;
      if (!started) {
        const seed = uuid();
        await boot.player.start(unit, seed, drawIds(all, evaluation.draw, seed));
        started = boot.player.progress.value.evaluations[evaluation.id]?.started ?? null;
      }
      if (!started) return;
      const kept = readCopy(await boot.player.draft(evaluation.id), started.seed);
      const copy = kept ?? freshCopy(started.seed, started.time);
      show({ name: 'exam', exam: { copy, questions: questionsOf(all, started) } });
    });

  function keep(make: (copy: Copy) => Copy): void {
    setScreen((now) => {
      if (now.name !== 'exam') return now;
      const copy = make(now.exam.copy);
      void boot?.player.saveDraft(evaluation.id, copy);
      return { name: 'exam', exam: { ...now.exam, copy } };
    });
  }

  const handIn = (exam: Exam) =>
    attempt(async () => {
      if (!boot) return;
      const { answers, points, max, passed } = gradeTry(
        exam.questions,
        exam.copy.answers,
        evaluation.masteryScore,
      );
      const seconds = Math.max(0, Math.round((Date.now() - Date.parse(exam.copy.began)) / 1000));
      await boot.player.handIn(unit, exam.questions, {
        seed: exam.copy.seed,
        answers,
        points,
        max,
        passed,
        seconds,
      });
      await boot.player.saveDraft(evaluation.id, undefined);
      const result = boot.player.progress.value.evaluations[evaluation.id]?.last;
      if (result) show({ name: 'result', result });
    });

  const left = evaluation.tries === 0 ? Infinity : evaluation.tries - (record?.last?.try ?? 0);
  return (
    <div ref={top} tabIndex={-1} class="evaluation">
      {screen.name === 'intro' ? (
        <Intro
          {...props}
          record={record}
          open={open !== null}
          left={left}
          busy={busy}
          begin={() => void begin()}
          look={(result) => show({ name: 'result', result })}
        />
      ) : screen.name === 'exam' ? (
        <ExamView
          title={`Évaluation : ${props.module.title}`}
          exam={screen.exam}
          busy={busy}
          change={keep}
          handIn={() => void handIn(screen.exam)}
        />
      ) : (
        <Result
          {...props}
          result={screen.result}
          left={left}
          questions={questions}
          again={() => void begin()}
        />
      )}
      <p role="alert" class="probleme">
        {problem}
      </p>
    </div>
  );
}

/** The evaluation as this launch has it: what is shown and judged by is what the LMS will judge by. */
function under(terms: Terms | null, props: EvaluationProps): EvaluationProps {
  if (terms === null) return props;
  const { evaluation } = props;
  // Zero tries means as many as one likes: nothing to add.
  const tries = evaluation.tries === 0 ? 0 : evaluation.tries + terms.moreTries;
  const masteryScore = terms.masteryScore ?? evaluation.masteryScore;
  return { ...props, evaluation: { ...evaluation, tries, masteryScore } };
}
