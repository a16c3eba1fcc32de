/** One learner's link: whether it was used, and what to send. */
import type { VNode } from 'preact';
import type { LearnerLink } from '../core/api/learners.ts';
import { readersWords } from '../core/people/readers.ts';
import { Icon } from '../islands/parts/Icon.tsx';
import { drawings } from '../islands/parts/marks.ts';
import { boardDrawings } from './drawings.ts';
import { Go } from './navigation.tsx';
import { dayOfYear } from '../core/text/paris-date.ts';
import { When } from './When.tsx';

export interface LinkLineProps {
  readonly link: LearnerLink;
  /** Ready to send; null without a link. */
  readonly message: string | null;
  /** @param done what to say of it */
  readonly onCopy: (text: string, done: string) => void;
}

export function LinkLine({ link, message, onCopy }: LinkLineProps): VNode {
  const { learner, email, url, expires, state, used } = link;
  const isOpen = url !== null && state === 'valid';
  return (
    <li>
      <div>
        <h2>
          <Go to={{ view: 'learner', learner: learner.id }}>{learner.name}</Go>
        </h2>
        {email === null ? null : <p class="petit doux">{email}</p>}
        <p class={used === null ? 'situation doux' : 'situation'}>
          <Icon draw={used === null ? drawings.manque : drawings.juste} />
          {used === null ? (
            'Pas encore servi'
          ) : (
            <span>
              A servi, <When at={used} />
            </span>
          )}
        </p>
        <p class="adresse">{isOpen ? url : state === 'revoked' ? 'Lien supprimé' : 'Lien fini'}</p>
        <p class="petit doux">
          {state !== 'valid'
            ? 'Faites-en un nouveau depuis la fiche de la personne.'
            : expires === null
              ? ''
              : `Valable jusqu’au ${dayOfYear(expires)}.`}
        </p>
        {isOpen && message !== null ? (
          <details>
            <summary>
              Message prêt à envoyer<span class="invisible"> à {learner.name}</span>
            </summary>
            <p class="message">{message}</p>
            <button
              type="button"
              class="bouton secondaire"
              onClick={() => onCopy(message, `Le message pour ${learner.name} est copié.`)}
            >
              <Icon draw={boardDrawings.copier} />
              Copier le message<span class="invisible"> pour {learner.name}</span>
            </button>
          </details>
        ) : null}
      </div>
      {isOpen ? (
        <button
          type="button"
          class="bouton secondaire"
          onClick={() => onCopy(url, `Le lien de ${learner.name} est copié.`)}
        >
          <Icon draw={boardDrawings.copier} />
          Copier<span class="invisible"> le lien de {learner.name}</span>
        </button>
      ) : null}
    </li>
  );
}

interface Words {
  readonly course: string;
  readonly group: string;
  readonly trainers: readonly string[];
  readonly sender: string;
}

/** What a trainer sends with a link. */
export function messageFor({ learner, url, expires }: LearnerLink, words: Words): string | null {
  if (url === null) return null;
  const { course, group, trainers, sender } = words;
  const until = expires === null ? '' : ` Il est valable jusqu’au ${dayOfYear(expires)}.`;
  return [
    `Bonjour ${learner.name},`,
    `Voici votre lien personnel pour le cours «\u00A0${course}\u00A0», groupe ${group}\u00A0:`,
    url,
    `Ouvrez-le sur votre téléphone, votre tablette ou votre ordinateur, puis appuyez sur «\u00A0Je suis ${learner.name}\u00A0». Il est à vous seul\u00A0: ne le transmettez à personne.${until}`,
    `Vos réponses sont enregistrées à votre nom, et ${readersWords(trainers)}.`,
    sender,
  ].join('\n\n');
}
