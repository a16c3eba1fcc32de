import { expect, test } from '@playwright/test';
import { awake, LESSON, question, tick, verdict, verify } from './support.ts';

test('a redeploy under an open tab: the old files are gone, the answer in progress is kept', async ({
  page,
}) => {
  await page.goto(LESSON);
  const choice = question(page, 'essai-choix');
  await awake(choice);
  // From now on every script of this release is gone from the server.
  await page.route('**/_astro/**', (route) => route.fulfill({ status: 404, body: '' }));
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
  await page.unroute('**/_astro/**');
  await page.reload();
  await expect(verdict(choice)).toHaveText('Juste');
});

test('a question reworded since: the old answer is kept, the new question is open', async ({
  page,
}) => {
  await page.goto(LESSON);
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
  // The next release has other answers to the same question.
  await page.route(LESSON, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replaceAll('je-la-fais-asseoir', 'je-l-invite-a-s-asseoir');
    await route.fulfill({ response: answer, body });
  });
  await page.reload();
  await awake(choice);
  await expect(verdict(choice)).toHaveCount(0);
  await expect(page.locator('#_bilan')).toContainText('1 question faite sur 7');
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
});
