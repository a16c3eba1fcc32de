import { z } from 'zod';
import { text, type Concept } from './concept.ts';

const email = z.email({ error: 'Ce n’est pas une adresse de courriel.' });

const schema = z.strictObject({
  nom: text,
  'declaration-activite': text,
  adresse: text,
  telephone: text.optional(),
  immatriculation: text.optional(),
  editeur: text,
  hebergeur: text,
  'hebergeur-adresse': text.optional(),
  'hebergeur-telephone': text.optional(),
  'contact-pedagogique': z.strictObject({ nom: text, courriel: email, 'delai-de-reponse': text }),
  'referent-handicap': z.strictObject({
    nom: text,
    courriel: email,
    amenagements: z.array(text).default([]),
  }),
  donnees: z.strictObject({ responsable: text, courriel: email }),
});
export type OrganisationInput = z.infer<typeof schema>;

const emailHelp = 'Écrivez une adresse : « courriel: contact@exemple.fr ».';

/** organisme.yaml */
export const organisation: Concept<OrganisationInput> = {
  schema,
  help: {
    nom: 'Écrivez la raison sociale de l’organisme.',
    'declaration-activite': 'Écrivez le numéro de déclaration d’activité, entre guillemets.',
    adresse: 'Écrivez l’adresse sur une ligne.',
    editeur: 'Écrivez qui publie le site.',
    telephone: 'Écrivez le numéro entre guillemets : « telephone: "02 00 00 00 00" ».',
    immatriculation:
      'Écrivez le registre et le numéro : « immatriculation: RCS Rennes 000 000 000 ».',
    hebergeur: 'Écrivez le nom de l’hébergeur.',
    'hebergeur-adresse': 'Écrivez l’adresse de l’hébergeur sur une ligne.',
    'hebergeur-telephone': 'Écrivez le numéro de l’hébergeur entre guillemets.',
    'contact-pedagogique': 'Écrivez « nom: », « courriel: » et « delai-de-reponse: » en retrait.',
    'contact-pedagogique.nom': 'Écrivez qui répond aux apprenants.',
    'contact-pedagogique.courriel': emailHelp,
    'contact-pedagogique.delai-de-reponse':
      'Écrivez par exemple « delai-de-reponse: 2 jours ouvrés ».',
    'referent-handicap': 'Écrivez « nom: » et « courriel: » en retrait.',
    'referent-handicap.nom': 'Écrivez le nom du référent handicap.',
    'referent-handicap.courriel': emailHelp,
    'referent-handicap.amenagements':
      'Écrivez une ligne par aménagement possible : « - du temps en plus à l’évaluation ».',
    'referent-handicap.amenagements.*':
      'Écrivez ce que l’apprenant peut demander, en quelques mots.',
    donnees: 'Écrivez « responsable: » et « courriel: » en retrait.',
    'donnees.responsable': 'Écrivez qui est responsable des données.',
    'donnees.courriel': emailHelp,
  },
};
