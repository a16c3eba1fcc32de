/**
 * A question of the page, before something that cannot be taken back: it takes the focus when it
 * appears, and gives it back to what opened it unless an answer has moved it elsewhere.
 */
import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface AskedProps {
  readonly class: string;
  /** Read aloud as the name of what received the focus: no live region besides. */
  readonly question: string;
  /** The buttons that answer. */
  readonly children: ComponentChildren;
}

export function ConfirmBox({ class: box, question, children }: AskedProps): VNode {
  const group = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const { activeElement: opener } = document;
    const { current } = group;
    current?.focus();
    return () => {
      // Leaving with the focus inside would drop it on the page's body.
      if (current?.contains(document.activeElement) && opener instanceof HTMLElement)
        opener.focus();
    };
  }, []);

  return (
    <div class={`encadre ${box}`} role="group" aria-label={question} tabIndex={-1} ref={group}>
      <p>{question}</p>
      <div class="rang">{children}</div>
    </div>
  );
}
