// @vitest-environment happy-dom
/** Every kind of question in a lesson: wrong, told why, tried again, right. */
import { builtQuestion, withoutDrawing } from '../../src/components/question.ts';
import { island } from '../../src/components/island.ts';
import { StemInPage } from '../../src/islands/lesson/StemInPage.tsx';
import { bringKinds } from '../../src/islands/kinds.tsx';
import { wake } from '../../src/islands/wake.ts';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { blank, present } from '../../src/core/question/start.ts';
import { questionOf, type QuestionProps } from '../../src/islands/lesson/Question.tsx';
import type { Question as QuestionData } from '../../src/core/question/types.ts';
import type { LivePage } from '../../src/page/base/live-page.ts';
import {
  choiceSample,
  gapsSample,
  matchingSample,
  multipleSample,
  numberSample,
  orderingSample,
  trueFalseSample,
} from '../core/question/samples.ts';
import { everyKind } from '../player/every-speech.ts';
import { byText, mount, openPage, press, settle, type } from './live.ts';

const LESSON = { id: 'm/lecon', revision: 'aaaa' };

let page: LivePage;
beforeEach(() => {
  page = openPage();
});
beforeAll(() => bringKinds(everyKind.map(({ kind }) => kind)));

const Woken = questionOf(StemInPage);

const show = (given: QuestionData, more: Partial<QuestionProps> = {}) => {
  const question = present(given, given.id);
  const start = blank(question, question.id);
  const props = { question: withoutDrawing(question), start, lesson: LESSON, ...more };
  return mount(page, Woken, props, builtQuestion(question, 1, 1));
};

const shown = (): string => document.body.textContent.replace(/\s+/g, ' ');
const field = (selector: string): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>(selector);
  if (!found) throw new Error(`No ${selector} in ${document.body.innerHTML}`);
  return found;
};
const tick = async (value: string): Promise<void> => {
  field(`input[value="${value}"]`).click();
  await settle();
};
/** What was said, once: never also beside the live region. */
const said = (): string =>
  [...document.querySelectorAll('[aria-live]')].map(({ textContent }) => textContent).join('');
const verdict = (): string =>
  [...document.querySelectorAll('.verdict')].map(({ textContent }) => textContent).join(', ');
const action = (): HTMLButtonElement => {
  const found = document.querySelector<HTMLButtonElement>('[type=submit]');
  if (!found) throw new Error('No action button.');
  return found;
};
const kept = (question: QuestionData) =>
  page.player.progress.value.lessons[LESSON.id]?.questions[question.id];
/** The mark of the part that this element shows: a word, never colour alone. */
const markOf = (element: Element | null | undefined): string =>
  element?.querySelector('.mention')?.textContent ?? '';

const nextFrame = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(done));
const reasons = (): string[] =>
  [...document.querySelectorAll('.raison')].map(({ textContent }) => textContent);
/** What describes that field. */
const reasonOf = (selector: string): string | undefined =>
  document.getElementById(field(selector).getAttribute('aria-describedby') ?? '')?.textContent;

/** After right: one attempt more than wrong ones, the fields closed, the focus on what goes on. */
function expectDone(question: QuestionData, attempts: number): void {
  expect(verdict()).toBe('Juste');
  expect(shown()).toContain('Explication');
  expect(kept(question)).toMatchObject({ last: { success: true, attempt: attempts } });
  for (const one of document.querySelectorAll('fieldset :is(input, select, button)'))
    expect(one.matches(':disabled, [readonly]')).toBe(true);
  expect(action().textContent).toBe('Continuer');
}

describe('choice', () => {
  test('wrong, told why, tried again, right', async () => {
    await show(choiceSample);
    await press('Vérifier');
    expect(shown()).toContain('Choisissez une réponse.');
    expect(kept(choiceSample)).toBeUndefined();
    await tick('tumeur');
    await press('Vérifier');
    expect(verdict()).toBe('Pas encore');
    expect(shown()).toContain('à propos de tumeur');
    expect(shown()).not.toContain('Explication');
    expect(markOf(field('[value=tumeur]').closest('label'))).toBe('Faux');
    await press('Réessayer');
    expect(field('[value=tumeur]').checked).toBe(false);
    expect(verdict()).toBe('');
    await tick('inflammation');
    await press('Vérifier');
    expectDone(choiceSample, 2);
    expect(markOf(field('[value=inflammation]').closest('label'))).toBe('Juste');
  });
});

