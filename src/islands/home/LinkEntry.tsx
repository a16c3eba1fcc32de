/** Home of a visitor: « J’ai un lien ou un code ». It leads to the page that asks « Je suis … ». */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { VNode } from 'preact';
import type { OnPage } from '../../page/base/live-page.ts';
import { linkIn, linkProblem } from './personal-link.ts';

/** As the foot of every page leads here. */
const ANCHOR = 'lien';

export function LinkEntry(_: OnPage): VNode {
  const [problem, setProblem] = useState('');
  const [isOpen, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const open = (): void => {
      if (location.hash !== `#${ANCHOR}`) return;
      setOpen(true);
      requestAnimationFrame(() => field.current?.focus());
    };
    open();
    addEventListener('hashchange', open);
    return () => removeEventListener('hashchange', open);
  }, []);

  function enter(event: SubmitEvent): void {
    event.preventDefault();
    const typed = field.current?.value ?? '';
    const path = linkIn(typed);
    if (path !== null) return location.assign(path);
    setProblem(linkProblem(typed));
    field.current?.focus();
  }

  return (
    <details
      class="lien-personnel"
      id={ANCHOR}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>J’ai un lien ou un code</summary>
      <form noValidate onSubmit={enter}>
        <label htmlFor="_lien">Votre lien personnel, ou son code</label>
        <p class="petit doux" id="_lien-aide">
          Votre centre vous l’a envoyé, ou donné sur papier. Collez le message entier si vous
          voulez.
        </p>
        <input
          id="_lien"
          ref={field}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          aria-describedby={problem === '' ? '_lien-aide' : '_lien-aide _lien-faute'}
          aria-invalid={problem === '' ? undefined : true}
        />
        {problem === '' ? null : (
          <p class="probleme" id="_lien-faute" role="alert">
            {problem}
          </p>
        )}
        <button type="submit" class="bouton secondaire">
          Continuer
        </button>
      </form>
    </details>
  );
}
