/** Under a launch the session lasts as long as the page: what leads out of it is read over it. */
import { expect, test } from '@playwright/test';
import { enter } from './people.ts';
import { awake, COURSE, question, SENT, tick, verdict, verify } from './support.ts';

test('the glossary is read over a launched lesson, which goes on', async ({ page }) => {
  await enter(page);
  await page.goto(`${COURSE}/lancer/essai/toutes-les-questions`);
  await expect(page.locator('#qui-lit')).toContainText('envoyées');
  const link = page.getByRole('link', { name: 'Glossaire' }).first();
  await link.click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { name: 'Glossaire' })).toBeVisible();
  const inside = page.frameLocator('iframe[name="lecture"]');
  await expect(inside.locator('main h1')).toHaveText('Glossaire');
  await expect(inside.locator('header .haut')).toBeHidden();
  // A word of the glossary leads to a lesson: its text shows, its questions belong to its own launch.
  await inside.locator('main h1').click();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(link).toBeFocused();

  const q = question(page, 'essai-choix');
  await awake(q);
  await tick(q, 'Je la fais asseoir');
  await verify(q).click();
  await expect(verdict(q)).toContainText('Juste');
  await expect(page.locator('#qui-lit')).toContainText(SENT);
});
