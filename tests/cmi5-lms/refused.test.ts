/** What an LMS takes and refuses of an AU (cmi5 9, 10.2, 11), over HTTP, each by its requirement's number. */
import { expect, it } from 'vitest';
import {
  answered,
  CATEGORY,
  CMI5,
  completed,
  entered,
  initialized,
  judged,
  launch,
  MOVEON,
  preferencesOf,
  runAu,
  stateOf,
  terminated,
  type Au,
  type Browser,
} from '../server/support/launch.ts';
import { serve } from '../server/support/serve.ts';
import { xapiClient } from '../server/support/xapi.ts';

const LESSON = 'vocabulaire-medical/construction';
const EVALUATION = 'vocabulaire-medical/evaluation';

let now = Date.parse('2026-11-22T09:59:00.000Z');
const server = await serve({}, () => new Date((now += 10)));
const someone = () => entered(server.url);
const openUnit = (who: Browser, unit = LESSON) => runAu(who, server.url, unit);
type Said = ReturnType<typeof initialized>;

/** A session that has begun. */
async function begun(unit = LESSON, who?: Browser): Promise<Au> {
  const au = await openUnit(who ?? (await someone()), unit);
  expect((await au.send(initialized(au))).status).toBe(200);
  return au;
}
/** That it is refused, by which section; nothing of it is stored. */
async function refusal(au: Au, ...said: Said[]): Promise<string> {
  const answer = await au.send(...said);
  expect([400, 403]).toContain(answer.status);
  for (const { id } of said) {
    const found = await xapiClient(server.url)('statements', {
      params: { statementId: typeof id === 'string' ? id : crypto.randomUUID() },
    });
    expect(found.status).toBe(404);
  }
  return ((await answer.json()) as { error: string }).error;
}
const without = (said: Said, name: string): Said => {
  const { [name]: _, ...rest } = said;
  return rest;
};
const within = (said: Said, change: Record<string, unknown>): Said => ({
  ...said,
  context: { ...(said['context'] as object), ...change },
});
const result = (said: Said, change: object): Said => ({
  ...said,
  result: { ...(said['result'] as object), ...change },
});
const extensionsOf = (said: Said) => (said['context'] as { extensions: object }).extensions;
const listsOf = (said: Said) =>
  (said['context'] as { contextActivities: Record<string, object[]> }).contextActivities;
const categoryless = (said: Said, id: string): Said =>
  within(said, {
    contextActivities: {
      ...listsOf(said),
      category: listsOf(said)['category']?.filter((one) => (one as { id: string }).id !== id),
    },
  });

it('9.1.0.0-1: a statement without an id is refused', async () => {
  const au = await begun();
  expect(await refusal(au, without(answered(au), 'id'))).toContain('9.1');
});

it('9.3.0.0-2, 9.3.2.0-3: a defined verb is used once in a session', async () => {
  const au = await begun();
  expect(await refusal(au, initialized(au))).toContain('9.3.2');
  await au.send(completed(au));
  expect(await refusal(au, completed(au))).toContain('9.3');
});

it('9.3.0.0-3: one of passed and failed in a session', async () => {
  const au = await begun(EVALUATION);
  await au.send(judged(au, 0.5));
  expect(await refusal(au, judged(au, 0.9))).toContain('9.3');
  expect(await refusal(au, judged(au, 0.4))).toContain('9.3');
});

it('9.3.0.0-4: nothing before initialized, by the order it comes in and by its timestamp', async () => {
  const au = await openUnit(await someone());
  const before = answered(au);
  expect(await refusal(au, answered(au))).toContain('9.3.2');
  expect(await refusal(au, completed(au))).toContain('9.3.2');
  await au.send(initialized(au));
  expect(await refusal(au, before)).toContain('9.3.2');
});

it('9.3.0.0-5, 9.3.8.0-3, 9.3.8.0-4: nothing after terminated, and nothing at all a minute later', async () => {
  const au = await begun();
  const early = answered(au);
  const tooLate = answered(au);
  await au.send(terminated(au));
  expect(await refusal(au, answered(au))).toContain('9.3.8');
  expect((await au.send(early)).status).toBe(200);
  now += 61_000;
  expect(await refusal(au, tooLate)).toContain('9.3.8');
});

