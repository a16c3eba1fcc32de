/** What earlier sessions of this learner could not say: a killed browser, a network that never came back. */
import type { Locks } from '../locks.ts';
import { openLrs } from '../lrs.ts';
import type { Store } from '../store.ts';
import { sayer } from './say.ts';
import { senderOf } from './send.ts';
import {
  isEnded,
  leftKey,
  pageLock,
  SESSIONS,
  sessionKey,
  type Left,
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

/** No answer for now: the next visit tries again. */
class NotNow extends Error {}

/** One attempt for each session that no page holds, the oldest first. */
export async function deliverLeftovers(parts: LeftoverParts): Promise<void> {
  const { store, locks, except } = parts;
  const found = Object.entries(await store.list(SESSIONS))
    .map(([key, session]) => ({ id: key.slice(SESSIONS.length), session: session as Session }))
    .filter(({ id, session }) => id !== except && isOne(session))
    .sort((a, b) => (a.session.began < b.session.began ? -1 : 1));
  for (const { id } of found)
    await locks
      .holdIfFree(pageLock(id), () => deliverLeftover(id, parts))
      .catch((error: unknown) => {
        if (!(error instanceof NotNow)) throw error;
      });
}

async function deliverLeftover(id: string, parts: LeftoverParts): Promise<void> {
  const { store, fetch, origin, now } = parts;
  // Read again: whoever held it may have finished it.
  const session = (await store.get(sessionKey(id))) as Session | undefined;
  if (!session) return;
  const isSilent = isEnded(session) && (await store.peek(id, 1)).length === 0;
  if (isSilent) {
    if (Date.parse(session.latest) + REMEMBERED_MS < now)
      await store.set(sessionKey(id), undefined);
    return;
  }
  const { launch, authorization, unusable } = session;
  const lrs = authorization === null ? null : openLrs({ ...launch, authorization, fetch });
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
  const left = ((await store.get(leftKey(id))) as Left | undefined) ?? {
    time: speaker.session().latest,
    active: 0,
  };
  if (!isEnded(speaker.session())) await speaker.finish(left);
  // For a while: a page the browser brings back must find that its session is over.
  await store.set(sessionKey(id), speaker.session());
  await store.set(leftKey(id), undefined);
}

const REMEMBERED_MS = 24 * 3600 * 1000;

/** Records of another shape are not ours to judge; their answers stay waiting and exportable. */
const isOne = (session: Partial<Session> | undefined): boolean =>
  session?.launch !== undefined && session.unit !== undefined && session.ledger !== undefined;
