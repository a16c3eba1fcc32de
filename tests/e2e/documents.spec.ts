/** Papers in a lesson, a question, an evaluation and a package: side by side, at hand, by ear, on paper. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { still, violations } from '../examine.ts';
import type { Question } from '../../src/core/question/types.ts';
import { launch, openLms } from './lms.ts';
import { openPackage } from './packages.ts';
import {
  awake,
  COURSE,
  EVALUATION,
  LESSON,
  question,
  THEMES,
  tick,
  verdict,
  verify,
} from './support.ts';

const DOCUMENTED = `${COURSE}/modules/essai/courte/`;
const PHONE = { width: 390, height: 844 };

const asked = (page: Pick<Page, 'locator'>): Locator => question(page, 'essai-documents');
const revisit = (q: Locator): Locator => q.getByRole('button', { name: 'Revoir les documents' });
/** The papers of the question, and not those of the prose. */
const papersOf = (page: Pick<Page, 'locator'>): Locator =>
  page.locator('.documents[data-question="essai-documents"]');
const tops = (figures: Locator): Promise<number[]> =>
  figures.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));

/** Every sitting draws the question with papers, once. */
async function withPapersDrawn(page: Page): Promise<void> {
  await page.route('**/banque/**/*.json', async (route) => {
    const bank = (await (await route.fetch()).json()) as Question[];
    const papers = bank.find(({ documents }) => documents);
    const others = bank.filter(({ objective }) => objective !== papers?.objective);
    await route.fulfill({ json: [papers, ...others] });
  });
}

async function toPapers(page: Page): Promise<void> {
  for (let at = 0; at < 4; at += 1) {
    if ((await page.locator('.documents').count()) > 0) return;
    await page.getByRole('button', { name: 'Suivante' }).click();
    await expect(page.getByText(`Question ${at + 2} sur 4`)).toBeVisible();
  }
}

test('from 48em papers stand side by side, over the column of the notes; the questions keep theirs', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(DOCUMENTED);
  for (const group of await page.locator('.documents').all()) {
    const [first, second] = await tops(group.locator('figure'));
    expect(second).toBe(first);
  }
  const text = (await page.locator('.prose > h2').boundingBox())?.width ?? 0;
  expect((await papersOf(page).boundingBox())?.width).toBeGreaterThan(text * 1.4);
  expect((await asked(page).boundingBox())?.width).toBeCloseTo(text, 0);
  await awake(asked(page));
  await expect(revisit(asked(page))).toBeHidden();
});

test('below they stand one under the other, in every width down to 320 px', async ({ page }) => {
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(DOCUMENTED);
    const [first = 0, second = 0] = await tops(papersOf(page).locator('figure'));
    expect(second).toBeGreaterThan(first);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: PHONE });

  test('a question’s papers are read again over it: same answer, same scroll, same focus', async ({
    page,
  }) => {
    await page.goto(DOCUMENTED);
    const q = asked(page);
    await awake(q);
    await tick(q, 'la date de naissance');
    await expect(revisit(q)).toBeInViewport({ ratio: 1 });
    // What comes after the paint may still grow above it.
    await still(page);
    const scroll = await page.evaluate(() => window.scrollY);
    await revisit(q).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Les documents' });
    await expect(dialog.getByRole('heading')).toBeFocused();
    await expect(dialog.getByRole('figure')).toHaveCount(2);
    const box = await dialog.boundingBox();
    expect([box?.width, box?.height]).toEqual([PHONE.width, PHONE.height]);

    const second = dialog.getByRole('figure', { name: 'Document 2, la réponse du téléservice' });
    await dialog.getByRole('button', { name: 'La réponse du téléservice' }).click();
    await expect(second).toBeFocused();
    await expect(second).toBeInViewport();
    for (const button of await dialog.getByRole('button').all())
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);

    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(revisit(q)).toBeFocused();
    expect(await page.evaluate(() => window.scrollY)).toBe(scroll);
    await expect(q.locator('input:checked')).toHaveValue('la-date-de-naissance');

    await revisit(q).click();
    await dialog.getByRole('button', { name: 'Revenir à la question' }).click();
    await expect(revisit(q)).toBeFocused();
    await verify(q).click();
    await expect(verdict(q)).toHaveText('Pas encore');
    await expect(revisit(q)).toBeVisible();
  });

  test('papers of the prose are at hand for the questions that follow in their part', async ({
    page,
  }) => {
    await page.goto(DOCUMENTED);
    const q = question(page, 'essai-courte-deux');
    await awake(q);
    await revisit(q).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('figure', { name: /le courrier du spécialiste/ })).toBeVisible();
  });

  test('a field that takes the focus is not under the bar', async ({ page }) => {
    // So low that the question is longer than the screen.
    await page.setViewportSize({ ...PHONE, height: 420 });
    await page.goto(DOCUMENTED);
    const q = asked(page);
    await awake(q);
    await expect(revisit(q)).toBeAttached();
    await q.evaluate((form) =>
      window.scrollTo(0, window.scrollY + form.getBoundingClientRect().top - 200),
    );
    await q.locator('input').first().focus();
    for (let at = 0; at < 3; at += 1) {
      const bar = await q.locator('.revoir-documents').boundingBox();
      const row = await q.locator('.option:has(:focus)').boundingBox();
      expect((row?.y ?? Infinity) + (row?.height ?? 0)).toBeLessThanOrEqual(bar?.y ?? 0);
      await page.keyboard.press('ArrowDown');
    }
  });

  test('they alone stay at the foot of the screen, under the action of their question', async ({
    page,
  }) => {
    await page.goto(DOCUMENTED);
    const q = asked(page);
    await awake(q);
    await expect(revisit(q)).toBeVisible();
    await expect(q.locator('.revoir-documents')).toHaveCSS('position', 'sticky');
    await expect(q.locator('.rang')).toHaveCSS('position', 'static');
    await q.evaluate((form) => form.scrollIntoView({ block: 'end' }));
    const [row, bar] = [q.locator('.rang'), q.locator('.revoir-documents')];
    const [above, below] = [await row.boundingBox(), await bar.boundingBox()];
    expect((above?.y ?? Infinity) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  });

  test('in an evaluation too, and in its correction', async ({ page }) => {
    await withPapersDrawn(page);
    await page.goto(EVALUATION);
    await page.getByRole('button', { name: 'Commencer' }).click();
    await expect(page.getByText('Question 1 sur 4')).toBeVisible();
    await toPapers(page);
    const form = page.locator('form.question');
    await tick(form, 'celle-ci');
    await revisit(form).click();
    const dialog = page.getByRole('dialog');
    await expect(
      dialog.getByRole('figure', { name: 'Document 1, le résultat du laboratoire, spécimen' }),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(revisit(form)).toBeFocused();
    await expect(form.locator('input:checked')).toHaveCount(1);

    // Gone to from another question, the papers come first.
    const at = await page.locator('.jauge b').innerText();
    const ways = ['Suivante', 'Précédente'];
    const [away = '', back = ''] = at === 'Question 4 sur 4' ? ways.reverse() : ways;
    await page.getByRole('button', { name: away }).click();
    await expect(page.locator('.documents')).toHaveCount(0);
    await page.getByRole('button', { name: back }).click();
    await expect(page.locator('.documents')).toBeFocused();

    await page
      .getByRole('button', { name: /^Rendre/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Rendre l’évaluation' }).click();
    await page.getByRole('button', { name: /^Relire mes/ }).click();
    await expect(page.locator('.corrige .documents')).toHaveCount(1);
  });
});

test('by ear: figures with a name, fields, a table; what decorates is not there', async ({
  page,
}) => {
  await page.goto(DOCUMENTED);
  const card = page.getByRole('figure', { name: 'Document 1, la carte d’identité, spécimen' });
  await expect(card).toMatchAriaSnapshot(`
    - figure "Document 1, la carte d’identité, spécimen":
      - paragraph: Carte nationale d’identité
      - term: Nom
      - definition: MODÈLE
      - term: Prénoms
      - definition: Alain
  `);
  const letter = page.getByRole('figure', { name: /le courrier/ });
  await expect(letter).toContainText('À\u00a0: Dr Paul Arnaud');
});

for (const theme of THEMES)
  test(`axe finds nothing, papers shown, read again and under examination: ${theme}`, async ({
    page,
  }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: theme });
    await page.setViewportSize(PHONE);
    await page.goto(DOCUMENTED);
    await awake(asked(page));
    expect(await violations(page)).toEqual([]);
    await revisit(asked(page)).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await withPapersDrawn(page);
    await page.goto(EVALUATION);
    await page.getByRole('button', { name: 'Commencer' }).click();
    await expect(page.getByText('Question 1 sur 4')).toBeVisible();
    await toPapers(page);
    expect(await violations(page)).toEqual([]);
  });