it('9.3.0.0-6: completed once in a registration, whatever the session', async () => {
  const who = await someone();
  const first = await begun(LESSON, who);
  await first.send(completed(first));
  const second = await begun(LESSON, who);
  expect(await refusal(second, completed(second))).toContain('9.3.3');
});

it('9.3.0.0-7, 9.3.0.0-8: passed once in a registration, and no failed after it', async () => {
  const who = await someone();
  const first = await begun(EVALUATION, who);
  await first.send(judged(first, 0.9));
  const second = await begun(EVALUATION, who);
  expect(await refusal(second, judged(second, 0.9))).toContain('9.3.4');
  expect(await refusal(second, judged(second, 0.1))).toContain('9.3');
});

it('9.3.4.0-2, 9.5.1.0-1: no passed below the masteryScore', async () => {
  const au = await begun(EVALUATION);
  expect(await refusal(au, judged(au, 0.79, true))).toContain('9.3.4');
});

it('9.3.5.0-2: no failed at or above it', async () => {
  const au = await begun(EVALUATION);
  expect(await refusal(au, judged(au, 0.8, false))).toContain('9.3.5');
});

it('9.3.6.0-2: a session that was abandoned takes nothing more', async () => {
  const who = await someone();
  const au = await begun(LESSON, who);
  await launch(who, server.url, EVALUATION);
  expect(await refusal(au, answered(au))).toContain('9.3.6');
  expect((await au.xapi('activities/state', { params: stateOf(au, 'x') })).status).toBe(403);
});

it('9.4.0.0-1, 9.4.0.0-2: the object of defined statements is the activity of the launch', async () => {
  const au = await begun();
  const object = { objectType: 'Activity', id: `${au.activityId}/autre` };
  expect(await refusal(au, { ...completed(au), object })).toContain('9.4');
});

it('9.5.1.0-2: no score but with passed and failed', async () => {
  const au = await begun();
  expect(await refusal(au, result(completed(au), { score: { scaled: 1 } }))).toContain('9.5.1');
  expect(await refusal(au, result(terminated(au), { score: { scaled: 1 } }))).toContain('9.5.1');
});

it('9.5.1.0-3: no raw score without its min and its max', async () => {
  const au = await begun(EVALUATION);
  const bounds = [{}, { min: 0 }, { max: 10 }];
  for (const bound of bounds)
    expect(
      await refusal(au, result(judged(au, 0.9), { score: { scaled: 0.9, raw: 9, ...bound } })),
    ).toContain('9.5.1');
});

it('9.5.2.0-1, 9.5.2.0-2, 9.5.2.0-3: success is true with passed, false with failed, and nowhere else', async () => {
  const au = await begun(EVALUATION);
  expect(await refusal(au, result(judged(au, 0.9), { success: false }))).toContain('9.5.2');
  expect(await refusal(au, result(judged(au, 0.1), { success: true }))).toContain('9.5.2');
  expect(await refusal(au, result(completed(au), { success: true }))).toContain('9.5.2');
});

it('9.5.3.0-1, 9.5.3.0-2: completion is true with completed, and nowhere else', async () => {
  const au = await begun(EVALUATION);
  expect(await refusal(au, result(completed(au), { completion: false }))).toContain('9.5.3');
  expect(await refusal(au, result(judged(au, 0.9), { completion: true }))).toContain('9.5.3');
});

it('9.5.4.1-1, 9.5.4.1-2, 9.5.4.1-3, 9.5.4.1-4: the four ends have a duration', async () => {
  const au = await begun(EVALUATION);
  for (const said of [terminated(au), completed(au), judged(au, 0.9), judged(au, 0.1)])
    expect(await refusal(au, result(said, { duration: undefined }))).toContain('9.5.4');
});

