import { expect, test, type Locator } from '@playwright/test';
import {
  answerAll,
  awake,
  COURSE,
  KINDS,
  LESSON,
  match,
  order,
  PAIRS,
  question,
  STEPS,
  tick,
  verdict,
  verify,
} from './support.ts';

test('a lesson is taken to its end with the mouse', async ({ page }) => {
  await page.goto(LESSON);
  await answerAll(page);
  await expect(page.getByRole('heading', { name: /^Leçon 1 finie/ })).toBeVisible();
  await expect(page.locator('#_bilan')).toContainText('1 leçon sur 3');
});

test('a lesson is taken to its end at 390 px, every kind by touch', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'fr-FR',
  });
  const page = await context.newPage();
  await page.goto(LESSON);
  const q = (id: string) => question(page, `essai-${id}`);
  const tap = (target: Locator): Promise<void> => target.tap();
  const option = (id: string, text: string) => q(id).locator('label.option', { hasText: text });
  /** A finger opens the field, the keypad writes. */
  async function write(field: Locator, text: string): Promise<void> {
    await field.tap();
    await expect(field).toBeFocused();
    await page.keyboard.type(text);
  }
  await awake(q('ordre'));
  await tap(option('choix', 'Je la fais asseoir'));
  for (const text of ['Les deux nombres', 'Le bras', 'L’heure'])
    await tap(option('multiple', text));
  await tap(option('vrai-faux', 'Vrai'));
  await write(q('trous').getByLabel('Trou 1 sur 2'), 'cœur');
  await write(q('trous').getByLabel('Trou 2 sur 2'), 'cephalees');
  await write(q('nombre').getByRole('textbox'), '25.7');
  await match(q('appariement'), PAIRS, tap);
  await order(q('ordre'), STEPS, tap);
  for (const id of KINDS) {
    await tap(verify(q(id)));
    await expect(verdict(q(id))).toHaveText('Juste');
  }
  await expect(page.getByRole('heading', { name: /^Leçon 1 finie/ })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await context.close();
});

test('a lesson is taken to its end with the keyboard alone', async ({ page }) => {
  await page.goto(LESSON);
  const q = (id: string) => question(page, `essai-${id}`);
  await awake(q('ordre'));
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  /** Tab, or Shift and Tab for what lies above, until the focus is on it. */
  async function tabTo(target: Locator): Promise<void> {
    for (let step = 0; step < 60; step++) {
      const way = await target.evaluate((element) => {
        const { activeElement: from } = document;
        if (from === element) return null;
        const above = from ? from.compareDocumentPosition(element) : 0;
        return above & Node.DOCUMENT_POSITION_PRECEDING ? 'Shift+Tab' : 'Tab';
      });
      if (way === null) return;
      await page.keyboard.press(way);
    }
    throw new Error('The keyboard does not reach it.');
  }
  /** Right, and the focus is on the button that goes on, wherever it was pressed from. */
  async function right(id: string): Promise<void> {
    await expect(verdict(q(id))).toHaveText('Juste');
    await expect(q(id).getByRole('button', { name: 'Continuer' })).toBeFocused();
  }
  const radio = (id: string) => q(id).locator('input').first();

  await tabTo(radio('choix'));
  await press('Space', 'ArrowDown', 'ArrowDown');
  for (let step = 0; step < 3; step++) {
    const label = await q('choix').locator('label.option:has(:checked)').innerText();
    if (label.includes('asseoir')) break;
    await press('ArrowDown');
  }
  await press('Enter');
  await right('choix');

  for (const text of ['Les deux nombres', 'Le bras', 'L’heure']) {
    await tabTo(q('multiple').locator('label', { hasText: text }).locator('input'));
    await press('Space');
  }
  await tabTo(verify(q('multiple')));
  await press('Enter');
  await right('multiple');

  await tabTo(radio('vrai-faux'));
  await press('Space', 'Enter');
  await right('vrai-faux');

  await tabTo(q('trous').getByLabel('Trou 1 sur 2'));
  await page.keyboard.type('cœur');
  await press('Tab');
  await page.keyboard.type('céphalée');
  await press('Enter');
  await right('trous');

  await tabTo(q('nombre').getByRole('textbox'));
  await page.keyboard.type('25,7');
  await press('Enter');
  await right('nombre');

  await match(q('appariement'), PAIRS, async (target) => {
    await tabTo(target);
    await press('Space');
  });
  await tabTo(verify(q('appariement')));
  await press('Enter');
  await right('appariement');

  await order(q('ordre'), STEPS, async (up) => {
    await tabTo(up);
    await press('Enter');
    // After each move the focus is on the same step, on a button that works.
    await expect(q('ordre').locator('.ordre li.bouge button:focus')).toBeEnabled();
  });
  await tabTo(verify(q('ordre')));
  await press('Enter');
  await right('ordre');
  await expect(page.getByRole('heading', { name: /^Leçon 1 finie/ })).toBeVisible();
});

