/** When a session under way ends, and when it does not: links, groups, other sites, requests that only look. */
import { describe, expect, it } from 'vitest';
import { answered, entered, initialized, runAu, type Au, type Browser } from '../support/launch.ts';
import { anAdministrator, newLearner } from '../support/people.ts';
import { serve } from '../support/serve.ts';
import { xapiClient, type StatementResult } from '../support/xapi.ts';

const LESSON = 'vocabulaire-medical/construction';
const EVALUATION = 'vocabulaire-medical/evaluation';

let now = Date.parse('2026-11-22T12:00:00.000Z');
const server = await serve({}, () => new Date((now += 7)));
const admin = xapiClient(server.url);

async function someone() {
  const learner = await newLearner(server.url);
  const who = await entered(server.url, learner);
  const au = await runAu(who, server.url, LESSON);
  expect((await au.send(initialized(au))).status).toBe(200);
  return { learner, who, au };
}
async function verbs({ registration }: Au) {
  const response = await admin('statements', { params: { registration, ascending: 'true' } });
  const { statements } = (await response.json()) as StatementResult;
  return statements.map(({ verb }) => (verb as { id: string }).id.split('/').at(-1));
}
const bring = (who: Browser, ...said: object[]) =>
  who.go('/lancer/retard', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify(said),
  });
const linkOf = async (group: string) => {
  const { ask } = await anAdministrator(server.url);
  const [row] = (await (await ask('GET', `groupes/${group}/liens`)).json()) as { url: string }[];
  return { link: new URL(row?.url ?? '').pathname };
};
const ask = async (method: string, path: string, body?: unknown) =>
  (await anAdministrator(server.url)).ask(method, path, body);

describe('a learner who may no longer enter', () => {
  const renew = (id: string, expires?: string) =>
    ask('POST', `apprenants/${id}/lien`, expires === undefined ? undefined : { expires });

  it.each<[string, (id: string, group: string) => Promise<unknown>]>([
    ['a link that is revoked', (id) => ask('DELETE', `apprenants/${id}/lien`)],
    ['a link that is replaced', (id) => renew(id)],
    [
      'a group that is archived',
      (_, group) => ask('PATCH', `groupes/${group}`, { archived: true }),
    ],
  ])('%s ends what is open at once; what waits comes with the next link', async (_, end) => {
    const { learner, au } = await someone();
    const waiting = answered(au);
    await end(learner.id, learner.group);
    const refused = await au.send(waiting);
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('9.3.6');
    expect(await verbs(au)).toEqual(['launched', 'initialized', 'abandoned']);
    await renew(learner.id);
    const again = await entered(server.url, await linkOf(learner.group));
    expect((await bring(again, waiting)).status).toBe(200);
    expect(await verbs(au)).toEqual(['launched', 'initialized', 'abandoned', 'answered']);
  });

  it('a link that expires ends it with the next request, and its browsers are nobody’s', async () => {
    const { learner } = await someone();
    const soon = new Date(now + 60_000).toISOString();
    await renew(learner.id, soon);
    const who = await entered(server.url, await linkOf(learner.group));
    const au = await runAu(who, server.url, LESSON);
    await au.send(initialized(au));
    const waiting = answered(au);
    now += 120_000;
    expect((await au.send(waiting)).status).toBe(403);
    expect((await au.xapi('statements')).status).toBe(403);
    expect((await verbs(au)).filter((verb) => verb === 'abandoned')).toHaveLength(2);
    expect((await who.go(`/lancer/${LESSON}`)).status).toBe(403);
    expect((await bring(who, waiting)).status).toBe(401);
    await renew(learner.id);
    const again = await entered(server.url, await linkOf(learner.group));
    expect((await bring(again, waiting)).status).toBe(200);
  });
});

describe('a request to /lancer', () => {
  const goes = async (au: Au) => (await au.send(answered(au))).status === 200;
  const from = (site: string, destination = 'document') => ({
    headers: { 'sec-fetch-site': site, 'sec-fetch-dest': destination },
  });

  it('that only looks launches nothing and ends nothing', async () => {
    const { who, au } = await someone();
    await who.go(`/lancer/${EVALUATION}`, { method: 'HEAD' });
    await who.go('/lancer', { method: 'HEAD' });
    for (const destination of ['image', 'script', 'style', 'video'])
      expect((await who.go(`/lancer/${EVALUATION}`, from('same-origin', destination))).status).toBe(
        403,
      );
    expect(await goes(au)).toBe(true);
  });

  it('from another site asks first while a lesson is open, and launches once that was pressed', async () => {
    const { who, au } = await someone();
    for (const site of ['cross-site', 'same-site']) {
      const asked = await who.go(`/lancer/${EVALUATION}`, from(site));
      expect(asked.status).toBe(200);
      expect(await asked.text()).toContain('Une leçon est déjà ouverte');
    }
    expect(await goes(au)).toBe(true);
    const pressed = { method: 'POST', ...from('same-origin') };
    expect((await who.go(`/lancer/${EVALUATION}`, pressed)).status).toBe(303);
    expect(await goes(au)).toBe(false);
  });

  it('from another site launches at once where nothing is open; a typed one always does', async () => {
    const who = await entered(server.url);
    expect((await who.go(`/lancer/${LESSON}`, from('cross-site'))).status).toBe(303);
    expect((await who.go(`/lancer/${LESSON}`, from('none'))).status).toBe(303);
  });
});
