/**
 * The trainer's API at /formateur/api (core/api/). What is mounted on it is behind the same door:
 * a signed-in account, of this site's own pages, with its token on everything but GET.
 */
import { Hono, type Context } from 'hono';
import { createHash, timingSafeEqual } from 'node:crypto';
import { getCookie } from 'hono/cookie';
import type { Me } from '../../core/api/accounts.ts';
import type { Erasure } from '../../core/api/learners.ts';
import type { Store } from '../db.ts';
import type { Steady } from '../steady.ts';
import type { Learners } from '../launch/learners.ts';
import type { Keeping } from '../lrs/keeping.ts';
import type { AddressOf } from './address.ts';
import type { Trace } from '../ops/trace.ts';
import type { Identity } from './identities.ts';
import type { People } from './people.ts';
import { PeopleRefusal, refused } from './refusal.ts';
import { isSameSite } from './same-site.ts';
import { accountRoutes } from './routes/accounts.ts';
import { groupRoutes } from './routes/groups.ts';
import { learnerRoutes } from './routes/learners.ts';
import { ownPasswordRoute } from './routes/own-password.ts';
import { signInRoutes, SIGN_IN_COOKIE } from './routes/sign-in.ts';

export const TRAINER_API = '/formateur/api';

/** `c.get('me')`: who asks. */
export interface TrainerEnv {
  Variables: { me: Me };
}
export type TrainerApi = Hono<TrainerEnv>;

export interface TrainerParts {
  readonly store: Store;
  readonly clock: () => Date;
  readonly steady: Steady;
  readonly people: People;
  readonly learners: Learners;
  /** `homePage` of the accounts issued here. */
  readonly homePage: (origin: string) => string;
  readonly erase: (learner: Identity, by: string, origin: string) => Promise<Erasure>;
  /** @param by who asks */
  readonly eraseAccount: (id: string, by: string) => Promise<Erasure>;
  readonly trace: Trace;
  /** What a learner has open is over; in the caller's transaction. @param learner their row */
  readonly endSessions: (learner: number, origin: string) => void;
  /** Its endpoint, when statements are kept there. */
  readonly externalLrs: string | null;
  readonly keeping: Pick<Keeping, 'statementsAbout' | 'documentsAbout' | 'trouble'>;
  readonly originOf: (c: Context) => string;
  readonly addressOf: AddressOf;
  readonly publicUrl: string | null;
  /** Requests for help of a group that nobody has answered. */
  readonly helpWaiting: (group: string) => number;
}

export function createTrainerApi(parts: TrainerParts): TrainerApi {
  const { people, publicUrl } = parts;
  const api: TrainerApi = new Hono();
  api.onError((error, c) => {
    if (error instanceof PeopleRefusal) return refused(c, error);
    throw error;
  });
  api.use(async (c, next) => {
    await next();
    c.res.headers.set(
      'cache-control',
      c.res.headers.has('etag') ? 'private, no-cache' : 'no-store',
    );
  });
  api.use(async (c, next) => {
    if (!isReading(c) && !isSameSite(c, publicUrl))
      throw new PeopleRefusal(403, 'Cette demande vient d’un autre site : elle n’est pas suivie.');
    await next();
  });
  api.route('/', signInRoutes(parts));
  api.use(async (c, next) => {
    const cookie = getCookie(c, SIGN_IN_COOKIE);
    const me = cookie === undefined ? null : people.signIns.find(cookie);
    if (!me) throw new PeopleRefusal(401, 'Vous n’êtes pas connecté : connectez-vous.');
    if (!isReading(c) && !equal(c.req.header('x-jeton') ?? '', me.csrf))
      throw new PeopleRefusal(
        403,
        'Votre page n’est plus à jour : rechargez-la, puis recommencez.',
      );
    c.set('me', me);
    await next();
    // Whatever leaves as a file is noted: whose it is and which one stand in its address.
    if (c.req.method === 'GET' && c.res.ok && c.res.headers.has('content-disposition')) {
      const [subject = null, detail = null] = c.req.path.split('/').slice(-2);
      parts.trace.note({ action: 'export', account: me.id, subject, detail });
    }
  });
  api.get('/moi', (c) => c.json(c.get('me')));
  api.post('/deconnexion', (c) => {
    people.signIns.close(getCookie(c, SIGN_IN_COOKIE) ?? '');
    return c.body(null, 204);
  });
  api.route('/', ownPasswordRoute(parts));
  api.route('/', accountRoutes(parts));
  api.route('/', groupRoutes(parts));
  api.route('/', learnerRoutes(parts));
  return api;
}

const isReading = (c: Context): boolean => c.req.method === 'GET' || c.req.method === 'HEAD';

/** In a time that tells nothing of where they differ, nor of their lengths. */
function equal(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
