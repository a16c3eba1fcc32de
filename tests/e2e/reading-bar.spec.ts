/** On a phone, where one is in a lesson: a bar at the top, which opens the contents; nothing lies under it. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { answerAll, awake, LESSON, question, tick, verdict, verify } from './support.ts';

const PHONE = { width: 390, height: 844 };
const NARROW = { width: 320, height: 640 };

const bar = (page: Page): Locator => page.getByRole('button', { name: /les parties$/ });
const contents = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Dans cette leçon' });
const parts = (page: Page): Locator => contents(page).getByRole('listitem').getByRole('link');

async function open(page: Page, size = PHONE): Promise<void> {
  await page.setViewportSize(size);
  await page.goto(LESSON);
  await awake(question(page, 'essai-ordre'));
  await expect(bar(page)).toBeVisible();
}

/** Puts the top of something just under the bar, as a reader scrolls. */
const readAt = (target: Locator): Promise<void> =>
  target.evaluate((one) => one.scrollIntoView({ block: 'start' }));

const box = async (target: Locator) => {
  const found = await target.boundingBox();
  if (!found) throw new Error('It is not shown.');
  return found;
};

test('it says the part and the question one reads, and stays at the top', async ({ page }) => {
  await open(page);
  await expect(bar(page)).toHaveAccessibleName(
    'Partie 1 sur 3, Installer la personne. Question 1 sur 7. Ouvrir les parties',
  );
  await expect(bar(page)).toHaveAttribute('aria-expanded', 'false');
  await readAt(question(page, 'essai-nombre'));
  await expect(bar(page)).toHaveAccessibleName(
    'Partie 3 sur 3, Noter et calculer. Question 5 sur 7. Ouvrir les parties',
  );
  await expect(bar(page)).toContainText('5 sur 7');
  const at = await box(bar(page));
  expect(at.y).toBe(0);
  expect(at.height).toBeGreaterThanOrEqual(51);
  expect(at.height).toBeLessThan(58);
  // The page scrolls what it leads to until just under it.
  const form = await box(question(page, 'essai-nombre'));
  expect(form.y).toBeGreaterThanOrEqual(at.height);
});

test('its ruler has the answers, the first question of each part, and a bookmark', async ({
  page,
}) => {
  await open(page);
  await tick(question(page, 'essai-choix'), 'Je mesure debout');
  await verify(question(page, 'essai-choix')).click();
  await expect(verdict(question(page, 'essai-choix'))).toHaveText('Pas encore');
  const multiple = question(page, 'essai-multiple');
  await tick(multiple, 'Les deux nombres', 'Le bras', 'L’heure');
  await verify(multiple).click();
  await expect(verdict(multiple)).toHaveText('Juste');
  await readAt(question(page, 'essai-vrai-faux'));
  const ticks = contents(page).locator('.reglette i');
  await expect(ticks.nth(0)).toHaveClass(/fausse debut/);
  await expect(ticks.nth(1)).toHaveClass(/faite/);
  await expect(ticks.nth(2)).toHaveClass(/encours\s+debut signet/);
  await bar(page).click();
  await expect(parts(page)).toHaveText([
    /Installer la personne, 1\sjuste, 1\sà revoir/,
    /Placer le brassard, 2\sà faire/,
    /Noter et calculer, 3\sà faire/,
  ]);
  await expect(contents(page).getByRole('link', { name: /première question sans/ })).toHaveText(
    /Question 3, 2\sfaites sur 7/,
  );
});

test('by keyboard: Enter opens the parts, Escape closes them, a link leads to its part', async ({
  page,
}) => {
  await open(page);
  await readAt(question(page, 'essai-multiple'));
  await bar(page).focus();
  await page.keyboard.press('Enter');
  await expect(bar(page)).toHaveAttribute('aria-expanded', 'true');
  await expect(bar(page)).toHaveAccessibleName(/\. Fermer les parties$/);
  await expect(parts(page)).toHaveCount(3);
  await expect(parts(page).first()).toBeInViewport();
  await page.keyboard.press('Tab');
  await expect(parts(page).first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(parts(page)).toHaveCount(0);
  await expect(bar(page)).toBeFocused();

  await page.keyboard.press('Enter');
  for (let step = 0; step < 3; step++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(parts(page)).toHaveCount(0);
  const heading = page.getByRole('heading', { name: 'Noter et calculer' });
  await expect(heading).toBeFocused();
  await expect(heading).toBeInViewport();
  expect((await box(heading)).y).toBeGreaterThanOrEqual((await box(bar(page))).height);

  // Tab leads out of them: they close, and what it leads to is in view.
  await bar(page).focus();
  await page.keyboard.press('Enter');
  for (let step = 0; step < 5; step++) await page.keyboard.press('Tab');
  await expect(bar(page)).toHaveAttribute('aria-expanded', 'false');
  await expect(page.locator(':focus')).toBeInViewport();
});

test('by taps: the parts open in the text, at most 70 hundredths of the screen, and lead on', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await open(page);
  await readAt(question(page, 'essai-multiple'));
  const before = await box(question(page, 'essai-multiple'));
  await bar(page).tap();
  await expect(parts(page)).toHaveCount(3);
  const list = await box(contents(page));
  expect(list.y).toBe(0);
  expect(list.height).toBeLessThanOrEqual(PHONE.height * 0.7 + 60);
  await expect(parts(page).first()).toHaveAttribute('aria-current', 'true');
  await expect(bar(page)).toHaveAccessibleName(/Question 2 sur 7/);
  // What was read is under them, not behind.
  expect((await box(question(page, 'essai-multiple'))).y).toBeGreaterThan(before.y + 100);
  await bar(page).tap();
  await expect(parts(page)).toHaveCount(0);
  expect((await box(question(page, 'essai-multiple'))).y).toBeCloseTo(before.y, 0);
  await bar(page).tap();
  await contents(page)
    .getByRole('link', { name: /première question sans/ })
    .tap();
  await expect(question(page, 'essai-choix')).toBeInViewport();
  await expect(question(page, 'essai-choix')).toBeFocused();
  for (const link of await parts(page).all()) expect((await box(link)).height).toBeGreaterThan(44);
  await context.close();
});

test('beside the contents of a wide screen, nothing is added', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(LESSON);
  await awake(question(page, 'essai-ordre'));
  await expect(page.getByRole('heading', { name: 'Où vous en êtes' })).toBeVisible();
  await expect(contents(page).getByRole('link')).toHaveText(
    ['Installer la personne', 'Placer le brassard', 'Noter et calculer'],
    { useInnerText: true },
  );
  await expect(bar(page)).toBeHidden();
});

