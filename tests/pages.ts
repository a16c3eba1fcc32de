/** An example of every page type of the real course, under the name the accessibility statement gives it. */
export const PAGES: readonly (readonly [name: string, address: string])[] = [
  ['Accueil', '/'],
  ['Module', '/modules/vocabulaire-medical/'],
  ['Leçon', '/modules/vocabulaire-medical/construction/'],
  ['Leçon avec figures', '/modules/vocabulaire-medical/reperes/'],
  ['Évaluation', '/modules/vocabulaire-medical/evaluation/'],
  ['Glossaire', '/glossaire/'],
  ['Recherche', '/recherche/?q=cardiaque'],
  ['Guide du formateur', '/guide/'],
  ['Guide : les blocs', '/guide/blocs/'],
  ['Guide : questions où l’on choisit', '/guide/questions-choisir/'],
  ['Guide : questions où l’on écrit', '/guide/questions-ecrire/'],
  ['Espace des formateurs, à l’entrée', '/formateur/'],
  ['Vos données', '/donnees/'],
  ['Mentions légales', '/mentions-legales/'],
  ['Accessibilité', '/accessibilite/'],
  ['Page introuvable', '/nulle-part/'],
];
