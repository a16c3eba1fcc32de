// @vitest-environment happy-dom
/** A positioning, from its introduction to its advice, on its page and on its module's. */
import { beforeAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Assessment } from '../../src/islands/assessment/Assessment.tsx';
import type { AssessmentProps } from '../../src/islands/assessment/types.ts';
import { Positioning, type PositioningProps } from '../../src/islands/home/Positioning.tsx';
import type { Question } from '../../src/core/question/types.ts';
import { bringKinds } from '../../src/islands/kinds.tsx';
import type { LivePage } from '../../src/page/base/live-page.ts';
import { choiceSample, trueFalseSample } from '../core/question/samples.ts';
import { hasText, mount, openPage, press, settle } from './live.ts';

const BANK: readonly Question[] = [
  { ...choiceSample, objective: 'pouls#compter' },
  { ...trueFalseSample, objective: 'poids#calculer', safety: true },
];
const LESSONS = [
  { slug: 'pouls', number: 1, title: 'Le pouls', minutes: 10, href: '/modules/m/pouls/' },
  { slug: 'poids', number: 2, title: 'Le poids', minutes: 5, href: '/modules/m/poids/' },
];
const PROPS: AssessmentProps = {
  assessment: {
    id: 'm/positionnement',
    role: 'positioning',
    revision: 'r1',
    title: 'Positionnement : le module',
    draw: 2,
    masteryScore: null,
    tries: 1,
    minutes: 12,
  },
  bankUrl: '/banque/m/positionnement.json',
  module: { title: 'Le module', href: '/modules/m/' },
  lessons: LESSONS.map((lesson) => ({
    ...lesson,
    objectives:
      lesson.slug === 'pouls'
        ? [{ id: 'compter', text: 'compter le pouls' }]
        : [{ id: 'calculer', text: 'calculer un IMC' }],
  })),
  sources: {},
  centre: { name: 'Centre d’essai', contact: 'Équipe d’essai', email: 'essai@exemple.fr' },
  next: { title: 'Voir les leçons', href: '/modules/m/' },
};
const ON_MODULE: PositioningProps = {
  id: 'm/positionnement',
  href: '/modules/m/positionnement/',
  minutes: 12,
  questions: BANK.map(({ id, objective, safety }) => ({
    id,
    objective,
    ...(safety && { safety }),
  })),
  lessons: LESSONS,
};

let page: LivePage;
// In a browser they come in milliseconds: here they would come after what a press shows.
beforeAll(() => bringKinds(BANK.map(({ kind }) => kind)));
beforeEach(() => {
  page = openPage();
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(BANK))));
  window.scrollTo = () => undefined;
});
afterEach(() => vi.unstubAllGlobals());

const shown = (): string => document.body.textContent.replace(/\s+/g, ' ');
const record = () => page.player.progress.value.evaluations['m/positionnement'];

/** Answers each question right, wrong, or says not to know it (null), by its kind; hands in. */
async function take(answers: { readonly choice: boolean | null; readonly tf: boolean | null }) {
  await mount(page, Assessment, PROPS);
  await press('Commencer le test');
  for (let at = 0; at < 2; at++) {
    const kind = document.querySelector('form')?.dataset['question'];
    const right = kind === 'choice' ? answers.choice : answers.tf;
    if (right === null) await press('Je ne sais pas');
    else {
      const values = kind === 'choice' ? ['tumeur', 'inflammation'] : ['true', 'false'];
      document.querySelector<HTMLInputElement>(`[value="${values[Number(right)] ?? ''}"]`)?.click();
      await settle();
      if (at === 0) await press('Suivante');
    }
  }
  if (!hasText('button', 'Rendre le test')) await press('Rendre');
  await press('Rendre le test');
}

test('says what it is not: no mark, no exemption', async () => {
  await mount(page, Assessment, PROPS);
  expect(shown()).toContain('il ne donne ni note ni diplôme');
  expect(shown()).not.toMatch(/%|essais|valider/);
});

test('« je ne sais pas » is an answer to the eye, and none to whoever grades', async () => {
  await take({ choice: null, tf: null });
  expect(record()?.last?.answers.map(({ response, points }) => [response, points])).toEqual([
    [null, 0],
    [null, 0],
  ]);
  expect(record()?.last?.passed).toBe(false);
  expect(shown()).toContain('Prenez tout le module.');
});

test('saying it takes back what was filled in, and answering takes it back', async () => {
  await mount(page, Assessment, PROPS);
  await press('Commencer le test');
  const field = () => document.querySelector<HTMLInputElement>('form input:checked');
  document.querySelector<HTMLInputElement>('form input')?.click();
  await settle();
  expect(field()).not.toBeNull();
  await press('Je ne sais pas');
  await press('Précédente');
  expect(field()).toBeNull();
  expect(hasText('button[aria-pressed=true]', 'Je ne sais pas')).toBe(true);
  document.querySelector<HTMLInputElement>('form input')?.click();
  await settle();
  expect(hasText('button[aria-pressed=true]', 'Je ne sais pas')).toBe(false);
});

test('its advice begins with the lesson whose error could harm, and gives no score', async () => {
  await take({ choice: false, tf: false });
  expect([...document.querySelectorAll('.revoir b')].map((one) => one.textContent)).toEqual([
    'Leçon 2. Le poids',
    'Leçon 1. Le pouls',
  ]);
  expect(document.querySelector('.revoir small')?.textContent).toContain('ne fait jamais');
  expect(document.querySelector('output')).toBeNull();
  expect(shown()).not.toMatch(/\d+ ?%/);
  expect(shown()).toContain('Ce test ne dispense de rien.');
});

test('what is known already is named by objective; all right, the lessons are still to do', async () => {
  await take({ choice: true, tf: true });
  expect(shown()).toContain('Ce que vous savez déjà');
  expect(shown()).toContain('calculer un IMC');
  expect(shown()).toContain('Les leçons restent à faire');
  await press('Relire mes réponses');
  expect(document.querySelectorAll('.corrige .verdict')).toHaveLength(2);
});

test('is taken once: opened again, it shows its advice', async () => {
  await take({ choice: true, tf: false });
  await mount(page, Assessment, PROPS);
  expect(hasText('button', 'Commencer le test')).toBe(false);
  await press('Revoir ce qui vous est conseillé');
  expect(document.querySelector('h1')?.textContent).toMatch(/^Par où commencer/);
});

test('on its module: offered, then its advice, which can be put away for good', async () => {
  await mount(page, Positioning, ON_MODULE);
  expect(shown()).toContain('Passez le test de positionnement');
  await take({ choice: true, tf: false });
  await mount(page, Positioning, ON_MODULE);
  expect(shown()).toMatch(/Votre positionnement du \d+/);
  expect(hasText('a', 'Leçon 2. Le poids')).toBe(true);
  await press('Effacer ce conseil');
  expect(hasText('a', 'Leçon 2. Le poids')).toBe(false);
  await mount(page, Positioning, ON_MODULE);
  expect(hasText('a', 'Leçon 2. Le poids')).toBe(false);
  expect(hasText('a', 'Revoir le conseil de votre positionnement')).toBe(true);
});
