/**
 * Thousands of answers given by bots in real pages while the network, the server and the pages fail at
 * random. A bot counts an answer as given once its verdict is on the screen.
 */
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FLAGS } from '../browser.ts';
import { enter } from '../e2e/people.ts';
import { account, verbOf } from '../faults/account.ts';
import { heldBy, storedIn, type Held } from '../faults/holdings.ts';
import { LIES, openProxy, PASS, type Fault, type Proxy, type Seen } from '../faults/proxy.ts';
import { startProcess, type ServerProcess } from '../server/support/process.ts';
import type { Outcome } from './outcome.ts';

const LEARNERS = 3;
/** Answers between two things that may happen to a page. */
const STRETCH = 20;
const KILL_EVERY = 700;
const LAUNCH = '/lancer/essai/toutes-les-questions';
/** How long everything may take to arrive once nothing fails any more. */
const PATIENCE_MS = 10 * 60_000;

interface AnswersParts {
  readonly chrome: string;
  /** The fixture course, built. */
  readonly siteDir: string;
  readonly count: number;
  /** 0 ≤ random < 1, of the printed seed. */
  readonly random: () => number;
  readonly say: (line: string) => void;
}

interface Learner {
  readonly context: BrowserContext;
  page: Page;
  /** Each learner types numbers of their own. */
  next: number;
}

