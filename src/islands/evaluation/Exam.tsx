/** One question at a time, no correction; the copy is kept at every change. */
import { useRef, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import { blank, grade } from '../../core/question/index.ts';
import type { Question, Response } from '../../core/question/types.ts';
import { Asked } from '../Asked.tsx';
import { Icon } from '../Icon.tsx';
import { icons } from '../icons.ts';
import { Body } from '../question/Body.tsx';
import { Stem } from '../question/Stem.tsx';
import { GENRES } from '../question/genres.ts';
import { Ruler, type Tick } from '../Ruler.tsx';
import { list, plural } from '../words.ts';
import { seedOf } from './bank.ts';
import type { Copy, Exam } from './types.ts';

interface Props {
  readonly title: string;
  readonly exam: Exam;
  readonly busy: boolean;
  /** False where the browser refuses to keep anything. */
  readonly durable: boolean;
  /** From the copy as it is now: two presses in a row must both count. */
  readonly change: (make: (copy: Copy) => Copy) => void;
  readonly handIn: () => void;
}

export function ExamView({ title, exam, busy, durable, change, handIn }: Props): VNode {
  const { copy, questions } = exam;
  const [confirming, setConfirming] = useState(false);
  const head = useRef<HTMLFieldSetElement>(null);
  const at = Math.min(copy.at, questions.length - 1);
  const question = questions[at];
  if (!question) return <p>Cette évaluation n’a plus de question. Prévenez votre formateur.</p>;

  const answered = (one: Question): boolean => {
    const response = copy.answers[one.id];
    return response !== undefined && grade(one, response).status === 'graded';
  };
  const missing = questions.flatMap((one, index) => (answered(one) ? [] : [index + 1]));
  const marked = copy.marked.length;
  const isMarked = copy.marked.includes(question.id);
  const ticks = questions.map((one, index): Tick => ({
    state: index === at ? 'current' : answered(one) ? 'done' : 'todo',
    marked: copy.marked.includes(one.id),
  }));

  function go(to: number): void {
    setConfirming(false);
    change((now) => ({ ...now, at: to }));
    requestAnimationFrame(() => head.current?.focus());
  }

  function answer(response: Response): void {
    const id = question?.id;
    if (id) change((now) => ({ ...now, answers: { ...now.answers, [id]: response } }));
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
      <div class="jauge num">
        <p>
          <b>
            Question {at + 1} sur {questions.length}
          </b>
          <span class="doux">{marked > 0 ? `${plural(marked, 'marquée')} à revoir` : ''}</span>
        </p>
        <Ruler
          ticks={ticks}
          label={`${plural(questions.length - missing.length, 'question répondue', 'questions répondues')} sur ${questions.length}, question ${at + 1} à l’écran`}
        />
      </div>
      <form
        class="q"
        data-question={question.kind}
        data-pret=""
        onSubmit={(event) => {
          event.preventDefault();
          if (last) setConfirming(true);
          else go(at + 1);
        }}
      >
        <fieldset ref={head} tabIndex={-1} key={question.id}>
          <Stem question={question}>{GENRES[question.kind]}</Stem>
          <Body
            question={question}
            response={copy.answers[question.id] ?? blank(question, seedOf(exam, question))}
            marks={null}
            locked={false}
            onChange={answer}
          />
        </fieldset>
        <div class="nav">
          <button type="button" class="b sec" disabled={at === 0} onClick={() => go(at - 1)}>
            <Icon draw={icons.precedent} /> Précédente
          </button>
          <button type="submit" class="b" aria-disabled={busy}>
            {last ? 'Rendre' : 'Suivante'} <Icon draw={icons.suivant} />
          </button>
        </div>
      </form>
      <div class="rang centre">
        <button
          type="button"
          class="b nu"
          aria-pressed={isMarked}
          onClick={() => toggleMark(question.id)}
        >
          <Icon draw={icons.marque} /> {isMarked ? 'Ne plus marquer' : 'Marquer pour y revenir'}
        </button>
        {last ? null : (
          <button
            type="button"
            class="b nu"
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
          marked={questions.flatMap(({ id }, index) =>
            copy.marked.includes(id) ? [index + 1] : [],
          )}
          busy={busy}
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

function Confirm(props: {
  readonly missing: readonly number[];
  readonly marked: readonly number[];
  readonly busy: boolean;
  readonly go: (number: number) => void;
  readonly cancel: () => void;
  readonly handIn: () => void;
}): VNode {
  const { missing, marked } = props;
  const back = missing[0] ?? marked[0];
  const question =
    missing.length > 0
      ? `Il reste ${plural(missing.length, 'question')} sans réponse (${list(missing)}). Rendre quand même ?`
      : marked.length > 0
        ? `Toutes les questions ont une réponse. Vous en avez marqué à revoir : ${list(marked)}. Rendre ?`
        : 'Toutes les questions ont une réponse. Rendre ?';
  return (
    <Asked class="retenir" question={question}>
      <button type="button" class="b" aria-disabled={props.busy} onClick={props.handIn}>
        Rendre l’évaluation
      </button>
      {back === undefined ? null : (
        <button type="button" class="b sec" onClick={() => props.go(back)}>
          Aller à la question {back}
        </button>
      )}
      <button type="button" class="b sec" onClick={props.cancel}>
        Relire encore
      </button>
    </Asked>
  );
}
