/**
 * The service worker of our own site: what was opened once can be read again without a network, and a page
 * that was not is one of ours, not the browser's error. The network comes first, so that a page is never
 * older than it need be; a network that says nothing for a while is none. It keeps pages and what they are
 * made of, never an answer, a name or a launch.
 */
import { FILES, filesIn, isFile, isReadable, OFFLINE_PAGE, PAGES } from './kept-pages.ts';

/** The DOM's types are the project's; this is what a service worker adds to them. */
interface WorkerScope {
  addEventListener(type: 'install' | 'activate', hear: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', hear: (event: FetchEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends WorkerEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}

/** Where the page is kept: how long the network is waited for. */
const PATIENCE_MS = 3_000;
const MOST_PAGES = 150;
const MOST_FILES = 400;

const scope = self as unknown as WorkerScope;

scope.addEventListener('install', (event) => {
  event.waitUntil(scope.skipWaiting());
  event.waitUntil(Promise.all([fetchPage(OFFLINE_PAGE), fetchPage('/')]));
});
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && isReadable(pathname)) event.respondWith(page(event, pathname));
  else if (isFile(pathname) && !request.headers.has('range')) event.respondWith(file(request));
});

async function page(event: FetchEvent, path: string): Promise<Response> {
  const kept = await matchIn(PAGES, path);
  const coming = fetch(event.request).then((response) => {
    event.waitUntil(keepPage(path, response.clone()));
    return response;
  });
  try {
    return await (kept ? Promise.race([coming, late()]) : coming);
  } catch {
    event.waitUntil(coming.catch(() => undefined));
    return kept ?? (await matchIn(PAGES, OFFLINE_PAGE)) ?? Response.error();
  }
}

const late = (): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new Error('late')), PATIENCE_MS));

async function file(request: Request): Promise<Response> {
  const kept = await matchIn(FILES, request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) await put(FILES, request.url, response.clone(), MOST_FILES);
  return response;
}

/** At installation: what cannot be had now comes when it is opened. */
async function fetchPage(path: string): Promise<void> {
  try {
    await keepPage(path, await fetch(path));
  } catch {
    // No network, or a file less: what is kept is kept.
  }
}

/** A page and what it names: its first visit was before this worker saw what it asked for. */
async function keepPage(path: string, response: Response): Promise<void> {
  const isHtml = response.headers.get('content-type')?.startsWith('text/html');
  if (!response.ok || response.redirected || !isHtml) return;
  const html = await response.clone().text();
  await put(PAGES, path, response, MOST_PAGES);
  await Promise.allSettled(filesIn(html).map((name) => file(new Request(name))));
}

/** A browser may refuse: the page goes on as if nothing was kept. */
async function matchIn(cache: string, what: Request | string): Promise<Response | undefined> {
  try {
    return await (await caches.open(cache)).match(what);
  } catch {
    return undefined;
  }
}

/** The oldest make room. */
async function put(cache: string, key: string, response: Response, most: number): Promise<void> {
  try {
    const opened = await caches.open(cache);
    await opened.delete(key);
    await opened.put(key, response);
    const keys = await opened.keys();
    for (const old of keys.slice(0, Math.max(0, keys.length - most))) await opened.delete(old);
  } catch {
    // Storage is full, or refused.
  }
}
