/**
 * « Qui voit quoi ? » under a launch: a dialog over the lesson, which a page of its own would leave.
 * Also the way to take along what could not be sent.
 */
import style from '../../styles/dialog.css?url';
import type { Store } from '../../player/store.ts';
import { answersIn, listParked, listUnreadable, unsentFile } from '../../player/trackers/unsent.ts';
import { button, element, paragraph } from './elements.ts';
import { dress } from './late-style.ts';
import { askToLeave } from './change-person.ts';
import { fetchOwn, readersOf } from './learner.ts';
import { saveFile } from './save-file.ts';
import { plural } from '../../core/text/numbers.ts';

export async function showReading(
  store: Store,
  opener: HTMLElement,
  learner: string,
): Promise<void> {
  const [me, waiting, refused, unreadable] = await Promise.all([
    fetchOwn(learner),
    store.peek(null, Infinity),
    listParked(store),
    listUnreadable(store),
    dress(style),
  ]);
  const count = answersIn(waiting);
  const lost = refused.filter(({ quiet }) => !quiet);
  const lostCount = answersIn(lost.flatMap(({ entry }) => entry ?? []));
  const dialog = element('dialog', { class: 'dialogue', 'aria-labelledby': '_qui-voit' });
  const close = button('Fermer', 'outil', () => dialog.close());
  const body = element(
    'div',
    {},
    paragraph(
      me
        ? `Vous êtes ${me.name}. ${capital(readersOf(me).sentence)}`
        : 'Votre plateforme de formation reçoit vos réponses. Vous les voyez, et les personnes à qui elle les montre.',
    ),
    paragraph(
      'Leçons ouvertes et terminées, réponses, essais, temps passé, résultat de l’évaluation.',
    ),
  );
  if (count > 0 || lost.length + unreadable.length === 0)
    body.append(
      paragraph(
        count > 0
          ? `${plural(count, 'réponse')} en attente d’envoi, dans ce navigateur.`
          : 'Toutes vos réponses sont envoyées.',
      ),
    );
  if (lost.length > 0 && lostCount === 0)
    body.append(
      paragraph(
        'Vos réponses sont envoyées, mais votre plateforme n’a pas enregistré tout ce que vous avez fait : relancez la leçon depuis votre plateforme, ou enregistrez ce qui manque et remettez le fichier à votre centre.',
      ),
    );
  else if (lost.length > 0)
    body.append(
      paragraph(
        `${plural(lostCount, 'réponse')} ${lostCount > 1 ? 'refusées' : 'refusée'} par votre plateforme, ${lostCount > 1 ? 'gardées' : 'gardée'} ici : enregistrez-les et remettez le fichier à votre centre.`,
      ),
    );
  if (unreadable.length > 0)
    body.append(
      paragraph(
        'Une partie de ce qui est gardé ici ne se relit plus et ne peut pas partir : enregistrez-la et remettez le fichier à votre centre.',
      ),
    );
  if (waiting.length + lost.length + unreadable.length > 0)
    body.append(
      button('Enregistrer mes réponses non envoyées', 'bouton secondaire', () => {
        void saveUnsent(store);
      }),
    );
  if (me)
    body.append(
      ' ',
      button('Changer de personne', 'bouton secondaire', () => {
        dialog.close();
        void askToLeave({ name: me.name, store, opener });
      }),
    );
  dialog.append(
    element('header', {}, element('h2', { id: '_qui-voit' }, 'Qui voit quoi ?'), close),
    body,
  );
  dialog.onclose = () => {
    dialog.remove();
    opener.focus();
  };
  document.body.append(dialog);
  dialog.showModal();
}

async function saveUnsent(store: Store): Promise<void> {
  const now = new Date().toISOString();
  saveFile(`reponses-non-envoyees-${now.slice(0, 10)}.json`, await unsentFile(store, now));
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
