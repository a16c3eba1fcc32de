/**
 * A run as xAPI and SCORM tell it: an interaction of type `performance`, each action a step and its answer
 * (xAPI 1.0.3, Data 2.4.4.1). Many runs are right, so none is said to be the correct one. Where one turned
 * the pages of the bench is left out.
 */
import { token } from '../interaction-format.ts';
import type { BenchQuestion, InteractionComponent, KindSpeech } from '../types.ts';
import { KEYS, MEASURE, NO_CUFF, notedKey, run, type Journal, type Reading } from './machine.ts';
import type { Bench, Named } from '../bench-model.ts';
import { bench as rules } from './rules.ts';

/** A hyphen each: a setting's id has none. */
const WORDS: Readonly<Record<string, readonly [id: string, name: string]>> = {
  [KEYS.cuff]: ['brassard-pris', 'Brassard'],
  [KEYS.side]: ['bras-mesure', 'Bras mesuré'],
  [KEYS.rest]: ['repos-minutes', 'Minutes de repos'],
  [MEASURE]: ['mesure-affichee', 'Affiché'],
  [KEYS.obtained]: ['note-valeur', 'Noté : une valeur'],
  [KEYS.systolic]: ['note-pas', 'Noté : PAS'],
  [KEYS.diastolic]: ['note-pad', 'Noté : PAD'],
  [KEYS.unit]: ['note-unite', 'Noté : unité'],
  [KEYS.noteSide]: ['note-bras', 'Noté : bras'],
  [KEYS.position]: ['note-position', 'Noté : position'],
  [KEYS.noteCuff]: ['note-brassard', 'Noté : brassard'],
  [KEYS.rhythm]: ['note-rythme', 'Noté : rythme'],
  [KEYS.motive]: ['note-motif', 'Noté : motif'],
  [KEYS.act]: ['a-faire', 'Ensuite'],
  [KEYS.reply]: ['a-dire', 'Répondu'],
};

/** An action as a step and its answer: in French, and by its id. */
interface Said {
  readonly step: string;
  readonly answer: string;
  readonly id: string;
}

const REFUSALS = { forbidden: 'bras refusé', leak: 'E2', open: 'fermeture ouverte' } as const;

/** What it may say, in the order of the gesture. */
function stepsOf({ settings, person, rest }: Bench): readonly InteractionComponent[] {
  const noted = [
    { id: KEYS.rest, name: `repos ${rest.minutes} min` },
    ...settings
      .filter(({ early }) => !early)
      .map(({ id, name, options }) => ({
        id,
        name: `${name.toLowerCase()} : ${options.find((option) => 'right' in option)?.text ?? ''}`,
      })),
    ...person.conditions.map(({ id, text }) => ({ id, name: text })),
  ];
  return [
    ...settings.map(({ id, name }) => [id, name] as const),
    ...Object.values(WORDS),
    ...noted.map(({ id, name }) => [token(`note-${id}`), `Noté : ${name}`] as const),
  ].map(([id, fr]) => ({ id, description: { fr } }));
}

/** Each action but the turning of pages: the id of its step, and its answer in French. */
function saidOf(bench: Bench, journal: Journal): readonly Said[] {
  const { readings } = run(bench, journal);
  let taken = 0;
  return journal.flatMap((action) => {
    if (action === MEASURE) {
      const reading = readings[taken];
      taken += 1;
      return reading ? [measured(reading)] : [];
    }
    const at = action.indexOf(':');
    const [key, value] = [action.slice(0, at), action.slice(at + 1)];
    if (key === KEYS.step || value === '') return [];
    return [{ step: stepId(key), answer: answerOf(bench, key, value), id: value }];
  });
}

/** Step of a reading. */
export const MEASURED = WORDS[MEASURE]?.[0] ?? '';

export function measured({ shown, refusal }: Reading): Said {
  const answer = shown ? shown.join('/') : REFUSALS[refusal ?? 'leak'];
  return { step: MEASURED, answer, id: shown ? shown.join('-') : (refusal ?? '') };
}

export function stepId(key: string): string {
  const prefix = notedKey('');
  return key.startsWith(prefix)
    ? token(`note-${key.slice(prefix.length)}`)
    : (WORDS[key]?.[0] ?? key);
}

export function answerOf(bench: Bench, key: string, value: string): string {
  const textIn = (all: readonly Named[]): string | undefined =>
    all.find(({ id }) => id === value)?.text;
  const setting = bench.settings.find(({ id }) => id === key);
  const text = setting
    ? textIn(setting.options)
    : key === KEYS.cuff || key === KEYS.noteCuff
      ? value === NO_CUFF
        ? 'aucun'
        : bench.cuffs.find(({ id }) => id === value)?.name
      : key === KEYS.motive
        ? textIn(bench.motives)
        : key === KEYS.act
          ? textIn(bench.acts)
          : key === KEYS.reply
            ? textIn(bench.replies)
            : value;
  return sayable(text ?? value);
}

/** A step's answer: none of the delimiters, nor a brace that would begin a parameter; 250 characters at most in SCORM 2004. */
const sayable = (text: string): string =>
  text
    .replace(/\[([,.:])\]/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .slice(0, 250);

/** What SCORM 1.2 takes of a response. */
const TEXT_12 = 255;
/** From what counts most: what was passed on, noted, measured, then how. */
const FIRST = [KEYS.act, KEYS.reply, KEYS.systolic, KEYS.diastolic, KEYS.unit, MEASURE, KEYS.cuff];

/** Each step once, as it stood at the end, readings apart. */
function outcomeOf(question: BenchQuestion, journal: Journal): readonly Said[] {
  const said = saidOf(question.bench, journal);
  const last = said.filter(
    ({ step }, at) =>
      step === MEASURED || !said.some((other, later) => later > at && other.step === step),
  );
  const rank = (step: string): number => {
    const at = FIRST.findIndex((key) => WORDS[key]?.[0] === step);
    return at < 0 ? FIRST.length : at;
  };
  return [...last].sort((a, b) => rank(a.step) - rank(b.step));
}

export const speech: KindSpeech<'bench'> = {
  rules,

  interaction: ({ bench }) => ({ interactionType: 'performance', steps: stepsOf(bench) }),

  spoken: ({ bench }, response) =>
    saidOf(bench, response)
      .map(({ step, answer }) => `${step}[.]${answer}`)
      .join('[,]'),

  spelled(question, response, { one, list, pair }) {
    const outcome = outcomeOf(question, response);
    const steps = stepsOf(question.bench);
    // LMSs read both halves of a pair as identifiers.
    if (pair === '[.]')
      return list(outcome.map(({ step, id }) => one(steps, step) + pair + one([], id)));
    const name = (step: string): string =>
      steps.find(({ id }) => id === step)?.description.fr ?? step;
    let text = '';
    for (const { step, answer } of outcome) {
      const next = `${text}${text && ' ; '}${name(step)} ${answer}`;
      if (next.length > TEXT_12) break;
      text = next;
    }
    return text;
  },
};
