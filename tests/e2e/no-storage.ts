/**
 * A browser that refuses every kind of storage, as some schools set theirs. The headless shell that npm
 * brings reads no settings, so each page is given what a Chromium whose settings block cookies was seen to
 * give (156, in a page and in a frame of another origin alike): the same refusals, at the same moment.
 */
import { chromium, type Page } from '@playwright/test';
import { FLAGS } from '../browser.ts';

export async function browserWithoutStorage(): Promise<{
  readonly page: Page;
  readonly close: () => Promise<void>;
}> {
  const browser = await chromium.launch({
    args: FLAGS,
    executablePath: process.env['CHROME_PATH'] ?? '',
  });
  const context = await browser.newContext({ locale: 'fr-FR' });
  await context.addInitScript(refuseStorage);
  return { page: await context.newPage(), close: () => browser.close() };
}

/** Runs in the page, before its own scripts. */
function refuseStorage(): void {
  const refusal = (name: string, message: string) => new DOMException(message, name);
  const security = (message: string) => () => Promise.reject(refusal('SecurityError', message));
  const define = (of: object, name: string, descriptor: PropertyDescriptor): void => {
    if (name in of) Object.defineProperty(of, name, { configurable: true, ...descriptor });
  };

  // As soon as they are named.
  for (const name of ['localStorage', 'sessionStorage'])
    define(window, name, {
      get: () => {
        const message = `Failed to read the '${name}' property from 'Window': Access is denied for this document.`;
        throw refusal('SecurityError', message);
      },
    });
  define(Document.prototype, 'cookie', { get: () => '', set: () => undefined });

  // Later, as an error of the request.
  const denied = refusal('UnknownError', 'The user denied permission to access the database.');
  for (const name of ['open', 'deleteDatabase'])
    define(IDBFactory.prototype, name, {
      value: () => {
        const request = new EventTarget() as IDBOpenDBRequest;
        Object.assign(request, { error: denied, readyState: 'done', result: undefined });
        setTimeout(() => {
          const event = new Event('error', { bubbles: true, cancelable: true });
          request.dispatchEvent(event);
          request.onerror?.(event);
        });
        return request;
      },
    });
  define(IDBFactory.prototype, 'databases', { value: () => Promise.reject(denied) });

  // Promises that are refused. Some of these exist on encrypted pages only.
  const locks = Object.getPrototypeOf(navigator.locks ?? {}) as object;
  for (const name of ['request', 'query'])
    define(locks, name, { value: security('The request was denied.') });
  const workers = Object.getPrototypeOf(navigator.serviceWorker ?? {}) as object;
  const noWorker =
    'Failed to register a ServiceWorker: The user denied permission to use Service Worker.';
  define(workers, 'register', {
    value: () => Promise.reject(refusal('NotSupportedError', noWorker)),
  });
  const store = Object.getPrototypeOf(navigator.storage ?? {}) as object;
  define(store, 'persist', { value: () => Promise.resolve(false) });
  define(store, 'getDirectory', { value: security('Storage directory access is denied.') });
  const caches = Object.getPrototypeOf(window.caches ?? {}) as object;
  for (const name of ['open', 'has', 'keys', 'match', 'delete'])
    define(caches, name, { value: security(`Failed to execute '${name}' on 'CacheStorage'.`) });
}