describe('multiple', () => {
  test('partly right, told what was missed, what was right stays ticked, right', async () => {
    await show(multipleSample);
    await press('Vérifier');
    expect(shown()).toContain('Cochez au moins une réponse.');
    await tick('fievre');
    await tick('toux');
    await tick('calme');
    await press('Vérifier');
    expect(verdict()).toBe('En partie juste');
    expect(shown()).toContain('2 bonnes sur 3, 1 en trop');
    const marks = () =>
      ['fievre', 'calme', 'frisson', 'repos'].map((id) =>
        markOf(field(`[value=${id}]`).closest('label')),
      );
    // What is missing would be the answer: a first try is told of what it ticked.
    expect(marks()).toEqual(['Juste', 'Faux', '', '']);
    expect(reasons()).toEqual(['à propos de calme']);
    expect(reasonOf('[value=calme]')).toBe('à propos de calme');
    await press('Réessayer');
    expect(field('[value=fievre]').checked).toBe(true);
    expect(field('[value=calme]').checked).toBe(false);
    await tick('repos');
    await press('Vérifier');
    expect(marks()).toEqual(['Juste', '', 'À cocher', 'Faux']);
    for (const id of ['fievre', 'toux', 'frisson', 'calme', 'repos'])
      expect(reasonOf(`[value=${id}]`)).toBe(`à propos de ${id}`);
    // A second visit shows the same.
    await show(multipleSample);
    expect(marks()).toEqual(['Juste', '', 'À cocher', 'Faux']);
    expect(reasons()).toHaveLength(5);
    await press('Réessayer');
    await tick('frisson');
    await press('Vérifier');
    expectDone(multipleSample, 3);
  });

  test('a first try found again is told no more than it was', async () => {
    await show(multipleSample);
    await tick('calme');
    await press('Vérifier');
    await show(multipleSample);
    expect(verdict()).toBe('Pas encore');
    expect(shown()).toContain('0 bonne sur 3, 1 en trop');
    expect(reasons()).toEqual(['à propos de calme']);
    expect(document.querySelectorAll('.manquant')).toHaveLength(0);
  });

  test('an option ticked twice is not ticked', async () => {
    await show(multipleSample);
    for (const id of ['fievre', 'calme', 'calme', 'toux', 'frisson']) await tick(id);
    await press('Vérifier');
    expectDone(multipleSample, 1);
  });
});

describe('true or false', () => {
  test('wrong, told why, tried again, right', async () => {
    await show(trueFalseSample);
    await press('Vérifier');
    expect(shown()).toContain('Choisissez « Vrai » ou « Faux ».');
    await tick('true');
    await press('Vérifier');
    expect(verdict()).toBe('Pas encore');
    expect(shown()).toContain('Pensez au lipome.');
    // Not « Faux », which is also the name of an option.
    expect(markOf(field('[value=true]').closest('label'))).toBe('Erreur');
    await press('Réessayer');
    expect(field('[value=true]').checked).toBe(false);
    await tick('false');
    await press('Vérifier');
    expectDone(trueFalseSample, 2);
    expect(shown()).toContain('Exact.');
  });
});

describe('gaps', () => {
  const gap = (id: string) => field(`[name="rythme:${id}"]`);

  test('partly right, told why, the right word stays, right', async () => {
    await show(gapsSample);
    expect(gap('souffle').getAttribute('aria-label')).toBe(
      'Trou 2 sur 2\u00A0: Trop vite : …, mal respirer : …',
    );
    await type(gap('vite'), 'tachycardie');
    await press('Vérifier');
    expect(shown()).toContain('Il reste un mot à écrire.');
    await type(gap('souffle'), 'apnée');
    await press('Vérifier');
    expect(verdict()).toBe('En partie juste');
    expect(reasonOf('[name="rythme:souffle"]')).toBe('a- veut dire sans.');
    expect(gap('souffle').getAttribute('aria-invalid')).toBe('true');
    expect(gap('vite').getAttribute('aria-invalid')).toBeNull();
    await press('Réessayer');
    await nextFrame();
    expect(document.activeElement).toBe(gap('souffle'));
    expect(gap('vite').value).toBe('tachycardie');
    expect(gap('souffle').value).toBe('');
    await type(gap('souffle'), 'Dyspnee');
    await press('Vérifier');
    expectDone(gapsSample, 2);
  });
});

