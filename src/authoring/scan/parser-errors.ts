/** What the parser still refuses after the scan, in words a trainer can use. */
import type { Finding } from '../diagnostic.ts';

const PARTS: Readonly<Record<string, string>> = {
  paragraph: 'du paragraphe',
  strong: 'du passage en gras',
  emphasis: 'du passage en italique',
  link: 'du lien',
  heading: 'du titre',
  tableCell: 'de la case du tableau',
  listItem: 'de l’élément de liste',
  blockquote: 'de la citation',
};

/** `reason`: the parser's message; `at`: where it stopped. */
export function parserError(reason: string, at: Finding['at']): Finding {
  const crossing = /Expected a closing tag for `<(\w+)>`.*before the end of `(\w+)`/.exec(reason);
  if (crossing !== null) {
    const [, name = '', part = ''] = crossing;
    return {
      code: 'balise-non-fermee',
      at,
      message: `<${name}> n’est pas fermée avant la fin ${PARTS[part] ?? 'du passage'}.`,
      help: `Ajoutez </${name}> après le mot, sur la même ligne.`,
    };
  }
  const unopened = /Unexpected closing tag `<\/(\w+)>`/.exec(reason);
  if (unopened !== null) {
    return {
      code: 'fermeture-sans-ouverture',
      at,
      message: `</${unopened[1]}> ne ferme rien à cet endroit.`,
      help: 'Laissez une ligne vide avant la balise, et vérifiez que le passage est ouvert et fermé au même niveau.',
    };
  }
  return {
    code: 'syntaxe',
    at,
    message: 'Cette page ne peut pas être lue à partir d’ici.',
    help: 'Cherchez un signe « < » ou « { », ou une balise mal fermée ; à défaut, envoyez ce fichier à l’équipe technique.',
  };
}
