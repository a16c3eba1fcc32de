/**
 * Questions to practise, as the guide shows them: by finger, by keyboard alone, for who does not see, and
 * against sheets that somebody read line by line (`approved/`, written anew by `APPROVE=1`).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from '../examine.ts';
import { awake, question, SITE, THEMES, verdict, verify } from './support.ts';

const GUIDE = `${SITE}/guide/questions-gestes/`;
const NAMES = ['zone', 'comparer', 'construire', 'couper'] as const;

const q = (page: Page, name: (typeof NAMES)[number]): Locator => question(page, `guide-${name}`);
const button = (of: Locator, name: string): Locator =>
  of.getByRole('button', { name, exact: true });

async function open(page: Page): Promise<void> {
  await page.goto(GUIDE);
  await awake(q(page, 'couper'));
}

/** Sets a cut after that many letters, with the keyboard. */
async function cutAfter(of: Locator, letters: number): Promise<void> {
  const blade = of.getByRole('slider');
  await blade.press('Home');
  for (let at = 1; at < letters; at += 1) await blade.press('ArrowRight');
  await blade.press('Enter');
}

async function wrong(page: Page): Promise<void> {
  await q(page, 'zone').getByText('Poignet, côté petit doigt').click();
  await q(page, 'comparer').getByText('Nom de naissance').click();
  await q(page, 'comparer').getByText('je ne change rien').click();
  for (const piece of ['cholé', 'cyst', 'ectomie'])
    await button(q(page, 'construire'), piece).click();
  await cutAfter(q(page, 'couper'), 5);
  await cutAfter(q(page, 'couper'), 10);
}

async function right(page: Page): Promise<void> {
  await q(page, 'zone').getByText('Poignet, côté pouce').click();
  await q(page, 'comparer').getByText('Date de naissance').click();
  await q(page, 'comparer').getByText('Je corrige la date').click();
  await button(q(page, 'construire'), 'ite').click();
  await cutAfter(q(page, 'couper'), 9);
}

async function pressAll(page: Page, name: string): Promise<void> {
  for (const one of NAMES) await button(q(page, one), name).click();
}

test('each reads as its approved sheet in every state', async ({ page }) => {
  const sheets = new Map<string, string>();
  const note = async (state: string): Promise<void> => {
    await expect
      .poll(() => page.locator('.rang [aria-live]').allInnerTexts(), { timeout: 15_000 })
      .toEqual(expect.not.arrayContaining([expect.stringMatching(/\S/)]));
    for (const name of NAMES)
      sheets.set(
        name,
        `${sheets.get(name) ?? ''}## ${state}\n${await q(page, name).ariaSnapshot()}\n\n`,
      );
  };
  await open(page);
  await note('blank');
  await wrong(page);
  await note('chosen');
  await pressAll(page, 'Vérifier');
  await note('wrong');
  await pressAll(page, 'Réessayer');
  await right(page);
  await pressAll(page, 'Vérifier');
  for (const name of NAMES) await expect(verdict(q(page, name))).toHaveText('Juste');
  await note('right');
  for (const name of NAMES) {
    const file = join(import.meta.dirname, 'approved', `${name}.txt`);
    if (process.env['APPROVE']) writeFileSync(file, sheets.get(name) ?? '');
    expect(existsSync(file) && readFileSync(file, 'utf8'), name).toBe(sheets.get(name));
  }
});

