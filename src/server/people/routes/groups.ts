/** groupes: a trainer's own, all for an administrator. */
import type { GroupChange, GroupSummary } from '../../../core/api/groups.ts';
import { arrayOf, boolean, orNull, string } from '../../lrs/validate/check.ts';
import { bodyOf, optional, readName } from '../body.ts';
import type { Group } from '../groups.ts';
import { PeopleRefusal } from '../refusal.ts';
import { summaryOf } from '../summary.ts';
import type { TrainerParts, TrainerRoutes } from '../trainer-parts.ts';

const groupChange = bodyOf<Partial<GroupChange>>({
  name: optional(string),
  trainers: optional(arrayOf(string)),
  archived: optional(boolean),
  path: optional(orNull(string)),
});

export function groupRoutes(parts: TrainerParts) {
  const { people, store } = parts;
  const { groups, accounts, allowed } = people;
  const summary = (group: Group): GroupSummary => summaryOf(parts, group);

  const readPath = (asked: string | null): string | null => {
    if (asked !== null && !parts.catalogue()?.paths.some(({ id }) => id === asked))
      throw new PeopleRefusal(400, 'Ce parcours n’est pas dans le cours : choisissez-en un autre.');
    return asked;
  };

  const change = (group: Group, { trainers }: Partial<GroupChange>): void => {
    groups.change(group);
    if (!trainers) return;
    if (trainers.some((id) => !accounts.find(id)))
      throw new PeopleRefusal(400, 'Un des formateurs choisis n’a pas de compte.');
    groups.setTrainers(group.id, trainers);
  };

  return {
    'GET groupes': ({ me, reply }) => reply(allowed.groups(me).map(summary)),

    'POST groupes': async ({ me, read, reply }) => {
      const asked = await read(groupChange);
      const group = store.transaction(() => {
        const created = groups.create(readName(asked.name ?? '', 'Le nom du groupe'));
        const trainers = asked.trainers ?? [me.id];
        // Who opens a group and could not see it would have lost it.
        const own = me.role === 'formateur' && !trainers.includes(me.id) ? [me.id] : [];
        change(
          { ...created, archived: asked.archived ?? false, path: readPath(asked.path ?? null) },
          { trainers: [...trainers, ...own] },
        );
        return created.id;
      });
      return reply(summary(allowed.allowedGroup(me, group)), 201);
    },

    'PATCH groupes/:id': async ({ c, me, params, read, reply }) => {
      const before = allowed.allowedGroup(me, params.id);
      const asked = await read(groupChange);
      const after: Group = {
        id: before.id,
        name: asked.name === undefined ? before.name : readName(asked.name, 'Le nom du groupe'),
        archived: asked.archived ?? before.archived,
        path: asked.path === undefined ? before.path : readPath(asked.path),
      };
      store.transaction(() => {
        change(after, asked);
        if (after.archived && !before.archived)
          for (const { row } of people.identities.ofGroup(before.id))
            parts.endSessions(row, parts.originOf(c));
      });
      return reply(summary(after));
    },
  } satisfies Partial<TrainerRoutes>;
}
