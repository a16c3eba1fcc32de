/**
 * Terms open their note in the page: after the paragraph on a phone, in the margin from 64em (CSS).
 * One note at a time; Escape and its button close it and give the focus back. Without this script a
 * term is a link to the glossary.
 */
let open: { readonly term: HTMLElement; readonly note: HTMLElement } | null = null;

function close(refocus: boolean): void {
  if (!open) return;
  const { term, note } = open;
  open = null;
  term.setAttribute('aria-expanded', 'false');
  document.getElementById('notes')?.append(note);
  if (refocus) term.focus();
}

function toggle(term: HTMLElement, note: HTMLElement): void {
  const same = open?.term === term;
  close(false);
  if (same) return;
  const item = term.closest('li');
  const block = item ?? term.closest('fieldset, .prose > :not(astro-island)');
  if (!block) return;
  if (item) item.append(note);
  else block.after(note);
  const word = term.getBoundingClientRect();
  const from = note.offsetParent?.getBoundingClientRect().top ?? 0;
  note.style.setProperty('--x', `${Math.max(12, word.left - note.getBoundingClientRect().left)}px`);
  note.style.setProperty('--y', `${word.top - from - 14}px`);
  term.setAttribute('aria-expanded', 'true');
  open = { term, note };
}

for (const term of document.querySelectorAll<HTMLAnchorElement>('.prose a.terme')) {
  const note = document.getElementById(`note-${decodeURIComponent(term.hash.slice(1))}`);
  if (!note) continue;
  term.setAttribute('role', 'button');
  term.setAttribute('aria-expanded', 'false');
  term.setAttribute('aria-controls', note.id);
  term.addEventListener('click', (event) => {
    event.preventDefault();
    toggle(term, note);
  });
  term.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    toggle(term, note);
  });
  note.querySelector('button')?.addEventListener('click', () => close(true));
}
addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') close(true);
});
