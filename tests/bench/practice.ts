/**
 * From a press to the frame that shows what it changed, for each kind that is practised, with a CPU 4 times
 * slower: presses within the question, then the one that asks for its verdict.
 */
import type { Locator, Page } from '@playwright/test';
import type { Bench } from './bench.ts';
import { CPU_SLOWDOWN, PRESS } from './feedback.ts';
import { atMost, median, ms, worst, type Figure } from './figure.ts';
import { painted, watchPaint } from './paint.ts';
import { pressed, watchPresses } from './press.ts';
import type { Served } from './sites.ts';

interface Practice {
  readonly kind: string;
  readonly site: 'lesson' | 'course';
  readonly path: string;
  /** Of the question. */
  readonly id: string;
  /** Pressed one after another. */
  readonly presses: (form: Locator) => readonly Locator[];
  /** What is still to be given before the last press. */
  readonly fill?: (form: Locator) => Promise<void>;
  /** The button that answers; a bench has none before its end. */
  readonly answer?: string;
}

const ROUNDS = 3;
const GESTURES = '/guide/questions-gestes/';
const button = (form: Locator, name: string): Locator =>
  form.getByRole('button', { name, exact: true });

const ALL: readonly Practice[] = [
  {
    kind: 'zone',
    site: 'course',
    path: GESTURES,
    id: 'guide-zone',
    presses: (form) => [
      form.locator('.zone[data-zone="pli-du-coude"]'),
      form.getByText('Poignet, côté pouce', { exact: true }),
    ],
    answer: 'Vérifier',
  },
  {
    kind: 'zones',
    site: 'lesson',
    path: '/modules/essai/gestes/',
    id: 'essai-erreurs',
    presses: (form) => [
      form.locator('.zone[data-zone="tige"]'),
      form.getByText('Cadran', { exact: true }),
    ],
    answer: 'Vérifier',
  },
  {
    kind: 'comparison',
    site: 'course',
    path: GESTURES,
    id: 'guide-comparer',
    presses: (form) => [
      form.locator('.comparaison label').first(),
      form.locator('.option').first(),
    ],
    answer: 'Vérifier',
  },
  {
    kind: 'construction',
    site: 'course',
    path: GESTURES,
    id: 'guide-construire',
    presses: (form) => ['cholé', 'cyst', 'ite'].map((piece) => button(form, piece)),
    answer: 'Vérifier',
  },
  {
    kind: 'cuts',
    site: 'course',
    path: GESTURES,
    id: 'guide-couper',
    presses: (form) => [button(form, 'Une lettre à droite'), button(form, 'Couper ici')],
    answer: 'Vérifier',
  },
  {
    kind: 'series',
    site: 'course',
    path: '/modules/constantes/pouls-respiration/',
    id: 'cm-pouls-serie-reguliere',
    presses: (form) => [
      form.locator('.duree label').nth(1),
      form.locator('.duree label').nth(0),
      button(form, 'Commencer'),
    ],
    fill: async (form) => {
      // Three seconds to get ready, then a quarter of a minute.
      await form.getByRole('textbox').first().waitFor({ timeout: 60_000 });
      for (const [at, number] of ['18', '72'].entries())
        await form.getByRole('textbox').nth(at).fill(number);
    },
    answer: 'Vérifier',
  },
  {
    kind: 'scenario',
    site: 'lesson',
    path: '/modules/essai/gestes/',
    id: 'essai-situation',
    presses: (form) => [form.getByText('Je mesure debout.'), form.getByText('Je la fais asseoir.')],
    answer: 'Décider',
  },
  {
    kind: 'bench',
    site: 'course',
    path: '/guide/banc-de-mesure/',
    id: 'guide-banc',
    // What is done on it comes with the first press, over the network.
    presses: (form) => [form.locator('.banc label').nth(1), form.locator('.banc label').nth(0)],
  },
];

interface Times {
  readonly presses: readonly number[];
  readonly answers: readonly number[];
}

export async function* practice(bench: Bench): AsyncIterable<Figure> {
  for (const one of ALL) {
    const { presses, answers } = await times(bench, one, await bench[one.site]());
    yield {
      name: `${one.kind}: press → painted, CPU 4 × slower`,
      checks: [presses, answers]
        .filter(({ length }) => length > 0)
        .map((values) => atMost(median(values), 50, ms)),
      floor: '',
      peer: '–',
      how: [
        `median of ${presses.length} presses in the question (Event Timing, its ${ms(16)} the least it tells), worst ${ms(worst(presses))}`,
        ...(answers.length > 0
          ? [
              `median of ${answers.length} presses of « ${one.answer ?? ''} » (Element Timing of what it brings), worst ${ms(worst(answers))}; ${ROUNDS} page loads`,
            ]
          : []),
      ],
    };
  }
}

async function times(bench: Bench, one: Practice, { url }: Served): Promise<Times> {
  const [presses, answers]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await (await bench.browser()).newContext({ locale: 'fr-FR' });
    const tab = await context.newPage();
    const session = await context.newCDPSession(tab);
    await watchPresses(tab);
    await watchPaint(tab, 'click', '.verdict, .consequence p');
    await tab.goto(url + one.path, { waitUntil: 'networkidle' });
    const form = tab.locator(`#q-${one.id}[data-pret]`);
    await form.waitFor();
    if (one.kind === 'bench') await openBench(form, tab);
    await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
    for (const target of one.presses(form)) presses.push(await pressed(tab, target, PRESS));
    await one.fill?.(form);
    if (one.answer !== undefined) {
      // Nothing else is going on when the learner presses.
      await tab.waitForTimeout(500);
      await button(form, one.answer).click({ delay: PRESS });
      answers.push((await painted(tab)).ms);
    }
    await context.close();
  }
  return { presses, answers };
}

async function openBench(form: Locator, tab: Page): Promise<void> {
  await button(form, 'Commencer').click();
  await form.locator('.banc label').first().waitFor();
  await tab.waitForLoadState('networkidle');
}
