/** The line that says who reads the answers (`#qui-lit`), kept true while the page lives. */

/** « Visite libre : vos réponses restent dans ce navigateur. » */
export function write(mode: string, sentence: string, action?: HTMLElement): void {
  say(mode, ` : ${sentence}`, action);
}

/** @param rest begins with its own punctuation: ". Elles sont gardées ici." */
export function say(strong: string, rest: string, action?: HTMLElement): void {
  const bold = document.createElement('b');
  bold.textContent = strong;
  document.getElementById('qui-lit')?.replaceChildren(bold, rest, ...(action ? [' ', action] : []));
}

/** Said aloud too: the learner has to do what the page says there (`data-echec`). */
export function alarm(strong: string): void {
  const line = document.getElementById('qui-lit');
  line?.setAttribute('role', 'alert');
  say(strong, line?.dataset['echec'] ?? '');
}

export function tellStorageRefused(): void {
  write('Rien n’est gardé', 'vos réponses disparaîtront avec la page.');
}
