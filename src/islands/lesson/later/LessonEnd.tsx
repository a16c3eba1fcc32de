/** The foot of a lesson: what is left to do, or the arrival; where the module stands. Watches what is read. */
import { useEffect, useRef } from 'preact/hooks';
import type { VNode } from 'preact';
import { markQuestions, type Asked, type MarkedQuestion } from '../../../core/progress/mastery.ts';
import { asWorded, lessonState } from '../../../core/progress/standing.ts';
import type { LessonRef } from '../../../player/player.ts';
import type { ReadonlyObservable } from '../../../player/observable.ts';
import type { LivePage, OnPage } from '../../../page/base/live-page.ts';
import { Icon } from '../../parts/Icon.tsx';
import { lessonDrawings } from '../../parts/lesson-drawings.ts';
import { Ruler, type Tick } from '../../parts/Ruler.tsx';
import { useProgress } from '../../parts/useProgress.ts';
import { Acquired, type ObjectiveText } from './Acquired.tsx';
import { arriveOn, focusEnd } from './arrive.ts';
import { standingWords, tickOf } from './question-marks.tsx';
import { openReadingBar } from './ReadingBar.tsx';
import { resume } from './resume.ts';
import { list, plural } from '../../../core/text/numbers.ts';

export interface LessonEndProps extends OnPage {
  readonly lesson: LessonRef;
  readonly number: number;
  readonly title: string;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  readonly objectives: readonly ObjectiveText[];
  /** In page order. */
  readonly questions: readonly Asked[];
  readonly module: {
    readonly title: string;
    /** Lesson ids, in order. */
    readonly lessons: readonly string[];
  };
  /** Place of the part that is read; none where the page is built. */
  readonly part?: ReadonlyObservable<number>;
}

export function LessonEnd(props: LessonEndProps): VNode {
  const { lesson, sections, questions, module, part, page } = props;
  const { progress: all, known } = useProgress(page);
  // A question changed since it was answered is to be done again.
  const progress = asWorded(all, lesson.id, questions);

  useEffect(() => watchSections(lesson, page), []);
  useEffect(() => {
    if (page && part) openReadingBar({ page, lesson: lesson.id, questions, part });
    void resume(page, lesson.id, questions);
  }, []);

  const outline = {
    id: lesson.id,
    sections: sections.map(({ id }) => id),
    required: questions.filter(({ required }) => required).map(({ id }) => id),
  };
  const state = lessonState(progress, outline);
  const done = progress.lessons[lesson.id];
  const complete =
    state.state !== 'new' &&
    state.missingSections.length === 0 &&
    state.missingQuestions.length === 0;
  const isFinished = complete || Boolean(done?.completed);

  useEffect(() => {
    if (!complete) return;
    void page?.player.complete(lesson);
    // A browser short of room may erase what it was not asked to keep; only encrypted pages may ask.
    void (navigator as Partial<Navigator>).storage?.persist();
  }, [complete]);
  useArrival(known, complete);

  const marked = markQuestions(all, lesson.id, questions);
  const numbersOf = (isOne: (question: MarkedQuestion) => boolean): readonly number[] =>
    marked.flatMap((question, at) => (isOne(question) ? [at + 1] : []));
  const wrong = numbersOf(({ mark }) => mark === 'wrong');
  const missing = numbersOf(({ id }) => state.missingQuestions.includes(id));
  const lessonsDone = module.lessons.filter((id) => progress.lessons[id]?.completed);
  const here = module.lessons.indexOf(lesson.id) + (isFinished ? 1 : 0);
  const ticks = module.lessons.map((id, at): Tick => {
    const finished = progress.lessons[id]?.completed;
    return {
      state: finished ? 'done' : id === lesson.id ? 'current' : 'todo',
      ...(at === here && { class: 'signet' }),
    };
  });

  return (
    <section
      class={`bilan${isFinished ? ' arrivee' : ''}`}
      id="_bilan"
      aria-labelledby="_bilan-titre"
    >
      <h2 id="_bilan-titre" tabIndex={-1}>
        {isFinished ? (
          <>
            <small class="doux">Leçon {props.number} finie</small> {props.title}
          </>
        ) : (
          'Où vous en êtes'
        )}
      </h2>
      {/* Pages are built for everybody: what a learner has done comes once it is read. */}
      {known ? (
        <>
          {/* Not a live region: the answer that changes it has just been announced. */}
          <p>{sentence(state.answered, state.required, isFinished)}</p>
          <Missing numbers={missing} questions={questions} />
          {isFinished && questions.length > 0 ? (
            <>
              <Ruler ticks={marked.map(tickOf)} label="Vos réponses, dans l’ordre des questions" />
              <p class="petit doux">{standingWords(marked)}.</p>
              <Acquired objectives={props.objectives} questions={marked} sections={sections} />
            </>
          ) : null}
          <Again
            numbers={wrong}
            redo={() =>
              again(
                wrong.flatMap((number) => questions[number - 1]?.id ?? []),
                page,
              )
            }
          />
          <p class="rang tabulaire avance">
            <b>
              {plural(lessonsDone.length, 'leçon')} sur {module.lessons.length}
            </b>
            <span class="doux">{module.title}</span>
          </p>
          <Ruler
            ticks={ticks}
            label={`${plural(lessonsDone.length, 'leçon terminée', 'leçons terminées')} sur ${module.lessons.length}`}
          />
        </>
      ) : null}
    </section>
  );
}

