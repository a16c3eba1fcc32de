/** One question at a time, no correction; the copy is kept at every change. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import { lookOf } from '../../core/question/look.ts';
import { blank } from '../../core/question/start.ts';
import type { AssessmentRole } from '../../core/course/roles.ts';
import type { Question, Response } from '../../core/question/types.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import { Body, rulesOf } from './any-kind.tsx';
import { GENRES } from '../parts/genres.ts';
import { Stem } from '../parts/Stem.tsx';
import { Ruler, type Tick } from '../parts/Ruler.tsx';
import { plural } from '../../core/text/numbers.ts';
import { seedOf } from './bank.ts';
import { Confirm } from './Confirm.tsx';
import { QuestionList } from './QuestionList.tsx';
import { QuestionPapers, QuestionRevisit, startOf } from './papers.tsx';
import type { Copy, Exam } from './types.ts';
import { unread, useLeft } from './unread.ts';

interface Props {
  readonly title: string;
  readonly role: AssessmentRole;
  readonly exam: Exam;
  readonly busy: boolean;
  /** False where the browser refuses to keep anything. */
  readonly durable: boolean;
  /** From the copy as it is now: two presses in a row must both count. */
  readonly change: (make: (copy: Copy) => Copy) => void;
  readonly handIn: () => void;
}

/** Id of the sentence that says what to type. */
const UNREAD = '_illisible';

