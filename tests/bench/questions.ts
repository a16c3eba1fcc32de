/** How the bench answers the questions of the fixture lesson, on our page and on the floor. */
import type { Locator, Page } from '@playwright/test';
import { match, order, STEPS, tick, verdict, verify } from '../e2e/support.ts';

export const LESSON_PATH = '/modules/essai/toutes-les-questions/';

/** Fills one question in, without pressing its button. */
export type Fill = (form: Locator) => Promise<void>;

const STEPS_BACK = [...STEPS].reverse();

/** A right and a wrong response of each kind: feedback of both is timed. */
export const FILLS: Readonly<Record<string, { readonly right: Fill; readonly wrong: Fill }>> = {
  choix: {
    right: (form) => tick(form, 'Je la fais asseoir'),
    wrong: (form) => tick(form, 'Je mesure debout'),
  },
  multiple: {
    right: (form) => tick(form, 'Les deux nombres', 'Le bras', 'L’heure'),
    wrong: (form) => tick(form, 'Les deux nombres', '« Tension un peu forte »'),
  },
  'vrai-faux': {
    right: (form) => tick(form, 'Vrai'),
    wrong: (form) => tick(form, 'Faux'),
  },
  trous: {
    right: (form) => type(form, ['coeur', 'céphalee']),
    wrong: (form) => type(form, ['poignet', 'migraine']),
  },
  nombre: {
    right: (form) => type(form, ['25,7']),
    wrong: (form) => type(form, ['42,4']),
  },
  appariement: {
    right: (form) => pair(form, ['autour', 'lent', 'rapide']),
    wrong: (form) => pair(form, ['lent', 'autour', 'rapide']),
  },
  ordre: {
    right: (form) => sort(form, STEPS),
    wrong: (form) => sort(form, STEPS_BACK),
  },
};

async function type(form: Locator, texts: readonly string[]): Promise<void> {
  const fields = form.getByRole('textbox');
  for (const [at, text] of texts.entries()) await fields.nth(at).fill(text);
}

async function pair(form: Locator, rights: readonly string[]): Promise<void> {
  const lefts = ['péri-', 'brady-', 'tachy-'];
  // The floor has native lists.
  if ((await form.locator('select').count()) > 0) {
    for (const [at, left] of lefts.entries())
      await form.getByLabel(left).selectOption(rights[at] ?? '');
    return;
  }
  await match(
    form,
    lefts.map((left, at) => [left, rights[at] ?? ''] as const),
  );
}

async function sort(form: Locator, steps: readonly string[]): Promise<void> {
  if ((await form.locator('select').count()) > 0) {
    for (const [at, step] of steps.entries())
      await form.getByLabel(step).selectOption(String(at + 1));
    return;
  }
  await order(form, steps);
}

export const formOf = (page: Page, id: string): Locator => page.locator(`#q-essai-${id}`);

export { verdict, verify };
