/** Answers of a session that is over, brought by the learner's own browser. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { serve } from '../support/serve.ts';
import { LAUNCH_FILE } from '../support/site.ts';
import { xapiClient, type StatementResult } from '../support/xapi.ts';
import {
  answered,
  browser,
  entered,
  CMI5,
  completed,
  initialized,
  judged,
  runAu,
  terminated,
  type Au,
  type Browser,
} from '../support/launch.ts';

const LESSON = 'vocabulaire-medical/construction';
const EVALUATION = 'vocabulaire-medical/evaluation';
const LATE = `${LAUNCH_FILE.iri}xapi/extensions/late`;

// Later than anything a page says here: what is late was done before it was too late.
let now = Date.parse('2026-11-22T12:00:00.000Z');
const server = await serve({}, () => new Date((now += 7)));
const admin = xapiClient(server.url);

const bring = (who: Browser, body: unknown, headers: Record<string, string> = {}) =>
  who.go('/lancer/retard', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const reason = async (response: Response) =>
  `${response.status} ${((await response.json()) as { error: string }).error}`;

async function find(id: unknown) {
  const response = await admin('statements', { params: { statementId: String(id) } });
  return response.status === 200
    ? ((await response.json()) as { context: { extensions: object }; timestamp: string })
    : null;
}

async function verbs({ registration }: Au) {
  const response = await admin('statements', { params: { registration, ascending: 'true' } });
  const { statements } = (await response.json()) as StatementResult;
  return statements.map(({ verb }) => (verb as { id: string }).id.split('/').at(-1));
}

/** A session that was abandoned because its learner opened something else meanwhile. */
async function abandonedSession(unit = LESSON, begun = true) {
  const who = await entered(server.url);
  const au = await runAu(who, server.url, unit);
  const first = initialized(au);
  if (begun) await au.send(first);
  const next = await runAu(who, server.url, unit === LESSON ? EVALUATION : LESSON);
  return { who, au, first, next };
}

describe('late answers', () => {
  it('are stored with their own id and time, marked late, and once', async () => {
    const { who, au } = await abandonedSession();
    const answer = answered(au);
    expect((await au.send(answer)).status).toBe(403);
    for (let time = 0; time < 2; time += 1) {
      const response = await bring(who, [answer]);
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual([answer['id']]);
    }
    const stored = await find(answer['id']);
    expect(stored?.timestamp).toBe(answer['timestamp']);
    expect(stored?.context.extensions).toMatchObject({ [LATE]: true });
    expect(await verbs(au)).toEqual([
      'launched',
      'initialized',
      'abandoned',
      'launched',
      'answered',
    ]);
  });

  it('that were stored in time stay as they were; one stored late is known in time too', async () => {
    const who = await entered(server.url);
    const au = await runAu(who, server.url, LESSON);
    const [first, answer, end] = [initialized(au), answered(au), terminated(au)];
    await au.send(first, answer);
    await au.send(end);
    expect((await bring(who, [answer])).status).toBe(200);
    expect((await find(answer['id']))?.context.extensions).not.toHaveProperty(LATE);

    const { who: other, au: gone } = await abandonedSession();
    const late = answered(gone);
    await bring(other, [late]);
    expect((await gone.send(late)).status).toBe(200);
    expect(await reason(await bring(other, [{ ...late, result: { success: false } }]))).toMatch(
      /^409 /,
    );
  });

  it('count: completed and passed said late meet the criterion, and satisfy the course', async () => {
    const { who, au, next } = await abandonedSession(EVALUATION);
    await next.send(initialized(next), completed(next));
    await next.send(terminated(next));
    const response = await bring(who, [completed(au), judged(au, 0.9), terminated(au)]);
    expect(response.status).toBe(200);
    expect((await verbs(au)).slice(-5)).toEqual([
      ...['completed', 'passed', 'terminated'],
      ...['satisfied', 'satisfied'],
    ]);
    expect((await who.go('/lancer')).headers.get('location')).toBe('/');
  });

  it('may be all there is of a session whose very first statement never came', async () => {
    const { who, au, first } = await abandonedSession(LESSON, false);
    const answer = answered(au);
    expect((await bring(who, [answer])).status).toBe(200);
    // The order in which they are found again is no rule.
    expect((await bring(who, [first, completed(au), terminated(au)])).status).toBe(200);
    expect((await bring(who, [answered(au)])).status).toBe(403);
  });

  it('do not wait for the minute of grace after terminated, nor end with it', async () => {
    const who = await entered(server.url);
    const au = await runAu(who, server.url, LESSON);
    const [before, inGrace, long] = [initialized(au), answered(au), answered(au)];
    const end = terminated(au);
    await au.send(before);
    await au.send(end);
    expect((await au.send(inGrace)).status).toBe(200);
    expect((await find(inGrace['id']))?.context.extensions).not.toHaveProperty(LATE);
    now += 61_000;
    expect((await au.send(long)).status).toBe(403);
    expect((await bring(who, [long])).status).toBe(200);
    expect(await reason(await bring(who, [answered(au)]))).toContain('9.3.8');
  });

  it('of several sessions come in one request', async () => {
    const { who, au, next } = await abandonedSession();
    await next.send(initialized(next));
    await runAu(who, server.url, LESSON);
    expect((await bring(who, [answered(au), answered(next), answered(au)])).status).toBe(200);
  });
});

