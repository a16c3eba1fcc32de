/** What a page of a SCORM package says once its session is over. */

/** Alone in a window, or in a page of the LMS, which may itself be a window that the LMS opened. */
export type Place = 'window' | 'frame' | 'frame in a window';

export function placeOf({ parent, self, top }: Window): Place {
  if (parent === self) return 'window';
  return top?.opener ? 'frame in a window' : 'frame';
}

/** The LMS's own way out; French Moodle's label, as `exitactivity` says it. */
const BUTTON = 'la sortie de votre plateforme (dans Moodle : « Terminer l’activité »)';
const WAYS_OUT: { readonly [P in Place]: string } = {
  window: 'Fermez cette fenêtre.',
  frame: `Pour partir, pressez ${BUTTON}.`,
  'frame in a window': `Fermez cette fenêtre, ou pressez ${BUTTON}.`,
};

/** @param taken whether the LMS took everything; null when there was nothing to take */
export function leavingWords(taken: boolean | null, place: Place): string {
  const out = WAYS_OUT[place];
  if (taken === null) return `. ${out}`;
  return taken
    ? `. Vos réponses sont enregistrées. ${out}`
    : `. Votre plateforme n’a pas tout enregistré : rouvrez la leçon dans ce navigateur pour envoyer le reste. ${out}`;
}

/** An LMS that was found and began nothing: what is answered here, and what becomes of it. */
export const NOT_BEGUN =
  '. Vos réponses sont gardées dans ce navigateur, elles ne sont pas encore enregistrées dans votre plateforme. Pour les enregistrer, quittez cette activité dans votre plateforme, puis rouvrez la leçon depuis ce même onglet.';

/** SCORM 2004, error 104: some LMSs begin one session a page, and no other once it is over. */
export const ONE_A_VISIT =
  '. Sur cette page, votre plateforme a déjà terminé une séance et n’en ouvre pas d’autre. Vos réponses sont gardées dans ce navigateur : quittez cette activité dans votre plateforme, puis rouvrez cette leçon en premier pour les enregistrer.';

export const ELSEWHERE =
  ' : c’est lui qui enregistre vos réponses. Vous pouvez continuer ici, rien n’est perdu.';

/** The other tab is closed, and what this one knows of the LMS's records is as old as its page. */
export const LEFT_BEHIND =
  '. Ce que vous faites ici est gardé dans ce navigateur. Pour l’enregistrer dans votre plateforme, rechargez sa page, puis rouvrez la leçon.';

/** @param durable whether this browser can keep the answers */
export function waitingWords(online: boolean, durable: boolean): readonly [string, string] {
  if (!durable)
    return [
      'Réponses pas encore enregistrées',
      `. ${online ? 'Votre plateforme ne les a pas prises' : 'Vous êtes hors ligne'}. Gardez cette page ouverte : ce navigateur ne peut pas les garder.`,
    ];
  return online
    ? [
        'Réponses pas encore enregistrées',
        '. Votre plateforme ne les a pas prises. Elles sont gardées dans ce navigateur et partiront dès qu’elle répond, ou à votre prochaine visite ici.',
      ]
    : [
        'Vous êtes hors ligne',
        '. Ce que vous répondez est gardé dans ce navigateur, et sera enregistré dans votre plateforme au retour du réseau, ou à votre prochaine visite ici.',
      ];
}
