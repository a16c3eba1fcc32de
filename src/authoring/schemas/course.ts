import { z } from 'zod';
import { id, text, type Concept } from './concept.ts';

const theme = z.strictObject({ titre: text, module: id.optional() });

const schema = z.strictObject({
  titre: text,
  'sous-titre': text,
  accroche: text,
  iri: z
    .url({ protocol: /^https?$/, error: 'L’adresse doit commencer par https://.' })
    .endsWith('/', {
      error: 'L’adresse doit finir par « / ».',
    }),
  certification: text,
  blocs: z
    .array(
      z.strictObject({ numero: z.int().min(1), titre: text, themes: z.array(theme).default([]) }),
    )
    .min(1),
  parcours: z
    .array(
      z.strictObject({
        id,
        titre: text,
        heures: z.number().positive(),
        blocs: z.array(z.int()).min(1),
        note: text.optional(),
      }),
    )
    .default([]),
  modules: z.array(id).min(1),
});
export type CourseInput = z.infer<typeof schema>;

/** cours.yaml */
export const course: Concept<CourseInput> = {
  schema,
  help: {
    titre: 'Écrivez « titre: Assistant médical ».',
    'sous-titre': 'Écrivez « sous-titre: » et quelques mots.',
    accroche: 'Écrivez « accroche: » et une phrase pour la page d’accueil.',
    iri: 'Écrivez l’adresse qui sert de base aux identifiants : « iri: https://exemple.fr/ ».',
    certification: 'Écrivez le numéro de la fiche : « certification: RNCP40913 ».',
    blocs: 'Écrivez les blocs, chacun avec « - numero: » et « titre: ».',
    'blocs.*': 'Chaque bloc a une ligne « - numero: » et une ligne « titre: ».',
    'blocs.*.numero': 'Écrivez un nombre entier : « numero: 2 ».',
    'blocs.*.titre': 'Écrivez « titre: » et l’intitulé officiel du bloc.',
    'blocs.*.themes':
      'Écrivez les thèmes officiels du bloc, chacun avec « - titre: » et, s’il s’apprend à distance, « module: ».',
    'blocs.*.themes.*': 'Un thème a une ligne « - titre: » et parfois une ligne « module: ».',
    'blocs.*.themes.*.titre': 'Écrivez « titre: » et l’intitulé officiel du thème.',
    'blocs.*.themes.*.module':
      'Écrivez le dossier du module qui l’enseigne, ou retirez la ligne si aucun ne le fait.',
    parcours: 'Écrivez les parcours, chacun avec « - id: », « titre: », « heures: » et « blocs: ».',
    'parcours.*':
      'Un parcours a « - id: », « titre: », « heures: », « blocs: » et parfois « note: ».',
    'parcours.*.id': 'Écrivez un identifiant court : « id: complet ».',
    'parcours.*.titre': 'Écrivez « titre: Parcours complet ».',
    'parcours.*.heures': 'Écrivez un nombre d’heures : « heures: 279 ».',
    'parcours.*.blocs': 'Écrivez les numéros des blocs : « blocs: [1, 2] ».',
    'parcours.*.blocs.*': 'Écrivez le numéro d’un bloc.',
    'parcours.*.note': 'Écrivez « note: » et une phrase, ou retirez la ligne.',
    modules: 'Écrivez les dossiers des modules dans l’ordre : « modules: [vocabulaire-medical] ».',
    'modules.*':
      'Écrivez le nom du dossier du module, en minuscules, sans accent, avec des tirets.',
  },
};
