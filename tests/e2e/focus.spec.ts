/** The focus is never lost: a pressed button that leaves the page hands it to what comes next. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { awake, COURSE, EVALUATION, LESSON, question, tick, verdict, verify } from './support.ts';

const button = (where: Page | Locator, name: string): Locator =>
  where.getByRole('button', { name, exact: true });

/** As the keyboard does: the focus is on what is pressed. */
async function press(target: Locator): Promise<void> {
  await target.focus();
  await target.press('Enter');
}

test.describe('in a lesson', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(LESSON);
    await awake(question(page, 'essai-ordre'));
  });

  test('after the last hint it is on the button that checks', async ({ page }) => {
    const choice = question(page, 'essai-choix');
    await press(button(choice, 'Un indice'));
    await expect(button(choice, 'Un autre indice')).toBeFocused();
    await press(button(choice, 'Un autre indice'));
    await expect(choice).toContainText('combien de minutes de repos');
    await expect(verify(choice)).toBeFocused();
  });

  test('after the answer was shown it is on the button that tries again', async ({ page }) => {
    const choice = question(page, 'essai-choix');
    await tick(choice, 'Je mesure debout');
    await press(verify(choice));
    await press(button(choice, 'Voir la réponse'));
    await expect(verdict(choice)).toHaveText('La réponse');
    await expect(button(choice, 'Réessayer')).toBeFocused();
  });

  test('a right answer checked from its field moves it to the button that goes on', async ({
    page,
  }) => {
    const choice = question(page, 'essai-choix');
    await choice.getByLabel('Je la fais asseoir').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(button(choice, 'Continuer')).toBeFocused();
  });

  test('taking errors again puts it on a field that can be used', async ({ page }) => {
    const order = question(page, 'essai-ordre');
    await press(verify(order));
    await press(button(order, 'Voir la réponse'));
    await expect(verdict(order)).toHaveText('La réponse');
    await press(button(page, 'Refaire seulement mes erreurs'));
    await expect(order.locator('.ordre button:focus')).toBeEnabled();
  });
});

test.describe('in an evaluation', () => {
  test.beforeEach(async ({ page }) => {
    await page.goto(EVALUATION);
    await press(button(page, 'Commencer'));
    await expect(page.getByText('Question 1 sur 4')).toBeVisible();
  });

  const confirm = (page: Page): Locator => page.getByRole('group', { name: /Rendre/ });

  test('what asks before handing in takes it, and gives it back', async ({ page }) => {
    await press(button(page, 'Rendre maintenant'));
    await expect(confirm(page)).toBeFocused();
    await expect(confirm(page)).toHaveAccessibleName(/Il reste 4\squestions sans réponse/);
    await press(button(page, 'Relire encore'));
    await expect(confirm(page)).toHaveCount(0);
    await expect(button(page, 'Rendre maintenant')).toBeFocused();
  });

  // A question that the draw brought with papers begins at them.
  const start = (page: Page): Locator =>
    page.locator('.documents, form.question > fieldset').first();

  test('asked after the last question too, it goes back to where it was', async ({ page }) => {
    for (let next = 2; next <= 4; next++) {
      await page.locator('label.option').first().click();
      await button(page, 'Suivante').click();
      await expect(page.getByText(`Question ${next} sur 4`)).toBeVisible();
      // The focus comes a frame after the question: keys pressed before that would go elsewhere.
      await expect(start(page)).toBeFocused();
    }
    const last = page.locator('label.option input').first();
    await last.focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await expect(confirm(page)).toBeFocused();
    await expect(confirm(page)).toHaveAccessibleName(/Toutes les questions ont une réponse/);
    await press(button(page, 'Relire encore'));
    await expect(last).toBeFocused();
  });

  test('going to a question without an answer puts it where that question begins', async ({
    page,
  }) => {
    await page.locator('label.option').first().click();
    await press(button(page, 'Rendre maintenant'));
    await press(button(page, 'Aller à la question 2'));
    await expect(page.getByText('Question 2 sur 4')).toBeVisible();
    await expect(start(page)).toBeFocused();
    // The same when that question is already on screen.
    await press(button(page, 'Rendre maintenant'));
    await press(button(page, 'Aller à la question 2'));
    await expect(start(page)).toBeFocused();
  });

  test('the result begins at its top, its correction at its title', async ({ page }) => {
    await press(button(page, 'Rendre maintenant'));
    await press(button(page, 'Rendre l’évaluation'));
    await expect(page.getByRole('heading', { name: 'Pas encore validé' })).toBeVisible();
    await expect(page.locator('.evaluation')).toBeFocused();
    await press(button(page, 'Relire mes 4 réponses'));
    await expect(page.getByRole('heading', { name: 'Vos réponses' })).toBeFocused();
  });
});

test('when an evaluation cannot begin, it stays on the button that begins it', async ({ page }) => {
  await page.goto(EVALUATION);
  await page.route('**/banque/**', (route) => route.abort());
  await press(button(page, 'Commencer'));
  await expect(page.getByText('Les questions n’ont pas pu être chargées')).toBeVisible();
  await expect(button(page, 'Commencer')).toBeFocused();
});

test('erasing asks first; whatever is answered, it is back on the button that asked', async ({
  page,
}) => {
  await page.goto(`${COURSE}/donnees/`);
  const erase = button(page, 'Effacer');
  await expect(erase).toBeEnabled();
  for (const [answer, said] of [
    ['Garder', ''],
    ['Effacer mes réponses', 'Vos réponses ont été effacées'],
  ] as const) {
    await press(erase);
    await expect(page.getByRole('group', { name: /Effacer vos réponses/ })).toBeFocused();
    await press(button(page, answer));
    await expect(page.getByRole('group', { name: /Effacer vos réponses/ })).toHaveCount(0);
    await expect(page.locator('.donnees')).toContainText(said);
    await expect(erase).toBeFocused();
  }
});
