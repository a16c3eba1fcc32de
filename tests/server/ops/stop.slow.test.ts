/** Stopping while learners work, and what the log says of them: nothing. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { answered, completed, entered, initialized, launch, runAu } from '../support/launch.ts';
import { anAdministrator, newLearner } from '../support/people.ts';
import { MACHINE_AUTHORIZATION, startProcess } from '../support/process.ts';
import { serve } from '../support/serve.ts';
import { writeSite } from '../support/site.ts';
import { statement, xapiClient } from '../support/xapi.ts';

// Real processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

describe('SIGTERM under load', () => {
  it('finishes what is under way: what was answered is kept, nothing is cut in the middle', async () => {
    const [siteDir, dataDir] = [writeSite(), mkdtempSync(join(tmpdir(), 'arret-'))];
    const first = await startProcess(siteDir, dataDir);
    const client = (base: string) => xapiClient(base, { authorization: MACHINE_AUTHORIZATION });
    const acknowledged: string[] = [];
    const cut: unknown[] = [];
    let stopping = false;
    const learner = async () => {
      for (;;) {
        const body = Array.from({ length: 5 }, () => statement());
        try {
          const answer = await client(first.url)('statements', { body });
          expect(answer.status).toBe(200);
          expect(await answer.json()).toHaveLength(5);
          acknowledged.push(...body.map(({ id }) => id));
        } catch (error) {
          // Nobody listens any more; an answer that began would be another error.
          if (!stopping) cut.push(error);
          return;
        }
      }
    };
    const learners = Array.from({ length: 16 }, learner);
    await vi.waitUntil(() => acknowledged.length > 200, { timeout: 20_000 });
    stopping = true;
    await first.kill('SIGTERM');
    await Promise.all(learners);
    expect(first.exitCode()).toBe(0);
    expect(cut).toEqual([]);

    const second = await startProcess(siteDir, dataDir);
    for (const id of acknowledged) {
      const found = await client(second.url)('statements', { params: { statementId: id } });
      expect(found.status).toBe(200);
    }
    await second.kill('SIGTERM');
  });
});

describe('the log of a day', () => {
  it('names no learner, trainer, address or secret', async () => {
    const server = await serve({ publicUrl: null });
    const learner = await newLearner(server.url, 'Zéphyrine Quatrebarbes');
    const who = await entered(server.url, learner);
    const au = await runAu(who, server.url, 'vocabulaire-medical/construction');
    await au.send(initialized(au), answered(au), completed(au));
    await au.send({ ...answered(au), result: { response: 'réponse-très-personnelle', score: 1 } });
    await au.xapi('activities/state', { params: { stateId: 'progres' } });
    await who.go('/lancer/retard', { method: 'POST', body: '[{"actor":"Zéphyrine"}]' });
    await who.go(`/?q=${encodeURIComponent('Quatrebarbes')}`);
    await launch(who, server.url, 'vocabulaire-medical/evaluation');
    const { ask } = await anAdministrator(server.url);
    await ask('GET', `groupes/${learner.group}/tableau`);
    await ask('GET', `apprenants/${learner.id}`);
    await ask('POST', `apprenants/${learner.id}/dispense`, { unit: 'x', reason: 'y' });

    const log = server.logs.join('');
    expect(server.logs.length).toBeGreaterThan(10);
    // Still useful: what was asked for, by its pattern.
    for (const route of ['/xapi/statements', '/lancer/:module/:unit', '/groupes/:id/tableau'])
      expect(log).toContain(route);
    const secrets = [
      ...[atob(au.token).split(':')[1], new URL(au.fetchUrl).searchParams.get('k')],
      ...[who.cookie?.split('=')[1]?.split(';')[0], learner.link.split('/').at(-1)],
      ...[learner.id, learner.group, au.registration, au.actor.account.name],
      ...['Zéphyrine', 'Quatrebarbes', 'Alix', 'très-personnelle', '127.0.0.1:'],
    ];
    for (const secret of secrets) {
      expect(secret?.length).toBeGreaterThan(3);
      expect(log).not.toContain(secret);
    }
  });
});
