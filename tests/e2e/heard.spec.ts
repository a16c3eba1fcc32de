/**
 * What a screen reader meets in each kind of question, in each state, against sheets that somebody read
 * line by line (`approved/`). After a wanted change, `APPROVE=1` writes them anew, to be read again.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import {
  awake,
  KINDS,
  LESSON,
  match,
  order,
  PAIRS,
  question,
  STEPS,
  tick,
  token,
} from './support.ts';

const WRONG_PAIRS = [
  ['péri-', 'autour'],
  ['brady-', 'petit'],
  ['tachy-', 'rapide'],
] as const;

const q = (page: Page, kind: string) => question(page, `essai-${kind}`);

/** Answers given before each press of Vérifier. */
async function wrong(page: Page): Promise<void> {
  await tick(q(page, 'choix'), 'Je mesure debout');
  await tick(q(page, 'multiple'), 'Les deux nombres', '« Tension un peu forte »');
  await tick(q(page, 'vrai-faux'), 'Faux');
  await q(page, 'trous').getByLabel('Trou 1 sur 2').fill('cœur');
  await q(page, 'trous').getByLabel('Trou 2 sur 2').fill('foie');
  await q(page, 'nombre').getByRole('textbox').fill('257');
  await match(q(page, 'appariement'), WRONG_PAIRS);
}

async function wrongAgain(page: Page): Promise<void> {
  await tick(q(page, 'choix'), 'Je mesure tout de suite');
  await tick(q(page, 'multiple'), '« Tension un peu forte »');
  await tick(q(page, 'vrai-faux'), 'Faux');
  await q(page, 'trous').getByLabel('Trou 2 sur 2').fill('rein');
  await q(page, 'nombre').getByRole('textbox').fill('2');
  await match(q(page, 'appariement'), [['brady-', 'petit']]);
}

async function right(page: Page): Promise<void> {
  await tick(q(page, 'choix'), 'Je la fais asseoir');
  await tick(q(page, 'multiple'), 'Le bras', 'L’heure');
  await tick(q(page, 'vrai-faux'), 'Vrai');
  await q(page, 'trous').getByLabel('Trou 2 sur 2').fill('céphalées');
  await q(page, 'nombre').getByRole('textbox').fill('25,7');
  await match(
    q(page, 'appariement'),
    PAIRS.filter(([left]) => left === 'brady-'),
  );
  await order(q(page, 'ordre'), STEPS);
}

async function pressAll(page: Page, name: string): Promise<void> {
  for (const kind of KINDS) await q(page, kind).getByRole('button', { name, exact: true }).click();
}

const sheets = new Map<string, string>();

/** What is said of a field after its name, which a tree leaves out: "« Faux » described: C’est l’inverse…". */
const described = (form: Locator): Promise<string[]> =>
  form.locator('[aria-describedby]').evaluateAll((fields) =>
    fields.map((field) => {
      const name = field.getAttribute('aria-label') ?? field.parentElement?.innerText ?? '';
      const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
      const texts = ids.map((id) => document.getElementById(id)?.innerText ?? `nothing: ${id}`);
      return `- described ${JSON.stringify(name.replace(/\s+/g, ' ').trim())}: ${texts.join(' ')}`;
    }),
  );

/** As it stands once what was said is gone. */
async function note(page: Page, state: string): Promise<void> {
  await expect
    .poll(() => page.locator('form.question [aria-live]').allInnerTexts(), { timeout: 15_000 })
    .toEqual(expect.not.arrayContaining([expect.stringMatching(/Pas encore|[Jj]uste|La réponse/)]));
  for (const kind of KINDS) {
    const seen = await q(page, kind).ariaSnapshot();
    const more = await described(q(page, kind));
    sheets.set(kind, `${sheets.get(kind) ?? ''}## ${state}\n${[seen, ...more].join('\n')}\n\n`);
  }
}

test('each kind reads as its approved sheet in every state', async ({ page, browser }) => {
  test.setTimeout(180_000);
  await page.goto(LESSON);
  await awake(q(page, 'ordre'));
  await note(page, 'blank');
  await wrong(page);
  // One tile pressed: those it may go with say so.
  await token(q(page, 'appariement'), 'left', 'tachy-').click();
  await note(page, 'chosen');
  await token(q(page, 'appariement'), 'right', 'rapide').click();
  await pressAll(page, 'Vérifier');
  await note(page, 'wrong');
  await pressAll(page, 'Réessayer');
  await wrongAgain(page);
  await pressAll(page, 'Vérifier');
  await note(page, 'wrong twice');
  await pressAll(page, 'Réessayer');
  await right(page);
  await pressAll(page, 'Vérifier');
  await note(page, 'right');

  const other = await browser.newContext({ locale: 'fr-FR' });
  const fresh = await other.newPage();
  await fresh.goto(LESSON);
  await awake(q(fresh, 'ordre'));
  await wrong(fresh);
  await pressAll(fresh, 'Vérifier');
  await pressAll(fresh, 'Voir la réponse');
  await note(fresh, 'shown');
  await other.close();

  for (const kind of KINDS) {
    const file = join(import.meta.dirname, 'approved', `${kind}.txt`);
    if (process.env['APPROVE']) writeFileSync(file, sheets.get(kind) ?? '');
    expect(existsSync(file) && readFileSync(file, 'utf8'), kind).toBe(sheets.get(kind));
  }
});

test('no status line stands empty anywhere in a lesson', async ({ page }) => {
  await page.goto(LESSON);
  await awake(q(page, 'ordre'));
  const empty = await page
    .locator('form.question [role=status], form.question [role=alert]')
    .evaluateAll((all) => all.filter(({ textContent }) => !textContent).length);
  expect(empty).toBe(0);
});
