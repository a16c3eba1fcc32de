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

describe('a plain xAPI launch', () => {
  const launchOf = (change: Record<string, string>, page = 'https://site.example/l/') => {
    const url = new URL(page);
    const all = {
      endpoint: 'https://lrs.example/xapi',
      auth: 'Basic YTpi',
      actor: '{"mbox":"mailto:a@b.example"}',
      activity_id: 'https://lms.example/7',
      ...change,
    };
    for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
    return readLaunch(url);
  };

  it.each([
    ['{"mbox":"mailto:a@b.example","name":"A"}', { mbox: 'mailto:a@b.example', name: 'A' }],
    [
      '{"objectType":["Agent"],"name":["A"],"mbox":["mailto:a@b.example"]}',
      { mbox: 'mailto:a@b.example' },
    ],
    [
      '{"account":[{"accountServiceHomePage":"https://l.example","accountName":"a1"}]}',
      { account: { homePage: 'https://l.example', name: 'a1' } },
    ],
    ['{"openid":"https://me.example"}', { openid: 'https://me.example' }],
    ['{"mbox_sha1sum":"cd9b00a5611f94eaa7b1661edab976068e364975"}', { objectType: 'Agent' }],
  ])('is for %s', (actor, expected) => {
    expect(launchOf({ actor })).toMatchObject({ kind: 'xapi', actor: expected });
  });

  it('keeps one identifier, which is all an Agent may have (Data 2.4.2.3)', () => {
    const both =
      '{"mbox":"mailto:a@b.example","account":{"homePage":"https://l.example","name":"a"}}';
    const launch = launchOf({ actor: both });
    expect(launch.kind === 'xapi' && Object.keys(launch.actor).sort()).toEqual([
      'account',
      'objectType',
    ]);
  });

  it.each([
    ['endpoint', '/lrs/'],
    ['endpoint', 'http://lrs.example/'],
    ['actor', '{"objectType":"Group","mbox":"mailto:g@b.example"}'],
    ['actor', '[]'],
  ])('with %s %s is of no use on an encrypted page', (name, value) => {
    expect(launchOf({ [name]: value })).toMatchObject({ kind: 'malformed' });
  });

  it('may go unencrypted where the page did, or to the machine itself', () => {
    const http = { endpoint: 'http://lrs.example/' };
    expect(launchOf(http, 'http://site.example/').kind).toBe('xapi');
    expect(launchOf({ endpoint: 'http://localhost:8080/xapi' }).kind).toBe('xapi');
  });
});
