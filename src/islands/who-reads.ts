/** The line that says who reads the answers (`#qui-lit`), kept true while the page lives. */

/** @param sentence begins with its own punctuation: " : vos réponses…" or ". Elles sont…" */
export function write(strong: string, sentence: string, link?: HTMLAnchorElement): void {
  const bold = document.createElement('b');
  bold.textContent = strong;
  document.getElementById('qui-lit')?.replaceChildren(bold, sentence, ...(link ? [' ', link] : []));
}

export function tellStorageRefused(): void {
  write(
    'Rien n’est gardé',
    ' : ce navigateur refuse de garder vos réponses. Vous pouvez étudier, elles disparaîtront avec la page.',
  );
}
