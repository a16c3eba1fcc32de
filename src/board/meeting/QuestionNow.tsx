/** The question that was asked last: how many have answered, then the distribution, and what may be done next. */
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { GroupQuestion } from '../../core/api/group-questions.ts';
import type { Step } from '../../core/meeting/round.ts';
import { answersWords, DIVIDED, rateWords } from '../../core/meeting/tally.ts';
import { list, plural } from '../../core/text/numbers.ts';
import { clock } from '../../core/text/paris.ts';
import { AskedFigure } from '../../islands/meeting/AskedFigure.tsx';
import { Distribution, Key } from '../../islands/meeting/Distribution.tsx';
import { Lines } from '../../islands/meeting/Lines.tsx';
import { Ruler } from '../../islands/parts/Ruler.tsx';
import { Confirm } from '../Confirm.tsx';
import { useDesk } from '../desk.ts';
import { ProblemLine } from '../fields.tsx';
import { useAction } from '../useAction.ts';
import { Proposed } from './Proposed.tsx';

export interface QuestionNowProps {
  readonly meeting: string;
  readonly question: GroupQuestion;
  readonly onChange: () => void;
  /** Another one is to be chosen. */
  readonly onNext: () => void;
}

export function QuestionNow({ meeting, question, onChange, onNext }: QuestionNowProps): VNode {
  const { api } = useDesk();
  const action = useAction(api.stepGroup, onChange);
  const { id, round, phase, number, statement, opened, rounds, right, explanation } = question;
  const step = (name: Step): void => void action.run(meeting, id, { step: name, round });
  const last = rounds.at(-1);
  const isShown = phase === 'shown';
  const hasMore = right.length > 0 || explanation !== '';
  return (
    <section aria-labelledby="question-posee">
      <p class="petit doux tabulaire">
        Question {number},{' '}
        {phase === 'open'
          ? round === 2
            ? 'second vote ouvert'
            : `ouverte à ${clock(opened)}`
          : `${round === 2 ? 'second vote clos' : 'close'} à ${clock(last?.closed ?? opened)}, ${answersWords(last?.answers ?? 0)} sur ${question.of}`}
      </p>
      <h2 id="question-posee" tabIndex={-1}>
        <Lines text={statement} />
      </h2>
      {question.figure === undefined ? null : <AskedFigure name={question.figure} />}
      {phase === 'open' ? (
        <Open question={question} />
      ) : (
        <>
          <RateLine question={question} />
          <Distribution
            options={question.options}
            isTyped={question.typed !== undefined}
            rounds={rounds}
            right={isShown && right.length > 0 ? right : null}
          />
          {rounds.length > 1 ? <Key isShown={isShown && right.length > 0} /> : null}
          {isShown && explanation !== '' ? (
            <div class="explication-groupe">
              <Lines text={explanation} />
            </div>
          ) : null}
          {isShown ? null : <Advice question={question} />}
        </>
      )}
      <ProblemLine text={action.problem} />
      <div class="rang">
        {phase === 'open' ? (
          <>
            <Do name="Clore le vote" main busy={action.busy} onDo={() => step('close')} />
            {round === 1 ? (
              <Confirm
                question="Retirer cette question ? Les réponses données ne seront pas montrées."
                yes="Retirer"
                busy={action.busy}
                onYes={() => step('cancel')}
              >
                Retirer la question
              </Confirm>
            ) : null}
          </>
        ) : null}
        {phase === 'closed' && round === 1 ? (
          <Do name="Faire revoter" main busy={action.busy} onDo={() => step('again')} />
        ) : null}
        {phase === 'closed' && hasMore ? (
          <Do
            name={right.length > 0 ? 'Montrer la bonne réponse' : 'Montrer l’explication'}
            main={round === 2}
            busy={action.busy}
            onDo={() => step('show')}
          />
        ) : null}
        {isShown || (phase === 'closed' && !hasMore) ? (
          <Do name="Question suivante" main={isShown || round === 2} busy={false} onDo={onNext} />
        ) : null}
      </div>
    </section>
  );
}

interface DoProps {
  readonly name: string;
  readonly main?: boolean;
  readonly busy: boolean;
  readonly onDo: () => void;
}

function Do({ name, main, busy, onDo }: DoProps): VNode {
  return (
    <button
      type="button"
      class={main ? 'bouton' : 'bouton secondaire'}
      aria-disabled={busy}
      onClick={onDo}
    >
      {name}
    </button>
  );
}

/** How often the counter is said aloud: once for so many answers. */
const SAID_EVERY = 5;

function Open({ question }: { readonly question: GroupQuestion }): VNode {
  const { answered, of, waiting, options, typed } = question;
  const [said, setSaid] = useState('');
  const turn = of > 0 && answered === of ? -1 : Math.floor(answered / SAID_EVERY);
  useEffect(() => {
    if (answered > 0) setSaid(`${plural(answered, 'réponse')} sur ${of}.`);
  }, [turn]);
  return (
    <>
      <div class="compteur tabulaire">
        <p>
          <b>{answered}</b> {answered > 1 ? 'réponses' : 'réponse'} sur {of}
        </p>
        <Ruler
          label={`${answered} réponses sur ${of} présents`}
          ticks={Array.from({ length: of }, (_, at) => ({
            state: at < answered ? 'done' : 'todo',
          }))}
        />
        <p class="petit doux">
          {of === 0
            ? 'Personne n’a encore dit « Je suis là ». Qui ouvre l’accueil ou une leçon peut répondre.'
            : waiting.length === 0
              ? 'Tout le monde a répondu.'
              : `Reste à répondre\u00A0: ${list(waiting.map(({ name }) => name))}.`}
        </p>
      </div>
      <p class="invisible" role="status">
        {said}
      </p>
      <Proposed options={options} typed={typed ?? null} list="repartition" />
      <p class="petit doux suite">
        Les réponses s’afficheront à la clôture, pour vous comme pour le groupe.
      </p>
    </>
  );
}

function RateLine({
  question: { rounds, phase },
}: {
  readonly question: GroupQuestion;
}): VNode | null {
  const rates = rounds.flatMap(({ right, answers }) =>
    right === null || answers === 0 ? [] : [rateWords(right, answers)],
  );
  if (phase !== 'shown' || rates.length === 0) return null;
  return (
    <p class="tabulaire">
      <b>{rates.join(' → ')}</b> de bonnes réponses
      {rates.length > 1 ? ' après discussion' : ''}.
    </p>
  );
}

const FEW = 10;

/** What the first vote is good for. */
function Advice({
  question: { rounds, round },
}: {
  readonly question: GroupQuestion;
}): VNode | null {
  const last = rounds.at(-1);
  if (!last) return null;
  const { answers, right } = last;
  const rate = right === null || answers === 0 ? null : right / answers;
  const text =
    answers < FEW
      ? `${answersWords(answers)}\u00A0: trop peu pour conclure, assez pour en parler.`
      : round === 1 && rate !== null && rate >= DIVIDED.from && rate <= DIVIDED.to
        ? 'Les avis se partagent. Faites discuter deux par deux, puis revoter, sans donner la réponse.'
        : null;
  return text === null ? null : <p class="conseil-groupe">{text}</p>;
}
