// @vitest-environment happy-dom
/** Practice in a lesson: a figure to touch, papers to compare, words to build and to cut. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { builtQuestion, withoutDrawing } from '../../src/components/question.ts';
import { blank, present } from '../../src/core/question/start.ts';
import type { Question } from '../../src/core/question/types.ts';
import { bringKinds } from '../../src/islands/kinds.tsx';
import { questionOf } from '../../src/islands/lesson/Question.tsx';
import { StemInPage } from '../../src/islands/lesson/StemInPage.tsx';
import type { LivePage } from '../../src/page/base/live-page.ts';
import {
  comparisonSample,
  constructionSample,
  cutsSample,
  zonesSample,
} from '../core/question/samples.ts';
import { byText, mount, openPage, press, settle } from './live.ts';

const LESSON = { id: 'm/lecon', revision: 'aaaa' };
const Woken = questionOf(StemInPage);

let page: LivePage;
beforeEach(() => {
  page = openPage();
});
beforeAll(() => bringKinds(['zones', 'comparison', 'construction', 'cuts']));

async function show(given: Question): Promise<void> {
  const question = present(given, given.id);
  const start = blank(question, question.id);
  const props = { question: withoutDrawing(question), start, lesson: LESSON };
  await mount(page, Woken, props, builtQuestion(question, 1, 1));
}

const all = (selector: string): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(selector),
];
const texts = (selector: string): string[] =>
  all(selector).map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
const click = async (selector: string): Promise<void> => {
  const [found] = all(selector);
  if (!found) throw new Error(`No ${selector} in ${document.body.innerHTML}`);
  // What is drawn has no `click()`.
  found.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  await settle();
};
const kept = (id: string): unknown =>
  page.player.progress.value.lessons['m/lecon']?.questions[id]?.last.response;

describe('a figure to touch', () => {
  const places = zonesSample.options.map(
    ({ id }) => `<g class="zone" data-zone="${id}"><rect/></g><g data-zone="${id}"><circle/></g>`,
  );
  const question = {
    ...zonesSample,
    figure: {
      alt: 'Une personne assise',
      caption: [],
      legend: [],
      svg: `<svg>${places.join('')}</svg>`,
      url: null,
      description: ['Une jambe passe sur l’autre.'],
    },
  };

  test('pressing a place ticks its answer, and shows it', async () => {
    await show(question);
    expect(texts('.places .lettre')).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(texts('details')).toEqual(['Lire ce que montre la figureUne jambe passe sur l’autre.']);
    await click('.zone[data-zone="toux"]');
    expect(all('.zone.choisi').map((one) => one.dataset['zone'])).toEqual(['toux']);
    expect(all('input:checked').map((one) => (one as HTMLInputElement).value)).toEqual(['toux']);
    await click('.zone[data-zone="toux"]');
    expect(all('.choisi')).toEqual([]);
  });

  test('once corrected, the figure says what the list says', async () => {
    await show(question);
    await click('.zone[data-zone="toux"]');
    await click('.zone[data-zone="calme"]');
    await press('Vérifier');
    const worn = (state: string): (string | undefined)[] =>
      all(`.zone.${state}`).map((one) => one.dataset['zone']);
    expect([worn('juste'), worn('faux'), worn('manquant')]).toEqual([['toux'], ['calme'], []]);
    await press('Réessayer');
    await press('Vérifier');
    expect(worn('manquant')).toEqual(['fievre', 'frisson']);
  });

  test('how many are left to find is said once it was tried, until the marks say it', async () => {
    await show(question);
    await click('.zone[data-zone="toux"]');
    await click('.zone[data-zone="calme"]');
    expect(texts('.reste')).toEqual([]);
    await press('Vérifier');
    expect(texts('.reste')).toEqual(['1 sur 3. Il en reste 2 à trouver.']);
    await press('Réessayer');
    await click('.zone[data-zone="fievre"]');
    expect(texts('.reste')).toEqual(['2 sur 3. Il en reste 1 à trouver.']);
    await press('Vérifier');
    expect(texts('.reste')).toEqual([]);
  });
});

describe('papers to compare', () => {
  test('the sign that differs is boxed only where the row was found, or told', async () => {
    await show(comparisonSample);
    expect(texts('[role=columnheader]')).toEqual(['Trait', 'Carte', 'Dossier']);
    await click('input[value="je-corrige"]');
    await press('Vérifier');
    expect(all('mark')).toEqual([]);
    await press('Réessayer');
    await click('input[value="nom"]');
    expect(all('mark')).toEqual([]);
    await press('Vérifier');
    expect(texts('mark')).toEqual(['M, diffère']);
    expect(kept('identite')).toEqual(['je-corrige', 'nom']);
  });

  test('one conclusion takes the place of another, rows stay', async () => {
    await show(comparisonSample);
    await click('input[value="nom"]');
    await click('input[value="je-qualifie"]');
    await click('input[value="je-corrige"]');
    await press('Vérifier');
    expect(kept('identite')).toEqual(['nom', 'je-corrige']);
  });
});

describe('a word to build', () => {
  test('pieces take their places, and go back; the word prints once it is right', async () => {
    await show(constructionSample);
    for (const id of ['gastr', 'cyst']) await click(`.morceau[value="${id}"]`);
    expect(texts('.annonce')).toEqual(['« cyst » est en 2e place. Il en reste une.']);
    await click('.morceau[value="gastr"]');
    expect(texts('.place button')).toEqual(['cyst']);
    await click('.place button');
    for (const id of ['chole', 'cyst', 'ite']) await click(`.morceau[value="${id}"]`);
    await click('.morceau[value="peri"]');
    await press('Vérifier');
    expect(kept('cholecystite')).toEqual(['chole', 'cyst', 'ite']);
    expect(texts('.mot > p')).toEqual(['Cystectomie : Ablation de la vessie.']);
  });

  test('a decoy is struck and says why; what begins the word stays', async () => {
    await show(constructionSample);
    for (const id of ['chole', 'cyst', 'ectomie']) await click(`.morceau[value="${id}"]`);
    await press('Vérifier');
    expect(texts('.place')).toEqual(['choleJuste', 'cystJuste', 'ectomieFaux']);
    expect(texts('.raison')).toEqual(['ectomie mal placé']);
    await press('Réessayer');
    expect(texts('.place button')).toEqual(['chole', 'cyst']);
  });

  test('everything is taken out at once, and the focus stays', async () => {
    await show(constructionSample);
    const button = (): HTMLButtonElement => byText('button', 'Tout retirer');
    expect(button().getAttribute('aria-disabled')).toBe('true');
    for (const id of ['chole', 'gastr']) await click(`.morceau[value="${id}"]`);
    button().focus();
    await press('Tout retirer');
    expect(texts('.place button')).toEqual([]);
    expect(texts('.annonce')).toEqual(['Tout est retiré. Il en reste 3.']);
    expect(document.activeElement).toBe(button());
    await press('Tout retirer');
    expect(texts('.annonce')).toEqual(['Tout est retiré. Il en reste 3.']);
  });
});

describe('a word to cut', () => {
  const blade = (): HTMLInputElement => all('.lame')[0] as HTMLInputElement;
  const moveTo = async (place: number): Promise<void> => {
    blade().value = String(place);
    blade().dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
  };

  test('the blade says where it is; a cut is set and taken back', async () => {
    await show(cutsSample);
    await moveTo(5);
    expect(blade().getAttribute('aria-valuetext')).toBe('entre cholé et cystectomie');
    await press('Couper ici');
    expect(blade().getAttribute('aria-valuetext')).toBe('entre cholé et cystectomie, coupé');
    expect(texts('.vos-morceaux')).toEqual(['Vos morceaux : cholé / cystectomie']);
    await press('Retirer la coupe');
    expect(texts('.vos-morceaux')).toEqual(['']);
  });

  test('Enter on the blade cuts, and hands nothing in', async () => {
    await show(cutsSample);
    await moveTo(10);
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true });
    blade().dispatchEvent(enter);
    await settle();
    expect(enter.defaultPrevented).toBe(true);
    await press('Vérifier');
    expect(kept('couper-cholecystectomie')).toEqual(['10']);
    expect(texts('.coupes li')).toEqual([
      'après « cholécyste » : faux« ctomie » ne veut rien dire.',
    ]);
  });

  test('a long word stands on two lines, the blade and the cuts on theirs', async () => {
    const pieces = ['cholangio', 'pancréato', 'graphie'];
    await show({ ...cutsSample, pieces, word: { ...cutsSample.word, term: pieces.join('') } });
    expect(texts('.lettres')).toEqual(['cholangiopanc', 'réatographie']);
    expect(all('.endroit').map((one) => one.closest('.lettres')?.textContent)).toEqual([
      'cholangiopanc',
    ]);
    await moveTo(18);
    expect(all('.endroit').map((one) => one.style.getPropertyValue('--k'))).toEqual(['5']);
    await press('Couper ici');
    await moveTo(9);
    await press('Couper ici');
    const cutsIn = (line: number): number =>
      all('.lettres')[line]?.querySelectorAll('.trait').length ?? NaN;
    expect([cutsIn(0), cutsIn(1)]).toEqual([1, 1]);
    await press('Vérifier');
    expect(texts('.verdict')).toEqual(['Juste']);
  });
});
