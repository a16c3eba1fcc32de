import { z } from 'zod';
import { review, reviewHelp, text, type Concept } from './concept.ts';

const schema = z.strictObject({
  titre: text,
  minutes: z.int().min(1).max(60),
  relecture: review,
});
export type PositioningInput = z.infer<typeof schema>;

/** The header of a module's positioning test: all its questions are asked, once, and nothing is judged. */
export const positioning: Concept<PositioningInput> = {
  schema,
  help: {
    titre: 'Écrivez « titre: Positionnement : » et le titre du module, entre guillemets.',
    minutes: 'Écrivez la durée moyenne en minutes : « minutes: 12 ».',
    ...reviewHelp,
  },
};
