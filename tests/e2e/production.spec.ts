/** A text that a group writes, as everybody sees it at once: its trainer, three learners, and who writes alone. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { violations } from '../examine.ts';
import { randomUUID } from 'node:crypto';
import type { ProductionDesk } from '../../src/core/api/productions.ts';
import { administrator, enter, PASSWORD, type Learner, type Site } from './people.ts';
import { SITE, THEMES } from './support.ts';

const HERE: Site = { url: SITE, dataDir: process.env['SITE_DATA_DIR'] ?? '' };
const UNIT = 'constantes/noter-transmettre';
const ID = 'cm-not-message';
const LESSON = `${SITE}/modules/${UNIT}/`;
const NAMES = ['Ali Benali', 'Bea Colin', 'Chloé Dupré'];

interface Room {
  readonly group: string;
  readonly learners: readonly Learner[];
  /** Opens it beside the board. */
  readonly open: () => Promise<string>;
  readonly desk: (id: string) => Promise<ProductionDesk>;
  readonly press: (id: string, path: string, body?: object) => Promise<unknown>;
}

async function room(): Promise<Room> {
  const { ask } = await administrator(HERE);
  const { id: group } = await ask<{ id: string }>('groupes', { name: `Écrit ${randomUUID()}` });
  await ask(`groupes/${group}/apprenants`, { text: NAMES.join('\n') });
  const rows = await ask<{ learner: { id: string; name: string }; url: string }[]>(
    `groupes/${group}/liens`,
  );
  return {
    group,
    learners: rows.map(({ learner, url }) => ({
      ...{ ...learner, group },
      link: new URL(url).pathname,
    })),
    open: async () => {
      const id = randomUUID();
      await ask(`groupes/${group}/productions`, { id, unit: UNIT, production: ID });
      return id;
    },
    desk: (id) => ask<ProductionDesk>(`productions/${id}`),
    press: (id, path, body = {}) => ask(`productions/${id}/${path}`, body),
  };
}

/** In a browser of their own, at the text to write. */
async function learnerPage(browser: Browser, { learners }: Room, at: number): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enter(page, learners[at], HERE);
  await page.goto(`${SITE}/lancer/${UNIT}`);
  await block(page).scrollIntoViewIfNeeded();
  return page;
}

async function board(page: Page, group: string): Promise<void> {
  const { login } = await administrator(HERE);
  await page.goto(`${SITE}/formateur/?groupe=${group}`);
  await page.getByLabel('Identifiant').fill(login);
  await page.getByLabel('Mot de passe').fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
}

const block = (page: Page) => page.locator(`#ecrit-${ID}`);
const field = (page: Page) => block(page).getByLabel('Votre texte');
const save = (page: Page) => block(page).getByRole('button', { name: /^Enregistrer/ });
const text = (page: Page, name: string) => page.getByRole('article', { name });

/** Of a lesson, what is of this; the rest is its author's. */
async function findings(page: Page): Promise<readonly string[]> {
  const isLesson = (await block(page).count()) > 0;
  return violations(page, isLesson ? `#ecrit-${ID}` : undefined);
}