describe('late answers are refused, all of them and with the rule', () => {
  it('from a session that goes on, another learner’s, or none', async () => {
    const { who, au, next } = await abandonedSession();
    await next.send(initialized(next));
    const good = answered(au);
    expect(await reason(await bring(who, [good, answered(next)]))).toContain('not over');
    const { au: foreign } = await abandonedSession();
    expect(await reason(await bring(who, [good, answered(foreign)]))).toContain('9.6.3.1');
    const nowhere = answered(au);
    expect(await reason(await bring(who, [{ ...nowhere, context: {} }]))).toContain('9.6.3.1');
    expect(await find(good['id'])).toBeNull();
  });

  it.each([
    ['9.2', { actor: { account: { homePage: 'https://exemple.fr', name: 'autre' } } }],
    ['9.7', { timestamp: undefined }],
    ['6.3', { verb: { id: 'http://adlnet.gov/expapi/verbs/voided' } }],
  ])('when they break cmi5 %s', async (rule, parts) => {
    const { who, au } = await abandonedSession();
    const wrong = { ...answered(au), ...parts };
    const object = rule === '6.3' ? { objectType: 'StatementRef', id: randomUUID() } : undefined;
    const response = await bring(who, [{ ...wrong, ...(object && { object }) }]);
    expect(await reason(response)).toMatch(new RegExp(`^403 cmi5 ${rule}`));
  });

  it('for another registration, without the template, or about another activity', async () => {
    const { who, au } = await abandonedSession();
    const answer = answered(au) as { context: object };
    const with_ = (context: object) => [{ ...answer, context: { ...answer.context, ...context } }];
    expect(await reason(await bring(who, with_({ registration: randomUUID() })))).toContain(
      '9.6.1',
    );
    expect(await reason(await bring(who, with_({ contextActivities: {} })))).toContain('10.2.1');
    const elsewhere = { objectType: 'Activity', id: `${CMI5}ailleurs` };
    expect(await reason(await bring(who, [{ ...completed(au), object: elsewhere }]))).toContain(
      '9.4',
    );
    expect(await reason(await bring(who, [completed(au), completed(au)]))).toContain('9.3');
  });

  it('from a stranger, another site, or in another shape', async () => {
    const { who, au } = await abandonedSession();
    const body = [answered(au)];
    expect((await bring(browser(server.url), body)).status).toBe(401);
    expect((await bring(who, body, { origin: 'https://ailleurs.fr' })).status).toBe(403);
    for (const wrong of ['{', '{}', '[1]', '[null]', JSON.stringify([{ ...body[0], id: null }])])
      expect((await bring(who, wrong)).status, wrong).toBe(400);
    expect((await bring(who, [body[0], body[0]])).status).toBe(400);
    expect(
      (
        await bring(
          who,
          Array.from({ length: 51 }, () => answered(au)),
        )
      ).status,
    ).toBe(413);
    expect((await bring(who, ' '.repeat(2 * 1024 * 1024 + 1))).status).toBe(413);
    expect((await bring(who, body)).status).toBe(200);
  });
});

describe('a session whose token never arrived', () => {
  const reclaim = (who: Browser, fetchUrl: string, headers: Record<string, string> = {}) =>
    who.go(`/lancer/reprise${new URL(fetchUrl).search}`, {
      method: 'POST',
      headers: { origin: server.url, ...headers },
    });

  it('is over once its learner asks for what it was told, and then speaks late', async () => {
    const who = await entered(server.url);
    const au = await runAu(who, server.url, LESSON);
    const answer = await reclaim(who, au.fetchUrl);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      launchMode: 'Normal',
      contextTemplate: au.launchData.contextTemplate,
    });
    expect((await au.send(initialized(au))).status).toBe(403);
    expect((await bring(who, [initialized(au), answered(au)])).status).toBe(200);
    // Asked again: the same, and abandoned once.
    expect((await reclaim(who, au.fetchUrl)).status).toBe(200);
    expect(await verbs(au)).toEqual(['launched', 'abandoned', 'initialized', 'answered']);
  });

  it('is left alone while a page speaks for it, and told to nobody else', async () => {
    const who = await entered(server.url);
    const au = await runAu(who, server.url, LESSON);
    await au.send(initialized(au));
    expect((await reclaim(who, au.fetchUrl)).status).toBe(409);
    expect((await au.send(answered(au))).status).toBe(200);
    expect((await reclaim(await entered(server.url), au.fetchUrl)).status).toBe(404);
    expect((await reclaim(browser(server.url), au.fetchUrl)).status).toBe(401);
    expect((await reclaim(who, `${server.url}/?k=rien`)).status).toBe(404);
    const foreign = { origin: 'https://ailleurs.example', 'sec-fetch-site': 'cross-site' };
    expect((await reclaim(who, au.fetchUrl, foreign)).status).toBe(403);
  });
});
