/** A page of a SCORM package while its session lasts: the tracker, the ways out, the state of things in words. */
import type { PageUnit } from '../../core/xapi/page-unit.ts';
import type { Compression, SuspendedUnit } from '../../core/scorm/suspend.ts';
import type { ScoDescription } from '../../core/scorm/types.ts';
import { browserLocks } from '../../player/locks.ts';
import type { Observable } from '../../player/observable.ts';
import type { Player } from '../../player/player.ts';
import type { ScormApi } from '../../player/scorm-api.ts';
import { allOf } from '../../player/stores.ts';
import type { ScormOpened } from '../../player/trackers/scorm-session.ts';
import { takeTurn } from '../../player/trackers/scorm-turn.ts';
import { trackScorm, type ScormTracker } from '../../player/trackers/scorm.ts';
import type { Delivery } from '../base/live-page.ts';
import { wire } from './leaving.ts';
import { ELSEWHERE, LEFT_BEHIND, waitingWords } from './words.ts';
import { say } from '../base/who-reads.ts';

export interface FollowedSession extends ScormOpened {
  readonly api: ScormApi;
  readonly unit: SuspendedUnit;
  readonly page: PageUnit;
  readonly session: string;
  readonly learner: string;
  /** performance.now() when the session began. */
  readonly began: number;
  readonly compression: Compression;
  readonly delivery: Observable<Delivery>;
}

const RETRY_MS = 20_000;
/** Two answers in a row are one call. */
const GATHER_MS = 400;
/** Sections come by fast while one scrolls; an LMS is not asked for each. */
const SECTIONS_MS = 5000;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Browse and review: nothing is reported. */
export function lookOn(api: ScormApi): () => void {
  say('Consultation', ' : votre plateforme n’enregistre pas vos réponses pendant cette séance.');
  wire(api, { tracker: () => null, isReader: () => false });
  return () => undefined;
}

/** @returns what to call when something new waits */
export function follow(player: Player, following: FollowedSession): () => void {
  const { api, unit, session, began, delivery } = following;
  let sco: ScoDescription = { required: [], objectives: [] };
  let tracker: ScormTracker | null = null;
  let isReader = false;
  // Before anything is waited for: whoever leaves now must find the door.
  wire(api, { tracker: () => tracker, isReader: () => isReader });
  const words = deliveryWords(player, delivery);

  async function reach(): Promise<boolean> {
    if (!navigator.onLine) return false;
    const found = await readSco();
    sco = found ?? sco;
    return found !== null;
  }

  async function start(): Promise<void> {
    await player.ready;
    const name = `cqp-scorm-${following.learner}-${unit.id}`;
    const locks = browserLocks();
    const giveUp = await takeTurn(locks, name, wait);
    if (!giveUp) {
      isReader = true;
      delivery.value = 'waiting';
      say('Leçon ouverte dans un autre onglet', ELSEWHERE);
      return locks.hold(name, () => {
        say('L’autre onglet est fermé', LEFT_BEHIND);
        return Promise.resolve();
      });
    }
    addEventListener('pagehide', giveUp);
    tracker = trackScorm({
      api,
      unit,
      masteryScore: following.page.masteryScore ?? 1,
      sco: () => sco,
      store: allOf(player.stores),
      session,
      lastTold: following.told,
      reach,
      online: () => navigator.onLine,
      progress: () => player.progress.value,
      elapsed: () => (performance.now() - began) / 1000,
      compression: following.compression,
      later: (again) => void setTimeout(again, RETRY_MS),
      told: words.told,
    });
    const done = player.progress.value.lessons[unit.id]?.completed ?? null;
    // A finished lesson is read again from its beginning.
    if (following.location !== null && done === null && scrollY === 0)
      document.getElementById(following.location)?.scrollIntoView();
    await tracker.flush();
  }

  const started = start();
  const kick = gathering(
    async () => (await tracker?.pressing()) ?? false,
    () => started.then(() => tracker?.flush()),
    words.underWay,
  );
  addEventListener('offline', () => {
    if (tracker) words.told(false);
  });
  addEventListener('online', () => void tracker?.flush());
  // What another tab of this lesson records is this one's to send.
  player.progress.subscribe(kick);
  return kick;
}

/** @returns what to call when something new waits */
function gathering(
  pressing: () => Promise<boolean>,
  flush: () => Promise<void>,
  underWay: () => void,
): () => void {
  let soon = 0;
  let later = 0;
  const send = (): void => {
    clearTimeout(later);
    later = 0;
    void flush();
  };
  return () => {
    void pressing().then((now) => now && underWay());
    soon ||= window.setTimeout(() => {
      soon = 0;
      void pressing().then((now) => {
        if (now) send();
        else later ||= window.setTimeout(send, SECTIONS_MS);
      });
    }, GATHER_MS);
  };
}

const SCO_MS = 5000;

/**
 * Null when our own file does not come, or something else in its place (a sign-in page): then the LMS
 * cannot be reached either, whatever its API says.
 */
async function readSco(): Promise<ScoDescription | null> {
  try {
    const answer = await fetch(new URL('sco.json', location.href), {
      cache: 'no-store',
      signal: AbortSignal.timeout(SCO_MS),
    });
    const found = answer.ok ? ((await answer.json()) as Partial<ScoDescription>) : {};
    const { required, objectives } = found;
    return required && objectives ? { required, objectives } : null;
  } catch {
    return null;
  }
}

function deliveryWords(
  player: Player,
  delivery: Observable<Delivery>,
): { readonly told: (saved: boolean) => void; readonly underWay: () => void } {
  function told(saved: boolean): void {
    delivery.value = saved ? 'held' : 'waiting';
    if (saved)
      say('Suivi de formation', ' : vos réponses sont enregistrées dans votre plateforme.');
    else say(...waitingWords(navigator.onLine, player.storage.value === 'durable'));
  }
  return {
    told,
    underWay() {
      if (!navigator.onLine) return told(false);
      // What is said of an LMS that takes nothing stays, until it takes something.
      if (delivery.value === 'waiting') return;
      delivery.value = 'under-way';
      say('Suivi de formation', ' : réponse en cours d’enregistrement dans votre plateforme.');
    },
  };
}
