/** The page's one player, wired to the real browser. Islands share it through the module graph. */
import { hash } from '../core/text/random.ts';
import { emptyProgress } from '../core/progress/fold.ts';
import { parseProgress } from '../core/progress/parse.ts';
import type { LaunchMode } from '../core/xapi/statement.ts';
import { observable, type Observable } from '../player/observable.ts';
import { createPlayer, type Player } from '../player/player.ts';
import { openStore, type Store } from '../player/store.ts';
import { tabsOver } from '../player/tabs.ts';
import { LATEST, modeIn, sessionKey } from '../player/session-record.ts';
import { afterPaint } from './after-paint.ts';
import { alarm, tellStorageRefused, write } from './who-reads.ts';

/** What a reload needs to go on with its session; lives in sessionStorage, so one tab only. */
interface SessionKey {
  readonly session: string;
  readonly learner: string;
  /** The session belongs to one assignable unit, so to one page. */
  readonly path: string;
  /** The address the LMS opened, parameters included. */
  readonly href: string;
}

export interface Boot {
  readonly player: Player;
  readonly session: string;
  readonly learner: string;
  /** ISO time the page opened. */
  readonly began: string;
  /** The address the LMS opened, when this page reports to one. */
  readonly launched: string | null;
  /** Whose assessments are shown: the launch's, else the latest of this learner; null: nobody's. */
  readonly registration: Promise<string | null>;
  /** What the launch says of the evaluation; null until then, and without one. */
  readonly terms: Observable<Terms | null>;
  readonly delivery: Observable<Delivery>;
  /** Who may call their trainer from here, and about which unit; null: nobody, or not yet. */
  readonly helped: Observable<Helped | null>;
}

export interface Helped {
  readonly unit: string;
  /** Key of the drawer calls wait in. */
  readonly learner: string;
}

/** Whether whoever receives the answers has all of them; "none": nobody does, or nobody tells. */
export type Delivery = 'none' | 'under-way' | 'held' | 'waiting';

export interface Terms {
  /** Tries beyond the course's. */
  readonly moreTries: number;
  /** Null: the course's own. */
  readonly masteryScore: number | null;
  /** Opened to look again (Review): whatever were taken here would not count. */
  readonly reviewing: boolean;
  /** Who may open more tries: a trainer on our server, the platform by a new attempt; null, nobody known. */
  readonly opensMore: 'trainer' | 'platform' | null;
  /** Absent: Normal. */
  readonly mode?: LaunchMode;
  /** Takes in what other devices have done of this unit; absent where nobody could tell. */
  readonly renew?: () => Promise<void>;
}

export const KEY = 'cqp-seance';
/** In localStorage: whose work our own server's pages show, as long as its cookie says "known". */
export const LEARNER = 'cqp-apprenant';
export const VISITOR = 'visiteur';

/** Null on the server: pages are rendered there without a learner. */
export const boot: Boot | null = typeof window === 'undefined' ? null : start();

/** Whether our own server knows the learner of this browser: it says so in a cookie scripts may read. */
export function isKnown(): boolean {
  try {
    return /\bconnu=1/.test(document.cookie);
  } catch {
    // A frame that may keep nothing may not even ask.
    return false;
  }
}

export function databaseOf(learner: string): string {
  return `cqp-${learner}`;
}

function start(): Boot {
  const began = new Date().toISOString();
  const { href, pathname: path, search } = location;
  const query = new URLSearchParams(search);
  const known = isKnown();
  let key = kept<SessionKey>(() => sessionStorage, KEY);
  if (query.has('endpoint') || query.has('fetch')) {
    key = { session: uuid(), learner: learnerOf(query.get('actor')), path, href };
    keep(key);
    // A reload must not present a used address again; our server sees that a session was here.
    history.replaceState(history.state, '', `?seance=1${location.hash}`);
  }
  const here = key?.path === path ? key : null;
  // An address kept from a launch, in a tab that has none (layouts/first.ts).
  if (!here && query.has('seance'))
    write('Visite libre', 'vos réponses restent dans ce navigateur.');
  const learner =
    key?.learner ?? (known ? kept<string>(() => localStorage, LEARNER) : null) ?? VISITOR;
  // A lesson of a SCORM package: only the LMS's own script knows who learns.
  const { unite } = document.documentElement.dataset;
  const session = unite ? `scorm:${unite}` : (here?.session ?? uuid());
  const scorm = unite
    ? import('./scorm.ts').then(({ openScorm }) => openScorm(session, uuid))
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
    elapsed: () => performance.now() / 1000,
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
        if (all?.length) void import('./damaged.ts').then(({ tellDamaged }) => tellDamaged());
      });
  const found = {
    player,
    session,
    learner,
    began,
    launched: here && here.href,
    registration: player.ready.then(async () => {
      if (learner === VISITOR || unite) return null;
      if (here) return registrationOf(here.href);
      return (
        ((await player.stores[0]?.get(LATEST).catch(() => null)) as string | undefined) ?? null
      );
    }),
    terms: observable<Terms | null>(null),
    delivery: observable<Delivery>('none'),
    helped: observable<Helped | null>(null),
  };
  void scorm?.then(({ track, terms }) => {
    found.terms.value = terms;
    recorded = track(player, found.delivery);
  });
  // Should the code that sends never come, another page says what this one was told (OPENED).
  if (here)
    void player.saveDraft(`ouvert:${session}`, [
      here.href,
      document.getElementById('unite')?.textContent,
    ]);
  // What other pages wrote while this one lay in the back/forward cache.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) void player.refresh();
  });
  if (here) write('Suivi de formation', 'la séance s’ouvre.');
  // After first paint: nothing the learner needs to see waits for whoever receives the answers.
  if (here || known)
    afterPaint(() => {
      if (here)
        import('./tracking.ts')
          .then(({ startTracking }) => {
            recorded = startTracking(found);
          }, offline)
          .catch(() => alarm('Vos réponses ne partent pas'));
      else void import('./known-learner.ts').then(({ showKnown }) => showKnown(found));
    });
  return found;
}

/** As the launch reads it: what is no UUID is none (xAPI 1.0.3, Data 2.4.6.1). */
function registrationOf(href: string): string | null {
  const found = new URL(href).searchParams.get('registration') ?? '';
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(found) ? found : null;
}

/** The code that sends never came: the answers are kept, and it comes with the network. */
function offline(error: unknown): void {
  // It came, and this browser cannot read it.
  if (error instanceof SyntaxError) throw error;
  write('Hors ligne', 'vos réponses partiront au retour du réseau.');
  addEventListener('online', () => location.reload());
}

/**
 * One database a person: account names are unique within a home page (xAPI 4.2.1.2), other
 * identifiers are told by how the LMS writes them.
 */
export function learnerOf(actor: string | null): string {
  try {
    const { account } = JSON.parse(actor ?? '') as {
      account?: { homePage?: string; name?: string };
    };
    return hash(account?.homePage ? `${account.homePage}\n${account.name}` : (actor ?? ''));
  } catch {
    return VISITOR;
  }
}

/** @param area a browser that refuses storage throws as soon as it is named */
function kept<T>(area: () => Storage, key: string): T | null {
  try {
    return JSON.parse(area().getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

/** Null forgets. Refused storage: the session lasts as long as the page. */
export function keep(key: SessionKey | null): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(key));
  } catch {
    // As said.
  }
}

/** `crypto.randomUUID` is there on encrypted pages only: not at http://192.168.1.10 in a classroom. */
export function uuid(): string {
  const url = URL.createObjectURL(new Blob());
  URL.revokeObjectURL(url);
  return url.slice(-36);
}
