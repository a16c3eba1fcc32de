/** « Publier ma réponse pour le groupe »: the trainer’s words, the learner’s question with their consent only. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { violations } from '../examine.ts';
import { randomUUID } from 'node:crypto';
import type { GroupBoard } from '../../src/core/api/groups.ts';
import { administrator, enter, PASSWORD, type Learner } from './people.ts';
import { COURSE, THEMES } from './support.ts';

const UNIT = 'essai/toutes-les-questions';
const QUESTION = 'Ma voisine a 14, dois-je m’inquiéter ?';
const OPEN = 'Publier ma réponse pour le groupe';

interface Room {
  readonly group: string;
  readonly ines: Learner;
  readonly zoe: Learner;
}

/** Two learners; one asked at the first question, and was answered. */
async function room(browser: Browser): Promise<Room> {
  const { ask } = await administrator();
  const { id: group } = await ask<{ id: string }>('groupes', { name: `Publier ${randomUUID()}` });
  await ask(`groupes/${group}/apprenants`, { text: 'Inès Perrin\nZoé Arnaud' });
  const rows = await ask<{ learner: { id: string; name: string }; url: string }[]>(
    `groupes/${group}/liens`,
  );
  const learner = (name: string): Learner => {
    const row = rows.find((one) => one.learner.name === name);
    return {
      ...{ id: row?.learner.id ?? '', name, group },
      link: new URL(row?.url ?? '').pathname,
    };
  };
  const all = { group, ines: learner('Inès Perrin'), zoe: learner('Zoé Arnaud') };
  const page = await pageOf(browser, all.ines);
  const sent = await page.request.post(`${COURSE}/apprenant/aide`, {
    data: {
      ...{ unit: UNIT, section: null, question: 'essai-choix', label: 'question 1' },
      text: QUESTION,
    },
  });
  expect(sent.status()).toBe(201);
  await page.context().close();
  const { help } = await ask<GroupBoard>(`groupes/${group}/tableau`);
  await ask(`aide/${help[0]?.id ?? ''}`, { text: 'Inès, on note et on transmet.' });
  return all;
}

async function pageOf(browser: Browser, learner: Learner): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enter(page, learner);
  return page;
}

async function trainerPage(page: Page, { ines }: Room): Promise<void> {
  const { login } = await administrator();
  await page.goto(`${COURSE}/formateur/?apprenant=${ines.id}`);
  await page.getByLabel('Identifiant').fill(login);
  await page.getByLabel('Mot de passe').fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inès Perrin');
}

/** @param proposes the question too */
async function publish(page: Page, words: string, proposes: boolean): Promise<void> {
  await page.getByRole('button', { name: OPEN }).click();
  const field = page.getByLabel('Votre réponse, pour tout le groupe');
  await expect(field).toBeFocused();
  await field.fill(words);
  await page.getByLabel(/^Demander à Inès Perrin/).setChecked(proposes);
  await page.getByRole('button', { name: 'Publier pour le groupe' }).click();
  await expect(page.getByRole('heading', { name: 'Publiée pour le groupe' })).toBeVisible();
}

const lesson = (page: Page) => page.goto(`${COURSE}/lancer/${UNIT}`);
const answers = (page: Page) => page.locator('.pour-le-groupe');

