/** A scenario by keyboard alone, by taps alone, taken up again, in two tabs, and what is heard of it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { violations } from '../examine.ts';
import { COURSE, SITE, THEMES } from './support.ts';

const GUIDE = `${SITE}/guide/situations/`;
const LESSON = `${SITE}/modules/gestion-des-stocks/six-semaines/`;
/** Its first scene has a figure. */
const DRAWN = `${COURSE}/modules/essai/gestes/`;

const scenario = (page: Page): Locator => page.locator('.scenario');
const button = (page: Page, name: string): Locator =>
  scenario(page).getByRole('button', { name, exact: true });

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.locator('.scenario[data-pret]')).toBeVisible();
}

async function decide(page: Page, option: string): Promise<void> {
  await scenario(page).getByText(option).click();
  await button(page, 'Décider').click();
  await expect(scenario(page).getByText('Ce qui se passe')).toBeVisible();
}

test('by keyboard alone, from the first scene to the end and back', async ({ page }) => {
  await open(page, GUIDE);
  await scenario(page).getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  const happens = scenario(page).getByRole('group', { name: 'Ce qui se passe' });
  await expect(happens).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(button(page, 'Continuer')).toBeFocused();
  await page.keyboard.press('Enter');
  const next = scenario(page).getByRole('heading', { level: 4 }).last();
  await expect(next).toBeFocused();
  if ((await next.textContent()) === 'Combien de traits') {
    await page.keyboard.press('Tab');
    await page.keyboard.type('5');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
  }
  await expect(scenario(page).getByText('Votre chemin')).toBeVisible();
  await expect(scenario(page).getByRole('heading', { level: 4 }).last()).toBeFocused();
  await button(page, 'Refaire').focus();
  await page.keyboard.press('Enter');
  await expect(scenario(page).getByRole('heading', { level: 4 })).toBeFocused();
  await expect(scenario(page).getByRole('heading', { level: 4 })).toHaveText('« J’ai ma carte »');
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, viewport: { width: 320, height: 640 } });

  test('by taps alone, on targets that a thumb meets, without a scroll sideways', async ({
    page,
  }) => {
    await open(page, LESSON);
    await button(page, 'Décider').tap();
    await button(page, 'Mardi, la livraison').tap();
    await expect(scenario(page).locator('.documents .document')).toHaveCount(2);
    await scenario(page).getByText('2 boîtes de gants S manquantes').tap();
    await button(page, 'Décider').tap();
    await expect(scenario(page).locator('.jauges')).toContainText('+4');
    for (const target of await scenario(page).locator('button, .option').all())
      expect((await target.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44);
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
    expect(await wide()).toBe(false);
    // A text twice as large, on a screen twice as wide.
    await page.setViewportSize({ width: 640, height: 640 });
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect(await wide()).toBe(false);
  });
});

test('taken up where it was left; what another tab decides is decided here', async ({
  page,
  context,
}) => {
  await open(page, LESSON);
  await button(page, 'Décider').click();
  await button(page, 'Mardi, la livraison').click();
  await scenario(page).getByText('« Reçu sous réserve de déballage »').click();
  await page.reload();
  await expect(page.locator('.scenario[data-pret]')).toBeVisible();
  await expect(scenario(page).getByRole('heading', { level: 4 })).toHaveText([
    'Trois boîtes de compresses',
    'Le carton percé',
  ]);
  // Ticked, not decided.
  await expect(scenario(page).getByRole('radio', { checked: true })).toHaveCount(1);

  const other = await context.newPage();
  await open(other, LESSON);
  await decide(other, '2 boîtes de gants S manquantes');
  await expect(scenario(page).getByText('Vous avez décidé')).toBeVisible();
  await expect(scenario(page).getByRole('heading', { level: 4 }).last()).toHaveText('La facture');
  await expect(page.locator('body')).toBeFocused();
});

test('its end is found again, and the lesson is done with it', async ({ page }) => {
  await open(page, GUIDE);
  await decide(page, 'J’accepte la carte');
  await button(page, 'Continuer').click();
  await expect(scenario(page).getByText('Ici, les chemins se séparent')).toBeVisible();
  await page.reload();
  await expect(scenario(page).getByText('Ici, les chemins se séparent')).toBeVisible();
  await expect(scenario(page).getByText('0 décision juste sur 1')).toBeVisible();
});

