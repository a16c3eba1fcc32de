// @vitest-environment happy-dom
/** A series in a lesson: counted, stopped, left and come back to, answered, read again. */
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { builtQuestion, withoutDrawing } from '../../src/components/question.ts';
import { blank } from '../../src/core/question/start.ts';
import type { SeriesQuestion } from '../../src/core/question/types.ts';
import { bringKinds } from '../../src/islands/kinds.tsx';
import { questionOf } from '../../src/islands/lesson/Question.tsx';
import { StemInPage } from '../../src/islands/lesson/StemInPage.tsx';
import { play } from '../../src/islands/question/series/sound.ts';
import type { LivePage } from '../../src/page/base/live-page.ts';
import { seriesSample } from '../core/question/samples.ts';
import { mount, openPage, press, settle, type } from './live.ts';

const LESSON = { id: 'm/lecon', revision: 'aaaa' };
const Woken = questionOf(StemInPage);

beforeAll(() => bringKinds(['series']));

let page: LivePage;
let now = 0;
beforeEach(() => {
  page = openPage();
  now = 1000;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

const show = (question: SeriesQuestion = seriesSample) =>
  mount(
    page,
    Woken,
    { question: withoutDrawing(question), start: blank(question, question.id), lesson: LESSON },
    builtQuestion(question, 1, 1),
  );

const after = async (ms: number): Promise<void> => {
  now += ms;
  await settle();
};
const text = (selector: string): string =>
  (document.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();
const heard = (): string => text('.serie [aria-live]');
const fields = (): HTMLInputElement[] => [
  ...document.querySelectorAll<HTMLInputElement>('input[type=text]'),
];
const write = async (counted: string, rate: string): Promise<void> => {
  const [first, second] = fields();
  if (!first || !second) throw new Error('No fields to write in.');
  await type(first, counted);
  await type(second, rate);
};
const hide = async (hidden: boolean): Promise<void> => {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
  await settle();
};
const drawing = (): string | undefined =>
  document.querySelector<SVGElement>('.battement')?.dataset['temps'];

describe('counting', () => {
  test('three seconds to get ready, the seconds left, then two fields and the focus in the first', async () => {
    await show();
    expect(fields()).toEqual([]);
    await press('Commencer');
    expect([text('.decompte'), heard()]).toEqual(['Préparez-vous3 s', 'Préparez-vous.']);
    await after(3000);
    expect([text('.decompte'), heard()]).toEqual(['Comptez15 s', 'Départ.']);
    await after(210);
    expect(drawing()).toBe('in');
    expect(text('.traits')).toBe('|');
    await after(8790);
    expect(text('.decompte')).toBe('Comptez6 s');
    expect(document.querySelector('.reglette')?.getAttribute('aria-label')).toBe(
      '9 secondes sur 15',
    );
    expect(document.querySelectorAll('.reglette .faite')).toHaveLength(9);
    expect(heard()).toBe('Départ.');
    await after(6000);
    expect([text('.decompte'), heard()]).toEqual(['Terminé15 s', 'Terminé. Combien ?']);
    expect(document.activeElement).toBe(fields()[0]);
  });

  test('the same button stops it, and keeps the focus', async () => {
    await show();
    const button = document.querySelector<HTMLElement>('.serie .bouton');
    button?.focus();
    await press('Commencer');
    await after(5000);
    await press('Arrêter');
    expect(document.activeElement).toBe(button);
    expect(button?.textContent).toBe('Commencer');
    expect(document.querySelector('.decompte')).toBeNull();
    await after(20_000);
    expect(fields()).toEqual([]);
  });

  test('begins again, and says so, when the page was left meanwhile', async () => {
    await show();
    await press('Commencer');
    await after(9000);
    await hide(true);
    await after(60_000);
    expect(document.querySelector('.decompte')).toBeNull();
    await hide(false);
    expect(text('.decompte')).toBe('Préparez-vous3 s');
    expect(heard()).toBe('Vous avez quitté la page : le compte recommence. Préparez-vous.');
    await after(3000);
    expect(text('.decompte')).toBe('Comptez15 s');
    // A page that is left while nothing goes on begins nothing.
    await press('Arrêter');
    await hide(true);
    await hide(false);
    expect(document.querySelector('.decompte')).toBeNull();
  });

  test('a breath: the chest comes forward, and the gap is inked', async () => {
    const series = { of: 'breath', first: 500, intervals: [4000], minute: true } as const;
    await show({ ...seriesSample, series });
    await press('Commencer');
    await after(3000 + 500 + 1300);
    expect(drawing()).toBe('in');
    expect(document.querySelector('.ecart')?.getAttribute('d')).not.toBe('');
    await after(2600);
    expect(drawing()).toBe('');
    expect(document.querySelector('.ecart')?.getAttribute('d')).toBe('');
  });
});

describe('answering', () => {
  const counted = async (): Promise<void> => {
    await press('Commencer');
    await after(3000);
    await after(15_000);
  };

  test('a wrong sum is told from a right count, which a retry keeps', async () => {
    await show();
    await counted();
    await write('18', '54');
    await press('Vérifier');
    expect(text('.verdict')).toBe('En partie juste');
    expect([...document.querySelectorAll('.mention')].map((one) => one.textContent)).toEqual([
      'Juste',
      'Faux',
    ]);
    expect(text('.raison')).toContain('18 en 15 s × 4 = 72 par minute.');
    await press('Réessayer');
    expect(fields().map(({ value }) => value)).toEqual(['18', '']);
    expect(document.activeElement).toBe(fields()[1]);
    await write('18', '72');
    await press('Vérifier');
    expect(text('.verdict')).toBe('Juste');
    expect(text('.reponse')).toContain('Vous avez compté 18 en 15 s, soit 72 par minute.');
  });

  test('a miscount is counted again, from the button that begins', async () => {
    await show();
    await counted();
    await write('25', '100');
    await press('Vérifier');
    expect(text('.verdict')).toBe('Pas encore');
    await press('Réessayer');
    expect(fields()).toEqual([]);
    await settle();
    expect(document.activeElement?.textContent).toBe('Commencer');
  });

  test('the answer that is shown is nobody’s count', async () => {
    await show();
    await counted();
    await write('25', '100');
    await press('Vérifier');
    await press('Voir la réponse');
    expect(fields().map(({ value }) => value)).toEqual(['72', '72']);
    expect(text('.reponse')).not.toContain('Vous avez compté');
  });

  test('what was answered is there again, and so is what was only typed', async () => {
    await show();
    await counted();
    await write('18', '');
    await show();
    expect(fields().map(({ value }) => value)).toEqual(['18', '']);
    await write('18', '72');
    await press('Vérifier');
    await show();
    expect(text('.verdict')).toBe('Juste');
    expect(fields().map(({ value }) => value)).toEqual(['18', '72']);
    expect(text('.comptes .nombre')).toContain('Comptés en 15 s');
  });

  test('counted again when the learner asks for it', async () => {
    await show();
    await counted();
    await press('Recompter');
    expect(fields()).toEqual([]);
    expect(document.activeElement?.textContent).toBe('Commencer');
  });
});

describe('sound', () => {
  /** An audio clock that notes when each tone begins. */
  function fakeAudio(currentTime: number) {
    const starts: number[] = [];
    const node = () => ({ connect: (to: unknown) => to, disconnect: vi.fn() });
    const parameter = () => ({ setValueAtTime: vi.fn(), linearRampToValueAtTime: vi.fn() });
    const context = {
      currentTime,
      destination: {},
      resume: () => Promise.resolve(),
      createGain: () => ({ ...node(), gain: parameter() }),
      createOscillator: () => ({
        ...node(),
        frequency: parameter(),
        start: (at: number) => starts.push(at),
        stop: vi.fn(),
      }),
    };
    return { starts, context: context as unknown as AudioContext };
  }

  test('each beat at its own time on the audio clock, scheduled ahead', async () => {
    const { starts, context } = fakeAudio(7);
    const sounds = [
      { at: 200, into: 5, out: 105 },
      { at: 1033, into: 5, out: 105 },
    ];
    play(context, () => [sounds, -3000]);
    await Promise.resolve();
    expect(starts.map((at) => Math.round(at * 1000))).toEqual([10_200, 11_033]);
  });

  test('nothing of a series that was stopped before the clock ran', async () => {
    const { starts, context } = fakeAudio(7);
    play(context, () => [[{ at: 200, into: 5, out: 105 }], -3000])();
    await Promise.resolve();
    expect(starts).toEqual([]);
  });

  test('is never asked for by itself', async () => {
    const made = vi.fn();
    vi.stubGlobal('AudioContext', made);
    await show();
    const toggle = [...document.querySelectorAll('button')].find((one) =>
      one.textContent.includes('Son'),
    );
    expect(toggle?.getAttribute('aria-pressed')).toBe('false');
    await press('Commencer');
    expect(made).not.toHaveBeenCalled();
    vi.unstubAllGlobals();
  });
});
