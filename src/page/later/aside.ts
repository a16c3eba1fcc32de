/**
 * A page read in a dialog over the one that was launched. It shows its text alone and keeps nothing
 * (`data-lecture`).
 */
import style from '../../styles/dialog.css?url';
import { dress } from './late-style.ts';

/** The window's name tells the framed page (layouts/first.ts), and holds through its own links. */
const NAME = 'lecture';

export function openAside(link: HTMLAnchorElement): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.par-dessus') ?? create();
  const title = dialog.querySelector('h1');
  const frame = dialog.querySelector('iframe');
  if (!title || !frame) return;
  title.textContent = link.textContent.trim();
  frame.src = link.href;
  frame.onload = () => {
    title.textContent = frame.contentDocument?.title.split(' | ')[0] ?? title.textContent;
    frame.title = title.textContent;
    // Keys pressed in the frame never reach the dialog.
    frame.contentWindow?.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') dialog.close();
    });
  };
  dialog.onclose = () => {
    // Back and Forward then only know this page.
    frame.remove();
    dialog.remove();
    link.focus();
  };
  dialog.showModal();
}

function create(): HTMLDialogElement {
  void dress(style);
  const dialog = document.createElement('dialog');
  dialog.className = 'dialogue par-dessus';
  dialog.setAttribute('aria-labelledby', '_aside');
  const head = document.createElement('header');
  const title = document.createElement('h1');
  title.id = '_aside';
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'bouton simple';
  close.textContent = 'Revenir à la leçon';
  close.addEventListener('click', () => dialog.close());
  head.append(title, close);
  const frame = document.createElement('iframe');
  frame.name = NAME;
  dialog.append(head, frame);
  document.body.append(dialog);
  return dialog;
}
