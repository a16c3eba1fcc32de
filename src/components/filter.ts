/** The glossary's filter: what is typed is looked for in words, forms and everyday words. */
import { fold } from '../core/text/text.ts';

export function offerFilter(): void {
  const field = document.querySelector<HTMLInputElement>('#filtre');
  if (!field) return;
  const count = document.querySelector('.compte');
  const alphabet = document.querySelector<HTMLElement>('.alphabet');
  /** Read once an entry: its names, its everyday words, its other forms. */
  const words = new WeakMap<HTMLElement, string>();

  function wordsOf(entry: HTMLElement): string {
    const known = words.get(entry);
    if (known !== undefined) return known;
    const shown = [...entry.querySelectorAll('h3, .grammaire, .courant')].map(
      (part) => part.textContent,
    );
    const read = `${fold(shown.join(' '))} ${entry.dataset['formes'] ?? ''}`;
    words.set(entry, read);
    return read;
  }

  function filter(typed: string): void {
    const wanted = fold(typed);
    let shown = 0;
    for (const letter of document.querySelectorAll<HTMLElement>('.lettre')) {
      let here = 0;
      for (const entry of letter.querySelectorAll<HTMLElement>('.entree')) {
        const fits = wordsOf(entry).includes(wanted);
        entry.hidden = !fits;
        if (fits) here += 1;
      }
      letter.hidden = here === 0;
      shown += here;
    }
    if (alphabet) alphabet.hidden = wanted !== '';
    if (count) count.textContent = wanted === '' ? '' : countWords(shown, typed.trim());
  }

  field.closest('.champ')?.removeAttribute('hidden');
  field.addEventListener('input', () => filter(field.value));
  // Going to a word from another page, or from « voir aussi », shows everything again.
  addEventListener('hashchange', () => {
    field.value = '';
    filter('');
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  });
}

function countWords(shown: number, typed: string): string {
  if (shown === 0) return `Aucun mot pour « ${typed} ». Essayez un mot plus court.`;
  return `${shown} ${shown > 1 ? 'mots' : 'mot'} pour « ${typed} »`;
}
