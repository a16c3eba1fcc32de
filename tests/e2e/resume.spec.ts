/** « Reprendre », and what a phone keeps within reach. */
import { expect, test } from '@playwright/test';
import { awake, LESSON, question, tick, verdict, verify } from './support.ts';

const PHONE = { width: 390, height: 844 };

test('Reprendre lands on the first question without an answer, and says when one was there', async ({
  page,
}) => {
  await page.goto(`${LESSON}#reprendre`);
  await awake(question(page, 'essai-ordre'));
  // Never begun: read from its top.
  await expect(page.locator('.reprise')).toHaveCount(0);
  await tick(question(page, 'essai-choix'), 'Je la fais asseoir');
  await verify(question(page, 'essai-choix')).click();
  await expect(verdict(question(page, 'essai-choix'))).toHaveText('Juste');
  await page.goto('about:blank');
  await page.goto(`${LESSON}#reprendre`);
  const mark = page.locator('.reprise');
  await expect(mark).toHaveText(
    /^Vous en étiez ici, aujourd’hui à \d+\sh\s\d\d\. Relire la partie 1$/,
  );
  await expect(mark).toBeFocused();
  await expect(mark).toBeInViewport();
  const next = await mark.evaluate((one) => one.parentElement?.querySelector('form')?.id);
  expect(next).toBe('q-essai-multiple');
});

test('on a phone, what checks an answer is in view with its question, and covers no other', async ({
  page,
}) => {
  await page.setViewportSize(PHONE);
  await page.goto(LESSON);
  const multiple = question(page, 'essai-multiple');
  await awake(question(page, 'essai-ordre'));
  await expect(multiple.locator('.rang')).toHaveCSS('position', 'sticky');
  await multiple.locator('legend').evaluate((one) => one.scrollIntoView({ block: 'center' }));
  await expect(verify(multiple)).toBeInViewport();
  await tick(multiple, 'Les deux nombres');
  await verify(multiple).click();
  await expect(verdict(multiple)).toBeInViewport();
  for (const form of await page.locator('form.question').all()) {
    const inside = await form.evaluate((one) => {
      const [box, bar] = [one, one.querySelector('.rang')].map((x) => x?.getBoundingClientRect());
      return Boolean(box && bar && bar.top >= box.top && bar.bottom <= box.bottom + 1);
    });
    expect(inside).toBe(true);
  }
  // A low window, or large text in it, keeps its height for reading.
  await page.setViewportSize({ width: 640, height: 360 });
  await expect(multiple.locator('.rang')).toHaveCSS('position', 'static');
});
