/**
 * On a phone, where one is in the lesson: the part, the question, the ruler of the questions. One button,
 * which stays at the top of the screen and opens the contents of the page under itself.
 */
import { render } from 'preact';
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { markQuestions, type Asked, type MarkedQuestion } from '../../../core/progress/mastery.ts';
import { plural } from '../../../core/text/numbers.ts';
import type { LivePage } from '../../../page/base/live-page.ts';
import { passing } from '../../../page/reading/contents.ts';
import { partOf } from '../../../page/reading/parts.ts';
import type { ReadonlyObservable } from '../../../player/observable.ts';
import { Icon } from '../../parts/Icon.tsx';
import { lessonDrawings } from '../../parts/lesson-drawings.ts';
import { Ruler, type Tick } from '../../parts/Ruler.tsx';
import { useProgress } from '../../parts/useProgress.ts';
import { PartMarks, tickOf } from './question-marks.tsx';
import { useContents } from './useContents.ts';

export interface ReadingBarParts {
  readonly page: LivePage;
  /** Id. */
  readonly lesson: string;
  /** In page order. */
  readonly questions: readonly Asked[];
  /** Place of the part that is read. */
  readonly part: ReadonlyObservable<number>;
}

interface Part {
  readonly id: string;
  readonly title: string;
  /** At the end of its line in the contents. */
  readonly marks: Element;
}

interface Props extends ReadingBarParts {
  readonly contents: HTMLElement;
  readonly parts: readonly Part[];
  /** Under the contents. */
  readonly onward: Element;
}

const LIST = '_parties';

/** Nothing where the page has no contents. */
export function openReadingBar(given: ReadingBarParts): void {
  const contents = document.querySelector<HTMLElement>('.lecon > .plan');
  const list = contents?.querySelector('div');
  if (!contents || !list) return;
  list.id = LIST;
  const parts = [...list.querySelectorAll('a')].map((link): Part => {
    const title = link.textContent.trim();
    const marks = document.createElement('span');
    marks.className = 'marques';
    link.append(marks);
    return { id: decodeURIComponent(link.hash.slice(1)), title, marks };
  });
  if (parts.length === 0) return;
  const onward = document.createElement('p');
  onward.className = 'vers';
  list.append(onward);
  contents.className = 'plan repere';
  const bar = document.createElement('div');
  contents.prepend(bar);
  render(<ReadingBar {...given} contents={contents} parts={parts} onward={onward} />, bar);
}

function ReadingBar({ page, lesson, questions, part, contents, parts, onward }: Props): VNode {
  const { progress } = useProgress(page);
  const marked = markQuestions(progress, lesson, questions);
  const [at, setAt] = useState(0);
  const [section, setSection] = useState(0);
  const { isOpen, toggle } = useContents(contents);
  const partOfQuestion = questions.map(({ id }) => {
    const form = document.getElementById(`q-${id}`);
    return form && partOf(form);
  });
  const first = marked.findIndex(({ mark }) => mark === 'todo');

  useEffect(() => part.subscribe(setSection), []);
  useEffect(() => followQuestions(questions, setAt), []);
  useLayoutEffect(() => {
    for (const { id, marks } of parts)
      render(<PartMarks of={marked.filter((_, index) => partOfQuestion[index] === id)} />, marks);
    render(<Onward marked={marked} first={first} />, onward);
  }, [progress]);

  const place = questions.length > 0 ? `${String(at + 1)} sur ${String(questions.length)}` : '';
  const { title = '' } = parts[section] ?? {};
  return (
    <button type="button" aria-expanded={isOpen} aria-controls={LIST} onClick={toggle}>
      <span class="invisible">
        {sentences(
          `Partie ${String(section + 1)} sur ${String(parts.length)}, ${title}`,
          place && `Question ${place}`,
          `${isOpen ? 'Fermer' : 'Ouvrir'} les parties`,
        )}
      </span>
      <span aria-hidden="true">
        <b>{section + 1}</b> {title}
      </span>
      <small aria-hidden="true" class="doux tabulaire">
        {isOpen ? 'fermer' : place}
        <Icon draw={isOpen ? lessonDrawings.replier : lessonDrawings.deplier} />
      </small>
      {questions.length > 0 ? (
        <span aria-hidden="true">
          <Ruler
            label={place}
            ticks={marked.map((question, index): Tick => {
              const tick = tickOf(question);
              const isHere = index === at;
              const opens = partOfQuestion[index] !== partOfQuestion[index - 1];
              return {
                state: isHere && question.mark === 'todo' ? 'current' : tick.state,
                class: [tick.class, opens && 'debut', isHere && 'signet'].filter(Boolean).join(' '),
              };
            })}
          />
        </span>
      ) : null}
    </button>
  );
}

/** Each ends where the next begins, whatever a title ends with. */
const sentences = (...all: readonly string[]): string =>
  all.filter(Boolean).reduce((said, next) => `${said}${/[.!?…]$/.test(said) ? '' : '.'} ${next}`);

/** How much is done, and the way to what is not. */
function Onward(props: {
  readonly marked: readonly MarkedQuestion[];
  /** Of the first question without an answer; -1: there is none. */
  readonly first: number;
}): VNode | null {
  const { marked, first } = props;
  const next = marked[first];
  const done = marked.filter(({ mark }) => mark !== 'todo').length;
  if (!next) return null;
  return (
    <a href={`#q-${next.id}`}>
      <span>
        Aller à la première question sans réponse
        <small class="doux">
          Question {first + 1}
          {done > 0 ? `, ${plural(done, 'faite')}` : ''} sur {marked.length}
        </small>
      </span>
      <Icon draw={lessonDrawings.suivant} />
    </a>
  );
}

/** Tells the place of the question in view, or of the next one; of the last once all are passed. */
function followQuestions(questions: readonly Asked[], tell: (at: number) => void): () => void {
  const forms = questions.flatMap(({ id }) => document.getElementById(`q-${id}`) ?? []);
  return passing(forms, 'some', (ahead) => {
    const next = forms.findIndex((form) => ahead.has(form));
    tell(next < 0 ? Math.max(0, forms.length - 1) : next);
  });
}
