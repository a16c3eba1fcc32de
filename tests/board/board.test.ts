import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createApi, type ApiSettings } from '../../src/board/api.ts';
import { queryOf, routeOf, type Route } from '../../src/board/route.ts';
import { clock, inParis } from '../../src/core/text/paris.ts';
import { ago, day, duration, fromParis } from '../../src/board/times.ts';
import { pause } from '../../src/board/usePolled.ts';

const NOW = Date.parse('2026-11-22T14:00:00Z');

describe('times', () => {
  test('are those of Paris, in French', () => {
    expect(clock('2026-11-22T13:00:00Z')).toBe('14\u00A0h');
    expect(clock('2026-07-22T07:05:00Z')).toBe('9\u00A0h\u00A005');
    expect(day('2026-11-21T23:30:00Z', NOW)).toBe('aujourd’hui');
    expect(day('2026-11-21T22:30:00Z', NOW)).toBe('hier');
    expect(day('2026-11-12T12:00:00Z', NOW)).toBe('12 nov.');
    expect(day('2025-11-12T12:00:00Z', NOW)).toBe('12 nov. 2025');
  });

  test.each([
    ['2026-11-22T13:59:30Z', 'à l’instant'],
    ['2026-11-22T13:54:00Z', 'il y a 6\u00A0min'],
    ['2026-11-22T09:00:00Z', 'il y a 5\u00A0h'],
    ['2026-11-21T16:10:00Z', 'hier, 17\u00A0h\u00A010'],
    ['2026-11-12T12:00:00Z', '12 nov.'],
  ])('%s is %s', (at, said) => expect(ago(at, NOW)).toBe(said));

  test('durations', () => {
    expect([0, 40, 60, 3570, 3600, 3900, 36_000].map(duration)).toEqual([
      '0\u00A0min',
      '40\u00A0s',
      '1\u00A0min',
      '1\u00A0h',
      '1\u00A0h',
      '1\u00A0h\u00A005',
      '10\u00A0h',
    ]);
  });

  test('what is typed as a time of Paris is that time, all year round', () => {
    const minute = fc
      .integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2029-01-01T00:00:00Z') })
      .map((at) => Math.floor(at / 60_000) * 60_000);
    fc.assert(
      fc.property(minute, (at) => {
        const iso = fromParis(inParis(at));
        // The hour that autumn repeats may be either of two.
        expect(iso && inParis(Date.parse(iso))).toEqual(inParis(at));
      }),
    );
    expect(fromParis({ date: '2026-11-23', time: '14:00' })).toBe('2026-11-23T13:00:00.000Z');
    expect(fromParis({ date: '2026-07-23', time: '14:00' })).toBe('2026-07-23T12:00:00.000Z');
    expect(fromParis({ date: '2027-03-28', time: '02:30' })).toBe('2027-03-28T01:30:00.000Z');
    expect(fromParis({ date: '', time: '14:00' })).toBeNull();
  });
});

test('each view has an address of its own', () => {
  const text = fc.string({ minLength: 1 });
  const route: fc.Arbitrary<Route> = fc.oneof(
    fc.constantFrom<Route>({ view: 'groups' }, { view: 'new-group' }, { view: 'accounts' }),
    fc.record({ view: fc.constant('group'), group: text, module: fc.option(text) }),
    fc.record({ view: fc.constantFrom('links', 'settings'), group: text }),
    fc.record({
      view: fc.constant('questions'),
      group: text,
      module: fc.option(text),
      question: fc.option(text),
    }),
    fc.record({ view: fc.constant('meeting'), group: text, meeting: fc.option(text) }),
    fc.record({ view: fc.constant('learner'), learner: text }),
    fc.record({ view: fc.constant('invitation'), secret: text }),
  );
  fc.assert(
    fc.property(route, (one) => {
      expect(routeOf(queryOf(one))).toEqual(one);
    }),
  );
});

test('a server that is away is asked less and less often, at least once a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((failures) => pause(failures))).toEqual([
    5_000, 10_000, 20_000, 40_000, 60_000, 60_000, 60_000,
  ]);
  // As a meeting is asked for.
  expect([0, 1, 5].map((failures) => pause(failures, 2_000))).toEqual([2_000, 4_000, 60_000]);
});

describe('the API', () => {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const answering = (response: () => Response, more: Partial<ApiSettings> = {}) =>
    createApi({
      base: 'https://x.test/formateur/api/',
      fetch: (url, init) => {
        asked.push({ url: url as string, init });
        return Promise.resolve().then(response);
      },
      token: () => 'jeton',
      onSignedOut: () => undefined,
      onDate: () => undefined,
      ...more,
    });
  const json =
    (value: unknown, status = 200, headers = {}) =>
    () =>
      new Response(JSON.stringify(value), { status, headers });

  test('carries the token with what changes something, and what is known with what asks again', async () => {
    await answering(json({})).answerHelp('a/b', 'Oui');
    expect(asked.at(-1)).toMatchObject({
      url: 'https://x.test/formateur/api/aide/a%2Fb',
      init: { method: 'POST', body: '{"text":"Oui"}', headers: { 'x-jeton': 'jeton' } },
    });
    await answering(json({})).board('g', '"7"');
    expect(asked.at(-1)?.init?.headers).toEqual({
      accept: 'application/json',
      'if-none-match': '"7"',
    });
  });

  test('tells a value, the same one, a refusal and silence apart', async () => {
    expect(await answering(json([1], 200, { etag: '"1"' })).groups()).toEqual({
      kind: 'value',
      value: [1],
      etag: '"1"',
    });
    expect(await answering(() => new Response(null, { status: 304 })).board('g')).toEqual({
      kind: 'same',
    });
    expect(await answering(json({ message: 'Non.' }, 409)).groups()).toEqual({
      kind: 'refused',
      status: 409,
      message: 'Non.',
    });
    expect(await answering(() => new Response(null, { status: 204 })).closeHelp('1')).toMatchObject(
      { kind: 'value' },
    );
    const away = { kind: 'away' };
    expect(await answering(json({}, 503)).groups()).toEqual(away);
    expect(await answering(() => new Response('<html>portail</html>')).groups()).toEqual(away);
    expect(
      await answering(() => {
        throw new TypeError('offline');
      }).groups(),
    ).toEqual(away);
  });

  test('says that the connection is over, but not when a password is wrong', async () => {
    let over = 0;
    const api = answering(json({ message: 'Non.' }, 401), { onSignedOut: () => over++ });
    await api.signIn({ login: 'a', password: 'b' });
    await api.me();
    expect(over).toBe(0);
    await api.groups();
    expect(over).toBe(1);
  });
});
