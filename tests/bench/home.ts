/** Home of a learner our server knows, on a device it has never seen: when nothing is withheld any more. */
import { enter } from '../e2e/people.ts';
import { awake, question, SENT, tick, verify } from '../e2e/support.ts';
import type { Bench } from './bench.ts';
import { atMost, median, ms, worst, type Figure } from './figure.ts';

const VISITS = 15;

/** ms on the page's own clock since its navigation began. */
interface Visit {
  /** The last byte of its HTML. */
  readonly came: number;
  readonly painted: number;
  /** The first frame in which every part shows what is known. */
  readonly complete: number;
}

export async function* home(bench: Bench): AsyncIterable<Figure> {
  const { url, dataDir } = await bench.lesson();
  const browser = await bench.browser();
  const first = await browser.newContext({ locale: 'fr-FR' });
  const lesson = await first.newPage();
  const learner = await enter(lesson, undefined, { url, dataDir });
  await lesson.goto(`${url}/lancer/essai/toutes-les-questions`);
  await awake(question(lesson, 'essai-choix'));
  await tick(question(lesson, 'essai-choix'), 'Je la fais asseoir');
  await verify(question(lesson, 'essai-choix')).click();
  await lesson.locator('#qui-lit', { hasText: SENT }).waitFor();
  await first.close();

  const visits: Visit[] = [];
  for (let n = 0; n < VISITS; n += 1) {
    const context = await browser.newContext({ locale: 'fr-FR' });
    const page = await context.newPage();
    await enter(page, learner, { url, dataDir });
    await page.addInitScript(() => {
      const look = new MutationObserver(() => {
        const withheld = document.querySelector('[data-inconnu]');
        if (
          withheld ||
          !document.querySelector('.reprendre')?.textContent.includes('Vous en étiez')
        )
          return;
        look.disconnect();
        requestAnimationFrame(() => Reflect.set(window, 'complete', performance.now()));
      });
      look.observe(document, {
        attributes: true,
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await page.goto(`${url}/`);
    await page.waitForFunction(() => Reflect.has(window, 'complete'));
    visits.push(
      await page.evaluate(() => {
        const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        return {
          came: page?.responseEnd ?? NaN,
          painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
          complete: Number(Reflect.get(window, 'complete')),
        };
      }),
    );
    await context.close();
  }
  const after = visits.map(({ came, complete }) => complete - came);
  yield {
    name: 'home of a known learner, complete after its page, loopback, median',
    checks: [atMost(median(after), 150, ms)],
    floor: '',
    peer: '–',
    how: [
      `${VISITS} devices that hold nothing, from the last byte of the HTML to the first frame in which nothing is withheld; worst ${ms(worst(after))}`,
      `first contentful paint ${ms(median(visits.map(({ came, painted }) => painted - came)))} after that byte: what is for everybody shows before`,
    ],
  };
}
