/** What only a launched page needs: its tracker, the Quitter button, the state of delivery in words. */
import { kindOfLook } from '../../core/question/look-kinds.ts';
import { activeClock } from '../../player/active.ts';
import { isOwn, readLaunch } from '../../player/launch.ts';
import type { PageUnit } from '../../core/xapi/page-unit.ts';
import { browserLocks } from '../../player/locks.ts';
import { observable, type ReadonlyObservable } from '../../player/observable.ts';
import type { Store } from '../../player/store.ts';
import { allOf } from '../../player/stores.ts';
import type { deliverLeftovers } from '../../player/trackers/leftovers.ts';
import { isAnyLeft } from '../../player/trackers/session.ts';
import { bringSpeeches } from '../../player/trackers/speeches.ts';
import type { LaunchData } from '../../player/trackers/session.ts';
import { track } from '../../player/trackers/track.ts';
import type { TimeSpent, Tracker } from '../../player/trackers/tracker.ts';
import { readLinksAside } from '../later/links-aside.ts';
import { closing } from './leaving.ts';
import { onwardLink } from './onward.ts';
import { wordsOf } from './delivery-words.ts';
import { fetchOwn, readersOf, remember } from '../later/learner.ts';
import { databaseOf, isKnown } from '../base/learner-key.ts';
import type { LivePage } from '../base/live-page.ts';
import { loadAnew } from '../base/load-anew.ts';
import { keepSessionKey } from '../base/session-key.ts';
import { say } from '../base/who-reads.ts';

/** @returns what to call when something new waits. */
export function startTracking(page: LivePage): () => void {
  const { player, session, learner, began, launchAddress, terms } = page;
  const data = observable<LaunchData | null>(null);
  const unit = readUnit();
  if (!unit) return () => undefined;
  const store = allOf(player.stores);
  const locks = browserLocks();
  const { leave, here } = closing(session);
  const ours = {
    store,
    locks,
    fetch: window.fetch.bind(window),
    origin: location.origin,
  };
  const launch = readLaunch(new URL(launchAddress ?? location.href));
  const tracker = track({
    ...ours,
    launch,
    id: session,
    database: databaseOf(learner),
    unit,
    began,
    learner: { progress: () => player.progress.value, join: player.join },
    ready: player.ready,
    told(said) {
      data.value = said;
      const { arrangements, masteryScore } = said;
      terms.value = {
        moreTries: arrangements?.moreTries ?? 0,
        masteryScore,
        reviewing: said.launchMode === 'Review',
        opensMore: isKnown() ? 'trainer' : null,
        mode: said.launchMode,
        ...(tracker.renew && { renew: tracker.renew }),
      };
      player.decide(said.launchMode);
    },
    join(twin) {
      keepSessionKey({
        session: twin,
        learner,
        path: location.pathname,
        href: launchAddress ?? '',
      });
      location.reload();
    },
    leave,
  });
  tracker.status.subscribe(({ kind }) => {
    page.mustStay.value = kind === 'opening';
    // Without a session nobody can say that it does not count.
    if (kind === 'unusable') player.decide('Normal');
    // Over before this page could open it (Back, a tab restored): our own launcher opens another.
    if (kind === 'ended' && !data.value && isKnown() && isOwn(launch, location.origin))
      location.replace(`/lancer/${unit.id}${location.hash}`);
  });
  // Before the first answer asks for it: a page that closes at once can still say that answer.
  page.kinds.subscribe((kinds) => {
    void bringSpeeches(kinds.map((look) => ({ kind: kindOfLook(look) }))).catch(() =>
      loadAnew(page),
    );
  });
  // What another tab of this session records is this one's to send.
  player.progress.subscribe(() => tracker.kick());
  const spent = useClock();
  wireEnd(tracker, spent, here);
  const quit = wireQuit(tracker, spent);
  data.subscribe((said) => said && offerNext(said, quit));
  wireReading(store, learner);
  readLinksAside();
  showStatus(tracker, page, data, unit.id);
  // What they could not say may be this session's to say.
  void finishOthers(player.ready, { ...ours, except: session }, () => tracker.kick());
  // Only our own server has a trainer to call.
  if (isKnown()) {
    void fetchOwn(learner).then((me) => me && remember(learner));
    page.caller.value = { unit: unit.id, learner };
  }
  return () => tracker.kick();
}

/** What this page is to an LMS; null on pages that are no assignable unit. */
function readUnit(): PageUnit | null {
  const text = document.getElementById('unite')?.textContent;
  return text ? (JSON.parse(text) as PageUnit) : null;
}

/** @returns what was spent on this page so far */
function useClock(): () => TimeSpent {
  const now = (): number => performance.now() / 1000;
  const clock = activeClock(now, !document.hidden);
  document.addEventListener('visibilitychange', () => clock.shown(!document.hidden));
  for (const use of ['pointerdown', 'keydown', 'scroll'] as const)
    addEventListener(use, () => clock.used(), { passive: true, capture: true });
  return () => ({ seconds: now(), active: clock.seconds() });
}

/** Hidden: noted. Closed: handed over. Shown again from the back/forward cache: taken back. */
function wireEnd(tracker: Tracker, spent: () => TimeSpent, here: () => void): void {
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) tracker.hidden(spent(), false);
    else void tracker.seen?.();
  });
  addEventListener('focus', () => void tracker.seen?.());
  addEventListener('pagehide', () => tracker.hidden(spent(), true));
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    here();
    // The session may have been ended meanwhile; only a fresh page can tell, or ask for a new launch.
    location.reload();
  });
}

