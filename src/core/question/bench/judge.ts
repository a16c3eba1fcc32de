/** What the debrief says of a run: recognition and transmission are judged, never a decision about care. */
import { plural } from '../../text/numbers.ts';
import {
  counted,
  faultsOf,
  fitting,
  KEYS,
  dueOf,
  needOf,
  NO,
  NO_CUFF,
  notedKey,
  RHYTHMS,
  series,
  YES,
  type BenchState,
} from './machine.ts';
import { SIDES, type Bench, type Fault, type Setting, type Side } from '../bench-model.ts';

export type CriterionMark = 'right' | 'half' | 'wrong';

export interface Criterion {
  readonly id: string;
  readonly name: string;
  readonly mark: CriterionMark;
  /** "" where there is nothing to add. */
  readonly why: string;
}

const marked = (isRight: boolean, isHalf = false): CriterionMark =>
  isRight ? 'right' : isHalf ? 'half' : 'wrong';

/** In the order of the gesture. Of a run that is not over, as it would be judged now. */
export function judge(bench: Bench, state: BenchState): readonly Criterion[] {
  const isDone = fitting(bench) >= 0;
  return [
    ...grouped(bench, state, true),
    cuff(bench, state),
    ...(isDone
      ? [
          arm(bench, state),
          rest(bench, state),
          ...grouped(bench, state, false),
          ...(bench.person.urgent ? [] : [readings(bench, state)]),
        ]
      : []),
    trace(bench, state),
    ...(isDone && !bench.person.leak && !bench.person.urgent ? [conditions(bench, state)] : []),
    transmission(bench, state),
    reply(bench, state),
  ];
}

/** Faults of the readings that count, of all of them; before there are any, of how things stand. */
function faultsNow(bench: Bench, state: BenchState): ReadonlyMap<string, Fault> {
  const { readings, values } = state;
  const last = readings.at(-1);
  const all = faultsOf(bench, values);
  if (!last) return all;
  // What was set aside since the last reading is not what was measured with.
  const known = new Map<string, Fault>([
    ...bench.settings.flatMap(({ options }) =>
      options.flatMap((option) => ('right' in option ? [] : [[option.id, option] as const])),
    ),
    [KEYS.rest, bench.rest],
    ...faultsOf(bench, { ...values, [KEYS.cuff]: last.cuff }),
  ]);
  return new Map(
    last.faults.flatMap((id) => {
      const fault = known.get(id);
      return fault ? [[id, fault] as const] : [];
    }),
  );
}

/** Settings by the line they count for. */
function grouped(bench: Bench, state: BenchState, early: boolean): readonly Criterion[] {
  const found = early ? faultsOf(bench, state.values) : faultsNow(bench, state);
  const groups = new Map<string, Setting[]>();
  for (const setting of bench.settings.filter((one) => (one.early === true) === early))
    groups.set(setting.criterion, [...(groups.get(setting.criterion) ?? []), setting]);
  return [...groups].map(([name, settings]) => {
    const wrong = settings.flatMap(({ options }) => options.filter(({ id }) => found.has(id)));
    return {
      id: `g-${(settings[0] as Setting).id}`,
      name,
      mark: marked(wrong.length === 0, wrong.length < settings.length),
      why: sentences(wrong.map(({ id }) => found.get(id)?.fault ?? '')),
    };
  });
}

const sentences = (all: readonly string[]): string => all.map((one) => `${one}.`).join(' ');

const cuffName = ({ cuffs }: Bench, id: string | undefined): string =>
  cuffs.find((one) => one.id === id)?.name ?? '';

const decimal = (value: number): string => String(value).replace('.', ',');

function cuff(bench: Bench, state: BenchState): Criterion {
  const right = bench.cuffs[fitting(bench)];
  const worn = state.readings.at(-1)?.cuff ?? state.values[KEYS.cuff];
  const around = decimal(bench.person.circumference);
  const isRight = right
    ? worn === right.id
    : state.values[KEYS.cuff] === NO_CUFF && state.readings.length === 0;
  const given = worn === NO_CUFF ? 'aucun' : cuffName(bench, worn);
  return {
    id: 'taille',
    name: 'Taille du brassard',
    mark: marked(isRight),
    why: isRight
      ? ''
      : `${around} cm : ${right ? right.name : 'aucun ne convient'}.${given ? ` Vous avez pris ${given}.` : ''}`,
  };
}

