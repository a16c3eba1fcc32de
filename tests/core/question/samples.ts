/** One small question of each kind, and arbitrary ones for property tests. */
import { lookAlikes } from '../../../src/core/question/gaps/look-alikes.ts';
import fc from 'fast-check';
import { run } from '../../../src/core/question/bench/machine.ts';
import { solution } from '../../../src/core/question/index.ts';
import { benchOf } from './bench-sample.ts';
import type {
  BenchQuestion,
  ChoiceQuestion,
  CutsQuestion,
  GapsQuestion,
  MatchingQuestion,
  MultipleQuestion,
  NumberQuestion,
  OrderingQuestion,
  Question,
  Response,
  SeriesQuestion,
  ScenarioQuestion,
  TrueFalseQuestion,
} from '../../../src/core/question/types.ts';
import type { Rich } from '../../../src/core/text/rich.ts';

export const says = (text: string): Rich => [[text]];

const base = {
  stem: says('Énoncé'),
  figure: null,
  hints: [],
  explanation: says('Explication'),
  points: 1,
  difficulty: 1,
  objective: null,
  sources: [],
  required: true,
  shuffle: true,
  hash: '0badc0de',
} as const;

const option = (id: string, right: boolean) => ({
  id,
  text: [id],
  right,
  feedback: says(`à propos de ${id}`),
});

export const choiceSample: ChoiceQuestion = {
  ...base,
  kind: 'choice',
  id: 'suffixe-ite',
  options: [option('inflammation', true), option('tumeur', false), option('douleur', false)],
};

export const multipleSample: MultipleQuestion = {
  ...base,
  kind: 'multiple',
  id: 'signes',
  options: [
    option('fievre', true),
    option('toux', true),
    option('frisson', true),
    option('calme', false),
    option('repos', false),
  ],
};

export const trueFalseSample: TrueFalseQuestion = {
  ...base,
  kind: 'true-false',
  id: 'ome-cancer',
  answer: false,
  ifTrue: says('Pensez au lipome.'),
  ifFalse: says('Exact.'),
};

export const gapsSample: GapsQuestion = {
  ...base,
  kind: 'gaps',
  id: 'rythme',
  text: [['Trop vite : ', { gap: 'vite' }, ', mal respirer : ', { gap: 'souffle' }]],
  gaps: [
    { id: 'vite', answers: ['tachycardie'], typo: true, lookAlikes: lookAlikes(['tachycardie']) },
    {
      id: 'souffle',
      answers: ['dyspnée', 'gêne respiratoire'],
      typo: true,
      lookAlikes: lookAlikes(['dyspnée', 'gêne respiratoire']),
    },
  ],
  expected: [
    { answer: 'bradycardie', feedback: says('brady- veut dire lent.') },
    { answer: 'apnée', feedback: says('a- veut dire sans.') },
  ],
};

export const numberSample: NumberQuestion = {
  ...base,
  kind: 'number',
  id: 'imc',
  answer: 25.7,
  tolerance: 0.1,
  unit: 'kg/m²',
  expected: [{ answer: 257, feedback: says('Où est la virgule ?') }],
};

const side = (id: string, text = id) => ({ id, text: [text] });

export const matchingSample: MatchingQuestion = {
  ...base,
  kind: 'matching',
  id: 'suffixes',
  headings: ['Suffixe', 'Sens'],
  items: [
    { ...side('algie', '-algie'), target: 'douleur', feedback: says('Comme névralgie.') },
    { ...side('ome', '-ome'), target: 'masse', feedback: says('Comme lipome.') },
    { ...side('ectomie', '-ectomie'), target: 'ablation', feedback: [] },
  ],
  targets: [
    side('douleur'),
    side('masse'),
    side('ablation'),
    { ...side('incision'), feedback: says('C’est -tomie.') },
  ],
};

const step = (id: string) => ({ ...side(id), feedback: says(`${id} mal placé`) });

export const orderingSample: OrderingQuestion = {
  ...base,
  kind: 'ordering',
  id: 'urine',
  steps: [step('rein'), step('uretere'), step('vessie'), step('uretre')],
};

const word = { term: 'cystectomie', definition: ['Ablation de la vessie.'], parts: [] };

export const constructionSample: OrderingQuestion = {
  ...base,
  kind: 'ordering',
  look: 'construction',
  id: 'cholecystite',
  steps: [step('chole'), step('cyst'), step('ite')],
  decoys: [step('gastr'), step('ectomie'), step('peri')],
  word,
};

export const comparisonSample: MultipleQuestion = {
  ...base,
  kind: 'multiple',
  look: 'comparison',
  id: 'identite',
  columns: ['Trait', 'Carte', 'Dossier'],
  options: [
    { ...option('nom', true), cells: [['MARTIN'], ['MARTI', { tag: 'strong', children: ['M'] }]] },
    { ...option('prenom', false), cells: [['Alice'], ['ALICE']] },
    option('je-corrige', true),
    option('je-qualifie', false),
  ],
};

export const zonesSample: MultipleQuestion = {
  ...multipleSample,
  look: 'zones',
  id: 'erreurs',
  shuffle: false,
  options: multipleSample.options.map((one) => ({ ...one, zone: one.id })),
};

export const cutsSample: CutsQuestion = {
  ...base,
  kind: 'cuts',
  id: 'couper-cholecystectomie',
  pieces: ['cholé', 'cyst', 'ectomie'],
  word,
  expected: [{ answer: 'ctomie', feedback: says('« ctomie » ne veut rien dire.') }],
};

