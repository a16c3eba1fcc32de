/** What the debrief says of each criterion, and of what moved the value. */
import { plural } from '../../../text/numbers.ts';
import { SIDES, type Bench, type Fault } from '../../bench-model.ts';
import {
  conditionFaults,
  expectedMotive,
  faultsNow,
  groupsOf,
  judge,
  triedIn,
  wornIn,
  wrongFields,
  type CriterionMark,
  type Judged,
} from '../judge.ts';
import {
  dueOf,
  FIELDS,
  fitting,
  KEYS,
  needOf,
  NO_CUFF,
  series,
  type BenchState,
} from '../machine.ts';

export interface Criterion extends Judged {
  readonly name: string;
  /** "" where there is nothing to add. */
  readonly why: string;
}

type Said = readonly [name: string, why: string];
type Teller = (bench: Bench, state: BenchState, mark: CriterionMark) => Said;

/** As `judge`, in words. */
export function explain(bench: Bench, state: BenchState): readonly Criterion[] {
  const groups = [true, false].flatMap((early) => groupsOf(bench, state, early));
  return judge(bench, state).map(({ id, mark }) => {
    const group = groups.find((one) => one.id === id);
    const [name = '', why = ''] = group
      ? [group.name, sentences(group.faults.map(({ fault }) => fault))]
      : (TELLERS[id]?.(bench, state, mark) ?? []);
    return { id, mark, name, why };
  });
}

const TELLERS: Readonly<Record<string, Teller>> = {
  taille: (bench, state, mark) => [
    'Taille du brassard',
    mark === 'right' ? '' : cuff(bench, state),
  ],
  bras: arm,
  repos: ({ person, rest }, _, mark) =>
    person.urgent
      ? ['Sans attendre', unless(mark, 'Une seule mesure, tout de suite\u00a0: le reste attendra.')]
      : [`Repos de ${rest.minutes} minutes`, unless(mark, sentences([rest.fault]))],
  mesures: readings,
  trace: (bench, state, mark) => ['Trace complète', unless(mark, trace(bench, state, mark))],
  conditions: (bench, state) => ['Conditions notées', conditions(bench, state)],
  geste: ({ person }) => ['Transmission', person.why],
  parole: ({ replies }, { values }) => [
    'Sans interpréter',
    replies.find(({ id }) => id === values[KEYS.reply])?.feedback ?? '',
  ],
};

const unless = (mark: CriterionMark, why: string): string => (mark === 'right' ? '' : why);

const sentences = (all: readonly string[]): string => all.map((one) => `${one}.`).join(' ');

const decimal = (value: number): string => String(value).replace('.', ',');

function cuff(bench: Bench, state: BenchState): string {
  const right = bench.cuffs[fitting(bench)];
  const worn = wornIn(state);
  const given = worn === NO_CUFF ? 'aucun' : bench.cuffs.find(({ id }) => id === worn)?.name;
  const around = decimal(bench.person.circumference);
  return `${around} cm\u00a0: ${right ? right.name : 'aucun ne convient'}.${given ? ` Vous avez pris ${given}.` : ''}`;
}

function arm({ person }: Bench, state: BenchState, mark: CriterionMark): Said {
  const tried = triedIn(state);
  if (person.bothArms) {
    const both = SIDES.every((side) => tried.includes(side));
    const why = both ? 'La série se fait au bras le plus haut.' : 'Un seul bras mesuré.';
    return ['Deux bras, puis le plus haut', unless(mark, why)];
  }
  const refused = tried.some((side) => 'forbidden' in person.arms[side]);
  return ['Bras autorisé', refused ? 'Le dossier interdisait l’autre bras.' : ''];
}

function readings(bench: Bench, state: BenchState, mark: CriterionMark): Said {
  if (bench.person.leak)
    return [
      'Un autre essai avant de renoncer',
      unless(mark, 'Vérifiez le tuyau et le brassard, puis essayez encore une fois.'),
    ];
  const need = needOf(bench, state);
  const extra =
    need.readings > bench.series.readings
      ? `\u00a0: ${bench.person.irregular ? 'rythme irrégulier' : `${need.gap} mmHg entre les deux premières`}`
      : '';
  const have = plural(series(state).length, 'mesure');
  return [
    'Assez de mesures, prises de la même façon',
    unless(
      mark,
      `${have} de suite, sans rien changer entre elles\u00a0; il en fallait ${need.readings}${extra}.`,
    ),
  ];
}

function trace(bench: Bench, state: BenchState, mark: CriterionMark): string {
  if (expectedMotive(bench) !== null)
    return mark === 'half'
      ? 'Le motif noté n’est pas le bon.'
      : 'Aucune valeur n’a été obtenue\u00a0: elle ne s’invente pas.';
  const mean = dueOf(bench, state);
  const value = mean ? `la valeur, ${mean.map(decimal).join('/')}` : 'la valeur';
  const names = new Map([...FIELDS, [KEYS.systolic, value]]);
  return `À revoir\u00a0: ${wrongFields(bench, state)
    .map((key) => names.get(key) ?? '')
    .join(', ')}.`;
}

function conditions(bench: Bench, state: BenchState): string {
  const { untrue, absent } = conditionFaults(bench, state);
  const said = (how: string, all: readonly { readonly text: string }[]): readonly string[] =>
    all.length > 0 ? [`${how}\u00a0: ${all.map(({ text }) => text).join(', ')}.`] : [];
  return [...said('Noté et pas fait', untrue), ...said('Pas noté', absent)].join(' ');
}

/** What moved the value that was noted, and what was wrong without moving it. */
export function movers(bench: Bench, state: BenchState): readonly Fault[] {
  if (dueOf(bench, state) === null) return [];
  const early = bench.settings.flatMap(({ early: is, options }) => (is ? options : []));
  return [...faultsNow(bench, state)]
    .filter(([id]) => !early.some((option) => option.id === id))
    .map(([, fault]) => fault);
}
