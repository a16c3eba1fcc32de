/**
 * On every page, and as small as can be: the search is fetched when its button is reached for, or on
 * its own page. Without this script the button is a link to that page.
 */
import style from '../../styles/search.css?url';
import type { Line } from './connection.ts';

export function offerSearch(): void {
  const button = document.querySelector<HTMLAnchorElement>('#chercher');
  const place = document.querySelector<HTMLElement>('div#recherche');
  if (!button) return;
  const { href } = button;
  let search: ReturnType<typeof fetchAll> | undefined;
  const load = () => (search ??= fetchAll(href));
  const show = async (): Promise<void> => (await load())(place ?? button);
  for (const sign of ['focus', 'pointerdown'])
    button.addEventListener(sign, () => void load().catch(() => (search = undefined)), {
      once: true,
    });
  button.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show().catch(() => location.assign(href));
  });
  if (place) show().catch(() => place.append(place.dataset['echec'] ?? ''));
}

/** Worker, titles, code and style, side by side: each is one round trip away. `page`: the search page. */
async function fetchAll(page: string) {
  const start = (): Line => {
    const worker = new Worker(new URL('../../search/worker.ts', import.meta.url), {
      type: 'module',
    });
    return {
      worker,
      broken: new Promise((resolve) => (worker.onerror = resolve)),
      titles: fetch(new URL('titres.json', page)),
    };
  };
  const first = start();
  const [{ showOver }] = await Promise.all([import('./show.tsx'), dressed()]);
  return showOver(page, start, first);
}

/** A page that is only read does not carry the search's style. */
function dressed(): Promise<unknown> {
  return new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = style;
    link.onload = link.onerror = resolve;
    document.head.append(link);
  });
}
