/**
 * What a trainer may touch: their own groups and the learners in them; an administrator, all. Every
 * route that names a group or a learner goes through here, and what is refused does not exist (404).
 */
import type { Me } from '../../core/api/accounts.ts';
import type { Group, Groups } from './groups.ts';
import type { Identities, Identity } from './identities.ts';
import { notFound } from './refusal.ts';

export interface AccessRules {
  readonly groups: (me: Me) => readonly Group[];
  /** @throws PeopleRefusal 404 */
  readonly allowedGroup: (me: Me, id: string) => Group;
  /** @throws PeopleRefusal 404 */
  readonly allowedLearner: (me: Me, id: string) => Identity;
}

export function openAllowed(groups: Groups, identities: Identities): AccessRules {
  const may = (me: Me, group: string | null): boolean =>
    me.role === 'administrateur' || (group !== null && groups.isTrainer(group, me.id));
  return {
    groups: (me) => (me.role === 'administrateur' ? groups.all() : groups.ofTrainer(me.id)),
    allowedGroup: (me, id) => {
      const group = groups.find(id);
      if (!group || !may(me, id)) throw notFound();
      return group;
    },
    allowedLearner: (me, id) => {
      const learner = identities.find(id);
      if (!learner || !may(me, learner.group)) throw notFound();
      return learner;
    },
  };
}
