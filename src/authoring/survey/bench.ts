/** A measuring bench in words, and as a professional who signs reads it. Pure. */
import { fitting } from '../../core/question/bench/machine.ts';
import { SIDES, type Bench, type Fault } from '../../core/question/bench-model.ts';
import { dueOf } from '../../core/question/bench/machine.ts';
import { bestRun } from '../../core/question/bench/rules.ts';
import { escape } from '../escape.ts';

/** What a learner reads of it before they answer. */
export function benchTexts({
  person,
  cuffs,
  settings,
  acts,
  replies,
  motives,
}: Bench): readonly string[] {
  return [
    person.name,
    person.reason,
    person.file,
    ...cuffs.map(
      ({ name, from, to, note }) => `${name} : ${decimal(from)} à ${decimal(to)} cm, ${note}`,
    ),
    ...settings.map(
      ({ name, options }) => `${name} : ${options.map(({ text }) => text).join(', ')}`,
    ),
    ...person.conditions.map(({ text }) => text),
    ...[...motives, ...acts].map(({ text }) => text),
    person.question,
    ...replies.map(({ text }) => text),
  ];
}

const decimal = (value: number): string => String(value).replace('.', ',');

/** What is right, in words: the cuff, the value to note, what is done with it. */
export function expectedOf(bench: Bench): string {
  const { person, acts, replies, motives, expectedMotives } = bench;
  const cuff = bench.cuffs[fitting(bench)];
  const state = bestRun(bench);
  const mean = dueOf(bench, state);
  const motive = cuff ? expectedMotives.leak : expectedMotives.cuff;
  return [
    `brassard ${cuff ? cuff.name : 'aucun'}`,
    mean
      ? `${mean.map(Math.round).join('/')} mmHg, bras ${state.readings.at(-1)?.side ?? ''}`
      : `non mesurée : ${motives.find(({ id }) => id === motive)?.text ?? ''}`,
    acts.find(({ id }) => id === person.act)?.text ?? '',
    replies.find(({ right }) => right)?.text ?? '',
  ].join(' ; ');
}

/** What the person gives, and what each wrong preparation does: everything an expert has to say yes to. */
export function benchTable(bench: Bench): string {
  const { person, settings, misfits, rest } = bench;
  const faults: readonly Fault[] = [
    ...misfits,
    rest,
    ...settings.flatMap(({ options }) => options.flatMap((one) => ('right' in one ? [] : [one]))),
    ...person.conditions.map(({ text, effect }) => ({ fault: text, ...(effect && { effect }) })),
  ];
  const rows: readonly (readonly [string, string])[] = [
    ['Personne', `${person.name}. ${person.reason} ${person.file}`],
    ['Tour de bras', `${decimal(person.circumference)} cm`],
    ...SIDES.map((side): readonly [string, string] => {
      const arm = person.arms[side];
      return [
        `Bras ${side}, valeurs vraies`,
        'forbidden' in arm
          ? `interdit : ${arm.forbidden}`
          : arm.readings.map((one) => one.join('/')).join(', '),
      ];
    }),
    ...faults.map((one): readonly [string, string] => [one.fault, effectText(one)]),
    ['Protocole (exemple)', bench.protocol],
    ['Pourquoi ce geste', person.why],
    ['Limite du rôle', person.limit],
  ];
  return `<table>${rows
    .map(([name, text]) => `<tr><td>${escape(name)}</td><td>${escape(text)}</td></tr>`)
    .join('')}</table>`;
}

function effectText({ effect, disputed }: Fault): string {
  if (disputed) return 'les études ne s’accordent pas : rien n’est déplacé ni annoncé';
  if (!effect) return 'rien n’est déplacé';
  const [systolic, diastolic] = effect.shift.map((value) => (value > 0 ? `+${value}` : `${value}`));
  return `convention du banc : ${systolic}/${diastolic}${effect.published ? ` ; publié : ${effect.published}` : ' ; direction seule'}`;
}
