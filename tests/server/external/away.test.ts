/** An LRS that is not there, or something in its place: nothing given is lost, and it is told as it is. */
import { describe, expect, it, vi } from 'vitest';
import { answered, entered, initialized, runAu, stateOf } from '../support/launch.ts';
import { health, outboxOf, serve } from '../support/serve.ts';
import { HTML, page, standInLrs, type Fault, type StandInLrs } from '../support/stand-in-lrs.ts';

vi.setConfig({ testTimeout: 60_000 });

const LESSON = 'vocabulaire-medical/construction';
const PATIENCE = { timeout: 40_000, interval: 50 };

const lrs = await standInLrs();
const server = await serve({ externalLrs: lrs });

const someone = async (at = server) => runAu(await entered(at.url), at.url, LESSON);

/** Of statements only, until it is taken back. */
const inPlaceOf =
  (fault: Fault, method?: string): StandInLrs['fault'] =>
  (asked) =>
    asked.resource === 'statements' && (method ?? asked.method) === asked.method ? fault : null;
const own = () => null;

const moved = (status: number) => ({
  ...{ status, body: '', headers: { location: 'https://ailleurs.example/xapi/statements' } },
});

describe('what stands in the place of statements is no LRS', () => {
  it.each<[string, Fault, RegExp]>([
    ['404 of an ingress during a redeploy', page(404), /n’est pas un LRS \(404\)/],
    ['404 without a body', { status: 404 }, /n’est pas un LRS \(404\)/],
    ['405', page(405), /n’est pas un LRS \(405\)/],
    ['410', page(410), /n’est pas un LRS \(410\)/],
    ['421', { status: 421 }, /n’est pas un LRS \(421\)/],
    ['425', { status: 425 }, /en panne \(425\)/],
    ['a permanent redirection', moved(301), /n’est pas un LRS \(301\)/],
    ['a redirection to a sign-in', moved(302), /n’est pas un LRS \(302\)/],
    ['a redirection that keeps the method', moved(307), /n’est pas un LRS \(307\)/],
    ['503', page(503), /en panne \(503\)/],
    ['wrong credentials', { status: 401 }, /refuse la clé/],
    ['a key that may not', { status: 403 }, /refuse la clé/],
    ['200 with a page', HTML, /n’est pas un LRS \(200\)/],
    ['200 with nothing', { status: 200 }, /n’est pas un LRS \(200\)/],
    ['200 with JSON of something else', { status: 200, body: '{"ok":true}' }, /pas un LRS \(200\)/],
    ['200 cut short', { status: 200, body: '["7a' }, /n’est pas un LRS \(200\)/],
    ['204', { status: 204 }, /n’est pas un LRS \(204\)/],
  ])('%s: answers wait, and are stored once and in order afterwards', async (_, fault, reason) => {
    const au = await someone();
    await vi.waitUntil(() => lrs.idsOf(au).length === 1, PATIENCE);
    lrs.fault = inPlaceOf(fault);
    const said = [initialized(au), answered(au)];
    const refused = await au.send(...said);
    expect(refused.status).toBe(503);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const told = await health(server);
    expect(told.etat).toBe('degraded');
    expect(told.raison).toMatch(reason);
    lrs.fault = own;
    expect((await au.send(...said)).status).toBe(200);
    expect(lrs.idsOf(au).slice(1)).toEqual(said.map(({ id }) => id));
    expect(await health(server)).toMatchObject({ etat: 'ok' });
  });

  it('200 with an empty array, or with other ids, while the LRS itself is there', async () => {
    for (const body of ['[]', '["1f2a0c9e-1111-4a2b-8c3d-0123456789ab"]']) {
      const au = await someone();
      lrs.fault = inPlaceOf(
        { status: 200, body, headers: { 'content-type': 'application/json' } },
        'POST',
      );
      const said = [initialized(au), answered(au)];
      expect((await au.send(...said)).status).toBe(503);
      lrs.fault = own;
      expect((await au.send(...said)).status).toBe(200);
      expect(lrs.idsOf(au).slice(1)).toEqual(said.map(({ id }) => id));
    }
  });

  it('a reply that names none, of an LRS that has them, is checked, and they are stored', async () => {
    const au = await someone();
    const first = initialized(au);
    // As Ralph answers when all of them are there already.
    lrs.store(first);
    lrs.fault = ({ resource, method, body }) =>
      resource === 'statements' && method === 'POST' && body.includes(String(first['id']))
        ? { status: 204 }
        : null;
    expect((await au.send(first)).status).toBe(200);
    lrs.fault = own;
  });

  it.each([400, 409, 413])('%i is a refusal, told to who sent it', async (status) => {
    const au = await someone();
    await vi.waitUntil(() => lrs.idsOf(au).length === 1, PATIENCE);
    lrs.fault = inPlaceOf(page(status), 'POST');
    expect((await au.send(initialized(au))).status).toBe(status);
    lrs.fault = own;
    expect(await health(server)).toMatchObject({ etat: 'ok' });
  });

  it('the log says what it was, once, and when it is over', async () => {
    const log = () => server.logs.flatMap((line) => (line.includes('"lrs-away"') ? [line] : []));
    const before = log().length;
    const au = await someone();
    await vi.waitUntil(() => lrs.idsOf(au).length === 1, PATIENCE);
    lrs.fault = inPlaceOf(page(404));
    for (let times = 0; times < 3; times += 1) await au.send(initialized(au));
    expect(log()).toHaveLength(before + 1);
    expect(JSON.parse(log().at(-1) ?? '')).toMatchObject({ status: 404, reason: 'foreign' });
    lrs.fault = own;
    await au.send(initialized(au));
    expect(server.logs.findLast((line) => line.includes('"lrs-back"'))).toBeDefined();
  });
});

describe('what the LMS itself has to say', () => {
  it('waits while 404 answers, and is all there afterwards', async () => {
    lrs.fault = () => page(404);
    const au = await someone();
    await vi.waitUntil(async () => (await health(server)).etat === 'degraded', PATIENCE);
    expect(outboxOf(server).filter((refused) => refused !== null)).toEqual([]);
    lrs.fault = own;
    expect((await au.send(initialized(au))).status).toBe(200);
    expect(lrs.statements.find(({ id }) => id === lrs.idsOf(au)[0])?.verb.id).toMatch(/launched$/);
    const launchData = new URLSearchParams(stateOf(au, 'LMS.LaunchData'));
    await vi.waitUntil(
      () => [...lrs.documents.keys()].some((key) => key.includes(au.registration)),
      PATIENCE,
    );
    expect(launchData.get('stateId')).toBe('LMS.LaunchData');
    expect(outboxOf(server)).toEqual([]);
  });
});

it('documents wait too: neither a page nor an ingress’s 404 is a document', async () => {
  const au = await someone();
  const params = stateOf(au, 'progres');
  const put = () => au.xapi('activities/state', { params, body: { a: 1 }, method: 'PUT' });
  for (const fault of [HTML, page(404), moved(302), page(502)]) {
    lrs.fault = () => fault;
    expect((await put()).status).toBe(503);
    expect((await au.xapi('activities/state', { params })).status).toBe(503);
  }
  lrs.fault = own;
  expect((await au.xapi('activities/state', { params })).status).toBe(404);
  expect((await put()).status).toBe(204);
  expect(await (await au.xapi('activities/state', { params })).json()).toEqual({ a: 1 });
});
