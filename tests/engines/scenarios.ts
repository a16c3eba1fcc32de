/** What learners do with a browser of their own; each scenario begins with a fresh one. */
import assert from 'node:assert/strict';
import { plainLaunch } from '../e2e/lrs.ts';
import { KINDS, SENT } from '../e2e/support.ts';
import { verbOf } from '../faults/account.ts';
import { PASS } from '../faults/proxy.ts';
import { MACHINE_AUTHORIZATION } from '../server/support/process.ts';
import {
  answerAll,
  answerOne,
  awake,
  LESSON,
  MODULE,
  question,
  READER,
  takeSitting,
  TALLY,
  tick,
  verdictOf,
  verify,
} from './lesson.ts';
import { isAt, press, says, type, until } from './page.ts';
import type { World } from './world.ts';
import type { Tab } from './engine.ts';

interface Scenario {
  readonly name: string;
  readonly storage?: 'refused';
  /** What an engine without it cannot show. */
  readonly needs?: 'keepsProfile';
  readonly run: (world: World) => Promise<void>;
}

const UNIT = 'essai/toutes-les-questions';
const WAITING = /en attente d’envoi|hors ligne/i;

/** What only a page that was never unloaded still knows. These two run in it. */
const mark = (): void => void Object.assign(window, { marked: true });
const isMarked = (): boolean => 'marked' in window;
const LOADED_ANEW = 'the page was loaded anew: it shows nothing of the cache';

async function terminated(stored: World['stored']): Promise<void> {
  assert.equal((await stored()).map(verbOf).at(-1), 'terminated', 'the last word in the LRS');
}

