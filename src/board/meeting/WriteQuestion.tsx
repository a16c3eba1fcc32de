/** A question that is written on the spot: two to five answers, one that is right or none. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import {
  letterOf,
  LONGEST_EXPLANATION,
  LONGEST_OPTION,
  LONGEST_STATEMENT,
  MOST_OPTIONS,
  problemIn,
  type AskedQuestion,
} from '../../core/meeting/group-question.ts';
import { ProblemLine } from '../fields.tsx';
import type { Opening } from './opening.ts';

const EMPTY = { text: '', right: false };

export function WriteQuestion({ open, busy, problem }: Opening): VNode {
  const [statement, setStatement] = useState('');
  const [explanation, setExplanation] = useState('');
  const [answers, setAnswers] = useState([EMPTY, EMPTY, EMPTY]);
  const [wrong, setWrong] = useState<string | null>(null);
  const set = (at: number, change: Partial<typeof EMPTY>): void =>
    setAnswers(answers.map((one, index) => (index === at ? { ...one, ...change } : one)));
  return (
    <form
      class="fiche large"
      onSubmit={(event) => {
        event.preventDefault();
        const question = written(statement, answers, explanation);
        const found = problemIn(question);
        setWrong(found);
        if (found === null) open(question);
      }}
    >
      <p class="saisie">
        <label htmlFor="groupe-enonce">Votre question</label>
        <textarea
          id="groupe-enonce"
          rows={2}
          maxLength={LONGEST_STATEMENT}
          value={statement}
          onInput={({ currentTarget }) => setStatement(currentTarget.value)}
        />
      </p>
      <fieldset class="reponses-libres">
        <legend>Réponses proposées</legend>
        <p class="petit doux">2 à 5. Cochez la bonne, ou aucune pour un sondage.</p>
        {answers.map(({ text, right }, at) => (
          <div key={at}>
            <b aria-hidden="true">{letterOf(at)}</b>
            <input
              type="text"
              aria-label={`Réponse ${letterOf(at)}`}
              maxLength={LONGEST_OPTION}
              value={text}
              onInput={({ currentTarget }) => set(at, { text: currentTarget.value })}
            />
            <label>
              <input
                type="checkbox"
                checked={right}
                onChange={({ currentTarget }) => set(at, { right: currentTarget.checked })}
              />
              bonne<span class="invisible"> réponse, {letterOf(at)}</span>
            </label>
          </div>
        ))}
        {answers.length < MOST_OPTIONS ? (
          <button
            type="button"
            class="bouton simple"
            onClick={() => setAnswers([...answers, EMPTY])}
          >
            Ajouter une réponse
          </button>
        ) : null}
      </fieldset>
      <p class="saisie">
        <label htmlFor="groupe-explication">
          Explication, montrée après le vote, si vous voulez
        </label>
        <textarea
          id="groupe-explication"
          rows={2}
          maxLength={LONGEST_EXPLANATION}
          value={explanation}
          onInput={({ currentTarget }) => setExplanation(currentTarget.value)}
        />
      </p>
      <p class="petit doux">
        Une question libre reste dans le compte rendu de cette séance. Elle ne compte dans aucun
        score. Pas de nom de patient.
      </p>
      <ProblemLine text={wrong ?? problem} />
      <button type="submit" class="bouton" aria-disabled={busy}>
        Ouvrir la question
      </button>
    </form>
  );
}

/** Fields that were left empty propose nothing; several that are right are several to choose. */
function written(
  statement: string,
  answers: readonly (typeof EMPTY)[],
  explanation: string,
): AskedQuestion {
  const given = answers
    .map(({ text, right }, at) => ({ id: `r${at + 1}`, text: text.trim(), right }))
    .filter(({ text }) => text !== '');
  const right = given.filter((one) => one.right).map(({ id }) => id);
  return {
    statement: statement.trim(),
    options: given.map(({ id, text }) => ({ id, text })),
    several: right.length > 1,
    right,
    explanation: explanation.trim(),
    source: null,
  };
}
