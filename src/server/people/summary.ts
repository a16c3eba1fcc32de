/** A group in one line (core/api/groups.ts). */
import type { GroupSummary } from '../../core/api/groups.ts';
import type { Group } from './groups.ts';
import type { People } from './people.ts';

export interface SummaryParts {
  readonly people: Pick<People, 'groups'>;
  /** Requests for help of a group that nobody has answered. */
  readonly helpWaiting: (group: string) => number;
}

export function summaryOf({ people, helpWaiting }: SummaryParts, group: Group): GroupSummary {
  const { id, name, archived, path } = group;
  return {
    id,
    name,
    learners: people.groups.learners(id),
    trainers: people.groups.trainers(id),
    helpWaiting: helpWaiting(id),
    archived,
    path,
  };
}
