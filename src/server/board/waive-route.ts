/** A trainer's waiver of a unit for one learner. */
import type { Context } from 'hono';
import type { Waiver } from '../../core/api/learners.ts';
import { oneOf, string } from '../lrs/validate/check.ts';
import { bodyOf } from '../people/body.ts';
import type { People } from '../people/people.ts';
import { notFound, PeopleRefusal } from '../people/refusal.ts';
import type { TrainerRoutes } from '../people/trainer-parts.ts';
import type { LaunchParts } from '../launch/launch.ts';
import { waiveUnit } from '../launch/waive.ts';

interface WaiverParts extends LaunchParts {
  readonly people: People;
  readonly originOf: (c: Context) => string;
}

const waiver = bodyOf<Waiver>({
  unit: string,
  reason: oneOf('test', 'cours', 'ailleurs', 'decision'),
});

export function waiverRoute(parts: WaiverParts) {
  return {
    'POST apprenants/:id/dispense': async ({ c, me, params, read, done }) => {
      const { row, actor } = parts.people.allowed.allowedLearner(me, params.id);
      const asked = await read(waiver);
      const course = parts.catalogue();
      const unit = course?.units.find(({ id }) => id === asked.unit);
      if (!course || !unit) throw notFound();
      const waived = waiveUnit(parts, { id: row, actor }, course, unit, {
        reason: asked.reason,
        origin: parts.originOf(c),
      });
      if (!waived)
        throw new PeopleRefusal(409, 'Cette personne est déjà dispensée de cette leçon.');
      return done();
    },
  } satisfies Partial<TrainerRoutes>;
}
