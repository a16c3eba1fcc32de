// @vitest-environment happy-dom
/** A module's evaluation from its introduction to its result, over a real player. */
import { beforeAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Assessment } from '../../src/islands/assessment/Assessment.tsx';
import type { AssessmentProps } from '../../src/islands/assessment/types.ts';
import type { Question } from '../../src/core/question/types.ts';
import { bringKinds } from '../../src/islands/kinds.tsx';
import type { LivePage } from '../../src/page/base/live-page.ts';
import { choiceSample, numberSample, trueFalseSample } from '../core/question/samples.ts';
import { hasText, mount, openPage, press, settle, type } from './live.ts';

const BANK: readonly Question[] = [
  { ...choiceSample, objective: 'pouls#compter' },
  { ...trueFalseSample, objective: 'pouls#noter' },
  { ...numberSample, objective: 'poids#calculer' },
];

const PROPS: AssessmentProps = {
  assessment: {
    id: 'm/evaluation',
    role: 'evaluation',
    revision: 'r1',
    title: 'Évaluation du module',
    draw: 3,
    masteryScore: 0.6,
    tries: 2,
    minutes: 10,
  },
  bankUrl: '/banque/m.json',
  module: { title: 'Module', href: '/modules/m/' },
  lessons: [
    {
      slug: 'pouls',
      number: 1,
      title: 'Le pouls',
      href: '/modules/m/pouls/',
      minutes: 10,
      objectives: [
        { id: 'compter', text: 'compter le pouls' },
        { id: 'noter', text: 'le noter' },
      ],
    },
    {
      slug: 'poids',
      number: 2,
      title: 'Le poids',
      href: '/modules/m/poids/',
      minutes: 5,
      objectives: [{ id: 'calculer', text: 'calculer un IMC' }],
    },
  ],
  sources: {},
  centre: { name: 'Centre d’essai', contact: 'Équipe d’essai', email: 'essai@exemple.fr' },
  next: { title: 'Commencer « Suite »', href: '/modules/suite/' },
};

let page: LivePage;
let asked: string[] = [];
/** What the server answers to whoever asks for the bank. */
let answer: () => Response;

beforeEach(() => {
  page = openPage();
  asked = [];
  answer = () => new Response(JSON.stringify(BANK));
  vi.stubGlobal('fetch', (url: string) => {
    asked.push(url);
    return Promise.resolve(answer());
  });
  window.scrollTo = () => undefined;
});
afterEach(() => vi.unstubAllGlobals());

// In a browser they come in milliseconds: here they would come after what a press shows.
beforeAll(() => bringKinds(BANK.map(({ kind }) => kind)));

const open = () => mount(page, Assessment, PROPS);
const shown = (): string => document.body.textContent.replace(/\s+/g, ' ');
const record = () => page.player.progress.value.evaluations['m/evaluation'];
const form = (): HTMLFormElement => {
  const found = document.querySelector('form');
  if (!found) throw new Error(`No question in ${shown()}`);
  return found;
};

/** Answers the question on screen. */
async function give(right: boolean): Promise<void> {
  const { question } = form().dataset;
  if (question === 'number') {
    const field = form().querySelector('input');
    if (field) await type(field, right ? '25,7' : '12');
  } else {
    const values = { choice: ['tumeur', 'inflammation'], 'true-false': ['true', 'false'] };
    const value = values[question as keyof typeof values][Number(right)];
    form()
      .querySelector<HTMLInputElement>(`[value="${value ?? ''}"]`)
      ?.click();
  }
  await settle();
}

/** Answers all three as told, and stands before the last one’s « Rendre ». */
async function answerAll(right: readonly boolean[]): Promise<void> {
  for (const [at, one] of right.entries()) {
    await give(one);
    if (at < right.length - 1) await press('Suivante');
  }
}

async function handIn(): Promise<void> {
  await press('Rendre');
  await press('Rendre l’évaluation');
}

test('begun, answered, handed in: the result is what the answers are worth, and is kept', async () => {
  await open();
  expect(shown()).toContain('Il faut 60 % des points');
  expect(shown()).toMatch(/Il vous reste 2\sessais sur 2\. Commencer en utilise un\./);
  expect(asked).toEqual([]);
  await press('Commencer');
  expect(asked).toEqual(['/banque/m.json']);
  expect(shown()).toContain('Question 1 sur 3');
  expect(record()?.started).toMatchObject({ try: 1 });
  await answerAll([true, false, true]);
  expect(document.querySelector('.verdict')).toBeNull();
  await press('Rendre');
  expect(shown()).toContain('Toutes les questions ont une réponse. Rendre ?');
  expect(record()?.best).toBeNull();
  await press('Rendre l’évaluation');
  expect(document.querySelector('output')?.textContent).toBe('66 %');
  expect(hasText('h1', 'Module validé')).toBe(true);
  expect(shown()).toContain('2 bonnes réponses sur 3. Il fallait 60 % des points.');
  expect(hasText('a', 'Commencer « Suite »')).toBe(true);
  expect(record()?.best).toMatchObject({ try: 1, points: 2, max: 3, passed: true });
});

