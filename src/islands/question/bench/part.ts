/** A part of the bench that is fetched once somebody needs it, once a page. */
import { useEffect, useState } from 'preact/hooks';

export interface Part<T> {
  /** Rejects without a network. */
  fetch: () => Promise<T>;
  /** null until it has come. */
  here: T | null;
}

/** @param onFailure asked again, a browser may say without a try that it cannot be had: a reload tries anew */
export function usePart<T>(part: Part<T>, wanted: boolean, onFailure: () => void): T | null {
  const [, paint] = useState(0);
  useEffect(() => {
    if (!wanted || part.here) return;
    part.fetch().then((found) => {
      part.here = found;
      paint((count) => count + 1);
    }, onFailure);
  }, [wanted]);
  return part.here;
}
