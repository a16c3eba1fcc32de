/**
 * « Changer de personne » asks by name before this browser forgets whose it was, and says what becomes of
 * what has not left it.
 */
import style from '../../styles/dialog.css?url';
import type { Store } from '../../player/store.ts';
import { answersIn, listParked } from '../../player/trackers/unsent.ts';
import { plural } from '../../core/text/numbers.ts';
import { button, element, paragraph } from './elements.ts';
import { dress } from './late-style.ts';
import { signOut } from './learner.ts';

interface Leaving {
  readonly name: string;
  readonly store: Store;
  /** Gets the focus back. */
  readonly opener: HTMLElement;
}

export async function askToLeave({ name, store, opener }: Leaving): Promise<void> {
  const [waiting, parked] = await Promise.all([
    store.peek(null, Infinity),
    listParked(store),
    dress(style),
  ]);
  const unsent = answersIn(waiting) + answersIn(parked.flatMap(({ entry }) => entry ?? []));
  const problem = paragraph('');
  const body = element(
    'div',
    {},
    paragraph(
      unsent > 0
        ? `${plural(unsent, 'réponse')} ${unsent > 1 ? 'attendent' : 'attend'} encore de partir. ${unsent > 1 ? 'Elles restent' : 'Elle reste'} dans ce navigateur, à votre nom, et ${unsent > 1 ? 'partiront' : 'partira'} au plus tard quand vous y reviendrez par votre lien.`
        : 'Vos réponses restent à votre nom : la personne suivante ne les voit pas.',
    ),
    paragraph('Pour revenir, il vous faudra votre lien personnel ou votre code.'),
    element(
      'div',
      { class: 'rang' },
      button(`Rester ${name}`, 'bouton', () => dialog.close()),
      button('Changer de personne', 'bouton secondaire', () => {
        void signOut().then((isOut) => {
          if (isOut) return;
          problem.setAttribute('role', 'alert');
          problem.textContent = `Votre centre ne répond pas : ce navigateur est toujours au nom de ${name}. Réessayez au retour du réseau.`;
        });
      }),
    ),
    problem,
  );
  const title = element('h2', { id: '_changer' }, `Vous êtes ${name}. Changer de personne ?`);
  const dialog = element(
    'dialog',
    { class: 'dialogue', 'aria-labelledby': '_changer' },
    element('header', {}, title),
    body,
  );
  dialog.onclose = () => {
    dialog.remove();
    opener.focus();
  };
  document.body.append(dialog);
  dialog.showModal();
}