it('9.6.0.0-1, 9.6.1.0-1: a context, with the registration of the launch', async () => {
  const au = await begun();
  expect(await refusal(au, without(answered(au), 'context'))).toContain('9.6.1');
  expect(await refusal(au, within(answered(au), { registration: undefined }))).toContain('9.6.1');
  const other = await begun();
  const foreign = within(answered(au), { registration: other.registration });
  expect(await refusal(au, foreign)).toContain('9.6.1');
});

it('9.6.2.0-1, 10.2.1.0-6, 10.2.1.0-7: all that the contextTemplate has, and nothing of it overwritten', async () => {
  const au = await begun();
  expect(await refusal(au, within(answered(au), { contextActivities: {} }))).toContain('10.2.1');
  const grouping = [{ id: 'https://exemple.fr/autre' }];
  const overwritten = within(answered(au), { contextActivities: { grouping } });
  expect(await refusal(au, overwritten)).toContain('10.2.1');
  // Added to, it is kept.
  const lists = listsOf(answered(au));
  const more = { ...lists, grouping: [...(lists['grouping'] ?? []), ...grouping] };
  expect((await au.send(within(answered(au), { contextActivities: more }))).status).toBe(200);
});

it('9.6.2.2-1: success and completion come with the moveOn category', async () => {
  const au = await begun(EVALUATION);
  for (const said of [completed(au), judged(au, 0.9), judged(au, 0.1)])
    expect(await refusal(au, categoryless(said, MOVEON))).toContain('9.6.2.2');
});

it('9.6.2.2-2: and nothing else does', async () => {
  const au = await begun();
  const parts = { category: [CATEGORY, MOVEON], result: { duration: 'PT1M' } };
  expect(await refusal(au, au.say('terminated', parts))).toContain('9.6.2.2');
  const allowed = au.say('answered', { category: [MOVEON], result: { success: true } });
  expect(await refusal(au, allowed)).toContain('9.6.2.2');
});

it('9.6.3.1-4: the session id of the launch', async () => {
  const au = await begun();
  const none = within(answered(au), { extensions: {} });
  expect(await refusal(au, none)).toContain('9.6.3.1');
  const other = await begun();
  const theirs = within(answered(au), { extensions: extensionsOf(answered(other)) });
  expect(await refusal(au, theirs)).toContain('9.6.3.1');
});

it('9.6.3.2-2: passed and failed that have a score name the masteryScore', async () => {
  const au = await begun(EVALUATION);
  for (const said of [judged(au, 0.9), judged(au, 0.1)]) {
    const { [`${CMI5}context/extensions/masteryscore`]: _, ...extensions } = extensionsOf(
      said,
    ) as Record<string, unknown>;
    expect(await refusal(au, within(said, { extensions }))).toContain('9.6.3.2');
  }
});

it('9.7.0.0-1, 9.7.0.0-2: a timestamp, in UTC', async () => {
  const au = await begun();
  expect(await refusal(au, without(answered(au), 'timestamp'))).toContain('9.7');
  const local = { ...answered(au), timestamp: '2026-11-22T12:00:00+02:00' };
  expect(await refusal(au, local)).toContain('9.7');
});

it('10.2.1.0-5: LMS.LaunchData is read only', async () => {
  const au = await begun();
  const params = stateOf(au, 'LMS.LaunchData');
  for (const method of ['PUT', 'POST', 'DELETE']) {
    const answer = await au.xapi('activities/state', {
      ...{ params, method },
      ...(method === 'DELETE' ? {} : { body: {} }),
    });
    expect(answer.status).toBe(403);
  }
  const all = new URLSearchParams(params);
  all.delete('stateId');
  expect((await au.xapi(`activities/state?${all}`, { method: 'DELETE' })).status).toBe(403);
  expect(await (await au.xapi('activities/state', { params })).json()).toEqual(au.launchData);
});

it.each(['parcours', 'revue'])(
  '10.2.2.0-2, 10.2.2.0-3, 10.2.2.0-5: nothing counts in that mode: %s',
  async (mode) => {
    const au = await openUnit(await someone(), `${EVALUATION}?mode=${mode}`);
    await au.send(initialized(au));
    for (const said of [completed(au), judged(au, 0.9), judged(au, 0.1)])
      expect(await refusal(au, said)).toContain('10.2.2');
    expect((await au.send(answered(au), terminated(au))).status).toBe(200);
  },
);

