/** From the press of "Vérifier" to the frame that shows the verdict, with a CPU 4 times slower. */
import type { Page } from '@playwright/test';
import type { Bench } from './bench.ts';
import { atMost, median, ms, worst, type Figure } from './figure.ts';
import { painted, watchPaint } from './paint.ts';
import { FILLS, formOf, LESSON_PATH, verdict, verify, type Fill } from './questions.ts';
import { visited } from './sites.ts';

export const CPU_SLOWDOWN = 4;
const ROUNDS = 3;
/** How long a finger stays down, ms: the frame of the pressed button is not the one measured. */
export const PRESS = 80;

interface Sample {
  readonly question: string;
  readonly ms: number;
}

export async function* feedback(bench: Bench): AsyncIterable<Figure> {
  const ours = await samples(bench, (await bench.lesson()).url + LESSON_PATH);
  const floor = await samples(bench, `${(await bench.floor()).url}/`);
  const values = ours.map((sample) => sample.ms);
  const slowest = [...ours].sort((a, b) => b.ms - a.ms)[0];
  yield {
    name: 'click → feedback painted, CPU 4 × slower',
    checks: [atMost(median(values), 50, ms)],
    floor: ms(median(floor.map((sample) => sample.ms))),
    peer: '75 ms',
    how: [
      `median of ${values.length} answers (seven kinds, right and wrong, ${ROUNDS} page loads); fastest ${ms(Math.min(...values))}, worst ${ms(worst(values))} (${slowest?.question ?? '?'}); floor's worst ${ms(worst(floor.map((sample) => sample.ms)))}`,
      `event.timeStamp of the click (the browser’s input time, ${PRESS} ms after the press) → renderTime of the Element Timing entry of the verdict, which is when its frame was presented; CDP CPU throttling ×4`,
    ],
  };
  const byKind = Object.groupBy(ours, ({ question }) => question.split(',')[0] ?? '');
  for (const [kind, group = []] of Object.entries(byKind))
    yield {
      name: `${kind}: click → feedback painted, CPU 4 × slower`,
      checks: [atMost(median(group.map((sample) => sample.ms)), 50, ms)],
      floor: '',
      peer: '–',
      how: [kinds(group)],
    };
}

async function samples(bench: Bench, url: string): Promise<Sample[]> {
  await visited(url);
  const found: Sample[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await (await bench.browser()).newContext({ locale: 'fr-FR' });
    const tab = await context.newPage();
    const session = await context.newCDPSession(tab);
    await watchPaint(tab, 'click', '.verdict');
    await tab.goto(url, { waitUntil: 'networkidle' });
    await tab.locator('form[data-pret]').last().waitFor();
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    for (const [id, { right, wrong }] of Object.entries(FILLS)) {
      // Wrong, then again and right, as learners do: both are timed.
      found.push({ question: `${id}, wrong`, ms: await timed(tab, id, wrong) });
      const again = formOf(tab, id).getByRole('button', { name: 'Réessayer' });
      if (await again.isVisible()) await again.click();
      found.push({ question: `${id}, right`, ms: await timed(tab, id, right) });
    }
    await context.close();
  }
  return found;
}

async function timed(tab: Page, id: string, fill: Fill): Promise<number> {
  const form = formOf(tab, id);
  await fill(form);
  await verify(form).scrollIntoViewIfNeeded();
  // The answer is in; nothing else is going on when the learner presses.
  await tab.waitForTimeout(500);
  await verify(form).click({ delay: PRESS });
  await verdict(form).waitFor();
  return (await painted(tab)).ms;
}

function kinds(all: readonly Sample[]): string {
  const byQuestion = Object.groupBy(all, ({ question }) => question);
  return Object.entries(byQuestion)
    .map(([name, group]) => `${name} ${ms(median((group ?? []).map((sample) => sample.ms)))}`)
    .join(', ');
}
