/** The page's one player, wired to the real browser. Islands share it through the module graph. */
import { hash } from '../core/random.ts';
import { emptyProgress } from '../core/fold.ts';
import { parseProgress } from '../core/parse-progress.ts';
import type { PageUnit } from '../core/page-unit.ts';
import type { Event } from '../core/progress.ts';
import { readLaunch, withoutLaunch, type Cmi5Launch } from '../player/launch.ts';
import { createPlayer, type Player, type Tabs } from '../player/player.ts';
import { openStore } from '../player/store.ts';
import { tellMalformed, tellStorageRefused } from './who-reads.ts';

/** What a reload needs to go on with its session; lives in sessionStorage, so one tab only. */
interface SessionKey {
  readonly session: string;
  readonly learner: string;
  /** The session belongs to one assignable unit, so to one page. */
  readonly path: string;
}

export interface Boot {
  readonly player: Player;
  readonly session: string;
  readonly learner: string;
}

const KEY = 'cqp-seance';
const VISITOR = 'visiteur';

/** Null on the server: pages are rendered there without a learner. */
export const boot: Boot | null = typeof window === 'undefined' ? null : start();

function start(): Boot {
  const began = new Date().toISOString();
  const url = new URL(location.href);
  const launch = readLaunch(url);
  const known = launch.kind === 'none' ? readKey() : null;
  const resumed = known?.path === url.pathname ? known : null;
  const session = resumed?.session ?? crypto.randomUUID();
  const learner = launch.kind === 'cmi5' ? learnerKey(launch) : (known?.learner ?? VISITOR);
  const tracked = launch.kind === 'cmi5' || resumed !== null;
  const store = openStore(`cqp-${learner}`, emptyProgress, parseProgress);
  if (launch.kind === 'cmi5') {
    writeKey({ session, learner, path: url.pathname });
    document.documentElement.dataset['lancement'] = 'cmi5';
    history.replaceState(history.state, '', withoutLaunch(url));
  } else if (resumed) document.documentElement.dataset['lancement'] = 'cmi5';
  let kick = (): void => undefined;
  const player = createPlayer({
    store,
    session,
    tracked,
    now: () => new Date().toISOString(),
    uuid: () => crypto.randomUUID(),
    tabs: otherTabs(`cqp-${learner}`),
    recorded: () => kick(),
  });
  if (launch.kind === 'malformed') tellMalformed();
  player.storage.subscribe((kind) => {
    if (kind === 'memory') tellStorageRefused();
  });
  const unit = tracked ? readUnit() : null;
  if (unit) {
    // After first paint: nothing the learner needs to see waits for the tracker.
    requestAnimationFrame(() =>
      setTimeout(() => {
        void import('./tracking.ts').then(async ({ startTracking }) => {
          kick = await startTracking({
            launch: launch.kind === 'cmi5' ? launch : null,
            session,
            store,
            unit,
            began,
            over: forgetKey,
          });
        });
      }),
    );
  }
  return { player, session, learner };
}

/** What this page is to an LMS; null on pages that are no assignable unit. */
function readUnit(): PageUnit | null {
  const text = document.getElementById('unite')?.textContent;
  return text ? (JSON.parse(text) as PageUnit) : null;
}

/** One database a person: account names are unique within a home page (xAPI 4.2.1.2). */
function learnerKey({ actor }: Cmi5Launch): string {
  return hash(`${actor.account.homePage}\n${actor.account.name}`);
}

function readKey(): SessionKey | null {
  try {
    const key = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as SessionKey | null;
    return key && typeof key.session === 'string' && typeof key.learner === 'string' ? key : null;
  } catch {
    return null;
  }
}

function writeKey(key: SessionKey): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(key));
  } catch {
    // Refused storage: the session lasts as long as the page.
  }
}

function forgetKey(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Refused storage: there was no key.
  }
}

function otherTabs(name: string): Tabs {
  if (!('BroadcastChannel' in window)) return { tell: () => undefined, listen: () => undefined };
  const channel = new BroadcastChannel(name);
  return {
    tell: (event) => channel.postMessage(event),
    listen: (hear) =>
      channel.addEventListener('message', ({ data }: MessageEvent<Event>) => hear(data)),
  };
}
