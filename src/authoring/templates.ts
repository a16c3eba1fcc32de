/** The files `npm run new` starts from: valid as they stand, every sentence to be replaced. */
import { stringify } from 'yaml';
import { questionTemplate } from './question-templates.ts';

/** A YAML scalar, quoted when it must be. */
function scalar(text: string): string {
  return stringify(text, { lineWidth: 0 }).trimEnd();
}

/** `prefix`: what the question ids of the lesson start with. */
export function lessonTemplate(title: string, prefix: string): string {
  return `---
titre: ${scalar(title)}
resume: À compléter, une phrase qui dit ce que la leçon apprend.
minutes: 10
objectifs:
  - id: premier
    texte: à compléter, une action qu’on peut vérifier
  - id: second
    texte: à compléter, une autre action
sources: []
relecture: en attente
prerequis: []
---

## Premier point

Écrivez ici. Une phrase courte dit une seule chose.

<Encadre type="retenir">

Ce que l’apprenant doit garder.

</Encadre>

${questionTemplate('Choix', { id: `${prefix}-1`, objective: 'premier', hint: 'un premier coup de pouce.' })}

## Second point

Écrivez ici.

${questionTemplate('VraiFaux', { id: `${prefix}-2`, objective: 'second' })}
`;
}

/** `bloc`: number of a bloc of cours.yaml. */
export function moduleTemplate(title: string, bloc: number): string {
  return `titre: ${scalar(title)}
# Un ou deux mots, pour la réglette.
court: ${scalar(short(title))}
resume: À compléter, une phrase qui dit ce que le module apprend.
# Numéro du bloc dans cours.yaml ; sans cette ligne, le module est dans tous les parcours.
bloc: ${bloc}
# voc, ide, con, sto ou neutre
encre: neutre
`;
}

function short(title: string): string {
  const word = title
    .split(/\s+/)
    .reduce((longest, next) => (next.length > longest.length ? next : longest));
  return word.slice(0, 16);
}

/** `objectives`: "leçon#objectif"; three questions each. */
export function evaluationTemplate(
  title: string,
  objectives: readonly string[],
  prefix: string,
): string {
  const questions = objectives.flatMap((objective, index) =>
    [1, 2, 3].map((number) =>
      bankQuestion(`${prefix}-${index * 3 + number}`, objective, index * 3 + number),
    ),
  );
  return `---
titre: ${scalar(`Évaluation du module ${title}`)}
tirage: ${objectives.length}
seuil: 0.8
essais: 3
minutes: 10
relecture: en attente
---

${questions.join('\n')}`;
}

function bankQuestion(id: string, objective: string, number: number): string {
  return `<VraiFaux id="${id}" reponse="vrai" objectif="${objective}">

Écrivez ici l’affirmation ${number}, dans une autre situation que celles des leçons.

- vrai : Dites pourquoi elle est juste.
- faux : Dites pourquoi on s’y trompe.

> Expliquez la bonne réponse en une phrase.

</VraiFaux>
`;
}
