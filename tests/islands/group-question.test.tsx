// @vitest-environment happy-dom
/** A question to the group on a learner’s page: with a figure, as a number to type; found again when it is over. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { LearnerQuestion } from '../../src/core/api/group-questions.ts';
import type { PastMeeting } from '../../src/core/api/meetings.ts';
import { GroupQuestion } from '../../src/islands/meeting/GroupQuestion.tsx';
import { PastMeetings, presenceWords } from '../../src/islands/meeting/PastMeetings.tsx';
import { resultWords } from '../../src/islands/meeting/words.ts';

const question = (change: Partial<LearnerQuestion> = {}): LearnerQuestion => ({
  ...{ id: 'q1', number: 1, statement: 'Combien ?', several: false, phase: 'open', round: 1 },
  ...{ isPoll: false, figure: null, typed: null, answered: 0, of: 3, rounds: [], right: null },
  ...{ explanation: null, own: [] },
  options: ['a', 'b', 'c'].map((id) => ({ id, text: `Réponse ${id}` })),
  ...change,
});
const typed = (change: Partial<LearnerQuestion> = {}): LearnerQuestion =>
  question({ typed: { unit: 'kg/m²' }, options: [], ...change });

let answers: (readonly string[])[] = [];
let served: Readonly<Record<string, unknown>> = {};
let fetched: string[] = [];
beforeEach(() => {
  [answers, served, fetched] = [[], {}, []];
  vi.stubGlobal('fetch', (url: string) => {
    fetched.push(url);
    const found = served[url];
    return Promise.resolve(
      found === undefined ? new Response('', { status: 404 }) : Response.json(found),
    );
  });
});
afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
  location.hash = '';
});

/** Effects, what they fetch, what comes of it: a few turns. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1)
    await act(() => new Promise<void>((resolve) => setTimeout(resolve, 0)));
}
const show = async (
  shown: LearnerQuestion,
  kept: readonly string[] | null = null,
): Promise<void> => {
  await act(() =>
    render(
      <GroupQuestion
        question={shown}
        trainer="C. Le Goff"
        kept={kept}
        onAnswer={(options) => {
          answers.push(options);
          return Promise.resolve();
        }}
      />,
      document.body,
    ),
  );
  await settle();
};
const text = (): string => document.body.textContent.replace(/\s+/g, ' ');
const field = (): HTMLInputElement => {
  const found = document.querySelector<HTMLInputElement>('.nombre-groupe input');
  if (!found) throw new Error('no field');
  return found;
};
const write = (value: string) =>
  act(() => {
    field().value = value;
    field().dispatchEvent(new Event('input', { bubbles: true }));
  });
const submit = () =>
  act(() => {
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  });

describe('a number', () => {
  test('is typed with a comma, in its unit; what is no number is not sent', async () => {
    await show(typed());
    expect(field().inputMode).toBe('decimal');
    expect(field().closest('label')?.textContent).toContain('en kg/m²');
    for (const wrong of ['', 'beaucoup', '25,7 cm']) {
      await write(wrong);
      await submit();
    }
    expect(answers).toEqual([]);
    expect(text()).toContain('Écrivez d’abord un nombre, en chiffres, en kg/m².');
    await write('25,7');
    await submit();
    expect(answers).toEqual([['25.7']]);
  });

  test('that was sent, or is kept, is in the field again', async () => {
    await show(typed({ own: [{ round: 1, options: ['25.7'], late: false }] }));
    expect(field().value).toBe('25,7');
    expect(text()).toContain('Réponse 25,7 kg/m² envoyée.');
    render(null, document.body);
    await show(typed(), ['30']);
    expect(field().value).toBe('30');
    expect(text()).toContain('Réponse 30 kg/m² gardée ici.');
  });

  test('is right when it is near enough, whatever others gave', async () => {
    await show(
      typed({
        phase: 'shown',
        options: ['25.7', '25.8', '30'].map((id) => ({ id, text: id.replace('.', ',') })),
        right: ['25.7', '25.8'],
        rounds: [{ answers: 5, counts: { 25.7: 1, 25.8: 1, 30: 3 }, right: 2 }],
        own: [{ round: 1, options: ['25.8'], late: false }],
      }),
    );
    expect(text()).toContain('Juste. Votre réponse : 25,8 kg/m².');
    expect(document.querySelectorAll('.repartition .bonne')).toHaveLength(2);
    // Numbers bear no letter.
    expect([...document.querySelectorAll('.repartition b')].map((one) => one.textContent)).toEqual([
      '',
      '',
      '',
    ]);
  });
});

describe('a figure', () => {
  const FILE = '/formateur/figures/q-0badc0de.json';
  const figure = {
    alt: 'Un bras',
    caption: [],
    legend: [],
    svg: '<svg class="d"></svg>',
    url: null,
  };

  test('is shown with the question, before and after the vote, fetched once', async () => {
    served = { [FILE]: figure };
    await show(question({ figure: 'q-0badc0de' }));
    expect(document.querySelector('[role=img]')?.getAttribute('aria-label')).toBe('Un bras');
    await show(question({ figure: 'q-0badc0de', phase: 'closed' }));
    expect(document.querySelector('[role=img]')).not.toBeNull();
    expect(fetched).toEqual([FILE]);
  });

  test('that does not come says so; it is asked for again with a press', async () => {
    await show(question({ figure: 'autre-0badc0de' }));
    expect(text()).toContain('La figure n’a pas pu être chargée.');
    expect(document.querySelectorAll('input[type=radio]')).toHaveLength(3);
    served = { '/formateur/figures/autre-0badc0de.json': figure };
    [...document.querySelectorAll('button')]
      .find((one) => one.textContent === 'Réessayer')
      ?.click();
    await settle();
    expect(document.querySelector('[role=img]')).not.toBeNull();
  });
});

describe('a meeting that is over', () => {
  const past = (change: Partial<PastMeeting> = {}): PastMeeting => ({
    ...{ id: 'm1', title: 'La tension', trainer: 'C. Le Goff', units: 'leçon 2' },
    start: '2026-11-29T17:20:00.000Z',
    end: '2026-11-29T18:55:00.000Z',
    arrived: '2026-11-29T17:25:00.000Z',
    confirmed: '2026-11-29T17:30:00.000Z',
    ...change,
  });

  test('tells what is known of one’s presence, and no more', () => {
    expect(presenceWords(past())).toBe(
      '«\u00A0Je suis là\u00A0» à 18\u00A0h\u00A025, confirmé à 18\u00A0h\u00A030. De là à la fin de la séance\u00A0: 1\u00A0h\u00A030. Une erreur\u00A0? Dites-le à C. Le Goff.',
    );
    // Before its beginning nobody is in it.
    expect(presenceWords(past({ arrived: '2026-11-29T17:10:00.000Z' }))).toContain(
      '1\u00A0h\u00A035',
    );
    expect(presenceWords(past({ confirmed: null }))).toContain('pas confirmé');
    expect(presenceWords(past({ arrived: null, confirmed: null }))).toBe(
      'Vous n’avez pas dit être là.',
    );
  });

  test.each<[string, Partial<LearnerQuestion>]>([
    ['juste, au second vote', { own: [vote(1, 'b'), vote(2, 'a')], right: ['a'] }],
    ['à revoir', { own: [vote(1, 'b')], right: ['a'] }],
    ['sans réponse', { right: ['a'] }],
    ['réponse arrivée après la clôture', { own: [{ ...vote(1, 'a'), late: true }], right: ['a'] }],
    ['votre réponse\u00A0: B, sans correction', { own: [vote(1, 'b')] }],
    ['sondage, votre réponse\u00A0: B', { own: [vote(1, 'b')], isPoll: true }],
  ])('says of a question: %s', (words, change) => {
    expect(resultWords(question({ phase: 'shown', ...change }))).toBe(words);
  });

  test('is listed, and opens with its questions where the address names it', async () => {
    location.hash = '#seance-m1';
    served = {
      '/apprenant/seances/passees': [past(), past({ id: 'm0' })],
      '/apprenant/seances/m1/bilan': {
        questions: [
          question({
            phase: 'shown',
            right: ['a'],
            explanation: 'Parce que.',
            own: [vote(1, 'a')],
            rounds: [{ answers: 5, counts: { a: 4, b: 1, c: 0 }, right: 4 }],
          }),
        ],
      },
    };
    await act(() => render(<PastMeetings />, document.body));
    await settle();
    expect(document.activeElement?.id).toBe('seance-m1');
    expect(document.querySelector('.bilan-seance')?.textContent).toMatch(/juste.*Parce que/);
    expect(fetched).not.toContain('/apprenant/seances/m0/bilan');
  });

  test('that cannot be had says so, where somebody is known', async () => {
    await act(() => render(<PastMeetings />, document.body));
    await settle();
    expect(text()).toContain('Elles n’ont pas pu être chargées.');
    served = { '/apprenant/seances/passees': [] };
    document.querySelector('button')?.click();
    await settle();
    expect(text()).toBe('');
  });

  function vote(round: 1 | 2, option: string) {
    return { round, options: [option], late: false };
  }
});
