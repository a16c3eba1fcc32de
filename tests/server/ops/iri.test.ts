/** The course's IRI base: frozen at the first start, moved by a command and by nothing else. */
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../src/server/store/db.ts';
import { migrateIri } from '../../../src/server/ops/iri.ts';
import { answered, completed, entered, initialized, runAu, stateOf } from '../support/launch.ts';
import { serve } from '../support/serve.ts';
import { LAUNCH_FILE, writeSite } from '../support/site.ts';
import { xapiClient } from '../support/xapi.ts';

const LESSON = 'vocabulaire-medical/construction';
const EVALUATION = 'vocabulaire-medical/evaluation';
const OTHER = 'https://formation.exemple.fr/cqp/';
const moved = writeSite({
  'lancement.json': JSON.stringify({
    ...LAUNCH_FILE,
    iri: OTHER,
    course: { ...LAUNCH_FILE.course, id: `${OTHER}cours` },
  }),
});

describe('the IRI base of the course', () => {
  it('is the one of the first start: another one is refused, with both and what to do', async () => {
    const first = await serve();
    await first.stop();
    const { dataDir } = first.config;
    const start = serve({ dataDir, siteDir: moved });
    await expect(start).rejects.toThrow(
      `L’IRI du cours est ${LAUNCH_FILE.iri} depuis le premier démarrage, et le site construit dit ${OTHER}`,
    );
    await expect(start).rejects.toThrow(`npm run migrer-iri -- --vers ${OTHER}`);
    expect((await serve({ dataDir })).port).toBeGreaterThan(0);
  });

  it('can be moved: statements stay, learners go on where they were', async () => {
    const first = await serve();
    const { dataDir } = first.config;
    const who = await entered(first.url);
    const au = await runAu(who, first.url, LESSON);
    await au.send(initialized(au), answered(au), completed(au));
    const progress = { params: stateOf(au, 'progres'), body: { a: 1 } };
    expect((await au.xapi('activities/state', { ...progress, method: 'PUT' })).status).toBe(204);
    const stored = async (url: string) => {
      const { registration } = au;
      const response = await xapiClient(url)('statements', {
        params: { registration, ascending: 'true' },
      });
      return ((await response.json()) as { statements: object[] }).statements;
    };
    const before = await stored(first.url);
    await first.stop();

    const store = openStore(dataDir);
    expect(migrateIri(store, OTHER)).toMatchObject({ from: LAUNCH_FILE.iri, registrations: 1 });
    expect(() => migrateIri(store, OTHER)).toThrow('déjà');
    store.close();

    const second = await serve({ dataDir, siteDir: moved });
    expect(await stored(second.url)).toEqual(before);
    who.base = second.url;
    // What was completed stays so, in the same registration.
    expect((await who.go('/lancer')).headers.get('location')).toBe(`/lancer/${EVALUATION}`);
    const again = await runAu(who, second.url, LESSON);
    expect(again.registration).toBe(au.registration);
    expect(again.activityId).toBe(`${OTHER}unites/${LESSON}`);
    const state = await again.xapi('activities/state', { params: stateOf(again, 'progres') });
    expect(await state.json()).toEqual({ a: 1 });
    expect((await again.send(initialized(again), answered(again))).status).toBe(200);
    await second.stop();
    await expect(serve({ dataDir })).rejects.toThrow(`est ${OTHER} depuis`);
  });
});
