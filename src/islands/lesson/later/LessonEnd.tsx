/** The foot of a lesson: what is left, what was wrong, where the module stands; watches what is read. */
import { useEffect } from 'preact/hooks';
import type { VNode } from 'preact';
import type { Worded } from '../../../core/progress/outcome.ts';
import { asWorded, lessonState } from '../../../core/progress/standing.ts';
import type { LessonRef } from '../../../player/player.ts';
import type { LivePage, OnPage } from '../../../page/base/live-page.ts';
import { Ruler, type Tick } from '../../parts/Ruler.tsx';
import { useProgress } from '../../parts/useProgress.ts';
import { resume } from './resume.ts';
import { list, plural } from '../../../core/text/numbers.ts';

export interface LessonEndProps extends OnPage {
  readonly lesson: LessonRef;
  readonly sections: readonly { readonly id: string; readonly title: string }[];
  /** In page order. */
  readonly questions: readonly (Worded & { readonly required: boolean })[];
  readonly module: {
    readonly title: string;
    /** Lesson ids, in order. */
    readonly lessons: readonly string[];
  };
}

export function LessonEnd({ lesson, sections, questions, module, page }: LessonEndProps): VNode {
  const { progress: all } = useProgress(page);
  // A question changed since it was answered is to be done again.
  const progress = asWorded(all, lesson.id, questions);

  useEffect(() => watchSections(lesson, page), []);
  useEffect(() => void resume(page, lesson.id, questions), []);

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

  useEffect(() => {
    if (!complete) return;
    void page?.player.complete(lesson);
    // A browser short of room may erase what it was not asked to keep; only encrypted pages may ask.
    void (navigator as Partial<Navigator>).storage?.persist();
  }, [complete]);

  const numbered = questions.map(({ id }, at) => ({ id, number: at + 1 }));
  const wrong = numbered.filter(({ id }) => done?.questions[id]?.last.success === false);
  const missing = numbered.filter(({ id }) => state.missingQuestions.includes(id));
  const lessonsDone = module.lessons.filter((id) => progress.lessons[id]?.completed);
  const ticks = module.lessons.map((id): Tick => {
    const finished = progress.lessons[id]?.completed;
    return { state: finished ? 'done' : id === lesson.id ? 'current' : 'todo' };
  });

  return (
    <section class="bilan" id="_bilan" aria-labelledby="_bilan-titre">
      <h2 id="_bilan-titre">{done?.completed ? 'Leçon terminée' : 'Où vous en êtes'}</h2>
      {/* Not a live region: the answer that changes it has just been announced. */}
      <p>
        {sentence(
          state.answered,
          state.required,
          state.missingSections.length,
          Boolean(done?.completed),
        )}
      </p>
      {missing.length > 0 ? (
        <p class="petit">
          À faire :{' '}
          {missing.map(({ id, number }, at) => (
            <>
              {at > 0 ? ', ' : ''}
              <a href={`#q-${id}`}>question {number}</a>
            </>
          ))}
          .
        </p>
      ) : null}
      {wrong.length > 0 ? (
        <div class="rang">
          <button
            type="button"
            class="bouton secondaire"
            onClick={() =>
              again(
                wrong.map(({ id }) => id),
                page,
              )
            }
          >
            Refaire seulement mes erreurs
          </button>
          <span class="petit doux">
            {wrong.length > 1 ? 'Questions ' : 'Question '}
            {list(wrong.map(({ number }) => number))}
          </span>
        </div>
      ) : null}
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
    </section>
  );
}

function sentence(answered: number, required: number, unseen: number, completed: boolean): string {
  const count = `${answered} ${answered > 1 ? 'questions faites' : 'question faite'} sur ${required}.`;
  if (completed) return `${count} Vous pouvez refaire les questions quand vous voulez.`;
  if (answered >= required && unseen === 0) return count;
  return `${count} La leçon est terminée quand toutes les parties sont lues et toutes les questions faites, justes ou non.`;
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
