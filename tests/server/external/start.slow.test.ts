/** An LRS that is not there when the server starts, when a command runs, or for ten seconds. */
import { describe, expect, it, vi } from 'vitest';
import { completed, entered, initialized, runAu } from '../support/launch.ts';
import { envOf, lrsCommand } from '../support/lrs-command.ts';
import { startProcess } from '../support/process.ts';
import { health, outboxOf, serve } from '../support/serve.ts';
import { freshFolder, writeSite } from '../support/site.ts';
import { HTML, page, standInLrs, type Fault } from '../support/stand-in-lrs.ts';

vi.setConfig({ testTimeout: 60_000 });

const LESSON = 'vocabulaire-medical/construction';
const PATIENCE = { timeout: 40_000, interval: 50 };

const lrs = await standInLrs();
const server = await serve({ externalLrs: lrs });
const someone = async () => runAu(await entered(server.url), server.url, LESSON);
const own = () => null;

it('what the LMS has to say that is refused is told, kept, and sent again by a command', async () => {
  lrs.fault = ({ resource, method }) =>
    resource === 'statements' && method === 'POST' ? page(400) : null;
  const au = await someone();
  await vi.waitUntil(() => outboxOf(server).includes(400), PATIENCE);
  expect((await health(server)).raison).toMatch(/a refusé 1 envoi .*npm run lrs -- renvoyer/);
  lrs.fault = own;
  const { said, code } = await lrsCommand(server, lrs, 'renvoyer');
  expect(code).toBe(0);
  expect(said).toContain('1 envois refaits.');
  expect(outboxOf(server)).toEqual([]);
  expect(lrs.idsOf(au)).toHaveLength(1);
  expect(await health(server)).toMatchObject({ etat: 'ok' });
  expect((await lrsCommand(server, lrs, 'renvoyer')).said).toContain('Aucun envoi');
});

describe('at the start', () => {
  it.each<[string, Fault | null, RegExp]>([
    ['an address that is no LRS', page(404), /n’est pas un LRS \(404\).*\/xapi\//],
    ['a page', HTML, /n’est pas un LRS/],
    ['a wrong key', { status: 401 }, /refuse la clé donnée par LRS_KEY et LRS_SECRET/],
  ])('%s is told in French', async (_, fault, sentence) => {
    lrs.fault = () => fault;
    const started = await startProcess(writeSite(), freshFolder(), 0, envOf(lrs));
    await vi.waitUntil(() => sentence.test(started.said()), PATIENCE);
    await started.kill('SIGTERM');
    lrs.fault = own;
  });

  it('an LRS that is right is not spoken of', async () => {
    const started = await startProcess(writeSite(), freshFolder(), 0, envOf(lrs));
    const asked = lrs.asked.length;
    await vi.waitUntil(() => lrs.asked.length > asked + 1, PATIENCE);
    await started.kill('SIGTERM');
    expect(started.said()).not.toContain('Attention');
  });
});

it('silence is told as such', async () => {
  const au = await someone();
  await vi.waitUntil(() => lrs.idsOf(au).length === 1, PATIENCE);
  lrs.fault = () => 'silence';
  expect((await au.send(initialized(au), completed(au))).status).toBe(503);
  expect((await health(server)).raison).toBe('le LRS externe ne répond pas');
  lrs.fault = own;
});
