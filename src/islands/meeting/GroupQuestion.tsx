/** The question to the group as a learner meets it: answered, changed until it is closed, then seen with the others'. */
import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { LearnerQuestion } from '../../core/api/group-questions.ts';
import { letterOf } from '../../core/meeting/group-question.ts';
import { answersWords } from '../../core/meeting/tally.ts';
import { numberTyped, numberWords, type AskedUnit } from '../../core/meeting/typed-number.ts';
import { plural } from '../../core/text/numbers.ts';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import { Ruler } from '../parts/Ruler.tsx';
import { AskedFigure } from './AskedFigure.tsx';
import { Lines } from './Lines.tsx';
import { Outcome } from './Outcome.tsx';
import { answerWords, ownIn, verdict, type Verdict } from './words.ts';

export const PLACE = '_question-du-groupe';

export interface GroupQuestionProps {
  readonly question: LearnerQuestion;
  readonly trainer: string;
  /** An answer of this round that has not reached the server; null: none. */
  readonly kept: readonly string[] | null;
  readonly onAnswer: (options: readonly string[]) => Promise<void>;
}

export function GroupQuestion(props: GroupQuestionProps): VNode {
  const { question } = props;
  const place = useRef<HTMLElement>(null);
  const had = place.current?.contains(document.activeElement) ?? false;
  const key = `${question.id} ${question.round} ${question.phase}`;
  useLayoutEffect(() => {
    // What had the focus went away with the form.
    if (had && !place.current?.contains(document.activeElement)) place.current?.focus();
  }, [key]);
  return (
    <section
      class="question-groupe"
      id={PLACE}
      tabIndex={-1}
      ref={place}
      aria-label="Question du groupe"
    >
      {question.phase === 'open' ? (
        <Vote key={`${question.id} ${question.round}`} {...props} />
      ) : (
        <Closed {...props} />
      )}
    </section>
  );
}

function Vote({ question, kept, onAnswer }: GroupQuestionProps): VNode {
  const { id, statement, options, several, round, answered, of, typed, figure } = question;
  const sent = ownIn(question, round)?.options ?? null;
  const given = kept ?? sent;
  const [chosen, setChosen] = useState<readonly string[]>(given ?? []);
  const [written, setWritten] = useState(
    (given ?? []).map((number) => numberWords(number, null)).join(),
  );
  const [wrong, setWrong] = useState<string | null>(null);
  const first = round === 2 ? ownIn(question, 1) : undefined;
  const isGiven = given !== null && same(given, chosen);
  const tick = (option: string, on: boolean): void => {
    setWrong(null);
    setChosen(
      several
        ? options.map((one) => one.id).filter((one) => (one === option ? on : chosen.includes(one)))
        : [option],
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length === 0)
          setWrong(typed ? numberHelp(typed) : 'Choisissez d’abord une réponse.');
        else if (!isGiven) void onAnswer(chosen);
      }}
    >
      <fieldset>
        <legend>
          <span class="petit doux">
            {round === 2 ? 'Second vote, ' : 'Question du groupe, '}
            {typed ? 'un nombre' : several ? 'plusieurs réponses possibles' : 'une seule réponse'}
          </span>
          <Lines text={statement} />
        </legend>
        {figure === null ? null : <AskedFigure name={figure} />}
        {typed ? (
          <label class="nombre-groupe">
            Votre réponse{typed.unit === null ? '' : `, en ${typed.unit}`}
            <input
              type="text"
              inputMode="decimal"
              autocomplete="off"
              maxLength={40}
              value={written}
              onInput={({ currentTarget: { value } }) => {
                setWrong(null);
                setWritten(value);
                const number = numberTyped(value, typed);
                setChosen(number === null ? [] : [number]);
              }}
            />
          </label>
        ) : (
          <div class="choix-groupe">
            {options.map((option, at) => (
              <label key={option.id}>
                <input
                  type={several ? 'checkbox' : 'radio'}
                  name={`groupe-${id}-${round}`}
                  autocomplete="off"
                  checked={chosen.includes(option.id)}
                  onChange={({ currentTarget }) => tick(option.id, currentTarget.checked)}
                />
                <span>
                  <b>{letterOf(at)}.</b> {option.text}
                </span>
              </label>
            ))}
          </div>
        )}
        {first ? (
          <p class="petit doux">
            Au premier vote, vous aviez choisi {answerWords(question, first.options)}.
          </p>
        ) : null}
      </fieldset>
      <div class="envoi">
        <div>
          <p role="status">
            {wrong ??
              (kept
                ? `Réponse ${answerWords(question, kept)} gardée ici. Elle partira au retour du réseau.`
                : sent
                  ? `Réponse ${answerWords(question, sent)} envoyée. Vous pouvez la changer jusqu’à la clôture.`
                  : '')}
          </p>
          {sent ? (
            <>
              <p class="petit tabulaire doux">
                {plural(answered, 'réponse')} sur {of}
              </p>
              <Ruler
                label={`${answered} réponses sur ${of} présents`}
                ticks={Array.from({ length: of }, (_, at) => ({
                  state: at < answered ? 'done' : 'todo',
                }))}
              />
            </>
          ) : null}
        </div>
        <button
          type="submit"
          class={isGiven ? 'bouton secondaire' : 'bouton'}
          aria-disabled={isGiven}
        >
          {given ? 'Changer ma réponse' : 'Répondre'}
        </button>
      </div>
    </form>
  );
}

