/**
 * What only the pages of a SCORM package need (`<html data-paquet data-unite>`): the LMS's API and the
 * storage of whom it names. Loaded at once, since only the LMS knows who learns here.
 */
import { deflateSync, inflateSync } from 'fflate';
import { emptyProgress } from '../../core/progress/fold.ts';
import type { PageUnit } from '../../core/xapi/page-unit.ts';
import { parseProgress } from '../../core/progress/parse.ts';
import type { Observable } from '../../player/observable.ts';
import type { Player } from '../../player/player.ts';
import { findApi, type ScormApi } from '../../player/scorm-api.ts';
import { memoryStore, openStore, type Store } from '../../player/store.ts';
import { adopt } from '../../player/trackers/scorm-adopt.ts';
import { beginScorm, openScormSession } from '../../player/trackers/scorm-session.ts';
import { masteryOf } from '../../player/trackers/scorm.ts';
import { databaseOf, VISITOR } from '../base/learner-key.ts';
import type { Delivery, Terms } from '../base/live-page.ts';
import { follow, lookOn } from './following.ts';
import { NOT_BEGUN, ONE_A_VISIT } from './words.ts';
import { say } from '../base/who-reads.ts';

export interface OpenedScorm {
  readonly store: Store;
  /** Null: nobody launched it. */
  readonly terms: Terms | null;
  /** @returns what to call when something new waits. */
  readonly track: (player: Player, delivery: Observable<Delivery>) => () => void;
}

const compression = {
  deflate: (data: Uint8Array) => deflateSync(data, { level: 9 }),
  inflate: (data: Uint8Array) => inflateSync(data),
};

const open = (learner: string) => openStore(databaseOf(learner), emptyProgress, parseProgress);

/** @param session key of the events of this lesson, whichever launch they were given in */
export async function openScorm(session: string, uuid: () => string): Promise<OpenedScorm> {
  const began = performance.now();
  const version = document.documentElement.dataset['paquet'] === 'scorm12' ? '1.2' : '2004';
  const page = readUnit();
  const unit = { id: page.id, kind: page.kind };
  const api = findApi(version, window);
  if (!api) return outside();
  const start = beginScorm(api, location.origin);
  if (!start) return notBegun(api, uuid);
  const opened = await openScormSession({ start, unit, session, compression, open });
  if (!start.counts)
    return {
      store: keepingNothing(opened.store),
      terms: termsOf(api),
      track: () => lookOn(api),
    };
  await takeOver(opened.store, session);
  const following = { ...opened, api, unit, page, session, began, compression };
  return {
    store: opened.store,
    terms: termsOf(api),
    track: (player, delivery) => follow(player, { ...following, learner: start.learner, delivery }),
  };
}

const termsOf = (api: ScormApi): Terms => ({
  moreTries: 0,
  masteryScore: masteryOf(api),
  reviewing: api.get(api.version === '1.2' ? 'cmi.core.lesson_mode' : 'cmi.mode') === 'review',
  opensMore: 'platform',
});

function readUnit(): PageUnit {
  return JSON.parse(document.getElementById('unite')?.textContent ?? '') as PageUnit;
}

/** Nobody receives the answers: they stay in this browser, and the site around the lesson is back. */
async function outside(): Promise<OpenedScorm> {
  delete document.documentElement.dataset['lancement'];
  return {
    store: keepingNothing(await open(VISITOR)),
    terms: null,
    track: () => {
      say(
        'Aucune plateforme trouvée',
        '. Ouvrez la leçon depuis votre plateforme pour que vos réponses y soient enregistrées. Ici, elles restent dans ce navigateur.',
      );
      return () => undefined;
    },
  };
}

/** The answers wait for the next session of the same person, or of whoever this tab meets first. */
async function notBegun(api: ScormApi, uuid: () => string): Promise<OpenedScorm> {
  const code = api.lastError();
  delete document.documentElement.dataset['lancement'];
  const store = await open(api.visitor() ?? nobody(uuid)).catch(() => memoryStore(emptyProgress));
  return {
    store,
    terms: null,
    track: (_, delivery) => {
      delivery.value = 'waiting';
      say('La séance n’est pas ouverte', code === '104' ? ONE_A_VISIT : NOT_BEGUN);
      return () => undefined;
    },
  };
}

/** In sessionStorage: names the storage of what was answered in this tab before its LMS named anybody. */
const TAB = 'cqp-scorm-onglet';

function nobody(uuid: () => string): string {
  const known = tabStorage((area) => area.getItem(TAB));
  const name = known ?? `onglet-${uuid()}`;
  tabStorage((area) => area.setItem(TAB, name));
  return name;
}

async function takeOver(store: Store, session: string): Promise<void> {
  const name = tabStorage((area) => area.getItem(TAB));
  if (!name) return;
  await open(name)
    .then((from) => adopt(from, store, session))
    // What cannot be read now is still there the next time.
    .catch(() => undefined);
}

function tabStorage<T>(use: (area: Storage) => T): T | null {
  try {
    return use(sessionStorage);
  } catch {
    // A browser that refuses it: the answers then live in their database alone.
    return null;
  }
}

/** The same store, with no outbox to fill: nothing will ever empty it. */
const keepingNothing = (store: Store): Store => ({
  ...store,
  commit: (make) => store.commit(make, null),
});
