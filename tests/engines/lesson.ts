/** The fixture course under a learner's hands. */
import { KINDS, PAIRS, STEPS } from '../e2e/support.ts';
import type { Tab } from './engine.ts';
import { press, says, type, until } from './page.ts';

export const LESSON = '/modules/essai/toutes-les-questions/';
export const MODULE = '/modules/essai/';
export const READER = '#qui-lit';
export const TALLY = '#_bilan';

/** One of the fixture's questions: "essai-" + this. */
export const question = (id: string): string => `#q-essai-${id}`;

export const verdictOf = (id: string): string => `${question(id)} .verdict`;

/** Waits until the question answers to presses. */
export async function awake(tab: Tab, id: string): Promise<void> {
  await until(async () => {
    const is = await tab.evaluate(
      (css) => document.querySelector(css)?.hasAttribute('data-pret') ?? false,
      question(id),
    );
    return is ? null : `the question ${id} does not wake`;
  });
}

export async function tick(tab: Tab, id: string, ...texts: readonly string[]): Promise<void> {
  for (const text of texts) await press(tab, [`${question(id)} label.option`, text]);
}

export async function verify(tab: Tab, id: string, verdict: RegExp): Promise<void> {
  await press(tab, [`${question(id)} button`, 'Vérifier']);
  await says(tab, verdictOf(id), verdict);
}

/** The first question, rightly. */
export async function answerOne(tab: Tab): Promise<void> {
  await awake(tab, 'choix');
  await tick(tab, 'choix', 'Je la fais asseoir');
  await verify(tab, 'choix', /^Juste/);
}

/** A number no test typed before, so that it can be followed; it is wrong, and its verdict was seen. */
export async function answerNumber(tab: Tab, number: string): Promise<void> {
  await awake(tab, 'nombre');
  const isLocked = await tab.evaluate(
    (css) => document.querySelector(css) !== null,
    `${question('nombre')} .verdict`,
  );
  if (isLocked) await press(tab, [`${question('nombre')} button`, 'Réessayer']);
  await type(tab, [`${question('nombre')} input`], number);
  await verify(tab, 'nombre', /^Pas encore/);
}

/** Every question rightly, each in its own way. */
export async function answerAll(tab: Tab): Promise<void> {
  await answerOne(tab);
  await tick(tab, 'multiple', 'Les deux nombres', 'Le bras', 'L’heure');
  await tick(tab, 'vrai-faux', 'Vrai');
  await type(tab, [`${question('trous')} input`, 'Trou 1 sur 2'], 'coeur');
  await type(tab, [`${question('trous')} input`, 'Trou 2 sur 2'], 'cephalee');
  await type(tab, [`${question('nombre')} input`], '25,7');
  for (const pair of PAIRS)
    for (const [side, text] of pair.entries())
      await press(tab, [`${question('appariement')} .cote:nth-child(${side + 1}) .jeton`, text]);
  await order(tab);
  for (const kind of KINDS.filter((id) => id !== 'choix')) await verify(tab, kind, /^Juste/);
}

async function order(tab: Tab): Promise<void> {
  const steps = () =>
    tab.evaluate(
      (css) => [...document.querySelectorAll(css)].map((step) => step.textContent),
      `${question('ordre')} .pas`,
    );
  for (const [place, text] of STEPS.entries()) {
    const now = await steps();
    for (let at = now.indexOf(text); at > place; at -= 1) {
      await press(tab, [`${question('ordre')} button`, `Monter : ${text}`]);
      await until(async () =>
        (await steps()).indexOf(text) === at - 1 ? null : `« ${text} » does not go up`,
      );
    }
  }
}

/** A sitting of the fixture's evaluation, handed in with that many right answers. */
export async function takeSitting(tab: Tab, begin: string, right: number): Promise<void> {
  await press(tab, ['button', begin]);
  for (let at = 0; at < 4; at += 1) {
    await says(tab, 'main', new RegExp(`Question ${at + 1} sur 4`));
    await press(tab, ['label.option', at < right ? 'celle-ci' : 'une autre']);
    await press(tab, ['button', at < 3 ? 'Suivante' : 'Rendre']);
  }
  await press(tab, ['button', 'Rendre l’évaluation']);
}