const numberHelp = ({ unit }: AskedUnit): string =>
  unit === null
    ? 'Écrivez d’abord un nombre, en chiffres.'
    : `Écrivez d’abord un nombre, en chiffres, en ${unit}.`;

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

function Closed({ question, trainer }: GroupQuestionProps): VNode {
  const { statement, phase, rounds } = question;
  const last = rounds.at(-1);
  const given = verdict(question);
  return (
    <>
      <p class="petit doux tabulaire">
        {phase === 'shown' ? 'Question du groupe, corrigée' : 'Question du groupe, vote clos'},{' '}
        {answersWords(last?.answers ?? 0)}
      </p>
      <div class="enonce-groupe">
        <Lines text={statement} />
      </div>
      <Outcome question={question} />
      <div
        role="status"
        class={given === null ? 'verdict-groupe' : `verdict-groupe ${TONES[given]}`}
      >
        {given === null ? null : <Icon draw={given === 'right' ? icons.juste : icons.attention} />}
        <p>{closing(question, trainer, given)}</p>
      </div>
    </>
  );
}

const TONES: Readonly<Record<Verdict, string>> = {
  right: 'bonne',
  partly: 'moyenne',
  wrong: 'moyenne',
};

function closing(question: LearnerQuestion, trainer: string, given: Verdict | null): string {
  const { phase, isPoll, round } = question;
  const now = ownIn(question, round);
  const late = now?.late
    ? `Votre réponse ${answerWords(question, now.options)} est arrivée après la clôture\u00A0: elle est gardée, mais ne compte pas. `
    : '';
  if (phase === 'closed')
    return `${late}Parlez-en. ${trainer} peut ${round === 1 ? 'rouvrir le vote ou ' : ''}montrer la suite.`;
  if (isPoll) return `${late}C’était un sondage\u00A0: il n’y a pas de bonne réponse.`;
  const last = question.own.filter((vote) => !vote.late).at(-1);
  if (given === null || !last) return `${late}Vous n’avez pas répondu à temps.`;
  const answer = `${answerWords(question, last.options)}${question.rounds.length > 1 ? `, au ${last.round === 1 ? 'premier' : 'second'} vote` : ''}`;
  return `${late}${VERDICTS[given]} Votre réponse\u00A0: ${answer}.`;
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  right: 'Juste.',
  partly: 'En partie juste.',
  wrong: 'Ce n’est pas la bonne réponse.',
};
