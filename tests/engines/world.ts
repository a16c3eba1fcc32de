/** One scenario's world: the server of the run, a proxy before it, a learner and a browser of their own. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { newLearner, type Learner, type Site } from '../e2e/people.ts';
import { account, CLEAN, sessionOf, verbOf } from '../faults/account.ts';
import { storedIn, type StoredStatement } from '../faults/holdings.ts';
import { openProxy, type Proxy } from '../faults/proxy.ts';
import type { Browser, Engine, Tab } from './engine.ts';
import { answerNumber } from './lesson.ts';
import { isAt, press, until } from './page.ts';

export interface World {
  readonly engine: Engine;
  readonly proxy: Proxy;
  readonly open: () => Promise<Tab>;
  /** Closes the browser and starts it again with what it kept. */
  readonly restart: () => Promise<void>;
  /** A tab of another browser, which holds nothing: a second device. */
  readonly elsewhere: () => Promise<Tab>;
  /** Makes the browser a learner's by their personal link, a new one's unless given. */
  readonly enter: (tab: Tab, learner?: Learner) => Promise<Learner>;
  /** The same, then launches the unit. */
  readonly launch: (tab: Tab, unit: string) => Promise<Learner>;
  readonly site: Site;
  /** Types another number each time and notes it as given once its verdict is seen. */
  readonly answer: (tab: Tab) => Promise<void>;
  /** What the LRS holds of the registrations this world's browser was launched with, oldest first. */
  readonly stored: () => Promise<readonly StoredStatement[]>;
  /** Waits until the LRS has the end of each session that began. */
  readonly ended: () => Promise<void>;
  /** The same, and each answer given, once and in order. */
  readonly settled: () => Promise<void>;
}

export async function within<T>(
  parts: {
    readonly engine: Engine;
    readonly storage: 'kept' | 'refused';
    readonly site: Site;
    readonly scratch: string;
    /** Told the version of the browser that started. */
    readonly started: (version: string) => void;
  },
  work: (world: World) => Promise<T>,
): Promise<T> {
  const { engine, storage, site, scratch, started } = parts;
  const proxy = await openProxy();
  proxy.to(site.url);
  const home = mkdtempSync(join(scratch, 'browser-'));
  let browser = await engine.start(home, storage);
  started(browser.version);
  const others: Browser[] = [];
  const enter = async (tab: Tab, learner?: Learner): Promise<Learner> => {
    const who = learner ?? (await newLearner(site));
    await tab.goto(proxy.url + who.link);
    await press(tab, ['button', `Je suis ${who.name}`]);
    await isAt(tab, /^\/$/);
    return who;
  };
  const given: string[] = [];
  const stored = async (): Promise<readonly StoredStatement[]> => {
    const ours = new Set(
      proxy.log.map(({ path }) => new URL(path, site.url).searchParams.get('registration')),
    );
    return (await storedIn(site.url)).filter(({ context }) =>
      ours.has(context?.registration ?? ''),
    );
  };
  const ended = () =>
    until(async () => {
      const all = await stored();
      const sessions = (...verbs: readonly string[]) =>
        new Set(all.filter((one) => verbs.includes(verbOf(one))).map(sessionOf));
      const begun = sessions('initialized');
      // Our launcher abandons what is still open when something else is launched.
      const over = sessions('terminated', 'abandoned');
      const open = [...begun].filter((session) => !over.has(session));
      return open.length === 0 ? null : `${open.length} of ${begun.size} sessions did not end`;
    });
  try {
    return await work({
      engine,
      proxy,
      open: () => browser.open(),
      async restart() {
        await browser.close();
        browser = await engine.start(home, storage);
      },
      site,
      async elsewhere() {
        const other = await engine.start(mkdtempSync(join(scratch, 'browser-')), 'kept');
        others.push(other);
        return other.open();
      },
      enter,
      async launch(tab, unit) {
        const who = await enter(tab);
        await tab.goto(`${proxy.url}/lancer/${unit}`);
        await isAt(tab, /\?seance=1$/);
        return who;
      },
      async answer(tab) {
        const number = String(1001 + given.length);
        await answerNumber(tab, number);
        given.push(number);
      },
      stored,
      ended,
      async settled() {
        await until(async () => {
          const found = account(given, await stored(), { waiting: [], parked: [] });
          return JSON.stringify(found) === JSON.stringify(CLEAN) ? null : JSON.stringify(found);
        });
        await ended();
      },
    });
  } finally {
    for (const other of others) await other.close();
    await browser.close();
    await proxy.close();
  }
}
