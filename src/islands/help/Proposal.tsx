/** What became of an exchange's answer for the group, and the learner's own say about their question. */
import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Publication } from '../../core/api/help.ts';
import { decide } from './publications.ts';

interface Props {
  readonly publication: Publication;
  readonly onDecided: () => void;
}

export function Proposal({ publication, onDecided }: Props): VNode {
  const { id, name, question } = publication;
  // Until the next look at the exchange tells the same.
  const [decision, setDecision] = useState<boolean | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const line = useRef<HTMLParagraphElement>(null);
  const agreed = decision ?? question?.agreed ?? null;
  const isDecided = useRef(false);
  useLayoutEffect(() => {
    // The button just used went away.
    if (isDecided.current) line.current?.focus();
    isDecided.current = false;
  }, [agreed]);
  if (question === null)
    return (
      <p class="accord petit doux">
        {name} a publié sa réponse pour votre groupe, sans votre question ni votre nom.
      </p>
    );
  const press = async (yes: boolean): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const wrong = await decide(id, yes);
    setBusy(false);
    setProblem(wrong);
    if (wrong !== null) return;
    isDecided.current = true;
    setDecision(yes);
    onDecided();
  };
  const button = (yes: boolean, words: string): VNode => (
    <button
      type="button"
      class="bouton secondaire"
      aria-disabled={busy}
      onClick={() => void press(yes)}
    >
      {words}
    </button>
  );
  return (
    <div class="accord">
      <p tabIndex={-1} ref={line}>
        {agreed === null
          ? `${name} publie sa réponse pour votre groupe, et vous propose de publier aussi votre question, sans votre nom.`
          : agreed
            ? `Votre question est publiée avec la réponse de ${name}, sans votre nom.`
            : `La réponse de ${name} est publiée pour votre groupe, sans votre question.`}
      </p>
      {agreed === false ? null : (
        <blockquote>
          <p>{question.text}</p>
        </blockquote>
      )}
      {agreed === null ? (
        <div class="rang" role="group" aria-label="Publier aussi ma question, sans mon nom ?">
          {button(true, 'Oui')}
          {button(false, 'Non')}
        </div>
      ) : (
        <div class="rang">
          {agreed
            ? button(false, 'Retirer ma question')
            : button(true, 'Publier aussi ma question')}
        </div>
      )}
      <p role="alert">{problem}</p>
    </div>
  );
}
