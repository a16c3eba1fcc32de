/** An assessment of a module: introduction → questions without correction → result. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import { recordOf, resultsOf } from '../../core/assessment/record.ts';
import { questionsOf, type AskedAssessment } from '../../core/assessment/sitting.ts';
import { evaluationState } from '../../core/assessment/standing.ts';
import { ROLES, type AssessmentRole } from '../../core/course/roles.ts';
import { KIND_NAMES } from '../../core/course/unit.ts';
import { emptyProgress } from '../../core/progress/fold.ts';
import type { TryResult } from '../../core/assessment/model.ts';
import type { Progress } from '../../core/progress/progress.ts';
import type { Question } from '../../core/question/types.ts';
import { begin as beginSitting, handIn as handInSitting } from '../../player/sittings.ts';
import type { LivePage, OnPage, Terms } from '../../page/base/live-page.ts';
import { registrationOf } from '../../page/base/registration.ts';
import { copyKey, fetchBank, openCopy, readCopy } from './bank.ts';
import { rulesOf } from './any-kind.tsx';
import { ExamView } from './Exam.tsx';
import { EvaluationIntro, type IntroProps } from './EvaluationIntro.tsx';
import { EvaluationResult } from './EvaluationResult.tsx';
import { PositioningIntro } from './PositioningIntro.tsx';
import { PositioningResult } from './PositioningResult.tsx';
import { messageOf } from './result-parts.tsx';
import type { AssessmentProps, Copy, Exam, ResultProps } from './types.ts';

type Screen =
  | { readonly name: 'intro' }
  | { readonly name: 'exam'; readonly exam: Exam }
  /** `elsewhere`: handed in by another tab or device while it was on screen here. */
  | { readonly name: 'result'; readonly result: TryResult; readonly elsewhere?: boolean };

