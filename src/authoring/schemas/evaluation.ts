import { z } from 'zod';
import { review, reviewHelp, text, type Concept } from './concept.ts';

const schema = z.strictObject({
  titre: text,
  tirage: z.int().min(1),
  seuil: z
    .number()
    .gt(0)
    .max(1)
    .refine((value) => Number(value.toFixed(4)) === value, {
      error: 'Le seuil a au plus quatre décimales.',
    }),
  essais: z.int().min(0),
  minutes: z.int().min(1).max(180),
  relecture: review,
});
export type EvaluationInput = z.infer<typeof schema>;

/** The header of a module's evaluation. */
export const evaluation: Concept<EvaluationInput> = {
  schema,
  help: {
    titre: 'Écrivez « titre: Évaluation du module … ».',
    tirage: 'Écrivez combien de questions un essai tire de la banque : « tirage: 20 ».',
    seuil: 'Écrivez la part de points à atteindre, entre 0 et 1 : « seuil: 0.8 » pour 80 %.',
    essais: 'Écrivez le nombre d’essais permis : « essais: 3 » (0 = sans limite).',
    minutes: 'Écrivez la durée moyenne en minutes : « minutes: 20 ».',
    ...reviewHelp,
  },
  repair: {
    seuil: (value) =>
      typeof value === 'number' && value > 1 && value <= 100 ? String(value / 100) : null,
  },
};
