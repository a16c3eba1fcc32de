// @vitest-environment happy-dom
/** What a page's script starts: whose work it is, and what a launch leaves for the next reload. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { KEY } from '../../src/page/base/session-key.ts';
import { LEARNER, learnerOf, VISITOR } from '../../src/page/base/learner-key.ts';
import { registrationOf } from '../../src/page/base/registration.ts';
import { start } from '../../src/page/start.ts';

// What a page leaves under way when its test is over still asks for it.
Object.assign(globalThis, { IDBKeyRange });

const REGISTRATION = '0b4b4b4e-3f1c-4c1e-9a50-2f3f4c5d6e7f';
const ACTOR = JSON.stringify({ account: { homePage: 'https://lms.example', name: 'a1' } });
const LAUNCH = `/modules/m/lecon/?${String(
  new URLSearchParams({
    endpoint: 'https://lms.example/xapi/',
    fetch: 'https://lms.example/jeton',
    actor: ACTOR,
    registration: REGISTRATION,
  }),
)}`;

/** Goes to an address of this tab, as a new page would. */
function go(address: string): void {
  history.replaceState(null, '', address);
  document.documentElement.removeAttribute('data-lancement');
  document.body.innerHTML = '<p id="qui-lit">Visite libre</p>';
}
const line = (): string => document.getElementById('qui-lit')?.textContent ?? '';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  // What comes after the first paint asks the network, and is tested in a browser.
  vi.stubGlobal('requestAnimationFrame', () => 0);
  (window as Window & { happyDOM?: { setURL(url: string): void } }).happyDOM?.setURL(
    'http://localhost/',
  );
});
afterEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  document.cookie = 'connu=; max-age=0; path=/';
  vi.unstubAllGlobals();
});

test('a visitor: kept in this browser, nobody’s assessments, nothing said', async () => {
  go('/modules/m/lecon/');
  const page = start(window, document);
  expect(page).toMatchObject({ learner: VISITOR, launchAddress: null });
  expect(page.player.tracked).toBe(false);
  expect(await registrationOf(page)).toBeNull();
  expect(page.player.storage.value).toBe('durable');
  expect(line()).toBe('Visite libre');
});

test('a launch: its address is kept for a reload and leaves the bar; the reload is the same session', async () => {
  go(LAUNCH);
  const page = start(window, document);
  expect(page).toMatchObject({ learner: learnerOf(ACTOR) });
  expect(page.launchAddress).toContain(LAUNCH);
  expect(page.player.tracked).toBe(true);
  expect(await registrationOf(page)).toBe(REGISTRATION);
  expect(location.search).toBe('?seance=1');
  expect(sessionStorage.getItem(KEY)).toContain(page.session);
  expect(document.documentElement.dataset['lancement']).toBe('');
  expect(line()).toBe('Suivi de formation : la séance s’ouvre.');
  go(location.href);
  expect(start(window, document)).toMatchObject({
    session: page.session,
    learner: page.learner,
    launchAddress: page.launchAddress,
  });
});

test('a session belongs to one page: on another of the same learner nothing is tracked', () => {
  go(LAUNCH);
  const { session, learner } = start(window, document);
  go('/modules/m/');
  const page = start(window, document);
  expect(page).toMatchObject({ learner, launchAddress: null });
  expect(page.session).not.toBe(session);
  expect(page.player.tracked).toBe(false);
});

test('an address of a launch in a tab that has none is a free visit, and says so', () => {
  go('/modules/m/lecon/?seance=1');
  expect(start(window, document).learner).toBe(VISITOR);
  expect(line()).toBe('Visite libre : vos réponses restent dans ce navigateur.');
});

test('the learner our server knew is shown as long as its cookie says so', () => {
  go('/');
  localStorage.setItem(LEARNER, JSON.stringify('abc'));
  expect(start(window, document).learner).toBe(VISITOR);
  document.cookie = 'connu=1; path=/';
  expect(start(window, document).learner).toBe('abc');
});

test('a browser that refuses storage: the page goes on, and says that nothing is kept', async () => {
  const refuse = (): never => {
    throw new DOMException('refused', 'SecurityError');
  };
  for (const area of ['sessionStorage', 'localStorage'])
    vi.stubGlobal(area, { getItem: refuse, setItem: refuse, clear: () => undefined });
  vi.stubGlobal('indexedDB', { open: refuse });
  go(LAUNCH);
  const page = start(window, document);
  await page.player.ready;
  expect(page.player.storage.value).toBe('memory');
  expect(page.launchAddress).toContain(LAUNCH);
});