test('a scene shows its figure, which says in words what is on it', async ({ page }) => {
  await open(page, DRAWN);
  const figure = scenario(page)
    .getByRole('img', { name: /^Une chaise vide/ })
    .first();
  await expect(figure).toBeVisible();
  const description = scenario(page).locator('.decrire');
  const summary = description.locator('summary');
  expect((await summary.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await summary.click();
  await expect(description.getByText('personne dessus')).toBeVisible();
  await decide(page, 'Je la fais asseoir.');
  // What was decided stays, what it was decided on makes room.
  await expect(figure).toHaveCount(0);
});

test.describe('on paper', () => {
  const print = (page: Page) => page.emulateMedia({ media: 'print' });
  const fits = async (page: Page): Promise<void> => {
    await page.setViewportSize({ width: 720, height: 1000 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      720,
    );
  };

  test('a scene is printed with its figure, what is said and every choice', async ({ page }) => {
    await open(page, DRAWN);
    await print(page);
    await fits(page);
    const scene = scenario(page);
    await expect(scene.getByRole('heading', { level: 4 })).toHaveText('Elle arrive');
    for (const line of [
      'Sécurité',
      '« J’ai monté trois étages. »',
      'Que faites-vous ?',
      'Je la fais asseoir.',
      'Je mesure debout.',
    ])
      await expect(scene.getByText(line).first()).toBeVisible();
    await expect(scene.getByRole('img', { name: /^Une chaise/ }).first()).toBeVisible();
    await expect(button(page, 'Décider')).toBeHidden();
    for (const box of await scene.getByRole('radio').all()) await expect(box).toBeVisible();
  });

  test('the end is printed with both paths, step by step', async ({ page }) => {
    await open(page, DRAWN);
    await decide(page, 'Je mesure debout.');
    await print(page);
    await expect(scenario(page).getByText('L’appareil affiche une valeur haute.')).toBeVisible();
    await expect(button(page, 'Continuer')).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    await button(page, 'Continuer').click();
    await scenario(page).getByRole('textbox').fill('4');
    await button(page, 'Décider').click();
    await button(page, 'La suite').click();
    await decide(page, 'Les deux nombres et le bras.');
    await button(page, 'Continuer').click();
    await print(page);
    await fits(page);
    const steps = (path: number): Locator =>
      scenario(page).locator('.chemin').nth(path).locator('> li');
    await expect(steps(0)).toHaveCount(3);
    await expect(steps(0)).toContainText([
      'Je mesure debout.',
      'Combien de minutes',
      'Les deux nombres',
    ]);
    await expect(steps(0).first()).toContainText('Faux.');
    await expect(steps(1)).toContainText([
      'Je la fais asseoir.',
      'Combien de minutes',
      'Les deux nombres',
    ]);
    for (const step of await scenario(page).locator('.chemin > li').all())
      await expect(step).toBeVisible();
    await expect(button(page, 'Refaire')).toBeHidden();
  });
});

for (const theme of THEMES) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });
    test('axe finds nothing, scene by scene', async ({ page }) => {
      await open(page, LESSON);
      expect(await violations(page, '.scenario')).toEqual([]);
      await button(page, 'Décider').click();
      expect(await violations(page, '.scenario')).toEqual([]);
      await button(page, 'Mardi, la livraison').click();
      await expect(scenario(page).locator('.documents')).toBeVisible();
      expect(await violations(page, '.scenario')).toEqual([]);
      await open(page, GUIDE);
      await decide(page, 'J’accepte la carte');
      await button(page, 'Continuer').click();
      expect(await violations(page, '.scenario')).toEqual([]);
      await open(page, DRAWN);
      expect(await violations(page, '.scenario')).toEqual([]);
    });
  });
}

test('it reads as its approved sheet in every state', async ({ page }) => {
  let sheet = '';
  const note = async (state: string) => {
    sheet += `## ${state}\n${await scenario(page).ariaSnapshot()}\n\n`;
  };
  await open(page, GUIDE);
  await note('blank');
  await decide(page, 'Je demande aussi une pièce d’identité');
  await note('decided');
  await button(page, 'Continuer').click();
  await note('next scene');
  await scenario(page).getByRole('textbox').fill('4');
  await button(page, 'Décider').click();
  await button(page, 'La suite').click();
  await expect(scenario(page).getByText('Le meilleur chemin')).toBeVisible();
  await note('end');
  await page.reload();
  await expect(scenario(page).getByText('Le meilleur chemin')).toBeVisible();
  await note('found again');
  const file = join(import.meta.dirname, 'approved', 'scenario.txt');
  if (process.env['APPROVE']) writeFileSync(file, sheet);
  expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(sheet);
});
