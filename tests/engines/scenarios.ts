/** What learners do with a browser of their own; each scenario begins with a fresh one. */
import assert from 'node:assert/strict';
import { plainLaunch } from '../e2e/lrs.ts';
import { administrator } from '../e2e/people.ts';
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
import { isAt, isFocused, press, read, says, type, until } from './page.ts';
import type { World } from './world.ts';
import { KEYS, type Tab } from './engine.ts';

interface Scenario {
  readonly name: string;
  readonly storage?: 'refused';
  /** What an engine without it cannot show. */
  readonly needs?: 'keepsProfile';
  readonly run: (world: World) => Promise<void>;
}

/** The button of the bar at the top of a lesson, on a phone. */
const BAR = '.repere > div button';

/** Of the bar's bottom above the top of what it leads to, in CSS pixels; over 0: it covers that. */
async function overlap(tab: Tab, css: string): Promise<number> {
  return tab.evaluate((selector) => {
    const [bar, target] = ['.repere', selector].map((one) =>
      document.querySelector(one)?.getBoundingClientRect(),
    );
    if (!bar || !target) throw new Error(`no ${selector}`);
    return Math.round(bar.bottom - target.top);
  }, css);
}

/** Width and height, in CSS pixels. */
const PHONE = [390, 844] as const;

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
      // The session that Back opens is there; « Quitter » warns while something of it waits.
      await says(tab, READER, SENT);
      await answer(tab);
      await says(tab, READER, SENT);
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
    name: 'a second device: home and the module show the work of the first',
    async run({ proxy, open, elsewhere, enter, launch }) {
      const first = await open();
      const learner = await launch(first, UNIT);
      await answerOne(first);
      await says(first, READER, SENT);
      const second = await elsewhere();
      await enter(second, learner);
      await says(second, '.total', /0 leçon sur 3/);
      await says(second, '.reprendre', /Vous en étiez là/);
      await second.goto(proxy.url + MODULE);
      await says(second, 'main', /En cours, 1 sur 7/);
    },
  },
  {
    name: '« Reprendre » lands on the first question without an answer',
    async run({ proxy, open }) {
      const tab = await open();
      await tab.goto(proxy.url + LESSON);
      await answerOne(tab);
      await tab.goto(`${proxy.url}/`);
      await press(tab, ['.reprendre a', 'Reprendre']);
      await isAt(tab, /toutes-les-questions/);
      await says(tab, verdictOf('choix'), /^Juste/);
      await says(tab, '.reprise', /^Vous en étiez ici/);
      await until(async () => {
        const at = await tab.evaluate(() => {
          const place = document.querySelector('.reprise');
          const isHere = document.activeElement === place;
          return isHere ? place?.parentElement?.querySelector('form')?.id : 'elsewhere';
        });
        return at === 'q-essai-multiple' ? null : `the focus is at ${at}`;
      });
    },
  },
  {
    name: 'on a phone, the bar says where one is; by the keyboard it opens the parts and leads to one',
    async run({ proxy, open }) {
      const tab = await open();
      await tab.resize(...PHONE);
      await tab.goto(proxy.url + LESSON);
      await awake(tab, 'ordre');
      await says(tab, BAR, /^Partie 1 sur 3, Installer la personne\. Question 1 sur 7\./);
      await tab.evaluate(
        (css) => document.querySelector(css)?.scrollIntoView({ block: 'start' }),
        question('nombre'),
      );
      await says(tab, BAR, /^Partie 3 sur 3, Noter et calculer\. Question 5 sur 7\./);
      assert.ok((await overlap(tab, question('nombre'))) <= 0, 'the bar covers the question');
      await tab.evaluate((css) => document.querySelector<HTMLElement>(css)?.focus(), BAR);
      await tab.keys([KEYS.enter]);
      await says(tab, BAR, /Fermer les parties/);
      await tab.keys([KEYS.escape]);
      await says(tab, BAR, /Ouvrir les parties/);
      await isFocused(tab, /^Partie 3 sur 3/);
      await tab.keys([KEYS.enter]);
      await press(tab, ['.repere a', 'Placer le brassard']);
      await isFocused(tab, /^Placer le brassard$/);
      await says(tab, BAR, /^Partie 2 sur 3, Placer le brassard\..*Ouvrir les parties/);
      assert.ok(
        (await overlap(tab, '#placer-le-brassard')) <= 0,
        'the bar covers the part it led to',
      );
    },
  },
  {
    name: 'on a phone, the last answer leads to the arrival; coming back is none',
    async run({ proxy, open }) {
      const tab = await open();
      await tab.resize(...PHONE);
      await tab.goto(proxy.url + LESSON);
      await answerAll(tab);
      await says(tab, `${TALLY} h2`, /^Leçon 1 finie/);
      await press(tab, [`${question('ordre')} button`, 'Continuer']);
      await isFocused(tab, /^Leçon 1 finie/);
      assert.ok((await overlap(tab, `${TALLY} h2`)) <= 1, 'the bar covers the arrival');
      await says(tab, `${TALLY} .acquis`, /./);
      await tab.reload();
      await says(tab, `${TALLY} h2`, /^Leçon 1 finie/);
      const isThere = await tab.evaluate(() => document.activeElement?.tagName === 'H2');
      assert.ok(!isThere, 'the focus was taken to the arrival of a lesson finished before');
    },
  },
  {
    name: 'without a network: what was opened is read, what was not says so, and comes back by itself',
    async run({ proxy, open }) {
      const tab = await open();
      await tab.goto(`${proxy.url}/`);
      await until(async () => {
        const is = await tab.evaluate(() => navigator.serviceWorker.controller !== null);
        return is ? null : 'no page goes through the service worker';
      });
      await tab.goto(proxy.url + LESSON);
      await awake(tab, 'ordre');
      await until(async () => {
        const kept = await tab.evaluate(async () =>
          (await (await caches.open('pages')).keys()).map(({ url }) => new URL(url).pathname),
        );
        return kept.includes(LESSON) ? null : `kept: ${kept.join()}`;
      });
      proxy.plan(() => ({ kind: 'drop' }));
      await tab.goto(`${proxy.url}/modules/essai/courte/`);
      await says(tab, 'h1', /Vous êtes hors ligne/);
      await tab.goto(proxy.url + LESSON);
      await answerOne(tab);
      await tab.goto(`${proxy.url}/modules/essai/courte/`);
      await says(tab, 'h1', /Vous êtes hors ligne/);
      proxy.plan(() => PASS);
      await tab.reload();
      await says(tab, 'h1', /Une leçon courte/);
    },
  },
  {
    name: 'a first wrong try is told of what it gave, the second of everything',
    async run({ proxy, open }) {
      const tab = await open();
      await tab.goto(proxy.url + LESSON);
      await awake(tab, 'ordre');
      const form = question('multiple');
      await tick(tab, 'multiple', 'Les deux nombres', '« Tension un peu forte »');
      await verify(tab, 'multiple', /^Pas encore/);
      await says(tab, form, /1 bonne sur 3, 1 en trop/);
      assert.doesNotMatch(await read(tab, form), /À cocher/);
      await press(tab, [`${form} button`, 'Réessayer']);
      await tick(tab, 'multiple', '« Tension un peu forte »');
      await verify(tab, 'multiple', /^Pas encore/);
      await says(tab, form, /L’heure de la mesure\s*À cocher/);
    },
  },
  {
    name: 'an evaluation: a marked question is counted, found in the ruler, and still marked after a reload',
    async run({ proxy, open }) {
      const tab = await open();
      await tab.goto(`${proxy.url}/modules/essai/evaluation/`);
      await press(tab, ['button', 'Commencer']);
      await says(tab, 'main', /Question 1 sur 4/);
      await press(tab, ['button', 'Marquer pour y revenir']);
      await says(tab, 'main', /1 marquée à revoir/);
      await press(tab, ['button', 'Suivante']);
      await says(tab, 'main', /Question 2 sur 4/);
      await tab.reload();
      await press(tab, ['button', 'Reprendre l’évaluation']);
      await says(tab, 'main', /1 marquée à revoir/);
      await press(tab, ['button', 'Précédente']);
      await says(tab, 'main', /Question 1 sur 4/);
      await press(tab, ['button', 'Ne plus marquer']);
      await until(async () =>
        /marquée à revoir/.test(await read(tab, 'main')) ? 'it is counted still' : null,
      );
    },
  },
  {
    name: 'the board: by the keyboard to a person’s panel, which gives the focus back',
    async run({ proxy, open, site }) {
      const { login, password, ask } = await administrator(site);
      const group = await ask<{ id: string }>('groupes', { name: 'Groupe des moteurs' });
      await ask(`groupes/${group.id}/apprenants`, { text: 'Inès Perrin\nPaul Guérin' });
      const tab = await open();
      await tab.goto(`${proxy.url}/formateur/?groupe=${group.id}`);
      await type(tab, ['input[autocomplete="username"]'], login);
      await type(tab, ['input[autocomplete="current-password"]'], password);
      await press(tab, ['button', 'Se connecter']);
      await says(tab, 'h1', /Groupe des moteurs/);
      await tab.evaluate(() => document.querySelector<HTMLElement>('.personne')?.focus());
      await tab.keys([KEYS.down]);
      await tab.keys([KEYS.enter]);
      await isFocused(tab, /^Paul Guérin/);
      await tab.keys([KEYS.escape]);
      await isFocused(tab, /Paul Guérin/);
    },
  },
  {
    name: 'what a screen reader is told: fields and buttons by names of their own',
    async run({ proxy, open }) {
      const tab = await open();
      await tab.goto(proxy.url + LESSON);
      await awake(tab, 'ordre');
      const gap =
        'Trou 1 sur 2\u00A0: Le bras est posé à la hauteur du …. Un mal de tête se dit ….';
      for (const [css, name] of [
        [`${question('choix')} input`, 'Je mesure debout, puis assise.'],
        [`${question('trous')} input`, gap],
        [`${question('nombre')} input`, 'Votre réponse, en kg/m²'],
        [`${question('ordre')} button`, 'Monter : Attendre au repos'],
        [`${question('appariement')} [role=group]`, 'Préfixe'],
        [`${question('choix')} button`, 'Vérifier'],
      ] as const)
        await until(async () =>
          (await tab.isNamed(css, name)) ? null : `no ${css} is « ${name} »`,
        );
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
