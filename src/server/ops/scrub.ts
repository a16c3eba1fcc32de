/** What was erased leaves the log too: at once, or as soon as whoever still reads it is done. */
import type { Store } from '../store/db.ts';

const AGAIN_MS = 1000;

/** @param signal aborts when the server stops, which empties the log by itself. */
export function openScrub(store: Pick<Store, 'emptyLog'>, signal: AbortSignal): () => void {
  let timer: NodeJS.Timeout | null = null;
  const scrub = (): void => {
    timer = null;
    if (signal.aborted || store.emptyLog()) return;
    timer = setTimeout(scrub, AGAIN_MS);
    timer.unref();
  };
  signal.addEventListener('abort', () => timer && clearTimeout(timer), { once: true });
  return () => {
    if (timer === null) scrub();
  };
}