/** An answer sent, one that waits, the page gone: the next visit sends it and ends the session. */
async function closedOffline(
  { proxy, open, launch, answer, stored, settled }: World,
  close: (tab: Tab) => Promise<void>,
): Promise<void> {
  const tab = await open();
  await launch(tab, UNIT);
  await says(tab, READER, SENT);
  await answer(tab);
  proxy.plan(() => ({ kind: 'drop' }));
  await answer(tab);
  await says(tab, READER, WAITING);
  await close(tab);
  proxy.plan(() => PASS);
  await (await open()).goto(proxy.url + MODULE);
  await settled();
  await terminated(stored);
}

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a lesson: one question of each kind; a reload keeps answers, verdicts, what is half typed',
    async run({ proxy, open }) {
      const tab = await open();
      await tab.goto(proxy.url + LESSON);
      await awake(tab, 'ordre');
      await tick(tab, 'choix', 'Je mesure tout de suite');
      await verify(tab, 'choix', /^Pas encore/);
      await type(tab, [`${question('nombre')} input`], '25');
      await tab.reload();
      await says(tab, verdictOf('choix'), /^Pas encore/);
      await until(async () => {
        const value = await tab.evaluate(
          (css) => document.querySelector<HTMLInputElement>(css)?.value,
          `${question('nombre')} input`,
        );
        return value === '25' ? null : `« 25 » was typed, « ${value} » is there after the reload`;
      });
      await press(tab, [`${question('choix')} button`, 'Réessayer']);
      await answerAll(tab);
      await says(tab, TALLY, /7 questions faites sur 7/);
      await tab.reload();
      await says(tab, TALLY, /7 questions faites sur 7/);
      for (const kind of KINDS) await says(tab, verdictOf(kind), /^Juste/);
    },
  },
  {
    name: 'an evaluation: failed, then passed; « passed » is said once, the best try is kept',
    async run({ open, launch, stored, ended }) {
      const tab = await open();
      await launch(tab, 'essai/evaluation');
      await takeSitting(tab, 'Commencer', 1);
      await says(tab, 'h1', /Pas encore validé/);
      await takeSitting(tab, 'Recommencer', 4);
      await says(tab, 'h1', /Module validé/);
      await tab.reload();
      await says(tab, '.essais', /100 %/);
      await says(tab, READER, SENT);
      await press(tab, ['#quitter']);
      await isAt(tab, /^\/modules\/essai\/$/);
      await says(tab, 'main', /Validé, 100 %/);
      await ended();
      const said = (await stored()).map(verbOf);
      const counts = ['scored', 'passed', 'failed'].map(
        (verb) => said.filter((one) => one === verb).length,
      );
      assert.deepEqual(counts, [2, 1, 0], 'scored, passed, failed in the LRS');
    },
  },
  {
    name: 'a launch: initialized, answered, completed; « Quitter » ends it, Back opens another',
    async run({ open, launch, stored, ended }) {
      const tab = await open();
      await launch(tab, UNIT);
      await answerAll(tab);
      await says(tab, READER, SENT);
      await press(tab, ['#quitter']);
      await isAt(tab, /^\/modules\/essai\/$/);
      await until(async () => {
        const said = (await stored()).map(verbOf);
        const once = ['initialized', 'completed', 'terminated'].every(
          (verb) => said.filter((one) => one === verb).length === 1,
        );
        const answered = said.filter((one) => one === 'answered').length;
        return once && answered === 7 && said.at(-1) === 'terminated' ? null : said.join();
      });
      await tab.back();
      await isAt(tab, /toutes-les-questions\/\?seance=1$/);
      await says(tab, READER, SENT);
      await says(tab, verdictOf('choix'), /^Juste/);
      await press(tab, ['#quitter']);
      await isAt(tab, /^\/modules\/essai\/$/);
      await ended();
    },
  },
  {
    name: 'leaving without « Quitter »: the learner’s other pages go on, the session ends, Back opens another',
    async run({ proxy, open, launch, answer, settled }) {
      const tab = await open();
      await launch(tab, UNIT);
      await answer(tab);
      await says(tab, READER, SENT);
      await tab.goto(proxy.url + MODULE);
      // Read from the database that the page left behind could have kept busy.
      await says(tab, 'main', /En cours, 1 sur 7/);
      await press(tab, ['main a', 'Une leçon courte']);
      await isAt(tab, /courte\/\?seance=1$/);
      await awake(tab, 'courte');
      await tab.back();
      await isAt(tab, /^\/modules\/essai\/$/);
      await tab.back();
      await isAt(tab, /toutes-les-questions\/\?seance=1$/);
      await answer(tab);
      await press(tab, ['#quitter']);
      await isAt(tab, /^\/modules\/essai\/$/);
      await settled();
    },
  },
  {
    name: 'Back: a page from the back/forward cache shows what another page wrote',
    async run({ engine, proxy, open }) {
      const tab = await open();
      await tab.goto(proxy.url + MODULE);
      await says(tab, 'main', /À faire/);
      await tab.evaluate(mark);
      await press(tab, ['main a', 'Mesurer la pression']);
      await answerOne(tab);
      await tab.back();
      await isAt(tab, /^\/modules\/essai\/$/);
      await says(tab, 'main', /En cours, 1 sur 7/);
      if (engine.cacheOutlivesMessages) assert.ok(await tab.evaluate(isMarked), LOADED_ANEW);
    },
  },
  {
    name: 'Back: a lesson from the back/forward cache goes on',
    async run({ proxy, open }) {
      const tab = await open();
      await tab.goto(proxy.url + LESSON);
      await answerOne(tab);
      await tab.evaluate(mark);
      await tab.goto(`${proxy.url}/glossaire/`);
      await tab.back();
      await isAt(tab, /toutes-les-questions/);
      assert.ok(await tab.evaluate(isMarked), LOADED_ANEW);
      await tick(tab, 'vrai-faux', 'Vrai');
      await verify(tab, 'vrai-faux', /^Juste/);
      await says(tab, TALLY, /2 questions faites sur 7/);
      await tab.reload();
      await says(tab, TALLY, /2 questions faites sur 7/);
    },
  },
  {
    name: 'offline: answers wait and the page says so, then they arrive',
    async run({ proxy, open, launch, answer, stored, settled }) {
      const tab = await open();
      await launch(tab, UNIT);
      await says(tab, READER, SENT);
      proxy.plan(() => ({ kind: 'drop' }));
      await answer(tab);
      await answer(tab);
      await says(tab, READER, WAITING);
      const early = (await stored()).filter((one) => verbOf(one) === 'answered');
      assert.equal(early.length, 0, 'answers stored while the network was away');
      proxy.plan(() => PASS);
      await says(tab, READER, SENT);
      await press(tab, ['#quitter']);
      await isAt(tab, /^\/modules\/essai\/$/);
      await settled();
    },
  },
  {
    name: 'a tab closed offline: the next visit sends what waited and ends the session',
    async run(world) {
      await closedOffline(world, (tab) => tab.close());
    },
  },
  {
    name: 'the browser closed offline: started again, it sends what waited and ends the session',
    needs: 'keepsProfile',
    async run(world) {
      await closedOffline(world, () => world.restart());
    },
  },
  {
    name: 'a tab closed with everything sent: its session ends too, at the next visit at the latest',
    async run({ proxy, open, launch, answer, stored, settled }) {
      const tab = await open();
      await launch(tab, UNIT);
      await answer(tab);
      await says(tab, READER, SENT);
      await tab.close();
      await (await open()).goto(proxy.url + MODULE);
      await settled();
      await terminated(stored);
    },
  },
  {
    name: 'a second tab on the same lesson: the first says that it is over, nothing done in it is lost',
    async run({ proxy, open, launch, answer, settled }) {
      const first = await open();
      await launch(first, UNIT);
      await answer(first);
      await says(first, READER, SENT);
      const second = await open();
      await second.goto(proxy.url + LESSON);
      await isAt(second, /\?seance=1$/);
      await says(second, verdictOf('nombre'), /^Pas encore/);
      await answer(second);
      await answer(first);
      await says(first, READER, /ouverte ailleurs|a fermé cette séance/);
      await first.close();
      await press(second, ['#quitter']);
      await isAt(second, /^\/modules\/essai\/$/);
      await settled();
    },
  },
  {
    name: 'storage refused: a visitor learns in memory, and is told',
    storage: 'refused',
    async run({ proxy, open }) {
      const tab = await open();
      await tab.goto(proxy.url + LESSON);
      await says(tab, READER, /Rien n’est gardé/);
      await answerOne(tab);
      await says(tab, TALLY, /1 question faite sur 7/);
      await tab.reload();
      await awake(tab, 'ordre');
      // Else it would not have been refused.
      await says(tab, TALLY, /0 question faite sur 7/);
    },
  },
  {
    name: 'storage refused, launched by another platform: the answers arrive, and the page says what it cannot keep',
    storage: 'refused',
    async run({ proxy, open, answer, settled }) {
      const tab = await open();
      const platform = { url: proxy.url, authorization: MACHINE_AUTHORIZATION };
      await tab.goto(plainLaunch(crypto.randomUUID(), 'toutes-les-questions', platform));
      await answer(tab);
      await answer(tab);
      await says(tab, READER, /envoyées.*ne garde rien/);
      // There may be no page to go back to: a browser that lets it closes the tab.
      await press(tab, ['#quitter']);
      await settled();
    },
  },
];
