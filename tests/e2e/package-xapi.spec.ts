/** The cmi5 and xAPI packages, on a host of their own, reporting to this project's LRS on another origin. */
import { randomUUID } from 'node:crypto';
import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { hostPackage, openPackage, takeTry, textIn } from './packages.ts';
import { browserWithoutStorage } from './no-storage.ts';
import { enter } from './people.ts';
import { answerAll, awake, COURSE, question } from './support.ts';

const AUTH = `Basic ${Buffer.from(
  `${process.env['LRS_ADMIN_KEY'] ?? ''}:${process.env['LRS_ADMIN_SECRET'] ?? ''}`,
).toString('base64')}`;

interface Stored {
  readonly verb: { readonly id: string };
  readonly object: { readonly id: string };
  readonly result?: Record<string, unknown>;
}

async function stored(request: APIRequestContext, registration: string): Promise<Stored[]> {
  const answer = await request.get(
    `${COURSE}/xapi/statements?ascending=true&limit=500&registration=${registration}`,
    { headers: { authorization: AUTH, 'x-experience-api-version': '1.0.3' } },
  );
  return ((await answer.json()) as { statements: Stored[] }).statements;
}

const words = (all: readonly Stored[]) => all.map(({ verb }) => verb.id.split('/').at(-1) ?? '');
const answers = (all: readonly Stored[]) =>
  all
    .filter(({ verb }) => verb.id.endsWith('/answered'))
    .map(
      ({ object, result }) => `${object.id.split('/').at(-1) ?? ''} ${String(result?.['success'])}`,
    );

/** The launch the project's own launcher gives: its five parameters (cmi5 8.1). */
async function launchQuery(page: Page, unit: string): Promise<string> {
  const answer = await page.request.get(`${COURSE}/lancer/${unit}`, { maxRedirects: 0 });
  return new URL(answer.headers()['location'] ?? '', COURSE).search;
}

const ALL_RIGHT = ['choix', 'multiple', 'vrai-faux', 'trous', 'nombre', 'appariement', 'ordre'].map(
  (id) => `essai-${id} true`,
);

test('cmi5: each unit of cmi5.xml is launched from the package and reports to the LRS', async ({
  page,
  request,
}) => {
  const files = openPackage('cmi5');
  const host = await hostPackage(files);
  const structure = textIn(files, 'cmi5.xml');
  const units = [...structure.matchAll(/<au id="[^"]*\/au\/([^"]*)"[^]*?<url>([^<]*)</g)];
  expect(units).toHaveLength(5);
  await enter(page);
  for (const [, id = '', url = ''] of units.toReversed()) {
    const query = await launchQuery(page, id);
    await page.goto(host.url(url) + query);
    const registration = new URLSearchParams(query).get('registration') ?? '';
    const activity = new URLSearchParams(query).get('activityId');
    await expect
      .poll(async () =>
        (await stored(request, registration))
          .filter(({ object }) => object.id === activity)
          .map(({ verb }) => verb.id),
      )
      .toContain('http://adlnet.gov/expapi/verbs/initialized');
    if (id.endsWith('/evaluation')) {
      await page.getByRole('button', { name: 'Commencer' }).click();
      await takeTry(page, 4);
      await expect.poll(async () => words(await stored(request, registration))).toContain('passed');
      const passed = (await stored(request, registration)).find(({ verb }) =>
        verb.id.endsWith('/passed'),
      );
      expect(passed?.object.id).toBe(activity);
      expect(passed?.result).toMatchObject({ success: true, score: { scaled: 1 } });
      continue;
    }
    if (!id.endsWith('/toutes-les-questions')) continue;
    await answerAll(page);
    await expect
      .poll(async () => words(await stored(request, registration)))
      .toContain('completed');
    await page.getByRole('button', { name: 'Quitter' }).click();
    // Where the LMS said to go back to.
    await expect(page).toHaveURL(new RegExp(`^${COURSE}/`));
    const all = await stored(request, registration);
    // The evaluation, taken before, is of the same registration.
    expect(answers(all).filter((one) => !one.startsWith('ev-'))).toEqual(ALL_RIGHT);
    expect(words(all).filter((word) => word === 'terminated').length).toBeGreaterThan(0);
  }
  expect(host.missing).toEqual([]);
  await host.close();
});

test('xAPI: in a frame of another origin that may keep nothing, a lesson is still launched', async ({
  request,
}) => {
  const files = openPackage('xapi');
  const host = await hostPackage(files);
  const registration = randomUUID();
  const query = new URLSearchParams({
    endpoint: `${COURSE}/xapi/`,
    auth: AUTH,
    actor: JSON.stringify({ objectType: 'Agent', account: { homePage: host.origin, name: 'zoe' } }),
    registration,
    activity_id: 'https://cours-essai.example/cours',
  });
  const start = `${host.url('index.html')}?${query.toString()}`;
  const lms = await hostPackage(
    {},
    { '/lms': `<!doctype html><iframe src="${start.replaceAll('&', '&amp;')}"></iframe>` },
  );
  const { page, close } = await browserWithoutStorage();
  await page.goto(`${lms.origin.replace('localhost', '127.0.0.1')}/lms`);
  const contents = page.frameLocator('iframe');
  await contents.getByRole('link', { name: 'Module d’essai' }).click();
  await expect(contents.getByRole('heading', { level: 1 })).toHaveText('Module d’essai');
  const opened = page.context().waitForEvent('page');
  await contents.getByRole('link', { name: 'Mesurer la pression artérielle' }).first().click();
  await awake(question(await opened, 'essai-choix'));
  await expect
    .poll(async () => (await stored(request, registration)).map(({ object }) => object.id))
    .toContain('https://cours-essai.example/unites/essai/toutes-les-questions');
  await close();
  await lms.close();
  await host.close();
});

test('xAPI: the contents are launched, and hand the launch on to each lesson under its own activity', async ({
  page,
  context,
  request,
}) => {
  const files = openPackage('xapi');
  const host = await hostPackage(files);
  const registration = randomUUID();
  const ids = [...textIn(files, 'tincan.xml').matchAll(/<activity id="([^"]*)"/g)].map(
    ([, id = '']) => id,
  );
  const [course = ''] = ids;
  const lesson = ids.find((id) => id.endsWith('/toutes-les-questions'));
  const [, start = ''] = /<launch lang="fr">([^<]*)</.exec(textIn(files, 'tincan.xml')) ?? [];
  const launch = new URLSearchParams({
    endpoint: `${COURSE}/xapi/`,
    auth: AUTH,
    actor: JSON.stringify({ objectType: 'Agent', account: { homePage: host.origin, name: 'lea' } }),
    registration,
    activity_id: course,
  });
  await page.goto(`${host.url(start)}?${launch.toString()}`);
  await expect(page).toHaveURL(host.url(start));
  await page.getByRole('link', { name: 'Module d’essai' }).click();
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Mesurer la pression artérielle' }).first().click();
  const tab = await opened;
  await awake(question(tab, 'essai-choix'));
  await answerAll(tab);
  await expect.poll(async () => words(await stored(request, registration))).toContain('completed');
  const all = await stored(request, registration);
  expect(answers(all)).toEqual(ALL_RIGHT);
  expect(all.find(({ verb }) => verb.id.endsWith('/completed'))?.object.id).toBe(lesson);
  const closed = tab.waitForEvent('close');
  await tab.getByRole('button', { name: 'Quitter' }).click();
  await closed;
  expect(host.missing).toEqual([]);
  await host.close();
});
