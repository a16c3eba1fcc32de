/**
 * "completed" and "passed" that reach the LRS by another way than a launched page: a trainer's tool, an
 * import. What the board shows as reached is reached for the launcher too, and satisfies the course.
 */
import { factOf } from '../../core/report/fact.ts';
import type { Keeping } from '../lrs/keeping.ts';
import type { Statement } from '../lrs/statement/types.ts';
import { satisfaction, type GuardParts } from './guard.ts';
import { VERBS } from './vocabulary.ts';

interface OtherParts extends GuardParts {
  readonly keeping: Pick<Keeping, 'state'>;
  /** Bases the course's statements had before. */
  readonly formerIris: readonly string[];
  readonly isOurs: (registration: string) => boolean;
}

const REACHED: readonly string[] = [VERBS.completed, VERBS.passed];

/**
 * In the transaction that takes note of them; what a launched page said is known already, and changes
 * nothing. What was done in Browse or Review counts for nothing (cmi5 10.2.2).
 * @param origin of this server
 */
export function noteReached(
  parts: OtherParts,
  statements: readonly Statement[],
  origin: string,
): void {
  const said = statements.filter(({ verb }) => REACHED.includes(verb.id));
  if (said.length === 0) return;
  const { sessions, catalogue, clock, keeping } = parts;
  const course = catalogue();
  if (!course) return;
  for (const statement of said) {
    const fact = [course.iri, ...parts.formerIris]
      .map((base) => factOf(statement, base))
      .find((one) => one);
    if (!fact || (fact.verb !== 'completed' && fact.verb !== 'passed')) continue;
    const { registration, unit, verb, time } = fact;
    const { actor } = statement;
    const mode = sessions.find(fact.session)?.launchData.launchMode ?? 'Normal';
    if (mode !== 'Normal' || actor.objectType === 'Group' || !parts.isOurs(registration)) continue;
    if (!course.units.some(({ id }) => id === unit)) continue;
    const standing = sessions.standing(registration, unit);
    if (standing[verb] !== null) continue;
    sessions.setStanding(registration, unit, { ...standing, [verb]: time });
    const now = clock().toISOString();
    keeping.state(satisfaction(parts, { id: fact.session, registration, actor }, now, origin));
  }
}