export const seriesSample: SeriesQuestion = {
  ...base,
  kind: 'series',
  id: 'pouls',
  series: { of: 'pulse', first: 200, intervals: [833], minute: false },
};

const scene = { place: [], text: [], figure: null } as const;

/** Two decisions on the best path, one on the other: a choice, then a number. */
export const scenarioSample: ScenarioQuestion = {
  ...base,
  kind: 'scenario',
  id: 'guichet',
  stem: [['Au guichet'], ['Une personne se présente.']],
  explanation: [],
  gauges: [{ name: 'Sécurité', start: 70 }],
  scenes: [
    {
      ...scene,
      id: 'accueil',
      title: 'Accueil',
      place: ['à l’accueil'],
      text: [{ text: ['Elle tend une carte.'] }, { text: ['« C’est la mienne. »'], said: true }],
      decision: {
        question: {
          ...choiceSample,
          id: 'guichet-accueil',
          stem: [['Accueil'], ['Que faites-vous ?']],
          options: [option('demander', true), option('accepter', false)],
          required: false,
        },
        ways: {
          demander: {
            to: 'compte',
            then: says('Elle dit son nom.'),
            moves: [{ gauge: 'Sécurité', by: 6 }],
          },
          accepter: { to: 'erreur', then: [], moves: [{ gauge: 'Sécurité', by: -12 }] },
        },
      },
    },
    {
      ...scene,
      id: 'compte',
      title: 'Compte',
      decision: {
        question: { ...numberSample, id: 'guichet-compte', required: false },
        ways: {
          juste: { to: 'fin', then: says('Le compte est bon.'), moves: [], label: ['La suite'] },
          sinon: { to: 'fin', then: says('Le compte est faux.'), moves: [], label: ['La suite'] },
        },
      },
    },
    { ...scene, id: 'fin', title: 'Elle est reçue', decision: null },
    { ...scene, id: 'erreur', title: 'Deux dossiers sont mêlés', decision: null },
  ],
};

export const benchSample: BenchQuestion = {
  ...base,
  kind: 'bench',
  id: 'karim',
  bench: benchOf(),
};

export const samples: readonly Question[] = [
  choiceSample,
  multipleSample,
  trueFalseSample,
  gapsSample,
  numberSample,
  matchingSample,
  orderingSample,
  constructionSample,
  comparisonSample,
  zonesSample,
  cutsSample,
  seriesSample,
  scenarioSample,
  benchSample,
];

/** A numbered ordering question of `length` steps: "1", "2", … in the right order. */
export function stepsUpTo(length: number): OrderingQuestion {
  const steps = Array.from({ length }, (_, index) => step(String(index + 1)));
  return { ...orderingSample, steps };
}

export const seed = fc.string();

/** Any of the samples, with other points. */
export const anyQuestion: fc.Arbitrary<Question> = fc
  .record({ question: fc.constantFrom(...samples), points: fc.integer({ min: 1, max: 10 }) })
  .map(({ question, points }) => ({ ...question, points }));

export const anyJson: fc.Arbitrary<unknown> = fc.jsonValue();

/** What a learner may give to that question: right, wrong, half done or nothing yet. */
export function anyResponse(question: Question): fc.Arbitrary<Response> {
  switch (question.kind) {
    case 'choice':
      return fc.constantFrom('', ...question.options.map(({ id }) => id));
    case 'multiple':
      return fc.subarray(question.options.map(({ id }) => id));
    case 'true-false':
      return fc.constantFrom(true, false, null);
    case 'gaps':
      return perPart(question.gaps, ['tachycardie', 'Tachicardie', 'dyspnee', 'apnée', 'toux', '']);
    case 'number':
      return fc.constantFrom('', 'x', '25,7', '25.8 kg/m2', '257', '25,81', '25 7');
    case 'matching':
      return perPart(question.items, ['', ...question.targets.map(({ id }) => id)]);
    case 'ordering': {
      const ids = question.steps.map(({ id }) => id);
      if (question.decoys) {
        const all = [...ids, ...question.decoys.map(({ id }) => id)];
        return fc.shuffledSubarray(all, { maxLength: ids.length });
      }
      return fc.shuffledSubarray(ids, { minLength: ids.length });
    }
    case 'cuts':
      return fc.subarray([...question.pieces.join('')].slice(1).map((_, at) => String(at + 1)));
    case 'series':
      return fc.record({
        over: fc.constantFrom('' as const, '15' as const, '30' as const, '60' as const),
        counted: fc.constantFrom('', 'x', '18', '19', '36', '72', '40'),
        rate: fc.constantFrom('', '72', '76', '54', '72/min'),
      });
    case 'scenario':
      return fc.constantFrom(
        [],
        ['accepter'],
        ['demander'],
        ['demander', 'juste'],
        ['demander', 'sinon'],
      );
    case 'bench':
      return fc
        .array(fc.constantFrom(...solution(question), 'b:m', 'dos:decolle', 'm'))
        .map((actions) => run(question.bench, actions).journal);
  }
}

function perPart(
  parts: readonly { readonly id: string }[],
  values: readonly string[],
): fc.Arbitrary<Record<string, string>> {
  const given = fc.array(fc.option(fc.constantFrom(...values)), {
    minLength: parts.length,
    maxLength: parts.length,
  });
  return given.map((chosen) =>
    Object.fromEntries(
      parts.flatMap(({ id }, index): [string, string][] => {
        const value = chosen[index] ?? null;
        return value === null ? [] : [[id, value]];
      }),
    ),
  );
}
