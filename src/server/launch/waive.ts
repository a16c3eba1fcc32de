/**
 * A trainer does not ask a unit of a learner, because of what they know already (cmi5 9.3.7): its
 * criterion is met from now on, and the LRS says why.
 */
import { randomUUID } from 'node:crypto';
import type { Waiver } from '../../core/api/learners.ts';
import { prepare } from '../lrs/statement/prepare.ts';
import type { Catalogue, CatalogueUnit } from '../../core/course/catalogue.ts';
import { satisfaction } from './guard.ts';
import type { LaunchParts } from './launch.ts';
import type { Learner } from './learners.ts';
import { waived } from './lms-statements.ts';

/** 9.5.5.2, in the specification's words. */
const REASONS: Readonly<Record<Waiver['reason'], string>> = {
  test: 'Tested Out',
  cours: 'Equivalent AU',
  ailleurs: 'Equivalent Outside Activity',
  decision: 'Administrative',
};

/** @returns whether it was; false when this unit had been waived before. */
export function waiveUnit(
  parts: LaunchParts,
  learner: Learner,
  course: Catalogue,
  unit: CatalogueUnit,
  { reason, origin }: { readonly reason: Waiver['reason']; readonly origin: string },
): boolean {
  const { store, sessions, learners, clock } = parts;
  return store.transaction(() => {
    const now = clock().toISOString();
    const registration = learners.register(learner, course.iri);
    const standing = sessions.standing(registration, unit.id);
    if (standing.waived !== null) return false;
    sessions.setStanding(registration, unit.id, { ...standing, waived: now });
    // One session for both: 9.3.7 lets only "satisfied" share it.
    const sessionId = randomUUID();
    const { actor } = learner;
    const statement = waived(
      course,
      unit,
      { actor, registration, sessionId },
      REASONS[reason],
      now,
    );
    parts.keeping.state([
      prepare(statement, parts.reception(origin)),
      ...satisfaction(parts, { id: sessionId, registration, actor }, now, origin),
    ]);
    return true;
  });
}
