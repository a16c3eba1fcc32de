import { z } from 'zod';
import { date, id, text, type Concept } from './concept.ts';

const schema = z.record(
  id,
  z.strictObject({
    titre: text,
    auteur: text,
    url: z
      .url({ protocol: /^https?$/, error: 'L’adresse doit commencer par https://.' })
      .optional(),
    consulte: date.optional(),
  }),
);
export type SourcesInput = z.infer<typeof schema>;

/** sources.yaml */
export const sources: Concept<SourcesInput> = {
  schema,
  help: {
    '*': 'Chaque source a « titre: », « auteur: », et si possible « url: » et « consulte: ».',
    '*.titre': 'Écrivez « titre: » et le titre du document.',
    '*.auteur': 'Écrivez « auteur: » et qui l’a écrit.',
    '*.url': 'Écrivez l’adresse complète, ou retirez la ligne.',
    '*.consulte': 'Écrivez le jour de la lecture : « consulte: 2026-11-22 ».',
  },
};
