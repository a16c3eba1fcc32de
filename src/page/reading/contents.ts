/** Where the reader is in the contents; tables that overflow can be scrolled with the keyboard. */
import { observable, type ReadonlyObservable } from '../../player/observable.ts';

/** @returns the place of the part that is read, 0-based among the page's contents */
export function followReading(): ReadonlyObservable<number> {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.plan li a')];
  const current = observable(0);
  const headings = links.flatMap(
    ({ hash }) => document.getElementById(decodeURIComponent(hash.slice(1))) ?? [],
  );
  passing(headings, 'whole', (ahead) => {
    const next = headings.findIndex((heading) => ahead.has(heading));
    current.value = Math.max(0, (next < 0 ? headings.length : next) - 1);
    for (const [at, link] of links.entries()) {
      if (at === current.value) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
  });

  const resized = new ResizeObserver((entries) => {
    for (const { target } of entries)
      for (const [name, value] of Object.entries(SCROLLED)) {
        if (target.scrollWidth > target.clientWidth) target.setAttribute(name, value);
        else target.removeAttribute(name);
      }
  });
  for (const table of document.querySelectorAll('.tableau')) resized.observe(table);
  return current;
}

const SCROLLED = { tabindex: '0', role: 'region', 'aria-label': 'Tableau, à faire défiler' };

/** How far below the top of the window one reads, in px. */
const EYE = 160;

/**
 * Tells which of these are ahead: each as a whole, or some of it, is still lower than where one reads, however
 * far below. Called once they are observed, then whenever one is passed, either way.
 */
export function passing(
  elements: readonly Element[],
  much: 'whole' | 'some',
  tell: (ahead: ReadonlySet<Element>) => void,
): () => void {
  const ahead = new Set<Element>();
  // A hair less than all of it: fractions of a pixel.
  const threshold = much === 'whole' ? 0.99 : 0;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, intersectionRatio, target } of entries)
        ahead[isIntersecting && intersectionRatio >= threshold ? 'add' : 'delete'](target);
      // Open in the text, the parts push it down: one reads where one did.
      if (!document.documentElement.hasAttribute('data-parties')) tell(ahead);
    },
    { rootMargin: `-${String(EYE)}px 0px 1000000px`, threshold },
  );
  for (const element of elements) observer.observe(element);
  return () => observer.disconnect();
}
