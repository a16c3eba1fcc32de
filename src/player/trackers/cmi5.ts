/**
 * Reports to a cmi5 LMS what the learner does: `initialized` first and alone, then events in order as
 * statements, `terminated` last. Loaded after the first paint, only when a launch tracks.
 */
import { initialized, judged, terminated } from '../../core/cmi5.ts';
import { mayStatement, recordStatement } from '../../core/ledger.ts';
import type { PageUnit } from '../../core/page-unit.ts';
import { VERBS, type Setting, type Statement, type Verb } from '../../core/statement.ts';
import { deliver, type DeliveryState } from '../deliver.ts';
import type { Cmi5Launch } from '../launch.ts';
import { openLrs } from '../lrs.ts';
import type { Store, Waiting } from '../store.ts';
import { LaunchRefused, openSession, type Session } from './session.ts';
import { translate } from './translate.ts';

export interface TrackerParts {
  /** Null: the session goes on after a reload. */
  readonly launch: Cmi5Launch | null;
  /** Key of the session. */
  readonly session: string;
  readonly store: Promise<Store>;
  readonly unit: PageUnit;
  /** ISO time the page opened: no event is earlier, so that `initialized` is first in time too (must 15). */
  readonly began: string;
  readonly told: (status: TrackerStatus) => void;
}

export type TrackerStatus =
  | { readonly kind: 'sent' }
  | { readonly kind: 'waiting'; readonly count: number; readonly retryIn: number | null }
  | { readonly kind: 'refused'; readonly count: number }
  /** The launch is of no use; French. */
  | { readonly kind: 'unusable'; readonly message: string };

export interface Tracker {
  /** Something new lies in the outbox. */
  kick(): void;
  /** Sends what is left, says `terminated`; the URL to go to, null when the window may close. */
  quit(activeSeconds: number): Promise<string | null>;
}

export async function track(parts: TrackerParts): Promise<Tracker> {
  const store = await parts.store;
  const key = `seance:${parts.session}`;
  const now = () => new Date().toISOString();
  let session: Session;
  try {
    const kept = (await store.get(key)) as Session | undefined;
    const opened = kept ?? (parts.launch ? await openSession(parts.launch, parts.began) : null);
    if (!opened)
      throw new LaunchRefused('Cette séance est finie. Relancez la leçon depuis votre plateforme.');
    session = opened;
    await save({});
  } catch (error) {
    const message =
      error instanceof LaunchRefused
        ? error.message
        : 'Votre plateforme ne répond pas. Vos réponses sont gardées ici ; rechargez la page plus tard.';
    parts.told({ kind: 'unusable', message });
    return { kick: () => undefined, quit: () => Promise.resolve(null) };
  }

  const lrs = openLrs({ ...session, fetch: globalThis.fetch.bind(globalThis) });
  const setting: Setting = {
    unit: parts.unit,
    launch: {
      actor: { ...session.actor, account: { ...session.actor.account } },
      registration: session.registration,
      activityId: session.activityId,
      contextTemplate: session.contextTemplate,
      masteryScore: session.masteryScore,
      launchMode: session.launchMode,
    },
  };

  async function save(change: Partial<Session>): Promise<void> {
    session = { ...session, ...change };
    await store.set(key, session);
  }

  /** Retries until the LRS has it; only the session's own first and last words go this way. */
  async function say(verb: Verb, one: Statement): Promise<boolean> {
    if (!mayStatement(session.ledger, verb)) return true;
    let stored = true;
    await deliver({
      peek: () =>
        Promise.resolve(mayStatement(session.ledger, verb) ? [{ seq: 0, statements: [one] }] : []),
      send: (statements) => lrs.send(statements),
      settle: () => save({ ledger: recordStatement(session.ledger, verb) }),
      park: () => {
        stored = false;
        return save({ ledger: recordStatement(session.ledger, verb) });
      },
      wait,
      random: Math.random,
      told: state,
    });
    return stored;
  }

  const parcel = ({ seq, event, questions }: Waiting) => ({
    seq,
    event,
    statements: translate(
      { setting, unit: parts.unit, ledger: session.ledger, began: session.began },
      event,
      questions,
    ),
  });

  let peeked: ReturnType<typeof parcel>[] = [];

  async function settle(seqs: readonly number[]): Promise<void> {
    const done = peeked.filter(({ seq }) => seqs.includes(seq));
    let { ledger, failedTry } = session;
    for (const { event, statements } of done) {
      for (const { verb } of statements) ledger = recordStatement(ledger, verbName(verb.id));
      if (event.type === 'handed-in') failedTry = ledger.session.includes('passed') ? null : event;
    }
    await save({ ledger, failedTry });
    await store.settle(seqs);
  }

  async function flush(): Promise<void> {
    await deliver({
      peek: async (count) => (peeked = (await store.peek(parts.session, count)).map(parcel)),
      send: (statements) => lrs.send(statements),
      settle,
      park: async (seq) => {
        await save({ refused: session.refused + 1 });
        await store.park(seq);
      },
      wait,
      random: Math.random,
      told: state,
    });
  }

  function state({ retryIn }: DeliveryState): void {
    void store.peek(parts.session, Infinity).then(({ length: count }) => {
      if (session.refused > 0) parts.told({ kind: 'refused', count: session.refused });
      else if (count > 0) parts.told({ kind: 'waiting', count, retryIn });
      else parts.told({ kind: 'sent' });
    });
  }

  // One tab at a time delivers a session; a second request simply finds an empty outbox.
  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    'locks' in navigator ? navigator.locks.request(`cqp-envoi-${parts.session}`, work) : work();

  const run = () =>
    alone(async () => {
      const started = await say(
        'initialized',
        initialized(setting, { id: parts.session, time: session.began }),
      );
      if (started) await flush();
    });

  let running = run();
  return {
    kick: () => {
      running = running.then(run);
    },
    async quit(activeSeconds) {
      await Promise.race([running.then(run), wait(5)]);
      const time = now();
      const seconds = (Date.parse(time) - Date.parse(session.began)) / 1000;
      const occurrence = { id: parts.session, time };
      const { failedTry } = session;
      if (failedTry)
        await alone(() => say('failed', judged(setting, failedTry, parts.unit.masteryScore ?? 1)));
      const last = terminated(setting, occurrence, { session: seconds, active: activeSeconds });
      await Promise.race([alone(() => say('terminated', last)), wait(5)]);
      return session.returnUrl;
    },
  };
}

/** Resolves after that time, or as soon as the network is back. */
function wait(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, seconds * 1000);
    addEventListener('online', done);
  });
}

function verbName(id: string): Verb {
  const found = Object.entries(VERBS).find(([, verb]) => verb.id === id);
  return (found?.[0] ?? 'answered') as Verb;
}
