/**
 * Under a launch, what leads out of the page is read in a dialog over it: leaving the page would end
 * the session. The page in the dialog shows its text alone and keeps nothing (`data-lecture`).
 */
import style from '../../styles/dialog.css?url';
import { dress } from './late-style.ts';

/** The window's name tells the framed page (layouts/first.ts), and holds through its own links. */
const NAME = 'lecture';

export function readLinksAside(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || link.target || link.download) return;
    if (link.origin !== location.origin || link.pathname === location.pathname) return;
    event.preventDefault();
    open(link);
  });
}

function open(link: HTMLAnchorElement): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.aside') ?? create();
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
  dialog.className = 'dial aside';
  dialog.setAttribute('aria-labelledby', '_aside');
  const head = document.createElement('header');
  const title = document.createElement('h1');
  title.id = '_aside';
  const close = document.createElement('button');
  close.type = 'button';
  close.className = 'b nu';
  close.textContent = 'Revenir à la leçon';
  close.addEventListener('click', () => dialog.close());
  head.append(title, close);
  const frame = document.createElement('iframe');
  frame.name = NAME;
  dialog.append(head, frame);
  document.body.append(dialog);
  return dialog;
}
