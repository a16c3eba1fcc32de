// @vitest-environment happy-dom
/** The foot of a lesson, from what is left to do to the arrival. */
import { render } from 'preact';
import { beforeEach, expect, test } from 'vitest';
import type { Asked } from '../../src/core/progress/mastery.ts';
import { LessonEnd } from '../../src/islands/lesson/later/LessonEnd.tsx';
import type { LivePage } from '../../src/page/base/live-page.ts';
import { mount, openPage, press, settle } from './live.ts';

const LESSON = { id: 'm/prefixes', revision: 'r' };
const asked = (id: string, objective: string | null): Asked => ({
  id,
  hash: 'aaaa1111',
  required: true,
  objective,
});
const PROPS = {
  lesson: LESSON,
  number: 2,
  title: 'Les préfixes',
  sections: [{ id: 'lieu', title: 'Où et quand' }],
  objectives: [
    { id: 'lieu', text: 'reconnaître -ite' },
    { id: 'contraire', text: 'distinguer les contraires' },
    { id: 'lire', text: 'lire un courrier' },
  ],
  questions: [asked('a', 'lieu'), asked('b', 'lieu'), asked('c', 'contraire')],
  module: { title: 'Vocabulaire', lessons: ['m/construction', LESSON.id, 'm/racines'] },
};

let page: LivePage;
beforeEach(() => {
  // What listens to the document goes with its island.
  for (const island of document.querySelectorAll('cqp-ilot')) render(null, island);
  page = openPage();
});

async function answer(question: string, attempt: number, success: boolean): Promise<void> {
  await page.player.record(() => ({
    type: 'answered',
    lesson: LESSON.id,
    revision: 'r',
    question,
    attempt,
    response: '',
    duration: 1,
    points: success ? 1 : 0,
    max: 1,
    success,
    hash: 'aaaa1111',
  }));
  await settle();
}

const text = (selector: string): string =>
  (document.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
const lines = (): string[] =>
  [...document.querySelectorAll('.acquis li')].map((line) =>
    line.textContent.replace(/\s+/g, ' ').trim(),
  );
const ticks = (at: number): string[] =>
  [...(document.querySelectorAll('.reglette')[at]?.children ?? [])].map((tick) =>
    tick.className.trim(),
  );

test('before the end, what is left to do', async () => {
  await mount(page, LessonEnd, PROPS);
  await answer('a', 1, true);
  expect(text('#_bilan-titre')).toBe('Où vous en êtes');
  expect(text('.bilan')).toContain('1 question faite sur 3.');
  expect(text('.bilan')).toContain('À faire : question 2, question 3.');
  expect(lines()).toEqual([]);
  // On the module’s ruler one is at this lesson.
  expect(ticks(0)).toEqual(['', 'encours signet', '']);
});

test('at the end, each objective is acquired or to see again, and the errors can be made good', async () => {
  await mount(page, LessonEnd, PROPS);
  await answer('a', 1, true);
  await answer('b', 1, false);
  await answer('b', 2, true);
  await answer('c', 1, false);
  await page.player.visit(LESSON, 'lieu');
  await settle();
  expect(text('#_bilan-titre')).toBe('Leçon 2 finie Les préfixes');
  expect(text('.bilan')).toContain('1 du premier coup, 1 après une erreur, 1 à revoir.');
  expect(ticks(0)).toEqual(['faite', 'seconde', 'fausse']);
  // Nothing is said of an objective that no question is about.
  expect(lines()).toEqual([
    'reconnaître -ite acquis 2 sur 2, une après une erreur',
    'distinguer les contraires à revoir 0 sur 1',
  ]);
  expect(document.querySelector('.acquis .insecable')?.textContent).toBe('-ite');
  expect(ticks(1)).toEqual(['', 'faite', 'signet']);

  await press('Refaire seulement mes erreurs');
  expect(page.redo.value).toEqual(['c']);
  await answer('c', 2, true);
  expect(lines()[1]).toBe('distinguer les contraires acquis après une erreur');
  expect(document.querySelector('.bilan button')).toBeNull();
});

test('a question added to a finished lesson waits, and its objective with it', async () => {
  await answer('a', 1, true);
  await page.player.complete(LESSON);
  await mount(page, LessonEnd, PROPS);
  expect(text('#_bilan-titre')).toBe('Leçon 2 finie Les préfixes');
  expect(text('.bilan')).toContain('À faire : question 2, question 3.');
  expect(lines()).toEqual([
    'reconnaître -ite à faire 1 sur 2',
    'distinguer les contraires à faire 0 sur 1',
  ]);
});

/** A question of the page, right already: its button says « Continuer ». */
function rightQuestion(id: string): HTMLFormElement {
  const form = document.createElement('form');
  form.className = 'question';
  form.id = `q-${id}`;
  form.innerHTML = '<div class="reponse juste"></div>';
  document.body.prepend(form);
  return form;
}
const goOn = (form: HTMLFormElement): void =>
  void form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
const focused = (): string | undefined => document.activeElement?.id;

test('« Continuer » leads to the arrival once, from the question that finished the lesson', async () => {
  await mount(page, LessonEnd, PROPS);
  rightQuestion('c');
  const first = rightQuestion('a');
  goOn(first);
  expect(focused()).not.toBe('_bilan-titre');
  for (const id of ['a', 'b', 'c']) await answer(id, 1, true);
  await page.player.visit(LESSON, 'lieu');
  await settle();
  // Nothing takes the focus by itself.
  expect(focused()).not.toBe('_bilan-titre');
  goOn(first);
  expect(focused()).toBe('_bilan-titre');
  document.getElementById('_bilan-titre')?.blur();
  goOn(first);
  expect(focused()).not.toBe('_bilan-titre');
});

test('from the last question of the page it always leads to the end', async () => {
  await mount(page, LessonEnd, PROPS);
  goOn(rightQuestion('c'));
  expect(focused()).toBe('_bilan-titre');
});

test('who comes back to a finished lesson goes on from question to question', async () => {
  for (const id of ['a', 'b', 'c']) await answer(id, 1, true);
  await page.player.visit(LESSON, 'lieu');
  await mount(page, LessonEnd, PROPS);
  rightQuestion('c');
  goOn(rightQuestion('a'));
  expect(text('#_bilan-titre')).toBe('Leçon 2 finie Les préfixes');
  expect(focused()).not.toBe('_bilan-titre');
});
