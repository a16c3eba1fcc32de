/** Where a session's statements go: to its LMS; once that has closed it, to our own server's late door. */
import type { Statement } from '../../core/statement.ts';
import type { Reply } from '../deliver.ts';
import { call, isLater, replyOf } from '../http.ts';
import { LrsError, type Lrs } from '../lrs.ts';
import { readLaunchData } from './launch-data.ts';
import type { SayParts } from './say.ts';
import type { LaunchData, Session } from './session.ts';

/** Says what the session of a fetch URL was told, when its token never reached the page. */
const RECLAIM = '/lancer/reprise';
/** Takes what a session that is over still had to say, by the learner's cookie. */
const LATE = '/lancer/retard';

interface Surroundings {
  readonly fetch: typeof fetch;
  /** Of this page. */
  readonly origin: string;
}

/** @param lrs null: the launch never gave access to it */
export function senderOf(
  lrs: Lrs | null,
  { kind, endpoint }: Session['launch'],
  { fetch, origin }: Surroundings,
): SayParts['send'] {
  const isOurs = new URL(endpoint).origin === origin;
  return async (statements, over) => {
    if (!lrs || over !== null) {
      const refused = { kind: 'refused', status: 403, reason: over ?? '' } as const;
      return isOurs ? ((await sendLate(statements, fetch)) ?? refused) : refused;
    }
    const reply = await lrs.send(statements);
    // A 403 is a rule one statement breaks, or the end of the session: then nothing may be read either.
    if (kind === 'xapi' || reply.kind !== 'refused' || reply.status !== 403) return reply;
    const open = await isOpen(lrs);
    if (open === null) return { kind: 'wait', seconds: null, status: null };
    return open ? reply : { kind: 'over', reason: reply.reason };
  };
}

/**
 * The launch data of a session whose token never came, from our own server, which ends it: what it had
 * to say goes through the late door.
 *
 * @returns null when it is not ours to ask for
 * @throws what fetch throws, LrsError: ask again later
 */
export async function reclaim(
  launch: Session['launch'],
  { fetch, origin }: Surroundings,
): Promise<LaunchData | null> {
  if (launch.kind !== 'cmi5' || new URL(launch.endpoint).origin !== origin) return null;
  const key = new URL(launch.fetch).searchParams.get('k') ?? '';
  const query = new URLSearchParams({ k: key }).toString();
  const answer = await call(`${RECLAIM}?${query}`, { method: 'POST' }, fetch);
  if (answer.status === 200) return readLaunchData(JSON.parse(answer.text));
  // 409: a page of the session is speaking for it.
  if (isLater(answer.status) || answer.status === 409) throw new LrsError(answer);
  return null;
}

/** Null: no answer that tells. */
async function isOpen(lrs: Lrs): Promise<boolean | null> {
  try {
    return await lrs.mayRead('LMS.LaunchData');
  } catch (error) {
    return error instanceof LrsError && error.answer.status === 401 ? false : null;
  }
}

/** @returns null when there is no such door, or not for whoever is signed in here */
async function sendLate(
  statements: readonly Statement[],
  send: typeof fetch,
): Promise<Reply | null> {
  try {
    const headers = {
      'content-type': 'application/json',
      'x-experience-api-version': '1.0.3',
    };
    const body = JSON.stringify(statements);
    const answer = await call(LATE, { method: 'POST', headers, body, keepalive: true }, send);
    return [401, 404, 405].includes(answer.status) ? null : replyOf(answer);
  } catch {
    return { kind: 'wait', seconds: null, status: null };
  }
}
