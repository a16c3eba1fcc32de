/** The measuring bench: what is displayed, what is written down of a run, and what its debrief says. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '../../../src/core/question/bench/debrief/explain.ts';
import { judge } from '../../../src/core/question/bench/judge.ts';
import {
  act,
  MEASURE,
  missing,
  MOST_READINGS,
  run,
  start,
  type BenchState,
} from '../../../src/core/question/bench/machine.ts';
import type { Bench } from '../../../src/core/question/bench-model.ts';
import { bench as rules, bestRun } from '../../../src/core/question/bench/rules.ts';
import { runIn } from '../../../src/core/question/bench/speech-read.ts';
import { speech } from '../../../src/core/question/bench/speech.ts';
import { inWords, rightWords } from '../../../src/core/report/question-sheet.ts';
import { SPELLINGS } from '../../../src/core/scorm/response.ts';
import { grade } from '../../../src/core/question/index.ts';
import type { BenchQuestion } from '../../../src/core/question/types.ts';
import { benchOf } from './bench-sample.ts';
import { benchSample } from './samples.ts';

const karim = benchOf();
const asked = (bench: Bench): BenchQuestion => ({ ...benchSample, bench });

/** Everything as it should be, up to the first measure. */
const READY = ['b:l', 'c:droit', 'mains:friction', 'jambes:plat', 'parole:silence', 'r:5'];
const shown = (state: BenchState) =>
  state.readings.map((one) => one.shown?.join('/') ?? one.refusal);
const marks = (bench: Bench, state: BenchState) =>
  Object.fromEntries(judge(bench, state).map(({ id, mark }) => [id, mark]));

const people: readonly Bench[] = [
  karim,
  benchOf({ bothArms: true }),
  benchOf({ leak: true }),
  benchOf({ urgent: true }),
  benchOf({ irregular: true }),
  benchOf({ circumference: 53 }),
  benchOf({ arms: { ...karim.person.arms, droit: { forbidden: 'curage' } } }),
  benchOf({ conditions: [{ id: 'tabac', text: 'a fumé', effect: { shift: [8, 6] } }] }),
];
const anyBench = fc.constantFrom(...people);
const anyAction = fc.oneof(
  { weight: 3, arbitrary: fc.constant(MEASURE) },
  {
    weight: 9,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...'ebcrosuaqpthwfd', 'dos', 'jambes', 'parole', 'mains', 'k-dos', 'k-r'),
        fc.oneof(
          fc.constantFrom('m', 'l', 'xl', 'aucun', 'droit', 'gauche', '0', '5', 'oui', 'non'),
          fc.constantFrom('146', 'mmHg', 'assise', 'régulier', 'fuite', 'transmettre', 'docteur'),
          fc.constantFrom('decolle', 'appuye', 'croisees', 'plat', 'discute', 'silence', 'rien'),
          fc.constantFrom('noter', 'brassard', 'friction', 'irrégulier', ''),
        ),
      )
      .map((pair) => pair.join(':')),
  },
  { weight: 1, arbitrary: fc.string() },
);

/** Nothing is left to give but what is passed on. */
const MEASURED_END = [
  ...['b:l', 'c:gauche', MEASURE, 'o:oui', 's:130', 'p:80', 'u:mmHg'],
  ...['a:gauche', 'q:assise', 't:l', 'h:régulier'],
];
const UNMEASURED_END = ['b:aucun', 'o:non', 'w:sans'];

