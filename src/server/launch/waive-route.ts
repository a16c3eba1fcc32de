/** POST apprenants/:id/dispense: `Waiver`, behind the door of the trainer's API. */
import { Hono, type Context } from 'hono';
import type { Waiver } from '../../core/api/learners.ts';
import { object, oneOf, string } from '../lrs/validate/check.ts';
import { readBody } from '../people/body.ts';
import type { People } from '../people/people.ts';
import { notFound, PeopleRefusal } from '../people/refusal.ts';
import type { TrainerEnv } from '../people/trainer-api.ts';
import type { LaunchParts } from './launch.ts';
import { REASONS, waiveUnit } from './waive.ts';

interface WaiverParts extends LaunchParts {
  readonly people: People;
  readonly originOf: (c: Context) => string;
}

const waiver = object({ required: { unit: string, reason: oneOf(...Object.keys(REASONS)) } });

export function waiverRoute(parts: WaiverParts): Hono<TrainerEnv> {
  const app = new Hono<TrainerEnv>();
  app.post('/apprenants/:id/dispense', async (c) => {
    const { row, actor } = parts.people.allowed.allowedLearner(c.get('me'), c.req.param('id'));
    const asked = await readBody<Waiver>(c, waiver);
    const course = parts.catalogue();
    const unit = course?.units.find(({ id }) => id === asked.unit);
    if (!course || !unit) throw notFound();
    const done = waiveUnit(parts, { id: row, actor }, course, unit, {
      reason: asked.reason,
      origin: parts.originOf(c),
    });
    if (!done) throw new PeopleRefusal(409, 'Cette personne est déjà dispensée de cette leçon.');
    return c.body(null, 204);
  });
  return app;
}
