/** The page's line to the service worker that ends its session, should it close. */
import worker from '../../player/end-closed-page.worker.ts?worker&url';
import type { Legacy, Word } from '../../player/trackers/last-word.ts';

export interface Closing {
  /** In the page's last moment. */
  readonly leave: (legacy: Legacy) => void;
  /** The page is there (again). */
  readonly here: () => void;
}

/** Without a service worker (unencrypted page, third-party frame), the LMS abandons the session. */
export function closing(id: string): Closing {
  let line: ServiceWorkerRegistration | null = null;
  const tell = (word: Word): void => line?.active?.postMessage(word);
  const here = (): void => tell({ kind: 'here', id });
  void register().then((registration) => {
    line = registration;
    here();
  });
  const page = location.origin + location.pathname;
  return { leave: (legacy) => tell({ kind: 'left', legacy, page }), here };
}

/** Null where there is none: a frame that may keep nothing throws as soon as it is named. */
async function register(): Promise<ServiceWorkerRegistration | null> {
  try {
    // Its scope is the folder of scripts: it controls no page.
    return await navigator.serviceWorker.register(worker, {
      type: import.meta.env.DEV ? 'module' : 'classic',
    });
  } catch {
    return null;
  }
}