describe('the machine', () => {
  test('shows the true value where everything is right, and adds what is wrong', () => {
    expect(shown(run(karim, [...READY, MEASURE, MEASURE, MEASURE]))).toEqual([
      '152/92',
      '147/89',
      '145/87',
    ]);
    expect(shown(run(karim, ['b:m', 'c:droit', 'parole:silence', 'r:5', MEASURE]))).toEqual([
      '163/98',
    ]);
  });

  test('moves nothing where studies disagree, nor beyond what it lets the sum be', () => {
    expect(shown(run(karim, [...READY, 'dos:decolle', MEASURE]))).toEqual(['152/92']);
    // 10 + 6 + 12 + 5 is 33; with two sizes too small 48, of which 35 are left.
    expect(shown(run(benchOf({ circumference: 44 }), ['b:m', 'c:droit', MEASURE]))).toEqual([
      '187/112',
    ]);
  });

  test('refuses a forbidden arm, a leak, a cuff nobody measured with', () => {
    const forbidden = benchOf({ arms: { ...karim.person.arms, droit: { forbidden: 'curage' } } });
    expect(shown(run(forbidden, [...READY, MEASURE]))).toEqual(['forbidden']);
    expect(shown(run(benchOf({ leak: true }), [...READY, MEASURE]))).toEqual(['leak']);
    expect(shown(run(benchOf({ circumference: 44 }), ['b:s', 'c:droit', MEASURE]))).toEqual([
      'open',
    ]);
    expect(shown(run(benchOf({ circumference: 53 }), ['b:xl', 'c:droit', MEASURE]))).toEqual([
      'open',
    ]);
  });

  test('measures nothing without a cuff and an arm', () => {
    expect(run(karim, [MEASURE, 'b:aucun', 'c:droit', MEASURE]).readings).toEqual([]);
  });

  test('writes of what was pressed between two measures only what it changed', () => {
    const state = run(karim, [
      'b:m',
      'b:s',
      'b:m',
      'dos:decolle',
      'dos:appuye',
      'c:droit',
      MEASURE,
      'b:l',
      'b:m',
    ]);
    expect(state.journal).toEqual(['b:m', 'c:droit', MEASURE]);
  });

  test('is broken by no sequence of actions, whose journal stays under 1 kB and gives the same state', () => {
    fc.assert(
      fc.property(anyBench, fc.array(anyAction, { maxLength: 300 }), (bench, actions) => {
        const state = run(bench, actions);
        expect(state.readings.length).toBeLessThanOrEqual(MOST_READINGS);
        expect(new TextEncoder().encode(JSON.stringify(state.journal)).length).toBeLessThan(1000);
        expect(run(bench, state.journal)).toEqual(state);
        expect(run(bench, actions)).toEqual(state);
        for (const { name } of explain(bench, state)) expect(name).not.toBe('');
        expect(rules.parse(asked(bench), JSON.parse(JSON.stringify(state.journal)))).toEqual(
          state.journal,
        );
      }),
      { numRuns: 500 },
    );
  });

  test('may be brought to its end from wherever it was left', () => {
    fc.assert(
      fc.property(
        anyBench,
        fc.array(anyAction, { maxLength: 300 }),
        fc.boolean(),
        (bench, actions, measured) => {
          const state = run(bench, [
            ...actions,
            ...(measured ? MEASURED_END : UNMEASURED_END),
            'f:transmettre',
            'd:docteur',
          ]);
          expect(missing(state)).toBe('');
          expect(grade(asked(bench), state.journal)).toMatchObject({ status: 'graded' });
        },
      ),
      { numRuns: 300 },
    );
  });

  test('takes from storage what it wrote, and nothing else', () => {
    fc.assert(
      fc.property(anyBench, fc.jsonValue(), (bench, value) => {
        const read = rules.parse(asked(bench), value);
        if (read !== null) expect(run(bench, read).journal).toEqual(read);
      }),
    );
    expect(rules.parse(asked(karim), ['b:m', 'b:l'])).toBeNull();
    expect(rules.parse(asked(karim), ['x:y'])).toBeNull();
    expect(rules.parse(asked(karim), ['b:m', 3])).toBeNull();
  });

  test('an action that is none changes nothing at all', () => {
    const state = start(karim);
    for (const action of [
      '',
      'b',
      'b:',
      'b:zz',
      'dos:croisees',
      's:14a',
      'r:05',
      'r:99',
      'e:fin',
      '__proto__:x',
    ])
      expect(act(karim, state, action)).toBe(state);
  });
});

