/** « Revoir les documents »: on a phone, a question's papers stay one press away while it is answered. */
import { render, type VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import style from '../../styles/revoir.css?url';
import { dress } from '../../page/later/late-style.ts';
import { Icon } from '../parts/Icon.tsx';
import { dialogDrawings } from '../parts/dialog-drawings.ts';
import { paperDrawings } from './drawings.ts';

interface Props {
  /** The papers of the question that the button stands in, as the page shows them. */
  readonly papersOf: (question: HTMLElement) => HTMLElement | null;
}

/** Stands in `.revoir-documents`, at the foot of its question; where papers are near it, it is not shown. */
export function Revisit({ papersOf }: Props): VNode {
  // Fetched with the button, not with the press: the network may be gone by then.
  useEffect(() => void dress(style), []);
  return (
    <button
      type="button"
      class="bouton secondaire"
      aria-haspopup="dialog"
      onClick={({ currentTarget: opener }) => {
        const question = opener.closest<HTMLElement>('.question');
        const papers = question && papersOf(question);
        if (papers) open(papers, opener);
      }}
    >
      <Icon draw={paperDrawings.documents} /> Revoir les documents
    </button>
  );
}

/** The page stays as it is: what is under the dialog keeps its scroll, and the opener takes the focus back. */
function open(group: HTMLElement, opener: HTMLElement): void {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialogue revue';
  dialog.setAttribute('aria-labelledby', TITLE);
  // Inside the module's ink.
  (document.querySelector('main') ?? document.body).append(dialog);
  render(<Review group={group} close={() => dialog.close()} />, dialog);
  dialog.onclose = () => {
    render(null, dialog);
    dialog.remove();
    opener.focus({ preventScroll: true });
  };
  dialog.showModal();
  dialog.querySelector('h2')?.focus();
}

const TITLE = '_documents';

function Review({
  group,
  close,
}: {
  readonly group: HTMLElement;
  readonly close: () => void;
}): VNode {
  const names = [...group.querySelectorAll('figcaption span')].map((name) => name.textContent);
  const body = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const figures = (): HTMLElement[] => [...(body.current?.querySelectorAll('figure') ?? [])];

  // The first paper that is not scrolled past is the one being read.
  useEffect(() => {
    const ahead = new Set<Element>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries)
          ahead[isIntersecting ? 'add' : 'delete'](target);
        setCurrent(
          Math.max(
            0,
            figures().findIndex((figure) => ahead.has(figure)),
          ),
        );
      },
      { root: body.current, rootMargin: '-96px 0px 0px' },
    );
    for (const figure of figures()) observer.observe(figure);
    return () => observer.disconnect();
  }, []);

  function go(to: number): void {
    const figure = figures()[to];
    figure?.scrollIntoView({ block: 'start' });
    figure?.focus({ preventScroll: true });
    setCurrent(to);
  }

  return (
    <>
      <header>
        <h2 id={TITLE} tabIndex={-1}>
          Les documents
        </h2>
        <button type="button" class="outil" aria-label="Fermer les documents" onClick={close}>
          <Icon draw={dialogDrawings.fermer} />
        </button>
      </header>
      <div ref={body}>
        {names.length > 1 ? (
          <nav class="sauter" aria-label="Les documents">
            {names.map((name, at) => (
              <button
                key={at}
                type="button"
                aria-current={at === current ? true : undefined}
                onClick={() => go(at)}
              >
                <b>{at + 1}</b>
                {name}
              </button>
            ))}
          </nav>
        ) : null}
        <div dangerouslySetInnerHTML={{ __html: group.outerHTML }} />
      </div>
      <div class="actions">
        <button type="button" class="bouton" onClick={close}>
          Revenir à la question
        </button>
      </div>
    </>
  );
}
