/** What an LMS itself says and leaves (cmi5 9 and 10), over HTTP, each by its requirement's number. */
import { beforeAll, describe, expect, it } from 'vitest';
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
  runAu,
  stateOf,
  terminated,
  type Au,
} from '../server/support/launch.ts';
import { anAdministrator, newLearner } from '../server/support/people.ts';
import { serve } from '../server/support/serve.ts';
import { LAUNCH_FILE } from '../server/support/site.ts';
import { xapiClient } from '../server/support/xapi.ts';

const LESSON = 'vocabulaire-medical/construction';
const EVALUATION = 'vocabulaire-medical/evaluation';
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const extension = (name: string) => `${CMI5}context/extensions/${name}`;

let now = Date.parse('2026-11-22T09:59:00.000Z');
const server = await serve({}, () => new Date((now += 10)));
const admin = xapiClient(server.url);

interface Stored {
  readonly id: string;
  readonly actor: { readonly objectType: string; readonly account: { readonly name: string } };
  readonly verb: { readonly id: string };
  readonly object: { readonly id: string; readonly definition?: { readonly type?: string } };
  readonly result?: {
    readonly success?: boolean;
    readonly completion?: boolean;
    readonly duration?: string;
    readonly extensions?: Record<string, string>;
  };
  readonly context: {
    readonly registration: string;
    readonly contextActivities: Record<'category' | 'grouping', { readonly id: string }[]>;
    readonly extensions: Record<string, string>;
  };
  readonly timestamp: string;
}
const all = async ({ registration }: { readonly registration: string }) => {
  const answer = await admin('statements', { params: { registration, ascending: 'true' } });
  return ((await answer.json()) as { statements: Stored[] }).statements;
};
const named = async (unit: { readonly registration: string }, verb: string) =>
  (await all(unit)).filter(({ verb: { id } }) => id.endsWith(`/${verb}`));
const sessionOf = ({ context }: Stored) => context.extensions[extension('sessionid')];
const someone = async () => {
  const learner = await newLearner(server.url);
  return { learner, who: await entered(server.url, learner) };
};
const waive = async (id: string, unit: string) => {
  const { ask } = await anAdministrator(server.url);
  return (await ask('POST', `apprenants/${id}/dispense`, { unit, reason: 'test' })).status;
};

