/** A lesson on paper, in forced colours, and for who wants nothing to move. */
import { expect, test, type Page } from '@playwright/test';
import { violations } from '../examine.ts';
import { awake, LESSON, match, PAIRS, question, tick, verdict, verify } from './support.ts';

async function begun(page: Page): Promise<void> {
  await page.goto(LESSON);
  await awake(question(page, 'essai-ordre'));
  await tick(question(page, 'essai-choix'), 'Je mesure tout de suite');
  await verify(question(page, 'essai-choix')).click();
  await expect(verdict(question(page, 'essai-choix'))).toHaveText('Pas encore');
  await match(question(page, 'essai-appariement'), PAIRS.slice(0, 1));
}

test('printed, every question is whole, readable, and free of what only a screen can do', async ({
  page,
}) => {
  await begun(page);
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  // A4 within 15 mm margins, at 96 px an inch.
  const [width, height] = [680, 1009];
  await page.setViewportSize({ width, height });
  const questions = page.locator('.prose .question');
  await expect(questions).toHaveCount(7);
  for (const q of await questions.all()) {
    await expect(q).toHaveCSS('break-inside', 'avoid');
    const box = await q.boundingBox();
    expect(box?.height).toBeLessThan(height);
    expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(width);
    await expect(q.locator('legend')).toBeVisible();
    const outside = await q.evaluate((form) => {
      const { left, right } = form.getBoundingClientRect();
      return [...form.querySelectorAll('fieldset > :not(.invisible)')]
        .filter((part) => part.getClientRects().length > 0)
        .map((part) => part.getBoundingClientRect())
        .filter((part) => part.left < left || part.right > right + 1).length;
    });
    expect(outside).toBe(0);
    // An answer is a line to tick, not a box to press.
    for (const option of await q.locator('.option').all())
      expect((await option.boundingBox())?.height).toBeLessThan(44);
  }
  for (const text of [
    'Je la fais asseoir et j’attends.',
    'L’heure de la mesure',
    'Après un effort, la valeur est trop haute',
    'Attendre au repos',
    'autour',
  ])
    await expect(questions.getByText(text).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Vérifier' })).toHaveCount(0);
  const cut = await page.evaluate(
    () =>
      [...document.querySelectorAll('main *')].filter((element) => {
        const { overflowX, position } = getComputedStyle(element);
        const hides = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
        const shown =
          element.getClientRects().length > 0 && !element.matches('.invisible, .invisible *');
        return shown && (hides || position === 'fixed' || position === 'sticky');
      }).length,
  );
  expect(cut).toBe(0);
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(['rgba(0, 0, 0, 0)', 'rgb(255, 255, 255)']).toContain(paper);
});

test('in forced colours, a verdict, a choice and a pair still show, and can be read', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await begun(page);
  // By a sign and a word, never by a colour alone.
  await expect(question(page, 'essai-choix').locator('.verdict svg')).toBeVisible();
  await expect(question(page, 'essai-choix').locator('label.option.faux')).toContainText('Faux');
  await expect(question(page, 'essai-choix').getByLabel(/^Je mesure tout de suite/)).toBeChecked();
  const matching = question(page, 'essai-appariement');
  const [left, right] = await matching.locator('.jeton.apparie .lettre-paire').allInnerTexts();
  expect(left).toMatch(/^[a-d]$/);
  expect(right).toBe(left);

  // What is picked differs from what is not by more than a background, which is taken away.
  const free = matching.locator('.cote').first().locator('.jeton:not(.apparie)');
  const [picked, other] = [free.first(), free.last()];
  await picked.click();
  await expect(picked).toHaveAttribute('aria-pressed', 'true');
  await page.mouse.move(0, 0);
  const lines = (target: typeof picked) =>
    target.evaluate((element) => {
      const { borderTopWidth, borderTopStyle, borderTopColor, outlineStyle, outlineColor } =
        getComputedStyle(element);
      return [borderTopWidth, borderTopStyle, borderTopColor, outlineStyle, outlineColor].join();
    });
  await verify(matching).focus();
  expect(await lines(picked)).not.toBe(await lines(other));

  expect(await violations(page)).toEqual([]);
});

test('for who wants less motion, nothing moves by itself', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await begun(page);
  const moving = await page.evaluate(() => ({
    animations: document.getAnimations().length,
    styled: [...document.querySelectorAll('*')].filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
      return (
        transitionDuration.split(', ').some((time) => parseFloat(time) > 0) ||
        animationName !== 'none' ||
        scrollBehavior === 'smooth'
      );
    }).length,
  }));
  expect(moving).toEqual({ animations: 0, styled: 0 });
  // A jump to the next question is a jump.
  const choice = question(page, 'essai-vrai-faux');
  await tick(choice, 'Vrai');
  await verify(choice).click();
  await choice.getByRole('button', { name: 'Continuer' }).click();
  const gap = await page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getBoundingClientRect().top ?? -1;
  });
  expect(gap).toBeGreaterThanOrEqual(0);
});