/** How soon a page that stays open asks again for an earlier session. */
const AGAIN_MS = 60_000;

/** Earlier sessions of this learner that never ended: rare, so fetched only then, and tried until answered. */
async function finishOthers(
  ready: Promise<void>,
  parts: Omit<Parameters<typeof deliverLeftovers>[0], 'now'>,
  finished: () => void,
): Promise<void> {
  await ready;
  if (!(await isAnyLeft(parts.store, parts.except))) return;
  const { deliverLeftovers } = await import('../../player/trackers/leftovers.ts');
  while (await deliverLeftovers({ ...parts, now: Date.now() })) {
    finished();
    await new Promise((resolve) => {
      setTimeout(resolve, AGAIN_MS);
      addEventListener('online', resolve, { once: true });
    });
  }
  finished();
}

/** « Qui voit quoi ? » : a dialog over the lesson, fetched when its link is reached for. */
function wireReading(store: Store, learner: string): void {
  const link = document.querySelector<HTMLAnchorElement>('.qui a');
  const load = () => import('../later/who-sees-what.ts');
  for (const sign of ['focus', 'pointerdown'])
    link?.addEventListener(sign, () => void load().catch(() => null), { once: true });
  link?.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    load().then(
      ({ showReading }) => showReading(store, link, learner),
      // Offline before it was ever opened: the page it stands for, beside the lesson.
      () => window.open(link.href, '_blank', 'noopener'),
    );
  });
}

/** « Quitter » : sends what is left, says `terminated`, goes back where the LMS wants (cmi5 10.2.6). */
function wireQuit(tracker: Tracker, spent: () => TimeSpent): Leave {
  const button = document.getElementById('quitter');
  let warned = false;
  let leaving = false;
  button?.addEventListener('click', () => void leave());
  // Shown from here on only: a press before would be lost.
  button?.toggleAttribute('data-pret', true);
  return leave;

  async function leave(onwards = false): Promise<void> {
    if (leaving) return;
    leaving = true;
    const { sent, returnUrl } = await tracker.quit(spent());
    leaving = false;
    if (!sent && !warned) {
      warned = true;
      return say(
        'Des réponses ne sont pas encore parties',
        '. Elles sont gardées ici et partiront à votre prochaine visite. Appuyez encore pour partir maintenant.',
      );
    }
    // Under another platform, coming back here finds the session over; our own launches anew.
    if (isKnown()) keepSessionKey(null);
    if (returnUrl !== null) return location.assign(onwards ? `${returnUrl}?suite=1` : returnUrl);
    window.close();
    say(
      'La séance est terminée',
      '. Vos réponses sont enregistrées. Vous pouvez fermer cet onglet.',
    );
  }
}

/** Sends, ends the session, goes back. @param onwards to the next unit, where our own server leads */
type Leave = (onwards?: boolean) => Promise<void>;

/** « Leçon suivante » under our own launcher, in the place of the links to neighbours. */
function offerNext({ returnUrl }: LaunchData, leave: Leave): void {
  const next = onwardLink(document)?.querySelector('span');
  if (!next || !returnUrl?.startsWith(`${location.origin}/retour/`)) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'bouton';
  button.id = 'suivant';
  const [label, title] = [...next.childNodes].map((node) => node.textContent?.trim() ?? '');
  button.textContent = `${label ?? ''} : ${title ?? ''}`;
  button.addEventListener('click', () => void leave(true));
  document.getElementById('suivant')?.remove();
  document.querySelector('.pied')?.append(button);
}

/** How long « De nouveau en ligne » stays before the line says again who reads. */
const CAUGHT_UP_MS = 5000;

function showStatus(
  tracker: Tracker,
  { player, learner }: LivePage,
  data: ReadonlyObservable<LaunchData | null>,
  unit: string,
): void {
  let readers: ReturnType<typeof readersOf> | null = null;
  let [caughtUp, wasAway] = [0, false];
  const aloud = document.createElement('p');
  aloud.className = 'invisible';
  aloud.setAttribute('role', 'status');
  document.body.append(aloud);

  function show(): void {
    const status = tracker.status.value;
    if (status.kind === 'waiting') {
      wasAway ||= !navigator.onLine;
      if (wasAway) caughtUp = Math.max(caughtUp, status.count);
    }
    const said = wordsOf(status, {
      online: navigator.onLine,
      durable: player.storage.value === 'durable',
      readers,
      caughtUp,
      counts: (data.value?.launchMode ?? 'Normal') === 'Normal',
    });
    if (status.kind === 'sent' && caughtUp > 0) {
      [caughtUp, wasAway] = [0, false];
      setTimeout(show, CAUGHT_UP_MS);
    }
    say(said.strong, said.rest, said.relaunch ? relaunchLink(unit) : undefined);
    const text = said.strong + said.rest;
    if (said.aloud ? aloud.textContent !== text : aloud.textContent !== '')
      aloud.textContent = said.aloud ? text : '';
  }

  tracker.status.subscribe(show);
  for (const change of ['online', 'offline']) addEventListener(change, show);
  void fetchOwn(learner).then((me) => {
    readers = me && readersOf(me);
    show();
  });
}

/** Under our own server, the way back in is one press away. */
function relaunchLink(unit: string): HTMLAnchorElement | undefined {
  if (!isKnown()) return undefined;
  const link = document.createElement('a');
  link.href = `/lancer/${unit}`;
  // Not to be read aside: it opens the lesson here.
  link.target = '_self';
  link.textContent = 'Relancer la leçon';
  return link;
}