test('the group reads the trainer’s words; the question only once its learner agrees, until they take it back', async ({
  page: trainer,
  browser,
}) => {
  test.slow();
  const all = await room(browser);
  await trainerPage(trainer, all);
  await trainer.getByRole('button', { name: OPEN }).focus();
  await trainer.keyboard.press('Enter');
  const form = trainer.locator('.publier');
  await expect(form).toContainText('contient « Inès »');
  await trainer.getByRole('button', { name: 'Annuler' }).click();
  await expect(trainer.getByRole('button', { name: OPEN })).toBeVisible();
  await publish(trainer, 'On note et on transmet.', true);
  await expect(form).toContainText('n’est pas montrée');

  const zoe = await pageOf(browser, all.zoe);
  await lesson(zoe);
  const summary = answers(zoe).locator('summary');
  // It comes after all else of the page.
  await expect(summary).toHaveText('Ce que Camille Essai a répondu au groupe', {
    timeout: 30_000,
  });
  await expect(zoe.getByText('On note et on transmet.')).toBeHidden();
  await summary.focus();
  await zoe.keyboard.press('Enter');
  await expect(zoe.getByText('On note et on transmet.')).toBeVisible();
  await expect(answers(zoe)).not.toContainText(/Inès|voisine/);

  const ines = await pageOf(browser, all.ines);
  await lesson(ines);
  await ines
    .getByRole('button', { name: 'Camille Essai vous demande votre accord, Leçon 1, question 1' })
    .or(
      ines.getByRole('button', { name: /^Nouvelle réponse de Camille Essai, Leçon 1, question 1/ }),
    )
    .click();
  const dialog = ines.getByRole('dialog');
  await expect(dialog.locator('.accord')).toContainText(QUESTION);
  await dialog.getByRole('button', { name: 'Oui' }).focus();
  await ines.keyboard.press('Enter');
  await expect(dialog.getByText('Votre question est publiée')).toBeFocused();

  await zoe.reload();
  await summary.click();
  await expect(answers(zoe)).toContainText(QUESTION);
  await expect(answers(zoe)).not.toContainText('Inès');
  await zoe.goto(`${COURSE}/echanges/`);
  const published = zoe.getByRole('region', { name: 'Réponses publiées pour votre groupe' });
  await expect(published).toContainText(QUESTION);
  await expect(published.getByRole('link')).toHaveAttribute('href', /#q-essai-choix$/);

  await ines.goto(`${COURSE}/echanges/`);
  await ines.getByRole('button', { name: 'Retirer ma question' }).click();
  await expect(ines.getByText('est publiée pour votre groupe, sans votre question.')).toBeFocused();
  await zoe.reload();
  await expect(published).toContainText('On note et on transmet.');
  await expect(published).not.toContainText('voisine');

  await trainer.reload();
  await expect(form).toContainText('préfère que sa question ne soit pas montrée');
  await trainer.getByRole('button', { name: 'Retirer la réponse publiée' }).click();
  await trainer.getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(trainer.getByRole('button', { name: OPEN })).toBeVisible();
  await zoe.reload();
  await expect(zoe.getByText('Aucun échange pour l’instant')).toBeVisible();
  await expect(published).toHaveCount(0);
});

test('what is published is listed with the group, and withdrawn there', async ({
  page: trainer,
  browser,
}) => {
  const all = await room(browser);
  await trainerPage(trainer, all);
  await publish(trainer, 'On note.', false);
  await trainer.goto(`${COURSE}/formateur/?groupe=${all.group}`);
  await trainer.getByText('Réponses publiées pour le groupe').click();
  const list = trainer.locator('.reponses-publiees');
  await expect(list).toContainText('On note.');
  await list.getByRole('button', { name: /^Retirer/ }).click();
  await list.getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(list).toContainText('Aucune.');
});

test('a visitor’s lesson asks for none of it', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${COURSE}/modules/${UNIT}/`);
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => /apprenant|offer|lesson-answers|published/.test(path))).toEqual([]);
});

for (const theme of THEMES)
  for (const width of [390, 1280])
    test(`axe finds nothing at ${width} px, ${theme}; nothing is cut, targets are large enough`, async ({
      page: trainer,
      browser,
    }) => {
      const all = await room(browser);
      const dressed = async (page: Page): Promise<Page> => {
        await page.emulateMedia({ colorScheme: theme });
        await page.setViewportSize({ width, height: 844 });
        return page;
      };
      const fine = async (page: Page, buttons: string): Promise<void> => {
        expect(await violations(page)).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
        ).toBeLessThanOrEqual(0);
        for (const button of await page.locator(buttons).all())
          expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      };
      await trainerPage(await dressed(trainer), all);
      await trainer.getByRole('button', { name: OPEN }).click();
      await trainer.getByLabel(/^Demander à Inès Perrin/).check();
      await fine(trainer, '.publier :is(button, .case)');
      await trainer.getByRole('button', { name: 'Annuler' }).click();
      await publish(trainer, `On note. ${'mot'.repeat(60)}`, true);
      await fine(trainer, '.publier button');
      const ines = await dressed(await pageOf(browser, all.ines));
      await ines.goto(`${COURSE}/echanges/`);
      await expect(ines.getByRole('button', { name: 'Oui' })).toBeVisible();
      await fine(ines, '.accord button');
      await lesson(ines);
      await answers(ines).locator('summary').click();
      await expect(ines.getByText('On note.')).toBeVisible();
      await fine(ines, '.pour-le-groupe summary');
    });
