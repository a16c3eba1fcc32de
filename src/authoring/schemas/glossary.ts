import { z } from 'zod';
import { id, text, type Concept } from './concept.ts';

/** How a word is said, spelt with French letters: « é-ri-tèm ». */
const respelling = z
  .string()
  .trim()
  .regex(/^[a-zàâæçéèêëîïôœùûüÿ]+(?:[-'’ ][a-zàâæçéèêëîïôœùûüÿ]+)*$/i, {
    error:
      'Une prononciation s’écrit avec des lettres, des tirets, des apostrophes et des espaces.',
  });

const role = z.enum(['préfixe', 'racine', 'liaison', 'suffixe']);

export const term = z.strictObject({
  terme: text,
  id: id.optional(),
  nature: text.optional(),
  pluriel: text.optional(),
  prononciation: respelling.optional(),
  abreviation: text.optional(),
  definition: text,
  decomposition: z.array(z.tuple([text, role, text])).default([]),
  module: id.optional(),
  voir: z.array(z.string()).default([]),
  courant: z.array(text).default([]),
  formes: z.array(text).default([]),
});

const schema = z.array(term);
export type GlossaryInput = z.infer<typeof schema>;
export type TermInput = z.infer<typeof term>;

const part = 'Écrivez [partie, rôle, sens], par exemple [dys, préfixe, difficulté].';

/** glossaire/*.yaml */
export const glossary: Concept<GlossaryInput> = {
  schema,
  help: {
    '*': 'Chaque entrée commence par « - terme: » et a une « definition: ».',
    '*.terme': 'Écrivez « - terme: dyspnée ».',
    '*.id': 'Écrivez un identifiant sans accent, ou retirez la ligne.',
    '*.nature': 'Écrivez par exemple « nature: nom féminin ».',
    '*.pluriel': 'Écrivez le mot au pluriel, « pluriel: dyspnées », ou retirez la ligne.',
    '*.prononciation':
      'Écrivez le mot comme on l’entend, une syllabe après l’autre : « prononciation: disp-né ».',
    '*.abreviation': 'Écrivez l’abréviation, ou retirez la ligne.',
    '*.definition': 'Écrivez « definition: » et une ou deux phrases courtes.',
    '*.decomposition': part,
    '*.decomposition.*': part,
    '*.decomposition.*.0': part,
    '*.decomposition.*.1': 'Les rôles sont : préfixe, racine, liaison, suffixe.',
    '*.decomposition.*.2': part,
    '*.module': 'Écrivez le dossier du module, ou retirez la ligne.',
    '*.voir': 'Écrivez une liste d’identifiants d’autres termes : « voir: [apnee] ».',
    '*.voir.*': 'Écrivez l’identifiant d’un autre terme.',
    '*.courant': 'Écrivez une liste de mots courants : « courant: [essoufflement] ».',
    '*.courant.*': 'Écrivez un mot ou une expression, entre guillemets si besoin.',
    '*.formes': 'Écrivez une liste d’autres formes : « formes: [dyspnées] ».',
    '*.formes.*': 'Écrivez une forme du mot.',
  },
};