test('on paper, papers are whole, two abreast, without what only a screen can do', async ({
  page,
}) => {
  await page.goto(DOCUMENTED);
  await awake(asked(page));
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.setViewportSize({ width: 680, height: 1009 });
  for (const group of await page.locator('.documents').all()) {
    const [first, second] = await tops(group.locator('figure'));
    expect(second).toBe(first);
  }
  await expect(page.locator('figure.document').first()).toHaveCSS('break-inside', 'avoid');
  await expect(revisit(asked(page))).toBeHidden();
  await expect(page.locator('.specimen').first()).toBeVisible();
});

test('the words of a paper lead to its lesson; those of a question’s papers are never shipped', async ({
  page,
}) => {
  await page.goto(`${COURSE}/recherche/?q=Castan`);
  await expect(page.locator('.trouvaille').first()).toContainText('Une leçon courte');
  await page.goto(`${COURSE}/recherche/?q=Matricule`);
  await expect(page.getByText(/Rien pour|Aucun résultat/i).first()).toBeVisible();
});

test('a lesson without papers carries nothing of theirs', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(LESSON);
  await awake(question(page, 'essai-ordre'));
  await still(page);
  expect(asked.filter((url) => /at-hand|Papers|Revisit/.test(url))).toEqual([]);
  expect(await page.content()).not.toContain('.specimen');
});

test('without a script, and from a disk, papers are read all the same', async ({ browser }) => {
  const folder = mkdtempSync(join(tmpdir(), 'cqp-papiers-'));
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    for (const [path, content] of Object.entries(openPackage('web'))) {
      if (path.endsWith('/')) continue;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const page = await context.newPage();
    await page.goto(pathToFileURL(join(folder, 'modules/essai/courte/index.html')).href);
    await expect(page.locator('figure.document')).toHaveCount(4);
    await expect(page.getByText('MODELE')).toBeVisible();
    await expect(page.locator('.feuille').first()).toHaveCSS('position', 'relative');
  } finally {
    await context.close();
    rmSync(folder, { recursive: true });
  }
});

test('a SCORM package shows them, at hand on a phone', async ({ page }) => {
  await page.setViewportSize(PHONE);
  const lms = await openLms('scorm-again', 'scorm12');
  const frame = await launch(page, lms, 'courte');
  const q = asked(frame);
  await awake(q);
  await expect(frame.locator('figure.document')).toHaveCount(4);
  await revisit(q).click();
  await expect(frame.getByRole('dialog').getByRole('figure')).toHaveCount(2);
});
