/**
 * One test's world: a server of its own (a process), the faulty proxy before it, learners' pages, and
 * the list of what they were shown as given. `settleAccounts` is how every scenario ends.
 */
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enter } from '../e2e/people.ts';
import { awake, question, verdict, verify } from '../e2e/support.ts';
import { account, CLEAN, verbOf } from './account.ts';
import {
  heldBy,
  storedIn,
  type BrowserHoldings,
  type Held,
  type StoredStatement,
} from './holdings.ts';
import { openProxy, PASS, type Fault, type Proxy, type Seen } from './proxy.ts';
import { startProcess, type ServerProcess } from '../server/support/process.ts';

/** The built fixture course, given by tests/run.ts. */
const SITE_DIR = process.env['COURSE_DIR'] ?? 'dist';
const UNIT = 'essai/toutes-les-questions';

export interface World {
  readonly proxy: Proxy;
  /** Numbers typed whose verdict was seen. */
  readonly given: readonly string[];
  /** Follows a link of one's own, unless that browser did. */
  readonly enter: (page: Page) => Promise<void>;
  /** Launches the lesson as the learner of that page; resolves when its questions answer. */
  readonly launch: (page: Page, unit?: string) => Promise<void>;
  /** Types another number each time, presses Vérifier, waits for the verdict. */
  readonly answer: (page: Page, count?: number) => Promise<void>;
  readonly stored: () => Promise<readonly StoredStatement[]>;
  readonly storedAnswers: () => Promise<readonly string[]>;
  readonly killServer: () => Promise<void>;
  readonly startServer: () => Promise<void>;
}

export const test = base.extend<{ world: World }>({
  world: async ({}, use) => {
    const data = mkdtempSync(join(tmpdir(), 'cqp-fautes-'));
    const proxy = await openProxy();
    let server: ServerProcess = await startProcess(SITE_DIR, data);
    proxy.to(server.url);
    const given: string[] = [];
    let next = 1001;
    const stored = () => storedIn(server.url);
    const enterOnce = async (page: Page): Promise<void> => {
      const cookies = await page.context().cookies(proxy.url);
      if (!cookies.some(({ name }) => name === 'apprenant'))
        await enter(page, undefined, { url: server.url, dataDir: data }, proxy.url);
    };
    await use({
      proxy,
      given,
      stored,
      storedAnswers: async () =>
        (await stored())
          .filter((one) => verbOf(one) === 'answered')
          .map(({ result }) => result?.response ?? ''),
      enter: enterOnce,
      async launch(page, unit = UNIT) {
        await enterOnce(page);
        await page.goto(`${proxy.url}/lancer/${unit}`);
        await awake(page.locator('form.question').first());
      },
      async answer(page, count = 1) {
        const q = question(page, 'essai-nombre');
        await awake(q);
        for (let left = count; left > 0; left -= 1) {
          const typed = String(next++);
          const again = q.getByRole('button', { name: 'Réessayer' });
          if (await again.isVisible()) await again.click();
          await q.getByRole('textbox').fill(typed);
          await verify(q).click();
          await expect(verdict(q)).toHaveText('Pas encore');
          given.push(typed);
        }
      },
      killServer: () => server.kill('SIGKILL'),
      async startServer() {
        server = await startProcess(SITE_DIR, data);
        proxy.to(server.url);
      },
    });
    await server.kill('SIGKILL');
    await proxy.close();
    rmSync(data, { recursive: true, force: true });
  },
});

/** A page of the site's origin that runs none of its scripts: for looking into the stores. */
async function onlooker(world: World, context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${world.proxy.url}/lancement.json`);
  return page;
}

/** What every scenario must come to, with the browser's share read before the server's. */
export async function settleAccounts(
  world: World,
  ...contexts: readonly BrowserContext[]
): Promise<BrowserHoldings> {
  world.proxy.plan(() => PASS);
  const holdings: BrowserHoldings[] = [];
  for (const context of contexts) {
    await context.setOffline(false);
    const page = await onlooker(world, context);
    holdings.push(await heldBy(page));
    await page.close();
  }
  const held = {
    waiting: holdings.flatMap(({ waiting }) => waiting),
    parked: holdings.flatMap(({ parked }) => parked),
  };
  expect(world.given.length, 'nothing was given: the scenario proves nothing').toBeGreaterThan(0);
  expect(account(world.given, await world.stored(), held)).toEqual(CLEAN);
  for (const [at, { parked }] of holdings.entries()) {
    const context = contexts[at];
    if (context && parked.length > 0) await checkExport(world, context, parked);
  }
  return held;
}

/** What was refused for good is not merely somewhere: the learner can take it away as a file. */
async function checkExport(
  world: World,
  context: BrowserContext,
  parked: readonly Held[],
): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${world.proxy.url}/donnees/`);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer mes réponses non envoyées' }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  await page.close();
  expect(parked.filter(({ id }) => !file.includes(`"${id}"`))).toEqual([]);
}

/** Every answer given reaches the LRS in the end: looked at after each thing that is sent, never by a clock. */
export async function allStored(world: World): Promise<void> {
  for (;;) {
    const sent = world.proxy.next(({ method }) => method === 'POST' || method === 'PUT');
    const stored = await world.storedAnswers();
    if ([...stored].sort().join() === [...world.given].sort().join()) return;
    await sent;
  }
}

export const isStatements = ({ method, path }: Seen): boolean =>
  (method === 'POST' || method === 'PUT') && path.startsWith('/xapi/statements');

/** Requests that carry an answer; `initialized` goes alone before them. */
export const carriesAnswer = (seen: Seen): boolean =>
  isStatements(seen) && seen.body.includes('expapi/verbs/answered');

/** The first `times` requests with an answer meet that fault, the others pass. */
export function firstAnswers(times: number, fault: Fault): (seen: Seen) => Fault {
  let left = times;
  return (seen) => (carriesAnswer(seen) && left-- > 0 ? fault : PASS);
}

/** The line that says who reads the answers. */
export const said = (page: Page) => page.locator('#qui-lit');

/** What that line must tell, whoever reads the answers. */
export const SAYS = {
  tracked: /voit vos réponses|votre centre/,
  sent: /(toutes vos réponses|Toutes) sont envoyées/,
  waiting: 'en attente d’envoi',
  offline: /hors ligne/i,
  memory: /ne garde rien|Rien n’est gardé/,
} as const;
