/** What only a tracked page needs: the tracker, the Quitter button, the state of delivery in words. */
import { activeClock } from '../player/active.ts';
import {
  track,
  type Tracker,
  type TrackerParts,
  type TrackerStatus,
} from '../player/trackers/cmi5.ts';
import { readLinksAside } from './aside.ts';
import { boot } from './player.ts';
import { write } from './who-reads.ts';
import { plural } from './words.ts';

interface Parts extends Omit<TrackerParts, 'told'> {
  /** The session ended here. */
  readonly over: () => void;
}

/** @returns what to call when something new waits. */
export async function startTracking({ over, ...parts }: Parts): Promise<() => void> {
  write('Suivi de formation', 'vos réponses sont envoyées à votre centre.');
  readLinksAside();
  const tracker = await track({ ...parts, told: tellDelivery });
  tracker.kick();
  wireQuit(tracker, over);
  // Only our own server has a trainer to call.
  if (boot && /\bconnu=1/.test(document.cookie)) {
    const { learner } = boot;
    const unit = location.pathname.replace(/^\/modules\/|\/$/g, '');
    void import('./help/offer.tsx').then(({ offerHelp }) => offerHelp(unit, learner));
  }
  return () => tracker.kick();
}

/** « Quitter » : sends what is left, says `terminated`, goes back where the LMS wants (cmi5 10.2.6). */
function wireQuit(tracker: Tracker, over: () => void): void {
  const clock = activeClock(() => performance.now() / 1000, !document.hidden);
  document.addEventListener('visibilitychange', () => clock.shown(!document.hidden));
  for (const use of ['pointerdown', 'keydown', 'scroll'] as const)
    addEventListener(use, () => clock.used(), { passive: true, capture: true });
  document.getElementById('quitter')?.addEventListener('click', () => {
    void tracker.quit(clock.seconds()).then((returnUrl) => {
      over();
      if (returnUrl === null) window.close();
      else location.assign(returnUrl);
    });
  });
}

function tellDelivery(status: TrackerStatus): void {
  switch (status.kind) {
    case 'sent':
      return write('Suivi de formation', 'toutes vos réponses sont envoyées à votre centre.');
    case 'waiting':
      return write(
        navigator.onLine ? 'Suivi de formation' : 'Hors ligne',
        navigator.onLine
          ? `${plural(status.count, 'réponse')} en attente d’envoi, gardées ici.`
          : 'continuez, vos réponses partiront au retour du réseau.',
      );
    case 'refused':
      return write(
        'Réponses refusées',
        `votre plateforme a refusé ${plural(status.count, 'réponse')}. Elles restent gardées ici.`,
      );
    case 'unusable':
      return write('Réponses non envoyées', status.message);
  }
}
