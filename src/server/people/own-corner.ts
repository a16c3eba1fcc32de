/** What a learner's browser asks about its learner (core/api/learner-calls.ts), by its cookie. */
import { Hono, type Context } from 'hono';
import { deleteCookie, getCookie } from 'hono/cookie';
import type { LearnerCalls } from '../../core/api/learner-calls.ts';
import { COOKIE, learnerOf } from '../launch/cookie.ts';
import type { Learners } from '../launch/learners.ts';
import { mount, type Routes } from './calls.ts';
import { clearHints, hintPath, reachOf } from './hints.ts';
import type { People } from './people.ts';
import { PeopleRefusal, refused } from './refusal.ts';
import { isSameSite } from './same-site.ts';

export const LEARNER_API = '/apprenant';

export type LearnerRoutes = Routes<LearnerCalls, object>;

export interface CornerParts {
  readonly people: Pick<People, 'groups' | 'identities'>;
  readonly learners: Learners;
  readonly originOf: (c: Context) => string;
  /** Whether a meeting of that group runs, or starts within the hour. */
  readonly meets: (group: string) => boolean;
}

export function createLearnerApi(routes: LearnerRoutes, publicUrl: string | null): Hono {
  const api = new Hono();
  api.onError((error, c) => {
    if (error instanceof PeopleRefusal) return refused(c, error);
    throw error;
  });
  api.use(async (c, next) => {
    c.header('cache-control', 'no-store');
    if (c.req.method === 'POST' && !isSameSite(c, publicUrl))
      throw new PeopleRefusal(403, 'Cette demande vient d’un autre site : elle n’est pas suivie.');
    await next();
  });
  mount(api, routes, () => ({}));
  return api;
}

export function cornerRoutes({ people, learners, originOf, meets }: CornerParts) {
  return {
    'GET moi': ({ c, reply }) => {
      const learner = learnerOf(c, learners);
      const identity = learner && people.identities.byRow(learner.id);
      const account = learner?.actor.account;
      if (!identity || !account) {
        clearHints(c);
        throw new PeopleRefusal(401, 'Vous étudiez sans suivi.');
      }
      const group = identity.group === null ? null : people.groups.find(identity.group);
      const path = group?.path ?? null;
      hintPath(c, path, reachOf(originOf(c)));
      return reply({
        name: identity.name,
        account: { homePage: account.homePage, name: account.name },
        group: group?.name ?? null,
        trainers: group ? people.groups.trainers(group.id).map(({ name }) => name) : [],
        path,
        meets: group !== null && meets(group.id),
      });
    },

    'POST sortir': ({ c, done, lead }) => {
      const cookie = getCookie(c, COOKIE);
      if (cookie !== undefined) learners.leave(cookie);
      deleteCookie(c, COOKIE);
      clearHints(c);
      // A form leads somewhere; a script decides itself.
      return c.req.header('sec-fetch-mode') === 'navigate' ? lead('/') : done();
    },
  } satisfies Partial<LearnerRoutes>;
}