test('a trainer and three learners: one offline and back, one reloads, one comes late; nothing is lost', async ({
  page: trainer,
  browser,
}) => {
  test.slow();
  const all = await room();
  await board(trainer, all.group);
  const ali = await learnerPage(browser, all, 0);
  const bea = await learnerPage(browser, all, 1);
  await expect(block(ali)).toContainText('rien n’est envoyé');
  // Somebody who types keeps the field when it opens.
  await field(ali).fill('Dr Fictif, M. T.');
  await field(ali).focus();

  await trainer.getByLabel('Écrit d’une leçon').selectOption(`${UNIT}#${ID}`);
  await trainer.getByRole('button', { name: 'Ouvrir pour le groupe' }).click();
  await expect(trainer.getByRole('heading', { level: 1 })).toHaveText('Le message au médecin');
  await expect(
    trainer.getByText(/N’ont pas écrit.*Ali Benali, Bea Colin et Chloé Dupré/),
  ).toBeVisible();
  const id = new URL(trainer.url()).searchParams.get('ecrit') ?? '';

  for (const learner of [ali, bea])
    await expect(block(learner)).toContainText('Ouvert pour votre groupe.', { timeout: 40_000 });
  await expect(field(ali)).toBeFocused();
  await expect(field(ali)).toHaveValue('Dr Fictif, M. T.');
  await expect(block(ali)).toContainText('aucun nom réel');
  await expect(block(ali)).not.toContainText('Relisez votre texte');

  await ali.context().setOffline(true);
  await field(ali).fill('Dr Fictif, M. T., salle 2. Pouvez-vous venir ?');
  await save(ali).click();
  await expect(block(ali)).toContainText('Gardé ici, pas encore enregistré.', { timeout: 40_000 });

  await field(bea).fill('Première version.');
  await expect(block(bea)).toContainText('Brouillon gardé dans ce navigateur');
  await bea.reload();
  await expect(field(bea)).toHaveValue('Première version.');
  await save(bea).click();
  await expect(block(bea)).toContainText('Vous pouvez le changer jusqu’au partage.');
  await field(bea).fill('Seconde version.');
  await save(bea).click();
  await expect(text(trainer, 'Bea Colin')).toContainText('Seconde version.');
  await expect(save(bea)).toHaveAttribute('aria-disabled', 'true');
  // On another device of hers.
  const phone = await learnerPage(browser, all, 1);
  await expect(field(phone)).toHaveValue('Seconde version.');

  await ali.context().setOffline(false);
  await expect(block(ali)).toContainText('Vous pouvez le changer jusqu’au partage.', {
    timeout: 40_000,
  });
  await expect(text(trainer, 'Ali Benali')).toContainText('Pouvez-vous venir ?');
  await block(ali).getByRole('checkbox', { name: 'la demande est claire' }).check();
  await expect(block(ali)).toContainText('Grille enregistrée.');
  await expect(text(trainer, 'Ali Benali')).toContainText('Coché\u00A0: la demande est claire');
  await expect(block(bea)).not.toContainText('Pouvez-vous venir ?');

  await text(trainer, 'Bea Colin')
    .getByRole('button', { name: /^Commenter/ })
    .click();
  await trainer.getByLabel('Votre commentaire à Bea Colin').fill('Quelle heure ?');
  await trainer.getByRole('button', { name: 'Envoyer' }).click();
  await expect(block(bea)).toContainText('Quelle heure ?');

  await trainer.getByRole('button', { name: 'Partager sans les noms' }).click();
  await trainer.getByRole('button', { name: 'Partager sans les noms' }).click();
  await expect(trainer.getByText('Partagé sans les noms.')).toBeVisible();
  await expect(block(bea)).toContainText('Pouvez-vous venir ?');
  await expect(block(bea)).toContainText('Camille Essai voit encore qui a écrit quoi.');
  await expect(block(bea)).not.toContainText('Ali');
  await expect(block(ali)).not.toContainText('Quelle heure ?');
  await expect(block(ali)).toContainText('Un texte possible');
  await expect(field(ali)).toHaveCount(0);

  // Comes late: writes first, reads then.
  const chloe = await learnerPage(browser, all, 2);
  await expect(block(chloe)).toContainText('Les textes sont partagés.');
  await expect(block(chloe)).not.toContainText('Seconde version.');
  await field(chloe).fill('En retard.');
  await save(chloe).click();
  await expect(block(chloe)).toContainText('Seconde version.');
  await expect(text(trainer, 'Chloé Dupré')).toContainText('après le partage');

  await text(trainer, 'Chloé Dupré')
    .getByRole('button', { name: /^Masquer/ })
    .click();
  await expect(block(chloe)).toContainText('a masqué votre texte');
  await expect(block(bea)).not.toContainText('En retard.');

  await trainer.getByRole('button', { name: 'Clore' }).click();
  await trainer.getByRole('button', { name: 'Clore', exact: true }).click();
  await expect(block(bea)).toContainText('Clos. Les textes du groupe restent à lire ici.');
  const { texts } = await all.desk(id);
  expect(texts.map(({ text: words }) => words)).toEqual([
    'Dr Fictif, M. T., salle 2. Pouvez-vous venir ?',
    'Seconde version.',
    'En retard.',
  ]);
});

test('by keyboard alone, from the field to the others’ texts', async ({
  page: trainer,
  browser,
}) => {
  const all = await room();
  const id = await all.open();
  const learner = await learnerPage(browser, all, 0);
  await expect(block(learner)).toContainText('Ouvert pour votre groupe.');
  await field(learner).focus();
  await learner.keyboard.type('Un message.');
  await learner.keyboard.press('Tab');
  await expect(save(learner)).toBeFocused();
  await learner.keyboard.press('Enter');
  await expect(block(learner)).toContainText('Vous pouvez le changer jusqu’au partage.');
  await learner.keyboard.press('Tab');
  await learner.keyboard.press('Space');
  await expect(block(learner)).toContainText('Grille enregistrée.');
  await field(learner).focus();
  await board(trainer, all.group);
  await trainer.getByRole('link', { name: /Lire les textes/ }).focus();
  await trainer.keyboard.press('Enter');
  await expect(trainer.getByRole('heading', { level: 1 })).toBeFocused();
  await trainer.getByRole('button', { name: 'Partager avec les prénoms' }).focus();
  await trainer.keyboard.press('Enter');
  await expect(trainer.getByRole('button', { name: 'Annuler' })).toBeFocused();
  await trainer.keyboard.press('Shift+Tab');
  await trainer.keyboard.press('Enter');
  await expect(block(learner)).toContainText('Partagé\u00A0: lisez les textes du groupe.');
  await expect(block(learner).locator('.etape-ecrit')).toBeFocused();
  expect(await all.desk(id)).toMatchObject({ names: 'first', writers: 1 });
});

