/**
 * On every page, and as small as can be: the search is fetched when its button is reached for, or on
 * its own page. Without this script the button is a link to that page.
 */
import style from '../../styles/search.css?url';
import { connect } from './connection.ts';

const button = document.querySelector<HTMLAnchorElement>('#chercher');
const place = document.querySelector<HTMLElement>('div#recherche');

if (button) {
  const { href } = button;
  let parts: ReturnType<typeof fetchAll> | undefined;
  const load = () => (parts ??= fetchAll(href));
  const show = async (): Promise<void> => {
    const { connection, showDialog, showPage } = await load();
    if (place) showPage(place, connection);
    else await showDialog(button, connection);
  };
  for (const sign of ['focus', 'pointerdown']) {
    button.addEventListener(sign, () => void load().catch(() => (parts = undefined)), {
      once: true,
    });
  }
  button.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show().catch(() => location.assign(href));
  });
  if (place) {
    show().catch(() => place.append(place.dataset['echec'] ?? ''));
  }
}

/** Worker, titles, code and style, side by side: each is one round trip away. `page`: the search page. */
async function fetchAll(page: string) {
  const connection = connect(page);
  const [{ showDialog, showPage }] = await Promise.all([import('./show.tsx'), dressed()]);
  return { connection, showDialog, showPage };
}

/** A page that is only read does not carry the search's style. */
function dressed(): Promise<void> {
  return new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = style;
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });
}
