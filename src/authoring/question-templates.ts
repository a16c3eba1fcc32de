/** A question of each kind to start from (`npm run new`): valid as it stands, every sentence to be replaced. */
import { QUESTION_TAGS } from '../core/question/tags.ts';
import type { Kind } from '../core/question/types.ts';

interface Template {
  /** Attributes of the kind's own. */
  readonly attributes?: string;
  /** Below the statement. */
  readonly answers: string;
  /** Where « Écrivez ici la question ? » does not fit. */
  readonly statement?: string;
}

const TEMPLATES: Readonly<Record<Kind, Template>> = {
  choice: {
    answers: `- [x] la bonne réponse

  Dites pourquoi elle est juste.

- [ ] une réponse fausse

  Dites pourquoi on s’y trompe.

- [ ] une autre réponse

  Dites pourquoi on s’y trompe.`,
  },
  multiple: {
    answers: `- [x] une bonne réponse

  Dites pourquoi elle est juste.

- [x] une autre bonne réponse

  Dites pourquoi elle est juste.

- [ ] une réponse fausse

  Dites pourquoi on s’y trompe.`,
  },
  'true-false': {
    attributes: ' reponse="faux"',
    statement: 'Écrivez ici une affirmation.',
    answers: `- vrai : Dites pourquoi on s’y trompe.
- faux : Dites pourquoi elle est fausse.`,
  },
  gaps: {
    statement: 'Écrivez ici une phrase, et entre crochets le [[mot]] à trouver.',
    answers: '- autre mot : Dites pourquoi on s’y trompe.',
  },
  number: {
    attributes: ' reponse="12" tolerance="0" unite="cm"',
    answers: '- 24 : Dites pourquoi on s’y trompe.',
  },
  matching: {
    statement: 'Associez chaque élément à celui qui lui correspond.',
    answers: `| Élément | Correspond à | Aide |
|---|---|---|
| le premier | celui du premier | Dites ce qui aide. |
| le deuxième | celui du deuxième | Dites ce qui aide. |
| | un de trop | Dites pourquoi on s’y trompe. |`,
  },
  ordering: {
    statement: 'Remettez ces étapes dans l’ordre.',
    answers: `1. la première
2. la deuxième

   Dites pourquoi elle vient là.

3. la troisième`,
  },
};

/** @param given id and objective of the question; `hint` stands below the statement, in a lesson */
export function questionTemplate(
  kind: Kind,
  given: { readonly id: string; readonly objective: string; readonly hint?: string },
): string {
  const tag = QUESTION_TAGS[kind];
  const { attributes = '', statement = 'Écrivez ici la question ?', answers } = TEMPLATES[kind];
  return [
    `<${tag} id="${given.id}"${attributes} objectif="${given.objective}">`,
    statement,
    ...(given.hint ? [`Indice : ${given.hint}`] : []),
    answers,
    '> Expliquez la bonne réponse en une phrase.',
    `</${tag}>`,
  ].join('\n\n');
}
