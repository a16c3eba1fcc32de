/** Asking the trainer for help from a lesson, as a learner whom our own server launched. */
import { expect, test, type Page } from '@playwright/test';
import { violations } from '../examine.ts';
import type { GroupBoard } from '../../src/core/api/groups.ts';
import { administrator, enter } from './people.ts';
import { awake, COURSE, question, THEMES, tick, verify } from './support.ts';

const UNIT = 'essai/toutes-les-questions';
const ASK = 'Demander de l’aide à votre formateur';

/** A learner with a launch of the lesson, and the board of their trainer. */
async function launched(page: Page) {
  const { group } = await enter(page);
  const { ask } = await administrator();
  const asked = async () => (await ask<GroupBoard>(`groupes/${group}/tableau`)).help;
  await page.goto(`${COURSE}/lancer/${UNIT}`);
  return {
    asked,
    answer: async (text: string) => {
      const [first] = await asked();
      await ask(`aide/${first?.id ?? ''}`, { text });
    },
  };
}

/** As when the learner comes back to the page: it asks at once. */
async function comeBack(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

const asking = (page: Page, place: string, words = ASK) =>
  page.getByRole('button', { name: `${words}, Leçon 1, ${place}` });

test('a question, a sentence, an answer: sent with its place, told once, kept as a dated exchange', async ({
  page,
}) => {
  const { asked, answer } = await launched(page);
  const ask = asking(page, 'question 1');
  await ask.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Demander de l’aide' });
  await expect(dialog).toContainText('Leçon 1, question 1');
  const field = dialog.getByRole('textbox', { name: 'Votre question (facultatif)' });
  await expect(field).toBeFocused();
  await page.keyboard.type('Pourquoi attendre ?');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toContainText('Demande envoyée');
  await expect(dialog.getByRole('listitem')).toContainText(
    /Vous, aujourd’hui à \d+\sh\s\d\d\s*Pourquoi attendre/,
  );
  await expect.poll(asked).toMatchObject([
    {
      state: 'waiting',
      place: { unit: UNIT, question: 'essai-choix', label: 'question 1' },
      messages: [{ from: 'learner', text: 'Pourquoi attendre ?' }],
    },
  ]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const waiting = asking(page, 'question 1', 'Aide demandée, en attente de réponse');
  await expect(waiting).toBeFocused();

  await answer('Le repos laisse la tension redescendre.');
  await comeBack(page);
  const told = page.getByRole('status').filter({ hasText: 'Camille Essai vous a répondu' });
  await expect(told).toContainText('Leçon 1, question 1');
  await page.getByRole('button', { name: /en fin de leçon/ }).scrollIntoViewIfNeeded();
  await expect(told).toBeInViewport();
  await asking(page, 'question 1', 'Nouvelle réponse de Camille Essai').click();
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await expect(dialog).toContainText('Le repos laisse la tension redescendre.');
  await dialog.getByRole('button', { name: 'Fermer' }).click();
  await expect(told).toHaveCount(0);
  await page.reload();
  await expect(asking(page, 'question 1', 'Relire l’échange avec votre formateur')).toBeVisible();
  await expect(told).toHaveCount(0);
});

test('without a word, from the end of the lesson; every other question is asked for itself', async ({
  page,
}) => {
  const { asked } = await launched(page);
  await asking(page, 'en fin de leçon').click();
  await page.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'sans précision' })).toBeVisible();
  await expect
    .poll(asked)
    .toMatchObject([{ place: { section: null, question: null }, messages: [{ text: '' }] }]);
  await page.keyboard.press('Escape');
  for (const number of [1, 7]) await expect(asking(page, `question ${number}`)).toBeAttached();
});

test('offline it is kept and said, outlives a closed dialog, and leaves once the network is back', async ({
  page,
  context,
}) => {
  const { asked } = await launched(page);
  await expect(asking(page, 'question 2')).toBeVisible();
  await context.setOffline(true);
  await asking(page, 'question 2').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill('Je bloque');
  await dialog.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(dialog.getByRole('status')).toContainText('elle partira au retour du réseau');
  await expect(dialog.getByRole('listitem')).toContainText('en attente d’envoi');
  await page.keyboard.press('Escape');
  await expect(asking(page, 'question 2', 'Demande d’aide en attente d’envoi')).toBeVisible();
  expect(await asked()).toEqual([]);
  await context.setOffline(false);
  await expect(asking(page, 'question 2', 'Aide demandée, en attente de réponse')).toBeVisible();
  await expect.poll(asked).toMatchObject([{ messages: [{ text: 'Je bloque' }] }]);
});

test('the last failure of an evaluation opens the same dialog, which gives the focus back', async ({
  page,
}) => {
  const { group } = await enter(page);
  const { ask } = await administrator();
  await page.goto(`${COURSE}/lancer/essai/evaluation`);
  await page.getByRole('button', { name: 'Commencer' }).click();
  for (let at = 1; at <= 3; at++) {
    await page.getByRole('button', { name: 'Rendre maintenant' }).click();
    await page.getByRole('button', { name: 'Rendre l’évaluation' }).click();
    await expect(page.getByRole('heading', { name: 'Pas encore validé' })).toBeVisible();
    if (at < 3) await page.getByRole('button', { name: 'Recommencer' }).click();
  }
  const opener = page.getByRole('button', { name: ASK });
  await opener.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Demander de l’aide' });
  await expect(dialog).toContainText('Évaluation');
  await expect(dialog.getByRole('textbox')).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.type('Que revoir d’abord ?');
  await dialog.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(dialog.getByRole('status')).toContainText('Demande envoyée');
  expect((await ask<GroupBoard>(`groupes/${group}/tableau`)).help).toMatchObject([
    {
      place: { unit: 'essai/evaluation', question: null, label: 'résultat' },
      messages: [{ text: 'Que revoir d’abord ?' }],
    },
  ]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
});

test('the question answers as before: Continuer goes to what follows it', async ({ page }) => {
  await launched(page);
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await expect(asking(page, 'question 1')).toBeVisible();
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await choice.getByRole('button', { name: 'Continuer' }).click();
  await expect(choice.locator('button:focus')).toHaveCount(0);
  await expect(page.locator('.aide:focus, .aide :focus')).toHaveCount(0);
});

test('a visitor is offered nobody, and fetches nothing of it', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto(`${COURSE}/modules/${UNIT}/`);
  await awake(question(page, 'essai-ordre'));
  await expect(page.getByRole('button', { name: ASK })).toHaveCount(0);
  expect(fetched.filter((url) => /apprenant|offer|help/.test(url))).toEqual([]);
});

for (const theme of THEMES)
  for (const width of [320, 1280])
    test(`the dialog at ${width} px, ${theme}: nothing is cut, targets are large enough`, async ({
      page,
    }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width, height: 800 });
      await launched(page);
      const ask = asking(page, 'question 1');
      expect((await ask.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      await ask.click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').fill('mot'.repeat(200));
      await dialog.getByRole('button', { name: 'Envoyer la demande' }).click();
      await expect(dialog.getByRole('listitem')).toHaveCount(1);
      for (const button of await dialog.getByRole('button').all())
        expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      const wide = await page.evaluate(() => [
        document.documentElement.scrollWidth - innerWidth,
        ...[...document.querySelectorAll('dialog, dialog *')].map(
          (one) => one.scrollWidth - one.clientWidth,
        ),
      ]);
      expect(Math.max(...wide.filter((extra) => extra < 10_000))).toBeLessThanOrEqual(1);
      await page.keyboard.press('Escape');
    });
