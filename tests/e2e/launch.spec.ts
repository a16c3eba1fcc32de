import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { enter } from './people.ts';
import { answerAll, awake, COURSE, question, SENT, tick, verdict, verify } from './support.ts';

interface Stored {
  readonly id: string;
  readonly verb: { readonly id: string };
  readonly object: { readonly id: string; readonly definition?: Record<string, unknown> };
  readonly result?: Record<string, unknown>;
  readonly context: Record<string, unknown>;
  readonly actor: { readonly account: { readonly name: string } };
}

const ADMIN = Buffer.from(
  `${process.env['LRS_ADMIN_KEY'] ?? ''}:${process.env['LRS_ADMIN_SECRET'] ?? ''}`,
).toString('base64');

/** What the LRS holds of that registration, oldest first; verbs by their last word. */
async function stored(
  request: APIRequestContext,
  registration: string,
): Promise<(Stored & { word: string })[]> {
  const answer = await request.get(
    `${COURSE}/xapi/statements?ascending=true&limit=500&registration=${registration}`,
    { headers: { authorization: `Basic ${ADMIN}`, 'x-experience-api-version': '1.0.3' } },
  );
  expect(answer.status()).toBe(200);
  const { statements } = (await answer.json()) as { statements: Stored[] };
  return statements.map((one) => ({ ...one, word: one.verb.id.split('/').at(-1) ?? '' }));
}

const words = (all: readonly { readonly word: string }[]) => all.map(({ word }) => word);

/** Opens a unit through the project's own launcher; the registration is read as the page is given it. */
async function launch(page: Page, unit: string): Promise<string> {
  await enter(page);
  const given = page.waitForRequest((request) => request.url().includes('registration='));
  await page.goto(`${COURSE}/lancer/${unit}`);
  return new URL((await given).url()).searchParams.get('registration') ?? '';
}

test('the thin path: launched by the server, a question answered, the statement lies in the LRS', async ({
  page,
  request,
}) => {
  const registration = await launch(page, 'essai/toutes-les-questions');
  const choice = question(page, 'essai-choix');
  await awake(choice);
  // The one-time address is gone from the bar: a reload must not present it again.
  expect(new URL(page.url()).search).toBe('?seance=1');
  await expect(page.locator('#qui-lit')).toContainText(SENT);
  await tick(choice, 'Je mesure tout de suite');
  await verify(choice).click();
  await choice.getByRole('button', { name: 'Réessayer' }).click();
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect
    .poll(
      async () =>
        words(await stored(request, registration)).filter((word) => word === 'answered').length,
    )
    .toBe(2);
  const all = await stored(request, registration);
  const [wrong, right] = all.filter(({ word }) => word === 'answered');
  expect(wrong).toMatchObject({
    object: {
      definition: {
        type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
        interactionType: 'choice',
      },
    },
    result: { success: false },
  });
  expect(wrong?.object.id).toMatch(/\/question\/essai-choix$/);
  expect(right?.result).toMatchObject({ success: true, score: { scaled: 1 } });
  expect(words(all).indexOf('initialized')).toBeLessThan(words(all).indexOf('answered'));
});

test('a reload goes on with the same session; quitting says terminated and goes back', async ({
  page,
  request,
}) => {
  const registration = await launch(page, 'essai/toutes-les-questions');
  await answerAll(page);
  await page.reload();
  await expect(verdict(question(page, 'essai-choix'))).toHaveText('Juste');
  await page.getByRole('button', { name: 'Quitter' }).click();
  await expect(page).toHaveURL(/\/modules\/essai\/$/);
  const all = words(await stored(request, registration));
  expect(all.filter((word) => word === 'initialized')).toHaveLength(1);
  expect(all.filter((word) => word === 'completed')).toHaveLength(1);
  expect(all.filter((word) => word === 'answered')).toHaveLength(7);
  expect(all.filter((word) => word === 'terminated')).toHaveLength(1);
  expect(all.indexOf('terminated')).toBe(all.lastIndexOf('terminated'));
});

test('answers given offline leave when the network is back', async ({ page, context, request }) => {
  const registration = await launch(page, 'essai/toutes-les-questions');
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await expect
    .poll(async () => words(await stored(request, registration)))
    .toContain('initialized');
  await context.setOffline(true);
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
  await expect(page.locator('#qui-lit')).toContainText('hors ligne');
  await context.setOffline(false);
  await expect.poll(async () => words(await stored(request, registration))).toContain('answered');
  await expect(page.locator('#qui-lit')).toContainText(SENT);
});

test('an evaluation failed then passed: passed once, with the score the LMS asked for', async ({
  page,
  request,
}) => {
  const registration = await launch(page, 'essai/evaluation');
  await page.getByRole('button', { name: 'Commencer' }).click();
  for (const right of [0, 4]) {
    for (let at = 0; at < 4; at++) {
      await expect(page.getByText(`Question ${at + 1} sur 4`)).toBeVisible();
      await page.locator('label.opt', { hasText: at < right ? 'celle-ci' : 'une autre' }).click();
      await page.getByRole('button', { name: at < 3 ? 'Suivante' : 'Rendre' }).click();
    }
    await page.getByRole('button', { name: 'Rendre l’évaluation' }).click();
    if (right === 0) await page.getByRole('button', { name: 'Recommencer' }).click();
  }
  await expect.poll(async () => words(await stored(request, registration))).toContain('passed');
  const all = await stored(request, registration);
  expect(words(all).filter((word) => word === 'passed')).toHaveLength(1);
  expect(words(all)).not.toContain('failed');
  expect(words(all).filter((word) => word === 'scored')).toHaveLength(2);
  expect(all.find(({ word }) => word === 'passed')?.result).toMatchObject({
    success: true,
    score: { scaled: 1 },
  });
});

test('a used launch is told in one sentence, and one can still study', async ({ page }) => {
  await enter(page);
  const asked = page.waitForRequest((request) => request.url().includes('registration='));
  await page.goto(`${COURSE}/lancer/essai/toutes-les-questions`);
  const address = (await asked).url();
  await awake(question(page, 'essai-choix'));
  await expect(page.locator('#qui-lit')).toContainText(SENT);
  await page.goto(address);
  await expect(page.locator('#qui-lit')).toContainText('a déjà servi');
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
});

test('a learner who opens a lesson’s own address works under a launch all the same', async ({
  page,
}) => {
  await launch(page, 'essai/toutes-les-questions');
  await awake(question(page, 'essai-choix'));
  await page.goto(`${COURSE}/modules/essai/toutes-les-questions/`);
  await awake(question(page, 'essai-choix'));
  expect(new URL(page.url()).search).toBe('?seance=1');
  await expect(page.locator('#qui-lit')).toContainText(SENT);
});
