/**
 * "completed" and "passed" that reach the LRS by another way than a launched page: a trainer's tool, an
 * import. What the board shows as reached is reached for the launcher too, and satisfies the course.
 */
import { factOf } from '../../core/report/fact.ts';
import type { Store } from '../store/db.ts';
import type { Log } from '../process/log.ts';
import type { Keeping } from '../lrs/keeping.ts';
import type { Statement } from '../lrs/statement/types.ts';
import { rowByRow } from '../store/row-by-row.ts';
import { satisfaction, type GuardParts } from './guard.ts';
import type { Catalogue } from '../../core/course/catalogue.ts';
import { VERBS } from './vocabulary.ts';

interface OtherParts extends GuardParts {
  readonly store: Store;
  readonly keeping: Pick<Keeping, 'state'>;
  /** Bases the course's statements had before. */
  readonly formerIris: readonly string[];
  readonly isOurs: (registration: string) => boolean;
}

const REACHED: readonly string[] = [VERBS.completed, VERBS.passed];

/**
 * In the transaction that takes note of them; what a launched page said is known already, and changes
 * nothing. What was done in Browse or Review counts for nothing (cmi5 10.2.2). One that cannot be noted is
 * passed over.
 * @param origin of this server
 */
export function noteReached(
  parts: OtherParts,
  statements: readonly Statement[],
  origin: string,
  log: Log,
): void {
  const { store } = parts;
  const attempt = rowByRow(store.db, log);
  const said = statements.filter(({ verb }) => REACHED.includes(verb.id));
  if (said.length === 0) return;
  const course = parts.catalogue();
  if (!course) return;
  for (const statement of said)
    // Reached and satisfied are one: what is noted without the other would never be made up for.
    attempt(() => store.transaction(() => noteOne(parts, course, statement, origin)));
}

function noteOne(parts: OtherParts, course: Catalogue, statement: Statement, origin: string): void {
  const { sessions, clock, keeping } = parts;
  const fact = [course.iri, ...parts.formerIris]
    .map((base) => factOf(statement, base))
    .find((one) => one);
  if (!fact || (fact.verb !== 'completed' && fact.verb !== 'passed')) return;
  const { registration, unit, verb, time } = fact;
  const { actor } = statement;
  const mode = sessions.find(fact.session)?.launchData.launchMode ?? 'Normal';
  if (mode !== 'Normal' || actor.objectType === 'Group' || !parts.isOurs(registration)) return;
  if (!course.units.some(({ id }) => id === unit)) return;
  const standing = sessions.standing(registration, unit);
  if (standing[verb] !== null) return;
  sessions.setStanding(registration, unit, { ...standing, [verb]: time });
  const now = clock().toISOString();
  keeping.state(satisfaction(parts, { id: fact.session, registration, actor }, now, origin));
}
