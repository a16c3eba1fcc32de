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

/** A worker and the titles it needs, asked for together: both are one round trip away. */
export interface Line {
  readonly worker: Worker;
  /** Resolves once the worker's script has failed. */
  readonly broken: Promise<unknown>;
  readonly titles: Promise<Response>;
}

/**
 * `page`: address of the search page; where the site lies and how its pages are named follow from it.
 * `first`: the line already under way; `start` makes another once it is broken.
 */
export function connect(page: string, start: () => Line, first: Line): Connection {
  const base = new URL('.', page).href;
  const index = new URL(page).pathname.endsWith('/') ? '' : 'index.html';
  const listeners = new Set<Ears>();
  const failed = (): void => listeners.forEach((ears) => ears.failed());
  let worker: Worker | null = null;

  const follow = ({ worker: started, broken, titles }: Line): Worker => {
    const send = (message: Ask): void => started.postMessage(message);
    void broken.then(() => {
      // The next question tries again, with another one.
      started.terminate();
      worker = null;
      failed();
    });
    started.onmessage = ({ data }: MessageEvent<Tell>) => {
      if (data.kind === 'failed') failed();
      else listeners.forEach((ears) => ears.answer(data.id, data.answer));
    };
    void titles
      .then((response) => (response.ok ? response.text() : null))
      .catch(() => null)
      .then((text) => send({ kind: 'open', base, titles: text }));
    return started;
  };

  worker = follow(first);
  return {
    ask: (id, query, limits) => {
      worker ??= follow(start());
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
