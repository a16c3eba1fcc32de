/** A lesson on another host speaks to this LRS as a browser lets it. */
import { describe, expect, it } from 'vitest';
import { entered, initialized, launch, runAu, stateOf } from './support/launch.ts';
import { serve } from './support/serve.ts';
import { ADMIN_AUTHORIZATION } from './support/serve.ts';

const LESSON = 'vocabulaire-medical/construction';
const ELSEWHERE = 'https://cours.ailleurs.fr';
const server = await serve();

const preflight = (path: string, method: string, headers: string) =>
  fetch(server.url + path, {
    method: 'OPTIONS',
    headers: {
      origin: ELSEWHERE,
      'access-control-request-method': method,
      'access-control-request-headers': headers,
    },
  });

const list = (response: Response, name: string) =>
  (response.headers.get(`access-control-${name}`) ?? '').toLowerCase().split(/\s*,\s*/);

describe('a page of another origin', () => {
  it.each([
    ['/xapi/statements', 'POST', ['authorization', 'content-type', 'x-experience-api-version']],
    ['/xapi/statements', 'PUT', ['authorization', 'content-type', 'x-experience-api-version']],
    ['/xapi/activities/state', 'PUT', ['authorization', 'if-match', 'if-none-match']],
    ['/xapi/activities/state', 'DELETE', ['authorization', 'x-experience-api-version']],
    ['/lancer/jeton?k=x', 'POST', ['content-type']],
  ])('may ask %s %s, without credentials of the browser', async (path, method, headers) => {
    const response = await preflight(path, method, headers.join());
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.has('access-control-allow-credentials')).toBe(false);
    expect(list(response, 'allow-methods')).toContain(method.toLowerCase());
    for (const header of headers) expect(list(response, 'allow-headers')).toContain(header);
  });

  it('reads answers, refusals included, with the headers it needs', async () => {
    const { fetchUrl } = await launch(await entered(server.url), server.url, LESSON);
    const token = await fetch(fetchUrl, { method: 'POST', headers: { origin: ELSEWHERE } });
    expect(token.headers.get('access-control-allow-origin')).toBe('*');

    const au = await runAu(await entered(server.url), server.url, LESSON);
    const headers = { origin: ELSEWHERE };
    const stored = await au.xapi('statements', { body: [initialized(au)], headers });
    const state = await au.xapi('activities/state', {
      params: stateOf(au, 'LMS.LaunchData'),
      headers,
    });
    const refused = await au.xapi('statements', { body: [initialized(au)], headers });
    const unknown = await au.xapi('statements', { authorization: 'Basic eDp5', headers });
    expect([stored, state, refused, unknown].map(({ status }) => status)).toEqual([
      200, 200, 403, 401,
    ]);
    for (const response of [stored, state, refused, unknown]) {
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(list(response, 'expose-headers')).toEqual(
        expect.arrayContaining([
          'etag',
          'last-modified',
          'retry-after',
          'x-experience-api-version',
          'x-experience-api-consistent-through',
        ]),
      );
    }
    expect(state.headers.get('etag')).toMatch(/^"/);
  });

  it('gets nothing by a cookie, and nothing else of this server', async () => {
    const who = await entered(server.url);
    await launch(who, server.url, LESSON);
    const byCookie = await who.go('/xapi/statements', {
      headers: { origin: ELSEWHERE, 'x-experience-api-version': '1.0.3' },
    });
    expect(byCookie.status).toBe(401);
    for (const path of ['/', '/lancement.json', '/sante']) {
      const { headers } = await fetch(server.url + path, {
        headers: { origin: ELSEWHERE, authorization: ADMIN_AUTHORIZATION },
      });
      expect(headers.has('access-control-allow-origin'), path).toBe(false);
    }
  });
});