test('wrong, told why, tried again, right; the right parts of a retry are kept', async ({
  page,
}) => {
  await page.goto(LESSON);
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await tick(choice, 'Je mesure tout de suite');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Pas encore');
  await expect(choice).toContainText('Après un effort, la valeur est trop haute');
  await expect(choice).not.toContainText('Quelques minutes de repos assis');
  await choice.getByRole('button', { name: 'Réessayer' }).click();
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
  await expect(choice).toContainText('Quelques minutes de repos assis');

  const multiple = question(page, 'essai-multiple');
  await tick(multiple, 'Les deux nombres', '« Tension un peu forte »');
  await verify(multiple).click();
  await expect(multiple).toContainText('1 bonne sur 3, 1 en trop');
  await expect(multiple.locator('label.option.manquant')).toHaveCount(0);
  await multiple.getByRole('button', { name: 'Réessayer' }).click();
  await expect(
    multiple.locator('label', { hasText: 'Les deux nombres' }).locator('input'),
  ).toBeChecked();
  await expect(
    multiple.locator('label', { hasText: 'un peu forte' }).locator('input'),
  ).not.toBeChecked();
  // Still wrong: now it is told whole, and so it is after a reload.
  await verify(multiple).click();
  await expect(multiple.locator('label.option.manquant')).toHaveCount(2);
  await page.reload();
  await expect(multiple.locator('label.option.manquant')).toHaveCount(2);
});

test('whoever chooses a distractor is told what it would have been', async ({ page }) => {
  await page.goto(LESSON);
  const matching = question(page, 'essai-appariement');
  await awake(matching);
  await match(matching, [
    ['péri-', 'autour'],
    ['brady-', 'petit'],
    ['tachy-', 'rapide'],
  ]);
  await verify(matching).click();
  await expect(verdict(matching)).toHaveText('En partie juste');
  await expect(matching).toContainText('Petit se dit micro-.');
});

test('hints come one by one, the answer can be shown, and only errors are taken again', async ({
  page,
}) => {
  await page.goto(LESSON);
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await choice.getByRole('button', { name: 'Un indice' }).click();
  await expect(choice).toContainText('une valeur prise après un effort');
  await expect(choice).not.toContainText('combien de minutes de repos');
  await choice.getByRole('button', { name: 'Un autre indice' }).click();
  await expect(choice).toContainText('combien de minutes de repos');
  await tick(choice, 'Je mesure debout');
  await verify(choice).click();
  await choice.getByRole('button', { name: 'Voir la réponse' }).click();
  await expect(verdict(choice)).toHaveText('La réponse');
  await expect(choice.locator('label.option.juste')).toContainText('Je la fais asseoir');

  const trueFalse = question(page, 'essai-vrai-faux');
  await tick(trueFalse, 'Vrai');
  await verify(trueFalse).click();
  await page.getByRole('button', { name: 'Refaire seulement mes erreurs' }).click();
  await expect(verdict(choice)).toHaveCount(0);
  await expect(verdict(trueFalse)).toHaveText('Juste');
});

test('an empty answer is refused with a sentence, and counts for nothing', async ({ page }) => {
  await page.goto(LESSON);
  const number = question(page, 'essai-nombre');
  await awake(number);
  // Off to the eye and the ear, but a press still says what is missing.
  await verify(number).click({ force: true });
  await expect(number).toContainText('Écrivez un nombre');
  await number.getByRole('textbox').fill('beaucoup');
  // Off to the eye and the ear, but a press still says what is missing.
  await verify(number).click({ force: true });
  await expect(number).toContainText('Écrivez un nombre');
  await expect(verdict(number)).toHaveCount(0);
  await number.getByRole('textbox').fill('25,7 kg/m2');
  await verify(number).click();
  await expect(verdict(number)).toHaveText('Juste');
});

test('Escape and a note’s button close it and give the focus back', async ({ page }) => {
  await page.goto(`${COURSE}/modules/essai/courte/`);
  const word = page.locator('.prose').getByRole('button', { name: 'céphalée' });
  const note = page.getByRole('note');
  await word.focus();
  await page.keyboard.press(' ');
  await expect(note).toBeVisible();
  await expect(word).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
  await expect(word).toBeFocused();
  await word.click();
  await note.getByRole('button').click();
  await expect(note).toBeHidden();
  await expect(word).toBeFocused();
  await word.click();
  await word.click();
  await expect(word).toHaveAttribute('aria-expanded', 'false');
  await expect(note).toBeHidden();
});

test('the note of a word and its entry say how it is said, and its plural', async ({ page }) => {
  await page.goto(`${COURSE}/modules/essai/courte/`);
  const word = page.locator('.prose').getByRole('button', { name: 'céphalée' });
  await word.click();
  const note = page.getByRole('note');
  await expect(note).toContainText('Prononcez sé-fa-lé. Au pluriel : céphalées.');
  await note.getByRole('link', { name: 'Voir dans le glossaire' }).click();
  const entry = page.locator('#cephalee');
  await expect(entry).toContainText('Prononcez sé-fa-lé. Au pluriel : céphalées.');
  await page.getByLabel('Chercher un mot').fill('cephalees');
  await expect(entry).toBeVisible();
  await expect(page.locator('.compte')).toHaveText('1 mot pour « cephalees »');
});
