import { expect, test, type Page } from '@playwright/test';
import { openToExamine, violations } from '../examine.ts';
import { PAGES } from '../pages.ts';
import {
  answerAll,
  awake,
  EVALUATION,
  LESSON,
  question,
  SITE,
  THEMES,
  tick,
  verify,
} from './support.ts';

/** Ids that more than one element of the page bears. */
function repeatedIds(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return ids.filter((id, at) => ids.indexOf(id) !== at);
  });
}

/**
 * axe needs minutes for a thousand elements made by one component. What it can find in them depends on
 * what they are made of, so one stays of each set of tags, classes and attributes.
 */
async function keepOneOfEachShape(page: Page, selector: string): Promise<void> {
  const [before, after] = await page.evaluate((all) => {
    const shapes = new Set<string>();
    const elements = [...document.querySelectorAll(all)];
    for (const element of elements) {
      const parts = [element, ...element.querySelectorAll('*')].map(
        (part) => `${part.tagName}.${part.className} ${part.getAttributeNames().join(' ')}`,
      );
      const shape = [...new Set(parts)].sort().join('\n');
      if (shapes.has(shape)) element.remove();
      shapes.add(shape);
    }
    return [elements.length, shapes.size] as const;
  }, selector);
  expect(before).toBeGreaterThan(1_000);
  expect(after).toBeGreaterThan(10);
}

test('axe finds what is wrong', async ({ page }) => {
  await openToExamine(page, SITE, '/');
  await page.evaluate(() => document.querySelector('main')?.append(new Image()));
  expect(await violations(page)).toEqual([expect.stringMatching(/^image-alt: <img/)]);
  expect(await violations(page, 'header')).toEqual([]);
});

