/**
 * Reports what the learner does on this page to the LMS that launched it, cmi5 or plain xAPI: opens
 * the session, says what happens, ends it. Loaded after the first paint, only when a launch tracks.
 */
import type { PageUnit } from '../../core/xapi/page-unit.ts';
import type { DeliveryState } from '../deliver.ts';
import { isOwn, type Launch } from '../launch.ts';
import type { Locks } from '../locks.ts';
import { openLrs, type Lrs } from '../lrs.ts';
import { observable } from '../observable.ts';
import { UNREADABLE, type Store, type OutboxEntry } from '../store.ts';
import { answersIn, isLasting, listParked, listUnreadable } from './unsent.ts';
import { legacyOf, type Legacy } from './last-word.ts';
import { openSession } from './open.ts';
import { patience, type Patience } from './patience.ts';
import { resumeOf, type Resumable, type Resume } from './resume.ts';
import { keepHeld } from './held.ts';
import { doneBefore } from './translate.ts';
import { sayer, type Sayer } from './say.ts';
import { isOpen, senderOf } from './send.ts';
import { LATEST } from '../latest.ts';
import { sessionKey } from '../session-record.ts';
import {
  enterRegistration,
  isEnded,
  isSession,
  spentBefore,
  twinOf,
  leftKey,
  newSession,
  OPENED,
  pageLock,
  type LaunchData,
  type Departure,
  type Session,
} from './session.ts';
import type { Exit, TimeSpent, Tracker, TrackerStatus } from './tracker.ts';

export interface TrackParts {
  /** How the page was opened; what is kept of the session comes first. */
  readonly launch: Launch;
  /** Key of the session. */
  readonly id: string;
  /** Name of the learner's database. */
  readonly database: string;
  readonly store: Store;
  readonly unit: PageUnit;
  /** ISO time the page opened: no event is earlier, so that `initialized` is first in time too (must 15). */
  readonly began: string;
  readonly locks: Locks;
  readonly fetch: typeof fetch;
  /** Of this page. */
  readonly origin: string;
  readonly learner: Resumable;
  /** Resolves once the store is open. */
  readonly ready: Promise<void>;
  /** What the LMS says of this launch, once it has spoken. */
  readonly told: (data: LaunchData) => void;
  /** The same address was opened in another tab: this page goes on with its session. Never returns to here. */
  readonly join: (session: string) => void;
  /** Takes over what a page that closes cannot say itself. */
  readonly leave: (legacy: Legacy) => void;
  /** Between two tries; the page's own by default. */
  readonly patience?: Patience;
}

/** If more than that waits, the next visit ends the session, not the page that closes. */
const MAX_LEGACY = 500;
const QUIT_SECONDS = 8;
const READER_AFTER_SECONDS = 1;
/** A learner who presses a button waits for other devices no longer than that. */
const RENEW_SECONDS = 3;
/** A pause in what the learner does, before their progress is kept for other devices. */
const SYNC_AFTER_SECONDS = 3;

const MALFORMED =
  'Lien incomplet. Relancez la leçon depuis votre plateforme ; vous pouvez étudier ici, vos réponses restent dans ce navigateur.';
const LOST = 'Cette séance est finie. Relancez la leçon depuis votre plateforme.';
const UNREAD =
  'Ce navigateur n’arrive pas à relire cette séance. Vos réponses restent gardées ici : rechargez la page, ou relancez la leçon depuis votre plateforme.';
const QUIET: DeliveryState = { sending: false, retryIn: null, status: null };

