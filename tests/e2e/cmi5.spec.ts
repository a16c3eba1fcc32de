/** What only a browser can show of the musts of an assignable unit; the others are in tests/cmi5/. */
import { expect, test, type Request } from '@playwright/test';
import { profileOf } from '../../src/publish/profile.ts';
import { checkStatement, claims, follows, type Profile } from '../publish/profile-checker.ts';
import { launchAddress, registrationIn, withLaunchData } from './lrs.ts';
import { enter } from './people.ts';
import { answerAll, awake, COURSE, question, tick, verdict, verify } from './support.ts';

const LESSON = 'essai/toutes-les-questions';
const ADMIN = Buffer.from(
  `${process.env['LRS_ADMIN_KEY'] ?? ''}:${process.env['LRS_ADMIN_SECRET'] ?? ''}`,
).toString('base64');

const isXapi = (request: Request) => request.url().includes('/xapi/');
const isToken = (request: Request) => request.url().includes('/lancer/jeton');

test('must 3 [8.2.1, 8.2.2]: a reload keeps the token: one fetch, one Authorization', async ({
  page,
}) => {
  await enter(page);
  const seen: Request[] = [];
  page.on('request', (request) => seen.push(request));
  await page.goto(`${COURSE}/lancer/${LESSON}`);
  for (const [id, text] of [
    ['essai-choix', 'Je la fais asseoir'],
    ['essai-vrai-faux', 'Vrai'],
  ] as const) {
    const asked = question(page, id);
    await awake(asked);
    await tick(asked, text);
    const sent = page.waitForResponse((answer) =>
      (answer.request().postData() ?? '').includes(`/question/${id}`),
    );
    await verify(asked).click();
    expect((await sent).status()).toBe(200);
    await page.reload();
  }
  expect(seen.filter(isToken).map((request) => request.method())).toEqual(['POST']);
  const tokens = seen.filter(isXapi).map((request) => request.headers()['authorization']);
  expect(tokens.length).toBeGreaterThan(4);
  expect(new Set(tokens).size).toBe(1);
  expect(tokens[0]).toMatch(/^Basic \S+$/);
});

test('must 26 [10.2.6]: Quitter goes to the returnURL in the same window, query and all', async ({
  page,
}) => {
  await enter(page);
  const returnURL = `${COURSE}/modules/essai/?retour=1&apprenant=x%20y#fin`;
  await withLaunchData(page, (data) => (data['returnURL'] = returnURL));
  await page.goto(`${COURSE}/lancer/${LESSON}`);
  await awake(question(page, 'essai-choix'));
  await expect(page.locator('#qui-lit')).not.toContainText('Visite libre');
  const pages = page.context().pages().length;
  await page.getByRole('button', { name: 'Quitter' }).click();
  await expect(page).toHaveURL(returnURL);
  expect(page.context().pages()).toHaveLength(pages);
});

test('must 26 [10.2.6]: in a frame, the frame goes back, not the window around it', async ({
  page,
}) => {
  await enter(page);
  const outside = `${COURSE}/plateforme`;
  await page.route(outside, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<title>LMS</title><iframe title="Leçon" width="900" height="700" src="/lancer/${LESSON}"></iframe>`,
    }),
  );
  await page.goto(outside);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('#q-essai-choix')).toHaveAttribute('data-pret', '');
  await frame.getByRole('button', { name: 'Quitter' }).click();
  await expect(frame.locator('h1')).toContainText('Module d’essai');
  expect(page.url()).toBe(outside);
});

test('must 26 [10.2.6]: without a returnURL the window closes', async ({ page }) => {
  await enter(page);
  await withLaunchData(page, (data) => delete data['returnURL']);
  await page.goto(`${COURSE}/accessibilite/`);
  const opened = page.waitForEvent('popup');
  await page.evaluate((url) => void window.open(url), `${COURSE}/lancer/${LESSON}`);
  const lesson = await opened;
  await awake(question(lesson, 'essai-choix'));
  const closed = lesson.waitForEvent('close');
  await lesson.getByRole('button', { name: 'Quitter' }).click();
  await closed;
});

test('must 2 [8.2.3]: an error-code in a 200 is told in a sentence, and one can still study', async ({
  page,
}) => {
  await enter(page);
  await page.route('**/lancer/jeton?*', (route) =>
    route.fulfill({ json: { 'error-code': '2', 'error-text': 'General Security Error' } }),
  );
  const asked: string[] = [];
  page.on('request', (request) => void (isXapi(request) && asked.push(request.url())));
  await page.goto(`${COURSE}/lancer/${LESSON}`);
  await expect(page.locator('#qui-lit')).toContainText('relancez la leçon depuis votre plateforme');
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
  expect(asked).toEqual([]);
});

test('whatever a session left in the LRS keeps the published profile', async ({
  page,
  request,
}) => {
  await enter(page);
  const published = await request.get(`${COURSE}/xapi/profil.jsonld`);
  expect(published.headers()['content-type']).toContain('application/ld+json');
  const profile = (await published.json()) as Profile;
  const { iri } = (await (await request.get(`${COURSE}/lancement.json`)).json()) as { iri: string };
  expect(profile.id).toBe(profileOf({ iri, title: '', organisation: { name: '' } as never }).id);
  const registration = registrationIn(await launchAddress(page, LESSON));
  await answerAll(page);
  await page.getByRole('button', { name: 'Quitter' }).click();
  await expect(page).toHaveURL(/\/modules\/essai\/$/);
  const found = await request.get(
    `${COURSE}/xapi/statements?ascending=true&limit=500&registration=${registration}`,
    { headers: { authorization: `Basic ${ADMIN}`, 'x-experience-api-version': '1.0.3' } },
  );
  const { statements } = (await found.json()) as { statements: { verb: { id: string } }[] };
  // The LMS's own statements (launched, satisfied) are not of this profile, and do not say they are.
  const ours = statements.filter((one) => claims(one, profile));
  const words = ours.map(({ verb }) => verb.id.split('/').at(-1));
  for (const word of ['initialized', 'experienced', 'answered', 'completed', 'terminated'])
    expect(words).toContain(word);
  expect(
    statements.filter((one) => !ours.includes(one)).map(({ verb }) => verb.id.split('/').at(-1)),
  ).toEqual(['launched']);
  for (const one of ours) expect(checkStatement(one, profile).problems).toEqual([]);
  expect(follows(ours, profile)).toBe(true);
});
