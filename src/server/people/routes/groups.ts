/** groupes: a trainer's own, all for an administrator. */
import { Hono } from 'hono';
import type { GroupChange, GroupSummary } from '../../../core/api/groups.ts';
import { arrayOf, boolean, object, string } from '../../lrs/validate/check.ts';
import { readBody, readName } from '../body.ts';
import type { Group } from '../groups.ts';
import { PeopleRefusal } from '../refusal.ts';
import { summaryOf } from '../summary.ts';
import type { TrainerEnv, TrainerParts } from '../trainer-api.ts';

const groupChange = object({
  optional: { name: string, trainers: arrayOf(string), archived: boolean },
});

export function groupRoutes(parts: TrainerParts): Hono<TrainerEnv> {
  const { people, store } = parts;
  const { groups, accounts, allowed } = people;
  const app = new Hono<TrainerEnv>();
  const summary = (group: Group): GroupSummary => summaryOf(parts, group);

  const change = (group: Group, { trainers }: Partial<GroupChange>): void => {
    groups.change(group);
    if (!trainers) return;
    if (trainers.some((id) => !accounts.find(id)))
      throw new PeopleRefusal(400, 'Un des formateurs choisis n’a pas de compte.');
    groups.setTrainers(group.id, trainers);
  };

  app.get('/groupes', (c) => c.json(allowed.groups(c.get('me')).map(summary)));

  app.post('/groupes', async (c) => {
    const me = c.get('me');
    const asked = await readBody<Partial<GroupChange>>(c, groupChange);
    const group = store.transaction(() => {
      const created = groups.create(readName(asked.name ?? '', 'Le nom du groupe'));
      const trainers = asked.trainers ?? [me.id];
      // Who opens a group and could not see it would have lost it.
      const own = me.role === 'formateur' && !trainers.includes(me.id) ? [me.id] : [];
      change(
        { ...created, archived: asked.archived ?? false },
        { trainers: [...trainers, ...own] },
      );
      return created.id;
    });
    return c.json(summary(allowed.allowedGroup(me, group)), 201);
  });

  app.patch('/groupes/:id', async (c) => {
    const before = allowed.allowedGroup(c.get('me'), c.req.param('id'));
    const asked = await readBody<Partial<GroupChange>>(c, groupChange);
    const after: Group = {
      id: before.id,
      name: asked.name === undefined ? before.name : readName(asked.name, 'Le nom du groupe'),
      archived: asked.archived ?? before.archived,
    };
    store.transaction(() => {
      change(after, asked);
      if (after.archived && !before.archived)
        for (const { row } of people.identities.ofGroup(before.id))
          parts.endSessions(row, parts.originOf(c));
    });
    return c.json(summary(after));
  });

  return app;
}
