/** The one entry a page calls: its player, wired to the real browser, and what follows the first paint. */
import { emptyProgress } from '../core/progress/fold.ts';
import { parseProgress } from '../core/progress/parse.ts';
import type { Look } from '../core/question/types.ts';
import { observable } from '../player/observable.ts';
import { createPlayer } from '../player/player.ts';
import { modeIn, sessionKey } from '../player/session-record.ts';
import { openStore, type Store } from '../player/store.ts';
import { tabsOver } from '../player/tabs.ts';
import { afterPaint } from './base/after-paint.ts';
import { databaseOf, isKnown, learnerOf, rememberedLearner, VISITOR } from './base/learner-key.ts';
import type { Caller, Delivery, LivePage, Terms } from './base/live-page.ts';
import { loadAnew } from './base/load-anew.ts';
import { keepSessionKey, readSessionKey } from './base/session-key.ts';
import { uuid } from './base/uuid.ts';
import { alarm, tellStorageRefused, write } from './base/who-reads.ts';

/** Called once a page, by its script. */
export function start(window: Window, document: Document): LivePage {
  const began = new Date().toISOString();
  const { location } = window;
  const { href, pathname: path, search } = location;
  const query = new URLSearchParams(search);
  const known = isKnown();
  let key = readSessionKey();
  if (query.has('endpoint') || query.has('fetch')) {
    key = { session: uuid(), learner: learnerOf(query.get('actor')), path, href };
    keepSessionKey(key);
    // A reload must not present a used address again; our server sees that a session was here.
    window.history.replaceState(window.history.state, '', `?seance=1${location.hash}`);
  }
  const here = key?.path === path ? key : null;
  // An address kept from a launch, in a tab that has none (layouts/first.ts).
  if (!here && query.has('seance'))
    write('Visite libre', 'vos réponses restent dans ce navigateur.');
  const learner = key?.learner ?? (known ? rememberedLearner() : null) ?? VISITOR;
  // A lesson of a SCORM package: only the LMS's own script knows who learns. A site has none, nor the code.
  const unite =
    import.meta.env.BASE_URL === '/' ? undefined : document.documentElement.dataset['unite'];
  const session = unite ? `scorm:${unite}` : (here?.session ?? uuid());
  const scorm = unite
    ? import('./scorm/open.ts').then(({ openScorm }) => openScorm(session, uuid))
    : null;
  const tracked = scorm !== null || (here !== null && learner !== VISITOR);
  if (tracked) document.documentElement.dataset['lancement'] = '';
  let recorded = (): void => undefined;
  const player = createPlayer({
    store:
      scorm?.then(({ store }) => store) ??
      openStore(databaseOf(learner), emptyProgress, parseProgress),
    session,
    tracked,
    // What is done counts once the LMS has said in which mode.
    ...(here && tracked
      ? { modeOf: async (store: Store) => modeIn(await store.get(sessionKey(session))) }
      : {}),
    now: () => new Date().toISOString(),
    elapsed: () => window.performance.now() / 1000,
    uuid,
    tabs: tabsOver(() => new BroadcastChannel(`cqp-${unite ?? learner}`)),
    recorded: () => recorded(),
  });
  player.storage.subscribe((kind) => {
    if (kind === 'memory') tellStorageRefused();
  });
  // Kept, shown in « Vos données », and said where no tracker says it.
  if (!tracked)
    void player.ready
      .then(() => player.stores[0]?.unreadable())
      .then((all) => {
        if (all?.length) void import('./later/damaged.ts').then(({ tellDamaged }) => tellDamaged());
      });
  const page: LivePage = {
    player,
    session,
    learner,
    began,
    launchAddress: here && here.href,
    terms: observable<Terms | null>(null),
    delivery: observable<Delivery>('none'),
    mustStay: observable(scorm !== null),
    caller: observable<Caller | null>(null),
    redo: observable<readonly string[]>([]),
    kinds: observable<readonly Look[]>([]),
    uuid,
  };
  void scorm?.then(({ track, terms }) => {
    page.terms.value = terms;
    recorded = track(player, page.delivery);
  });
  // Should the code that sends never come, another page says what this one was told (OPENED).
  if (here)
    void player.saveDraft(`ouvert:${session}`, [
      here.href,
      document.getElementById('unite')?.textContent,
    ]);
  // What other pages wrote while this one lay in the back/forward cache.
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void player.refresh();
  });
  if (here) write('Suivi de formation', 'la séance s’ouvre.');
  // After first paint: nothing the learner needs to see waits for whoever receives the answers.
  if (here || known)
    afterPaint(() => {
      if (here)
        import('./launch/tracking.ts')
          .then(({ startTracking }) => {
            recorded = startTracking(page);
          }, offline(page))
          .catch(() => alarm('Vos réponses ne partent pas'));
      else void import('./later/known-learner.ts').then(({ showKnown }) => showKnown(page));
    });
  return page;
}

/** The code that sends never came: the answers are kept, and it comes with the network. */
const offline =
  (page: LivePage) =>
  (error: unknown): void => {
    // It came, and this browser cannot read it.
    if (error instanceof SyntaxError) throw error;
    write('Hors ligne', 'vos réponses partiront au retour du réseau.');
    loadAnew(page);
  };
