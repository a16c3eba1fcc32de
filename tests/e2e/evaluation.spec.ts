import { expect, test, type Page } from '@playwright/test';
import { EVALUATION } from './support.ts';

async function answer(page: Page, text: string): Promise<void> {
  await page.locator('label.opt', { hasText: text }).first().click();
}

async function takeAll(page: Page, right: number): Promise<void> {
  for (let at = 0; at < 4; at++) {
    await expect(page.getByText(`Question ${at + 1} sur 4`)).toBeVisible();
    await answer(page, at < right ? 'celle-ci' : 'une autre');
    await page.getByRole('button', { name: at < 3 ? 'Suivante' : 'Rendre' }).click();
  }
  await page.getByRole('button', { name: 'Rendre l’évaluation' }).click();
}

test('an evaluation is failed, leads back to the lessons, then passed; best and last are kept', async ({
  page,
}) => {
  await page.goto(EVALUATION);
  await page.getByRole('button', { name: 'Commencer' }).click();
  await takeAll(page, 1);
  await expect(page.getByRole('heading', { name: 'Pas encore validé' })).toBeVisible();
  await expect(page.locator('.score output')).toContainText('25');
  await expect(page.locator('.revoir a').first()).toHaveAttribute('href', /\/modules\/essai\//);
  await page.getByRole('button', { name: 'Relire mes 4 réponses' }).click();
  await expect(page.locator('.corrige .q')).toHaveCount(4);
  await page.getByRole('button', { name: 'Recommencer' }).click();
  await takeAll(page, 4);
  await expect(page.getByRole('heading', { name: 'Module validé' })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Meilleur essai')).toBeVisible();
  await expect(page.locator('.essais')).toContainText('100 %');
});

test('a try under way survives a reload: same questions, answers, marks and place', async ({
  page,
}) => {
  await page.goto(EVALUATION);
  await page.getByRole('button', { name: 'Commencer' }).click();
  await expect(page.getByText('Question 1 sur 4')).toBeVisible();
  const first = await page.locator('.q legend').innerText();
  await answer(page, 'celle-là');
  await page.getByRole('button', { name: 'Marquer pour y revenir' }).click();
  await page.getByRole('button', { name: 'Suivante' }).click();
  await expect(page.getByText('Question 2 sur 4')).toBeVisible();
  const second = await page.locator('.q legend').innerText();
  await page.reload();
  await page.getByRole('button', { name: 'Reprendre l’évaluation' }).click();
  await expect(page.getByText('Question 2 sur 4')).toBeVisible();
  await expect(page.getByText('1 marquée à revoir')).toBeVisible();
  expect(await page.locator('.q legend').innerText()).toBe(second);
  await page.getByRole('button', { name: 'Précédente' }).click();
  await expect(page.getByText('Question 1 sur 4')).toBeVisible();
  expect(await page.locator('.q legend').innerText()).toBe(first);
  await expect(page.locator('label.opt', { hasText: 'celle-là' }).locator('input')).toBeChecked();
});

test('handing in with gaps asks first, and names the questions', async ({ page }) => {
  await page.goto(EVALUATION);
  await page.getByRole('button', { name: 'Commencer' }).click();
  await expect(page.getByText('Question 1 sur 4')).toBeVisible();
  await answer(page, 'celle-ci');
  await page.getByRole('button', { name: 'Rendre maintenant' }).click();
  await expect(page.getByText('Il reste 3 questions sans réponse')).toBeVisible();
  await page.getByRole('button', { name: 'Aller à la question 2' }).click();
  await expect(page.getByText('Question 2 sur 4')).toBeVisible();
});
