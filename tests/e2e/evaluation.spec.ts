import { expect, test, type Page } from '@playwright/test';
import { still } from '../examine.ts';
import { EVALUATION } from './support.ts';

async function answer(page: Page, text: string): Promise<void> {
  await page.locator('label.option', { hasText: text }).first().click();
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
  await expect(page.locator('.corrige .question')).toHaveCount(4);
  // It opens on what was wrong; what was right is one press away.
  await page.locator('.corrige .replie summary').click();
  // The only question drawn with sources: an address when there is one, right or wrong.
  const sources = page.locator('.corrige p', { hasText: 'Sources :' });
  await expect(sources).toHaveText('Sources : Ouvrage SPÉCIMEN, Page SPÉCIMEN');
  await expect(sources.getByRole('link')).toHaveText('Page SPÉCIMEN');
  await expect(sources.getByRole('link')).toHaveAttribute(
    'href',
    'https://exemple.invalid/specimen',
  );
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
  const first = await page.locator('.question legend').innerText();
  await answer(page, 'celle-là');
  await page.getByRole('button', { name: 'Marquer pour y revenir' }).click();
  await page.getByRole('button', { name: 'Suivante' }).click();
  await expect(page.getByText('Question 2 sur 4')).toBeVisible();
  const second = await page.locator('.question legend').innerText();
  await page.reload();
  await page.getByRole('button', { name: 'Reprendre l’évaluation' }).click();
  await expect(page.getByText('Question 2 sur 4')).toBeVisible();
  await expect(page.getByText('1 marquée à revoir')).toBeVisible();
  expect(await page.locator('.question legend').innerText()).toBe(second);
  await page.getByRole('button', { name: 'Précédente' }).click();
  await expect(page.getByText('Question 1 sur 4')).toBeVisible();
  expect(await page.locator('.question legend').innerText()).toBe(first);
  await expect(
    page.locator('label.option', { hasText: 'celle-là' }).locator('input'),
  ).toBeChecked();
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

test('a number that cannot be read says what to type, at the field and before handing in', async ({
  page,
}) => {
  // As the bank of a real module has them: with a unit and its spellings.
  await page.route('**/banque/**/*.json', async (route) => {
    const bank = (await (await route.fetch()).json()) as readonly Record<string, unknown>[];
    const { options: _, ...base } = bank[0] ?? {};
    await route.fulfill({
      json: bank.map(({ id, objective }) => ({
        ...{ ...base, id, objective, kind: 'number', answer: 37.8, tolerance: 0, unit: '°C' },
        ...{ expected: [], spellings: { '°': '°c' } },
      })),
    });
  });
  await page.goto(EVALUATION);
  await page.getByRole('button', { name: 'Commencer' }).click();
  const field = page.getByRole('textbox', { name: 'Votre réponse, en °C' });
  const help = page.locator('form.question [role=status]');
  const next = page.getByRole('button', { name: 'Suivante' });

  await field.pressSequentially('25 7');
  await expect(help).toHaveText('');
  await page.keyboard.press('Tab');
  await expect(help).toHaveText(/Écrivez un nombre, par exemple/);
  await expect(field).toHaveAccessibleDescription(/Écrivez un nombre, par exemple/);
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.press('End');
  await field.press('Backspace');
  await expect(help).toHaveText('');
  await expect(field).not.toHaveAttribute('aria-invalid');

  // Who goes on is told once; another press goes on.
  await field.fill('37,8 mL');
  await next.click();
  await expect(page.getByText('Question 1 sur 4')).toBeVisible();
  await expect(help).toHaveText(/Donnez la réponse en °C/);
  await expect(field).toBeFocused();
  await next.click();
  await expect(page.getByText('Question 2 sur 4')).toBeVisible();
  await expect(help).toHaveText('');

  await field.fill('37,8°');
  await next.click();
  await expect(page.getByText('Question 3 sur 4')).toBeVisible();
  await field.fill('1.200');
  await field.press('Enter');
  await expect(help).toHaveText(/écrivez 1200 sans point, ou 1,200 avec une virgule/);
  await field.press('Enter');
  await expect(page.getByText('Question 4 sur 4')).toBeVisible();
  await page.getByRole('button', { name: 'Rendre' }).click();
  const asked = page.getByRole('group', { name: 'Rendre quand même ?' });
  await expect(asked).toContainText('Les réponses écrites aux questions 1 et 3 ne se lisent pas');
  await expect(asked).toContainText('Il reste 1 question sans réponse (4)');
  await asked.getByRole('button', { name: 'Aller à la question 3' }).click();
  await expect(field).toHaveValue('1.200');
  await expect(field).toHaveAccessibleDescription(/sans point/);
  await field.fill('1200');
  await page.getByRole('button', { name: 'Rendre maintenant' }).click();
  await expect(asked).toContainText(
    'La réponse écrite à la question 1 ne se lit pas, et ne compterait pas. Donnez la réponse en °C',
  );
});

test('the bank is fetched when a try begins, not before, and helps nobody', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/banque/')) fetched.push(request.url());
  });
  await page.goto(EVALUATION);
  await expect(page.getByRole('button', { name: 'Commencer' })).toBeEnabled();
  await still(page);
  expect(fetched).toEqual([]);
  const bank = page.waitForResponse(/\/banque\//);
  await page.getByRole('button', { name: 'Commencer' }).click();
  const questions = (await (await bank).json()) as readonly {
    readonly hints: readonly unknown[];
  }[];
  expect(questions).toHaveLength(13);
  expect(questions.flatMap(({ hints }) => hints)).toEqual([]);
  expect(fetched).toHaveLength(1);
});