describe('the debrief', () => {
  test('finds nothing to say of the best run, whoever comes', () => {
    for (const bench of people) {
      const state = bestRun(bench);
      expect(Object.values(marks(bench, state)).every((mark) => mark === 'right')).toBe(true);
      expect(grade(asked(bench), state.journal)).toMatchObject({ success: true });
    }
  });

  test('credits a fault that was mended before the series, and asks for the series again', () => {
    const mended = run(karim, [
      ...READY,
      'parole:discute',
      MEASURE,
      'parole:silence',
      MEASURE,
      MEASURE,
      MEASURE,
    ]);
    expect(marks(karim, mended)).toMatchObject({ 'g-parole': 'right', mesures: 'right' });
    const short = run(karim, [
      ...READY,
      'parole:discute',
      MEASURE,
      'parole:silence',
      MEASURE,
      MEASURE,
    ]);
    expect(marks(karim, short)).toMatchObject({ 'g-parole': 'right', mesures: 'half' });
  });

  test('two faults that make up for each other stay two faults', () => {
    const odette = benchOf({ circumference: 21, arrival: [] });
    const state = run(odette, [
      'b:m',
      'c:droit',
      'mains:friction',
      'r:5',
      'dos:decolle',
      MEASURE,
      MEASURE,
      MEASURE,
    ]);
    expect(marks(odette, state)).toMatchObject({ taille: 'wrong', 'g-dos': 'half' });
  });

  test('asks for one more reading where the first two lie far apart, or the rhythm is irregular', () => {
    const far = benchOf({
      arms: {
        ...karim.person.arms,
        droit: {
          readings: [
            [156, 94],
            [144, 88],
            [138, 86],
          ],
        },
      },
    });
    const three = [...READY, MEASURE, MEASURE, MEASURE];
    expect(marks(far, run(far, three))).toMatchObject({ mesures: 'half' });
    expect(marks(far, run(far, [...three, MEASURE]))).toMatchObject({ mesures: 'right' });
    const irregular = benchOf({ irregular: true });
    expect(marks(irregular, run(irregular, three))).toMatchObject({ mesures: 'half' });
  });

  test('a value without a unit, or invented, is no trace', () => {
    const read = [...READY, MEASURE, MEASURE, MEASURE, 'o:oui', 's:146', 'p:88'];
    const rest = ['a:droit', 'q:assise', 't:l', 'h:régulier'];
    expect(marks(karim, run(karim, [...read, 'u:mmHg', ...rest]))).toMatchObject({
      trace: 'right',
    });
    expect(marks(karim, run(karim, [...read, 'u:kPa', ...rest]))).toMatchObject({ trace: 'wrong' });
    expect(marks(karim, run(karim, [...read, 'u:mmHg', ...rest, 'a:gauche']))).toMatchObject({
      trace: 'half',
    });
    const leak = benchOf({ leak: true });
    expect(
      marks(leak, run(leak, [...READY, MEASURE, MEASURE, 'o:oui', 's:128', 'p:78'])),
    ).toMatchObject({ trace: 'wrong' });
  });

  test('what is ticked and was not done is a fault, what was done and not ticked half of one', () => {
    const read = [
      ...READY,
      'jambes:croisees',
      MEASURE,
      MEASURE,
      MEASURE,
      'k-r:oui',
      'k-dos:oui',
      'k-parole:oui',
    ];
    expect(marks(karim, run(karim, read))).toMatchObject({ conditions: 'right' });
    expect(marks(karim, run(karim, [...read, 'k-jambes:oui']))).toMatchObject({
      conditions: 'wrong',
    });
    expect(marks(karim, run(karim, read.slice(0, -1)))).toMatchObject({ conditions: 'half' });
  });

  test('wants no cuff where none fits', () => {
    const large = benchOf({ circumference: 53 });
    const right = run(large, ['b:aucun', 'mains:friction', 'o:non', 'w:sans']);
    expect(marks(large, right)).toMatchObject({ taille: 'right', trace: 'right' });
    expect(marks(large, run(large, ['b:xl', 'c:droit', MEASURE]))).toMatchObject({
      taille: 'wrong',
    });
  });

  test('judges what is said to the person', () => {
    expect(marks(karim, run(karim, ['d:normal']))).toMatchObject({ parole: 'wrong' });
    expect(marks(karim, run(karim, ['d:docteur']))).toMatchObject({ parole: 'right' });
  });
});

test('a run that is not over is incomplete, and says what it waits for', () => {
  const said = (...journal: string[]) => grade(asked(karim), run(karim, journal).journal);
  expect(said()).toMatchObject({ message: 'Lisez le ruban, puis choisissez un brassard.' });
  expect(said('b:m')).toMatchObject({ message: 'Choisissez le bras.' });
  expect(said(...READY)).toMatchObject({
    message: 'Appuyez sur «\u00a0Départ\u00a0»\u00a0: rien n’est mesuré.',
  });
  expect(said(...READY, MEASURE)).toMatchObject({ message: 'Dites si la mesure a été obtenue.' });
});

