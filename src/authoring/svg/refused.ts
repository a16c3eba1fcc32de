/** What a drawing may not hold, and what to do instead. */
import type { Finding } from '../diagnostic.ts';
import type { Span } from '../source.ts';

type Words = readonly [message: string, help: string];

const REFUSED: readonly (readonly [names: RegExp, ...Words])[] = [
  [
    /^(script|handler|iframe|object|embed|html|body|audio|video|canvas)$/i,
    'Ce dessin contient un programme ou une page.',
    'Gardez seulement des formes, du texte et <title>.',
  ],
  [
    /^(set|animate\w*|discard|mpath)$/i,
    'Ce dessin contient une animation : une figure ne bouge pas.',
    'Retirez-la, et exportez l’image fixe qui montre le mieux.',
  ],
  [
    /^commande$/,
    'Ce dessin contient une commande (« onclick », « onload », …).',
    'Supprimez cet attribut.',
  ],
  [
    /^(lien|feImage|cursor)$/,
    'Ce dessin fait appel à un autre fichier.',
    'Mettez tout le dessin dans ce seul fichier : dans le logiciel, « incorporer » l’image, sinon retirez ce lien.',
  ],
  [
    /^photo$/,
    'L’image collée dans ce dessin pèse trop lourd pour une page.',
    'Réduisez-la à la taille où elle se voit, ou enregistrez la figure en PNG, en JPEG ou en WebP.',
  ],
  [
    /^flow\w+$/,
    'Ce texte coule dans un cadre, ce qu’aucun navigateur ne dessine.',
    'Dans Inkscape : Texte > Convertir en texte, puis enregistrez de nouveau.',
  ],
  [
    /^(mesh|hatch)\w*$/i,
    'Aucun navigateur ne dessine ce remplissage (filet ou hachures).',
    'Remplacez-le par un dégradé ou par une image, ou exportez la figure en PNG.',
  ],
];

/** Names that change nothing in what is seen. */
const SILENT =
  /^(view|defs|color-profile|font-face-\w+|glyph|missing-glyph|[hv]kern|glyphRef|altGlyph\w*)$/;

/** null: left out without a word. */
export function refusal(name: string, at: Span): Finding | null {
  if (SILENT.test(name)) return null;
  const [, message, help] = REFUSED.find(([names]) => names.test(name)) ?? [];
  if (message !== undefined && help !== undefined)
    return { code: 'svg-interdit', at, message, help };
  if (name === 'foreignObject') {
    return {
      code: 'svg-interdit',
      at,
      message: 'Ce texte est un morceau de page web, pas du dessin : il ne s’affichera pas.',
      help: 'Dans le logiciel, convertissez-le en texte simple ou en tracés avant d’exporter (draw.io : décochez « Texte mis en forme »).',
    };
  }
  return {
    code: 'svg-inconnu',
    at,
    message: `« <${name}> » n’est pas un élément de dessin : il ne s’affichera pas.`,
    help: 'Dans le logiciel de dessin, convertissez l’objet en tracé, ou exportez en « SVG simple ».',
  };
}
