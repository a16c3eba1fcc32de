/** A unit that is not asked of a learner, because of what they know already (cmi5 9.3.7). */
import { describe, expect, it } from 'vitest';
import {
  entered,
  CATEGORY,
  CMI5,
  completed,
  initialized,
  MOVEON,
  runAu,
} from '../support/launch.ts';
import { anAdministrator, colleague, newLearner } from '../support/people.ts';
import { serve } from '../support/serve.ts';
import { LAUNCH_FILE } from '../support/site.ts';
import { xapiClient } from '../support/xapi.ts';

const LESSON = 'vocabulaire-medical/construction';
const EVALUATION = 'vocabulaire-medical/evaluation';

const server = await serve();
const admin = await anAdministrator(server.url);

async function learner() {
  const someone = await newLearner(server.url);
  const who = await entered(server.url, someone);
  const au = await runAu(who, server.url, LESSON);
  const waive = (body: object, by = admin) =>
    by.ask('POST', `apprenants/${someone.id}/dispense`, body);
  return { who, au, waive };
}

async function stored(registration: string) {
  const response = await xapiClient(server.url)('statements', {
    params: { registration, ascending: 'true' },
  });
  return ((await response.json()) as { statements: Said[] }).statements;
}

const NO_CONTEXT: Said['context'] = { extensions: {}, contextActivities: {} };

interface Said {
  readonly verb: { readonly id: string };
  readonly object: { readonly id: string };
  readonly result?: object;
  readonly context: {
    readonly extensions: Record<string, string>;
    readonly contextActivities: Record<string, { id: string }[]>;
  };
}

describe('a waived unit', () => {
  it('is stated as 9.3.7 asks, counts as met, and satisfies module and course', async () => {
    const { who, au, waive } = await learner();
    await au.send(initialized(au), completed(au));
    expect((await waive({ unit: EVALUATION, reason: 'ailleurs' })).status).toBe(204);
    const said = (await stored(au.registration)).slice(-3);
    expect(said.map(({ verb }) => verb.id.split('/').at(-1))).toEqual([
      'waived',
      'satisfied',
      'satisfied',
    ]);
    const [waived, ...satisfied] = said;
    expect(waived?.object.id).toBe(`${LAUNCH_FILE.iri}unites/${EVALUATION}`);
    expect(waived?.result).toEqual({
      success: true,
      completion: true,
      extensions: { [`${CMI5}result/extensions/reason`]: 'Equivalent Outside Activity' },
    });
    const { contextActivities: lists, extensions } = waived?.context ?? NO_CONTEXT;
    expect(lists['category']?.map(({ id }) => id)).toEqual([CATEGORY, MOVEON]);
    expect(lists['grouping']?.map(({ id }) => id)).toContain(`${LAUNCH_FILE.iri}au/${EVALUATION}`);
    // A session of its own, which only "satisfied" shares.
    const session = `${CMI5}context/extensions/sessionid`;
    expect(extensions[session]).not.toBe(au.launchData.contextTemplate.extensions[session]);
    for (const { context } of satisfied)
      expect(context.extensions[session]).toBe(extensions[session]);
    expect((await who.go('/lancer')).headers.get('location')).toBe('/');
  });

  it('is waived once, and can be worked through all the same', async () => {
    const { au, waive } = await learner();
    expect((await waive({ unit: LESSON, reason: 'test' })).status).toBe(204);
    expect((await waive({ unit: LESSON, reason: 'decision' })).status).toBe(409);
    expect((await au.send(initialized(au), completed(au))).status).toBe(200);
    const verbs = (await stored(au.registration)).map(({ verb }) => verb.id.split('/').at(-1));
    expect(verbs).toEqual(['launched', 'waived', 'initialized', 'completed']);
  });

  it('is no stranger’s to give, and no stranger’s to get', async () => {
    const { au, waive } = await learner();
    const other = await colleague(server.url, admin, 'autre');
    expect((await waive({ unit: LESSON, reason: 'test' }, other)).status).toBe(404);
    expect((await waive({ unit: 'rien/du-tout', reason: 'test' })).status).toBe(404);
    expect((await waive({ unit: LESSON, reason: 'fatigue' })).status).toBe(400);
    expect((await waive({ unit: LESSON })).status).toBe(400);
    expect(await stored(au.registration)).toHaveLength(1);
  });
});
