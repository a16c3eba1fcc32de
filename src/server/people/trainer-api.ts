/**
 * The trainer's API at /formateur/api (core/api/trainer-calls.ts). All but signing in is behind one door:
 * a signed-in account, of this site's own pages, with its token on everything but GET.
 */
import { Hono, type Context } from 'hono';
import { createHash, timingSafeEqual } from 'node:crypto';
import { getCookie } from 'hono/cookie';
import type { Me } from '../../core/api/accounts.ts';
import { mount } from './calls.ts';
import { PeopleRefusal, refused } from './refusal.ts';
import { isSameSite } from './same-site.ts';
import { accountRoutes } from './routes/accounts.ts';
import { groupRoutes } from './routes/groups.ts';
import { learnerRoutes } from './routes/learners.ts';
import { ownPasswordRoute } from './routes/own-password.ts';
import { signInRoutes, SIGN_IN_COOKIE } from './routes/sign-in.ts';
import type { TrainerParts, TrainerRoutes } from './trainer-parts.ts';

export const TRAINER_API = '/formateur/api';

/** `c.get('me')`: who asks. */
interface TrainerEnv {
  Variables: { me: Me };
}

/** @param routes those that need somebody signed in; they and those of sign-in are the whole table */
export function createTrainerApi(parts: TrainerParts, routes: TrainerRoutes): Hono<TrainerEnv> {
  const { people, publicUrl } = parts;
  const api = new Hono<TrainerEnv>();
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
  mount(api, signInRoutes(parts), () => ({}));
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
  mount(api, routes, (c) => ({ me: c.get('me') }));
  return api;
}

/** Those about people. */
export function peopleRoutes(parts: TrainerParts) {
  return {
    'GET moi': ({ me, reply }) => reply(me),
    'POST deconnexion': ({ c, done }) => {
      parts.people.signIns.close(getCookie(c, SIGN_IN_COOKIE) ?? '');
      return done();
    },
    ...ownPasswordRoute(parts),
    ...accountRoutes(parts),
    ...groupRoutes(parts),
    ...learnerRoutes(parts),
  } satisfies Partial<TrainerRoutes>;
}

const isReading = (c: Context): boolean => c.req.method === 'GET' || c.req.method === 'HEAD';

/** In a time that tells nothing of where they differ, nor of their lengths. */
function equal(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
