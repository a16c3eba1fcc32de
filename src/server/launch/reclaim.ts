/**
 * POST /lancer/reprise?k= : a session whose token never reached its page (its reply was lost, or another
 * launch came first), asked for by the learner's own browser at a later visit. It is over then, and what
 * it had to say comes through the late door; for that its launch data is told.
 */
import type { Context, Handler } from 'hono';
import type { Log } from '../process/log.ts';
import { Refusal } from '../lrs/refusal.ts';
import { refused } from '../lrs/lrs.ts';
import { actorKey } from '../lrs/statement/identity.ts';
import { isFromHere } from '../http/origin.ts';
import { abandon } from './abandon.ts';
import { learnerOf } from './cookie.ts';
import type { LaunchParts } from './launch.ts';
import type { LaunchData } from './sessions.ts';

interface ReclaimParts extends LaunchParts {
  readonly originOf: (c: Context) => string;
  readonly log: Log;
}

/** 200: LMS.LaunchData. 409: a page is speaking for the session. */
export function reclaimed(parts: ReclaimParts): Handler {
  return (c) => {
    try {
      return Response.json(take(parts, c), { headers: { 'cache-control': 'no-store' } });
    } catch (error) {
      return refused(error, parts.log);
    }
  };
}

function take(parts: ReclaimParts, c: Context): LaunchData {
  const { store, sessions, clock } = parts;
  const origin = parts.originOf(c);
  if (!isFromHere(c, origin)) throw new Refusal(403, 'only the pages of this site ask this');
  const learner = learnerOf(c, parts.learners);
  if (!learner) throw new Refusal(401, 'the cookie of a learner is needed');
  return store.transaction(() => {
    const session = sessions.byFetch(c.req.query('k') ?? '');
    if (!session || actorKey(session.actor) !== actorKey(learner.actor))
      throw new Refusal(404, 'this is not the fetch URL of one of this learner’s sessions');
    if (session.ended === null) {
      if (session.heard !== null) throw new Refusal(409, 'this session is under way');
      abandon(parts, session, clock().toISOString(), origin);
    }
    return session.launchData;
  });
}
