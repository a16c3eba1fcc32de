// @vitest-environment happy-dom
/** A bench in a lesson: opened, led step by step, taken up again, debriefed, and on to the next person. */
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { builtQuestion } from '../../src/components/question.ts';
import { bench as rules, bestRun } from '../../src/core/question/bench/rules.ts';
import { blank, present } from '../../src/core/question/start.ts';
import { bringKinds } from '../../src/islands/kinds.tsx';
import { questionOf } from '../../src/islands/lesson/Question.tsx';
import { StemInPage } from '../../src/islands/lesson/StemInPage.tsx';
import type { LivePage } from '../../src/page/base/live-page.ts';
import { benchSample } from '../core/question/samples.ts';
import { byText, hasText, mount, openPage, press, settle, type } from './live.ts';

vi.mock('../../src/page/later/late-style.ts', () => ({ dress: () => Promise.resolve() }));

const LESSON = { id: 'm/lecon', revision: 'aaaa' };
const question = present(benchSample, benchSample.id);

beforeAll(async () => {
  // A device that does not take its second to inflate.
  vi.stubGlobal('matchMedia', () => ({ matches: true }));
  await bringKinds(['bench']);
});

let page: LivePage;
beforeEach(() => {
  page = openPage();
});

const show = (): Promise<HTMLElement> =>
  mount(
    page,
    questionOf(StemInPage),
    { question, start: blank(question, question.id), lesson: LESSON },
    builtQuestion(question, 1, 1),
  );

const shown = (): string => document.body.textContent.replace(/\s+/g, ' ');
const focused = (): string => document.activeElement?.textContent.replace(/\s+/g, ' ') ?? '';
const answer = () => page.player.progress.value.lessons[LESSON.id]?.questions[question.id]?.last;
const radio = (name: string, value: string): HTMLInputElement =>
  document.querySelector<HTMLInputElement>(
    `input[name="karim-${name}"][value="${value}"]`,
  ) as HTMLInputElement;

async function pick(...choices: readonly (readonly [name: string, value: string])[]) {
  for (const [name, value] of choices) {
    radio(name, value).click();
    await settle();
  }
}

