/**
 * An answer as an interaction of the SCORM data model (1.2: RTE 3.4.7; 2004 4th edition: RTE 4.2.9).
 *
 * 1.2 knows single characters only: "a" is the first option as its author wrote it, whatever order the
 * learner saw; 2004 takes identifiers (`identifier.ts`).
 */
import { isoDuration } from '../xapi/duration.ts';
import type { AnySpeech, Question, Response } from '../question/types.ts';
import { plainRich } from '../text/rich.ts';
import { toIdentifier } from './identifier.ts';
import { sayable, SPELLINGS } from './response.ts';
import type { CmiData, ScormVersion } from './types.ts';

export interface ScormAnswer {
  readonly question: Question;
  readonly response: Response;
  readonly success: boolean;
  /** ISO time given. */
  readonly time: string;
  /** Seconds; null when it was not measured. */
  readonly duration: number | null;
  /** IRI of the objective it is about, when known. */
  readonly objective: string | null;
}

/**
 * Elements without their `cmi.interactions.n.`; nothing when the response is none to this question.
 *
 * @param speech of its kind
 */
export function interactionData(
  version: ScormVersion,
  answer: ScormAnswer,
  speech: AnySpeech,
): CmiData {
  const read = speech.rules.parse(answer.question, answer.response);
  if (read === null) return [];
  return (version === '1.2' ? interaction12 : interaction2004)(answer, read, speech);
}

/** What every LMS takes as the id of an interaction, hyphens included: those already sent stay what they are. */
const interactionId = (id: string): string => (/^[\w.-]{1,250}$/.test(id) ? id : toIdentifier(id));

function interaction12(answer: ScormAnswer, response: Response, speech: AnySpeech): CmiData {
  const { question, success, time, duration } = answer;
  const said = speech.spelled(question, response, SPELLINGS['1.2']);
  const pattern = isOneWay(question)
    ? speech.spelled(question, speech.rules.solution(question), SPELLINGS['1.2'])
    : '';
  const type = typeOf('1.2', question, [said, pattern]);
  return [
    ['id', interactionId(question.id)],
    ['type', type],
    ['time', clock(new Date(time))],
    ...(pattern === ''
      ? []
      : [['correct_responses.0.pattern', unordered(question) ? `{${pattern}}` : pattern] as const]),
    ...weighting(question),
    ...(said === '' ? [] : [['student_response', said] as const]),
    ['result', success ? 'correct' : 'wrong'],
    ...(duration === null ? [] : [['latency', timespan12(duration)] as const]),
  ];
}

function interaction2004(answer: ScormAnswer, response: Response, speech: AnySpeech): CmiData {
  const { question, success, time, duration, objective } = answer;
  const said = speech.spelled(question, response, SPELLINGS['2004']);
  const patterns = patternsOf(question, speech);
  const type = typeOf('2004', question, [said, ...patterns]);
  return [
    ['id', interactionId(question.id)],
    ['type', type],
    ...(objective === null ? [] : [['objectives.0.id', objective] as const]),
    ['timestamp', time.replace(/\.(\d\d)\d*Z$/, '.$1Z')],
    ...patterns.map((pattern, at) => [`correct_responses.${at}.pattern`, pattern] as const),
    ...weighting(question),
    ...(said === '' ? [] : [['learner_response', said] as const]),
    ['result', success ? 'correct' : 'incorrect'],
    ...(duration === null ? [] : [['latency', isoDuration(duration)] as const]),
    ['description', french(plainRich(question.stem))],
  ];
}

/** Smallest permitted maxima: what every LMS must be able to keep. */
const MOST_PATTERNS = 5;
const DESCRIPTION = 250;

/** A localized_string_type of 250 characters, one line: braces would begin a delimiter. */
export function french(text: string): string {
  const line = text.replace(/[{}]/g, '').replace(/\s+/g, ' ').trim();
  return `{lang=fr}${line.length > DESCRIPTION ? `${line.slice(0, DESCRIPTION - 1)}…` : line}`;
}

const TYPES = {
  choice: 'choice',
  multiple: 'choice',
  'true-false': 'true-false',
  gaps: 'fill-in',
  number: 'numeric',
  matching: 'matching',
  ordering: 'sequencing',
  cuts: 'choice',
  scenario: 'sequencing',
  series: 'performance',
  bench: 'performance',
} as const;

const DECIMALS = { '1.2': /^-?\d+(\.\d+)?$/, '2004': /^-?\d{1,5}(\.\d{1,18})?$/ } as const;

/** @param said of it: a number that is no decimal to an LMS (1e21, in Moodle's 2004 also 150000) is a text */
function typeOf(version: ScormVersion, { kind }: Question, said: readonly string[]): string {
  const numbers = said.flatMap((one) => one.split('[:]')).filter(Boolean);
  if (kind !== 'number' || numbers.every((one) => DECIMALS[version].test(one))) return TYPES[kind];
  return version === '1.2' ? 'fill-in' : 'other';
}

const unordered = ({ kind }: Question): boolean =>
  kind === 'multiple' || kind === 'matching' || kind === 'cuts';

/** Not where many are right: none is said to be. */
const isOneWay = ({ kind }: Question): boolean => kind !== 'bench';

function patternsOf(question: Question, speech: AnySpeech): readonly string[] {
  if (!isOneWay(question)) return [];
  if (question.kind !== 'gaps' && question.kind !== 'number' && question.kind !== 'series')
    return [speech.spelled(question, speech.rules.solution(question), SPELLINGS['2004'])];
  const all = (speech.interaction(question).correctResponsesPattern ?? []).slice(0, MOST_PATTERNS);
  // Steps are spelled in 2004 as in xAPI.
  if (question.kind === 'series') return all;
  if (question.kind === 'number')
    // A number alone is no range to 2004.
    return all.map((one) => (one.includes('[:]') ? one : `${one}[:]${one}`));
  return all.map((one) => {
    const [, parameter = '', words = ''] = /^(\{[^}]*\})?([^]*)$/.exec(one) ?? [];
    return parameter + sayable(words.split('[,]'));
  });
}

/** Within what an LMS takes; points have no upper bound here. */
const weighting = ({ points }: Question): CmiData =>
  points <= 100 ? [['weighting', String(Number(points.toFixed(7)))]] : [];

const two = (value: number): string => String(value).padStart(2, '0');

/** CMITime: the learner's own clock, "08:31:07". */
function clock(date: Date): string {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
}

/** CMITimespan, to the hundredth: 3725.5 → "0001:02:05.50". */
export function timespan12(seconds: number): string {
  const hundredths = Math.min(Math.max(0, Math.round(seconds * 100)), 9999 * 360_000);
  const hours = Math.floor(hundredths / 360_000);
  const minutes = Math.floor((hundredths % 360_000) / 6000);
  const rest = hundredths % 6000;
  return `${String(hours).padStart(4, '0')}:${two(minutes)}:${two(Math.floor(rest / 100))}.${two(rest % 100)}`;
}
