import { z } from 'zod';
import { text, type Concept } from './concept.ts';

const schema = z.strictObject({ titre: text, resume: text.max(160), ordre: z.int() });
export type GuideInput = z.infer<typeof schema>;

/** The header of a page of the trainer's guide. */
export const guide: Concept<GuideInput> = {
  schema,
  help: {
    titre: 'Écrivez « titre: » et le titre de la page.',
    resume: 'Écrivez « resume: » et une phrase de 160 caractères au plus.',
    ordre: 'Écrivez la place de la page dans le guide : « ordre: 1 ».',
  },
};
