/** Learners of a group: added by pasting a list, changed, their links, their data, their leaving. */
import { Hono, type Context } from 'hono';
import type { Person } from '../../../core/api/accounts.ts';
import type { LearnerChange, LearnerLink, NewLearners } from '../../../core/api/learners.ts';
import { csv } from '../../../core/report/csv.ts';
import { number, object, problem, string, type Check } from '../../lrs/validate/check.ts';
import { readBody } from '../body.ts';
import { fileName } from '../file-name.ts';
import { exportLearner, keptAbout } from '../export.ts';
import type { Identity } from '../identities.ts';
import { addLearners, changed, linkExpiry } from '../learner-changes.ts';
import { PeopleRefusal } from '../refusal.ts';
import type { TrainerEnv, TrainerParts } from '../trainer-api.ts';

const newLearners = object({ required: { text: string } });
const learnerChange = object({
  optional: {
    name: string,
    email: (value) => (value === null ? null : string(value)),
    group: string,
    arrangements: object({ required: { moreTries: number } }),
  },
});
const isoTime: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d(T|$)/.test(value) && !isNaN(Date.parse(value))
    ? null
    : problem('must be a date');
const renewal = object({ optional: { expires: isoTime } });

export function learnerRoutes(parts: TrainerParts): Hono<TrainerEnv> {
  const { people, store, learners, clock, originOf } = parts;
  const { identities, allowed, links } = people;
  const app = new Hono<TrainerEnv>();

  const linkOf = (c: Context, learner: Identity): LearnerLink => {
    const { id, name, email, link } = learner;
    return {
      learner: { id, name },
      email,
      url: link.revoked ? null : `${originOf(c)}${links.pathOf(learner)}`,
      expires: link.expires,
      state: links.stateOf(learner),
    };
  };
  /** A link that changes hands takes with it the browsers the old one opened, and their sessions. */
  const setLink = (c: Context, learner: Identity, link: Identity['link']): Response => {
    store.transaction(() => {
      identities.setLink(learner.row, link);
      learners.leaveAll(learner.row);
      parts.endSessions(learner.row, originOf(c));
    });
    return c.json(linkOf(c, { ...learner, link }));
  };

  app.post('/groupes/:id/apprenants', async (c) => {
    const group = allowed.allowedGroup(c.get('me'), c.req.param('id'));
    const { text } = await readBody<NewLearners>(c, newLearners);
    const homePage = parts.homePage(originOf(c));
    return c.json(
      store.transaction(() =>
        addLearners({ identities, learners, clock }, { group: group.id, homePage }, text),
      ),
    );
  });

  app.patch('/apprenants/:id', async (c) => {
    const me = c.get('me');
    const learner = allowed.allowedLearner(me, c.req.param('id'));
    const asked = await readBody<LearnerChange>(c, learnerChange);
    if (asked.group !== undefined) allowed.allowedGroup(me, asked.group);
    const after = store.transaction(() => {
      const to = changed(identities, learner, asked);
      identities.change(learner.row, to);
      return to;
    });
    return c.json({ id: learner.id, name: after.name } satisfies Person);
  });

  app.get('/groupes/:id/liens', (c) => {
    const group = allowed.allowedGroup(c.get('me'), c.req.param('id'));
    return c.json(identities.ofGroup(group.id).map((learner) => linkOf(c, learner)));
  });

  app.get('/groupes/:id/liens.csv', (c) => {
    const group = allowed.allowedGroup(c.get('me'), c.req.param('id'));
    const rows = identities.ofGroup(group.id).map((learner) => {
      const { url, expires, state } = linkOf(c, learner);
      return [learner.name, learner.email ?? '', url ?? '', day(expires), STATES[state]];
    });
    c.header('content-type', 'text/csv; charset=utf-8');
    c.header('content-disposition', `attachment; filename="liens-${fileName(group.name)}.csv"`);
    return c.body(
      csv([['Nom', 'Courriel', 'Lien personnel', 'Valable jusqu’au', 'État'], ...rows]),
    );
  });

  app.post('/apprenants/:id/lien', async (c) => {
    const learner = allowed.allowedLearner(c.get('me'), c.req.param('id'));
    const hasBody = c.req.header('content-type') !== undefined;
    const { expires } = hasBody ? await readBody<{ expires?: string }>(c, renewal) : {};
    const until = expires === undefined ? linkExpiry(clock()) : new Date(expires).toISOString();
    if (until <= clock().toISOString())
      throw new PeopleRefusal(400, 'Cette date est passée : choisissez-en une à venir.');
    const version = learner.link.version + 1;
    return setLink(c, learner, { version, expires: until, revoked: false });
  });

  app.delete('/apprenants/:id/lien', (c) => {
    const learner = allowed.allowedLearner(c.get('me'), c.req.param('id'));
    return setLink(c, learner, { ...learner.link, revoked: true });
  });

  app.delete('/apprenants/:id', async (c) => {
    const me = c.get('me');
    const learner = allowed.allowedLearner(me, c.req.param('id'));
    return c.json(await parts.erase(learner, me.id, originOf(c)));
  });

  app.get('/apprenants/:id/export', async (c) => {
    const learner = allowed.allowedLearner(c.get('me'), c.req.param('id'));
    const group = learner.group === null ? null : people.groups.find(learner.group);
    const kept = await keptAbout(store.db, parts.keeping, learner);
    const known = exportLearner(store.db, learner, group, clock().toISOString(), {
      ...kept,
      externalLrs: parts.externalLrs,
    });
    c.header(
      'content-disposition',
      `attachment; filename="donnees-${fileName(learner.name)}.json"`,
    );
    return c.json(known);
  });

  return app;
}

const STATES = { valid: 'valable', expired: 'expiré', revoked: 'désactivé' } as const;

function day(iso: string | null): string {
  return iso === null ? '' : new Date(iso).toLocaleDateString('fr', { timeZone: 'Europe/Paris' });
}
