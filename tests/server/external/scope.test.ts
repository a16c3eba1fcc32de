/** What a launched lesson may read and write through this server, whatever another LRS makes of it. */
import { describe, expect, it } from 'vitest';
import { answered, entered, initialized, runAu, stateOf, type Au } from '../support/launch.ts';
import { anAdministrator, newLearner } from '../support/people.ts';
import { serve } from '../support/serve.ts';
import { HTML, standInLrs } from '../support/stand-in-lrs.ts';
import { xapiClient } from '../support/xapi.ts';

const LESSON = 'vocabulaire-medical/construction';

const lrs = await standInLrs();
const server = await serve({ externalLrs: lrs });
const admin = xapiClient(server.url);

const someone = async () => {
  const learner = await newLearner(server.url);
  const au = await runAu(await entered(server.url, learner), server.url, LESSON);
  return { learner, au };
};
/** What was forwarded for a query: null when it was refused here. */
const forwarded = async (query: string, by: Pick<Au, 'xapi'> = { xapi: admin }) => {
  const before = lrs.asked.length;
  const { status } = await by.xapi(query);
  const asked = lrs.asked
    .slice(before)
    .find(({ resource, query: sent }) => query.startsWith(resource) && !sent.has('ascending'));
  return { status, query: asked?.query ?? null };
};

describe('query parameters', () => {
  it('given twice are refused: another’s statement is not read behind one’s own', async () => {
    const [{ au }, { au: other }] = [await someone(), await someone()];
    const [own, secret] = [initialized(au), initialized(other)];
    await au.send(own);
    await other.send(secret);
    const two = `statements?statementId=${String(own['id'])}&statementId=${String(secret['id'])}`;
    expect(await forwarded(two, au)).toEqual({ status: 400, query: null });
    const me = encodeURIComponent(JSON.stringify(au.actor));
    const them = encodeURIComponent(JSON.stringify(other.actor));
    for (const query of [
      `statements?agent=${me}&agent=${them}`,
      `statements?registration=${au.registration}&registration=${other.registration}`,
      `agents?agent=${me}&agent=${them}`,
      `activities?activityId=${encodeURIComponent(au.activityId)}&activityId=https%3A%2F%2Fa.b%2Fc`,
      `activities/state?${new URLSearchParams(stateOf(au, 'x'))}&agent=${them}`,
      `agents/profile?agent=${me}&agent=${them}&profileId=x`,
    ])
      expect(await forwarded(query, au), query).toEqual({ status: 400, query: null });
  });

  it('that are unknown, or of the wrong type, never leave', async () => {
    const { au } = await someone();
    for (const query of [
      'statements?StatementID=x',
      'statements?cursor=5',
      'statements?limit=-1',
      'statements?since=hier',
      'statements?ascending=oui',
      'statements?format=xml',
      'statements?registration=x',
      'statements?statementId=x',
      `statements?statementId=${au.registration}&limit=5`,
      `statements?statementId=${au.registration}&voidedStatementId=${au.registration}`,
      'statements?agent=%7B%7D',
      'activities?activityId=rien',
      'activities?activityId=https%3A%2F%2Fa.b%2Fc&format=ids',
      'agents?agent=null',
    ])
      for (const by of [au, { xapi: admin }])
        expect(await forwarded(query, by), query).toEqual({ status: 400, query: null });
  });

  it('are written anew: of two keys in one object, the one that was judged is sent', async () => {
    const [{ au }, { au: other }] = [await someone(), await someone()];
    const { homePage, name } = other.actor.account;
    const mine = JSON.stringify(au.actor.account);
    const twice = `{"objectType":"Agent","account":{"homePage":"${homePage}","name":"${name}"},"account":${mine}}`;
    const { query } = await forwarded(`statements?agent=${encodeURIComponent(twice)}`, au);
    expect(query?.get('agent')).not.toContain(name);
    const state = new URLSearchParams({ ...stateOf(au, 'x'), agent: twice });
    const { query: sent } = await forwarded(`activities/state?${state}`, au);
    expect(sent?.get('agent')).not.toContain(name);
    expect(JSON.parse(sent?.get('agent') ?? '')).toMatchObject({ account: au.actor.account });
  });

  it('and what an LRS gives beyond what it was asked for stays here', async () => {
    const [{ au }, { au: other }] = [await someone(), await someone()];
    await au.send(initialized(au));
    await other.send(initialized(other));
    lrs.fault = ({ query, method }) =>
      method === 'GET' && query.has('agent')
        ? {
            status: 200,
            headers: { 'content-type': 'application/json', 'x-experience-api-version': '1.0.3' },
            body: JSON.stringify({ statements: lrs.statements, more: '' }),
          }
        : null;
    const answer = await au.xapi('statements');
    lrs.fault = () => null;
    const { statements } = (await answer.json()) as { statements: { id: string }[] };
    expect(statements.map(({ id }) => id)).toEqual(lrs.idsOf(au));
  });
});

