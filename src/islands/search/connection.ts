/** The page's line to the search's worker. */
import type { Answer, Hit, Limits } from '../../search/answer.ts';
import type { Ask, Tell } from '../../search/session.ts';

export interface Connection {
  readonly ask: (id: number, query: string, limits: Limits) => void;
  /** Returns a function that stops hearing. */
  readonly listen: (ears: Ears) => () => void;
  /** Address of a page of the site: "glossaire/" → "/glossaire/", or "/glossaire/index.html". */
  readonly href: (path: string) => string;
}

export interface Ears {
  readonly answer: (id: number, answer: Answer) => void;
  readonly failed: () => void;
}

/**
 * Starts the worker and fetches the titles beside it, so that both are one round trip away.
 * `page`: address of the search page; where the site lies and how its pages are named follow from it.
 */
export function connect(page: string): Connection {
  const base = new URL('.', page).href;
  const index = new URL(page).pathname.endsWith('/') ? '' : 'index.html';
  const listeners = new Set<Ears>();
  const failed = (): void => listeners.forEach((ears) => ears.failed());
  let worker: Worker | null = null;

  const start = (): Worker => {
    const started = new Worker(new URL('../../search/worker.ts', import.meta.url), {
      type: 'module',
    });
    const send = (message: Ask): void => started.postMessage(message);
    started.onerror = () => {
      // The next question tries again, with another one.
      started.terminate();
      worker = null;
      failed();
    };
    started.onmessage = ({ data }: MessageEvent<Tell>) => {
      if (data.kind === 'failed') failed();
      else listeners.forEach((ears) => ears.answer(data.id, data.answer));
    };
    void fetch(`${base}titres.json`)
      .then((response) => (response.ok ? response.text() : null))
      .catch(() => null)
      .then((titles) => send({ kind: 'open', base, titles }));
    return started;
  };

  worker = start();
  return {
    ask: (id, query, limits) => {
      worker ??= start();
      worker.postMessage({ kind: 'search', id, query, limits } satisfies Ask);
    },
    listen: (ears) => {
      listeners.add(ears);
      return () => listeners.delete(ears);
    },
    href: (path) => new URL(`../${path}${index}`, base).href,
  };
}

export function hrefOf({ path, anchor }: Hit, { href }: Connection): string {
  return href(path) + (anchor === '' ? '' : `#${encodeURIComponent(anchor)}`);
}