describe('a launch', () => {
  let au: Au;
  let launched: Stored | undefined;
  beforeAll(async () => {
    const { learner, who } = await someone();
    const { ask } = await anAdministrator(server.url);
    await ask('PATCH', `apprenants/${learner.id}`, { arrangements: { moreTries: 2 } });
    au = await runAu(who, server.url, EVALUATION);
    [launched] = await named(au, 'launched');
  });

  it('9.2.0.0-1, 9.2.0.0-2, 9.2.0.0-3: the actor is an agent with an account, of the LMS’s making', async () => {
    expect(au.actor).toMatchObject({ objectType: 'Agent', account: { name: expect.any(String) } });
    for (const { actor } of await all(au)) expect(actor).toEqual(au.actor);
  });

  it('9.3.1.0-1, 9.3.1.0-2: launched is stored before the AU speaks, once in a session', async () => {
    expect(await named(au, 'launched')).toHaveLength(1);
    await au.send(initialized(au));
    expect((await all(au)).map(({ verb }) => verb.id.split('/').at(-1))).toEqual([
      'launched',
      'initialized',
    ]);
  });

  it('9.6.3.2-1, 9.6.3.3-1, 9.6.3.4-1, 9.6.3.6-1, 9.6.3.7-1: launched tells what it was launched with', () => {
    const { extensions } = launched?.context ?? { extensions: {} };
    expect(extensions).toMatchObject({
      [extension('masteryscore')]: 0.8,
      [extension('launchmode')]: 'Normal',
      [extension('launchurl')]: `${server.url}/modules/vocabulaire-medical/evaluation/`,
      [extension('moveon')]: 'CompletedAndPassed',
      [extension('launchparameters')]: '{"moreTries":2}',
    });
  });

  it('9.6.2.1-1, 9.6.2.3-2, 9.6.3.1-3: what the LMS says has the category, the publisher id and the session id', async () => {
    for (const one of await all(au)) {
      const { category, grouping } = one.context.contextActivities;
      expect(category.map(({ id }) => id)).toContain(CATEGORY);
      expect(grouping.map(({ id }) => id)).toContain(`${LAUNCH_FILE.iri}au/${EVALUATION}`);
      expect(sessionOf(one)).toMatch(UUID);
    }
  });

  it('9.6.1.1-2: the registration is the LMS’s, in the launch URL', () => {
    expect(au.registration).toMatch(UUID);
    expect(launched?.context.registration).toBe(au.registration);
  });

  it('9.6.3.1-1, 9.6.3.1-2, 10.2.1.0-1, 10.2.1.0-2: the session id is in the contextTemplate', () => {
    const { extensions } = au.launchData.contextTemplate;
    expect((extensions as Record<string, string>)[extension('sessionid')]).toBe(
      launched && sessionOf(launched),
    );
  });

  it('9.6.2.3-1, 10.2.1.0-3: the publisher id is in its grouping, as the course structure has it', () => {
    const { grouping = [] } = au.launchData.contextTemplate.contextActivities as {
      grouping?: { id: string }[];
    };
    expect(grouping.map(({ id }) => id)).toContain(`${LAUNCH_FILE.iri}au/${EVALUATION}`);
  });

  it('10.1.0.0-1, 10.1.0.0-2, 10.1.0.0-3, 10.1.0.0-4, 10.1.0.0-5: the launch data is a JSON document, where the launch says', async () => {
    const answer = await au.xapi('activities/state', { params: stateOf(au, 'LMS.LaunchData') });
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await answer.json()).toEqual(au.launchData);
  });

  it('10.2.2.0-4, 10.2.3.0-1, 10.2.4.0-1, 10.2.5.0-1: it has launchMode, launchParameters, masteryScore and moveOn', () => {
    expect(au.launchData).toMatchObject({
      ...{ launchMode: 'Normal', launchParameters: '{"moreTries":2}' },
      ...{ masteryScore: 0.8, moveOn: 'CompletedAndPassed' },
    });
  });
});

it('9.3.0.0-9: statements of any verb are recorded and reported', async () => {
  const { who } = await someone();
  const au = await runAu(who, server.url, LESSON);
  await au.send(initialized(au));
  const said = [answered(au), au.say('https://exemple.fr/verbes/feuilleter')];
  expect((await au.send(...said)).status).toBe(200);
  const found = (await all(au)).map(({ id }) => id);
  for (const { id } of said) expect(found).toContain(id);
});

it('9.3.0.0-10, 9.3.6.0-1, 9.5.4.2-1, 9.5.4.2-2: another launch abandons the session, once, with its duration', async () => {
  const { who } = await someone();
  const au = await runAu(who, server.url, LESSON);
  now += 60_000;
  await au.send(initialized(au));
  now += 600_000;
  await launch(who, server.url, EVALUATION);
  await launch(who, server.url, EVALUATION);
  const [first, second, ...others] = await named(au, 'abandoned');
  expect(others).toEqual([]);
  expect([first && sessionOf(first), second && sessionOf(second)]).toEqual([
    sessionOf((await named(au, 'launched'))[0] as Stored),
    sessionOf((await named(au, 'launched'))[1] as Stored),
  ]);
  // From the launch to the last thing the AU said.
  expect(first?.result?.duration).toMatch(/^PT1M(0\.\d+S)?$/);
});

it('9.3.6.0-2: nor does what is dated after abandoned come in late, and satisfy', async () => {
  const { who } = await someone();
  const au = await runAu(who, server.url, EVALUATION);
  const first = initialized(au);
  await au.send(first);
  const before = answered(au);
  const lesson = await runAu(who, server.url, LESSON);
  await lesson.send(initialized(lesson), completed(lesson));
  const [ended] = await named(au, 'abandoned');
  const after = { timestamp: new Date(Date.parse(ended?.timestamp ?? '') + 3_600_000) };
  const bring = (...said: object[]) =>
    who.go('/lancer/retard', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify(said),
    });
  for (const said of [completed(au), judged(au, 0.9), answered(au)]) {
    const answer = await bring({ ...said, ...after });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain('9.3.6');
  }
  expect(await named(au, 'satisfied')).toEqual([]);
  const inTime = { timestamp: first['timestamp'] };
  expect((await bring({ ...before, ...inTime })).status).toBe(200);
});

