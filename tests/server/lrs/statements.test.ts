import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ADMIN, serve } from '../support/serve.ts';
import {
  activity,
  agent,
  statement,
  verb,
  xapiClient,
  type StatementResult,
} from '../support/xapi.ts';

const server = await serve();
const xapi = xapiClient(server.url);
const get = async (id: string) => {
  const response = await xapi('statements', { params: { statementId: id } });
  return {
    status: response.status,
    body: response.ok ? ((await response.json()) as Record<string, unknown>) : null,
  };
};

describe('POST and PUT of statements', () => {
  it('give back the ids in order, and the statement with what an LRS adds', async () => {
    const first = statement();
    const second = statement({ id: undefined, timestamp: undefined });
    const response = await xapi('statements', { body: [first, second] });
    expect(response.status).toBe(200);
    const [a, b] = (await response.json()) as [string, string];
    expect(a).toBe(first.id);
    expect(await get(a)).toMatchObject({ status: 200, body: first });
    const stored = (await get(b)).body;
    expect(stored).toMatchObject({ id: b, version: '1.0.0', timestamp: stored?.['stored'] });
    expect(stored?.['authority']).toMatchObject({ account: { name: ADMIN.key } });
  });

  it('ignore an authority and a stored date the client made up', async () => {
    const sent = statement({ authority: agent('moi'), stored: '2001-01-01T00:00:00Z' });
    await xapi('statements', { body: sent });
    const { body } = await get(sent.id);
    expect(body?.['authority']).toMatchObject({ account: { name: ADMIN.key } });
    expect(body?.['stored']).not.toContain('2001');
  });

  it('store the same statement once, however often and in whatever form it comes', async () => {
    const sent = statement({
      actor: { objectType: 'Group', member: [agent('a'), agent('b')] },
      verb: { ...verb('lire'), display: { fr: 'a lu' } },
    });
    const again = {
      ...sent,
      id: sent.id.toUpperCase(),
      actor: { objectType: 'Group', member: [agent('b'), agent('a')] },
      verb: verb('lire'),
      timestamp: '2026-11-22T11:00:00+01:00',
    };
    for (const body of [sent, sent, again])
      expect((await xapi('statements', { body })).status).toBe(200);
    const put = await xapi('statements', {
      method: 'PUT',
      params: { statementId: sent.id },
      body: sent,
    });
    expect(put.status).toBe(204);
    const listed = await xapi('statements', { params: { agent: JSON.stringify(agent('a')) } });
    const { statements } = (await listed.json()) as StatementResult;
    expect(statements.filter(({ id }) => id === sent.id)).toHaveLength(1);
  });

  it('answer 409 to the same id with other content, and change nothing', async () => {
    const sent = statement();
    await xapi('statements', { body: sent });
    const other = statement({ id: sent.id, verb: verb('écrire') });
    const fresh = statement();
    expect((await xapi('statements', { body: [fresh, other] })).status).toBe(409);
    expect((await get(sent.id)).body).toMatchObject({ verb: verb('lire') });
    expect((await get(fresh.id)).status).toBe(404);
  });

  it('store nothing of a batch with one bad statement, and say which and where', async () => {
    const good = statement();
    const bad = statement({ result: { score: { scaled: 2 } } });
    const response = await xapi('statements', { body: [good, bad] });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: 'statement 1: result.score.scaled: must be between -1 and 1',
    });
    expect((await get(good.id)).status).toBe(404);
  });

  it('refuse an id twice in a batch, or another id in the address than in the body', async () => {
    const sent = statement();
    expect((await xapi('statements', { body: [sent, sent] })).status).toBe(400);
    const params = { statementId: randomUUID() };
    expect((await xapi('statements', { method: 'PUT', params, body: sent })).status).toBe(400);
  });

  it('refuse more than one request may hold', async () => {
    const many = Array.from({ length: 1001 }, () => statement());
    expect((await xapi('statements', { body: many })).status).toBe(413);
    const huge = JSON.stringify(statement({ result: { response: 'x'.repeat(17 * 1024 * 1024) } }));
    expect((await xapi('statements', { body: huge })).status).toBe(413);
    expect((await xapi('about')).status).toBe(200);
  });

  it('know contextAgents in 2.0.0 only', async () => {
    const body = statement({
      context: { contextAgents: [{ objectType: 'contextAgent', agent: agent('tuteur') }] },
    });
    expect((await xapi('statements', { body })).status).toBe(400);
    expect((await xapi('statements', { body, version: '2.0.0' })).status).toBe(200);
    const params = { agent: JSON.stringify(agent('tuteur')), related_agents: 'true' };
    const found = (await (await xapi('statements', { params })).json()) as StatementResult;
    expect(found.statements.map(({ id }) => id)).toEqual([body.id]);
  });
});

describe('voiding', () => {
  const voiding = (id: string) =>
    statement({
      verb: { id: 'http://adlnet.gov/expapi/verbs/voided' },
      object: { objectType: 'StatementRef', id },
    });
  const voided = async (id: string) =>
    (await xapi('statements', { params: { voidedStatementId: id } })).status;

  it('hides a statement, whichever of the two came first', async () => {
    const before = statement();
    const after = statement();
    for (const body of [before, voiding(before.id), voiding(after.id), after])
      expect((await xapi('statements', { body })).status).toBe(200);
    for (const { id } of [before, after]) {
      expect((await get(id)).status).toBe(404);
      expect(await voided(id)).toBe(200);
    }
  });

  it('never hides a voiding statement', async () => {
    const first = voiding(randomUUID());
    await xapi('statements', { body: first });
    await xapi('statements', { body: voiding(first.id) });
    expect((await get(first.id)).status).toBe(200);
    expect(await voided(first.id)).toBe(404);
  });
});

describe('GET of one statement', () => {
  it('refuses filters beside an id', async () => {
    const params = { statementId: randomUUID(), limit: '1' };
    expect((await xapi('statements', { params })).status).toBe(400);
  });

  it('gives ids, or one language and what is known of the activity', async () => {
    const id = `defini-${randomUUID()}`;
    const named = (name: object) => ({ ...activity(id), definition: { name } });
    const sent = statement({
      actor: { ...agent('alice'), name: 'Alice' },
      verb: { ...verb('lire'), display: { fr: 'a lu', en: 'read' } },
      object: named({ fr: 'Leçon' }),
    });
    await xapi('statements', { body: sent });
    await xapi('statements', { body: statement({ object: named({ en: 'Lesson' }) }) });
    const as = async (format: string, language: string) => {
      const response = await xapi('statements', {
        params: { statementId: sent.id, format },
        headers: { 'accept-language': language },
      });
      return (await response.json()) as Record<string, unknown>;
    };
    expect(await as('ids', 'fr')).toMatchObject({
      actor: agent('alice'),
      verb: verb('lire'),
      object: { id: activity(id).id },
    });
    expect((await as('canonical', 'en-GB, fr;q=0.5'))['object']).toEqual(named({ en: 'Lesson' }));
    expect((await as('canonical', 'en;q=0.1, fr'))['verb']).toMatchObject({
      display: { fr: 'a lu' },
    });
    expect((await as('exact', 'en'))['object']).toEqual(named({ fr: 'Leçon' }));
  });
});

describe('context activities', () => {
  it('come back as lists even when one was sent', async () => {
    const sent = statement({ context: { contextActivities: { parent: activity('module') } } });
    await xapi('statements', { body: sent });
    expect((await get(sent.id)).body?.['context']).toEqual({
      contextActivities: { parent: [activity('module')] },
    });
  });
});
