/** The page that stands for one that is not kept: what can be read, and the page itself once there is a network. */
import { OFFLINE_PAGE, PAGES } from './kept-pages.ts';

export async function showKeptPages(
  window: Window & { readonly caches?: CacheStorage },
  document: Document,
): Promise<void> {
  const { location, caches } = window;
  // Opened at its own address, there is no other page to come back to.
  const again = (): void =>
    location.pathname === OFFLINE_PAGE ? location.assign('/') : location.reload();
  document.getElementById('reessayer')?.addEventListener('click', again);
  void networkBack(window).then(again);
  const section = document.getElementById('lisibles');
  const list = section?.querySelector('ul');
  if (!section || !list) return;
  for (const { path, title } of await keptPages(caches)) {
    const link = document.createElement('a');
    link.href = path;
    link.textContent = title;
    const item = document.createElement('li');
    item.append(link);
    list.append(item);
    section.hidden = false;
  }
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Resolves once our server answers. A browser says that it is online as soon as there is a link, often
 * before anything goes through it: the server is asked then, and again after a while.
 */
async function networkBack(window: Window): Promise<void> {
  const { navigator, location } = window;
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    await new Promise((resolve) => {
      window.addEventListener('online', resolve, { once: true });
      setTimeout(resolve, wait);
    });
    if (!navigator.onLine) continue;
    // Not a page's request: no service worker answers it.
    const isThere = await window.fetch(location.pathname, { method: 'HEAD' }).then(
      ({ status, redirected }) => status < 500 && !redirected,
      () => false,
    );
    if (isThere) return;
  }
}

/** Lessons and other pages that were opened, by title. A browser that refuses has none. */
async function keptPages(
  storage: CacheStorage | undefined,
): Promise<readonly { readonly path: string; readonly title: string }[]> {
  try {
    const cache = await storage?.open(PAGES);
    const found = await Promise.all(
      ((await cache?.keys()) ?? []).map(async (request) => {
        const html = (await (await cache?.match(request))?.text()) ?? '';
        // What stands before the title is enough: the page's policy would be asked about its styles.
        const head = html.slice(0, html.indexOf('</title>'));
        const { title } = new DOMParser().parseFromString(head, 'text/html');
        return { path: new URL(request.url).pathname, title: title.split(' | ')[0] ?? '' };
      }),
    );
    return found
      .filter(({ path, title }) => path !== OFFLINE_PAGE && title !== '')
      .sort((a, b) => a.title.localeCompare(b.title, 'fr'));
  } catch {
    return [];
  }
}