test('once all tries are used, one is told what to do, and can read the copies again', async ({
  page,
}) => {
  await page.goto(EVALUATION);
  await page.getByRole('button', { name: 'Commencer' }).click();
  for (let at = 1; at <= 3; at++) {
    await expect(page.getByText('Question 1 sur 4')).toBeVisible();
    await page.getByRole('button', { name: 'Rendre maintenant' }).click();
    await page.getByRole('button', { name: 'Rendre l’évaluation' }).click();
    await expect(page.getByRole('heading', { name: 'Pas encore validé' })).toBeVisible();
    if (at < 3) await page.getByRole('button', { name: 'Recommencer' }).click();
  }
  await expect(page.getByRole('button', { name: 'Recommencer' })).toHaveCount(0);
  await expect(page.getByText('Vous avez utilisé tous vos essais')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Parlez-en à votre formatrice')).toBeVisible();
  await expect(page.getByRole('button', { name: /Commencer|Recommencer/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Revoir' }).first().click();
  await page.getByRole('button', { name: 'Relire mes 4 réponses' }).click();
  await expect(page.locator('.corrige .question')).toHaveCount(4);
});

test('in two tabs it is handed in once: the other tab shows what was handed in, and says so', async ({
  context,
}) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  for (const tab of [one, two]) {
    await tab.goto(EVALUATION);
    await tab.getByRole('button', { name: /Commencer|Reprendre l’évaluation/ }).click();
    await expect(tab.getByText('Question 1 sur 4')).toBeVisible();
  }
  // The same sitting: the same questions in the same order.
  expect(await two.locator('.question legend').innerText()).toBe(
    await one.locator('.question legend').innerText(),
  );
  await answer(two, 'celle-ci');
  await one.getByRole('button', { name: 'Rendre maintenant' }).click();
  await one.getByRole('button', { name: 'Rendre l’évaluation' }).click();
  await expect(one.getByRole('heading', { name: 'Pas encore validé' })).toBeVisible();
  await expect(one.getByText('Cet essai a déjà été rendu')).toHaveCount(0);
  await expect(two.getByText('Cet essai a déjà été rendu')).toBeVisible();
  await expect(two.locator('.score output')).toContainText('0');
  await expect(two.getByText('premier essai')).toBeVisible();
  await two.reload();
  await expect(two.getByText('Il vous reste 2 essais sur 3')).toBeVisible();
});

test('in two tabs that cannot hear each other, the second hand-in is refused', async ({
  context,
}) => {
  await context.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
  const [one, two] = [await context.newPage(), await context.newPage()];
  for (const tab of [one, two]) {
    await tab.goto(EVALUATION);
    await tab.getByRole('button', { name: /Commencer|Reprendre l’évaluation/ }).click();
    await expect(tab.getByText('Question 1 sur 4')).toBeVisible();
  }
  await one.getByRole('button', { name: 'Rendre maintenant' }).click();
  await one.getByRole('button', { name: 'Rendre l’évaluation' }).click();
  await expect(one.getByRole('heading', { name: 'Pas encore validé' })).toBeVisible();
  // The corrections of the first tab earn nothing in the second.
  await takeAll(two, 4);
  await expect(two.getByText('Cet essai a déjà été rendu')).toBeVisible();
  await expect(two.getByRole('heading', { name: 'Pas encore validé' })).toBeVisible();
  await two.reload();
  await expect(two.getByText('Il vous reste 2 essais sur 3')).toBeVisible();
  await expect(two.locator('.essais')).not.toContainText('100 %');
});
