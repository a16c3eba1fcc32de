/** Versions, credentials, methods, the alternate syntax, the small resources. */
import { describe, expect, it } from 'vitest';
import { ADMIN_AUTHORIZATION, serve } from '../support/serve.ts';
import { activity, agent, statement, xapiClient } from '../support/xapi.ts';

const server = await serve();
const xapi = xapiClient(server.url);
const VERSION = 'x-experience-api-version';

describe('versions', () => {
  it.each([
    ['1.0', '1.0.3'],
    ['1.0.0', '1.0.3'],
    ['1.0.9', '1.0.3'],
    ['2.0', '2.0.0'],
    ['2.0.0', '2.0.0'],
  ])('%s is answered in %s', async (version, answered) => {
    const response = await xapi('statements', { version });
    expect(response.status).toBe(200);
    expect(response.headers.get(VERSION)).toBe(answered);
  });

  it.each(['0.95', '1.1.0', '2.1', '3', 'abc', ''])('“%s” is refused', async (version) => {
    const response = await xapi('statements', { version });
    expect(response.status).toBe(400);
    expect(await response.json()).toHaveProperty('error');
  });

  it('a request without one is refused in the version its client spoke last', async () => {
    const headers = { authorization: ADMIN_AUTHORIZATION };
    for (const version of ['2.0.0', '1.0.3']) {
      await xapi('statements', { version });
      const response = await fetch(`${server.url}/xapi/statements`, { headers });
      expect(response.status).toBe(400);
      expect(response.headers.get(VERSION)).toBe(version);
    }
  });

  it('/about needs neither a version nor credentials', async () => {
    const response = await fetch(`${server.url}/xapi/about`);
    expect(await response.json()).toEqual({ version: ['1.0.3', '2.0.0'], extensions: {} });
  });
});

describe('credentials', () => {
  it.each([
    ['none', undefined],
    ['another scheme', 'Bearer abc'],
    ['not base64', 'Basic §§§'],
    ['no colon', `Basic ${btoa('essai')}`],
    ['wrong secret', `Basic ${btoa('essai:autre')}`],
    ['empty', `Basic ${btoa(':')}`],
  ])('%s: 401', async (_, authorization) => {
    const response = await fetch(`${server.url}/xapi/statements`, {
      headers: {
        [VERSION]: '1.0.3',
        ...(authorization ? { authorization: encodeURI(authorization) } : {}),
      },
    });
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBeTruthy();
    expect(await response.text()).not.toContain('secret-pour');
  });

  it('without an administrator’s key, no machine gets in', async () => {
    const closed = await serve({ lrsAdmin: null });
    const response = await xapiClient(closed.url)('statements');
    expect(response.status).toBe(401);
    await closed.stop();
  });
});

describe('resources and methods', () => {
  it('answers 404 and 405 as an LRS', async () => {
    expect((await xapi('rien')).status).toBe(404);
    const response = await xapi('statements', { method: 'DELETE' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, PUT, POST');
    expect(response.headers.get(VERSION)).toBe('1.0.3');
  });

  it('answers HEAD without a body', async () => {
    const response = await xapi('statements', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it('gives a Person with the names it was seen under', async () => {
    for (const name of ['Alice', 'Alice A.'])
      await xapi('statements', { body: statement({ actor: { ...agent('personne'), name } }) });
    const response = await xapi('agents', { params: { agent: JSON.stringify(agent('personne')) } });
    expect(await response.json()).toEqual({
      objectType: 'Person',
      name: ['Alice', 'Alice A.'],
      account: [agent('personne').account],
    });
  });

  it('adds up what statements say of an activity', async () => {
    const say = (definition: object) =>
      xapi('statements', { body: statement({ object: { ...activity('somme'), definition } }) });
    await say({ name: { fr: 'Leçon' }, type: 'https://exemple.fr/type' });
    await say({ name: { en: 'Lesson' }, description: { fr: 'Texte' } });
    const response = await xapi('activities', { params: { activityId: activity('somme').id } });
    expect(await response.json()).toEqual({
      ...activity('somme'),
      definition: {
        name: { fr: 'Leçon', en: 'Lesson' },
        description: { fr: 'Texte' },
        type: 'https://exemple.fr/type',
      },
    });
  });
});

describe('the alternate syntax of 1.0', () => {
  const form = (method: string, fields: Record<string, string>, query = '') =>
    fetch(`${server.url}/xapi/statements?method=${method}${query}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    });
  const signed = { Authorization: ADMIN_AUTHORIZATION, 'X-Experience-API-Version': '1.0.3' };

  it('carries a PUT and a GET', async () => {
    const sent = statement();
    const put = await form('PUT', {
      ...signed,
      statementId: sent.id,
      content: JSON.stringify(sent),
    });
    expect(put.status).toBe(204);
    const got = await form('GET', { ...signed, statementId: sent.id });
    expect(await got.json()).toMatchObject(sent);
  });

  it('is refused with more in the address, without content, and in 2.0', async () => {
    const sent = statement();
    const fields = { ...signed, statementId: sent.id, content: JSON.stringify(sent) };
    expect((await form('PUT', fields, '&limit=1')).status).toBe(400);
    expect((await form('PUT', { ...signed, statementId: sent.id })).status).toBe(400);
    expect((await form('PATCH', fields)).status).toBe(400);
    const newer = { ...fields, 'X-Experience-API-Version': '2.0.0' };
    expect((await form('PUT', newer)).status).toBeGreaterThanOrEqual(400);
  });
});