test('nothing moves when it comes', async ({ page }) => {
  await page.setViewportSize(PHONE);
  // What comes after the paint is held back until the text was measured.
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/finish\.[\w-]+\.js/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(LESSON);
  const first = page.locator('.objectifs');
  const before = await box(first);
  release();
  await expect(bar(page)).toBeVisible();
  await expect(bar(page)).toHaveCSS('display', 'grid');
  expect((await box(first)).y).toBeCloseTo(before.y, 0);
});

for (const [text, size] of [
  ['100%', NARROW],
  ['200%', NARROW],
  ['100%', PHONE],
] as const)
  test(`at ${String(size.width)} px with text at ${text}, what takes the focus is not under it`, async ({
    page,
  }) => {
    await open(page, size);
    await page.evaluate((value) => {
      document.documentElement.style.fontSize = value;
    }, text);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(size.width);
    await bar(page).focus();
    const hidden: string[] = [];
    for (const key of ['Tab', 'Shift+Tab'])
      for (let step = 0; step < 45; step++) {
        await page.keyboard.press(key);
        const found = await page.evaluate(() => {
          const { activeElement: at } = document;
          const over = document.querySelector('.repere');
          if (!at || !over || over.contains(at) || at === document.body) return null;
          const [one, top] = [at, over].map((element) => element.getBoundingClientRect());
          if (!one || !top || getComputedStyle(over).position !== 'sticky') return null;
          const isCovered = one.top < top.bottom - 1 && one.bottom > top.top;
          return isCovered && top.top < 1 ? at.outerHTML.slice(0, 80) : null;
        });
        if (found !== null) hidden.push(`${key} ${found}`);
      }
    expect(hidden).toEqual([]);
  });

test('a low window, and one made low by a keyboard, keep their height for reading', async ({
  page,
}) => {
  await open(page);
  await expect(contents(page)).toHaveCSS('position', 'sticky');
  const number = question(page, 'essai-nombre');
  const field = number.getByRole('textbox');
  await field.scrollIntoViewIfNeeded();
  // Browsers tell of a keyboard by the part of the page that is still seen.
  const show = (height: number) =>
    page.evaluate((seen) => {
      const view = window.visualViewport;
      if (!view) throw new Error('No visual viewport.');
      Object.defineProperty(view, 'height', { configurable: true, get: () => seen });
      view.dispatchEvent(new Event('resize'));
    }, height);
  await field.focus();
  await show(390);
  await expect(contents(page)).toHaveCSS('position', 'static');
  await expect(number.locator('.rang')).toHaveCSS('position', 'static');
  await show(844);
  await expect(contents(page)).toHaveCSS('position', 'sticky');
  await show(390);
  // Pressing a box or a button brings no keyboard.
  await question(page, 'essai-choix').locator('input').first().focus();
  await expect(contents(page)).toHaveCSS('position', 'sticky');
  await page.setViewportSize({ width: 640, height: 360 });
  await expect(contents(page)).toHaveCSS('position', 'static');
});

test('in forced colours the bookmark and the marks are still drawn', async ({ browser }) => {
  const context = await browser.newContext({ viewport: PHONE, forcedColors: 'active' });
  const page = await context.newPage();
  await open(page);
  const colours = await page.evaluate(() => {
    const probe = document.createElement('p');
    probe.style.color = 'CanvasText';
    document.body.append(probe);
    const here = document.querySelector('.repere .signet');
    return [
      here && getComputedStyle(here, '::after').backgroundColor,
      getComputedStyle(probe).color,
    ];
  });
  expect(colours[0]).toBe(colours[1]);
  await context.close();
});

test('once the lesson is finished, its bar says so and the arrival follows the last press', async ({
  page,
}) => {
  await open(page);
  await answerAll(page);
  const end = page.getByRole('heading', { name: /^Leçon 1 finie/ });
  await expect(end).toBeVisible();
  // The verdict is read first: nothing took the focus from it.
  const go = question(page, 'essai-ordre').getByRole('button', { name: 'Continuer' });
  await go.click();
  await expect(end).toBeFocused();
  await expect(end).toBeInViewport();
  expect((await box(end)).y).toBeGreaterThanOrEqual((await box(bar(page))).height - 1);
  await bar(page).click();
  await expect(contents(page).getByRole('link', { name: /première question sans/ })).toHaveCount(0);
  await page.reload();
  await expect(end).toBeVisible();
  // Coming back is no arrival.
  await expect(end).not.toBeFocused();
});
