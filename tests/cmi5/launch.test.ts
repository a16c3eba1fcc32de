/** Musts 1 to 7 of an assignable unit: how it is launched, and what it asks before it speaks. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { readLaunch } from '../../src/player/launch.ts';
import { openAu, words } from './au.ts';
import { openLms, TOKEN } from './lms.ts';

test('must 1 [8.1]: the five parameters are read from the query, in any order, among others', async () => {
  const lms = await openLms();
  const given = lms.parameters();
  const expected = {
    kind: 'cmi5',
    ...{ endpoint: given['endpoint'], fetch: given['fetch'], actor: lms.actor },
    ...{ registration: lms.registration, activityId: lms.activityId },
  };
  const pairs = [...Object.entries(given), ['theme', 'sombre'], ['n', '1']] as [string, string][];
  fc.assert(
    fc.property(fc.shuffledSubarray(pairs, { minLength: pairs.length }), (order) => {
      const query = new URLSearchParams(order).toString();
      expect(readLaunch(new URL(`http://cours.example/lecon/?${query}`))).toEqual(expected);
    }),
  );
  const au = openAu(lms, { query: new URLSearchParams(pairs.toReversed()) });
  await au.settled();
  expect(words(lms.stored())).toEqual(['initialized']);
});

test('must 1 [8.1]: without one of them nothing is asked of anybody, and the learner is told', async () => {
  for (const missing of ['endpoint', 'fetch', 'actor', 'registration', 'activityId']) {
    const lms = await openLms();
    const query = new URLSearchParams(lms.parameters());
    query.delete(missing);
    const au = openAu(lms, { query });
    await vi.waitFor(() => expect(au.tracker.status.value.kind).toBe('unusable'));
    expect(lms.asked).toEqual([]);
  }
});

test('must 2 [8.2.1]: one POST to the fetch URL', async () => {
  const lms = await openLms();
  const au = openAu(lms);
  await au.answer();
  await au.settled();
  const fetched = lms.asked.filter(({ resource }) => resource === 'fetch');
  expect(fetched.map(({ method }) => method)).toEqual(['POST']);
});

test.each([
  ['1', 'already in use'],
  ['2', 'security error'],
  ['3', 'application error'],
])('must 2 [8.2.3]: error-code %s in a 200 stops it, in a sentence', async (code, text) => {
  const lms = await openLms();
  lms.fetch = () => ({ status: 200, json: { 'error-code': code, 'error-text': text } });
  const au = openAu(lms);
  await au.answer();
  await vi.waitFor(() => expect(au.tracker.status.value.kind).toBe('unusable'));
  const status = au.tracker.status.value;
  expect(status.kind === 'unusable' && status.message).toMatch(/relancez la leçon/);
  expect(lms.asked.map(({ resource }) => resource)).toEqual(['fetch']);
});

test('must 2 [8.2.1]: the same launch in a second tab joins the session of the first', async () => {
  const lms = await openLms();
  const first = openAu(lms);
  await first.settled();
  const joined: string[] = [];
  openAu(lms, { store: first.store, join: (session) => joined.push(session) });
  await vi.waitFor(() => expect(joined).toEqual([first.id]));
  // At once in two tabs: whoever is refused finds the other one.
  lms.launch += 1;
  let times = 0;
  lms.fetch = () => {
    times += 1;
    return times === 1
      ? { status: 200, json: { 'auth-token': TOKEN } }
      : { status: 200, json: { 'error-code': '1', 'error-text': 'used' } };
  };
  const both = [0, 1].map(() =>
    openAu(lms, { store: first.store, join: (session) => joined.push(session) }),
  );
  await vi.waitFor(() => expect(joined).toHaveLength(2));
  expect(both.map(({ id }) => id)).toContain(joined[1]);
  const asked = lms.asked.filter(({ resource }) => resource === 'fetch');
  expect(asked.length).toBeLessThanOrEqual(3);
});

test('must 3 [8.2.1, 8.2.2]: the token goes verbatim on every request, and is fetched once: a reload keeps it', async () => {
  const lms = await openLms();
  const first = openAu(lms);
  await first.answer('tumeur');
  await first.settled();
  for (const query of [null, new URLSearchParams(lms.parameters())]) {
    const again = openAu(lms, { store: first.store, id: first.id, query });
    await again.answer();
    await again.settled();
  }
  const [fetched, ...others] = lms.asked;
  expect(fetched).toMatchObject({ resource: 'fetch', method: 'POST' });
  expect(others.length).toBeGreaterThan(5);
  for (const { resource, authorization } of others) {
    expect(resource).not.toBe('fetch');
    expect(authorization).toBe(`Basic ${TOKEN}`);
  }
  expect(words(lms.stored())).toEqual(['initialized', 'answered', 'answered', 'answered']);
});

test.each(['', '/', '//'])(
  'must 4 [8.1.1]: the endpoint is a base URL, written "…/lrs%s"',
  async (slash) => {
    const lms = await openLms();
    const endpoint = lms.endpoint.replace(/\/$/, slash);
    const au = openAu(lms, { query: new URLSearchParams({ ...lms.parameters(), endpoint }) });
    await au.answer();
    await au.settled();
    expect(new Set(lms.asked.map(({ resource }) => resource))).toEqual(
      new Set(['fetch', 'activities/state', 'agents/profile', 'statements']),
    );
  },
);

test('must 5 [10.2.1]: LMS.LaunchData is read, with the launch’s own parameters, and never written', async () => {
  const lms = await openLms();
  const au = openAu(lms);
  await au.see();
  await au.answer();
  await au.settled();
  await au.quit();
  const documents = lms.asked.filter(({ resource }) => resource === 'activities/state');
  const launchData = documents.filter(({ query }) => query.get('stateId') === 'LMS.LaunchData');
  expect(new Set(launchData.map(({ method }) => method))).toEqual(new Set(['GET']));
  const [asked] = launchData;
  expect(asked?.query.get('activityId')).toBe(lms.activityId);
  expect(asked?.query.get('registration')).toBe(lms.registration);
  expect(JSON.parse(asked?.query.get('agent') ?? '')).toEqual(lms.actor);
  for (const { method, query } of documents.filter((one) => one.method !== 'GET')) {
    expect(method).toBe('PUT');
    expect(query.get('stateId')).not.toMatch(/^LMS\./);
  }
});

const PREFERENCES = { languagePreference: 'en-US,fr-FR,fr-BE', audioPreference: 'off' };

test.each([
  ['404: there are none', { status: 404 }],
  ['403: they are not for the unit', { status: 403 }],
  ['given', { status: 200, json: PREFERENCES }],
  ['empty texts', { status: 200, json: { languagePreference: '', audioPreference: '' } }],
  ['no JSON object', { status: 200, json: 'on' }],
])('must 6 [11]: the preferences are asked for before any statement: %s', async (_, answer) => {
  const lms = await openLms();
  lms.preferences = answer;
  const au = openAu(lms);
  await au.answer();
  await au.settled();
  const asked = lms.asked.map(({ method, resource, query }) =>
    [method, resource, query.get('profileId')].join(' '),
  );
  const first = asked.findIndex((one) => one.startsWith('POST statements'));
  expect(asked.slice(0, first)).toContain('GET agents/profile cmi5LearnerPreferences');
  expect(words(lms.stored())).toEqual(['initialized', 'answered']);
});

/** Files of the product, not of its tests. */
function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

