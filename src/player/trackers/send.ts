/** Where a session's statements go: to its LMS; once that has closed it, to our own server's late door. */
import type { LearnerAddress, LearnerMe } from '../../core/api/learner-calls.ts';
import type { Statement } from '../../core/xapi/statement.ts';
import type { Reply } from '../http.ts';
import { call, fieldsOf, isLater, isPage, readJson, replyOf } from '../http.ts';
import { isOwn } from '../launch.ts';
import { LrsError, type Lrs } from '../lrs.ts';
import { isLaunchData, readLaunchData } from './launch-data.ts';
import type { SayParts } from './say.ts';
import type { LaunchData, Session } from './session.ts';

/** Says what the session of a fetch URL was told, when its token never reached the page. */
const RECLAIM = '/lancer/reprise';
/** Takes what a session that is over still had to say, by the learner's cookie. */
const LATE = '/lancer/retard';
/** Who this browser's cookie is. */
const ME: LearnerAddress<'GET moi'> = '/apprenant/moi';

interface Surroundings {
  readonly fetch: typeof fetch;
  /** Of this page. */
  readonly origin: string;
}

/** @param lrs null: the launch never gave access to it */
export function senderOf(
  lrs: Lrs | null,
  launch: Session['launch'],
  { fetch, origin }: Surroundings,
): SayParts['send'] {
  return async (statements, over) => {
    if (!lrs || over !== null)
      return isOwn(launch, origin)
        ? sendLate(launch, statements, fetch)
        : { kind: 'refused', status: 403, reason: over ?? '' };
    const reply = await lrs.send(statements);
    // A 403 is a rule one statement breaks, or the end of the session: then nothing may be read either.
    if (launch.kind === 'xapi' || reply.kind !== 'refused' || reply.status !== 403) return reply;
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
  if (launch.kind !== 'cmi5' || !isOwn(launch, origin)) return null;
  if (!(await isSignedIn(launch, fetch))) throw new TypeError('not here');
  const key = new URL(launch.fetch).searchParams.get('k') ?? '';
  const query = new URLSearchParams({ k: key }).toString();
  const answer = await call(`${RECLAIM}?${query}`, { method: 'POST' }, fetch);
  const document = readJson(answer.text);
  if (answer.status === 200 && isLaunchData(document)) return readLaunchData(document);
  // 409: a page of the session is speaking for it. A 404 with its reason is an answer, a page is none.
  if (isLater(answer) || answer.status === 409 || document === undefined)
    throw new LrsError(answer, true);
  return null;
}

/** Whether the LMS still keeps the session open; null: no answer that tells. */
export async function isOpen(lrs: Lrs): Promise<boolean | null> {
  try {
    return await lrs.mayRead('LMS.LaunchData');
  } catch (error) {
    return error instanceof LrsError && error.answer.status === 401 ? false : null;
  }
}

/**
 * Nobody is signed in here, or somebody else is: what waits does so for the learner's next link.
 *
 * @throws what fetch throws
 */
async function isSignedIn({ actor }: Session['launch'], send: typeof fetch): Promise<boolean> {
  const { text } = await call(ME, { headers: { accept: 'application/json' } }, send);
  const me = fieldsOf(readJson(text)) as Partial<LearnerMe> | null;
  const here = fieldsOf(me?.account) as LearnerMe['account'] | null;
  const theirs = fieldsOf(actor['account']);
  return !!here && !!theirs && here.homePage === theirs['homePage'] && here.name === theirs['name'];
}

async function sendLate(
  launch: Session['launch'],
  statements: readonly Statement[],
  send: typeof fetch,
): Promise<Reply> {
  try {
    if (!(await isSignedIn(launch, send))) return { kind: 'wait', seconds: null, status: 401 };
    const headers = {
      'content-type': 'application/json',
      'x-experience-api-version': '1.0.3',
    };
    const body = JSON.stringify(statements);
    const answer = await call(LATE, { method: 'POST', headers, body, keepalive: true }, send);
    const reply = replyOf(answer, statements);
    return reply.kind === 'refused' && isPage(answer.text)
      ? { kind: 'wait', seconds: null, status: answer.status }
      : reply;
  } catch {
    return { kind: 'wait', seconds: null, status: null };
  }
}
