// @vitest-environment happy-dom
/** A run of a bench as its trainer reads it: what was noted, which criteria are met, each action. */
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { AnswerLine } from '../../src/board/Answer.tsx';
import { MEASURE, run } from '../../src/core/question/bench/machine.ts';
import { speech } from '../../src/core/question/bench/speech.ts';
import type { QuestionSheet } from '../../src/core/report/question-sheet.ts';
import { benchOf } from '../core/question/bench-sample.ts';
import { benchSample } from '../core/question/samples.ts';

vi.mock('../../src/page/later/late-style.ts', () => ({ dress: () => Promise.resolve() }));

const sheet: QuestionSheet = {
  number: 1,
  statement: 'Prenez sa tension.',
  interaction: speech.interaction(benchSample),
  bench: benchSample.bench,
};
/** Legs crossed, the value noted as it was displayed, and the person told that all is well. */
const response = speech.spoken(
  benchSample,
  run(benchSample.bench, [
    ...['b:l', 'c:droit', 'mains:friction', 'parole:silence', 'r:5'],
    ...[MEASURE, MEASURE, MEASURE],
    ...['o:oui', 's:152', 'p:92', 'u:mmHg', 'a:droit', 'q:assise', 't:l', 'h:régulier'],
    ...['k-r:oui', 'k-dos:oui', 'k-parole:oui', 'f:transmettre', 'd:normal'],
  ]).journal,
);

const show = (given: QuestionSheet): void => {
  void act(() =>
    render(
      <AnswerLine success={false} response={response} sheet={given}>
        essai
      </AnswerLine>,
      document.body,
    ),
  );
};
afterEach(() => render(null, document.body));
const shown = (): string => document.body.textContent.replace(/\s+/g, ' ');
const criteria = (mark: string): string[] =>
  [...document.querySelectorAll(`.criteres .${mark} > span`)].map(
    ({ firstChild }) => firstChild?.textContent ?? '',
  );

test('shows what was noted, what is done and what is to take up again, and each action', async () => {
  show(sheet);
  await vi.waitFor(() => expect(document.querySelector('summary')).not.toBeNull());
  expect(document.querySelector('summary')?.textContent.replace(/\s+/g, ' ')).toBe(
    '9 points faits sur 11. Noté : 152/92 mmHg, bras droit, assise, brassard L, régulier, repos 5 min, dos : appuyé, parole : « Ne parlons plus »',
  );
  expect(criteria('partiel')).toEqual(['Posture']);
  expect(criteria('faux')).toEqual(['Sans interpréter']);
  expect(criteria('juste')).toContain('Trace complète');
  expect(shown()).toContain('Rassurer, c’est déjà interpréter.');
  expect(shown()).toContain('Avec une bonne préparation, ce serait 146/88.');
  expect(shown()).toContain('158 / 96');
  expect(shown()).toContain('Brassard : L');
});

test('a run of a bench that has changed since is shown action by action', async () => {
  show({ ...sheet, bench: benchOf({ circumference: 44 }) });
  await vi.waitFor(() => expect(shown()).toContain('Brassard : L'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(document.querySelector('summary')).toBeNull();
  expect(shown()).toContain('Affiché : 158/96');
});