for (const theme of THEMES)
  test(`axe finds nothing, blank, wrong and right: ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await open(page);
    expect(await violations(page, '.question')).toEqual([]);
    await wrong(page);
    await pressAll(page, 'Vérifier');
    expect(await violations(page, '.question')).toEqual([]);
    await pressAll(page, 'Réessayer');
    await right(page);
    await pressAll(page, 'Vérifier');
    expect(await violations(page, '.question')).toEqual([]);
  });

test.describe('on a phone, by finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('a place and its letter press; each disc gives 44 px to the finger', async ({ page }) => {
    await open(page);
    const zone = q(page, 'zone');
    for (const target of await zone.locator('.cible').all()) {
      const box = await target.boundingBox();
      expect(box?.width).toBeGreaterThanOrEqual(44);
      expect(box?.height).toBeGreaterThanOrEqual(44);
    }
    await zone.locator('.lettre-zone[data-zone="pli-du-coude"] text').tap();
    await expect(zone.getByRole('radio', { name: 'Pli du coude' })).toBeChecked();
    await zone.locator('.zone[data-zone="poignet-cote-pouce"]').tap();
    await expect(zone.getByRole('radio', { name: 'Poignet, côté pouce' })).toBeChecked();
    await expect(zone.locator('.zone.choisi')).toHaveCount(1);
    await verify(zone).tap();
    await expect(verdict(zone)).toHaveText('Juste');
  });

  test('a row presses where it is touched; nothing stands beyond the screen', async ({ page }) => {
    await open(page);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(width);
    }
    await q(page, 'comparer').getByText('17/01/1959').tap({ force: true });
    await expect(q(page, 'comparer').getByRole('checkbox', { name: /^Date/ })).toBeChecked();
  });

  test('the blade goes where it is pushed, and cuts by buttons alone', async ({ page }) => {
    await open(page);
    const cut = q(page, 'couper');
    for (const letters of [5, 4]) {
      for (let at = letters === 5 ? 1 : 0; at < letters; at += 1)
        await button(cut, 'Une lettre à droite').tap();
      await button(cut, 'Couper ici').tap();
    }
    await expect(cut.locator('.vos-morceaux b')).toHaveText('cholé / cyst / ectomie');
    for (const one of await cut.locator('.pousse button').all())
      expect((await one.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await verify(cut).tap();
    await expect(verdict(cut)).toHaveText('Juste');
  });
});

test('by keyboard alone, from the figure’s list to the word', async ({ page }) => {
  await open(page);
  const zone = q(page, 'zone');
  await zone.getByRole('radio').first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(zone.locator('.zone.au-clavier')).toHaveAttribute('data-zone', /avant-bras/);
  await page.keyboard.press('ArrowDown');
  await expect(zone.getByRole('radio', { name: 'Poignet, côté pouce' })).toBeChecked();
  // The figure is no stop on the way.
  await page.keyboard.press('Shift+Tab');
  await expect(zone.locator('summary')).toBeFocused();

  const comparison = q(page, 'comparer');
  await comparison.getByRole('checkbox', { name: /^Date/ }).press('Space');
  await comparison.getByRole('radio', { name: /corrige/ }).press('Space');
  await verify(comparison).press('Enter');
  await expect(verdict(comparison)).toHaveText('Juste');

  const build = q(page, 'construire');
  for (const piece of ['cholé', 'gastr', 'cyst']) await button(build, piece).press('Enter');
  await build.getByRole('button', { name: /^gastr, place 2/ }).press('Enter');
  await expect(button(build, 'gastr')).toBeFocused();
  await button(build, 'ite').press('Enter');
  await verify(build).press('Enter');
  await expect(verdict(build)).toHaveText('Juste');

  const cut = q(page, 'couper');
  await cutAfter(cut, 5);
  await expect(cut.getByRole('slider')).toHaveAttribute(
    'aria-valuetext',
    'entre cholé et cystectomie, coupé',
  );
  await cutAfter(cut, 9);
  await verify(cut).press('Enter');
  await expect(verdict(cut)).toHaveText('Juste');
});

test('what was begun and what was answered are there again', async ({ page }) => {
  await open(page);
  await button(q(page, 'construire'), 'cholé').click();
  await cutAfter(q(page, 'couper'), 5);
  await cutAfter(q(page, 'couper'), 9);
  await verify(q(page, 'couper')).click();
  await expect(verdict(q(page, 'couper'))).toHaveText('Juste');
  await page.reload();
  await awake(q(page, 'couper'));
  await expect(q(page, 'construire').locator('.place button')).toHaveText('cholé');
  await expect(verdict(q(page, 'couper'))).toHaveText('Juste');
  await expect(q(page, 'couper').locator('.trait.juste')).toHaveCount(2);
});

test('in forced colours, what is chosen and what is wrong keep their shapes', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page);
  await wrong(page);
  await pressAll(page, 'Vérifier');
  await expect(q(page, 'zone').locator('.lettre-zone.faux .carre')).toBeVisible();
  await expect(q(page, 'couper').locator('.trait.faux')).toBeVisible();
  await expect(q(page, 'comparer').getByText('Faux', { exact: true }).first()).toBeVisible();
});

test('on paper nothing asks to be pressed: letters to cut, pieces to write, rows to tick', async ({
  page,
}) => {
  await open(page);
  await q(page, 'comparer').getByText('Date de naissance').click();
  await page.emulateMedia({ media: 'print' });
  const cut = q(page, 'couper');
  await expect(cut.locator('.lettres span')).toHaveCount(16);
  await expect(cut.locator('.lettres span').first()).toBeVisible();
  // The whole line is theirs: the legend above is a float.
  expect((await cut.locator('.lettres').boundingBox())?.width ?? 0).toBeGreaterThan(300);
  for (const handle of [cut.getByRole('slider'), cut.locator('.pousse')])
    await expect(handle).toBeHidden();
  const build = q(page, 'construire');
  for (const piece of await build.locator('.morceau').all()) await expect(piece).toBeVisible();
  await expect(build.locator('.place')).toHaveCount(3);
  // Backgrounds are not printed: what is ticked has a border for it.
  const date = q(page, 'comparer').getByRole('checkbox', { name: /^Date/ });
  expect(
    parseFloat(await date.evaluate((box) => getComputedStyle(box).borderTopWidth)),
  ).toBeGreaterThan(4);
});

test('in forced colours a ticked row is told from the others', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page);
  await q(page, 'comparer').getByText('Date de naissance').click();
  const picture = (name: RegExp): Promise<Buffer> =>
    q(page, 'comparer').getByRole('checkbox', { name }).screenshot();
  expect((await picture(/^Date/)).equals(await picture(/^Nom/))).toBe(false);
});
