/** A question of a lesson, of one kind: answered, corrected at once, taken again. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ComponentType, JSX, VNode } from 'preact';
import { lookOf } from '../../core/question/look.ts';
import type { Question as QuestionData, Response } from '../../core/question/types.ts';
import type { OnPage } from '../../page/base/live-page.ts';
import type { LessonRef } from '../../player/player.ts';
import { viewOf } from '../kinds.tsx';
import { plain } from '../../core/text/rich.ts';
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
  /** Which question of the page it is, where the build does not write it. */
  readonly line?: string;
}

const DOUBLE_CLICK_MS = 600;
/** Longer than a screen reader takes to begin. */
const SAID_MS = 5000;
const FIELDS = 'fieldset :is(input, select, button):enabled:not(:checked, .apparie)';

/** What stands above the answers: the build writes it, the page's script leaves it as it is. */
type StemOf = ComponentType<{ readonly question: QuestionData }>;

/** The island, its kind by its question: to be brought before. */
export function questionOf(Stem: StemOf): ComponentType<QuestionProps> {
  return (props) => {
    const view = viewOf(props.question);
    return view.Whole ? (
      <view.Whole {...props} viewOf={viewOf} />
    ) : (
      <Question {...props} view={view} Stem={Stem} />
    );
  };
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
  // Wrong, and nothing prepared says why: the first hint does.
  const isUnexplained = graded && !locked && !Object.keys(attempt.reasons).length;
  const opened = Math.max(hints, isUnexplained ? 1 : 0);
  // The explanation takes their place.
  const helps = locked ? [] : question.hints.slice(0, opened);
  const toButton = (): void => form.current?.querySelector<HTMLElement>('[type=submit]')?.focus();

  // Said once, then gone: nobody meets it again beside what stands in the page.
  useEffect(() => {
    const timer = verdict ? setTimeout(setMessage, SAID_MS, '') : 0;
    return () => clearTimeout(timer);
  }, [message]);
  useLayoutEffect(() => {
    if (attempt.here && form.current) setMessage(textOf(form.current));
  }, [graded]);

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
    else {
      setHints(opened);
      setMessage('');
      attempt.retry();
      // What this button now does is not open yet.
      requestAnimationFrame(() => toChange(form.current)?.focus());
    }
  }

  const told =
    graded && verdict ? (
      <Feedback
        question={question}
        graded={graded}
        reasons={attempt.reasons}
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
      data-question={lookOf(question)}
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
          {...attempt}
          question={question}
          locked={locked}
          onChange={(response) => {
            setMessage('');
            attempt.change(response);
          }}
        />
      </fieldset>
      <div class={verdict ? `reponse ${verdictClass(verdict)}` : undefined}>
        {told}
        {helps.map((hint, at) => (
          <p key={at} class="indice">
            <b>{question.hints.length > 1 ? `Indice ${at + 1}` : 'Indice'}</b>&nbsp;:{' '}
            <Text of={hint} />
          </p>
        ))}
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
          {opened < question.hints.length && !locked ? (
            <button
              type="button"
              class="bouton simple"
              onClick={() => {
                setHints(opened + 1);
                setMessage(plain(question.hints[opened] ?? []));
                // The last one takes this button away.
                if (opened + 1 === question.hints.length) toButton();
              }}
            >
              <Sign name="indice" />
              {opened === 0 ? 'Un indice' : 'Un autre indice'}
            </button>
          ) : null}
          <span class={message === attempt.missing ? 'petit doux' : 'invisible'} aria-live="polite">
            {message}
          </span>
        </div>
      </div>
    </form>
  );
}

/** What it answers, as it is said: each sentence apart from the next. */
const textOf = (form: HTMLElement): string =>
  ['.reponse p', '.raison:not(.manquant)']
    .flatMap((part) => [...form.querySelectorAll(part)])
    .map(({ textContent }) => textContent.replace(/\.$/, ''))
    .join('. ');

/** The first field that is not right yet. */
function toChange(form: HTMLElement | null): HTMLElement | undefined {
  const all = form?.querySelectorAll<HTMLInputElement>(FIELDS) ?? [];
  return [...all].find(({ type, value }) => !value || !/^(text|select)/.test(type));
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