it('10.2.2.0-1: in Normal mode it is recorded', async () => {
  const au = await begun(EVALUATION);
  expect(au.launchData).toMatchObject({ launchMode: 'Normal' });
  expect((await au.send(completed(au), judged(au, 0.9), terminated(au))).status).toBe(200);
});

it('11.0.0.0-1: preferences of the learner of the launch only', async () => {
  const [au, other] = [await begun(), await begun()];
  const read = (params: Record<string, string>) => au.xapi('agents/profile', { params });
  expect((await read(preferencesOf(other))).status).toBe(403);
  expect((await read({ profileId: 'cmi5LearnerPreferences' })).status).toBe(400);
  expect((await read(preferencesOf(au))).status).toBe(404);
});

it('11.0.0.0-3: initialized is refused until the preferences were read, and taken then', async () => {
  const who = await someone();
  const launched = await launch(who, server.url, LESSON);
  const fetched = await fetch(launched.fetchUrl, { method: 'POST' });
  const { 'auth-token': token } = (await fetched.json()) as { 'auth-token': string };
  const xapi = xapiClient(server.url, { authorization: `Basic ${token}` });
  const read = await xapi('activities/state', { params: stateOf(launched, 'LMS.LaunchData') });
  const { contextTemplate } = (await read.json()) as Au['launchData'];
  const first = {
    id: crypto.randomUUID(),
    actor: launched.actor,
    verb: { id: 'http://adlnet.gov/expapi/verbs/initialized' },
    object: { objectType: 'Activity', id: launched.activityId },
    context: {
      registration: launched.registration,
      contextActivities: { ...contextTemplate.contextActivities, category: [{ id: CATEGORY }] },
      extensions: contextTemplate.extensions,
    },
    timestamp: '2026-11-22T10:00:00.000Z',
  };
  const send = () => xapi('statements', { body: [first] });
  // Another document, and the list of them, are not the preferences.
  const params = preferencesOf(launched);
  await xapi('agents/profile', { params: { ...params, profileId: 'autre' } });
  await xapi('agents/profile', { params: { agent: params.agent } });
  const refused = await send();
  expect(refused.status).toBe(403);
  expect(await refused.text()).toContain('11.0');
  expect((await xapi('agents/profile', { params })).status).toBe(404);
  expect((await send()).status).toBe(200);
});

const GOOD = { languagePreference: 'fr-FR,en-US', audioPreference: 'on' };

it('11.0.0.0-5: preferences are a JSON object with both properties, whatever the headers', async () => {
  const au = await begun();
  const params = preferencesOf(au);
  for (const headers of [{}, { 'if-none-match': '*' }])
    for (const body of [
      'fr',
      '[]',
      '"on"',
      'null',
      { languagePreference: 'fr' },
      { audioPreference: 'on' },
      { ...GOOD, audioPreference: 'fort' },
      { ...GOOD, languagePreference: 3 },
    ])
      for (const method of ['PUT', 'POST']) {
        const answer = await au.xapi('agents/profile', { params, method, body, headers });
        expect(answer.status).toBe(400);
        expect(await answer.text()).toMatch(/cmi5 11|not valid JSON/);
      }
  expect((await au.xapi('agents/profile', { params })).status).toBe(404);
  const headers = { 'if-none-match': '*' };
  const put = await au.xapi('agents/profile', { params, method: 'PUT', body: GOOD, headers });
  expect(put.status).toBe(204);
  expect(await (await au.xapi('agents/profile', { params })).json()).toEqual(GOOD);
});

it('11.1.0.0-1: languagePreference is a list of language tags', async () => {
  const au = await begun();
  const params = preferencesOf(au);
  for (const languagePreference of ['français', 'fr;en', 'fr,,en', '', 'x', 'fr_FR']) {
    const body = { ...GOOD, languagePreference };
    const headers = { 'if-none-match': '*' };
    const answer = await au.xapi('agents/profile', { params, method: 'PUT', body, headers });
    expect(await answer.text(), languagePreference).toContain('11.1');
  }
});
