/**
 * Terms open their note in the page: after the paragraph on a phone, in the margin from 64em (CSS).
 * One note at a time, in the one bubble of the page; Escape and its button close it and give the focus
 * back. Without this script a term is a link to the glossary.
 */
export function openNotes(): void {
  const bubble = document.getElementById('_bulle');
  const [name, text] = bubble?.querySelectorAll('b, p') ?? [];
  if (!bubble || !name || !text) return;
  let open: HTMLAnchorElement | null = null;

  /** @returns the term it was open for */
  const close = (): HTMLAnchorElement | null => {
    const term = open;
    if (!term) return null;
    open = null;
    term.setAttribute('aria-expanded', 'false');
    document.getElementById('_notes')?.append(bubble);
    return term;
  };

  const toggle = (term: HTMLAnchorElement, note: HTMLElement): void => {
    const block = term.closest('li, fieldset, .prose > :not(cqp-ilot)');
    if (close() === term || !block) return;
    name.textContent = note.textContent;
    text.innerHTML = note.nextElementSibling?.innerHTML ?? '';
    bubble.querySelector('a:last-child')?.setAttribute('href', term.href);
    if (block.matches('li')) block.append(bubble);
    else block.after(bubble);
    const word = term.getBoundingClientRect();
    const from = bubble.offsetParent?.getBoundingClientRect().top ?? 0;
    const left = bubble.getBoundingClientRect().left;
    bubble.style.setProperty('--x', `${Math.max(12, word.left - left)}px`);
    bubble.style.setProperty('--y', `${word.top - from - 14}px`);
    term.setAttribute('aria-expanded', 'true');
    open = term;
  };

  for (const term of document.querySelectorAll<HTMLAnchorElement>('.prose a.terme')) {
    const note = document.getElementById(`_note-${decodeURIComponent(term.hash.slice(1))}`);
    if (!note) continue;
    term.setAttribute('role', 'button');
    term.setAttribute('aria-expanded', 'false');
    term.setAttribute('aria-controls', '_bulle');
    const press = (event: Event): void => {
      event.preventDefault();
      toggle(term, note);
    };
    term.addEventListener('click', press);
    term.addEventListener('keydown', (event) => {
      if (event.key === ' ') press(event);
    });
  }
  bubble.querySelector('button')?.addEventListener('click', () => close()?.focus());
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close()?.focus();
  });
}
