/** What a learner's browser asks about its learner: GET /apprenant/moi, POST /apprenant/sortir. */
import { Hono } from 'hono';
import { deleteCookie, getCookie } from 'hono/cookie';
import type { LearnerMe } from '../../core/api/own-corner.ts';
import { COOKIE, learnerOf } from '../launch/cookie.ts';
import type { Learners } from '../launch/learners.ts';
import { HINT_COOKIE } from './entry.ts';
import type { People } from './people.ts';
import { PeopleRefusal, refused } from './refusal.ts';
import { isSameSite } from './same-site.ts';

export interface CornerParts {
  readonly people: Pick<People, 'groups' | 'identities'>;
  readonly learners: Learners;
  readonly publicUrl: string | null;
}

export function createOwnCorner({ people, learners, publicUrl }: CornerParts): Hono {
  const app = new Hono();

  app.get('/apprenant/moi', (c) => {
    c.header('cache-control', 'no-store');
    const learner = learnerOf(c, learners);
    const identity = learner && people.identities.byRow(learner.id);
    const account = learner?.actor.account;
    if (!identity || !account) {
      // What hinted at a learner is no longer true: pages need not ask again.
      if (getCookie(c, HINT_COOKIE) !== undefined) deleteCookie(c, HINT_COOKIE);
      return refused(c, new PeopleRefusal(401, 'Vous étudiez sans suivi.'));
    }
    const group = identity.group === null ? null : people.groups.find(identity.group);
    return c.json({
      name: identity.name,
      account: { homePage: account.homePage, name: account.name },
      group: group?.name ?? null,
      trainers: group ? people.groups.trainers(group.id).map(({ name }) => name) : [],
    } satisfies LearnerMe);
  });

  app.post('/apprenant/sortir', (c) => {
    c.header('cache-control', 'no-store');
    if (!isSameSite(c, publicUrl))
      return refused(c, new PeopleRefusal(403, 'Cette demande vient d’un autre site.'));
    const cookie = getCookie(c, COOKIE);
    if (cookie !== undefined) learners.leave(cookie);
    deleteCookie(c, COOKIE);
    deleteCookie(c, HINT_COOKIE);
    // A form leads somewhere; a script decides itself.
    return c.req.header('sec-fetch-mode') === 'navigate' ? c.redirect('/', 303) : c.body(null, 204);
  });

  return app;
}
