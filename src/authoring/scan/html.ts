/** HTML tags trainers know from elsewhere, and what to write instead. */

interface Instead {
  readonly help: string;
  /** Marks that replace the opening and the closing tag; "" when the text says all. */
  readonly marks?: string;
}

const bare: Instead = { help: 'Retirez la balise : le texte suffit.', marks: '' };

const bold: Instead = {
  help: 'Écrivez le texte en gras entre deux étoiles doubles : **texte**.',
  marks: '**',
};
const italic: Instead = {
  help: 'Écrivez le texte en italique entre deux étoiles : *texte*.',
  marks: '*',
};
const paragraph: Instead = { help: 'Laissez une ligne vide entre les paragraphes.', marks: '\n\n' };
const struck: Instead = { help: 'Pour barrer un texte, écrivez ~~texte~~.', marks: '~~' };
const form: Instead = {
  help: 'Retirez-la : une question s’écrit avec <Choix>, <Trous> ou <Nombre>.',
};
const fold: Instead = {
  help: 'Rien ne se replie ici : écrivez un titre « ### », ou <Encadre type="exemple">.',
};
const list: Instead = { help: 'Écrivez une liste : une ligne « - » par élément.' };
const table: Instead = { help: 'Écrivez un tableau avec des « | », voyez le guide.' };
const heading: Instead = { help: 'Écrivez le titre après « ## ».' };

const INSTEAD: Readonly<Record<string, Instead>> = {
  b: bold,
  strong: bold,
  i: italic,
  em: italic,
  u: { help: 'Le souligné est réservé aux liens : écrivez **texte** ou *texte*.' },
  p: paragraph,
  div: paragraph,
  span: bare,
  font: bare,
  center: bare,
  big: bare,
  a: { help: 'Écrivez un lien : [texte](adresse).' },
  img: { help: 'Écrivez <Figure src="./nom.svg" alt="…">, une légende, puis </Figure>.' },
  hr: { help: 'Ouvrez une partie avec « ## » et un titre.' },
  ul: list,
  ol: list,
  li: list,
  table,
  tr: table,
  td: table,
  th: table,
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  blockquote: { help: 'Écrivez la citation après « > ».' },
  script: { help: 'Retirez-la : une leçon ne contient pas de programme.' },
  style: { help: 'Retirez-la : la présentation est celle du site.' },
  iframe: { help: 'Retirez-la : mettez un lien vers la page.' },
  video: { help: 'Retirez-la : mettez un lien vers la vidéo.' },
  audio: { help: 'Retirez-la : mettez un lien vers l’enregistrement.' },
  code: { help: 'Écrivez le code entre deux accents graves : `code`.' },
  small: bare,
  ...Object.fromEntries(
    'mark ins kbd samp var tt cite q dfn abbr acronym label time nobr'
      .split(' ')
      .map((name) => [name, bare]),
  ),
  ...Object.fromEntries(
    'section article header footer main aside nav address'
      .split(' ')
      .map((name) => [name, paragraph]),
  ),
  s: struck,
  del: struck,
  strike: struck,
  ...Object.fromEntries(
    'form input button select option textarea fieldset'.split(' ').map((name) => [name, form]),
  ),
  details: fold,
  summary: fold,
  ...Object.fromEntries(
    'thead tbody tfoot caption col colgroup'.split(' ').map((name) => [name, table]),
  ),
  ...Object.fromEntries('dl dt dd'.split(' ').map((name) => [name, list])),
  h5: heading,
  h6: heading,
  pre: { help: 'Écrivez le code entre deux lignes de trois accents graves.' },
  svg: { help: 'Enregistrez le dessin dans un fichier à côté : <Figure src="./nom.svg" alt="…">.' },
  figure: { help: 'Écrivez <Figure src="./nom.svg" alt="…">, une légende, puis </Figure>.' },
  figcaption: { help: 'Écrivez la légende dans <Figure …>, en un paragraphe.' },
  math: { help: 'Écrivez la formule avec des mots et des signes : 10<sup>9</sup>.' },
  object: { help: 'Retirez-la : mettez un lien vers la page.' },
  embed: { help: 'Retirez-la : mettez un lien vers la page.' },
  link: { help: 'Retirez-la : la présentation est celle du site.' },
  meta: { help: 'Retirez-la : l’en-tête de la leçon dit ce qu’il faut.' },
};

export function isHtml(name: string): boolean {
  return Object.hasOwn(INSTEAD, name.toLowerCase());
}

export function instead(name: string): Instead | null {
  return INSTEAD[name.toLowerCase()] ?? null;
}

/** Tags that close themselves in HTML. */
export function isVoid(name: string): boolean {
  return /^(br|hr|img|input|link|meta)$/i.test(name);
}
