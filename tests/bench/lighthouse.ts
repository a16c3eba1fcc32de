/** Lighthouse 13 with its mobile defaults, and axe in both themes. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { FLAGS } from '../browser.ts';
import { examine } from '../examine.ts';
import type { Bench } from './bench.ts';
import { atLeast, atMost, median, ms, plain, seconds, type Figure } from './figure.ts';
import { FILLS, formOf, LESSON_PATH, verdict, verify } from './questions.ts';
import { visited } from './sites.ts';

const RUNS = 5;
const THEMES = ['light', 'dark'] as const;

interface Scores {
  /** 0–100. */
  readonly performance: number;
  readonly accessibility: number;
  /** ms, as simulated for a slow 4G and a CPU 4 times slower. */
  readonly fcp: number;
  readonly lcp: number;
  readonly tbt: number;
  readonly cls: number;
  /** Lighthouse's own idea of the machine's speed. */
  readonly machine: number;
}

export async function* lighthouseSection(bench: Bench): AsyncIterable<Figure> {
  const url = (await bench.lesson()).url + LESSON_PATH;
  const ours = await audit(bench, url);
  const floor = await audit(bench, `${(await bench.floor()).url}/`);
  const broken = await brokenRules(bench, url);
  const how = `median of ${RUNS} runs, each in a fresh Chromium; simulated throttling; machine's benchmark index ${Math.round(ours.machine)}`;
  yield {
    name: 'Lighthouse performance / accessibility / axe rules broken',
    checks: [
      atLeast(ours.performance, 99, plain),
      atLeast(ours.accessibility, 100, plain),
      atMost(broken.length, 0, plain),
    ],
    floor: `${plain(floor.performance)} / ${plain(floor.accessibility)}`,
    peer: '95 / 100 / 1',
    how: [
      how,
      `axe: all its default rules, in light and dark, before and after one answer: ${broken.length > 0 ? broken.join(', ') : 'none broken'}`,
    ],
  };
  yield {
    name: 'FCP / LCP',
    checks: [atMost(ours.fcp, 1000, seconds), atMost(ours.lcp, 1200, seconds)],
    floor: `${seconds(floor.fcp)} / ${seconds(floor.lcp)}`,
    peer: '0.7 s / 1.0 s',
    how: ['same runs'],
  };
  yield {
    name: 'TBT / CLS',
    checks: [atMost(ours.tbt, 30, ms), atMost(ours.cls, 0.01, plain)],
    floor: `${ms(floor.tbt)} / ${plain(floor.cls)}`,
    peer: '86 ms / 0',
    how: ['same runs'],
  };
}

async function audit(bench: Bench, url: string): Promise<Scores> {
  await visited(url);
  const runs: Scores[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await once(bench, url));
  const of = (name: keyof Scores): number => median(runs.map((scores) => scores[name]));
  return {
    performance: of('performance'),
    accessibility: of('accessibility'),
    fcp: of('fcp'),
    lcp: of('lcp'),
    tbt: of('tbt'),
    cls: of('cls'),
    machine: of('machine'),
  };
}

async function once(bench: Bench, url: string): Promise<Scores> {
  const profile = mkdtempSync(join(bench.scratch, 'lighthouse-'));
  const chrome = spawn(
    bench.chrome,
    [
      ...FLAGS,
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise((done) => chrome.once('close', done));
  try {
    const port = await new Promise<number>((found, failed) => {
      let said = '';
      chrome.stderr.on('data', (data: Buffer) => {
        said += data.toString();
        const match = /DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(said);
        if (match) found(Number(match[1]));
      });
      chrome.once('close', () => failed(new Error(`The browser did not start: ${said}`)));
    });
    const result = await lighthouse(url, {
      port,
      logLevel: 'silent',
      onlyCategories: ['performance', 'accessibility'],
    });
    if (!result || result.lhr.runtimeError)
      throw new Error(`Lighthouse failed: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
    const { categories, audits, environment } = result.lhr;
    const value = (name: string): number => audits[name]?.numericValue ?? NaN;
    return {
      performance: (categories['performance']?.score ?? NaN) * 100,
      accessibility: (categories['accessibility']?.score ?? NaN) * 100,
      fcp: value('first-contentful-paint'),
      lcp: value('largest-contentful-paint'),
      tbt: value('total-blocking-time'),
      cls: value('cumulative-layout-shift'),
      machine: environment.benchmarkIndex,
    };
  } finally {
    chrome.kill('SIGTERM');
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Names of the rules broken in either theme, on the page as it opens or with a correction shown. */
async function brokenRules(bench: Bench, url: string): Promise<string[]> {
  const rules = new Set<string>();
  for (const colorScheme of THEMES) {
    const context = await (await bench.browser()).newContext({ locale: 'fr-FR', colorScheme });
    const tab = await context.newPage();
    await tab.goto(url);
    await tab.locator('form[data-pret]').last().waitFor();
    const check = async (): Promise<void> => {
      const { violations } = await examine(tab);
      for (const { id } of violations) rules.add(id);
    };
    await check();
    const first = formOf(tab, 'choix');
    await FILLS['choix']?.wrong(first);
    await verify(first).click();
    await verdict(first).waitFor();
    await check();
    await context.close();
  }
  return [...rules];
}
