/**
 * Nothing runs at import: a page's script calls `start`, and only that. So every module of the rooms
 * that browsers are sent can be had in plain Node, and reaches for nothing of a browser until one of its
 * functions is called. Workers (`*.worker.ts`) are scripts of their own.
 */
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOMS = ['page', 'islands', 'board', 'player'];

/** What a browser offers: reached for at import, it would be listened to, written to or asked too early. */
const OFFERED = [
  ...['window', 'self', 'document', 'navigator', 'location', 'history', 'parent', 'top', 'opener'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore'],
  ...['addEventListener', 'postMessage', 'BroadcastChannel', 'matchMedia', 'customElements'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker', 'SharedWorker'],
  ...['setTimeout', 'setInterval', 'queueMicrotask', 'requestAnimationFrame'],
  ...['requestIdleCallback', 'performance', 'crypto', 'Image', 'Audio'],
  ...['MutationObserver', 'IntersectionObserver', 'ResizeObserver'],
];

const touched = new Set<string>();
const before = new Map<string, PropertyDescriptor | undefined>();

/** Node and vitest reach for some of these themselves: what counts is done by a file of src/. */
function callerIn(stack = ''): string | undefined {
  const [, , caller = ''] = stack.split('\n');
  return /[/\\]src[/\\]([\w/\\.-]+\.tsx?)/.exec(caller)?.[1];
}

beforeAll(() => {
  for (const name of OFFERED) {
    const real = Object.getOwnPropertyDescriptor(globalThis, name);
    before.set(name, real);
    let value: unknown = Reflect.get(globalThis, name);
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get() {
        const file = callerIn(new Error().stack);
        if (file !== undefined) touched.add(`${file}: ${name}`);
        return value;
      },
      set(next: unknown) {
        value = next;
      },
    });
  }
});

afterAll(() => {
  for (const [name, real] of before) {
    Reflect.deleteProperty(globalThis, name);
    if (real) Object.defineProperty(globalThis, name, real);
  }
});

const modules = ROOMS.flatMap((room) => globSync(`src/${room}/**/*.{ts,tsx}`)).filter(
  (path) => !/\.(worker|d)\.ts$/.test(path),
);

test.each(ROOMS)('modules of %s touch nothing when they are imported', async (room) => {
  const own = modules.filter((path) => path.startsWith(`src/${room}/`));
  expect(own.length).toBeGreaterThan(10);
  for (const path of own) await import(resolve(path));
  expect([...touched]).toEqual([]);
});

test('what reaches for the browser at import is seen', async () => {
  await import('./fixtures/src/eager.ts');
  expect([...touched]).toEqual(['eager.ts: document', 'eager.ts: setTimeout']);
});
