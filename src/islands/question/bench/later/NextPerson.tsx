/** The way on to who comes next, where the page has one more bench. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { VNode } from 'preact';

export function NextPerson(): VNode {
  const place = useRef<HTMLParagraphElement>(null);
  const [next, setNext] = useState<HTMLFormElement | null>(null);
  useEffect(() => {
    const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-question=bench]')];
    const at = forms.findIndex((form) => form.contains(place.current));
    setNext(at < 0 ? null : (forms[at + 1] ?? null));
  }, []);
  return (
    <p class="rang" ref={place} hidden={!next}>
      {next ? (
        <button
          type="button"
          class="bouton secondaire"
          onClick={() => {
            next.scrollIntoView({ block: 'start' });
            // Their first step or their debrief, or the button that begins.
            next.querySelector<HTMLElement>('.banc h3, .venue + .rang button')?.focus();
          }}
        >
          Personne suivante&nbsp;: {next.querySelector('.venue b')?.textContent}
        </button>
      ) : null}
    </p>
  );
}
