/**
 * What only the pages of a SCORM package need (`<html data-paquet data-unite>`): the LMS's API, the
 * tracker, the buttons that leave, the state of things in words. Loaded at once, since only the LMS
 * knows who learns here.
 */
import { deflateSync, inflateSync } from 'fflate';
import { emptyProgress } from '../core/fold.ts';
import type { PageUnit } from '../core/page-unit.ts';
import { parseProgress } from '../core/parse-progress.ts';
import type { SuspendedUnit } from '../core/scorm/suspend.ts';
import type { ScoDescription } from '../core/scorm/types.ts';
import type { Player } from '../player/player.ts';
import { findApi, type ScormApi } from '../player/scorm-api.ts';
import { openStore, type Store } from '../player/store.ts';
import { allOf } from '../player/stores.ts';
import { openScormSession, type ScormOpened } from '../player/trackers/scorm-session.ts';
import { masteryOf, trackScorm, type ScormTracker } from '../player/trackers/scorm.ts';
import { databaseOf, VISITOR, type Terms } from './player.ts';
import { wire } from './scorm-leaving.ts';
import { say } from './who-reads.ts';

export interface OpenedScorm {
  readonly store: Store;
  /** Null: nobody launched it. */
  readonly terms: Terms | null;
  /** @returns what to call when something new waits. */
  readonly track: (player: Player) => () => void;
}

const compression = {
  deflate: (data: Uint8Array) => deflateSync(data, { level: 9 }),
  inflate: (data: Uint8Array) => inflateSync(data),
};

/** @param session key of the events of this lesson, whichever launch they were given in */
export async function openScorm(session: string, uuid: () => string): Promise<OpenedScorm> {
  const began = performance.now();
  const version = document.documentElement.dataset['paquet'] === 'scorm12' ? '1.2' : '2004';
  const page = readUnit();
  const unit: SuspendedUnit = { id: page.id, kind: page.kind };
  const open = (learner: string) => openStore(databaseOf(learner), emptyProgress, parseProgress);
  const api = findApi(version, window);
  if (!api?.start()) return alone(await open(VISITOR), api !== null);
  const opened = await openScormSession({
    api,
    unit,
    session,
    compression,
    open,
    origin: location.origin,
    uuid,
  });
  return {
    store: opened.kept ? opened.store : keepingNothing(opened.store),
    terms: {
      moreTries: 0,
      masteryScore: masteryOf(api),
      reviewing: api.get(version === '1.2' ? 'cmi.core.lesson_mode' : 'cmi.mode') === 'review',
      opensMore: 'platform',
    },
    track: (player) => follow(player, { api, unit, page, session, opened, began }),
  };
}

function readUnit(): PageUnit {
  return JSON.parse(document.getElementById('unite')?.textContent ?? '') as PageUnit;
}

/** Nobody receives the answers: they stay in this browser, and the site around the lesson is back. */
function alone(store: Store, refused: boolean): OpenedScorm {
  delete document.documentElement.dataset['lancement'];
  return {
    store: keepingNothing(store),
    terms: null,
    track: () => {
      if (refused)
        say(
          'La séance n’est pas ouverte',
          '. Fermez cette leçon et relancez-la depuis votre plateforme. Ici, vos réponses restent dans ce navigateur.',
        );
      else
        say(
          'Aucune plateforme trouvée',
          '. Ouvrez la leçon depuis votre plateforme pour que vos réponses y soient enregistrées. Ici, elles restent dans ce navigateur.',
        );
      return () => undefined;
    },
  };
}

/** The same store, with no outbox to fill: nothing will ever empty it. */
const keepingNothing = (store: Store): Store => ({
  ...store,
  commit: (make) => store.commit(make, null),
});

interface Following {
  readonly api: ScormApi;
  readonly unit: SuspendedUnit;
  readonly page: PageUnit;
  readonly session: string;
  readonly opened: ScormOpened;
  /** performance.now() when the session began. */
  readonly began: number;
}

const RETRY_MS = 20_000;
/** Two answers in a row are one call. */
const GATHER_MS = 400;
/** Sections come by fast while one scrolls; an LMS is not asked for each. */
const SECTIONS_MS = 5000;

function follow(player: Player, following: Following): () => void {
  const { api, unit, page, session, opened, began } = following;
  if (!opened.kept) {
    say('Consultation', ' : votre plateforme n’enregistre pas vos réponses pendant cette séance.');
    wire(api, () => null);
    return () => undefined;
  }
  let sco: ScoDescription = { required: [], objectives: [] };
  let tracker: ScormTracker | null = null;
  // Before anything is waited for: whoever leaves now must find the door.
  wire(api, () => tracker);
  const described =
    api.version === '1.2'
      ? Promise.resolve()
      : readSco().then((found) => {
          sco = found ?? sco;
        });
  void player.ready.then(() => {
    tracker = trackScorm({
      api,
      unit,
      masteryScore: page.masteryScore ?? 1,
      sco: () => sco,
      store: allOf(player.stores),
      session,
      progress: () => player.progress.value,
      elapsed: () => (performance.now() - began) / 1000,
      compression,
      later: (again) => void setTimeout(again, RETRY_MS),
      told: deliveryWords(player),
    });
    const done = player.progress.value.lessons[unit.id]?.completed ?? null;
    // A finished lesson is read again from its beginning.
    if (opened.location !== null && done === null && scrollY === 0)
      document.getElementById(opened.location)?.scrollIntoView();
  });
  const flush = async (): Promise<void> => {
    await described;
    await tracker?.flush();
  };
  void player.ready.then(flush);
  return gathering(async () => (await tracker?.pressing()) ?? false, flush);
}

/** @returns what to call when something new waits */
function gathering(pressing: () => Promise<boolean>, flush: () => Promise<void>): () => void {
  let soon = 0;
  let later = 0;
  const send = (): void => {
    clearTimeout(later);
    later = 0;
    void flush();
  };
  return () => {
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

/** Null when it does not come: then everything is reported but objectives and the share done. */
async function readSco(): Promise<ScoDescription | null> {
  try {
    const signal = AbortSignal.timeout(SCO_MS);
    const answer = await fetch(new URL('sco.json', location.href), { signal });
    return answer.ok ? ((await answer.json()) as ScoDescription) : null;
  } catch {
    return null;
  }
}

function deliveryWords(player: Player): (saved: boolean) => void {
  let failing = false;
  return (saved) => {
    if (saved) {
      failing = false;
      say('Suivi de formation', ' : vos réponses sont enregistrées dans votre plateforme.');
    } else if (!failing) {
      failing = true;
      const here =
        player.storage.value === 'durable'
          ? 'Elles sont gardées dans ce navigateur et partiront dès qu’elle répond, ou à votre prochaine visite ici.'
          : 'Gardez cette page ouverte : ce navigateur ne peut pas les garder.';
      say('Réponses pas encore enregistrées', `. Votre plateforme ne les a pas prises. ${here}`);
    }
  };
}
