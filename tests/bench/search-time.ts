/** From the press of "Rechercher" to the first result, on a slow 4G with a CPU 4 times slower. */
import type { Page } from '@playwright/test';
import type { Bench, Section } from './bench.ts';
import { CPU_SLOWDOWN } from './feedback.ts';
import { atMost, kB, median, ms, seconds, worst, type Figure } from './figure.ts';
import { slug } from '../../src/core/text/text.ts';
import { longTasks, painted, watchPaint } from './paint.ts';
import type { Prose } from './prose.ts';
import { slowLink, SLOW_4G, type Link } from './slow-link.ts';
import { visited } from './sites.ts';

const RUNS = 3;
const LONG_TASK = 50;
/** Results, not the two links shown when there is none. */
const RESULT = '.trouvaille:not([id^="ou-"]) h3';

interface Run {
  readonly query: string;
  readonly ms: number;
  readonly bytes: number;
  /** Longest main-thread task over 50 ms, 0 when there is none. */
  readonly task: number;
  readonly files: string;
}

/** Terms, everyday words, an abbreviation, a sentence of a lesson, a typo. */
const IN_THE_COURSE = [
  'céphalée',
  'mal de tête',
  'HTA',
  'suffixe',
  'noter et transmettre',
  'hemoragie',
];

export const search: Section = async function* (bench: Bench) {
  const { url } = await bench.course();
  const page = '/modules/vocabulaire-medical/construction/';
  const { runs, busy, how } = await measure(bench, url, page, IN_THE_COURSE);
  yield figure(runs, busy, how, {
    name: 'search in this course: bytes before the first result / time / longest task',
    bytes: 70_000,
    ms: 1000,
    peer: '119 kB / 1.8 s (Pagefind, 200 pages)',
    tasks: true,
  });
};

export const search300: Section = async function* (bench: Bench) {
  const { prose, served } = await bench.many();
  const queries = queriesOf(prose);
  const page = '/modules/module-01/lecon-1/';
  const { runs, busy, how } = await measure(bench, served.url, page, queries);
  yield figure(runs, busy, [`text: ${prose.source}; the real course's glossary`, ...how], {
    name: 'search in 300 lessons of real French text: bytes / time',
    bytes: 130_000,
    ms: 1400,
    peer: 'Pagefind ~120 kB / 1.7 s; lunr’s plain index > 300 kB',
    tasks: false,
  });
};

interface Musts {
  readonly name: string;
  readonly bytes: number;
  readonly ms: number;
  readonly peer: string;
  readonly tasks: boolean;
}

function figure(
  runs: readonly Run[],
  busy: ReadonlyMap<string, Cpu>,
  how: readonly string[],
  must: Musts,
): Figure {
  const queries = [...busy.keys()];
  const of = (query: string, value: (run: Run) => number): number =>
    median(runs.filter((run) => run.query === query).map(value));
  const time = (query: string): number =>
    of(query, (run) => run.ms) + (CPU_SLOWDOWN - 1) * (busy.get(query)?.worker ?? NaN);
  const task = worst([...busy.values()].map((cpu) => cpu.task));
  return {
    name: must.name,
    checks: [
      atMost(worst(queries.map((query) => of(query, (run) => run.bytes))), must.bytes, kB),
      atMost(worst(queries.map(time)), must.ms, seconds),
      ...(must.tasks ? [atMost(task, LONG_TASK, ms)] : []),
    ],
    floor: '',
    peer: must.peer,
    how: [
      ...how,
      `longest main-thread task ${ms(task)} of CPU time (trace, CPU 4 × slower); Long Tasks entries, wall time on this machine as it was: up to ${ms(worst(runs.map((run) => run.task)))}`,
      ...queries.map(
        (query) =>
          `« ${query} »: ${kB(of(query, (run) => run.bytes))}, ${seconds(of(query, (run) => run.ms))} (fastest ${seconds(fastest(runs, query))}) + 3 × ${ms(busy.get(query)?.worker ?? NaN)} of the worker = ${seconds(time(query))}; ${runs.find((run) => run.query === query)?.files ?? ''}`,
      ),
    ],
  };
}

const fastest = (runs: readonly Run[], query: string): number =>
  Math.min(...runs.flatMap((run) => (run.query === query ? [run.ms] : [])));

async function measure(
  bench: Bench,
  site: string,
  page: string,
  queries: readonly string[],
): Promise<{ runs: Run[]; busy: Map<string, Cpu>; how: string[] }> {
  const link = await slowLink(site);
  const runs: Run[] = [];
  const busy = new Map<string, Cpu>();
  try {
    await visited(site + page);
    for (const query of queries) {
      // The first visit makes the server compress what it asks for.
      await searched(bench, link, page, query, UNTRACED);
      busy.set(query, await cpuTimes(bench, link, page, query));
      for (let run = 0; run < RUNS; run += 1)
        runs.push(await searched(bench, link, page, query, UNTRACED));
    }
  } finally {
    link.stop();
  }
  return {
    runs,
    busy,
    how: [
      `press of « Rechercher » on a lesson, query entered in one go as soon as the field has the focus → first result presented (Element Timing); worst query of the median of ${RUNS} cold runs each; bytes are encoded bodies`,
      `proxy: ${SLOW_4G.roundTripMs} ms before each response, ${SLOW_4G.bitsPerSecond / 1e6} Mb/s shared; CDP CPU throttling ×4 reaches the main thread alone, so 3 × the worker's CPU time (trace of another run) is added, as if nothing overlapped`,
    ],
  };
}

