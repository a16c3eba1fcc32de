/**
 * « Changer de personne » asks by name before this browser forgets whose it was, and says what becomes of
 * what has not left it.
 */
import style from '../../styles/dialog.css?url';
import type { Store } from '../../player/store.ts';
import { answersIn, listParked } from '../../player/trackers/unsent.ts';
import { plural } from '../../core/text/numbers.ts';
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
  const dialog = document.createElement('dialog');
  dialog.className = 'dialogue';
  dialog.setAttribute('aria-labelledby', '_changer');
  const head = document.createElement('header');
  const title = document.createElement('h2');
  title.id = '_changer';
  title.textContent = `Vous êtes ${name}. Changer de personne ?`;
  head.append(title);
  const body = document.createElement('div');
  body.append(
    paragraph(
      unsent > 0
        ? `${plural(unsent, 'réponse')} ${unsent > 1 ? 'attendent' : 'attend'} encore de partir. ${unsent > 1 ? 'Elles restent' : 'Elle reste'} dans ce navigateur, à votre nom, et ${unsent > 1 ? 'partiront' : 'partira'} quand vous y reviendrez par votre lien.`
        : 'Vos réponses restent à votre nom : la personne suivante ne les voit pas.',
    ),
    paragraph('Pour revenir, il vous faudra votre lien personnel ou votre code.'),
  );
  const row = document.createElement('div');
  row.className = 'rang';
  row.append(
    button(`Rester ${name}`, 'bouton', () => dialog.close()),
    button('Changer de personne', 'bouton secondaire', () => {
      void signOut().then((isOut) => {
        if (isOut) return;
        problem.setAttribute('role', 'alert');
        problem.textContent = `Votre centre ne répond pas : ce navigateur est toujours au nom de ${name}. Réessayez au retour du réseau.`;
      });
    }),
  );
  const problem = paragraph('');
  body.append(row, problem);
  dialog.append(head, body);
  dialog.onclose = () => {
    dialog.remove();
    opener.focus();
  };
  document.body.append(dialog);
  dialog.showModal();
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement('p');
  made.textContent = text;
  return made;
}

function button(text: string, look: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = look;
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}
