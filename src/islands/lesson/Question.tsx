/** A question of a lesson, of one kind: answered, corrected at once, taken again. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ComponentType, JSX, VNode } from 'preact';
import type { Question as QuestionData, Response } from '../../core/question/types.ts';
import type { OnPage } from '../../page/base/live-page.ts';
import type { LessonRef } from '../../player/player.ts';
import { viewOf } from '../every-kind.tsx';
import { Text } from '../parts/inline.tsx';
import { Feedback, verdictClass } from '../question/Feedback.tsx';
import type { AnyKindView } from '../question/kind-view.ts';
import { Sign } from '../question/Sign.tsx';
import { useTry } from '../question/useTry.ts';

export interface QuestionProps extends OnPage {
  /** In display order (`present`). */
  readonly question: QuestionData;
  /** What a try starts from (`blank`). */
  readonly start: Response;
  readonly lesson: LessonRef;
  /** Source id → title, for the sources this question cites. */
  readonly sources?: Readonly<Record<string, string>>;
}

const DOUBLE_CLICK_MS = 600;

/** What stands above the answers: the build writes it, the page's script leaves it as it is. */
type StemOf = ComponentType<{ readonly question: QuestionData }>;

/** The island, its kind by its question. */
export function questionOf(Stem: StemOf): ComponentType<QuestionProps> {
  return (props) => <Question {...props} view={viewOf(props.question.kind)} Stem={Stem} />;
}

function Question({
  view,
  Stem,
  question,
  start,
  lesson,
  sources = {},
  page,
}: QuestionProps & { readonly view: AnyKindView; readonly Stem: StemOf }): VNode {
  const { Body } = view;
  const form = useRef<HTMLFormElement>(null);
  const attempt = useTry(view, question, start, lesson, form, page);
  const [hints, setHints] = useState(0);
  const [message, setMessage] = useState('');
  const gradedAt = useRef(-Infinity);
  const { verdict, graded } = attempt;
  const locked = verdict === 'juste' || verdict === 'montre';
  const toButton = (): void => form.current?.querySelector<HTMLElement>('[type=submit]')?.focus();

  // Fields that are switched off lose the focus.
  useLayoutEffect(() => {
    if (locked && form.current?.contains(document.activeElement)) toButton();
  }, [locked]);

  async function submit(event: JSX.TargetedSubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (!verdict) {
      setMessage(attempt.missing);
      if (attempt.missing) return;
      await attempt.check();
      gradedAt.current = performance.now();
    } else if (verdict === 'juste') focusNext(form.current);
    else attempt.retry();
  }

  const told =
    graded && verdict ? (
      <Feedback
        question={question}
        graded={graded}
        verdict={verdict}
        cite={(id) => <a href={`#source-${id}`}>{sources[id]}</a>}
      />
    ) : null;
  return (
    // The form listens for its fields: a key held down in any of them is one press.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      class="question"
      id={`q-${question.id}`}
      data-question={question.kind}
      ref={form}
      // What a browser fills in again on the way back would pass for a new answer.
      autocomplete="off"
      onSubmit={(event) => void submit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.repeat) event.preventDefault();
      }}
    >
      <fieldset>
        <Stem question={question} />
        <Body
          question={question}
          response={attempt.response}
          marks={attempt.marks}
          locked={locked}
          onChange={(response) => {
            setMessage('');
            attempt.change(response);
          }}
        />
      </fieldset>
      <div class="indices" role="status">
        {question.hints.slice(0, hints).map((hint, at) => (
          <p key={at}>
            <b>{question.hints.length > 1 ? `Indice ${at + 1}` : 'Indice'}</b>&nbsp;:{' '}
            <Text of={hint} />
          </p>
        ))}
      </div>
      <div class={verdict ? `reponse ${verdictClass(verdict)}` : undefined}>
        {/* Said aloud when it was given here and now; only shown when it was kept. */}
        <div role="status">{attempt.here ? told : null}</div>
        {attempt.here ? null : told}
        <div class="rang">
          <button
            type="submit"
            class="bouton"
            onClick={(event) => {
              // The second half of a double click must not press what the button became.
              const same = performance.now() - gradedAt.current < DOUBLE_CLICK_MS;
              if (event.detail > 1 && same) event.preventDefault();
            }}
            aria-disabled={attempt.awake && !verdict && attempt.missing !== '' ? true : undefined}
          >
            {verdict === 'juste' ? 'Continuer' : verdict ? 'Réessayer' : 'Vérifier'}
          </button>
          {verdict === 'faux' || verdict === 'partiel' ? (
            <button
              type="button"
              class="bouton simple"
              onClick={() => {
                toButton();
                void attempt.reveal();
              }}
            >
              Voir la réponse
            </button>
          ) : null}
          {hints < question.hints.length && !locked ? (
            <button
              type="button"
              class="bouton simple"
              onClick={() => {
                setHints(hints + 1);
                // The last one takes this button away.
                if (hints + 1 === question.hints.length) toButton();
              }}
            >
              <Sign name="indice" />
              {hints === 0 ? 'Un indice' : 'Un autre indice'}
            </button>
          ) : null}
          <span class="petit doux" role="status">
            {verdict ? '' : message}
          </span>
        </div>
      </div>
    </form>
  );
}

/** Goes on with what follows the question, for the eye, the keyboard and the screen reader. */
function focusNext(form: HTMLFormElement | null): void {
  const next = form?.closest('cqp-ilot')?.nextElementSibling;
  const target = next?.matches('cqp-ilot') ? next.firstElementChild : next;
  if (!(target instanceof HTMLElement)) return;
  target.tabIndex = -1;
  target.focus();
  target.scrollIntoView({ block: 'start' });
}
