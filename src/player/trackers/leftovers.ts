/** What earlier sessions of this learner could not say: a killed browser, a network that never came back. */
import type { Locks } from '../locks.ts';
import type { PageUnit } from '../../core/xapi/page-unit.ts';
import { addressOf, isOwn, readLaunch } from '../launch.ts';
import { openLrs } from '../lrs.ts';
import type { Store } from '../store.ts';
import { openSession } from './open.ts';
import { sayer } from './say.ts';
import { reclaim, senderOf } from './send.ts';
import { sessionKey } from '../session-record.ts';
import {
  enterRegistration,
  isEnded,
  isSession,
  leftKey,
  newSession,
  OPENED,
  pageLock,
  rememberedOf,
  SESSIONS,
  withData,
  type Departure,
  type Session,
} from './session.ts';

interface LeftoverParts {
  readonly store: Store;
  readonly locks: Locks;
  readonly fetch: typeof fetch;
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The session of this page, which looks after itself. */
  readonly except: string | null;
}

/** No answer for now: this page or the next visit tries again. */
class NotNow extends Error {}

/**
 * One attempt for each session that no page holds, the oldest first.
 *
 * @returns whether one of them got no answer, and is worth another attempt
 */
export async function deliverLeftovers(parts: LeftoverParts): Promise<boolean> {
  const { store, locks, except } = parts;
  let isUnanswered = false;
  await adoptOpened(parts);
  const found = Object.entries(await store.list(SESSIONS))
    .map(([key, session]) => ({ id: key.slice(SESSIONS.length), session: session as Session }))
    .filter(({ id, session }) => id !== except && isSession(session))
    .sort((a, b) => (a.session.began < b.session.began ? -1 : 1));
  for (const { id } of found)
    await locks
      .holdIfFree(pageLock(id), () => deliverLeftover(id, parts))
      // No answer for now, or a record that cannot be carried out: the others go on.
      .catch((error: unknown) => {
        isUnanswered ||= error instanceof NotNow;
      });
  return isUnanswered;
}

/** Launches whose page never got the code that sends: they become sessions like the others. */
async function adoptOpened({ store, locks, except }: LeftoverParts): Promise<void> {
  for (const [key, value] of Object.entries(await store.list(OPENED))) {
    const id = key.slice(OPENED.length);
    const [first] = await store.peek(id, 1);
    if (id === except || !first) continue;
    const adopt = async (): Promise<void> => {
      const [href, unit] = (Array.isArray(value) ? value : []) as Partial<readonly string[]>;
      const address = addressOf(href ?? '');
      if (!address) return;
      const launch = readLaunch(address);
      const isUsable = unit !== undefined && (launch.kind === 'cmi5' || launch.kind === 'xapi');
      if (isUsable && (await store.get(sessionKey(id))) === undefined) {
        const began = first.event.time;
        const session = newSession(launch, JSON.parse(unit) as PageUnit, began);
        await enterRegistration(store, session);
        await store.set(sessionKey(id), session);
      }
      await store.set(key, undefined);
    };
    // One that cannot be read holds up none of the others.
    await locks.holdIfFree(pageLock(id), adopt).catch(() => undefined);
  }
}

/** What its LMS says of it, asked now if the page never could. */
async function opened(id: string, kept: Session, parts: LeftoverParts): Promise<Session> {
  if (isEnded(kept) || kept.data !== null) return kept;
  const session = await openSession(kept, {
    ...parts,
    id,
    wait: () => Promise.reject(new NotNow()),
    random: () => 0,
    held: () => undefined,
  });
  if (session.unusable === null) return session;
  const data = await reclaim(session.launch, parts).catch(() => Promise.reject(new NotNow()));
  if (data === null) return session;
  return withData(session, data, await rememberedOf(parts.store, session.launch));
}

async function deliverLeftover(id: string, parts: LeftoverParts): Promise<void> {
  const { store, fetch, origin, now } = parts;
  // Read again: whoever held it may have finished it.
  const kept = (await store.get(sessionKey(id))) as Session | undefined;
  if (!kept) return;
  const isSilent = isEnded(kept) && (await store.peek(id, 1)).length === 0;
  if (isSilent) {
    if (Date.parse(kept.latest) + REMEMBERED_MS < now) await store.set(sessionKey(id), undefined);
    return;
  }
  const session = await opened(id, kept, parts);
  const { launch, authorization, unusable } = session;
  const lrs =
    authorization === null
      ? null
      : openLrs({ ...launch, authorization, own: isOwn(launch, origin), fetch });
  const send = senderOf(lrs, launch, { fetch, origin });
  const speaker = sayer({
    id,
    store,
    session: {
      ...session,
      over:
        session.over ?? (isEnded(session) ? 'terminated' : lrs ? null : (unusable ?? 'no token')),
    },
    async send(statements, over) {
      const reply = await send(statements, over);
      // The token has expired for good: nobody is there to have it renewed.
      return reply.kind === 'wait' && reply.status === 401 && over === null
        ? { kind: 'over', reason: '401' }
        : reply;
    },
    wait: () => Promise.reject(new NotNow()),
    random: () => 0,
    told: () => undefined,
  });
  await speaker.flush();
  const found = (await store.get(leftKey(id))) as Partial<Departure> | null | undefined;
  const left = {
    time: typeof found?.time === 'string' ? found.time : speaker.session().latest,
    active: typeof found?.active === 'number' ? found.active : 0,
    ...(typeof found?.seconds === 'number' && { seconds: found.seconds }),
  };
  if (!isEnded(speaker.session())) await speaker.finish(left);
  // For a while: a page the browser brings back must find that its session is over.
  await store.set(sessionKey(id), speaker.session());
  await store.set(leftKey(id), undefined);
}

const REMEMBERED_MS = 24 * 3600 * 1000;
