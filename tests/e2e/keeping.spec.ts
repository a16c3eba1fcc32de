import { expect, test, type Page } from '@playwright/test';
import { awake, COURSE, LESSON, match, PAIRS, question, tick, verdict, verify } from './support.ts';

test('a reload in the middle keeps answers, verdicts and what was not checked yet', async ({
  page,
}) => {
  await page.goto(LESSON);
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await tick(choice, 'Je mesure tout de suite');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Pas encore');
  await question(page, 'essai-nombre').getByRole('textbox').fill('25');
  await tick(question(page, 'essai-multiple'), 'Le bras');
  await page.reload();
  await expect(verdict(choice)).toHaveText('Pas encore');
  await expect(question(page, 'essai-nombre').getByRole('textbox')).toHaveValue('25');
  await expect(
    question(page, 'essai-multiple').locator('label', { hasText: 'Le bras' }).locator('input'),
  ).toBeChecked();
});

test('two tabs at once lose nothing and see each other', async ({ context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  await one.goto(LESSON);
  await two.goto(LESSON);
  await awake(question(one, 'essai-ordre'));
  await awake(question(two, 'essai-ordre'));
  await tick(question(one, 'essai-choix'), 'Je la fais asseoir');
  await tick(question(two, 'essai-vrai-faux'), 'Faux');
  await Promise.all([
    verify(question(one, 'essai-choix')).click(),
    verify(question(two, 'essai-vrai-faux')).click(),
  ]);
  await expect(one.locator('#_bilan')).toContainText('2 questions faites sur 7');
  await expect(two.locator('#_bilan')).toContainText('2 questions faites sur 7');
  await expect(verdict(question(two, 'essai-choix'))).toHaveText('Juste');
  await two.reload();
  await expect(two.locator('#_bilan')).toContainText('2 questions faites sur 7');
});

test('closing the tab and coming back finds the home page where one was', async ({ context }) => {
  const page = await context.newPage();
  await page.goto(LESSON);
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
  await page.close();
  const home = await context.newPage();
  await home.goto(`${COURSE}/`);
  await expect(home.locator('.reprendre')).toContainText('Mesurer la pression artérielle');
  await home
    .locator('.reprendre')
    .getByRole('link', { name: /Reprendre/ })
    .click();
  await expect(verdict(question(home, 'essai-choix'))).toHaveText('Juste');
});

test('the browser’s back button finds answers, verdicts and what was not checked yet', async ({
  page,
}) => {
  await page.goto(LESSON);
  const choice = question(page, 'essai-choix');
  await awake(question(page, 'essai-ordre'));
  await tick(choice, 'Je mesure tout de suite');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Pas encore');
  await question(page, 'essai-nombre').getByRole('textbox').fill('25');
  await match(question(page, 'essai-appariement'), PAIRS.slice(0, 2));
  await page.getByRole('link', { name: /Une leçon courte/ }).click();
  await expect(page).toHaveURL(/courte/);
  await page.goBack();
  await expect(verdict(choice)).toHaveText('Pas encore');
  await expect(question(page, 'essai-nombre').getByRole('textbox')).toHaveValue('25');
  await expect(question(page, 'essai-appariement').locator('.jeton.apparie')).toHaveCount(4);
  await expect(page.locator('#_bilan')).toContainText('1 question faite sur 7');
});

/** Scripts come late, as on a weak network: until what is returned is called. */
async function holdScripts(page: Page): Promise<() => void> {
  let free = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    free = resolve;
  });
  await page.route('**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  return free;
}

test('pairs made and steps moved before the page is awake are kept', async ({ page }) => {
  const free = await holdScripts(page);
  await page.goto(LESSON, { waitUntil: 'commit' });
  const [matching, order] = [question(page, 'essai-appariement'), question(page, 'essai-ordre')];
  await match(matching, PAIRS);
  await verify(matching).click();
  const lines = order.locator('.ordre .pas');
  const [first, second, third, fourth] = await lines.allInnerTexts();
  const up = order.getByRole('button', { name: `Monter : ${third}` });
  await up.click();
  await up.click();
  free();
  await expect(verdict(matching)).toHaveText('Juste');
  await expect(lines).toHaveText([third, first, second, fourth].map(String));
  expect(new URL(page.url()).search).toBe('');
});

test('presses made before the page is awake are kept', async ({ page }) => {
  const free = await holdScripts(page);
  await page.goto(LESSON, { waitUntil: 'commit' });
  const choice = question(page, 'essai-choix');
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await question(page, 'essai-trous').getByLabel('Trou 1 sur 2').fill('cœur');
  free();
  await expect(verdict(choice)).toHaveText('Juste');
  expect(new URL(page.url()).search).toBe('');
  await expect(question(page, 'essai-trous').getByLabel('Trou 1 sur 2')).toHaveValue('cœur');
});

test('when the browser refuses storage, one can still learn, and is told', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'fr-FR' });
  await context.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', {
      value: {
        open() {
          throw new DOMException('refused', 'SecurityError');
        },
      },
    });
  });
  const page = await context.newPage();
  await page.goto(LESSON);
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await expect(page.locator('#qui-lit')).toContainText('disparaîtront avec la page');
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
  await context.close();
});

test('progress is saved to a file, erased, and taken back from the file', async ({ page }) => {
  await page.goto(LESSON);
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
  await page.goto(`${COURSE}/donnees/`);
  await expect(page.locator('.donnees')).toContainText('1 question faite');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Enregistrer ma progression' }).click();
  const file = await (await download).path();
  await page.getByRole('button', { name: 'Effacer', exact: true }).click();
  await page.getByRole('button', { name: 'Effacer mes réponses' }).click();
  await expect(page.locator('.donnees')).toContainText('0 question faite');
  await page.reload();
  await expect(page.locator('.donnees')).toContainText('0 question faite');
  await page.getByLabel('Reprendre un fichier').setInputFiles(file);
  await expect(page.locator('.donnees')).toContainText('1 question faite');
  await page.getByLabel('Reprendre un fichier').setInputFiles({
    name: 'photo.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"nothing":true}'),
  });
  await expect(page.locator('.donnees')).toContainText('n’est pas une progression');
});