/** The arm whose first reading is the higher; the first that may be squeezed. */
function highest({ person }: Bench): Side | undefined {
  const first = (side: Side): number => {
    const one = person.arms[side];
    return 'forbidden' in one ? -Infinity : (one.readings[0]?.[0] ?? 0);
  };
  return [...SIDES].sort((a, b) => first(b) - first(a)).find((side) => first(side) > -Infinity);
}

function arm(bench: Bench, state: BenchState): Criterion {
  const { person } = bench;
  const tried = state.readings.map(({ side }) => side);
  const last = tried.at(-1);
  if (person.bothArms) {
    const both = SIDES.every((side) => tried.includes(side));
    const higher = last === highest(bench);
    return {
      id: 'bras',
      name: 'Deux bras, puis le plus haut',
      mark: marked(both && higher, both || higher),
      why: both ? (higher ? '' : 'La série se fait au bras le plus haut.') : 'Un seul bras mesuré.',
    };
  }
  const refused = tried.some((side) => 'forbidden' in person.arms[side]);
  const ends = last !== undefined && !('forbidden' in person.arms[last]);
  return {
    id: 'bras',
    name: 'Bras autorisé',
    mark: marked(ends && !refused, ends),
    why: refused ? 'Le dossier interdisait l’autre bras.' : '',
  };
}

function rest(bench: Bench, state: BenchState): Criterion {
  if (bench.person.urgent) {
    const isAtOnce = state.values[KEYS.rest] === '0';
    const isOnce = state.readings.length < 2;
    return {
      id: 'repos',
      name: 'Sans attendre',
      mark: marked(isAtOnce && isOnce, isAtOnce || isOnce),
      why: isAtOnce && isOnce ? '' : 'Une seule mesure, tout de suite : le reste attendra.',
    };
  }
  const isRested = !faultsNow(bench, state).has(KEYS.rest);
  const minutes = Number(state.values[KEYS.rest]);
  return {
    id: 'repos',
    name: `Repos de ${bench.rest.minutes} minutes`,
    mark: marked(isRested, minutes > 0 && state.readings.length > 0),
    why: isRested ? '' : sentences([bench.rest.fault]),
  };
}

function readings(bench: Bench, state: BenchState): Criterion {
  const name = 'Assez de mesures, prises de la même façon';
  if (bench.person.leak) {
    const tries = state.readings.length;
    return {
      id: 'mesures',
      name: 'Un autre essai avant de renoncer',
      mark: marked(tries > 1, tries > 0),
      why: tries > 1 ? '' : 'Vérifiez le tuyau et le brassard, puis essayez encore une fois.',
    };
  }
  const have = series(state).length;
  const need = needOf(bench, state);
  const extra =
    need.readings > bench.series.readings
      ? ` : ${bench.person.irregular ? 'rythme irrégulier' : `${need.gap} mmHg entre les deux premières`}`
      : '';
  return {
    id: 'mesures',
    name,
    mark: marked(have >= need.readings, have > 1),
    why:
      have >= need.readings
        ? ''
        : `${plural(have, 'mesure')} de suite, sans rien changer entre elles ; il en fallait ${need.readings}${extra}.`,
  };
}

