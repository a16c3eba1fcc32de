/** What an LMS and a trainer get of a scenario: launched and offline, in a SCORM package, on the board. */
import { expect, type Frame, type Locator, type Page } from '@playwright/test';
import { createAccount, createGroup, enterBy, personalLinks, test } from './centre.ts';
import { EACH, launch as launchPackage, openLms, saved, type Cmi } from './lms.ts';
import { launch, stored, words } from './lrs.ts';
import { SENT } from './support.ts';

const UNIT = 'essai/gestes';
type Place = Pick<Page, 'locator'>;

const scenario = (place: Place): Locator => place.locator('#q-essai-situation');
const button = (place: Place, name: string): Locator =>
  scenario(place).getByRole('button', { name, exact: true });

async function decide(place: Place, option: string): Promise<void> {
  await scenario(place).getByText(option).click();
  await button(place, 'Décider').click();
  await expect(scenario(place).getByText('Ce qui se passe')).toBeVisible();
}

async function wait(place: Place, minutes: string): Promise<void> {
  await scenario(place).getByRole('textbox').fill(minutes);
  await button(place, 'Décider').click();
  await button(place, 'La suite').click();
}

/** From the second scene to the end. */
async function finish(place: Place): Promise<void> {
  await wait(place, '5');
  await decide(place, 'Les deux nombres et le bras.');
  await button(place, 'Continuer').click();
  await expect(scenario(place).getByText('Votre chemin')).toBeVisible();
}

const PATH = [
  'elle-arrive--je-mesure-debout',
  'elle-attend--juste',
  'elle-est-mesuree--les-deux-nombres-et-le-bras',
];

test('decided without a network, each decision reaches the LRS once, then the path', async ({
  page,
  context,
  request,
}) => {
  const registration = await launch(page, UNIT);
  await expect(page.locator('.scenario[data-pret]')).toBeVisible();
  const answers = async () =>
    (await stored(request, registration))
      .filter(({ word }) => word === 'answered')
      .map(({ object, result }) => [
        object.id.split('/').at(-1),
        result?.['response'],
        result?.['success'],
      ]);
  await expect
    .poll(async () => words(await stored(request, registration)))
    .toContain('initialized');
  await decide(page, 'Je mesure debout.');
  await expect.poll(answers).toHaveLength(1);

  await context.setOffline(true);
  await button(page, 'Continuer').click();
  await finish(page);
  await expect(page.locator('#qui-lit')).toContainText('hors ligne');
  await context.setOffline(false);
  await expect(page.locator('#qui-lit')).toContainText(SENT);
  const all = [
    ['essai-situation-elle-arrive', 'je-mesure-debout', false],
    ['essai-situation-attente', '5', true],
    ['essai-situation-elle-est-mesuree', 'les-deux-nombres-et-le-bras', true],
    ['essai-situation', PATH.join('[,]'), false],
  ];
  expect(await answers()).toEqual(all);

  // Opened again, it has nothing more to say.
  await page.reload();
  await expect(scenario(page).getByText('2 décisions justes sur 3')).toBeVisible();
  await expect(page.locator('#qui-lit')).toContainText(SENT);
  expect(await answers()).toEqual(all);
});

for (const { name, version } of EACH)
  test(`${name}, ${version}: left after a decision, it goes on elsewhere; nothing is told twice`, async ({
    page,
    browser,
  }) => {
    const lms = await openLms(name, version);
    const interactions = async (at: Page) =>
      Object.values(((await lms.held(at))['interactions'] ?? {}) as Record<string, Cmi>).map(
        ({ id, result }) => [id, result],
      );
    const frame = await launchPackage(page, lms, 'gestes');
    await saved(frame);
    await decide(frame, 'Je mesure debout.');
    await frame.getByRole('button', { name: 'Quitter' }).click();
    await expect(frame.locator('#qui-lit')).toContainText('La séance est terminée');
    const afterOne = await lms.held(page);
    expect(String(afterOne['suspend_data']).length).toBeLessThanOrEqual(4096);
    const wrong = version === 'scorm12' ? 'wrong' : 'incorrect';
    const [first, ...rest] = [
      ['essai-situation-elle-arrive', wrong],
      ['essai-situation-attente', 'correct'],
      ['essai-situation-elle-est-mesuree', 'correct'],
      ['essai-situation', wrong],
    ];
    expect(await interactions(page)).toEqual([first]);

    /** Each time in a browser that knows nothing but what the LMS holds. */
    async function elsewhere(
      held: Cmi,
      see: (again: Frame, other: Page) => Promise<void>,
    ): Promise<void> {
      const context = await browser.newContext({ locale: 'fr-FR' });
      const other = await context.newPage();
      const again = await launchPackage(other, lms, 'gestes', held);
      await saved(again);
      await see(again, other);
      await context.close();
    }
    let afterAll: Cmi = afterOne;
    await elsewhere(afterOne, async (again, other) => {
      await expect(scenario(again).getByText('Vous avez décidé')).toHaveText(
        'Vous avez décidé : Je mesure debout.',
      );
      await finish(again);
      await again.getByRole('button', { name: 'Quitter' }).click();
      await expect(again.locator('#qui-lit')).toContainText('La séance est terminée');
      expect(await interactions(other)).toEqual([first, ...rest]);
      afterAll = await lms.held(other);
      expect(String(afterAll['suspend_data']).length).toBeLessThanOrEqual(4096);
    });
    await elsewhere(afterAll, async (again, other) => {
      await expect(scenario(again).getByText('2 décisions justes sur 3')).toBeVisible();
      await expect(scenario(again).getByText('Ici, les chemins se séparent')).toBeVisible();
      expect(await interactions(other)).toEqual([first, ...rest]);
    });
    expect(lms.missing).toEqual([]);
    await lms.close();
  });

test('a trainer reads the path that was taken, scene by scene, and each decision', async ({
  page,
  browser,
  centre,
}) => {
  test.slow();
  await createAccount(page, centre, 'Mme Le Goff');
  await createGroup(page, 'Rennes 3', 'Inès Perrin');
  const links = await personalLinks(page);
  const other = await browser.newContext({ locale: 'fr-FR' });
  const learner = await other.newPage();
  await enterBy(learner, links['Inès Perrin'] ?? '', centre);
  await learner.goto(`${centre.url}/lancer/${UNIT}`);
  await expect(learner.locator('.scenario[data-pret]')).toBeVisible();
  await decide(learner, 'Je mesure debout.');
  await button(learner, 'Continuer').click();
  await finish(learner);
  await expect(learner.locator('#qui-lit')).toContainText(SENT);

  await page.getByRole('link', { name: 'Rennes 3' }).click();
  await page.getByRole('link', { name: 'Questions à relire' }).click();
  const asked = (statement: string): Locator =>
    page.locator('.question-manquee', { hasText: statement });
  await expect(page.locator('.question-manquee')).toHaveCount(2);
  // A decision is no question of its own on the page.
  for (const statement of ['La salle d’attente', 'Elle arrive'])
    await expect(asked(statement)).toContainText('question 3');
  await asked('La salle d’attente').click();
  await expect(page.locator('.reponses .parties li')).toHaveText([
    'Elle arrive : Je mesure debout.',
    'Elle attend : réponse juste',
    'Elle est mesurée : Les deux nombres et le bras.',
  ]);
  await expect(page.locator('.detail-question')).toContainText('La bonne réponse');
  await expect(page.locator('.detail-question')).toContainText('Elle arrive : Je la fais asseoir.');
  await asked('Elle arrive').click();
  await expect(page.locator('.reponses')).toContainText('Je mesure debout.');
  await other.close();
});
