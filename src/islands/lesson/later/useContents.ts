/** The contents of a page, open under the button that stays at the top of the screen. */
import { useEffect, useState } from 'preact/hooks';
import { afterPaint } from '../../../page/base/after-paint.ts';

interface Contents {
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

/**
 * They open in the text, which moves down, and back up once they close: `data-parties` on the page shows them
 * (`styles/lesson/later/reading-bar.css`).
 *
 * @param contents holds the button and what it opens
 */
export function useContents(contents: HTMLElement): Contents {
  const [isOpen, setOpen] = useState(false);
  const root = document.documentElement;

  // At once: a link of the contents leads to where its heading is once they are closed.
  const open = (next: boolean): void => {
    // Else browsers scroll what moves back to where it was; after they closed, until the page is laid out.
    root.style.overflowAnchor = 'none';
    root.toggleAttribute('data-parties', next);
    if (!next) afterPaint(() => (root.style.overflowAnchor = ''));
    setOpen(next);
  };

  useEffect(() => {
    if (!isOpen) return;
    const button = contents.querySelector('button');
    const hold = new AbortController();
    const on = { signal: hold.signal };
    const isOutside = (target: EventTarget | null): boolean =>
      target instanceof Node && !contents.contains(target);

    const clicked = ({ target }: Event): void => {
      const link = target instanceof Element ? target.closest('a') : null;
      if (!link && !isOutside(target)) return;
      open(false);
      if (link && !isOutside(link)) leadTo(link);
    };
    const typed = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape') return;
      open(false);
      button?.focus({ preventScroll: true });
    };
    // Tab leads out of them: what it leads to moves up, and stays in view.
    const moved = ({ key }: KeyboardEvent): void => {
      const { activeElement } = document;
      if (key !== 'Tab' || !isOutside(activeElement)) return;
      open(false);
      activeElement?.scrollIntoView({ block: 'nearest' });
    };
    document.addEventListener('click', clicked, on);
    document.addEventListener('keydown', typed, on);
    document.addEventListener('keyup', moved, on);
    return () => hold.abort();
  }, [isOpen]);

  return { isOpen, toggle: () => open(!isOpen) };
}

/** The link goes away: the focus follows it to where it leads. */
function leadTo({ hash }: HTMLAnchorElement): void {
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!target) return;
  target.tabIndex = -1;
  target.focus();
}
