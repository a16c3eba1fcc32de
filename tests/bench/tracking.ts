/** What a launch adds to a lesson: its JavaScript, and how long an answer takes to be stored. */
import type { Page } from '@playwright/test';
import { enter } from '../e2e/people.ts';
import { awake, question, SENT, verdict, verify } from '../e2e/support.ts';
import type { Bench } from './bench.ts';
import { atMost, kB, median, ms, worst, type Figure } from './figure.ts';
import { LESSON_PATH } from './questions.ts';
import { visited } from './sites.ts';
import { bodies, countTraffic, type Transfer } from './traffic.ts';

const ANSWERS = 30;
const SETTLE_MS = 4000;

export async function* tracking(bench: Bench): AsyncIterable<Figure> {
  const { url, dataDir } = await bench.lesson();
  await visited(url + LESSON_PATH);
  const plain = await scripts(bench, (page) => page.goto(url + LESSON_PATH));
  const tracked = await scripts(bench, async (page) => {
    await enter(page, undefined, { url, dataDir });
    await page.goto(`${url}/lancer/essai/toutes-les-questions`);
    await page.locator('#qui-lit', { hasText: SENT }).waitFor();
  });
  const more = tracked.scripts.filter(({ url: one }) => !plain.scripts.some((x) => x.url === one));
  const early = more.filter(({ url: one }) => tracked.beforePaint.includes(one));
  yield {
    name: 'extra JavaScript when a launch tracks, brotli',
    checks: [
      atMost(bodies(tracked.scripts) - bodies(plain.scripts), 28_000, kB),
      atMost(early.length, 0, (count) => `${count} before first paint`),
    ],
    floor: '',
    peer: '–',
    how: [
      `encoded bodies of the scripts (CDP) of a launched lesson less those of the same lesson as a visitor, both ${SETTLE_MS / 1000} s after loading`,
      more
        .map(({ url: one, body }) => `${one.slice(one.lastIndexOf('/') + 1)} ${kB(body)}`)
        .join(', '),
    ],
  };

  const taken = await answers(bench, url, dataDir);
  yield {
    name: 'answer → statement stored, loopback, median',
    checks: [atMost(median(taken), 300, ms)],
    floor: '',
    peer: '–',
    how: [
      `${ANSWERS} answers, from the press on Vérifier to the last byte of the reply to the POST that carried it: the LRS replies after its fsync; worst ${ms(worst(taken))}`,
    ],
  };
}

interface Loaded {
  readonly scripts: readonly Transfer[];
  /** Addresses asked for before the first contentful paint. */
  readonly beforePaint: readonly string[];
}

async function scripts(bench: Bench, open: (page: Page) => Promise<unknown>): Promise<Loaded> {
  const context = await (await bench.browser()).newContext({ locale: 'fr-FR' });
  const page = await context.newPage();
  const received = await countTraffic(page);
  await open(page);
  // Not "networkidle": a page that asks its server for news is never idle.
  await page.waitForTimeout(SETTLE_MS);
  const beforePaint = await page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
    return performance
      .getEntriesByType('resource')
      .filter(({ startTime }) => startTime < paint)
      .map(({ name }) => name);
  });
  const found = received().filter(({ type }) => type === 'Script');
  await context.close();
  return { scripts: found, beforePaint };
}

/** ms each, both ends on the page's own clock. */
async function answers(bench: Bench, url: string, dataDir: string): Promise<readonly number[]> {
  const context = await (await bench.browser()).newContext({ locale: 'fr-FR' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    addEventListener('submit', ({ timeStamp }) => Reflect.set(window, 'pressed', timeStamp), true);
  });
  await enter(page, undefined, { url, dataDir });
  await page.goto(`${url}/lancer/essai/toutes-les-questions`);
  const q = question(page, 'essai-nombre');
  await awake(q);
  await page.locator('#qui-lit', { hasText: SENT }).waitFor();
  const taken: number[] = [];
  for (let n = 0; n < ANSWERS; n += 1) {
    await q.getByRole('textbox').fill(String(1000 + n));
    const reply = page.waitForResponse(
      (one) =>
        one.url().includes('/xapi/statements') &&
        (one.request().postData() ?? '').includes(`"response":"${1000 + n}"`),
    );
    await verify(q).click();
    await (await reply).finished();
    taken.push(
      await page.evaluate(async () => {
        const last = () =>
          performance
            .getEntriesByType('resource')
            .findLast(({ name }) => name.includes('/xapi/statements')) as
            PerformanceResourceTiming | undefined;
        // The entry is written a moment after the reply is in.
        while ((last()?.responseEnd ?? 0) < Number(Reflect.get(window, 'pressed')))
          await new Promise((done) => setTimeout(done, 5));
        return (last()?.responseEnd ?? NaN) - Number(Reflect.get(window, 'pressed'));
      }),
    );
    await verdict(q).waitFor();
    await q.getByRole('button', { name: 'Réessayer' }).click();
  }
  await context.close();
  return taken;
}
