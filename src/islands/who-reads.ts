/** The line that says who reads the answers (`#qui-lit`), kept true while the page lives. */
export function write(mode: string, sentence: string): void {
  const strong = document.createElement('b');
  strong.textContent = mode;
  document.getElementById('qui-lit')?.replaceChildren(strong, ` : ${sentence}`);
}

export function tellStorageRefused(): void {
  write(
    'Rien n’est gardé',
    'ce navigateur refuse de garder vos réponses. Vous pouvez étudier, elles disparaîtront avec la page.',
  );
}

export function tellMalformed(): void {
  write(
    'Lien incomplet',
    'relancez la leçon depuis votre plateforme. Vous pouvez étudier ici, vos réponses restent dans ce navigateur.',
  );
}