for (const theme of THEMES) {
  test.describe(theme, () => {
    test.use({ colorScheme: theme });
    for (const [name, path] of PAGES)
      test(`axe finds nothing: ${name}`, async ({ page }) => {
        await openToExamine(page, SITE, path);
        expect(new URL(page.url()).pathname).toBe(new URL(path, SITE).pathname);
        if (path === '/glossaire/') {
          expect(await repeatedIds(page)).toEqual([]);
          await keepOneOfEachShape(page, '.entree');
        }
        expect(await violations(page)).toEqual([]);
      });

    test('axe finds nothing: answered questions of every kind', async ({ page }) => {
      await page.goto(LESSON);
      await awake(question(page, 'essai-ordre'));
      await tick(question(page, 'essai-choix'), 'Je mesure tout de suite');
      await tick(question(page, 'essai-multiple'), 'Les deux nombres', 'un peu forte');
      await tick(question(page, 'essai-vrai-faux'), 'Vrai');
      await question(page, 'essai-trous').getByLabel('Trou 1 sur 2').fill('poignet');
      await question(page, 'essai-trous').getByLabel('Trou 2 sur 2').fill('céphalée');
      await question(page, 'essai-nombre').getByRole('textbox').fill('42,4');
      const matching = question(page, 'essai-appariement');
      await matching.getByRole('button', { name: 'Répondre avec des listes' }).click();
      for (const [at, text] of ['lent', 'autour', 'rapide'].entries())
        await matching.locator('select').nth(at).selectOption({ label: text });
      for (const id of [
        'choix',
        'multiple',
        'vrai-faux',
        'trous',
        'nombre',
        'appariement',
        'ordre',
      ])
        await verify(question(page, `essai-${id}`)).click();
      await question(page, 'essai-choix').getByRole('button', { name: 'Un indice' }).click();
      await page.locator('.prose .terme').first().click();
      expect(await violations(page)).toEqual([]);
    });

    test('axe finds nothing: the bar of a lesson on a phone, its parts open, the arrival', async ({
      page,
    }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(LESSON);
      await answerAll(page);
      await expect(page.getByRole('heading', { name: /^Leçon 1 finie/ })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: /Ouvrir les parties$/ }).click();
      await expect(page.getByRole('button', { name: /Fermer les parties$/ })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test('axe finds nothing: an evaluation under way, its result and its correction', async ({
      page,
    }) => {
      await page.goto(EVALUATION);
      await page.getByRole('button', { name: 'Commencer' }).click();
      await page.locator('label.option').first().click();
      await page.getByRole('button', { name: 'Marquer pour y revenir' }).click();
      await page.getByRole('button', { name: 'Rendre maintenant' }).click();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Rendre l’évaluation' }).click();
      await page.getByRole('button', { name: /Relire mes/ }).click();
      await expect(page.locator('.corrige .question')).toHaveCount(4);
      expect(await violations(page)).toEqual([]);
    });
  });
}

for (const [width, text] of [
  [320, '100%'],
  [640, '200%'],
] as const)
  test(`at ${width} px with text at ${text} nothing scrolls sideways (WCAG 1.4.4, 1.4.10)`, async ({
    browser,
  }) => {
    const context = await browser.newContext({ viewport: { width, height: 640 } });
    const page = await context.newPage();
    const lessons = ['construction', 'reperes', 'suffixes'].map(
      (slug) => `vocabulaire-medical/${slug}/`,
    );
    for (const path of [
      '/',
      ...lessons.map((one) => `/modules/${one}`),
      '/glossaire/',
      '/modules/vocabulaire-medical/',
    ]) {
      await page.goto(SITE + path);
      await page.evaluate((size) => {
        document.documentElement.style.fontSize = size;
      }, text);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, path).toBeLessThanOrEqual(width);
    }
    await context.close();
  });

test('at 320 px no line parts the hyphen of a piece of a word from its letters', async ({
  page,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [
    'modules/vocabulaire-medical/suffixes/',
    'modules/vocabulaire-medical/prefixes/',
    'glossaire/',
  ]) {
    await page.goto(`${SITE}/${path}`);
    const found = await page.evaluate(() => {
      const parted: string[] = [];
      let met = 0;
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const text = node.textContent ?? '';
        const lineOf = (at: number): number | undefined => {
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          return range.getClientRects()[0]?.bottom;
        };
        for (const { index } of text.matchAll(
          /(?<![\p{L}\d-])-(?=\p{L})|(?<=\p{L})-(?![\p{L}\d])/gu,
        )) {
          const letter = /\p{L}/u.test(text.charAt(index + 1)) ? index + 1 : index - 1;
          const [hyphen, other] = [lineOf(index), lineOf(letter)];
          if (hyphen === undefined || other === undefined) continue;
          met += 1;
          if (Math.abs(hyphen - other) > 3) parted.push(text.slice(index - 20, index + 20));
        }
      }
      return { met, parted };
    });
    expect(found.parted, path).toEqual([]);
    expect(found.met, path).toBeGreaterThan(10);
  }
});

test('without JavaScript a lesson is read to its end, and its questions say what they need', async ({
  browser,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(LESSON);
  await expect(page.getByRole('heading', { name: /Noter et calculer/ })).toBeVisible();
  await expect(question(page, 'essai-choix')).toContainText('Je la fais asseoir');
  await expect(question(page, 'essai-choix').locator('noscript p')).toBeVisible();
  await expect(page.getByRole('link', { name: /Une leçon courte/ })).toBeVisible();
  await context.close();
});

test('every target a finger needs is at least 24 px, and those of questions 44 px', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(LESSON);
  await awake(question(page, 'essai-ordre'));
  const small = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '.question button, .question label.option, .question input[type=text], .suite a, .haut button, .haut a',
      ),
    ]
      .map((element) => ({
        box: element.getBoundingClientRect(),
        name: element.outerHTML.slice(0, 80),
      }))
      .filter(({ box }) => box.width > 0 && box.height < 43.5)
      .map(({ name, box }) => `${box.height} ${name}`),
  );
  expect(small).toEqual([]);
  await context.close();
});
