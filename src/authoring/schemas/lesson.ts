import { z } from 'zod';
import { fold } from '../../core/text/text.ts';
import { id, review, reviewHelp, text, type Concept } from './concept.ts';

const schema = z.strictObject({
  titre: text,
  resume: text.max(160),
  minutes: z.int().min(1).max(60),
  competence: text.optional(),
  objectifs: z
    .array(z.strictObject({ id, texte: text }))
    .min(2)
    .max(4),
  sources: z.array(z.string()).default([]),
  relecture: review,
  prerequis: z.array(z.string()).default([]),
});
export type LessonInput = z.infer<typeof schema>;

/** A stand-in for a competence: authors are told of it, learners never read it. */
export const isPlaceholder = (competence: string): boolean =>
  fold(competence).includes('a completer');

/** The header of a lesson. */
export const lesson: Concept<LessonInput> = {
  schema,
  help: {
    titre: 'Écrivez « titre: Les suffixes », entre guillemets s’il contient « : ».',
    resume: 'Écrivez « resume: » et une phrase de 160 caractères au plus.',
    minutes: 'Écrivez la durée moyenne en minutes, entre 5 et 15 : « minutes: 10 ».',
    competence:
      'Écrivez « competence: » et la compétence du référentiel que la leçon travaille, ou retirez la ligne.',
    objectifs: 'Écrivez 2 à 4 objectifs, chacun avec une ligne « - id: » et une ligne « texte: ».',
    'objectifs.*': 'Chaque objectif a une ligne « - id: » et une ligne « texte: ».',
    'objectifs.*.id': 'Écrivez un identifiant court, par exemple « id: couper ».',
    'objectifs.*.texte':
      'Complétez « vous saurez … », par exemple « texte: couper un mot médical ».',
    sources: 'Écrivez une liste d’identifiants de sources.yaml : « sources: [msd-termes] ».',
    'sources.*': 'Écrivez un identifiant de sources.yaml.',
    ...reviewHelp,
    prerequis: 'Écrivez une liste de leçons du module : « prerequis: [construction] », ou [].',
    'prerequis.*': 'Écrivez le nom d’une leçon, sans son numéro.',
  },
};