function trace(bench: Bench, state: BenchState): Criterion {
  const { values } = state;
  const name = 'Trace complète';
  const id = 'trace';
  const motive =
    fitting(bench) < 0
      ? bench.expectedMotives.cuff
      : bench.person.leak
        ? bench.expectedMotives.leak
        : null;
  if (motive !== null) {
    const isNone = values[KEYS.obtained] === NO;
    const isRight = isNone && values[KEYS.motive] === motive;
    return {
      id,
      name,
      mark: marked(isRight, isNone),
      why: isNone
        ? isRight
          ? ''
          : 'Le motif noté n’est pas le bon.'
        : 'Aucune valeur n’a été obtenue : elle ne s’invente pas.',
    };
  }
  const last = counted(state);
  const mean = dueOf(bench, state);
  const near = (key: string, value: number | undefined): boolean =>
    value !== undefined && Math.abs(Number(values[key]) - value) <= 0.5;
  const isValue =
    values[KEYS.obtained] === YES &&
    near(KEYS.systolic, mean?.[0]) &&
    near(KEYS.diastolic, mean?.[1]);
  const due: readonly (readonly [key: string, right: string | undefined, name: string])[] = [
    [KEYS.unit, bench.units[0], 'l’unité'],
    [KEYS.noteSide, last[0]?.side, 'le bras'],
    [KEYS.position, bench.positions[0], 'la position'],
    [KEYS.noteCuff, last[0]?.cuff, 'le brassard'],
    [KEYS.rhythm, RHYTHMS[bench.person.irregular ? 1 : 0], 'le rythme'],
  ];
  const isUnit = values[KEYS.unit] === bench.units[0];
  const wrong = [
    ...(isValue ? [] : [mean ? `la valeur, ${mean.map(decimal).join('/')}` : 'la valeur']),
    ...due.flatMap(([key, right, one]) => (values[key] === right ? [] : [one])),
  ];
  return {
    id,
    name,
    mark: marked(wrong.length === 0, isValue && isUnit),
    why: wrong.length > 0 ? `À revoir : ${wrong.join(', ')}.` : '',
  };
}

/** What the note may tick: id → text, and whether it is true of the readings that count. */
export function conditionsOf(
  bench: Bench,
  state: BenchState,
): readonly { readonly id: string; readonly text: string; readonly isTrue: boolean }[] {
  const found = faultsNow(bench, state);
  return [
    { id: KEYS.rest, text: `repos ${bench.rest.minutes} min`, isTrue: !found.has(KEYS.rest) },
    ...bench.settings
      .filter(({ early }) => !early)
      .map(({ id, name, options }) => ({
        id,
        text: `${name.toLowerCase()} : ${options.find((option) => 'right' in option)?.text ?? ''}`,
        isTrue: !options.some((option) => found.has(option.id)),
      })),
    ...bench.person.conditions.map(({ id, text }) => ({ id, text, isTrue: true })),
  ];
}

function conditions(bench: Bench, state: BenchState): Criterion {
  const all = conditionsOf(bench, state);
  const ticked = (id: string): boolean => state.values[notedKey(id)] === YES;
  const untrue = all.filter(({ id, isTrue }) => !isTrue && ticked(id));
  const absent = all.filter(({ id, isTrue }) => isTrue && !ticked(id));
  return {
    id: 'conditions',
    name: 'Conditions notées',
    mark: marked(untrue.length + absent.length === 0, untrue.length === 0),
    why: [
      ...(untrue.length
        ? [`Noté et pas fait : ${untrue.map(({ text }) => text).join(', ')}.`]
        : []),
      ...(absent.length ? [`Pas noté : ${absent.map(({ text }) => text).join(', ')}.`] : []),
    ].join(' '),
  };
}

function transmission({ person }: Bench, { values }: BenchState): Criterion {
  return {
    id: 'geste',
    name: 'Transmission',
    mark: marked(values[KEYS.act] === person.act),
    why: person.why,
  };
}

function reply({ replies }: Bench, { values }: BenchState): Criterion {
  const given = replies.find(({ id }) => id === values[KEYS.reply]);
  return {
    id: 'parole',
    name: 'Sans interpréter',
    mark: marked(given?.right === true),
    why: given?.feedback ?? '',
  };
}

/** What moved the value that was noted, and what was wrong without moving it. */
export function movers(bench: Bench, state: BenchState): readonly Fault[] {
  if (dueOf(bench, state) === null) return [];
  const early = bench.settings.flatMap(({ early: is, options }) => (is ? options : []));
  return [...faultsNow(bench, state)]
    .filter(([id]) => !early.some((option) => option.id === id))
    .map(([, fault]) => fault);
}