interface Trace {
  readonly start: (tab: Page) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const UNTRACED: Trace = { start: async () => {}, stop: async () => {} };

async function searched(
  bench: Bench,
  link: Link,
  page: string,
  query: string,
  trace: Trace,
): Promise<Run> {
  const context = await (await bench.browser()).newContext({ locale: 'fr-FR' });
  try {
    const tab = await context.newPage();
    const session = await context.newCDPSession(tab);
    await watchPaint(tab, 'pointerdown', RESULT);
    // In the page: asked from here, the slowed main thread would answer late.
    await tab.addInitScript((typed) => {
      addEventListener('focusin', ({ target }) => {
        if (target instanceof HTMLInputElement && target.value === '')
          setTimeout(() => document.execCommand('insertText', false, typed));
      });
    }, query);
    link.slow(false);
    await tab.goto(link.url + page, { waitUntil: 'networkidle' });
    link.slow(true);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    await trace.start(tab);
    await tab.locator('#chercher').click({ noWaitAfter: true });
    const shown = await painted(tab);
    await trace.stop();
    const files = link.arrived(shown.from, shown.to);
    // Long tasks are told after they end.
    await tab.waitForTimeout(300);
    return {
      query,
      ms: shown.ms,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
      task: Math.max(0, ...(await longTasks(tab))),
      files: files
        .map(
          ({ path, bytes, asked, done }) =>
            `${path.slice(path.lastIndexOf('/') + 1)} ${kB(bytes)} (${Math.round(asked)}–${ms(done)})`,
        )
        .join(', '),
    };
  } finally {
    await context.close();
  }
}

interface Thread {
  readonly pid: number;
  readonly tid: number;
}

interface TraceEvent extends Thread {
  readonly name: string;
  readonly ph: string;
  /** µs */
  readonly dur?: number;
  /** µs of CPU */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** CPU times until the first result, ms: what else the machine does weighs less on them. */
interface Cpu {
  readonly worker: number;
  /** Longest task of the main thread; the throttling's own turns count as its time. */
  readonly task: number;
}

async function cpuTimes(bench: Bench, link: Link, page: string, query: string): Promise<Cpu> {
  const browser = await bench.browser();
  let traced = '';
  await searched(bench, link, page, query, {
    start: (tab) => browser.startTracing(tab, { categories: ['toplevel', '__metadata'] }),
    stop: async () => {
      traced = (await browser.stopTracing()).toString();
    },
  });
  const trace = JSON.parse(traced) as { readonly traceEvents: readonly TraceEvent[] };
  const key = ({ pid, tid }: Thread): string => `${pid}/${tid}`;
  const named = (name: string): TraceEvent[] =>
    trace.traceEvents.filter((event) => event.args?.name?.includes(name));
  const [worker] = named('Worker thread');
  const main = named('CrRendererMain').find(({ pid }) => pid === worker?.pid);
  if (!worker || !main) throw new Error('The trace shows no worker.');
  const tasks = (thread: Thread): number[] =>
    trace.traceEvents
      .filter(({ ph, name }) => ph === 'X' && name.endsWith('RunTask'))
      .filter((event) => key(event) === key(thread))
      .map(({ tdur, dur }) => (tdur ?? dur ?? 0) / 1000);
  return {
    worker: tasks(worker).reduce((sum, task) => sum + task, 0),
    task: worst(tasks(main)),
  };
}

/** An everyday word of the glossary, words of titles, words said once, in one lesson, and a typo. */
function queriesOf({ lessons }: Prose): string[] {
  const titles = new Set(
    lessons
      .flatMap(({ title, sections }) => [title, ...sections.map((section) => section.title)])
      .flatMap((text) => slug(text).split('-')),
  );
  const counts = new Map<string, number>();
  for (const { sections } of lessons)
    for (const { paragraphs } of sections)
      for (const word of paragraphs.join(' ').match(/\p{L}{8,}/gu) ?? [])
        counts.set(word, (counts.get(word) ?? 0) + 1);
  const once = [...counts]
    .filter(([word, count]) => count === 1 && /^\p{Ll}+$/u.test(word) && !titles.has(slug(word)))
    .map(([word]) => word);
  const rare = [0.25, 0.75].flatMap((place) => once[Math.floor(place * once.length)] ?? []);
  return ['mal de tête', 'licenciement', 'rupture conventionnelle', 'licensiement', ...rare];
}