export function Assessment(given: AssessmentProps & OnPage): VNode {
  const { page } = given;
  const [terms, setTerms] = useState<Terms | null>(null);
  const props = under(terms, given);
  const [registration, setRegistration] = useState<string | null>(null);
  const assessment: AskedAssessment = { ...props.assessment, registration };
  const [progress, setProgress] = useState<Progress>(emptyProgress);
  const [screen, setScreen] = useState<Screen>({ name: 'intro' });
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(true);
  /** What was done before is read: until then, nothing is said of tries. */
  const [known, setKnown] = useState(false);
  const bank = useRef<readonly Question[] | null>(null);
  /** Seconds worked at the sitting on screen before this page, and when it came on screen here. */
  const worked = useRef({ before: 0, since: 0 });
  const top = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!page) return;
    const { player } = page;
    let stop = () => {};
    const stopHearing = page.terms.subscribe(setTerms);
    void registrationOf(page).then((found) => {
      // Without a launch, what is done here belongs to no registration.
      setRegistration(page.launchAddress ? found : null);
      stop = player.progress.subscribe(setProgress);
      setBusy(false);
      setKnown(true);
    });
    return () => {
      stop();
      stopHearing();
    };
  }, []);

  useEffect(() => {
    if (screen.name !== 'exam' || busy) return;
    const result = handedIn(progress, assessment, screen.exam.sitting.try);
    if (result) show({ name: 'result', result, elsewhere: true });
  }, [progress, screen, busy]);

  // A new screen starts at its top, for the eye and for the focus.
  function show(next: Screen): void {
    setScreen(next);
    requestAnimationFrame(() => {
      top.current?.focus();
      window.scrollTo(0, 0);
    });
  }

  async function questions(): Promise<readonly Question[]> {
    bank.current ??= await fetchBank(props.bankUrl, page);
    if (page) page.kinds.value = bank.current.map(({ kind }) => kind);
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
      setProblem(messageOf(error));
    }
    setBusy(false);
  }

  const state = evaluationState(progress, assessment);

  const begin = () =>
    attempt(async () => {
      if (!page) return;
      const { player } = page;
      const all = await questions();
      // A sitting may be under way, or handed in, on another device.
      await renew(page);
      const started = await beginSitting(player, assessment, all, page.uuid());
      void renew(page);
      // Its last try was begun elsewhere meanwhile: the introduction says how many are left.
      if (!started) return setScreen({ name: 'intro' });
      const copy = await openCopy(player, assessment, started);
      const { seed, questions: drawn = started.questions } = copy;
      const sitting = { try: started.try, seed, questions: drawn };
      worked.current = { before: copy.seconds ?? 0, since: performance.now() };
      show({ name: 'exam', exam: { sitting, copy, questions: questionsOf(all, sitting) } });
    });

  const secondsWorked = (): number =>
    worked.current.before + Math.round((performance.now() - worked.current.since) / 1000);

  function keep(make: (copy: Copy) => Copy): void {
    setScreen((now) => {
      if (now.name !== 'exam') return now;
      const copy = { ...make(now.exam.copy), seconds: secondsWorked() };
      void page?.player.saveDraft(copyKey(assessment, now.exam.sitting), copy);
      return { name: 'exam', exam: { ...now.exam, copy } };
    });
  }

  const handIn = ({ sitting, copy }: Exam) =>
    attempt(async () => {
      if (!page) return;
      const { player } = page;
      await renew(page);
      const paper = { sitting, responses: copy.answers, seconds: secondsWorked() };
      const { isFirst, result } = await handInSitting(
        player,
        assessment,
        await questions(),
        paper,
        rulesOf,
      );
      await player.saveDraft(copyKey(assessment, sitting), undefined);
      if (readCopy(await player.draft(assessment.id), sitting.seed))
        await player.saveDraft(assessment.id, undefined);
      // So that another device hears of it before it hands in.
      void renew(page);
      if (result) show({ name: 'result', result, elsewhere: !isFirst });
      else show({ name: 'intro' });
    });

  const left = state.triesLeft ?? Infinity;
  const { role } = props.assessment;
  const { Intro, Result } = SCREENS[role];
  return (
    <div ref={top} tabIndex={-1} class="evaluation">
      {terms?.mode === 'Browse' ? (
        <p class="petit doux">Un essai fait ici ne compte pas : il ne vous en retire aucun.</p>
      ) : null}
      {screen.name === 'intro' ? (
        <Intro
          {...props}
          best={state.best}
          last={state.last}
          open={state.underWay !== null}
          left={known ? (state.underWay === null ? left : left + 1) : null}
          terms={terms}
          busy={busy}
          begin={() => void begin()}
          look={(result) => show({ name: 'result', result })}
        />
      ) : screen.name === 'exam' ? (
        <ExamView
          title={`${KIND_NAMES[role]}\u00A0: ${props.module.title}`}
          role={role}
          exam={screen.exam}
          busy={busy}
          durable={page?.player.storage.value !== 'memory'}
          change={keep}
          handIn={() => void handIn(screen.exam)}
        />
      ) : (
        <Result
          {...props}
          result={screen.result}
          elsewhere={screen.elsewhere ?? false}
          left={left}
          terms={terms}
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

const SCREENS: Readonly<
  Record<
    AssessmentRole,
    {
      readonly Intro: (props: IntroProps) => VNode;
      readonly Result: (props: ResultProps) => VNode;
    }
  >
> = {
  evaluation: { Intro: EvaluationIntro, Result: EvaluationResult },
  positioning: { Intro: PositioningIntro, Result: PositioningResult },
};

/** Takes in what another device has done, and tells it what was done here; nothing where nobody could. */
const renew = async ({ terms }: LivePage): Promise<void> => terms.value?.renew?.();

function handedIn(
  progress: Progress,
  { id, registration = null }: AskedAssessment,
  number: number,
) {
  const record = recordOf(progress, id, registration);
  return record && (resultsOf(record).get(number) ?? null);
}

/** The assessment as this launch has it: what is shown and judged by is what the LMS will judge by. */
function under(terms: Terms | null, props: AssessmentProps & OnPage): AssessmentProps & OnPage {
  const { assessment } = props;
  if (terms === null || !ROLES[assessment.role].isJudged) return props;
  // Zero tries means as many as one likes: nothing to add.
  const tries = assessment.tries === 0 ? 0 : assessment.tries + terms.moreTries;
  const masteryScore = terms.masteryScore ?? assessment.masteryScore;
  return { ...props, assessment: { ...assessment, tries, masteryScore } };
}