export async function soakAnswers(parts: AnswersParts): Promise<Outcome> {
  const { siteDir, count, random, say } = parts;
  const dataDir = mkdtempSync(join(tmpdir(), 'cqp-endurance-'));
  const proxy = await openProxy();
  let server: ServerProcess = await startProcess(siteDir, dataDir);
  proxy.to(server.url);
  const browser = await chromium.launch({ executablePath: parts.chrome, args: FLAGS });
  const given: string[] = [];
  const met: Record<string, number> = {};
  try {
    const learners = await Promise.all(
      Array.from({ length: LEARNERS }, (_, at) => newcomer(browser, proxy, server, dataDir, at)),
    );
    proxy.plan((seen) => {
      const fault = trouble(seen, random);
      met[fault.kind === 'answer' ? String(fault.status) : fault.kind] =
        (met[fault.kind === 'answer' ? String(fault.status) : fault.kind] ?? 0) + 1;
      return fault;
    });
    let kills = 0;
    const restart = async () => {
      kills += 1;
      await server.kill('SIGKILL');
      await pause(random() * 1500);
      server = await startProcess(siteDir, dataDir);
      proxy.to(server.url);
    };
    let restarting: Promise<void> | null = null;
    const work = async (learner: Learner) => {
      while (given.length < count) {
        given.push(...(await answerSome(learner)));
        if (!restarting && given.length > (kills + 1) * KILL_EVERY)
          restarting = restart().finally(() => (restarting = null));
        await disturb(learner, proxy, random);
        if (given.length % 500 < STRETCH) say(`${given.length} answers given`);
      }
    };
    await Promise.all(learners.map(work));
    if (restarting) await (restarting as Promise<void>);
    proxy.plan(() => PASS);
    say(`all given; faults met: ${JSON.stringify(met)}, server killed ${kills} times`);
    if (server.exitCode() !== null)
      throw new Error(`The server left by itself, code ${server.exitCode()}: ${server.said()}`);
    const held = await whenSettled(learners, proxy);
    const stored = await storedIn(server.url);
    const found = account(given, stored, held);
    const answers = stored.filter((one) => verbOf(one) === 'answered').length;
    return {
      // Nothing failed any more: what still waits then would wait for ever.
      ok:
        held.waiting.length === 0 &&
        Object.values(found).every((list: readonly string[]) => list.length === 0),
      lines: [
        ...held.waiting
          .map(({ answer }) => `still waiting after ${PATIENCE_MS / 60_000} min: ${answer}`)
          .slice(0, 10),
        `given ${given.length} = stored ${answers} + waiting ${held.waiting.length} + parked ${held.parked.length} (an answer both stored and held counts in both)`,
        `lost ${found.lost.length}, twice ${found.twice.length}, invented ${found.invented.length}, out of order ${found.unruly.length}`,
        ...Object.entries(found).flatMap(([kind, list]: [string, readonly string[]]) =>
          list.slice(0, 10).map((one) => `${kind}: ${one}`),
        ),
      ],
    };
  } finally {
    await browser.close();
    await server.kill('SIGKILL');
    await proxy.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function newcomer(
  browser: Browser,
  proxy: Proxy,
  server: ServerProcess,
  dataDir: string,
  at: number,
): Promise<Learner> {
  const context = await browser.newContext({ locale: 'fr-FR' });
  const page = await context.newPage();
  await enter(page, undefined, { url: server.url, dataDir }, proxy.url);
  await page.goto(proxy.url + LAUNCH);
  await awake(page);
  return { context, page, next: (at + 1) * 1_000_000 };
}

const awake = (page: Page) => page.locator('#q-essai-nombre[data-pret]').waitFor();

/** Three requests in ten that carry statements meet something. */
function trouble({ method, path, body }: Seen, random: () => number): Fault {
  const statements =
    method === 'POST' && (path.startsWith('/xapi/statements') || path === '/lancer/retard');
  // One request in twenty of the others that prove something meets a liar.
  if (/^\/(xapi|lancer\/(jeton|reprise)|apprenant)\b/.test(path) && !statements)
    return random() < 0.05 ? oneOf(DOCUMENT_LIES, random) : PASS;
  if (!statements || random() > 0.3) return PASS;
  const answer = (status: number, headers = {}): Fault => ({ kind: 'answer', status, headers });
  const faults: readonly Fault[] = [
    { kind: 'drop' },
    { kind: 'lose-reply' },
    { kind: 'lose-reply' },
    { kind: 'delay', ms: random() * 800 },
    { kind: 'drip', ms: random() * 800 },
    answer(500),
    answer(502),
    answer(503, { 'retry-after': '1' }),
    answer(429, { 'retry-after': '1' }),
    answer(408),
    answer(401),
    // For good: only where it costs an answer its place, not the session its beginning.
    body.includes('expapi/verbs/answered') ? answer(413) : PASS,
    ...LIES.map(([, lie]) => lie),
  ];
  return oneOf(faults, random);
}

/** Not a bare 204, which is an answer there, nor half a reply, which costs a token: the next visit goes on without. */
const DOCUMENT_LIES = LIES.map(([, lie]) => lie).filter(
  (lie) => lie.kind === 'answer' && lie.body !== undefined,
);

const oneOf = (faults: readonly Fault[], random: () => number): Fault =>
  faults[Math.floor(random() * faults.length)] ?? PASS;

/** @returns the numbers whose verdict was seen */
async function answerSome(learner: Learner): Promise<readonly string[]> {
  const from = learner.next;
  learner.next += STRETCH;
  return learner.page.evaluate(
    async ({ first, count }) => {
      const seen: string[] = [];
      const form = document.querySelector('#q-essai-nombre');
      const until = async <T>(look: () => T | null | undefined | false): Promise<T> => {
        for (;;) {
          const found = look();
          if (found) return found;
          await new Promise((done) => setTimeout(done, 2));
        }
      };
      const input = () => form?.querySelector<HTMLInputElement>('input');
      const button = () => form?.querySelector<HTMLButtonElement>('button[type=submit]');
      const verdict = () => form?.querySelector('.verdict');
      for (let n = first; n < first + count; n += 1) {
        if (verdict()) button()?.click();
        await until(() => !verdict());
        const field = await until(input);
        field.value = String(n);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await until(() => button()?.getAttribute('aria-disabled') !== 'true');
        button()?.click();
        await until(verdict);
        seen.push(String(n));
      }
      return seen;
    },
    { first: from, count: STRETCH },
  );
}

/** A reload, a tunnel, a lesson launched again, a tab that crashed; mostly nothing. */
async function disturb(learner: Learner, proxy: Proxy, random: () => number): Promise<void> {
  const { context } = learner;
  const draw = random();
  if (draw < 0.08) {
    await context.setOffline(true);
    await pause(random() * 2000);
    await context.setOffline(false);
  } else if (draw < 0.14) await retried(() => learner.page.reload().then(() => undefined));
  else if (draw < 0.17)
    await retried(() => learner.page.goto(proxy.url + LAUNCH).then(() => undefined));
  else if (draw < 0.2) {
    const crashed = learner.page.waitForEvent('crash');
    await learner.page.goto('chrome://crash').catch(() => undefined);
    await crashed;
    await learner.page.close();
    learner.page = await context.newPage();
    await retried(() => learner.page.goto(proxy.url + LAUNCH).then(() => undefined));
  }
  await retried(
    () => awake(learner.page),
    () => learner.page.goto(proxy.url + LAUNCH),
  );
}

/** The server may be down at that very moment. */
async function retried(
  work: () => Promise<void>,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<void> {
  for (let left = 20; ; left -= 1) {
    try {
      return await work();
    } catch (error) {
      if (left === 0) throw error;
      await pause(500);
      await between().catch(() => undefined);
    }
  }
}

/** Waits until no browser holds an answer that is not refused; the pages stay open meanwhile. */
async function whenSettled(
  learners: readonly Learner[],
  proxy: Proxy,
): Promise<{ readonly waiting: readonly Held[]; readonly parked: readonly Held[] }> {
  const began = Date.now();
  for (;;) {
    const all = await Promise.all(
      learners.map(async ({ context }) => {
        const page = await context.newPage();
        await page.goto(`${proxy.url}/lancement.json`);
        const held = await heldBy(page);
        await page.close();
        return held;
      }),
    );
    const held = {
      waiting: all.flatMap(({ waiting }) => waiting),
      parked: all.flatMap(({ parked }) => parked),
    };
    if (held.waiting.length === 0 || Date.now() - began > PATIENCE_MS) return held;
    await pause(2000);
  }
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