test('must 7 [11.2]: audio is off at startup, as "off" wants and "on" allows: a press alone turns it on', () => {
  // Series beat aloud when « Son » is pressed, never before (tests/islands/series.test.tsx). Whoever brings
  // other sound must apply audioPreference at startup, and rewrite this test.
  const root = join(import.meta.dirname, '../..');
  const makesSound =
    /<(audio|video|iframe[^>]+(youtube|vimeo))\b|new Audio\(|AudioContext|speechSynthesis|\.play\(\)/i;
  const all = ['src', 'content', 'public'].flatMap((folder) => [...files(join(root, folder))]);
  expect(all.length).toBeGreaterThan(200);
  expect(all.filter((path) => /\.(mp3|mp4|m4a|ogg|oga|opus|wav|webm|mov)$/i.test(path))).toEqual(
    [],
  );
  const text = all.filter((path) => /\.(tsx?|astro|mdx?|html|svg|css|json)$/.test(path));
  const sounding = text.filter((path) => makesSound.test(readFileSync(path, 'utf8')));
  expect(sounding.map((path) => relative(root, path)).sort()).toEqual([
    'src/islands/question/series/sound.ts',
    'src/islands/question/series/useCount.ts',
  ]);
  for (const loud of ['<audio src="a.mp3">', 'new Audio(url)', 'element.play()'])
    expect(makesSound.test(loud)).toBe(true);
});

test('must 7 [11.1]: the one language there is, French, is shown whatever is preferred, and named as such', () => {
  const page = readFileSync(join(import.meta.dirname, '../../src/layouts/Page.astro'), 'utf8');
  expect(page).toContain('<html lang="fr">');
});