async function choose(label: string, value: string): Promise<void> {
  const field = document.getElementById(
    byText('label', label).getAttribute('for') ?? '',
  ) as HTMLSelectElement;
  field.value = value;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

/** Fetched at the first press. */
async function begin(): Promise<void> {
  await press('Commencer');
  await vi.waitFor(() => expect(focused()).toBe('Choisir le brassard'));
}

async function toMeasure(): Promise<void> {
  await pick(['b', 'l'], ['c', 'droit'], ['mains', 'friction']);
  await press('Installer la personne');
  await pick(['jambes', 'plat'], ['parole', 'silence']);
  await press('Attendre 5 min');
  await press('Mesurer');
  await vi.waitFor(() => expect(hasText('button', 'Départ')).toBe(true));
}

/** With so many readings more. */
async function toEnd(readings: number, systolic = '146'): Promise<void> {
  for (let at = 0; at < readings; at += 1) await press('Départ');
  await press('Noter la mesure');
  await pick(['o', 'oui']);
  const [first, second] = document.querySelectorAll<HTMLInputElement>('.saisies input');
  await type(first as HTMLInputElement, systolic);
  await type(second as HTMLInputElement, '88');
  for (const [label, value] of [
    ['Unité', 'mmHg'],
    ['Bras', 'droit'],
    ['Position', 'assise'],
    ['Brassard', 'l'],
    ['Rythme', 'régulier'],
  ] as const)
    await choose(label, value);
  for (const box of document.querySelectorAll<HTMLInputElement>('[type=checkbox]')) {
    box.click();
    await settle();
  }
  await press('Transmettre');
  await pick(['f', 'transmettre'], ['d', 'docteur']);
  await press('Vérifier');
}

test('the page has the person who comes, and no step before somebody begins', async () => {
  await show();
  expect(shown()).toContain('Karim O., 58 ans, personne fictive');
  expect(document.querySelector('.banc')).toBeNull();
  await begin();
  expect(shown()).toContain('Étape 1 sur 5');
  expect(shown()).toContain('Le ruban indique 36 centimètres.');
});

test('a step is left once it has what it waits for, and says what that is', async () => {
  await show();
  await begin();
  await press('Installer la personne');
  expect(focused()).toBe('Choisir le brassard');
  expect(shown()).toContain('Lisez le ruban, puis choisissez un brassard.');
  await pick(['b', 'm']);
  // What is seen is said, what it is worth is not.
  expect(shown()).toContain('Brassard M posé. La flèche tombe en dehors des deux traits.');
  expect(shown()).not.toMatch(/faux/i);
  await press('Installer la personne');
  expect(shown()).toContain('Choisissez le bras.');
  await pick(['c', 'droit']);
  await press('Installer la personne');
  expect(focused()).toBe('Installer la personne');
});

test('Enter in a field leads on, and hands nothing in', async () => {
  await show();
  await begin();
  await pick(['b', 'l'], ['c', 'droit']);
  const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
  radio('c', 'droit').dispatchEvent(enter);
  await settle();
  expect(enter.defaultPrevented).toBe(true);
  expect(focused()).toBe('Installer la personne');
  expect(answer()).toBeUndefined();
});

test('done rightly to its end, it is debriefed there, with the focus', async () => {
  await show();
  await begin();
  await toMeasure();
  await press('Départ');
  expect(document.querySelector('[role=status].invisible')?.textContent).toBe(
    '152 sur 92, pouls 72.',
  );
  await press('Revenir : installer la personne');
  await press('Mesurer');
  expect(document.querySelectorAll('.banc tbody tr')).toHaveLength(1);
  await toEnd(2);
  expect(answer()).toMatchObject({ success: true, points: 1 });
  expect(focused()).toBe('Bilan : Karim O., 58 ans');
  expect(document.querySelectorAll('.criteres .juste')).toHaveLength(
    document.querySelectorAll('.criteres li').length,
  );
  expect(shown()).toContain('Rien n’a déplacé la valeur.');
});

test('what is to take up again is said there, and not before', async () => {
  await show();
  await begin();
  await toMeasure();
  await press('Revenir : installer la personne');
  await pick(['jambes', 'croisees']);
  await press('Mesurer');
  await toEnd(3, '152');
  expect(answer()).toMatchObject({ success: false });
  expect(shown()).toContain('Vos deux mesures retenues donnent en moyenne 152/92');
  expect(shown()).toContain('Avec une bonne préparation, ce serait 146/88.');
  expect(shown()).toContain('Fait monter la PAS : +2,5 à +14,9 mmHg publiés.');
  expect(shown()).toContain('Convention du banc, les écarts ne s’additionnent pas');
  await press('Réessayer');
  expect(hasText('h3', 'Choisir le brassard')).toBe(true);
  // As the person came: their hands were seen to, nothing is chosen.
  expect(document.querySelectorAll('.banc input:checked')).toHaveLength(1);
});

test('it is taken up where it was left, and the focus is nobody’s', async () => {
  await show();
  await begin();
  await toMeasure();
  await press('Départ');
  await show();
  await vi.waitFor(() => expect(hasText('h3', 'Mesurer')).toBe(true));
  expect(shown()).toContain('152 / 92');
  expect(shown()).toContain('brassard L, bras droit');
  expect(document.activeElement).toBe(document.body);
  await press('Revenir : installer la personne');
  expect(radio('jambes', 'plat').checked).toBe(true);
  expect(shown()).toContain('5 minutes de repos, 5 demandées.');
});

test('who comes next is reached from the debrief', async () => {
  await show();
  const other = document.createElement('form');
  other.dataset['question'] = 'bench';
  other.innerHTML =
    '<dl class="venue"><b>Ada E., 47 ans</b></dl><p class="rang"><button>Commencer</button></p>';
  document.body.append(other);
  await page.player.answer(LESSON, question, bestRun(question.bench).journal, 9, rules);
  await vi.waitFor(() =>
    expect(hasText('button', 'Personne suivante : Ada E., 47 ans')).toBe(true),
  );
  await press('Personne suivante : Ada E., 47 ans');
  expect(document.activeElement).toBe(other.querySelector('button'));
});