describe('number', () => {
  const number = () => field('[name=imc]');

  test('wrong, told why, tried again, right; what cannot be read is no answer', async () => {
    await show(numberSample);
    expect(number().inputMode).toBe('decimal');
    expect(number().getAttribute('aria-label')).toBe('Votre réponse, en kg/m²');
    await type(number(), 'beaucoup');
    await press('Vérifier');
    expect(shown()).toContain('Écrivez un nombre, par exemple 12,5.');
    expect(kept(numberSample)).toBeUndefined();
    await type(number(), '257');
    await press('Vérifier');
    expect(verdict()).toBe('Pas encore');
    expect(shown()).toContain('Où est la virgule ?');
    expect(number().getAttribute('aria-invalid')).toBe('true');
    expect(markOf(number().closest('label'))).toBe('Faux');
    await press('Réessayer');
    expect(number().value).toBe('');
    await type(number(), '25,7 kg/m2');
    await press('Vérifier');
    expectDone(numberSample, 2);
  });

  test('a key held down is one press', async () => {
    await show(numberSample);
    const enter = (repeat: boolean) => {
      const key = new KeyboardEvent('keydown', {
        ...{ key: 'Enter', repeat, bubbles: true, cancelable: true },
      });
      return number().dispatchEvent(key);
    };
    expect(enter(false)).toBe(true);
    expect(enter(true)).toBe(false);
  });
});

describe('matching', () => {
  const token = (text: string) => {
    const found = [...document.querySelectorAll<HTMLButtonElement>('button.jeton')].find((one) =>
      one.querySelector('span:not(.lettre-paire)')?.textContent.startsWith(text),
    );
    if (!found) throw new Error(`No token ${text}`);
    return found;
  };
  const pairs = () => [...document.querySelectorAll('.paires li')].map((one) => one.textContent);
  const touch = async (...texts: readonly string[]): Promise<void> => {
    for (const text of texts) {
      token(text).click();
      await settle();
    }
  };

  test('by touching: wrong, told why, the right pairs stay, right', async () => {
    await show(matchingSample);
    await touch('-algie');
    expect(token('-algie').getAttribute('aria-pressed')).toBe('true');
    expect(token('masse').textContent).toBe('masse, pour -algie');
    await touch('incision');
    expect(shown()).toContain('-algie est associé à « incision ».');
    expect(token('-algie').textContent).toContain('associé à incision');
    // From the right to the left as well.
    await touch('masse', '-ome');
    await press('Vérifier');
    expect(shown()).toContain('Il reste un élément à associer.');
    await touch('-ectomie', 'ablation');
    await press('Vérifier');
    expect(verdict()).toBe('En partie juste');
    expect(pairs()).toEqual([
      '-ectomie → ablation Juste',
      '-algie → incision FauxComme névralgie.C’est -tomie.',
      '-ome → masse Juste',
    ]);
    await press('Réessayer');
    await nextFrame();
    expect(document.activeElement).toBe(token('-algie'));
    expect(token('-algie').textContent).not.toContain('associé');
    expect(token('-ome').textContent).toContain('associé à masse');
    await touch('-algie', 'douleur');
    await press('Vérifier');
    expectDone(matchingSample, 2);
  });

  test('a pair is undone by touching it, and a target given to another leaves the first', async () => {
    await show(matchingSample);
    await touch('-algie', 'douleur', '-ome', 'douleur');
    expect(token('-algie').textContent).not.toContain('associé');
    expect(token('-ome').textContent).toContain('associé à douleur');
    await touch('-ome');
    expect(shown()).toContain('-ome n’est plus associé.');
    expect(token('-ome').textContent).not.toContain('associé');
  });

  test('with lists: the same answer, by keyboard', async () => {
    await show(matchingSample);
    await press('Répondre avec des listes');
    const choose = async (item: string, target: string): Promise<void> => {
      const list = document.querySelector<HTMLSelectElement>(`[name="suffixes:${item}"]`);
      if (!list) throw new Error(`No list ${item}`);
      list.value = target;
      list.dispatchEvent(new Event('change', { bubbles: true }));
      await settle();
    };
    await choose('algie', 'masse');
    await choose('ome', 'masse');
    expect(field('[name="suffixes:algie"]').value).toBe('');
    await choose('algie', 'douleur');
    await choose('ectomie', 'ablation');
    await press('Vérifier');
    expectDone(matchingSample, 1);
    expect(pairs()).toContain('-ome → masse Juste');
  });
});

