/** What some browser does not have, or refuses: the lesson goes on, and so does its report. */
import { expect, test, type Page } from '@playwright/test';
import { launch, stored, words } from './lrs.ts';
import { awake, COURSE, LESSON, question, SENT, tick, verdict, verify } from './support.ts';

const UNIT = 'essai/toutes-les-questions';

/** Safari 16.0, Chrome 103, Firefox 100: none of what came later. */
const older = (page: Page) =>
  page.addInitScript(() => {
    const later: readonly (readonly [object, readonly string[]])[] = [
      [URL, ['canParse', 'parse']],
      [
        Array.prototype,
        ['findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with'],
      ],
      [Array, ['fromAsync']],
      [Object, ['groupBy']],
      [Map, ['groupBy']],
      [Promise, ['withResolvers', 'try']],
      [AbortSignal, ['any']],
      [Response, ['json']],
      [String.prototype, ['isWellFormed', 'toWellFormed']],
      [Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf']],
      [globalThis, ['scheduler', 'navigation', 'requestIdleCallback', 'CSSScopeRule']],
      [IDBFactory.prototype, ['databases']],
      [Navigator.prototype, ['userActivation', 'userAgentData']],
      [
        Object.getPrototypeOf(Object.getPrototypeOf([].values())) as object,
        ['map', 'filter', 'toArray', 'some', 'every', 'find', 'reduce'],
      ],
    ];
    for (const [owner, names] of later)
      for (const name of names) Reflect.deleteProperty(owner, name);
  });

/** A frame of another site, third-party cookies blocked: each throws as soon as it is named or asked. */
const refused = (page: Page) =>
  page.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    for (const [owner, names] of [
      [window, ['localStorage', 'caches', 'BroadcastChannel']],
      [Navigator.prototype, ['serviceWorker', 'storage']],
    ] as const)
      for (const name of names) Object.defineProperty(owner, name, { get: refuse });
    LockManager.prototype.request = refuse;
    LockManager.prototype.query = refuse;
    IDBFactory.prototype.open = refuse;
    IDBFactory.prototype.databases = refuse;
  });

const problemsOf = (page: Page): string[] => {
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  return problems;
};

async function answer(page: Page): Promise<void> {
  const choice = question(page, 'essai-choix');
  await awake(choice);
  await tick(choice, 'Je la fais asseoir');
  await verify(choice).click();
  await expect(verdict(choice)).toHaveText('Juste');
}

test('a browser of 2022 reports a launched lesson', async ({ page, request }) => {
  const problems = problemsOf(page);
  await older(page);
  const registration = await launch(page, UNIT);
  await answer(page);
  await expect
    .poll(async () => words(await stored(request, registration)))
    .toEqual(expect.arrayContaining(['initialized', 'answered']));
  await expect(page.locator('#qui-lit')).toContainText(SENT);
  expect(problems).toEqual([]);
});

test('where all storage is refused, a visitor studies and is told that nothing is kept', async ({
  page,
}) => {
  const problems = problemsOf(page);
  await refused(page);
  await page.goto(LESSON);
  await answer(page);
  await expect(page.locator('#qui-lit')).toContainText('Rien n’est gardé');
  expect(problems).toEqual([]);
});

test('where all storage is refused, a launched lesson reports from the page’s memory and says so', async ({
  page,
  request,
}) => {
  const problems = problemsOf(page);
  const registration = await launch(page, 'essai/courte');
  await refused(page);
  // One registration holds the whole course.
  await page.goto(`${COURSE}/lancer/${UNIT}`);
  await answer(page);
  await expect(page.locator('#qui-lit')).toContainText('Ce navigateur ne garde rien');
  await expect.poll(async () => words(await stored(request, registration))).toContain('answered');
  expect(problems).toEqual([]);
});

test('when tracking cannot start, the page says so aloud', async ({ page }) => {
  await page.route('**/_astro/lancement*', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'export const a = #;' }),
  );
  await launch(page, UNIT);
  await expect(page.locator('#qui-lit[role=alert]')).toContainText('Vos réponses ne partent pas');
  await answer(page);
});

test('a page shown again from the back/forward cache knows what another wrote', async ({
  context,
}) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  await one.addInitScript(() => Reflect.deleteProperty(window, 'BroadcastChannel'));
  await one.goto(LESSON);
  await awake(question(one, 'essai-choix'));
  await two.goto(LESSON);
  await answer(two);
  await one.evaluate(() =>
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })),
  );
  await expect(verdict(question(one, 'essai-choix'))).toHaveText('Juste');
});

test('a lesson launched in a tab nobody looks at reports at once', async ({ page, request }) => {
  // A tab opened in the background is never painted.
  await page.addInitScript(() => {
    Object.defineProperty(Document.prototype, 'hidden', { get: () => true });
    Object.defineProperty(Document.prototype, 'visibilityState', { get: () => 'hidden' });
    window.requestAnimationFrame = () => 0;
  });
  const registration = await launch(page, UNIT);
  await expect(page.locator('#qui-lit')).not.toContainText('Visite libre');
  await expect
    .poll(async () => words(await stored(request, registration)))
    .toContain('initialized');
});
