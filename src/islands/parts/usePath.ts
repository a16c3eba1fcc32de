import { useLayoutEffect, useState } from 'preact/hooks';
import { shownPath } from './shown-path.ts';

/** The path this page shows, as it changes under the eyes; undefined where the page is built, and until it wakes. */
export function usePath(): string | null | undefined {
  const [path, setPath] = useState<string | null>();
  useLayoutEffect(() => {
    const tell = (): void => setPath(shownPath());
    tell();
    const observer = new MutationObserver(tell);
    observer.observe(document.documentElement, { attributeFilter: ['data-parcours'] });
    return () => observer.disconnect();
  }, []);
  return path;
}