describe('ordering', () => {
  const order = () =>
    [...document.querySelectorAll<HTMLElement>('ol.ordre > li')].map(
      ({ dataset }) => dataset['id'],
    );
  const button = (name: string) => {
    const found = document.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`);
    if (!found) throw new Error(`No button ${name}`);
    return found;
  };
  const move = async (name: string): Promise<void> => {
    button(name).focus();
    button(name).click();
    await settle();
  };
  const right = orderingSample.steps.map(({ id }) => id);

  /** Moves each step up to its place, one press a place. */
  async function arrange(wanted: readonly string[]): Promise<void> {
    for (const [place, id] of wanted.entries())
      while (order().indexOf(id) > place) await move(`Monter : ${id}`);
  }

  test('wrong, told why, goes on from there, right', async () => {
    await show(orderingSample);
    expect(order()).not.toEqual(right);
    await arrange(['rein', 'vessie', 'uretere', 'uretre']);
    await press('Vérifier');
    expect(verdict()).toBe('En partie juste');
    const said = ['rein', 'vessie', 'uretere', 'uretre'].map(
      (id) => document.querySelector(`[data-id=${id}] .pas`)?.textContent,
    );
    expect(said).toEqual([
      'reinEn place',
      'vessieTrop tôtvessie mal placé',
      'uretereTrop tarduretere mal placé',
      'uretreEn place',
    ]);
    await press('Réessayer');
    expect(order()).toEqual(['rein', 'vessie', 'uretere', 'uretre']);
    await move('Monter : uretere');
    expect(shown()).toContain('« uretere » est passé en 2e place.');
    await press('Vérifier');
    expect(verdict()).toBe('Juste');
    expect(kept(orderingSample)).toMatchObject({ last: { success: true, attempt: 2 } });
    expect(document.querySelectorAll('ol.ordre button')).toHaveLength(0);
  });

  test('the focus follows the step that moves; at the end it goes to the way back', async () => {
    await show(orderingSample);
    const last = order().at(-1) ?? '';
    await move(`Monter : ${last}`);
    expect(document.activeElement).toBe(button(`Monter : ${last}`));
    while (order()[0] !== last) await move(`Monter : ${last}`);
    expect(button(`Monter : ${last}`).disabled).toBe(true);
    expect(document.activeElement).toBe(button(`Descendre : ${last}`));
  });
});

describe('whatever the kind', () => {
  test('a result is said once, each sentence apart, then gone; no region stands there empty', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
    await show(choiceSample);
    expect(document.querySelector('[role=status]')).toBeNull();
    await tick('tumeur');
    await press('Vérifier');
    expect(said()).toBe('Pas encore. à propos de tumeur');
    await vi.advanceTimersByTimeAsync(6000);
    await settle();
    vi.useRealTimers();
    expect(said()).toBe('');
    expect(verdict()).toBe('Pas encore');
  });

  test('a wrong answer nobody foresaw opens the first hint, at the next visit too', async () => {
    const options = choiceSample.options.map((one) => ({ ...one, feedback: [] }));
    const question = { ...choiceSample, options, hints: [['Vague.'], ['Précis.']] };
    await show(question);
    await tick('tumeur');
    await press('Vérifier');
    expect(shown()).toContain('Vague.');
    expect(shown()).not.toContain('Précis.');
    await show(question);
    expect(shown()).toContain('Vague.');
    expect(said()).toBe('');
    await press('Réessayer');
    expect(shown()).toContain('Vague.');
    await press('Un autre indice');
    expect(shown()).toContain('Précis.');
  });

  test('after Réessayer the focus is on the first field to change', async () => {
    await show(multipleSample);
    const first = field('[type=checkbox]').value;
    await tick(first);
    await tick('calme');
    await press('Vérifier');
    await press('Réessayer');
    await nextFrame();
    const open = [...document.querySelectorAll<HTMLInputElement>('[type=checkbox]')];
    expect(document.activeElement).toBe(open.find(({ checked }) => !checked));
  });

  test('what it asks stays as the page has it, the drawing too', async () => {
    const figure = {
      alt: 'Un bras',
      caption: ['Le bras'],
      legend: [],
      svg: '<svg></svg>',
      url: null,
    };
    await show({ ...trueFalseSample, stem: [['Vrai ?'], ['Regardez.']], figure });
    await tick('true');
    await press('Vérifier');
    const texts = [...document.querySelectorAll('legend, .enonce, figure')].map(
      (one) => one.textContent,
    );
    expect(texts).toEqual(['Question 1 sur 1, vrai ou fauxVrai ?', 'Regardez.', 'Le bras']);
    expect(document.querySelector('figure [role=img]')?.innerHTML).toBe('<svg></svg>');
  });

  test('fields that close leave the focus to the action, which leads on to what follows', async () => {
    const island = await show(trueFalseSample);
    const after = document.createElement('p');
    after.scrollIntoView = () => undefined;
    island.after(after);
    field('[value=false]').focus();
    await tick('false');
    document.querySelector('form')?.requestSubmit();
    await settle();
    expect(document.activeElement).toBe(action());
    await press('Continuer');
    expect(document.activeElement).toBe(after);
  });

  test('hints come one by one; the answer can be seen, and is no success', async () => {
    await show({ ...choiceSample, hints: [['Vague.'], ['Précis.']] });
    await press('Un indice');
    expect(shown()).toContain('Vague.');
    expect(shown()).not.toContain('Précis.');
    await press('Un autre indice');
    expect(shown()).toContain('Précis.');
    expect(document.activeElement).toBe(action());
    await tick('tumeur');
    await press('Vérifier');
    await press('Voir la réponse');
    expect(verdict()).toBe('La réponse');
    expect(field('[value=inflammation]').checked).toBe(true);
    expect(kept(choiceSample)).toMatchObject({ last: { success: false } });
  });

  test('what was answered, or only begun, is there at the next visit', async () => {
    await show(gapsSample);
    await type(field('[name="rythme:vite"]'), 'tachy');
    await show(gapsSample);
    expect(field('[name="rythme:vite"]').value).toBe('tachy');
    await type(field('[name="rythme:vite"]'), 'tachycardie');
    await type(field('[name="rythme:souffle"]'), 'dyspnée');
    await press('Vérifier');
    await show(gapsSample);
    expect(verdict()).toBe('Juste');
    // Said aloud when it was given, only shown when it is found again.
    expect(said()).toBe('');
  });

  test('the lesson’s end may ask for it again', async () => {
    await show(trueFalseSample);
    await tick('true');
    await press('Vérifier');
    page.redo.value = [trueFalseSample.id];
    await settle();
    expect(verdict()).toBe('');
    expect(byText('button', 'Vérifier').disabled).toBe(false);
  });

  test('presses made before it woke are taken, in their order', async () => {
    const props = { question: trueFalseSample, start: null, lesson: LESSON };
    document.body.innerHTML = island('test', builtQuestion(trueFalseSample, 1, 1), props);
    field('[value=true]').checked = true;
    window.__clics = [action()];
    wake('test', Woken, page);
    await settle();
    expect(verdict()).toBe('Pas encore');
    expect(document.querySelector('form')?.dataset['pret']).toBe('');
  });
});
