/** A question of each kind to start from (`npm run new`): valid as it stands, every sentence to be replaced. */
import type { QuestionTag } from '../core/question/tags.ts';

interface Template {
  /** Attributes of the kind's own. */
  readonly attributes?: string;
  /** Below the statement. */
  readonly answers: string;
  /** Where « Écrivez ici la question ? » does not fit. */
  readonly statement?: string;
  /** False where each part says why by itself. */
  readonly explained?: false;
}

const TEMPLATES: Readonly<Record<QuestionTag, Template>> = {
  Choix: {
    answers: `- [x] la bonne réponse

  Dites pourquoi elle est juste.

- [ ] une réponse fausse

  Dites pourquoi on s’y trompe.

- [ ] une autre réponse

  Dites pourquoi on s’y trompe.`,
  },
  ChoixMultiple: {
    answers: `- [x] une bonne réponse

  Dites pourquoi elle est juste.

- [x] une autre bonne réponse

  Dites pourquoi elle est juste.

- [ ] une réponse fausse

  Dites pourquoi on s’y trompe.`,
  },
  VraiFaux: {
    attributes: ' reponse="faux"',
    statement: 'Écrivez ici une affirmation.',
    answers: `- vrai : Dites pourquoi on s’y trompe.
- faux : Dites pourquoi elle est fausse.`,
  },
  Trous: {
    statement: 'Écrivez ici une phrase, et entre crochets le [[mot]] à trouver.',
    answers: '- autre mot : Dites pourquoi on s’y trompe.',
  },
  Nombre: {
    attributes: ' reponse="12" tolerance="0" unite="cm"',
    answers: '- 24 : Dites pourquoi on s’y trompe.',
  },
  Appariement: {
    statement: 'Associez chaque élément à celui qui lui correspond.',
    answers: `| Élément | Correspond à | Aide |
|---|---|---|
| le premier | celui du premier | Dites ce qui aide. |
| le deuxième | celui du deuxième | Dites ce qui aide. |
| | un de trop | Dites pourquoi on s’y trompe. |`,
  },
  Ordre: {
    statement: 'Remettez ces étapes dans l’ordre.',
    answers: `1. la première
2. la deuxième

   Dites pourquoi elle vient là.

3. la troisième`,
  },
  Comparer: {
    statement: 'Ces papiers parlent-ils de la même personne ?',
    answers: `| Trait | Carte | Dossier | Aide |
|---|---|---|---|
| Nom de naissance | MARTIN | MARTI**M** | Dites ce qui diffère. |
| Premier prénom | Alice | ALICE | Dites pourquoi c’est le même. |

- [x] la bonne conclusion

- [ ] une conclusion fausse

  Dites pourquoi on s’y trompe.`,
  },
  Construire: {
    attributes: ' terme="dyspnee"',
    statement: 'Construisez le mot qui veut dire : écrivez ici ce qu’il veut dire.',
    answers: '- tachy : Dites pourquoi ce morceau ne va pas.',
  },
  Couper: {
    attributes: ' terme="dyspnee"',
    statement: 'Coupez « dyspnée » en morceaux qui ont un sens.',
    answers: '- dy : Dites pourquoi ce morceau n’a pas de sens.',
  },
  Compter: {
    attributes: ' serie="pouls" reponse="72"',
    statement: 'Comptez ce pouls, puis écrivez combien il fait par minute.',
    answers: '- 833',
  },
  Scenario: {
    attributes: ' titre="Écrivez ici le titre"',
    statement: 'Dites qui vous êtes, où, et ce qui arrive.',
    answers: `### La première scène

Racontez ce que l’on voit.

> Écrivez ici ce que dit la personne.

Que faites-vous ?

- [x] [la bonne décision](#une-fin)

  Dites ce qui se passe.

- [ ] [une autre décision](#une-autre-fin)

  Dites ce qui se passe.

### Une fin

Dites comment cela finit.

### Une autre fin

Dites comment cela finit.`,
    explained: false,
  },
  Banc: {
    attributes: ' personne="ada-e"',
    statement:
      'Prenez la tension de cette personne, de la lecture du ruban à ce que vous transmettez.',
    answers: '',
  },
};

/** @param given id and objective of the question; `hint` stands below the statement, in a lesson */
export function questionTemplate(
  tag: QuestionTag,
  given: { readonly id: string; readonly objective: string; readonly hint?: string },
): string {
  const {
    attributes = '',
    statement = 'Écrivez ici la question ?',
    answers,
    explained = true,
  } = TEMPLATES[tag];
  return [
    `<${tag} id="${given.id}"${attributes} objectif="${given.objective}">`,
    statement,
    ...(given.hint && explained ? [`Indice : ${given.hint}`] : []),
    ...(answers ? [answers] : []),
    ...(explained ? ['> Expliquez la bonne réponse en une phrase.'] : []),
    `</${tag}>`,
  ].join('\n\n');
}
