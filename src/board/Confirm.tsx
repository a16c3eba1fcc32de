import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface ConfirmProps {
  readonly children: ComponentChildren;
  /** What will happen. */
  readonly question: string;
  readonly yes: string;
  readonly busy?: boolean;
  readonly onYes: () => void;
}

/** A button that asks before it acts, in its own place. */
export function Confirm({ children, question, yes, busy, onYes }: ConfirmProps): VNode {
  const [asked, setAsked] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const refuse = useRef<HTMLButtonElement>(null);
  const moved = useRef(false);
  // Before the next key: what had the focus is gone.
  useLayoutEffect(() => {
    if (asked) refuse.current?.focus();
    else if (moved.current) first.current?.focus();
    moved.current = true;
  }, [asked]);
  if (!asked)
    return (
      <button type="button" class="bouton secondaire" ref={first} onClick={() => setAsked(true)}>
        {children}
      </button>
    );
  return (
    <div class="confirmer" role="group" aria-label={question}>
      <p>{question}</p>
      <div class="rang">
        <button
          type="button"
          class="bouton"
          aria-disabled={busy}
          onClick={() => {
            setAsked(false);
            onYes();
          }}
        >
          {yes}
        </button>
        <button
          type="button"
          class="bouton secondaire"
          ref={refuse}
          onClick={() => setAsked(false)}
        >
          Annuler
        </button>
      </div>
    </div>
  );
}
