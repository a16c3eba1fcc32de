import { expect, test } from '@playwright/test';
import { still } from '../examine.ts';
import { SITE } from './support.ts';

test('nothing is fetched for the search before it is asked for', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await page.goto(SITE);
  await still(page);
  expect(fetched.filter((url) => /recherche|lunr|search/i.test(url))).toEqual([]);
});

test('from the header: an everyday word finds the term of art, by keyboard alone', async ({
  page,
}) => {
  await page.goto(SITE);
  await page.locator('#chercher').focus();
  await page.keyboard.press('Enter');
  const field = page
    .getByRole('dialog')
    .getByRole('searchbox')
    .or(page.getByRole('dialog').getByRole('combobox'))
    .or(page.getByRole('dialog').locator('input'));
  await expect(field.first()).toBeFocused();
  await page.keyboard.type('mal de tête');
  const first = page.getByRole('dialog').locator('.trouvaille').first();
  await expect(first).toContainText(/céphalée/i);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossaire\/#/);
});

test('Escape closes the search and gives the focus back', async ({ page }) => {
  await page.goto(SITE);
  await page.locator('#chercher').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('#chercher')).toBeFocused();
});

test('results lead to the section of a lesson, with the words marked', async ({ page }) => {
  await page.goto(`${SITE}/recherche/?q=voyelle%20de%20liaison`);
  const lesson = page.locator('.trouvaille', { hasText: 'leçon 1' }).first();
  await expect(lesson.locator('mark').first()).toBeVisible();
  await lesson.click();
  await expect(page).toHaveURL(/\/modules\/vocabulaire-medical\/construction\/#/);
});

test('a misspelt word is met with a suggestion or its result, and hostile input with calm', async ({
  page,
}) => {
  const problems: Error[] = [];
  page.on('pageerror', (error) => problems.push(error));
  await page.goto(`${SITE}/recherche/?q=cephalé`);
  await expect(page.locator('.trouvaille').first()).toContainText(/céphalée/i);
  await page.goto(
    `${SITE}/recherche/?q=${encodeURIComponent('<img src=x onerror=alert(1)> *:~^ +-"')}`,
  );
  await still(page);
  expect(await page.locator('main img').count()).toBe(0);
  expect(problems).toEqual([]);
});
