/**
 * On every page, and as small as can be: the search is fetched when its button is reached for, or on
 * its own page. Without this script the button is a link to that page.
 */
import { connect, type Connection } from './connection.ts';

const button = document.querySelector<HTMLAnchorElement>('#chercher');
const place = document.querySelector<HTMLElement>('#recherche');

if (button) {
  const { href } = button;
  let connection: Connection | undefined;
  const load = async () => {
    connection ??= connect(href);
    return { connection, ...(await import('./show.tsx')) };
  };
  const show = async (): Promise<void> => {
    const { connection: line, showDialog, showPage } = await load();
    if (place) showPage(place, line);
    else showDialog(button, line);
  };
  for (const sign of ['focus', 'pointerdown']) {
    button.addEventListener(sign, () => void load(), { once: true });
  }
  button.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show().catch(() => location.assign(href));
  });
  if (place) void show();
}
