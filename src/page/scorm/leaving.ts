/** The ways out of a page of a SCORM package: Quitter, the next lesson, a closed window. */
import type { ScormApi } from '../../player/scorm-api.ts';
import type { ScormTracker } from '../../player/trackers/scorm.ts';
import { readLinksAside } from '../later/links-aside.ts';
import { leavingWords, placeOf } from './words.ts';
import { say } from '../base/who-reads.ts';

interface Leaving {
  /** Null as long as nothing is reported: the session is ended all the same. */
  readonly tracker: () => ScormTracker | null;
  /** Another tab reports: a session ended here would write over what it has said. */
  readonly isReader: () => boolean;
}

/** How long a learner who leaves waits for what is still to be said. */
const LAST_MS = 3000;

export function wire(api: ScormApi, { tracker, isReader }: Leaving): void {
  let left = false;
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) return;
    tracker()?.save();
    // A phone may never come back to this page: what is still to be said goes too.
    void tracker()?.flush();
  });
  // Reloading or closing: a SCO that leaves without saying so loses its session time.
  addEventListener('pagehide', () => void end(false));
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
  const quit = document.getElementById('quitter');
  quit?.addEventListener('click', () => void leave(false));
  // It shows once somebody hears it.
  quit?.setAttribute('data-pret', '');
  if (api.version === '2004' && api.get('adl.nav.request_valid.continue') === 'true') offerNext();
  readLinksAside();

  /** @returns whether the LMS took everything; null when there was nothing to take */
  function end(next: boolean): boolean | null {
    const reporting = tracker();
    if (reporting) return reporting.end(next);
    if (left || isReader()) return null;
    left = true;
    if (next) api.set('adl.nav.request', 'continue');
    api.end();
    return null;
  }

  async function leave(next: boolean): Promise<void> {
    await Promise.race([
      tracker()?.flush(),
      new Promise((resolve) => setTimeout(resolve, LAST_MS)),
    ]);
    const taken = end(next);
    window.close();
    // Still here: the LMS closes nothing by itself, and this button has done what it could.
    quit?.remove();
    say('La séance est terminée', leavingWords(taken, placeOf(window)));
    const line = document.getElementById('qui-lit');
    line?.setAttribute('tabindex', '-1');
    line?.focus();
  }

  /** SCORM 2004: the LMS says whether there is a next lesson. */
  function offerNext(): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'bouton';
    button.textContent = 'Leçon suivante';
    button.addEventListener('click', () => void leave(true));
    document.querySelector('.pied')?.append(button);
  }
}
