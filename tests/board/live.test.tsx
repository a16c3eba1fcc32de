// @vitest-environment happy-dom
/** Who is where: the list under a trainer’s hands, and the panel beside it. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { GroupBoard } from '../../src/core/api/groups.ts';
import type { HelpRequest } from '../../src/core/api/help.ts';
import type { LearnerRow } from '../../src/core/api/learners.ts';
import type { Outline } from '../../src/core/api/outline.ts';
import type { Api } from '../../src/board/api.ts';
import { share } from '../../src/board/desk.ts';
import { Live } from '../../src/board/live/Live.tsx';

const NOW = Date.parse('2026-11-22T12:00:00.000Z');
const ago = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString();
const OUTLINE: Outline = {
  title: 'Cours',
  paths: [],
  modules: [
    {
      id: 'voc',
      title: 'Vocabulaire médical',
      ink: 'voc',
      units: [
        { id: 'voc/un', kind: 'lesson', title: 'Un', number: 1, questions: 2, url: '/' },
        { id: 'voc/deux', kind: 'lesson', title: 'Deux', number: 2, questions: 2, url: '/' },
      ],
    },
  ],
};
const place = (question: string) => ({
  unit: 'voc/deux',
  section: null,
  question,
  label: `question ${question.slice(1)}`,
});
const learner = (name: string, change: Partial<LearnerRow> = {}): LearnerRow => ({
  id: name,
  name,
  email: null,
  presence: { state: 'works', since: ago(20), place: place('q2') },
  wrongRun: null,
  units: {},
  lastActivity: ago(1),
  sessionSeconds: 60,
  activeSeconds: 60,
  link: 'valid',
  ...change,
});
const call = (name: string, minutes: number): HelpRequest => ({
  id: `appel-${name}`,
  learner: { id: name, name },
  place: place('q1'),
  state: 'waiting',
  messages: [{ at: ago(minutes), from: 'learner', name, text: 'Je bloque.' }],
  publication: null,
});
const board = (learners: readonly LearnerRow[], help: readonly HelpRequest[] = []): GroupBoard => ({
  group: {
    ...{ id: 'g', name: 'Rennes 3', learners: learners.length, trainers: [] },
    ...{ helpWaiting: help.length, archived: false, path: null },
  },
  learners,
  help,
  meetings: [],
  at: ago(0),
});

const SHEET = {
  statement: 'Vous lisez « hypoglycémie ». Que comprenez-vous ?',
  interaction: {
    interactionType: 'choice',
    correctResponsesPattern: ['peu'],
    choices: [
      { id: 'trop', description: { fr: 'Trop de sucre' } },
      { id: 'peu', description: { fr: 'Pas assez de sucre' } },
    ],
  },
};
let asked: string[] = [];
beforeEach(() => {
  asked = [];
  // It draws no dialog: open or not is all there is.
  vi.stubGlobal('matchMedia', () => new EventTarget());
  const api = {
    questionSheets: () => Promise.resolve({ 'voc/deux': { q1: SHEET } }),
    answersOf: () =>
      Promise.resolve({
        kind: 'value',
        value: [
          { at: ago(9), attempt: 1, success: false, response: 'trop' },
          { at: ago(7), attempt: 2, success: false, response: 'une-autre' },
        ],
        etag: null,
      }),
    answerHelp: (id: string, text: string) => {
      asked.push(`${id} ${text}`);
      return Promise.resolve({ kind: 'value', value: call('Chloé', 5), etag: null });
    },
  } as unknown as Api;
  share({
    api,
    me: { id: 'me', name: 'Moi', role: 'formateur', csrf: '' } as never,
    outline: OUTLINE,
    go: () => undefined,
    now: () => NOW,
    centre: [],
  });
});
afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});

const show = async (shown: GroupBoard): Promise<void> => {
  await act(() =>
    render(<Live board={shown} module="voc" onChange={() => undefined} />, document.body),
  );
};
const rows = (): HTMLButtonElement[] => [
  ...document.querySelectorAll<HTMLButtonElement>('.personne'),
];
const names = (): string[] => rows().map((row) => row.querySelector('.nom')?.textContent ?? '');
const update = (): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find(({ textContent }) =>
    textContent.includes('mettre à jour'),
  );
const press = async (key: string): Promise<void> => {
  await act(() => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
  });
};
const click = async (button: HTMLElement | undefined): Promise<void> => {
  await act(() => button?.click());
};

describe('the list', () => {
  test('has a line each, the most pressing first, with the place whole', async () => {
    await show(
      board(
        [
          learner('Amélie'),
          learner('Noémie', { wrongRun: { question: 'q2', count: 4, at: ago(6) } }),
          learner('Yaël'),
          learner('Chloé'),
          learner('Hélène', { presence: { state: 'idle', since: ago(9), place: place('q5') } }),
          learner('Ursule', {
            presence: { state: 'never', since: null, place: null },
            lastActivity: null,
          }),
        ],
        [call('Yaël', 2), call('Chloé', 5)],
      ),
    );
    expect(rows().map(({ textContent }) => textContent)).toEqual([
      'Chloé, Demande de l’aide, Leçon\u00A02, question 1, 5\u00A0min',
      'Yaël, Demande de l’aide, Leçon\u00A02, question 1, 2\u00A0min',
      'Noémie, 4 essais faux, Leçon\u00A02, question 2, 6\u00A0min',
      'Hélène, Rien depuis 9\u00A0min, Leçon\u00A02, question 5, 9\u00A0min',
      'Amélie, Travaille, Leçon\u00A02, question 2, 1\u00A0min',
      'Ursule, Jamais connecté, , ',
    ]);
    expect([...document.querySelectorAll('h3')].map(({ textContent }) => textContent)).toEqual([
      'À aider 4',
      'Travaillent 1',
      'Pas là 1',
    ]);
    expect(document.querySelector('.bilan')?.textContent).toContain(
      '4\u00A0personnes à aider, 1\u00A0travaille.',
    );
  });

  test('folds a long group, and keeps the focus when it is unfolded', async () => {
    const many = Array.from({ length: 12 }, (_, at) => learner(`P${String(at).padStart(2, '0')}`));
    await show(board(many));
    expect(rows()).toHaveLength(8);
    const more = [...document.querySelectorAll('button')].find(({ textContent }) =>
      textContent.startsWith('Voir les 4 autres'),
    );
    more?.focus();
    await click(more);
    expect(rows()).toHaveLength(12);
    expect(document.activeElement).toBe(rows()[7]);
  });

  test('arrows, Home and End move; nothing moves under the focus until it is asked for', async () => {
    await show(board([learner('Amélie'), learner('Chloé'), learner('Yaël')]));
    rows()[0]?.focus();
    await press('ArrowDown');
    expect(document.activeElement).toBe(rows()[1]);
    await press('End');
    expect(document.activeElement).toBe(rows()[2]);
    await press('ArrowDown');
    expect(document.activeElement).toBe(rows()[2]);
    await press('Home');
    expect(document.activeElement).toBe(rows()[0]);

    await show(board([learner('Amélie'), learner('Chloé'), learner('Yaël')], [call('Yaël', 1)]));
    expect(names()).toEqual(['Amélie', 'Chloé', 'Yaël']);
    expect(document.activeElement).toBe(rows()[0]);
    expect(update()?.textContent).toBe('1\u00A0changement, mettre à jour');
    await click(update());
    expect(names()).toEqual(['Yaël', 'Amélie', 'Chloé']);
    expect(document.activeElement?.textContent).toBe('En ce moment');
    expect(update()).toBeUndefined();
  });

  test('moves by itself once the focus is elsewhere', async () => {
    await show(board([learner('Amélie'), learner('Yaël')]));
    rows()[0]?.focus();
    await show(board([learner('Amélie'), learner('Yaël')], [call('Yaël', 1)]));
    expect(names()).toEqual(['Amélie', 'Yaël']);
    await act(() => rows()[0]?.blur());
    expect(names()).toEqual(['Yaël', 'Amélie']);
  });
});

describe('the panel', () => {
  const room = board([learner('Amélie'), learner('Chloé')], [call('Chloé', 5)]);
  const panel = (): HTMLDialogElement | null => document.querySelector('dialog');

  test('takes the focus, holds the list, closes with Escape and gives the focus back', async () => {
    await show(room);
    await click(rows()[0]);
    expect(panel()?.open).toBe(true);
    expect(document.activeElement?.textContent).toBe('Chloé');
    expect(panel()?.textContent).toContain('Je bloque.');
    expect(rows()[0]?.getAttribute('aria-expanded')).toBe('true');
    await show(board([learner('Amélie'), learner('Chloé')]));
    expect(names()).toEqual(['Chloé', 'Amélie']);
    await press('Escape');
    expect(panel()).toBeNull();
    expect(document.activeElement).toBe(rows()[0]);
    expect(names()[0]).toBe('Chloé');
  });

  test('shows the question, the last answers with their times, and what is right', async () => {
    await show(room);
    await click(rows()[0]);
    await act(() => Promise.resolve());
    const question = document.querySelector('.question-posee');
    expect(question?.querySelector('.enonce')?.textContent).toBe(SHEET.statement);
    expect(
      [...(question?.querySelectorAll('.reponses > li') ?? [])].map(
        ({ textContent }) => textContent,
      ),
    ).toEqual([
      'Faux\u00A0: Trop de sucre1ᵉʳ essai, 12\u00A0h\u00A051',
      'Faux\u00A0: Réponse donnée à une version d’avant, ou non transmise2ᵉ essai, 12\u00A0h\u00A053\u00A0: sa dernière réponse',
    ]);
    expect(question?.textContent).toMatch(/La bonne réponse.*Pas assez de sucre$/);
  });

  test('keeps what is typed when somebody else is looked at, and sends it', async () => {
    await show(room);
    await click(rows()[0]);
    const field = (): HTMLTextAreaElement | null => document.querySelector('textarea');
    await act(() => {
      const typed = field();
      if (!typed) return;
      typed.value = 'Regardez le début du mot.';
      typed.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await click(rows()[1]);
    expect(panel()?.textContent).toContain('Amélie');
    expect(field()).toBeNull();
    await click(rows()[0]);
    expect(field()?.value).toBe('Regardez le début du mot.');
    await act(async () => {
      document.querySelector('form')?.requestSubmit();
      await Promise.resolve();
    });
    expect(asked).toEqual(['appel-Chloé Regardez le début du mot.']);
    expect(document.activeElement?.textContent).toBe('Chloé');
    await click(rows()[1]);
    await click(rows()[0]);
    expect(field()?.value).toBe('');
  });
});
