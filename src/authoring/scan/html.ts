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
