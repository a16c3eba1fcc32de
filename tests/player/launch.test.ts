import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLaunch } from '../../src/player/launch.ts';

const ACTOR = { objectType: 'Agent', account: { homePage: 'https://lms.example', name: 'a1' } };

function launchUrl(change: Record<string, string | null> = {}): URL {
  const url = new URL('https://site.example/modules/m/l/?lang=fr#partie');
  const all: Record<string, string | null> = {
    endpoint: 'https://lms.example/xapi',
    fetch: 'https://lms.example/fetch?k=1&n=2',
    actor: JSON.stringify(ACTOR),
    registration: '6a9b7f0e-4f7c-4d0e-9c0e-0f6a6d0b8c11',
    activityId: 'https://course.example/unites/m/l',
    ...change,
  };
  for (const [name, value] of Object.entries(all))
    if (value !== null) url.searchParams.set(name, value);
  return url;
}

describe('a launch', () => {
  it('reads the five cmi5 parameters (cmi5 8.1), the endpoint with its last slash (8.1.1)', () => {
    expect(readLaunch(launchUrl())).toEqual({
      kind: 'cmi5',
      endpoint: 'https://lms.example/xapi/',
      fetch: 'https://lms.example/fetch?k=1&n=2',
      actor: ACTOR,
      registration: '6a9b7f0e-4f7c-4d0e-9c0e-0f6a6d0b8c11',
      activityId: 'https://course.example/unites/m/l',
    });
  });

  it('is none for a visitor, whatever else the address holds', () => {
    expect(readLaunch(new URL('https://site.example/?q=actor&page=2'))).toEqual({ kind: 'none' });
  });

  it.each([
    ['actor', 'not json'],
    ['actor', '{"mbox":"mailto:a@b.c"}'],
    ['actor', 'null'],
    ['endpoint', 'javascript:alert(1)'],
    ['fetch', 'no url'],
    ['registration', null],
    ['activityId', ''],
  ])('with a wrong %s says what is wrong', (name, value) => {
    expect(readLaunch(launchUrl({ [name]: value }))).toEqual({
      kind: 'malformed',
      missing: [name],
    });
  });

  it('never throws, and never takes a launch for another', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('endpoint', 'fetch', 'actor', 'registration', 'activityId', 'x'),
          fc.string(),
        ),
        (query) => {
          const url = new URL('https://site.example/');
          for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
          expect(['none', 'malformed']).toContain(readLaunch(url).kind);
        },
      ),
    );
  });
});
