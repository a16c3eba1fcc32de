/** The field, how long the text is, where it is, and the one press. */
import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../parts/Icon.tsx';
import { lessonDrawings } from '../parts/lesson-drawings.ts';
import { leftWords, lengthWords, problemIn } from './words.ts';

export interface WritingFormProps {
  /** Its fields' ids begin with it. */
  readonly id: string;
  readonly text: string;
  /** Until the page knows whose it is. */
  readonly isAsleep: boolean;
  /** Where the text is. */
  readonly status: string;
  readonly button: string;
  /** Whether a press has nothing to do. */
  readonly isDone: boolean;
  readonly onType: (text: string) => void;
  readonly onPress: () => void;
  /** Who reads it. */
  readonly children: ComponentChildren;
}

export function WritingForm(props: WritingFormProps): VNode {
  const { id, text, isAsleep, status, button, isDone, onType, onPress, children } = props;
  const [wrong, setWrong] = useState<string | null>(null);
  return (
    <form
      class="saisie-ecrit"
      onSubmit={(event) => {
        event.preventDefault();
        if (isAsleep) return;
        const problem = problemIn(text);
        setWrong(problem);
        if (problem === null && !isDone) onPress();
      }}
    >
      <p class="fictif" id={`${id}-fictif`}>
        <Icon draw={lessonDrawings.attention} />
        <span>Patient fictif&nbsp;: aucun nom réel, rien qui désigne une vraie personne.</span>
      </p>
      <label htmlFor={`${id}-texte`}>Votre texte</label>
      <textarea
        id={`${id}-texte`}
        rows={8}
        autocomplete="off"
        value={text}
        disabled={isAsleep}
        aria-describedby={`${id}-fictif ${id}-longueur`}
        aria-invalid={wrong === null ? undefined : true}
        onInput={({ currentTarget }) => {
          setWrong(null);
          onType(currentTarget.value);
        }}
      />
      <p class="petit doux tabulaire" id={`${id}-longueur`}>
        {lengthWords(text)}
      </p>
      <p class="invisible" role="status">
        {leftWords(text)}
      </p>
      <div class="petit doux">{children}</div>
      <div class="envoi-ecrit">
        <p role="status">{wrong ?? status}</p>
        <button
          type="submit"
          class={isDone ? 'bouton secondaire' : 'bouton'}
          aria-disabled={isAsleep || isDone}
        >
          {button}
        </button>
      </div>
    </form>
  );
}
