/** What a statement of a launch may name: its learner, nobody else, and no end of things (pure). */
import { MOST_NAMED } from '../limits.ts';
import { actorKey } from './identity.ts';
import { contextActors, type PreparedStatement } from './prepare.ts';
import type { Actor, Agent } from './types.ts';

/** @returns why a launch of this learner may not say so, null when it may */
export function beyondLaunch(
  { statement, activities, attachments }: PreparedStatement,
  learner: Agent,
): string | null {
  const { actor, object: target, context } = statement;
  // A reference is followed by every search, and a statement within a statement speaks for somebody.
  if (target.objectType === 'StatementRef' || target.objectType === 'SubStatement')
    return `a launch states nothing about a ${target.objectType}`;
  const about = target.objectType === 'Agent' || target.objectType === 'Group' ? [target] : [];
  const isLearner = (named: Actor): boolean =>
    named.objectType !== 'Group' &&
    actorKey(named) === actorKey(learner) &&
    (named.name === undefined || named.name === learner.name);
  if (![actor, ...about, ...contextActors(context)].every(isLearner))
    return 'a launch names its learner, as launched, and nobody else';
  if (activities.length + attachments.length > MOST_NAMED)
    return `more than ${MOST_NAMED} activities and attachments`;
  return null;
}
