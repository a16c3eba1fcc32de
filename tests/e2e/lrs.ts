/** What the LRS of the server under test holds, and launches by its own launcher. */
import { expect, type APIRequestContext, type Page } from '@playwright/test';
import { enter } from './people.ts';
import { COURSE } from './support.ts';

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
export async function stored(
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

export const words = (all: readonly { readonly word: string }[]) => all.map(({ word }) => word);

/** The address the project's own launcher gives a learner who has entered. */
export async function launchAddress(page: Page, unit: string): Promise<string> {
  const given = page.waitForRequest((request) => request.url().includes('registration='));
  await page.goto(`${COURSE}/lancer/${unit}`);
  return (await given).url();
}

export const registrationIn = (address: string): string =>
  new URL(address).searchParams.get('registration') ?? '';

/** Opens a unit through the project's own launcher; the registration is read as the page is given it. */
export async function launch(page: Page, unit: string): Promise<string> {
  await enter(page);
  return registrationIn(await launchAddress(page, unit));
}

/** The LMS's launch data, changed on its way. */
export async function withLaunchData(page: Page, change: (data: Record<string, unknown>) => void) {
  const place = /activities\/state\?.*LMS\.LaunchData/;
  await page.context().route(place, async (route) => {
    if (route.request().method() !== 'GET') return route.fallback();
    const answer = await route.fetch();
    const data = (await answer.json()) as Record<string, unknown>;
    change(data);
    return route.fulfill({ response: answer, json: data });
  });
  return { stop: () => page.context().unroute(place) };
}

/** The address of a unit of the fixture as an LMS that knows no cmi5 opens it. */
export function plainLaunch(
  registration: string,
  unit = 'toutes-les-questions',
  { url, authorization } = { url: COURSE, authorization: `Basic ${ADMIN}` },
): string {
  const query = new URLSearchParams({
    endpoint: `${url}/xapi/`,
    auth: authorization,
    // As LMSs wrote it in 2011: everything a list.
    actor: JSON.stringify({
      name: ['Inès'],
      mbox: ['mailto:ines@exemple.fr'],
      objectType: ['Agent'],
    }),
    registration,
    activity_id: 'https://lms.exemple.fr/activites/7',
    activity_platform: 'Plateforme',
  });
  return `${url}/modules/essai/${unit}/?${query.toString()}`;
}
