/** From a trainer's save to the open page that shows it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDev } from '../e2e/dev-server.ts';
import type { Bench } from './bench.ts';
import { atMost, median, ms, worst, type Figure } from './figure.ts';
import { ROOT } from './sites.ts';

const SAVES = 20;
const LESSON = 'modules/vocabulaire-medical/01-construction.mdx';

export async function* preview(bench: Bench): AsyncIterable<Figure> {
  const dev = await startDev(join(ROOT, 'content'));
  const page = await (await bench.browser()).newPage();
  try {
    await page.goto(`${dev.url}/modules/vocabulaire-medical/construction/`);
    const whole = dev.read(LESSON);
    const took: number[] = [];
    for (let save = 0; save < SAVES; save += 1) {
      // Every other one is broken: its message is waited for.
      const [typed, shown] =
        save % 2 === 0
          ? [`Enregistrement ${save}.`, `Enregistrement ${save}.`]
          : [`Enregistrement ${save} <90.`, 'ne peut pas encore être montrée'];
      const began = performance.now();
      writeFileSync(dev.path(LESSON), whole.replace(/\n## /, `\n${typed}\n\n## `));
      await page.locator('main', { hasText: shown }).waitFor();
      took.push(performance.now() - began);
    }
    yield {
      name: 'preview: from a save to the open page that shows it, median / worst',
      checks: [atMost(median(took), 1000, ms), atMost(worst(took), 2000, ms)],
      floor: '',
      peer: '–',
      how: [
        `${SAVES} saves of a lesson of the real course, sound and broken in turn, Chromium, no throttling`,
      ],
    };
  } finally {
    await page.close();
    await dev.stop();
  }
}