describe('told to an LMS', () => {
  const journal = [...READY, MEASURE, 'jambes:croisees', MEASURE, 's:146', 'd:docteur', 'e:noter'];
  const response = run(karim, journal).journal;

  test('is a performance: the actions in their order, no run said to be the right one', () => {
    const {
      interactionType,
      correctResponsesPattern,
      steps = [],
    } = speech.interaction(asked(karim));
    expect(interactionType).toBe('performance');
    expect(correctResponsesPattern).toBeUndefined();
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    expect(speech.spoken(asked(karim), response)).toBe(
      'brassard-pris[.]L[,]bras-mesure[.]droit[,]jambes[.]pieds à plat[,]parole[.]« Ne parlons plus »[,]repos-minutes[.]5[,]mesure-affichee[.]152/92[,]jambes[.]croisées[,]mesure-affichee[.]153/93[,]note-pas[.]146[,]a-dire[.]« Je transmets au docteur. »',
    );
  });

  test('names only steps that it declares, none of whose answers holds a delimiter', () => {
    fc.assert(
      fc.property(anyBench, fc.array(anyAction, { maxLength: 60 }), (bench, actions) => {
        const steps = speech.interaction(asked(bench)).steps ?? [];
        const told = speech.spoken(asked(bench), run(bench, actions).journal);
        for (const part of told === '' ? [] : told.split('[,]')) {
          const [step, answer, ...rest] = part.split('[.]');
          expect(steps.map(({ id }) => id)).toContain(step);
          expect(answer).not.toBe('');
          expect(rest).toEqual([]);
        }
      }),
    );
  });

  test('is read by a trainer step by step', () => {
    const sheet = { statement: '', interaction: speech.interaction(asked(karim)) };
    expect(inWords(sheet, 'brassard-pris[.]M[,]mesure-affichee[.]163/98')).toEqual([
      'Brassard : M',
      'Affiché : 163/98',
    ]);
    expect(rightWords(sheet)).toEqual([]);
  });

  test('is read again as it was done, pages turned apart', () => {
    fc.assert(
      fc.property(anyBench, fc.array(anyAction, { maxLength: 100 }), (bench, actions) => {
        const done = run(
          bench,
          actions.filter((one) => !one.endsWith(':')),
        );
        const told = speech.spoken(asked(bench), done.journal);
        const read = runIn(bench, told);
        if (told === '') {
          expect(read).toBeNull();
          return;
        }
        expect(read?.readings).toEqual(done.readings);
        expect({ ...read?.values, e: '' }).toEqual({ ...done.values, e: '' });
        expect(speech.spoken(asked(bench), read?.journal ?? [])).toBe(told);
      }),
      { numRuns: 300 },
    );
  });

  test('is not read where the bench has changed since, nor where it is no run', () => {
    const told = speech.spoken(asked(karim), response);
    expect(runIn(karim, told)?.readings).toHaveLength(2);
    expect(runIn(benchOf({ circumference: 44 }), told)).toBeNull();
    expect(runIn({ ...karim, replies: [] }, told)).toBeNull();
    expect(runIn(karim, 'mesure-affichee[.]152/92')).toBeNull();
    for (const other of ['', 'oui', 'dos[.]assis', '__proto__[.]x'])
      expect(runIn(karim, other)).toBeNull();
  });

  test('fits what SCORM takes: 255 characters in 1.2, identifiers in 2004', () => {
    for (const bench of people) {
      const { journal: best } = bestRun(bench);
      expect(speech.spelled(asked(bench), best, SPELLINGS['1.2']).length).toBeLessThanOrEqual(255);
      const told = speech.spelled(asked(bench), best, SPELLINGS['2004']);
      for (const part of told.split('[,]'))
        expect(part).toMatch(/^[\w.]{1,250}\[\.\][\w.]{1,250}$/);
    }
    expect(speech.spelled(asked(karim), response, SPELLINGS['1.2'])).toMatch(
      /^Répondu « Je transmets/,
    );
  });
});