test('not passed: the lessons behind the errors, one more try, then none', async () => {
  await open();
  await press('Commencer');
  await answerAll([false, false, false]);
  await handIn();
  expect(hasText('h1', 'Pas encore validé')).toBe(true);
  expect(shown()).toContain('0 bonne réponse sur 3');
  expect(shown()).toContain('2 leçons à reprendre, environ 15 min.');
  const [pulse] = document.querySelectorAll('.revoir small');
  expect(pulse?.textContent).toMatch(/compter le pouls, le noter : questions \d et \d/);
  expect(hasText('a', 'Revoir la leçon 1')).toBe(true);
  await press('Recommencer');
  expect(record()?.started).toMatchObject({ try: 2 });
  await answerAll([false, false, false]);
  await handIn();
  expect(shown()).toContain('Vous avez utilisé tous vos essais.');
  expect(hasText('button', 'Recommencer')).toBe(false);
});

test('the copy is corrected after the result, with the right answers', async () => {
  await open();
  await press('Commencer');
  await answerAll([true, true, false]);
  await handIn();
  expect(document.querySelector('.corrige')).toBeNull();
  await press('Relire mes 3 réponses');
  const verdicts = [...document.querySelectorAll('.corrige .verdict')].map(
    (one) => one.textContent,
  );
  expect(verdicts).toEqual(['Juste', 'Juste', 'Pas encore']);
  const [only, ...more] = document.querySelectorAll('.corrige .reponse details');
  expect(only?.querySelector('.mention')?.textContent).toBe('Juste');
  expect(more).toEqual([]);
  const marks = [...document.querySelectorAll('.corrige .question > fieldset .mention')];
  expect(marks.map((one) => one.textContent)).toEqual(['Juste', 'Juste', 'Erreur']);
  for (const one of document.querySelectorAll('.corrige input'))
    expect(one.matches(':disabled, [readonly]')).toBe(true);
});

test('the correction opens on what was wrong: the rest is folded, openable, and whole on paper', async () => {
  await open();
  await press('Commencer');
  await answerAll([true, true, false]);
  await handIn();
  await press('Relire mes 3 réponses');
  const folded = () => [...document.querySelectorAll<HTMLDetailsElement>('details.replie')];
  expect(folded().map(({ open }) => open)).toEqual([false, false]);
  expect(document.querySelector('.corrige > .question .verdict')?.textContent).toBe('Pas encore');
  expect(shown()).toContain('Les 2 réponses justes sont repliées');
  for (const one of folded()) expect(one.querySelector('summary')?.textContent).toMatch(/juste$/);
  const [first] = folded();
  if (first) first.open = true;
  window.dispatchEvent(new Event('beforeprint'));
  expect(folded().map(({ open }) => open)).toEqual([true, true]);
  window.dispatchEvent(new Event('afterprint'));
  expect(folded().map(({ open }) => open)).toEqual([true, false]);
});

test('a printed result says whose it is, and what it is not: dotted where nobody knows', async () => {
  await open();
  await press('Commencer');
  await answerAll([true, true, true]);
  await handIn();
  const sheet = document.querySelector('.identite-imprimee');
  expect(sheet?.textContent).toContain('ne vaut ni validation de bloc ni attestation');
  const lines = [...(sheet?.querySelectorAll('dl > div') ?? [])].map(
    (line) => `${line.firstChild?.textContent ?? ''}|${line.lastChild?.textContent ?? ''}`,
  );
  expect(lines).toEqual(['Nom|', 'Groupe|', 'Date|22 novembre 2026', 'Centre|Centre d’essai']);
  expect(sheet?.querySelectorAll('.a-remplir')).toHaveLength(2);
});

test('after the last try one is told whom to write to, or calls one’s trainer from there', async () => {
  await open();
  await press('Commencer');
  for (const again of [true, false]) {
    await answerAll([false, false, false]);
    await handIn();
    expect(hasText('a', 'essai@exemple.fr')).toBe(!again);
    if (again) await press('Recommencer');
  }
  page.caller.value = { unit: 'm/evaluation', learner: 'abc' };
  await settle();
  expect(hasText('button', 'Demander de l’aide à votre formateur')).toBe(true);
  expect(hasText('a', 'essai@exemple.fr')).toBe(false);
});

