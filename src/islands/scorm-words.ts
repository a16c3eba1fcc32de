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