export function track(parts: TrackParts): Tracker {
  const { id, store } = parts;
  const status = observable<TrackerStatus>({ kind: 'opening', retryIn: null, met: null });
  const { wait, hurry } = parts.patience ?? patience();
  let lrs: Lrs | null = null;
  let speaker: Sayer | null = null;
  let resume: Resume | null = null;
  let waiting: readonly OutboxEntry[] = [];
  let delivery = QUIET;
  /** On earlier pages of the session: it goes on after a reload. */
  let before: TimeSpent = { seconds: 0, active: 0 };
  let running = Promise.resolve();
  let queued = false;
  let syncing: ReturnType<typeof setTimeout> | undefined;
  let release = (): void => undefined;
  let decided = (): void => undefined;
  /** Resolves once it is known whether this page has a session to speak for. */
  const opened = new Promise<void>((resolve) => (decided = resolve));

  const reading = setTimeout(() => {
    status.value = { kind: 'reader' };
    decided();
  }, READER_AFTER_SECONDS * 1000);
  // One page of a session reports; a duplicated tab waits for its turn, which comes if the first closes.
  void parts.locks
    .hold(pageLock(id), async () => {
      clearTimeout(reading);
      status.value = { kind: 'opening', retryIn: null, met: null };
      await parts.ready;
      const session = await open();
      if (session) start(session);
      decided();
      if (!session) return;
      await new Promise<void>((resolve) => (release = resolve));
    })
    .catch(() => {
      status.value = { kind: 'unusable', message: UNREAD };
      decided();
    });

  async function open(): Promise<Session | null> {
    const { launch } = parts;
    const none = (why: TrackerStatus): null => {
      status.value = why;
      return null;
    };
    const found = await store.get(sessionKey(id));
    const kept = isSession(found) ? found : null;
    if (found !== undefined && !kept) await store.set(UNREADABLE + sessionKey(id), found);
    if (kept && isEnded(kept)) return none({ kind: 'ended' });
    if (!kept && launch.kind === 'none') return none({ kind: 'unusable', message: LOST });
    if (!kept && launch.kind === 'malformed') return none({ kind: 'unusable', message: MALFORMED });
    if (!kept && (await joined())) return null;
    const known = kept ?? {
      ...newSession(launch as Session['launch'], parts.unit, parts.began),
      done: doneBefore(parts.unit, parts.learner.progress(), await store.peek(id, Infinity)),
    };
    await enterRegistration(store, known);
    await store.set(LATEST, known.launch.registration);
    // This page shows what the registration has, too.
    await parts.learner.join((current) => current);
    before = spentBefore(known, await store.get(leftKey(id)));
    await store.set(sessionKey(id), known);
    await store.set(OPENED + id, undefined);
    const held = (retryIn: number, met: number | null): void => {
      status.value = { kind: 'opening', retryIn, met };
    };
    // eslint-disable-next-line no-restricted-properties -- here the tracker is put together: its parts take chance
    const session = await openSession(known, { ...parts, wait, random: Math.random, held });
    await keepHeld(store, id, session);
    if (session.unusable === null) return session;
    // Two tabs asked at once, and the other one was answered.
    if (await joined()) return null;
    return none({ kind: 'unusable', message: session.unusable });
  }

  /** Unless something was done here already, which is then this session's to say. */
  async function joined(): Promise<boolean> {
    const twin = await twinOf(store, id, parts.launch);
    if (twin === null || (await store.peek(id, 1)).length > 0) return false;
    await store.set(sessionKey(id), undefined);
    await store.set(OPENED + id, undefined);
    parts.join(twin);
    return true;
  }

  function start(session: Session): void {
    const { launch, authorization, data } = session;
    if (data) parts.told(data);
    lrs = openLrs({
      ...launch,
      authorization: authorization ?? '',
      own: isOwn(launch, parts.origin),
      fetch: parts.fetch,
    });
    speaker = sayer({
      id,
      store,
      session,
      send: senderOf(lrs, launch, parts),
      wait,
      // eslint-disable-next-line no-restricted-properties -- likewise
      random: Math.random,
      told: (state) => void tell(state),
    });
    if (data?.launchMode === 'Normal')
      resume = resumeOf(
        lrs,
        { id: parts.unit.id, registration: launch.registration },
        parts.learner,
      );
    void resume?.sync();
    // What was done while the LMS was asked is part of the progress before anything is said to be sent:
    // another tab would do it again.
    void keepHeld(store, id, session)
      .catch(() => undefined)
      .then(kick);
  }

  function kick(): void {
    if (!speaker) return;
    void tell(delivery);
    if (queued) return;
    queued = true;
    void run(async () => {
      queued = false;
      await speaker?.flush();
      // Not to be asked now: they stay shown, and the next occasion asks again.
      await speaker?.sayAgain(holds).catch(() => undefined);
      await speaker?.catchUp();
      clearTimeout(syncing);
      syncing = setTimeout(() => void resume?.sync(), SYNC_AFTER_SECONDS * 1000);
    }).catch(() => tell(QUIET));
  }

  const holds = (statement: string): Promise<boolean | null> =>
    lrs?.holds(statement) ?? Promise.resolve(null);

  /** One thing after the other: what is said is said in order. */
  function run(work: () => Promise<void>): Promise<void> {
    const done = running.then(work);
    running = done.catch(() => undefined);
    return running;
  }

  async function tell(state: DeliveryState): Promise<void> {
    delivery = state;
    const read = await Promise.all([
      store.peek(id, Infinity),
      listParked(store),
      listUnreadable(store),
    ]).catch(() => null);
    if (!read) {
      if (speaker) status.value = { kind: 'unreadable', what: 'store' };
      return;
    }
    const [queue, parked, unreadable] = read;
    waiting = queue;
    if (!speaker) return;
    const loud = parked.filter(({ entry, quiet }) => entry !== null && !quiet);
    const refused = answersIn(loud.flatMap(({ entry }) => entry ?? []));
    const isUnheard = loud.some(
      ({ session, refusals }) =>
        session === id && refusals.some(({ statement }) => isLasting(statement)),
    );
    const count = answersIn(queue);
    const { retryIn, status: met } = delivery;
    if (refused > 0 || (isUnheard && count === 0))
      status.value = {
        kind: 'refused',
        count: refused,
        waiting: count,
        isClosed: speaker.session().over !== null,
      };
    else if (count > 0) status.value = { kind: 'waiting', count, retryIn, met };
    else if (unreadable.length > 0) status.value = { kind: 'unreadable', what: 'entries' };
    else status.value = { kind: speaker.session().over === null ? 'sent' : 'closed' };
  }

  /** Our launcher ends a session when its unit is opened anew, and tells no page. */
  async function look(): Promise<void> {
    const { launch, over } = speaker?.session() ?? {};
    if (!lrs || launch?.kind !== 'cmi5' || over !== null) return;
    if ((await isOpen(lrs)) === false) await speaker?.close('closed elsewhere');
    await tell(delivery);
  }

  // eslint-disable-next-line no-restricted-syntax -- when a page is left, by its own clock: what tells sessions apart takes it
  const timeNow = (): string => new Date().toISOString();
  const leftAt = (time: string, { seconds, active }: TimeSpent): Departure => ({
    time,
    seconds: before.seconds + seconds,
    active: before.active + active,
  });

  function handOver(session: Session, left: Departure): void {
    const legacy = legacyOf({ id, database: parts.database }, session, waiting, left);
    if (!legacy) return;
    parts.leave(legacy);
    const [first] = legacy.batches.slice(0, -1);
    if (first) void lrs?.send(first);
  }

  async function quit(spent: TimeSpent): Promise<Exit> {
    const time = timeNow();
    hurry();
    // Left as soon as it was opened: where to go, and that it is over, is still to be learnt and said.
    await Promise.race([opened, wait(QUIT_SECONDS, true)]);
    const returnUrl = speaker?.session().data?.returnUrl ?? null;
    kick();
    const ended = run(async () => {
      clearTimeout(syncing);
      await resume?.sync();
      await speaker?.finish(leftAt(time, spent));
    });
    await Promise.race([ended.catch(() => undefined), wait(QUIT_SECONDS, true)]);
    const isOver = !speaker || isEnded(speaker.session());
    const sent = await store.peek(id, Infinity).then(
      (queue) => answersIn(queue) === 0,
      () => false,
    );
    if (speaker && isOver) {
      speaker = null;
      status.value = { kind: 'ended' };
      release();
    }
    return { sent: sent && isOver, returnUrl };
  }

  return {
    status,
    kick,
    seen: look,
    renew: () => Promise.race([look().then(() => resume?.renew()), wait(RENEW_SECONDS, true)]),
    quit,
    hidden(spent, leaving) {
      if (!speaker) return;
      const left = leftAt(timeNow(), spent);
      void store.set(leftKey(id), left);
      if (leaving && waiting.length <= MAX_LEGACY) handOver(speaker.session(), left);
      resume?.leave();
    },
  };
}
