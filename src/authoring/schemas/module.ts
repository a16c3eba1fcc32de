import { z } from 'zod';
import { text, type Concept } from './concept.ts';

const schema = z.strictObject({
  titre: text,
  court: text.max(16),
  resume: text.max(200),
  bloc: z.int().min(1).optional(),
  encre: z.enum(['voc', 'ide', 'con', 'sto', 'neutre']).default('neutre'),
});
export type ModuleInput = z.infer<typeof schema>;

/** module.yaml */
export const module: Concept<ModuleInput> = {
  schema,
  help: {
    titre: 'Écrivez « titre: Vocabulaire médical ».',
    court: 'Écrivez un ou deux mots, 16 caractères au plus : « court: Vocabulaire ».',
    resume: 'Écrivez « resume: » et une phrase.',
    bloc: 'Écrivez le numéro du bloc de cours.yaml : « bloc: 2 ». Sans cette ligne, le module est dans tous les parcours.',
    encre: 'Écrivez une des encres : voc, ide, con, sto ou neutre.',
  },
};
