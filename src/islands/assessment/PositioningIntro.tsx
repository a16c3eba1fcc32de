/** Before a positioning: what it is for, and what it is not. */
import type { VNode } from 'preact';
import { Icon } from '../parts/Icon.tsx';
import { icons } from '../parts/icons.ts';
import type { IntroProps } from './EvaluationIntro.tsx';

export function PositioningIntro(props: IntroProps): VNode {
  const { assessment, last, open, terms, busy, begin, look, module } = props;
  return (
    <>
      <h1>{assessment.title}</h1>
      <p>
        Ce test vous dit par quelles leçons commencer. Ce n’est pas un examen&nbsp;: il ne donne ni
        note ni diplôme, et ne dispense d’aucune leçon ni de l’évaluation.
      </p>
      <ul class="puces">
        <li>
          {assessment.draw} questions, environ {assessment.minutes} min, sans chronomètre.
        </li>
        <li>
          Vous ne savez pas&nbsp;? Dites-le&nbsp;: le bouton «&nbsp;Je ne sais pas&nbsp;» vous
          oriente mieux qu’une réponse au hasard.
        </li>
        <li>Il se passe une seule fois. Les réponses se lisent à la fin.</li>
        <li>Vous pouvez aussi le laisser de côté et commencer par la première leçon.</li>
      </ul>
      <div class="rang">
        {last ? (
          <button type="button" class="bouton" onClick={() => look(last)}>
            Revoir ce qui vous est conseillé <Icon draw={icons.suivant} />
          </button>
        ) : terms?.reviewing ? (
          <p>Consultation&nbsp;: le test ne peut pas être passé ici, rien ne serait enregistré.</p>
        ) : (
          <button type="button" class="bouton" aria-disabled={busy} onClick={begin}>
            {open ? 'Reprendre le test' : 'Commencer le test'} <Icon draw={icons.suivant} />
          </button>
        )}
        {module.href === null ? null : (
          <a class="bouton secondaire" href={module.href}>
            Voir les leçons
          </a>
        )}
      </div>
    </>
  );
}
