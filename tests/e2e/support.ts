/** What the browser tests share: the two sites, and the questions of the fixture course. */
import { expect, type Locator, type Page } from '@playwright/test';

/** The fixture course (tests/fixtures/cours): stable whatever trainers write. */
export const COURSE = process.env['COURSE_URL'] ?? 'http://localhost:4322';
/** The real course. */
export const SITE = process.env['SITE_URL'] ?? 'http://localhost:4321';

export const LESSON = `${COURSE}/modules/essai/toutes-les-questions/`;
export const EVALUATION = `${COURSE}/modules/essai/evaluation/`;

export const THEMES = ['light', 'dark'] as const;

export function question(page: Pick<Page, 'locator'>, id: string): Locator {
  return page.locator(`#q-${id}`);
}

/** Waits until the question answers to presses. */
export async function awake(q: Locator): Promise<void> {
  await expect(q).toHaveAttribute('data-pret', '');
}

export const verify = (q: Locator): Locator => q.getByRole('button', { name: 'Vérifier' });
export const verdict = (q: Locator): Locator => q.locator('.verdict');

/** Ticks the answers with these beginnings of text. */
export async function tick(q: Locator, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) await q.locator('label.option', { hasText: text }).click();
}

type Press = (target: Locator) => Promise<void>;
const click: Press = (target) => target.click();

/** What a pairing is made with, by the beginning of its text. */
export const token = (q: Locator, side: 'left' | 'right', text: string): Locator =>
  q
    .locator('.cote')
    .nth(side === 'left' ? 0 : 1)
    .getByRole('button', { name: new RegExp(`^${text}`) });

/** Touches the left side, then the right side, of each pair. */
export async function match(
  q: Locator,
  pairs: readonly (readonly [string, string])[],
  press = click,
): Promise<void> {
  for (const [left, right] of pairs) {
    await press(token(q, 'left', left));
    await press(token(q, 'right', right));
  }
}

/** Moves steps until they stand in that order, pressing only the buttons a learner has. */
export async function order(q: Locator, steps: readonly string[], press = click): Promise<void> {
  for (const [place, text] of steps.entries())
    for (;;) {
      const now = await q.locator('.ordre li').allInnerTexts();
      const at = now.findIndex((line) => line.includes(text));
      if (at <= place) break;
      await press(q.getByRole('button', { name: `Monter : ${text}` }));
    }
}

/** The fixture lesson's questions, one of each kind: "essai-" + this. */
export const KINDS = ['choix', 'multiple', 'vrai-faux', 'trous', 'nombre', 'appariement', 'ordre'];

export const PAIRS = [
  ['péri-', 'autour'],
  ['brady-', 'lent'],
  ['tachy-', 'rapide'],
] as const;

export const STEPS = [
  'Faire asseoir la personne',
  'Attendre au repos',
  'Placer le brassard',
  'Lancer la mesure',
];

/** Answers every question of the fixture lesson rightly. */
export async function answerAll(page: Pick<Page, 'locator'>): Promise<void> {
  const q = (id: string) => question(page, `essai-${id}`);
  await awake(q('ordre'));
  await tick(q('choix'), 'Je la fais asseoir');
  await tick(q('multiple'), 'Les deux nombres', 'Le bras', 'L’heure');
  await tick(q('vrai-faux'), 'Vrai');
  await q('trous').getByLabel('Trou 1 sur 2').fill('coeur');
  await q('trous').getByLabel('Trou 2 sur 2').fill('céphalee');
  await q('nombre').getByRole('textbox').fill('25,7');
  await match(q('appariement'), PAIRS);
  await order(q('ordre'), STEPS);
  for (const id of KINDS) {
    await verify(q(id)).click();
    await expect(verdict(q(id))).toHaveText('Juste');
  }
}

/** The line under the site's name, once everything a learner did has reached their centre. */
export const SENT = /toutes (vos réponses )?sont envoyées/i;
