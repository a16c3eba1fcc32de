// @vitest-environment happy-dom
/** A scenario in a lesson: decided scene by scene, taken up again where it was, its two paths at the end. */
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { builtQuestion } from '../../src/components/question.ts';
import { playOf } from '../../src/core/progress/scenario.ts';
import { present } from '../../src/core/question/start.ts';
import { bringKinds } from '../../src/islands/kinds.tsx';
import { questionOf } from '../../src/islands/lesson/Question.tsx';
import { StemInPage } from '../../src/islands/lesson/StemInPage.tsx';
import type { LivePage } from '../../src/page/base/live-page.ts';
import { scenarioSample } from '../core/question/samples.ts';
import { byText, hasText, mount, openPage, press, settle, type } from './live.ts';

const LESSON = { id: 'm/lecon', revision: 'aaaa' };
const question = present(scenarioSample, scenarioSample.id);

beforeAll(() => bringKinds(['scenario', 'choice', 'number']));

let page: LivePage;
beforeEach(() => {
  page = openPage();
});

const show = (by = page) =>
  mount(
    by,
    questionOf(StemInPage),
    { question, start: [], lesson: LESSON, line: 'Question 1 sur 1' },
    builtQuestion(question, 1, 1),
  );

const shown = (): string => document.body.textContent.replace(/\s+/g, ' ');
const answers = () => page.player.progress.value.lessons[LESSON.id]?.questions ?? {};
const focused = (): string => document.activeElement?.textContent.replace(/\s+/g, ' ') ?? '';

async function choose(option: string): Promise<void> {
  document.querySelector<HTMLInputElement>(`input[value="${option}"]`)?.click();
  await settle();
  await press('Décider');
}

async function count(value: string): Promise<void> {
  await type(document.querySelector('input[type=text]') as HTMLInputElement, value);
  await press('Décider');
}

test('the page has its first scene, and no other, before any script', async () => {
  await show();
  expect(shown()).toContain('Au guichet');
  expect(shown()).toContain('Scène 1, à l’accueil');
  expect(document.querySelector('blockquote')?.textContent).toBe('« C’est la mienne. »');
  expect(document.querySelector('legend')?.textContent).toBe('Que faites-vous ?');
  expect(shown()).not.toContain('Compte');
  expect(document.querySelector('.scenario')?.getAttribute('data-question')).toBe(
    'scenario choice number',
  );
});

test('nothing is decided before something is chosen', async () => {
  await show();
  expect(byText('button', 'Décider').getAttribute('aria-disabled')).toBe('true');
  await press('Décider');
  expect(shown()).toContain('Choisissez une réponse.');
  expect(answers()).toEqual({});
});

test('a decision is an answer of its own, and its consequence has the focus', async () => {
  await show();
  await choose('demander');
  expect(answers()['guichet-accueil']?.last).toMatchObject({ response: 'demander', attempt: 1 });
  expect(shown()).toContain('Vous avez décidé : demander');
  expect(focused()).toContain('Ce qui se passe');
  expect(focused()).toContain('Elle dit son nom.');
  // Read once, in words.
  expect(document.querySelector('.scenario > [aria-live]')?.textContent).toBe(
    'Sécurité, plus 6, 76 sur 100.',
  );
  expect(document.querySelectorAll('.encours')).toHaveLength(1);
  // No verdict before the end.
  expect(shown()).not.toMatch(/Juste|Faux/);
  await press('Continuer');
  expect(focused()).toBe('Compte');
  expect(document.querySelector('.scenario > [aria-live]')?.textContent).toBe('');
});

test('the end shows both paths, where they part, and is what the scenario was answered', async () => {
  await show();
  await choose('accepter');
  await press('Continuer');
  expect(focused()).toBe('Deux dossiers sont mêlés');
  expect(answers()['guichet']?.last).toMatchObject({
    response: ['accepter'],
    success: false,
    points: 0,
  });
  expect(shown()).toContain('0 décision juste sur 1');
  expect(shown()).toContain('Faux.');
  expect(shown()).toContain('Ici, les chemins se séparent');
  expect(shown()).toContain('2 décisions');
});

test('the best path is shown alone', async () => {
  await show();
  await choose('demander');
  await press('Continuer');
  await count('25,7');
  await press('La suite');
  expect(answers()['guichet']?.last).toMatchObject({
    response: ['demander', 'juste'],
    success: true,
  });
  expect(document.querySelectorAll('.chemin')).toHaveLength(1);
  expect(shown()).toContain('2 décisions justes sur 2');
});

test('it is taken up where it was, what was typed included; decided elsewhere, it goes on', async () => {
  await show();
  await choose('demander');
  await press('Continuer');
  await type(document.querySelector('input[type=text]') as HTMLInputElement, '25');
  await show();
  expect(shown()).toContain('Vous avez décidé : demander');
  expect(shown()).toContain('Elle dit son nom.');
  expect(hasText('button', 'Continuer')).toBe(false);
  expect((document.querySelector('input[type=text]') as HTMLInputElement).value).toBe('25');
  // Nobody pressed anything here: the focus is left alone.
  expect(document.activeElement).toBe(document.body);
});

test('it is played again from its first scene; the first run stands', async () => {
  await show();
  await choose('accepter');
  await press('Continuer');
  await press('Refaire');
  expect(focused()).toBe('Accueil');
  expect(hasText('button', 'Refaire')).toBe(false);
  await choose('demander');
  expect(answers()['guichet-accueil']).toMatchObject({
    first: { response: 'accepter', attempt: 1 },
    last: { response: 'demander', attempt: 2 },
  });
  expect(playOf(scenarioSample, answers()).run).toBe(2);
  expect(answers()['guichet']?.last.attempt).toBe(1);
});

test('opened again after its end, it shows its end; the lesson may ask for it anew', async () => {
  await show();
  await choose('accepter');
  await show();
  expect(shown()).toContain('Fin de la situation');
  expect(shown()).not.toContain('Vous avez décidé');
  expect(hasText('button', 'Décider')).toBe(false);
  page.redo.value = ['guichet'];
  await settle();
  expect(hasText('button', 'Décider')).toBe(true);
});
