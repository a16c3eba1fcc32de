import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newLearner } from '../support/people.ts';
import { serve } from '../support/serve.ts';
import { LAUNCH_FILE, writeSite } from '../support/site.ts';
import { xapiClient, type StatementResult } from '../support/xapi.ts';
import {
  answered,
  browser,
  entered,
  completed,
  initialized,
  judged,
  launch,
  runAu,
  stateOf,
  terminated,
  CMI5,
  CATEGORY,
  type LaunchedUnit,
} from '../support/launch.ts';

const LESSON = 'vocabulaire-medical/construction';
const EVALUATION = 'vocabulaire-medical/evaluation';

let now = Date.parse('2026-11-22T09:00:00.000Z');
const clock = () => new Date((now += 7));
const server = await serve({}, clock);
const admin = xapiClient(server.url);

/** What the LRS holds of a registration, in the order stored. */
async function stored({ registration }: Pick<LaunchedUnit, 'registration'>) {
  const response = await admin('statements', { params: { registration, ascending: 'true' } });
  return ((await response.json()) as StatementResult).statements as unknown as readonly {
    readonly verb: { readonly id: string };
    readonly object: { readonly id: string };
    readonly result?: { readonly duration?: string };
    readonly context: {
      readonly extensions: Record<string, unknown>;
      readonly contextActivities: Record<string, readonly { id: string }[]>;
    };
  }[];
}
const verbsOf = async (unit: Pick<LaunchedUnit, 'registration'>) =>
  (await stored(unit)).map(({ verb }) => verb.id.split('/').at(-1));

