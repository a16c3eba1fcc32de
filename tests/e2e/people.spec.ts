/** Entering by a personal link, as a learner does it on a phone. */
import { expect, test } from '@playwright/test';
import { violations } from '../examine.ts';
import { administrator, enter, newLearner } from './people.ts';
import { awake, COURSE, question, THEMES } from './support.ts';

test('a personal link asks who is there, then the course knows them', async ({ page }) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  const learner = await newLearner();
  await page.goto(`${COURSE}/lancer/essai/toutes-les-questions`);
  await expect(page.getByRole('heading')).toHaveText('Nous ne savons pas qui vous êtes');

  await page.goto(`${COURSE}${learner.link}?vers=/lancer/essai/toutes-les-questions`);
  await page.getByText('Ce n’est pas moi').click();
  await expect(page.getByText('demandez le vôtre')).toBeVisible();
  expect(await page.evaluate(() => document.cookie)).toBe('');
  await page.getByRole('button', { name: `Je suis ${learner.name}` }).click();
  await awake(question(page, 'essai-choix'));
  await expect(page).toHaveURL(/\/modules\/essai\/toutes-les-questions\/(\?|$)/);
  await expect(page.locator('#qui-lit')).toContainText('Camille Essai voit vos réponses');
  // The learner's own cookie is not to be read; the hint says only that there is one.
  expect(await page.evaluate(() => document.cookie)).toBe('connu=1');
  expect(refused).toEqual([]);
});

test('the link’s address goes nowhere from its page', async ({ page }) => {
  const { link } = await newLearner();
  await page.goto(`${COURSE}${link}`);
  const asked = page.waitForRequest((request) => request.isNavigationRequest());
  await page.getByText('Ce n’est pas moi').click();
  await page.getByRole('link', { name: 'étudier sans suivi' }).click();
  // The origin, by which a form of this page is told from a foreign one; never the link.
  expect(await (await asked).headerValue('referer')).toBe(`${COURSE}/`);
  expect(await page.evaluate(() => document.referrer)).toBe(`${COURSE}/`);
});

for (const theme of THEMES)
  test(`the server’s own pages are the site’s, and accessible: 320 px, ${theme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize({ width: 320, height: 640 });
    const learner = await newLearner();
    const { ask } = await administrator();
    const name = 'Marie-Antoinette de La Rochefoucauld-Montmorency-Luxembourg';
    await ask(`apprenants/${learner.id}`, { name }, 'PATCH');
    for (const path of [learner.link, '/entrer/1-inconnu', '/lancer/essai/toutes-les-questions']) {
      await page.goto(`${COURSE}${path}`);
      expect(await violations(page)).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
      const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(background).toBe(theme === 'light' ? 'rgb(249, 247, 242)' : 'rgb(20, 25, 29)');
      const target = page.locator('.bouton').first();
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
  });

test('tries granted to a learner are theirs in the evaluation', async ({ page }) => {
  const learner = await enter(page);
  const { ask } = await administrator();
  const grant = (moreTries: number) =>
    ask(`apprenants/${learner.id}`, { arrangements: { moreTries } }, 'PATCH');
  const said = page.getByText('Il vous reste');
  await page.goto(`${COURSE}/lancer/essai/evaluation`);
  await expect(page.locator('#qui-lit')).toContainText('Camille Essai voit vos réponses');
  await expect(said).toContainText('Il vous reste 3 essais sur 3.');
  await grant(2);
  await page.goto(`${COURSE}/lancer/essai/evaluation`);
  await expect(said).toContainText('Il vous reste 5 essais sur 5.');
  // Kept with the session: a reload without network would show the same.
  await page.reload();
  await expect(said).toContainText('Il vous reste 5 essais sur 5.');
});
