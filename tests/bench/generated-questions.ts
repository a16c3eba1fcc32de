/** One question of each kind about a lesson's own sections, in the trainers' syntax. */

export interface Subject {
  /** Unique in the course, kebab-case. */
  readonly id: string;
  /** Of the sections; all different, as are the texts. */
  readonly titles: readonly string[];
  /** First paragraph of each section. */
  readonly texts: readonly string[];
}

type Write = (subject: Subject) => string;

const attributes = ({ id }: Subject, kind: string, objective: string): string =>
  `id="${id}-${kind}" objectif="${objective}"`;

/** The first words of a section, without what would mean something to the syntax. */
export function opening(text: string, count = 9): string {
  return text
    .split(' ')
    .slice(0, count)
    .join(' ')
    .replace(/[\s:;,.!?(–-]+$/u, '');
}

const quoted = (text: string): string => `« ${opening(text, 14)}… »`;

const choice: Write = (subject) => `<Choix ${attributes(subject, 'choix', 'situer')}>

Par quels mots commence la partie **${subject.titles[0] ?? ''}** ?

Indice : relisez le début de la leçon.

${subject.texts
  .map(
    (text, at) =>
      `- [${at === 0 ? 'x' : ' '}] ${opening(text)}\n\n  Ces mots ouvrent la partie « ${subject.titles[at] ?? ''} ».`,
  )
  .join('\n\n')}

> ${quoted(subject.texts[0] ?? '')}

</Choix>`;

const multiple: Write = (subject) => `<ChoixMultiple ${attributes(subject, 'multiple', 'situer')}>

Quels débuts se trouvent dans les deux premières parties ?

${subject.texts
  .map(
    (text, at) =>
      `- [${at < 2 ? 'x' : ' '}] ${opening(text)}\n\n  C’est dans la partie « ${subject.titles[at] ?? ''} ».`,
  )
  .join('\n\n')}

> Les deux premières parties sont « ${subject.titles[0] ?? ''} » et « ${subject.titles[1] ?? ''} ».

</ChoixMultiple>`;

const trueFalse: Write = (
  subject,
) => `<VraiFaux ${attributes(subject, 'vrai-faux', 'savoir')} reponse="vrai">

La leçon dit : ${quoted(subject.texts[1] ?? '')}

- vrai : C’est écrit dans la partie « ${subject.titles[1] ?? ''} ».
- faux : Relisez la partie « ${subject.titles[1] ?? ''} ».

> ${quoted(subject.texts[1] ?? '')}

</VraiFaux>`;

const gaps: Write = (subject) => {
  const text = opening(subject.texts[2] ?? '', 20);
  const word = /(?<= )\p{Ll}{5,}(?= )/u.exec(text)?.[0];
  const sentence = word === undefined ? `${text} [[fin]]` : text.replace(word, `[[${word}]]`);
  return `<Trous ${attributes(subject, 'trous', 'savoir')} faute="oui">

${sentence}.

- autrement : Ce mot n’est pas dans la partie « ${subject.titles[2] ?? ''} ».

> ${quoted(subject.texts[2] ?? '')}

</Trous>`;
};

const number: Write = (
  subject,
) => `<Nombre ${attributes(subject, 'nombre', 'savoir')} reponse="4" tolerance="0" unite="parties">

Combien de parties compte cette leçon ?

- 3 : Comptez aussi la dernière, « ${subject.titles.at(-1) ?? ''} ».
- 5 : Une de moins.

> Quatre, de « ${subject.titles[0] ?? ''} » à « ${subject.titles.at(-1) ?? ''} ».

</Nombre>`;

const matching: Write = (subject) => `<Appariement ${attributes(subject, 'appariement', 'situer')}>

Associez chaque partie à ses premiers mots.

| Partie | Premiers mots | Aide |
|---|---|---|
${subject.titles.map((title, at) => `| ${title} | ${opening(subject.texts[at] ?? '')} | |`).join('\n')}

> Les titres annoncent ce que les parties disent.

</Appariement>`;

const ordering: Write = (subject) => `<Ordre ${attributes(subject, 'ordre', 'situer')}>

Remettez les parties dans l’ordre de la leçon.

${subject.titles.map((title, at) => `${at + 1}. ${title}`).join('\n')}

> La leçon commence par « ${subject.titles[0] ?? ''} ».

</Ordre>`;

export const QUESTIONS: readonly Write[] = [
  choice,
  multiple,
  trueFalse,
  gaps,
  number,
  matching,
  ordering,
];