interface Numbered {
  /** 1-based, of questions. */
  readonly numbers: readonly number[];
}

function Missing(props: Numbered & Pick<LessonEndProps, 'questions'>): VNode | null {
  if (props.numbers.length === 0) return null;
  return (
    <p class="petit">
      À faire :{' '}
      {props.numbers.map((number, at) => (
        <>
          {at > 0 ? ', ' : ''}
          <a href={`#q-${props.questions[number - 1]?.id ?? ''}`}>question {number}</a>
        </>
      ))}
      .
    </p>
  );
}

function Again({ numbers, redo }: Numbered & { readonly redo: () => void }): VNode | null {
  if (numbers.length === 0) return null;
  return (
    <div class="rang">
      <button type="button" class="bouton secondaire" onClick={redo}>
        <Icon draw={lessonDrawings.reprendre} /> Refaire seulement mes erreurs
      </button>
      <span class="petit doux">
        {numbers.length > 1 ? 'Questions ' : 'Question '}
        {list(numbers)}
      </span>
    </div>
  );
}

function sentence(answered: number, required: number, isFinished: boolean): string {
  const count = `${answered} ${answered > 1 ? 'questions faites' : 'question faite'} sur ${required}.`;
  if (isFinished) return count;
  return `${count} La leçon est terminée quand toutes les parties sont lues et toutes les questions faites, justes ou non.`;
}

/** « Continuer » leads here from the last question, and once from the one that finishes the lesson. */
function useArrival(known: boolean, complete: boolean): void {
  /** Null until what was kept is read: a lesson that was finished before is not arrived at. */
  const before = useRef<boolean | null>(null);
  const isDue = useRef(false);
  useEffect(() => {
    if (!known) return;
    if (before.current === false && complete) isDue.current = true;
    before.current = complete;
  }, [known, complete]);
  useEffect(
    () =>
      arriveOn((isLast) => {
        if (!isLast && !isDue.current) return;
        isDue.current = false;
        focusEnd();
      }),
    [],
  );
}

function again(ids: readonly string[], page: LivePage | undefined): void {
  if (page) page.redo.value = [...ids];
  const first = document.getElementById(`q-${ids[0] ?? ''}`);
  first?.scrollIntoView({ block: 'start' });
  // Once its fields are open again.
  requestAnimationFrame(() =>
    first?.querySelector<HTMLElement>(':is(input, button, select):enabled')?.focus(),
  );
}

/** A section is seen when its heading has come into view, or was passed on the way down. */
function watchSections(lesson: LessonRef, page: LivePage | undefined): (() => void) | undefined {
  if (!page) return undefined;
  const { player } = page;
  const observer = new IntersectionObserver(
    (entries) => {
      if (document.visibilityState === 'hidden') return;
      for (const { isIntersecting, target } of entries)
        if (isIntersecting) {
          observer.unobserve(target);
          void player.visit(lesson, target.id);
        }
    },
    // An LMS's frame cuts off what was scrolled away; the document itself does not.
    { root: document, rootMargin: '1000000px 0px 0px 0px' },
  );
  for (const heading of document.querySelectorAll('.prose h2[id]')) observer.observe(heading);
  return () => observer.disconnect();
}
