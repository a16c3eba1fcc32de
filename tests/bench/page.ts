/** Bytes of the lesson, as a visitor's phone receives them. */
import type { Bench } from './bench.ts';
import { atMost, kB, type Figure } from './figure.ts';
import { FILLS, formOf, LESSON_PATH, verdict, verify } from './questions.ts';
import { visited } from './sites.ts';
import { bodies, countTraffic, headersOf, type Transfer } from './traffic.ts';

/** One TCP round trip: ten segments. */
const ROUND_TRIP = 14_000;

export async function* page(bench: Bench): AsyncIterable<Figure> {
  const ours = await load(bench, (await bench.lesson()).url + LESSON_PATH);
  const floor = await load(bench, `${(await bench.floor()).url}/`);
  const markup = ours.filter(isMarkup);
  const scripts = ours.filter(({ type }) => type === 'Script');
  const plain = ours.filter(({ encoding, body }) => encoding !== 'br' && body > 512);
  yield {
    name: 'HTML + CSS, brotli',
    checks: [atMost(bodies(markup), ROUND_TRIP, kB)],
    floor: kB(bodies(floor.filter(isMarkup))),
    peer: '17 kB',
    how: [
      `encoded bodies of documents and stylesheets (CDP), lesson of the fixture course over the project's server; ${headersOf(markup)} bytes of response headers not counted`,
    ],
  };
  yield {
    name: 'JavaScript with every kind hydrated, visitor, brotli',
    checks: [atMost(bodies(scripts), 21_000, kB)],
    floor: kB(bodies(floor.filter(({ type }) => type === 'Script'))),
    peer: '116 kB',
    how: [
      `encoded bodies of the ${scripts.length} scripts fetched by loading, scrolling to the end and answering one question; inline scripts count as HTML, headers (${headersOf(scripts)} bytes) not counted`,
      largest(scripts),
    ],
  };
  yield {
    name: 'whole page, brotli',
    checks: [atMost(bodies(ours), 40_000, kB)],
    floor: kB(bodies(floor)),
    peer: '158 kB',
    how: [
      `every request of that visit (${ours.length}), favicon included; ${headersOf(ours)} bytes of headers not counted`,
      ...(plain.length > 0 ? [`not brotli: ${plain.map(({ url }) => url).join(', ')}`] : []),
    ],
  };
}

const isMarkup = ({ type }: Transfer): boolean => type === 'Document' || type === 'Stylesheet';

async function load(bench: Bench, url: string): Promise<readonly Transfer[]> {
  await visited(url);
  const context = await (await bench.browser()).newContext({ locale: 'fr-FR' });
  const tab = await context.newPage();
  const received = await countTraffic(tab);
  await tab.goto(url, { waitUntil: 'networkidle' });
  await tab.mouse.wheel(0, 1_000_000);
  await tab.locator('form[data-pret]').last().waitFor();
  const first = formOf(tab, 'choix');
  await FILLS['choix']?.right(first);
  await verify(first).click();
  await verdict(first).waitFor();
  await tab.waitForLoadState('networkidle');
  const transfers = [...received()];
  await context.close();
  return transfers;
}

function largest(scripts: readonly Transfer[]): string {
  const names = [...scripts]
    .sort((a, b) => b.body - a.body)
    .map(({ url, body }) => `${url.slice(url.lastIndexOf('/') + 1)} ${kB(body)}`);
  return `largest first: ${names.join(', ')}`;
}
