/**
 * Learners in a real browser before this release's own server, which is killed in the middle: the
 * database with its WAL as it then lies there, and what each browser holds.
 */
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, FLAGS } from '../../browser.ts';
import { administrator, enter, type Learner } from '../../e2e/people.ts';
import { answerAll, awake, match, question, tick, verdict, verify } from '../../e2e/support.ts';
import { startProcess } from '../../server/support/process.ts';
import { dumpOf, type Dump } from './dump.ts';

export interface Walked {
  readonly browsers: Readonly<Record<string, Dump>>;
  readonly people: {
    readonly group: string;
    readonly learners: readonly Learner[];
    readonly login: string;
    readonly password: string;
  };
}

const LESSON = 'essai/toutes-les-questions';
const EVALUATION = 'essai/evaluation';
const NAMES = [
  'Ana SPÉCIMEN',
  'Bilal SPÉCIMEN',
  'Chloé SPÉCIMEN',
  'Dora SPÉCIMEN',
  'Élie SPÉCIMEN',
] as const;
/** Takes what is sent to it, and never answers: an LRS that is away. */
const AWAY = {
  LRS_ENDPOINT: 'http://127.0.0.1:9/xapi/',
  LRS_KEY: 'specimen',
  LRS_SECRET: 'specimen',
};

export async function walk(siteDir: string, dataDir: string, copy: string): Promise<Walked> {
  let server = await startProcess(siteDir, dataDir);
  const { url } = server;
  const browser = await chromium.launch({ args: FLAGS, executablePath: await findBrowser() });
  const site = { url, dataDir };
  const { ask, login, password } = await administrator(site);
  const group = (await ask<{ id: string }>('groupes', { name: 'Groupe SPÉCIMEN' })).id;
  await ask(`groupes/${group}/apprenants`, { text: NAMES.join('\n') });
  const links = await ask<{ learner: { id: string; name: string }; url: string }[]>(
    `groupes/${group}/liens`,
  );
  const learners = links.map(({ learner, url: link }): Learner => ({
    ...learner,
    link: new URL(link).pathname,
    group,
  }));
  const someone = async (name: (typeof NAMES)[number]): Promise<Page> => {
    const page = await (await contextOf(browser)).newPage();
    await enter(
      page,
      learners.find((one) => one.name === name),
      site,
    );
    return page;
  };

  // Everything done, and left as one leaves.
  const ana = await someone('Ana SPÉCIMEN');
  await launch(ana, url, LESSON);
  await answerAll(ana);
  await quit(ana);
  await launch(ana, url, 'essai/courte');
  await tick(question(ana, 'essai-courte'), 'Vrai');
  await verify(question(ana, 'essai-courte')).click();
  await tick(question(ana, 'essai-courte-deux'), 'Vrai');
  await verify(question(ana, 'essai-courte-deux')).click();
  await verdict(question(ana, 'essai-courte-deux')).waitFor();
  await quit(ana);
  await launch(ana, url, EVALUATION);
  await take(ana, 1);
  await ana.getByRole('button', { name: 'Recommencer' }).click();
  await take(ana, 4);
  await ana.getByRole('heading', { name: 'Module validé' }).waitFor();
  await quit(ana);

  const chloe = learners.find(({ name }) => name === 'Chloé SPÉCIMEN')?.id ?? '';
  await ask<null>(`apprenants/${chloe}/dispense`, { unit: EVALUATION, reason: 'test' }).catch(
    () => null,
  );
  await ask(`apprenants/${chloe}`, { arrangements: { moreTries: 2 } }, 'PATCH').catch(() => null);
  const me = await ask<{ id: string }>('moi');
  const soon = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
  await ask(`groupes/${group}/seances`, {
    units: [LESSON],
    start: soon(24),
    end: soon(26),
    trainer: me.id,
  });

  // In the middle of everything: an evaluation under way, an answer sent, one refused for good, a call.
  const bilal = await someone('Bilal SPÉCIMEN');
  await bilal
    .context()
    .route('**/xapi/statements**', (route) =>
      route.request().postData()?.includes('essai-vrai-faux') === true
        ? route.fulfill({ status: 400, body: 'SPÉCIMEN: refused' })
        : route.fallback(),
    );
  await launch(bilal, url, EVALUATION);
  await take(bilal, 2);
  await bilal.getByRole('button', { name: 'Recommencer' }).click();
  await begin(bilal);
  await launch(bilal, url, LESSON);
  await answerChoice(bilal);
  await tick(question(bilal, 'essai-vrai-faux'), 'Faux');
  await verify(question(bilal, 'essai-vrai-faux')).click();
  await bilal.locator('#qui-lit', { hasText: /refus/ }).waitFor();
  await bilal.evaluate(
    async (body) =>
      fetch('/apprenant/aide', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).then(({ status }) => status),
    {
      unit: LESSON,
      section: null,
      question: 'essai-nombre',
      label: 'question 5',
      text: 'SPÉCIMEN ?',
    },
  );
  const { help } = await ask<{ help: { id: string }[] }>(`groupes/${group}/tableau`);
  await ask<null>(`aide/${help[0]?.id ?? ''}`, { text: 'SPÉCIMEN !' }).catch(() => null);

  const visitor = await (await contextOf(browser)).newPage();
  await visitor.goto(`${url}/modules/${LESSON}/`);
  await answerChoice(visitor);
  await tick(question(visitor, 'essai-vrai-faux'), 'Vrai');
  await verify(question(visitor, 'essai-vrai-faux')).click();
  await verdict(question(visitor, 'essai-vrai-faux')).waitFor();
  await question(visitor, 'essai-trous').getByLabel('Trou 1 sur 2').fill('coeu');
  await match(question(visitor, 'essai-appariement'), [['péri-', 'lent']]);
  await visitor.goto(`${url}/modules/${EVALUATION}/`);
  await take(visitor, 1, 'Commencer');
  await visitor.getByRole('button', { name: 'Recommencer' }).click();
  await begin(visitor);

  // From here on an external LRS keeps the statements, and is away: what is done waits.
  await server.kill('SIGTERM');
  Object.assign(process.env, AWAY);
  server = await startProcess(siteDir, dataDir, Number(new URL(url).port));
  const nombre = question(bilal, 'essai-nombre');
  for (const typed of ['42,4', '25,1']) {
    await nombre.getByRole('textbox').fill(typed);
    await verify(nombre).click();
    await verdict(nombre).waitFor();
    await nombre.getByRole('button', { name: 'Réessayer' }).click();
  }
  const dora = await someone('Dora SPÉCIMEN');
  await launch(dora, url, 'essai/courte');
  await tick(question(dora, 'essai-courte'), 'Faux');
  await verify(question(dora, 'essai-courte')).click();
  await verdict(question(dora, 'essai-courte')).waitFor();
  await bilal.locator('#qui-lit', { hasText: /attente/ }).waitFor();
  // The code that sends never comes.
  const elie = await someone('Élie SPÉCIMEN');
  await elie.context().route(/\/_astro\/tracking\./, (route) => route.abort());
  await launch(elie, url, LESSON);
  await answerChoice(elie);
  await server.kill('SIGKILL');
  await hide(bilal);

  mkdirSync(copy, { recursive: true });
  for (const file of ['plateforme.sqlite', 'plateforme.sqlite-wal'])
    copyFileSync(join(dataDir, file), join(copy, file));
  const browsers: Record<string, Dump> = {
    visiteur: await dumpOf(visitor),
    apprenant: await dumpOf(bilal),
    'apprenant-hors-ligne': await dumpOf(dora),
    'apprenant-sans-envoi': await dumpOf(elie),
    'apprenant-termine': await dumpOf(ana),
  };
  await browser.close();
  return { browsers, people: { group, learners, login, password } };
}

