/** What "satisfied" means when a build brings modules, or takes something away (cmi5 9.3.9, 9.6.1). */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { LearnerDetail } from '../../../src/core/api/learners.ts';
import type { Catalogue } from '../../../src/core/course/catalogue.ts';
import { completed, entered, initialized, judged, launch, runAu } from '../support/launch.ts';
import { anAdministrator, newLearner } from '../support/people.ts';
import { serve } from '../support/serve.ts';
import { LAUNCH_FILE, writeSite } from '../support/site.ts';
import { xapiClient } from '../support/xapi.ts';

const LESSON = 'vocabulaire-medical/construction';
const EVALUATION = 'vocabulaire-medical/evaluation';
const ADDED = 'accueil/bienvenue';

const WITH_ONE_MORE: Pick<Catalogue, 'modules' | 'units'> = {
  modules: [{ id: 'accueil', title: 'Premiers pas', ink: 'neutre' }, ...LAUNCH_FILE.modules],
  units: [
    { ...LAUNCH_FILE.units[0], id: ADDED, url: `/modules/${ADDED}/`, title: 'Bienvenue' },
    ...LAUNCH_FILE.units,
  ],
};
const WITHOUT_EVALUATION = { units: LAUNCH_FILE.units.slice(0, 1) };

/** A learner, the course they take, and what was stated of them. */
async function enrolled() {
  const siteDir = writeSite();
  const server = await serve({ siteDir });
  const learner = await newLearner(server.url);
  const who = await entered(server.url, learner);
  const admin = await anAdministrator(server.url);
  return {
    who,
    rebuild: (change: Partial<Catalogue>) =>
      writeFileSync(join(siteDir, 'lancement.json'), JSON.stringify({ ...LAUNCH_FILE, ...change })),
    launch: (unit: string) => launch(who, server.url, unit),
    complete: async (unit: string, score: number | null = null) => {
      const au = await runAu(who, server.url, unit);
      expect((await au.send(initialized(au))).status).toBe(200);
      const reached = score === null ? [completed(au)] : [completed(au), judged(au, score)];
      expect((await au.send(...reached)).status).toBe(200);
    },
    /** Objects of each "satisfied", after the course's IRI base. */
    satisfied: async (): Promise<readonly string[]> => {
      const answer = await xapiClient(server.url)('statements', { params: { ascending: 'true' } });
      const { statements } = (await answer.json()) as {
        statements: readonly { verb: { id: string }; object: { id: string } }[];
      };
      return statements
        .filter(({ verb }) => verb.id.endsWith('/satisfied'))
        .map(({ object }) => object.id.replace(LAUNCH_FILE.iri, ''));
    },
    seen: async (): Promise<LearnerDetail> =>
      (await (await admin.ask('GET', `apprenants/${learner.id}`)).json()) as LearnerDetail,
  };
}

const STATED = ['modules/vocabulaire-medical/suivi', 'cours/suivi'];

describe('a module is added to a course that a learner has finished', () => {
  it('what was stated stays; the board and the launcher go by the modules there are now', async () => {
    const { who, complete, rebuild, satisfied, seen } = await enrolled();
    expect((await seen()).satisfied).toBeNull();
    await complete(LESSON);
    await complete(EVALUATION, 0.9);
    expect(await satisfied()).toEqual(STATED);
    const before = (await seen()).satisfied;
    expect(before?.isCurrent).toBe(true);

    rebuild(WITH_ONE_MORE);
    expect(await satisfied()).toEqual(STATED);
    expect((await seen()).satisfied).toEqual({ ...before, isCurrent: false });
    expect((await who.go('/lancer')).headers.get('location')).toBe(`/lancer/${ADDED}`);
  });

  it('the new module is stated once for itself; the course is not stated again', async () => {
    const { who, complete, rebuild, satisfied, seen } = await enrolled();
    await complete(LESSON);
    await complete(EVALUATION, 0.9);
    const before = (await seen()).satisfied;
    rebuild(WITH_ONE_MORE);
    await complete(ADDED);
    expect(await satisfied()).toEqual([...STATED, 'modules/accueil/suivi']);
    expect((await seen()).satisfied).toEqual(before);
    expect((await who.go('/lancer')).headers.get('location')).toBe('/');
    await who.go(`/lancer/${ADDED}`);
    expect(await satisfied()).toHaveLength(3);
  });

  it('who had not finished is asked for it too', async () => {
    const { complete, rebuild, satisfied } = await enrolled();
    await complete(LESSON);
    rebuild(WITH_ONE_MORE);
    await complete(EVALUATION, 0.9);
    expect(await satisfied()).toEqual(STATED.slice(0, 1));
    await complete(ADDED);
    expect(await satisfied()).toEqual([
      ...STATED.slice(0, 1),
      'modules/accueil/suivi',
      'cours/suivi',
    ]);
  });
});

it('what was still asked is taken away: the next launch finds the course satisfied', async () => {
  const { complete, launch: open, rebuild, satisfied } = await enrolled();
  await complete(LESSON);
  rebuild(WITHOUT_EVALUATION);
  expect(await satisfied()).toEqual([]);
  await open(LESSON);
  expect(await satisfied()).toEqual(STATED);
});