export function ExamView({ title, role, exam, busy, durable, change, handIn }: Props): VNode {
  const { copy, questions } = exam;
  const [confirming, setConfirming] = useState(false);
  const head = useRef<HTMLFieldSetElement>(null);
  const { left, leave, say, type } = useLeft(Object.keys(copy.answers));
  /** Whoever goes on from a field that cannot be read is told once before. */
  const told = useRef('');
  const at = Math.min(copy.at, questions.length - 1);
  const question = questions[at];
  const help = question ? unread(question, copy.answers[question.id]) : null;
  const shown = question && left.has(question.id) ? help : null;

  // The field is the one of the lessons, which would pay for every byte of it.
  useLayoutEffect(() => {
    const field = head.current?.querySelector('input');
    if (shown === null || !field) return;
    field.setAttribute('aria-describedby', UNREAD);
    field.setAttribute('aria-invalid', 'true');
    return () => {
      field.removeAttribute('aria-describedby');
      field.removeAttribute('aria-invalid');
    };
  }, [shown, question?.id]);

  if (!question) return <p>Il n’y a plus de question ici. Prévenez votre formateur.</p>;

  const answered = (one: Question): boolean => {
    if (copy.unknown?.includes(one.id)) return true;
    const response = copy.answers[one.id];
    return response !== undefined && rulesOf(one).grade(one, response).status === 'graded';
  };
  const unreadable = questions.flatMap((one, index) => {
    const sentence = unread(one, copy.answers[one.id]);
    return sentence === null ? [] : [{ number: index + 1, help: sentence }];
  });
  const open = questions.flatMap((one, index) => (answered(one) ? [] : [index + 1]));
  const missing = open.filter((at) => !unreadable.some(({ number }) => number === at));
  const marked = copy.marked.length;
  const isMarked = copy.marked.includes(question.id);
  const markOf = (id: string): string => (copy.marked.includes(id) ? 'marquee' : '');
  const ticks = questions.map((one, index): Tick => ({
    state: index === at ? 'current' : answered(one) ? 'done' : 'todo',
    class: markOf(one.id),
  }));

  function go(to: number): void {
    setConfirming(false);
    change((now) => ({ ...now, at: to }));
    requestAnimationFrame(() => startOf(head.current)?.focus());
  }

  function answer(response: Response): void {
    const id = question?.id;
    if (!id) return;
    type(id);
    change((now) => ({
      ...now,
      answers: { ...now.answers, [id]: response },
      ...(now.unknown && { unknown: now.unknown.filter((other) => other !== id) }),
    }));
  }

  /** A question said not to be known counts as seen; what was filled in before is taken back. */
  function giveUp(id: string): void {
    type(id);
    change((now) => ({
      ...now,
      answers: Object.fromEntries(Object.entries(now.answers).filter(([other]) => other !== id)),
      unknown: [...(now.unknown ?? []).filter((other) => other !== id), id],
    }));
    if (last) setConfirming(true);
    else go(at + 1);
  }

  function toggleMark(id: string): void {
    change((now) => ({
      ...now,
      marked: now.marked.includes(id)
        ? now.marked.filter((other) => other !== id)
        : [...now.marked, id],
    }));
  }

  const last = at === questions.length - 1;
  return (
    <>
      <h1>{title}</h1>
      <div class="jauge tabulaire">
        <p>
          <b>
            Question {at + 1} sur {questions.length}
          </b>
          <span class="doux">{marked > 0 ? `${plural(marked, 'marquée')} à revoir` : ''}</span>
        </p>
        <Ruler
          ticks={ticks}
          label={`${plural(questions.length - open.length, 'question répondue', 'questions répondues')} sur ${questions.length}, question ${at + 1} à l’écran`}
        />
        <QuestionList
          entries={questions.map(({ id }, index) => ({
            number: index + 1,
            isMarked: copy.marked.includes(id),
            isOpen: open.includes(index + 1),
          }))}
          at={at + 1}
          go={(number) => go(number - 1)}
        />
      </div>
      <QuestionPapers key={question.id} question={question} />
      <form
        class="question"
        data-question={lookOf(question)}
        data-pret=""
        onFocusOut={() => leave(question.id)}
        onSubmit={(event) => {
          event.preventDefault();
          const typed = `${question.id} ${JSON.stringify(copy.answers[question.id])}`;
          if (help !== null) say(question.id);
          if (last) setConfirming(true);
          else if (help !== null && told.current !== typed) {
            told.current = typed;
            head.current?.querySelector('input')?.focus();
          } else go(at + 1);
        }}
      >
        <fieldset ref={head} tabIndex={-1} key={question.id}>
          <Stem question={question}>{GENRES[lookOf(question)]}</Stem>
          <Body
            question={question}
            response={copy.answers[question.id] ?? blank(question, seedOf(exam, question))}
            marks={null}
            locked={false}
            onChange={answer}
          />
        </fieldset>
        {question.kind === 'number' ? (
          <p class="petit" role="status" id={UNREAD}>
            {shown}
          </p>
        ) : null}
        <div class="navigation">
          <button
            type="button"
            class="bouton secondaire"
            disabled={at === 0}
            onClick={() => go(at - 1)}
          >
            <Icon draw={icons.precedent} /> Précédente
          </button>
          <button type="submit" class="bouton" aria-disabled={busy}>
            {last ? 'Rendre' : 'Suivante'} <Icon draw={icons.suivant} />
          </button>
        </div>
        <QuestionRevisit question={question} />
      </form>
      <div class="rang centre">
        {role === 'positioning' ? (
          <button
            type="button"
            class="bouton secondaire"
            aria-pressed={copy.unknown?.includes(question.id) ?? false}
            onClick={() => giveUp(question.id)}
          >
            Je ne sais pas
          </button>
        ) : null}
        <button
          type="button"
          class="bouton simple"
          aria-pressed={isMarked}
          onClick={() => toggleMark(question.id)}
        >
          <Icon draw={icons.marque} /> {isMarked ? 'Ne plus marquer' : 'Marquer pour y revenir'}
        </button>
        {last ? null : (
          <button
            type="button"
            class="bouton simple"
            aria-expanded={confirming}
            onClick={() => setConfirming(true)}
          >
            Rendre maintenant
          </button>
        )}
      </div>
      {confirming ? (
        <Confirm
          missing={missing}
          unread={unreadable}
          marked={questions.flatMap(({ id }, index) =>
            copy.marked.includes(id) ? [index + 1] : [],
          )}
          busy={busy}
          role={role}
          go={(number) => go(number - 1)}
          cancel={() => setConfirming(false)}
          handIn={handIn}
        />
      ) : null}
      <p class="petit doux regle">
        Pas de correction avant la fin. Vous pouvez changer vos réponses tant que vous n’avez pas
        rendu.{durable ? ' Chaque réponse est gardée dans ce navigateur.' : ''}
      </p>
    </>
  );
}
