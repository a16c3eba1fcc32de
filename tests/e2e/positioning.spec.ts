/** A positioning in a browser: taken once, advice on the module's page, what an LMS hears of it. */
import { expect, test, type Page } from '@playwright/test';
import { COURSE } from './support.ts';

const PAGE = `${COURSE}/modules/essai/positionnement/`;
const MODULE = `${COURSE}/modules/essai/`;

/** Right on the first `right`, then not known, then wrong. */
async function take(page: Page, right: number, unknown: number): Promise<void> {
  await page.getByRole('button', { name: 'Commencer le test' }).click();
  for (let at = 0; at < 10; at += 1) {
    await expect(page.getByText(`Question ${at + 1} sur 10`)).toBeVisible();
    if (at >= right && at < right + unknown)
      await page.getByRole('button', { name: 'Je ne sais pas' }).click();
    else {
      const name = at < right ? /^la bonne réponse/ : /^une autre réponse/;
      await page.getByRole('radio', { name }).check();
      await page.getByRole('button', { name: at === 9 ? 'Rendre' : 'Suivante' }).click();
    }
  }
  await page.getByRole('button', { name: 'Rendre le test' }).click();
}

test('taken by a visitor: advice without a score, kept on the module’s page until put away', async ({
  page,
}) => {
  await page.goto(MODULE);
  await page.getByRole('link', { name: 'Passez le test de positionnement' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Positionnement');
  await take(page, 5, 2);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Par où commencer');
  await expect(page.getByText('Commencez par ces leçons.')).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText('%');
  await page.reload();
  await page.getByRole('button', { name: 'Revoir ce qui vous est conseillé' }).click();
  await page.getByRole('button', { name: 'Relire mes réponses' }).click();
  await expect(page.locator('.corrige .question')).toHaveCount(10);

  await page.goto(MODULE);
  const advice = page.getByRole('region', { name: 'Conseil de votre positionnement' });
  await expect(advice.getByRole('listitem')).not.toHaveCount(0);
  await advice.getByRole('button', { name: 'Effacer ce conseil' }).click();
  await expect(advice).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('link', { name: 'Revoir le conseil' })).toBeVisible();
  await expect(advice).toHaveCount(0);
});

test('left in the middle and reloaded, it goes on where it was', async ({ page }) => {
  await page.goto(PAGE);
  await page.getByRole('button', { name: 'Commencer le test' }).click();
  await page.getByRole('button', { name: 'Je ne sais pas' }).click();
  await expect(page.getByText('Question 2 sur 10')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'Reprendre le test' }).click();
  await expect(page.getByText('Question 2 sur 10')).toBeVisible();
  await page.getByRole('button', { name: 'Précédente' }).click();
  await expect(page.getByRole('button', { name: 'Je ne sais pas' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});
