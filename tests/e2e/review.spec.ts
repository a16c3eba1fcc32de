/** Content that no health professional has read over yet says so, wherever a learner meets it. */
import { expect, test } from '@playwright/test';
import { SITE } from './support.ts';

for (const [name, path] of [
  ['lesson', '/modules/vocabulaire-medical/construction/'],
  ['module', '/modules/vocabulaire-medical/'],
  ['evaluation', '/modules/vocabulaire-medical/evaluation/'],
  ['glossary', '/glossaire/'],
] as const)
  test(`awaiting review is said: ${name}`, async ({ page }) => {
    await page.goto(SITE + path);
    await expect(page.locator('[data-relecture="en-attente"]').last()).toContainText(
      'en attente de relecture par un professionnel de santé',
    );
  });