describe('a launch', () => {
  it('sends the browser to the page with the five parameters (8.1)', async () => {
    const unit = await launch(await entered(server.url), server.url, LESSON);
    expect(unit.location.pathname).toBe('/modules/vocabulaire-medical/construction/');
    expect([...unit.location.searchParams.keys()].sort()).toEqual(
      ['activityId', 'actor', 'endpoint', 'fetch', 'registration'].sort(),
    );
    const { origin } = unit.location;
    expect(unit.endpoint).toBe(`${origin}/xapi/`);
    expect(unit.activityId).toBe(`${LAUNCH_FILE.iri}unites/${LESSON}`);
    expect(unit.actor).toEqual({
      objectType: 'Agent',
      account: {
        homePage: expect.stringMatching(/^http:/),
        name: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
  });

  it('knows its learner again in any browser they entered, and nobody else', async () => {
    const learner = await newLearner(server.url);
    const who = await entered(server.url, learner);
    const again = await launch(who, server.url, EVALUATION);
    const again2 = await launch(await entered(server.url, learner), server.url, LESSON);
    expect(again.actor).toEqual(again2.actor);
    expect(again.registration).toBe(again2.registration);
    const other = await launch(await entered(server.url), server.url, LESSON);
    expect(other.actor).not.toEqual(again.actor);
    expect(other.registration).not.toBe(again.registration);
  });

  it('is stated before the page opens, with all that 9.6.3 asks', async () => {
    const unit = await launch(await entered(server.url), server.url, EVALUATION);
    const [launched] = await stored(unit);
    expect(launched?.verb.id).toBe('http://adlnet.gov/expapi/verbs/launched');
    expect(launched?.object.id).toBe(unit.activityId);
    const extension = (name: string) =>
      launched?.context.extensions[`${CMI5}context/extensions/${name}`];
    expect(extension('launchmode')).toBe('Normal');
    expect(extension('moveon')).toBe('CompletedAndPassed');
    expect(extension('masteryscore')).toBe(0.8);
    expect(extension('launchurl')).toBe(unit.location.origin + unit.location.pathname);
    expect(extension('sessionid')).toMatch(/^[0-9a-f-]{36}$/);
    expect(launched?.context.contextActivities['category']).toEqual([{ id: CATEGORY }]);
    const grouping = launched?.context.contextActivities['grouping']?.map(({ id }) => id);
    expect(grouping).toContain(LAUNCH_FILE.course.id);
    expect(grouping).not.toContain(unit.activityId);
  });

  it('leaves LMS.LaunchData for the AU (10.2)', async () => {
    const lesson = await runAu(await entered(server.url), server.url, LESSON);
    expect(lesson.launchData).toMatchObject({ launchMode: 'Normal', moveOn: 'Completed' });
    expect(lesson.launchData).not.toHaveProperty('masteryScore');
    expect(lesson.launchData.returnURL).toBe(`${lesson.location.origin}/retour/${LESSON}`);
    const evaluation = await runAu(await entered(server.url), server.url, EVALUATION);
    expect(evaluation.launchData.masteryScore).toBe(0.8);
  });

  it('makes nobody up: a browser that is no learner’s is told to open its link, or to study', async () => {
    for (const cookie of [null, 'apprenant=inconnu', 'formateur=x; connu=1']) {
      const who = browser(server.url);
      who.cookie = cookie;
      const answer = await who.go(`/lancer/${LESSON}`);
      expect(answer.status).toBe(403);
      expect(answer.headers.get('set-cookie')).toBeNull();
      const text = await answer.text();
      expect(text).toContain('ouvrez d’abord le lien personnel');
      expect(text).toContain('href="/modules/vocabulaire-medical/construction/"');
    }
  });

  it('does nothing when a browser only guesses it', async () => {
    const who = browser(server.url);
    const response = await who.go(`/lancer/${LESSON}`, { headers: { 'sec-purpose': 'prefetch' } });
    expect(response.status).toBe(503);
    expect(who.cookie).toBeNull();
  });

  it('tells in French what cannot be launched', async () => {
    const unknown = await browser(server.url).go('/lancer/rien/du-tout');
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain('Cette leçon n’existe pas');
    const site = writeSite({ 'lancement.json': '' });
    writeFileSync(join(site, 'lancement.json'), JSON.stringify({ ...LAUNCH_FILE, units: [] }));
    const bare = await serve({ siteDir: site });
    expect((await browser(bare.url).go(`/lancer/${LESSON}`)).status).toBe(404);
  });

  it('uses the address learners use, when one is configured', async () => {
    const behind = await serve({ publicUrl: 'https://formation.exemple.fr' });
    const who = await entered(behind.url);
    const unit = await launch(who, behind.url, LESSON);
    expect(unit.endpoint).toBe('https://formation.exemple.fr/xapi/');
    expect(unit.actor.account.homePage).toBe('https://formation.exemple.fr');
  });
});

describe('the fetch URL (8.2)', () => {
  it('gives the token once, then error-code 1', async () => {
    const { fetchUrl } = await launch(await entered(server.url), server.url, LESSON);
    const post = async () => {
      const response = await fetch(fetchUrl, { method: 'POST' });
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(response.headers.get('cache-control')).toBe('no-store');
      return (await response.json()) as Record<string, string>;
    };
    expect(await post()).toEqual({ 'auth-token': expect.stringMatching(/^[A-Za-z0-9+/=]+$/) });
    for (let again = 0; again < 2; again += 1)
      expect(await post()).toMatchObject({ 'error-code': '1' });
  });

  it('answers error-code 2 to a key that is not one, 405 to GET', async () => {
    const { fetchUrl } = await launch(await entered(server.url), server.url, LESSON);
    const wrong = await fetch(fetchUrl.replace(/k=.*/, 'k=autre'), { method: 'POST' });
    expect(await wrong.json()).toMatchObject({ 'error-code': '2' });
    expect((await fetch(fetchUrl)).status).toBe(405);
    const answer = await (await fetch(fetchUrl, { method: 'POST' })).json();
    expect(answer).toHaveProperty('auth-token');
  });

  it('is dead once another launch ended its session', async () => {
    const who = await entered(server.url);
    const { fetchUrl } = await launch(who, server.url, LESSON);
    await launch(who, server.url, EVALUATION);
    const answer = await (await fetch(fetchUrl, { method: 'POST' })).json();
    expect(answer).toMatchObject({ 'error-code': '1' });
  });
});

describe('a token reaches nothing but its own launch', () => {
  it('states: only this learner, registration and AU; the launch data is read only', async () => {
    const au = await runAu(await entered(server.url), server.url, LESSON);
    const other = await runAu(await entered(server.url), server.url, EVALUATION);
    const mine = stateOf(au, 'progression');
    const write = { method: 'PUT', body: { a: 1 } };
    expect((await au.xapi('activities/state', { params: mine, ...write })).status).toBe(204);
    expect((await au.xapi('activities/state', { params: mine })).status).toBe(200);
    for (const change of [
      { agent: JSON.stringify(other.actor) },
      { registration: other.registration },
      { activityId: other.activityId },
    ])
      for (const call of [{}, write, { method: 'DELETE' }]) {
        const params = { ...mine, ...change };
        expect((await au.xapi('activities/state', { params, ...call })).status).toBe(403);
      }
    const { registration: _, ...unregistered } = mine;
    expect((await au.xapi('activities/state', { params: unregistered })).status).toBe(403);
    const data = stateOf(au, 'LMS.LaunchData');
    for (const call of [write, { body: { a: 1 } }, { method: 'DELETE' }])
      expect((await au.xapi('activities/state', { params: data, ...call })).status).toBe(403);
    const { stateId: __, ...all } = mine;
    expect((await au.xapi('activities/state', { params: all, method: 'DELETE' })).status).toBe(403);
  });

  it('profiles: the learner’s own; preferences nobody set are a 404 (11)', async () => {
    const au = await runAu(await entered(server.url), server.url, LESSON);
    const other = await runAu(await entered(server.url), server.url, LESSON);
    const params = { agent: JSON.stringify(au.actor), profileId: 'cmi5LearnerPreferences' };
    expect((await au.xapi('agents/profile', { params })).status).toBe(404);
    const theirs = { ...params, agent: JSON.stringify(other.actor) };
    expect((await au.xapi('agents/profile', { params: theirs })).status).toBe(403);
    const profile = { activityId: au.activityId, profileId: 'x' };
    expect((await au.xapi('activities/profile', { params: profile })).status).toBe(404);
    const put = { params: profile, method: 'PUT', body: {}, headers: { 'if-none-match': '*' } };
    expect((await au.xapi('activities/profile', put)).status).toBe(403);
  });

  it('statements: reads the learner’s own, whatever it asks for', async () => {
    const au = await runAu(await entered(server.url), server.url, LESSON);
    const other = await runAu(await entered(server.url), server.url, LESSON);
    await other.send(initialized(other));
    await au.send(initialized(au));
    const listed = async (params: Record<string, string>) => au.xapi('statements', { params });
    const { statements } = (await (await listed({})).json()) as StatementResult;
    expect(new Set(statements.map((one) => JSON.stringify(one['actor']))).size).toBe(1);
    expect((await listed({ registration: other.registration })).status).toBe(403);
    expect((await listed({ agent: JSON.stringify(other.actor) })).status).toBe(403);
    const [theirs] = (await (
      await admin('statements', { params: { registration: other.registration } })
    )
      .json()
      .then((result) => (result as StatementResult).statements)) as { id: string }[];
    expect((await listed({ statementId: theirs?.id ?? '' })).status).toBe(404);
    const person = { agent: JSON.stringify(other.actor) };
    expect((await au.xapi('agents', { params: person })).status).toBe(403);
  });

  it('statements: writes for nobody else and voids nothing', async () => {
    const au = await runAu(await entered(server.url), server.url, LESSON);
    const other = await runAu(await entered(server.url), server.url, LESSON);
    await au.send(initialized(au));
    const refused = async (statement: object) => {
      const response = await au.send(statement);
      expect(response.status).toBe(403);
      return ((await response.json()) as { error: string }).error;
    };
    expect(await refused({ ...answered(au), actor: other.actor })).toMatch(/^cmi5 9\.2/);
    const context = { ...(answered(au)['context'] as object), registration: other.registration };
    expect(await refused({ ...answered(au), context })).toMatch(/^cmi5 9\.6\.1/);
    const voiding = au.say('voided', {
      object: { objectType: 'StatementRef', id: String(initialized(au)['id']) },
    });
    expect(await refused(voiding)).toMatch(/^cmi5 6\.3/);
  });

  it('never teaches the server a new meaning of an activity', async () => {
    const au = await runAu(await entered(server.url), server.url, LESSON);
    const renamed = {
      objectType: 'Activity',
      id: au.activityId,
      definition: { name: { fr: 'Piraté' } },
    };
    await au.send({ ...initialized(au), object: renamed });
    const known = await admin('activities', { params: { activityId: au.activityId } });
    expect(await known.json()).toMatchObject({
      definition: { name: { fr: LAUNCH_FILE.units[0].title } },
    });
  });
});

describe('a session, from launched to terminated', () => {
  it('stores what the AU states, in order', async () => {
    const au = await runAu(await entered(server.url), server.url, LESSON);
    for (const batch of [[initialized(au)], [answered(au), completed(au)], [terminated(au)]])
      expect((await au.send(...batch)).status).toBe(200);
    expect(await verbsOf(au)).toEqual([
      'launched',
      'initialized',
      'answered',
      'completed',
      'terminated',
    ]);
  });

  it('accepts the same statements again at any time, even after the end', async () => {
    const au = await runAu(await entered(server.url), server.url, LESSON);
    const all = [initialized(au), completed(au), terminated(au)];
    for (const one of [...all, ...all]) expect((await au.send(one)).status).toBe(200);
    now += 3_600_000;
    for (const one of all) expect((await au.send(one)).status).toBe(200);
    expect(await verbsOf(au)).toEqual(['launched', 'initialized', 'completed', 'terminated']);
  });

  it('takes what happened before the end for a minute, then nothing new (9.3.8)', async () => {
    const au = await runAu(await entered(server.url), server.url, LESSON);
    const [first, late, later, end] = [initialized(au), answered(au), answered(au), terminated(au)];
    await au.send(first);
    await au.send(end);
    expect((await au.send(late)).status).toBe(200);
    expect((await au.send(answered(au))).status).toBe(403);
    now += 61_000;
    const response = await au.send(later);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: expect.stringContaining('9.3.8') });
    expect((await au.xapi('activities/state', { params: stateOf(au, 'x') })).status).toBe(403);
  });

  it('stores nothing of a request in which one statement breaks a rule', async () => {
    const au = await runAu(await entered(server.url), server.url, LESSON);
    await au.send(initialized(au));
    const response = await au.send(answered(au), completed(au), completed(au));
    expect(response.status).toBe(403);
    expect(await verbsOf(au)).toEqual(['launched', 'initialized']);
    expect((await au.send(completed(au))).status).toBe(200);
  });

  it('is abandoned by the next launch, with the time it lasted (9.3.6, 9.5.4.2)', async () => {
    const who = await entered(server.url);
    const au = await runAu(who, server.url, LESSON);
    now += 90_000;
    await au.send(initialized(au));
    now += 3_600_000;
    const next = await launch(who, server.url, EVALUATION);
    const all = await stored(next);
    const abandoned = all.find(({ verb }) => verb.id.endsWith('/abandoned'));
    expect(abandoned?.object.id).toBe(au.activityId);
    expect(abandoned?.result?.duration).toMatch(/^PT1M30(\.\d+)?S$/);
    expect((await verbsOf(next)).at(-1)).toBe('launched');
    const late = await au.send(answered(au));
    expect(late.status).toBe(403);
    expect(await late.json()).toMatchObject({ error: expect.stringContaining('9.3.6') });
    expect((await verbsOf(next)).filter((verb) => verb === 'abandoned')).toHaveLength(1);
  });

  it('is not abandoned once terminated', async () => {
    const who = await entered(server.url);
    const au = await runAu(who, server.url, LESSON);
    await au.send(initialized(au));
    await au.send(terminated(au));
    await launch(who, server.url, LESSON);
    expect(await verbsOf(au)).toEqual(['launched', 'initialized', 'terminated', 'launched']);
  });
});

describe('across the sessions of a registration (9.3)', () => {
  it('completed and passed are said once; failed never after passed', async () => {
    const who = await entered(server.url);
    const first = await runAu(who, server.url, EVALUATION);
    await first.send(initialized(first));
    expect((await first.send(judged(first, 0.5))).status).toBe(200);
    const second = await runAu(who, server.url, EVALUATION);
    await second.send(initialized(second));
    expect((await second.send(completed(second), judged(second, 0.8))).status).toBe(200);
    const third = await runAu(who, server.url, EVALUATION);
    await third.send(initialized(third));
    for (const one of [completed(third), judged(third, 0.9), judged(third, 0.1)])
      expect((await third.send(one)).status).toBe(403);
    expect((await third.send(answered(third), terminated(third))).status).toBe(200);
  });

  it('satisfied is stated once, when every unit’s criterion is met (9.3.9)', async () => {
    const who = await entered(server.url);
    const evaluation = await runAu(who, server.url, EVALUATION);
    await evaluation.send(initialized(evaluation));
    await evaluation.send(completed(evaluation));
    const lesson = await runAu(who, server.url, LESSON);
    await lesson.send(initialized(lesson));
    await lesson.send(completed(lesson));
    expect(await verbsOf(lesson)).not.toContain('satisfied');
    const again = await runAu(who, server.url, EVALUATION);
    await again.send(initialized(again));
    await again.send(judged(again, 1));
    await again.send(terminated(again));
    const satisfied = (await stored(again)).filter(({ verb }) => verb.id.endsWith('/satisfied'));
    // The module, which is a block, then the course.
    expect(satisfied).toHaveLength(2);
    const [block, course] = satisfied;
    for (const one of satisfied)
      expect(one.context.extensions).toMatchObject(again.launchData.contextTemplate.extensions);
    const iri = LAUNCH_FILE.iri;
    expect(block?.object.id).toBe(`${iri}modules/vocabulaire-medical/suivi`);
    expect(block?.object).toHaveProperty(
      'definition.type',
      'https://w3id.org/xapi/cmi5/activitytype/block',
    );
    expect(block?.context.contextActivities['grouping']).toEqual([
      { objectType: 'Activity', id: `${iri}modules/vocabulaire-medical` },
      { objectType: 'Activity', id: LAUNCH_FILE.course.id },
    ]);
    expect(course?.object.id).not.toBe(LAUNCH_FILE.course.id);
    expect(course?.context.contextActivities['grouping']).toEqual([
      { objectType: 'Activity', id: LAUNCH_FILE.course.id },
    ]);
  });

  it('a course that asks for nothing is satisfied at registration (9.6.1)', async () => {
    const units = LAUNCH_FILE.units.map((unit) => ({ ...unit, moveOn: 'NotApplicable' }));
    const site = writeSite({ 'lancement.json': JSON.stringify({ ...LAUNCH_FILE, units }) });
    const free = await serve({ siteDir: site });
    const au = await runAu(await entered(free.url), free.url, LESSON);
    const response = await xapiClient(free.url)('statements', {
      params: { registration: au.registration, ascending: 'true' },
    });
    const { statements } = (await response.json()) as StatementResult;
    expect(statements.map(({ verb }) => (verb as { id: string }).id.split('/').at(-1))).toEqual([
      'launched',
      'satisfied',
      'satisfied',
    ]);
  });
});

describe('Review and Browse (10.2.2)', () => {
  it.each([
    ['revue', 'Review'],
    ['parcours', 'Browse'],
    ['autre', 'Normal'],
  ])('?mode=%s is launched as %s', async (mode, launchMode) => {
    const who = await entered(server.url);
    const au = await runAu(who, server.url, `${LESSON}?mode=${mode}`);
    expect(au.launchData).toMatchObject({ launchMode });
    const [launched] = await stored(au);
    expect(launched?.context.extensions[`${CMI5}context/extensions/launchmode`]).toBe(launchMode);
    expect((await au.send(initialized(au))).status).toBe(200);
    expect((await au.send(completed(au))).status).toBe(launchMode === 'Normal' ? 200 : 403);
    expect((await au.send(terminated(au))).status).toBe(200);
  });
});

describe('going on', () => {
  it('GET /lancer opens the first unit whose criterion is not met', async () => {
    const who = await entered(server.url);
    expect((await who.go('/lancer')).headers.get('location')).toBe(`/lancer/${LESSON}`);
    const au = await runAu(who, server.url, LESSON);
    await au.send(initialized(au));
    await au.send(completed(au));
    expect((await who.go('/lancer')).headers.get('location')).toBe(`/lancer/${EVALUATION}`);
  });

  it('the return URL leads to the module, or with ?suite=1 to the next unit', async () => {
    const who = await entered(server.url);
    const to = async (path: string) => (await who.go(path)).headers.get('location');
    expect(await to(`/retour/${LESSON}`)).toBe('/modules/vocabulaire-medical/');
    expect(await to(`/retour/${LESSON}?suite=1`)).toBe(`/lancer/${EVALUATION}`);
    expect(await to(`/retour/${EVALUATION}?suite=1`)).toBe('/modules/vocabulaire-medical/');
  });
});

describe('after a restart', () => {
  it('sessions, tokens, ledgers and learners are what they were', async () => {
    const first = await serve({}, clock);
    const who = await entered(first.url);
    const au = await runAu(who, first.url, LESSON);
    await au.send(initialized(au));
    await au.send(completed(au));
    await first.stop();
    const { dataDir, siteDir } = first.config;
    const second = await serve({ dataDir, siteDir }, clock);
    const client = xapiClient(second.url, { authorization: `Basic ${au.token}` });
    expect((await client('statements', { body: answered(au) })).status).toBe(200);
    expect((await client('statements', { body: completed(au) })).status).toBe(403);
    who.base = second.url;
    const again = await launch(who, second.url, EVALUATION);
    expect(again.actor).toEqual(au.actor);
  });

  it('nothing secret is in the database', async () => {
    const other = await serve();
    const who = await entered(other.url);
    const au = await runAu(who, other.url, LESSON);
    await other.stop();
    const { readFileSync } = await import('node:fs');
    const bytes = readFileSync(join(other.config.dataDir, 'plateforme.sqlite'));
    const key = new URL(au.fetchUrl).searchParams.get('k') ?? '';
    const secret = atob(au.token).split(':')[1] ?? '';
    const cookie = who.cookie?.split('=')[1] ?? '';
    for (const text of [key, secret, cookie]) {
      expect(text.length).toBeGreaterThan(40);
      expect(bytes.includes(text)).toBe(false);
    }
    expect(other.logs.join('')).not.toContain(key);
  });
});