it('9.3.0.0-11, 9.3.7.0-1, 9.3.7.0-2, 9.3.7.0-3, 9.3.7.0-4, 9.5.5.2-1: waived once, with a reason and a session of its own', async () => {
  const { learner, who } = await someone();
  const au = await runAu(who, server.url, LESSON);
  expect(await waive(learner.id, EVALUATION)).toBe(204);
  expect(await waive(learner.id, EVALUATION)).toBe(409);
  const [waived, ...others] = await named(au, 'waived');
  expect(others).toEqual([]);
  expect(waived?.result?.extensions?.[`${CMI5}result/extensions/reason`]).toBe('Tested Out');
  const sharing = (await all(au)).filter((one) => waived && sessionOf(one) === sessionOf(waived));
  expect(sharing.map(({ verb }) => verb.id.split('/').at(-1))).toEqual(['waived']);
});

it('9.5.2.0-1, 9.5.3.0-1, 9.6.2.2-1: waived has success, completion and the moveOn category', async () => {
  const { learner, who } = await someone();
  const au = await runAu(who, server.url, LESSON);
  await waive(learner.id, EVALUATION);
  const [waived] = await named(au, 'waived');
  expect(waived?.result).toMatchObject({ success: true, completion: true });
  const ids = waived?.context.contextActivities.category.map(({ id }) => id);
  expect(ids).toEqual([CATEGORY, MOVEON]);
});

describe('satisfied', () => {
  let au: Au;
  let said: readonly Stored[];
  beforeAll(async () => {
    const { who } = await someone();
    const evaluation = await runAu(who, server.url, EVALUATION);
    await evaluation.send(initialized(evaluation), completed(evaluation), judged(evaluation, 0.9));
    await evaluation.send(terminated(evaluation));
    au = await runAu(who, server.url, LESSON);
    await au.send(initialized(au));
    expect(await named(au, 'satisfied')).toEqual([]);
    await au.send(completed(au));
    said = await named(au, 'satisfied');
  });

  it('9.3.3.0-3, 9.3.4.0-4, 9.3.9.0-1, 9.3.9.0-5: follows when the last criterion is met, of the block and of the course', async () => {
    expect(said).toHaveLength(2);
    await au.send(answered(au));
    expect(await named(au, 'satisfied')).toHaveLength(2);
  });

  it('9.3.9.0-2, 9.3.9.0-3, 9.3.9.0-4: of a block of the LMS’s own id', () => {
    expect(said[0]?.object).toMatchObject({
      id: `${LAUNCH_FILE.iri}modules/vocabulaire-medical/suivi`,
      definition: { type: `${CMI5}activitytype/block` },
    });
  });

  it('9.3.9.0-6, 9.3.9.0-7, 9.3.9.0-8: and a course of its own id', () => {
    expect(said[1]?.object.id).not.toBe(LAUNCH_FILE.course.id);
    expect(said[1]?.object.definition?.type).toBe(`${CMI5}activitytype/course`);
  });

  it('9.3.9.0-9: with the session id of the launch that brought it about', () => {
    const session = (au.launchData.contextTemplate.extensions as Record<string, string>)[
      extension('sessionid')
    ];
    expect(said.map(sessionOf)).toEqual([session, session]);
  });
});

it('9.6.1.1-3: criteria are evaluated at registration', async () => {
  const { learner, who } = await someone();
  // Waived before the first launch: the registration begins there.
  await waive(learner.id, LESSON);
  await waive(learner.id, EVALUATION);
  const au = await runAu(who, server.url, LESSON);
  expect(await named(au, 'satisfied')).toHaveLength(2);
});

it('10.2.7.0-1, 10.2.7.1-1, 10.2.7.2-1: our course structure has no entitlementKey, so the launch data has none', async () => {
  const { who } = await someone();
  expect((await runAu(who, server.url, LESSON)).launchData).not.toHaveProperty('entitlementKey');
});
