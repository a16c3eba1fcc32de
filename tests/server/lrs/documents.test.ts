import { createHash } from 'node:crypto';
import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { serve } from '../support/serve.ts';
import { activity, agent, xapiClient, type XapiOptions } from '../support/xapi.ts';

vi.setConfig({ testTimeout: 60_000 });

let now = Date.parse('2026-11-22T10:00:00.000Z');
const server = await serve({}, () => new Date((now += 10)));
const xapi = xapiClient(server.url);

const RESOURCES = {
  'activities/state': () => ({
    activityId: activity(randomUUID()).id,
    agent: JSON.stringify(agent('alice')),
    registration: randomUUID() as string,
    stateId: 'progression',
  }),
  'activities/profile': () => ({ activityId: activity(randomUUID()).id, profileId: 'profil' }),
  'agents/profile': () => ({ agent: JSON.stringify(agent(randomUUID())), profileId: 'profil' }),
} as const;

describe.each(Object.entries(RESOURCES))('%s', (path, place) => {
  const at = (params: Record<string, string>) => (options: XapiOptions) =>
    xapi(path, { params, ...options });
  const NEW = { 'if-none-match': '*' };

  it('gives back the very bytes, their type, their SHA-1 and their date', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (content) => {
        const call = at(place());
        const headers = { 'content-type': 'application/x-essai', ...NEW };
        expect((await call({ method: 'PUT', body: content, headers })).status).toBe(204);
        const response = await call({});
        expect(new Uint8Array(await response.arrayBuffer())).toEqual(content);
        expect(response.headers.get('content-type')).toBe('application/x-essai');
        const sha1 = createHash('sha1').update(content).digest('hex');
        expect(response.headers.get('etag')).toBe(`"${sha1}"`);
        expect(response.headers.get('last-modified')).toMatch(/2026/);
      }),
      { numRuns: 20 },
    );
  });

  it('answers 404 to what is not there, and after a DELETE', async () => {
    const call = at(place());
    expect((await call({})).status).toBe(404);
    await call({ method: 'PUT', body: { a: 1 }, headers: NEW });
    expect((await call({ method: 'DELETE' })).status).toBe(204);
    expect((await call({})).status).toBe(404);
  });

  it('loses no update: If-Match, If-None-Match', async () => {
    const call = at(place());
    await call({ method: 'PUT', body: { n: 1 }, headers: NEW });
    const etag = (await call({})).headers.get('etag') ?? '';
    const stale = { 'if-match': '"0000000000000000000000000000000000000000"' };
    for (const method of ['PUT', 'POST', 'DELETE'])
      expect(
        (await call({ method, ...(method === 'DELETE' ? {} : { body: { n: 9 } }), headers: stale }))
          .status,
      ).toBe(412);
    expect((await call({ method: 'PUT', body: { n: 9 }, headers: NEW })).status).toBe(412);
    expect(await (await call({})).json()).toEqual({ n: 1 });
    expect(
      (await call({ method: 'PUT', body: { n: 2 }, headers: { 'if-match': etag } })).status,
    ).toBe(204);
    expect(
      (await call({ method: 'PUT', body: { n: 3 }, headers: { 'if-match': etag } })).status,
    ).toBe(412);
  });

  it('merges JSON objects at their first level on POST, and nothing else', async () => {
    const call = at(place());
    await call({ body: { a: { x: 1 }, b: 1 } });
    expect((await call({ body: { a: { y: 2 }, c: 3 } })).status).toBe(204);
    const merged = { a: { y: 2 }, b: 1, c: 3 };
    expect(await (await call({})).json()).toEqual(merged);
    const text = { 'content-type': 'text/plain' };
    expect((await call({ body: 'texte', headers: text })).status).toBe(400);
    for (const body of ['[1]', '"a"', '{', 'null', '1'])
      expect((await call({ body })).status).toBe(400);
    expect(await (await call({})).json()).toEqual(merged);
  });

  it('never lets a key of a document touch anything but the document', async () => {
    const call = at(place());
    await call({ body: '{"__proto__":{"polluted":true},"constructor":1}' });
    await call({ body: '{"b":1}' });
    expect(await (await call({})).text()).toContain('"__proto__":{"polluted":true}');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('lists the names, all or changed since', async () => {
    const params: Record<string, string> = place();
    const nameOf = 'stateId' in params ? 'stateId' : 'profileId';
    const { [nameOf]: _, ...where } = params;
    const put = (name: string) =>
      xapi(path, {
        method: 'PUT',
        params: { ...where, [nameOf]: name },
        body: { n: 1 },
        headers: NEW,
      });
    await put('un');
    const between = new Date(now + 5).toISOString();
    await put('deux');
    expect(await (await xapi(path, { params: where })).json()).toEqual(['un', 'deux']);
    const since = await xapi(path, { params: { ...where, since: between } });
    expect(await since.json()).toEqual(['deux']);
  });

  it('refuses unknown, missing and malformed parameters', async () => {
    const params: Record<string, string> = place();
    for (const name of Object.keys(params).filter(
      (key) => !/stateId|profileId|registration/.test(key),
    )) {
      const { [name]: _, ...others } = params;
      expect((await xapi(path, { params: others })).status).toBe(400);
      expect((await xapi(path, { params: { ...params, [name]: 'n’importe quoi' } })).status).toBe(
        400,
      );
    }
    expect((await xapi(path, { params: { ...params, autre: '1' } })).status).toBe(400);
  });
});

describe('PUT over a document without saying which', () => {
  const state = RESOURCES['activities/state']();
  const profile = RESOURCES['agents/profile']();
  const put = (path: string, params: Record<string, string>, version: string) =>
    xapi(path, { method: 'PUT', params, body: { n: 1 }, version });

  it('replaces a state in 1.0.3, is a conflict in 2.0.0', async () => {
    for (const status of [204, 204])
      expect((await put('activities/state', state, '1.0.3')).status).toBe(status);
    expect((await put('activities/state', state, '2.0.0')).status).toBe(409);
  });

  it('is refused for a profile, even the first time in 1.0.3', async () => {
    expect((await put('agents/profile', profile, '1.0.3')).status).toBe(400);
    expect((await put('agents/profile', profile, '2.0.0')).status).toBe(204);
    expect((await put('agents/profile', profile, '2.0.0')).status).toBe(409);
    expect((await put('agents/profile', profile, '1.0.3')).status).toBe(409);
  });
});

describe('DELETE of all state documents', () => {
  it('empties one place and no other', async () => {
    const { stateId: _, ...mine } = RESOURCES['activities/state']();
    const other = { ...mine, agent: JSON.stringify(agent('bob')) };
    for (const params of [mine, other])
      await xapi('activities/state', {
        method: 'PUT',
        params: { ...params, stateId: 'x' },
        body: {},
      });
    expect((await xapi('activities/state', { method: 'DELETE', params: mine })).status).toBe(204);
    expect(await (await xapi('activities/state', { params: mine })).json()).toEqual([]);
    expect(await (await xapi('activities/state', { params: other })).json()).toEqual(['x']);
  });
});