describe('documents', () => {
  it('are asked for uncompressed, and a weak tag finds its document all the same', async () => {
    const { au } = await someone();
    const params = stateOf(au, 'progres');
    const put = (body: object, headers = {}) =>
      au.xapi('activities/state', { params, body, method: 'PUT', headers });
    expect((await put({ a: 1 }, { 'if-none-match': '*' })).status).toBe(204);
    const read = await au.xapi('activities/state', { params });
    const etag = read.headers.get('etag') ?? '';
    expect(lrs.asked.at(-1)?.headers['accept-encoding']).toBe('identity');
    expect(etag).toMatch(/^"/);
    expect((await put({ a: 2 }, { 'if-match': etag })).status).toBe(204);
    // What was made weak elsewhere, or kept from before.
    lrs.fault = ({ method }) =>
      method === 'GET'
        ? {
            ...{ status: 200, body: '{"a":2}' },
            headers: { 'content-type': 'application/json', etag: 'W/"abc"' },
          }
        : null;
    const weak = (await au.xapi('activities/state', { params })).headers.get('etag') ?? '';
    lrs.fault = () => null;
    expect(weak).toBe('"abc"');
    await put({ a: 3 }, { 'if-match': 'W/"abc"' });
    expect(lrs.asked.at(-1)?.headers['if-match']).toBe('"abc"');
  });
});

describe('an export', () => {
  const exported = async (id: string) => {
    const { ask } = await anAdministrator(server.url);
    const answer = await ask('GET', `apprenants/${id}/export`);
    return (await answer.json()) as {
      statements: { id: string }[] | null;
      documents: { name: string; content: unknown }[] | null;
      elsewhere: string;
    };
  };

  it('holds the statements, each once, and the documents of that LRS', async () => {
    const { learner, au } = await someone();
    await au.send(initialized(au), ...Array.from({ length: 110 }, () => answered(au)));
    const params = stateOf(au, 'progress');
    await au.xapi('activities/state', { params, body: { a: 1 }, method: 'PUT' });
    const { statements, documents, elsewhere } = await exported(learner.id);
    expect(statements?.map(({ id }) => id)).toEqual(lrs.idsOf(au));
    const names = documents?.map(({ name }) => name).sort();
    expect(names).toEqual(['LMS.LaunchData', 'progress']);
    expect(documents?.find(({ name }) => name === 'progress')?.content).toEqual({ a: 1 });
    expect(elsewhere).toContain(lrs.endpoint);
  });

  it.each([
    ['a wrong key', { status: 401 }, 'refuse la clé'],
    ['a page', HTML, 'n’est pas un LRS'],
    ['429', { status: 429 }, '429'],
  ])('says why they are missing: %s', async (_, fault, reason) => {
    const { learner } = await someone();
    lrs.fault = () => fault;
    const { statements, documents, elsewhere } = await exported(learner.id);
    lrs.fault = () => null;
    expect([statements, documents]).toEqual([null, null]);
    expect(elsewhere).toContain(reason);
  });
});