/** As another tab does that covers this one; resolves once what the page notes then is written. */
async function hide(page: Page): Promise<void> {
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  for (let tries = 0; tries < 200; tries += 1) {
    const { databases } = await dumpOf(page);
    const records = databases.flatMap(({ stores }) => stores.flatMap((store) => store.records));
    if (records.some(({ key }) => String(key).startsWith('depart:'))) return;
  }
  throw new Error('Nothing was noted as the page was hidden.');
}

const contextOf = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });

async function launch(page: Page, url: string, unit: string): Promise<void> {
  await page.goto(`${url}/lancer/${unit}`);
  if (unit === EVALUATION) await page.getByRole('button', { name: 'Commencer' }).click();
  else await awake(page.locator('form.question').first());
}

async function quit(page: Page): Promise<void> {
  await page.locator('#quitter[data-pret]').click();
  await page.waitForURL(/\/modules\/essai\/$/);
}

async function answerChoice(page: Page): Promise<void> {
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await tick(choice, 'Je mesure tout de suite');
  await verify(choice).click();
  await choice.getByRole('button', { name: 'Réessayer' }).click();
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await verdict(choice).waitFor();
}

/** A whole try, so many of four answers right. */
async function take(page: Page, right: number, first?: string): Promise<void> {
  if (first) await page.getByRole('button', { name: first }).click();
  for (let at = 0; at < 4; at += 1) {
    await page.getByText(`Question ${at + 1} sur 4`).waitFor();
    await page.locator('label.option', { hasText: at < right ? 'celle-ci' : 'une autre' }).click();
    await page.getByRole('button', { name: at < 3 ? 'Suivante' : 'Rendre' }).click();
  }
  await page.getByRole('button', { name: 'Rendre l’évaluation' }).click();
}

/** A try under way: one answered and marked, the second on screen. */
async function begin(page: Page): Promise<void> {
  await page.getByText('Question 1 sur 4').waitFor();
  await page.locator('label.option', { hasText: 'celle-là' }).click();
  await page.getByRole('button', { name: 'Marquer pour y revenir' }).click();
  await page.getByRole('button', { name: 'Suivante' }).click();
  await page.getByText('Question 2 sur 4').waitFor();
}