test('who visits writes alone: nothing is sent, and it outlives a reload', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (/\/apprenant\//.test(request.url())) asked.push(request.url());
  });
  await page.goto(LESSON);
  await field(page).fill('Le mien.');
  await page.reload();
  await expect(field(page)).toHaveValue('Le mien.');
  await block(page).getByRole('button', { name: 'J’ai terminé' }).click();
  await expect(block(page)).toContainText('Un texte possible');
  await block(page).getByRole('checkbox').first().check();
  await page.reload();
  await expect(block(page).getByRole('checkbox').first()).toBeChecked();
  expect(asked).toEqual([]);
  await page.goto(`${SITE}/donnees/`);
  await page.getByRole('button', { name: 'Effacer', exact: true }).click();
  await page.getByRole('button', { name: 'Effacer mes réponses' }).click();
  await expect(page.getByText('ont été effacées')).toBeVisible();
  await page.goto(LESSON);
  await expect(field(page)).toHaveValue('');
});

test('a lesson without one loads nothing of it', async ({ page }) => {
  const scripts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response.text());
  });
  const ofIt = async (path: string) => {
    scripts.length = 0;
    await page.goto(SITE + path);
    await page.waitForLoadState('networkidle');
    const texts = await Promise.all(scripts);
    return texts.filter((code) => code.includes('apprenant/productions')).length;
  };
  expect(await ofIt(`/modules/${UNIT}/`)).toBe(1);
  expect(await ofIt('/modules/constantes/avant-de-mesurer/')).toBe(0);
  expect(await page.content()).not.toContain('saisie-ecrit');
});

test('a meeting leads to it from another page', async ({ browser }) => {
  const all = await room();
  const { ask } = await administrator(HERE);
  await ask(`groupes/${all.group}/seances`, {
    units: [UNIT],
    start: new Date(Date.now() - 60_000).toISOString(),
    end: new Date(Date.now() + 3600_000).toISOString(),
  });
  const page = await (await browser.newContext()).newPage();
  await enter(page, all.learners[0], HERE);
  await page.goto(SITE);
  await expect(page.getByRole('complementary', { name: 'Séance à distance' })).toBeVisible();
  await all.open();
  await page.getByRole('link', { name: 'Écrire mon texte' }).click();
  await expect(block(page)).toContainText('Ouvert pour votre groupe.', { timeout: 40_000 });
});

for (const theme of THEMES)
  for (const width of [390, 1280])
    test(`axe finds nothing, ${theme}, ${width} px`, async ({ page: trainer, browser }) => {
      const all = await room();
      const id = await all.open();
      const screen = { width, height: 844 };
      const pages = [trainer];
      for (const at of [0, 1]) {
        const page = await (await browser.newContext()).newPage();
        await enter(page, all.learners[at], HERE);
        pages.push(page);
      }
      for (const page of pages) {
        await page.emulateMedia({ colorScheme: theme });
        await page.setViewportSize(screen);
      }
      const [, ali, bea] = pages as [Page, Page, Page];
      for (const page of [ali, bea]) {
        await page.goto(`${SITE}/lancer/${UNIT}`);
        await block(page).scrollIntoViewIfNeeded();
        await expect(block(page)).toContainText('Ouvert pour votre groupe.');
        await field(page).fill(`Un message de ${width} px.`);
      }
      expect(await findings(ali)).toEqual([]);
      for (const page of [ali, bea]) {
        await save(page).click();
        await expect(block(page)).toContainText('Vous pouvez le changer');
      }
      await board(trainer, all.group);
      await expect(trainer.getByRole('heading', { name: 'Écrits du groupe' })).toBeVisible();
      await trainer.getByRole('link', { name: /Lire les textes/ }).click();
      await text(trainer, 'Ali Benali')
        .getByRole('button', { name: /^Commenter/ })
        .click();
      expect(await findings(trainer)).toEqual([]);
      await trainer.getByLabel('Votre commentaire à Ali Benali').fill('Bien.');
      await trainer.getByLabel('Le montrer à tout le groupe').check();
      await trainer.getByRole('button', { name: 'Envoyer' }).click();
      await all.press(id, 'partage', { names: 'first' });
      await expect(block(bea)).toContainText('Commentaire de Camille Essai');
      for (const page of pages) {
        expect(await findings(page)).toEqual([]);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        expect(wide).toBe(false);
      }
    });
