/** Places of a photo, as rectangles in percent: seen, pressed, by keyboard, in forced colours, on paper. */
import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from '../examine.ts';
import { awake, COURSE, question, THEMES, verdict, verify } from './support.ts';

const LESSON = `${COURSE}/modules/essai/gestes/`;
/** As the lesson writes them: left, top, width, height. */
const PLACES = {
  'bande-et-tuyau': [7, 20, 42, 31],
  'tige-rouge': [60, 17, 9, 41],
  'pince-a-ecran': [13, 61, 22, 22],
  'cadran-rond': [62, 61, 21, 31],
} as const;

const photo = (page: Page): Locator => question(page, 'essai-photo');
const errors = (page: Page): Locator => question(page, 'essai-erreurs');
const place = (q: Locator, name: string): Locator => q.locator(`.zone[data-zone="${name}"] rect`);
const answer = (q: Locator, text: string): Locator => q.getByText(text, { exact: true });

async function open(page: Page): Promise<void> {
  await page.goto(LESSON);
  await awake(photo(page));
  await awake(errors(page));
  await photo(page).locator('img').scrollIntoViewIfNeeded();
  await expect
    .poll(() =>
      photo(page)
        .locator('img')
        .evaluate((image: HTMLImageElement) => image.naturalWidth),
    )
    .toBeGreaterThan(0);
}

/** Every rectangle lies where its percents say, on an image that is shown whole and in its own shape. */
async function expectInPlace(q: Locator): Promise<void> {
  const image = await q.locator('img').boundingBox();
  if (!image) throw new Error('The photo is not shown.');
  expect(image.width / image.height).toBeCloseTo(480 / 320, 1);
  for (const [name, [left, top, width, height]] of Object.entries(PLACES)) {
    const box = await place(q, name).boundingBox();
    const off = [
      (box?.x ?? NaN) - (image.x + (left * image.width) / 100),
      (box?.y ?? NaN) - (image.y + (top * image.height) / 100),
      (box?.width ?? NaN) - (width * image.width) / 100,
      (box?.height ?? NaN) - (height * image.height) / 100,
    ];
    for (const one of off) expect(Math.abs(one), name).toBeLessThan(3);
  }
}

/** How many colours the screen shows where the photo is, those nearly alike as one. */
async function coloursOf(q: Locator): Promise<number> {
  const picture = await q.locator('.photo').screenshot();
  return q.page().evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? [];
    const colours = new Set<string>();
    for (let at = 0; at < data.length; at += 4)
      colours.add([...data.slice(at, at + 3)].map((one) => one >> 5).join());
    return colours.size;
  }, picture.toString('base64'));
}

test('the photo is seen through its places, which lie where they are written', async ({ page }) => {
  await open(page);
  // A thing that hid it would leave paper and ink.
  expect(await coloursOf(photo(page))).toBeGreaterThan(6);
  await expectInPlace(photo(page));
  await page.setViewportSize({ width: 390, height: 844 });
  await photo(page).locator('img').scrollIntoViewIfNeeded();
  await expectInPlace(photo(page));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('the pointer lights a place and its answer, from the figure and from the list', async ({
  page,
}) => {
  await open(page);
  const q = photo(page);
  const lit = q.locator('.zone.vise');
  await place(q, 'tige-rouge').hover();
  await expect(lit).toHaveAttribute('data-zone', 'tige-rouge');
  await expect(q.locator('label.vise')).toHaveText(/Tige rouge/);
  await answer(q, 'Cadran rond').hover();
  await expect(lit).toHaveAttribute('data-zone', 'cadran-rond');
  await page.mouse.move(0, 0);
  await expect(lit).toHaveCount(0);
  await place(q, 'pince-a-ecran').click();
  await expect(q.getByRole('radio', { name: 'Pince à écran' })).toBeChecked();
  await expect(q.locator('.zone.choisi')).toHaveAttribute('data-zone', 'pince-a-ecran');
  await verify(q).click();
  await expect(verdict(q)).toHaveText('Juste');
});

test('by keyboard alone the list answers, and the figure follows', async ({ page }) => {
  await open(page);
  const q = errors(page);
  await q.getByRole('checkbox').first().focus();
  await page.keyboard.press('Tab');
  await expect(q.locator('.zone.au-clavier')).toHaveAttribute('data-zone', 'tige');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(q.locator('.zone.choisi')).toHaveCount(2);
  await verify(q).press('Enter');
  await expect(verdict(q)).toHaveText('Pas encore');
  await expect(q.getByText('1 sur 2. Il en reste 1 à trouver.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(q.getByRole('checkbox', { name: /Tige/ })).toBeChecked();
  await q.getByRole('checkbox', { name: /Cadran/ }).press('Space');
  await verify(q).press('Enter');
  await expect(verdict(q)).toHaveText('Juste');
});

test.describe('on a phone, by finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a place presses, and its letter gives 44 px to the finger', async ({ page }) => {
    await open(page);
    const q = photo(page);
    for (const target of await q.locator('.cible').all()) {
      const box = await target.boundingBox();
      expect(box?.width).toBeGreaterThanOrEqual(44);
      expect(box?.height).toBeGreaterThanOrEqual(44);
    }
    await place(q, 'cadran-rond').tap();
    await expect(q.getByRole('radio', { name: 'Cadran rond' })).toBeChecked();
    await q.locator('.lettre-zone[data-zone="pince-a-ecran"] text').tap();
    await expect(q.getByRole('radio', { name: 'Pince à écran' })).toBeChecked();
    const summary = await q.locator('summary').boundingBox();
    expect(summary?.height).toBeGreaterThanOrEqual(44);
  });
});

test('in forced colours a chosen place and a wrong one keep an outline and a shape', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page);
  const q = photo(page);
  await place(q, 'cadran-rond').click();
  const outline = (): Promise<string[]> =>
    q.locator('.zone.choisi').evaluate((zone) => {
      const { stroke, strokeWidth } = getComputedStyle(zone);
      return [stroke, strokeWidth];
    });
  const [stroke, width] = await outline();
  expect(width).toBe('3.5px');
  expect(stroke).not.toBe(
    await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
  );
  expect(stroke).not.toBe('none');
  await verify(q).click();
  await expect(q.locator('.lettre-zone.faux .carre')).toBeVisible();
  await expect(q.locator('.lettre-zone.faux .disque')).toBeHidden();
});

test('on paper the photo has its letters in place, its description and its list', async ({
  page,
}) => {
  await open(page);
  await page.emulateMedia({ media: 'print' });
  const q = photo(page);
  await expectInPlace(q);
  for (const letter of ['A', 'B', 'C', 'D'])
    await expect(q.locator('.lettre-zone text', { hasText: letter })).toBeVisible();
  for (const name of ['Bande et tuyau', 'Tige rouge', 'Pince à écran', 'Cadran rond'])
    await expect(answer(q, name)).toBeVisible();
  await expect(verify(q)).toBeHidden();
  // `details` is closed: its content is printed all the same.
  expect(
    await q.locator('.decrire p').evaluate((text) => text.getBoundingClientRect().height),
  ).toBeGreaterThan(0);
});

for (const colorScheme of THEMES)
  test(`axe finds nothing, blank and corrected: ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page);
    expect(await violations(page, '.question')).toEqual([]);
    await place(photo(page), 'tige-rouge').click();
    await verify(photo(page)).click();
    await answer(errors(page), 'Tige').click();
    await answer(errors(page), 'Pince').click();
    await verify(errors(page)).click();
    await expect(errors(page).getByText('Il en reste 1 à trouver')).toBeVisible();
    expect(await violations(page, '.question')).toEqual([]);
  });