describe('under way', () => {
  test('the list under the ruler leads to what is marked and to what has no answer', async () => {
    await open();
    await press('Commencer');
    await press('Marquer pour y revenir');
    await press('Suivante');
    expect(document.querySelector('.acces summary')?.textContent).toMatch(
      /1\smarquée, 3\ssans réponse/,
    );
    const named = [...document.querySelectorAll('.acces button')];
    expect(named.map((one) => one.getAttribute('aria-label'))).toEqual([
      'Question 1, marquée, sans réponse',
      'Question 2, sans réponse',
      'Question 3, sans réponse',
    ]);
    (named[0] as HTMLElement).click();
    await settle();
    expect(shown()).toContain('Question 1 sur 3');
  });

  test('what is missing or marked is said before handing in, and one press away', async () => {
    await open();
    await press('Commencer');
    await press('Marquer pour y revenir');
    expect(shown()).toContain('1 marquée à revoir');
    await press('Suivante');
    await give(true);
    await press('Rendre maintenant');
    expect(shown()).toContain('Il reste 2 questions sans réponse (1 et 3). Rendre quand même ?');
    await press('Aller à la question 1');
    expect(shown()).toContain('Question 1 sur 3');
    expect(document.activeElement?.tagName).toBe('FIELDSET');
  });

  test('a number that cannot be read is told before the next question, once', async () => {
    await open();
    await press('Commencer');
    while (form().dataset['question'] !== 'number') await press('Suivante');
    const field = form().querySelector('input');
    if (field) await type(field, 'beaucoup');
    form().requestSubmit();
    await settle();
    expect(form().dataset['question']).toBe('number');
    expect(document.querySelector('[role=status]#_illisible')?.textContent).toContain(
      'Écrivez un nombre',
    );
    expect(form().querySelector('input')?.getAttribute('aria-invalid')).toBe('true');
  });

  test('left and opened again, it goes on where it was', async () => {
    await open();
    await press('Commencer');
    await give(true);
    await press('Suivante');
    await open();
    await press('Reprendre l’évaluation');
    expect(shown()).toContain('Question 2 sur 3');
    await press('Précédente');
    const field = form().querySelector<HTMLInputElement>('input:checked, input[type=text]');
    expect(field?.value).toMatch(/^(inflammation|false|25,7)$/);
  });

  test('handed in elsewhere meanwhile, the page shows that result', async () => {
    await open();
    await press('Commencer');
    await give(true);
    const { seed, questions } = record()?.started ?? { seed: '', questions: [] };
    await page.player.record(() => ({
      ...{ type: 'handed-in', evaluation: 'm/evaluation', try: 1, seed, revision: 'r1' },
      answers: questions.map((question) => ({
        ...{ question, hash: '0badc0de', response: null },
        ...{ points: 0, max: 1 },
      })),
      ...{ points: 0, max: 3, passed: false, duration: 5 },
    }));
    await settle();
    expect(shown()).toContain('Cet essai a déjà été rendu');
    expect(hasText('h1', 'Pas encore validé')).toBe(true);
  });
});

test('without its bank it does not begin, and says so; no try is used', async () => {
  answer = () => new Response('', { status: 503 });
  await open();
  await press('Commencer');
  expect(document.querySelector('.probleme')?.textContent).toContain('n’ont pas pu être chargées');
  expect(record()?.started ?? null).toBeNull();
  answer = () => new Response(JSON.stringify(BANK));
  await press('Commencer');
  expect(shown()).toContain('Question 1 sur 3');
});

test('a launch says how many tries there are and what is asked for', async () => {
  await open();
  page.terms.value = { moreTries: 1, masteryScore: 0.9, reviewing: false, opensMore: 'trainer' };
  await settle();
  expect(shown()).toContain('Il faut 90 % des points');
  expect(shown()).toContain('3 essais au plus');
  page.terms.value = { moreTries: 0, masteryScore: null, reviewing: true, opensMore: null };
  await settle();
  expect(shown()).toContain('ne peut pas être passée ici');
  expect(hasText('button', 'Commencer')).toBe(false);
});

test('whoever receives the result is told of beside it', async () => {
  await open();
  await press('Commencer');
  await answerAll([true, true, true]);
  page.delivery.value = 'waiting';
  await handIn();
  expect(hasText('h1', 'Seuil atteint')).toBe(true);
  page.delivery.value = 'held';
  await settle();
  expect(hasText('h1', 'Module validé')).toBe(true);
  expect(shown()).toContain('Résultat enregistré dans votre plateforme.');
});
