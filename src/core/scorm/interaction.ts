/**
 * An answer as an interaction of the SCORM data model (1.2: RTE 3.4.7; 2004 4th edition: RTE 4.2.9).
 *
 * 1.2 knows single characters only: "a" is the first option as its author wrote it, whatever order the
 * learner saw; 2004 takes the ids that xAPI takes.
 */
import { isoDuration } from '../duration.ts';
import { parse, solution } from '../question/index.ts';
import { interaction, spoken } from '../question/speech.ts';
import type { Question, Response } from '../question/types.ts';
import { plainRich } from '../rich.ts';
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

/** Elements without their `cmi.interactions.n.`; nothing when the response is none to this question. */
export function interactionData(version: ScormVersion, answer: ScormAnswer): CmiData {
  const read = parse(answer.question, answer.response);
  if (read === null) return [];
  return version === '1.2' ? interaction12(answer, read) : interaction2004(answer, read);
}

function interaction12(answer: ScormAnswer, response: Response): CmiData {
  const { question, success, time, duration } = answer;
  const { type, pattern, said } = letters(question, response);
  return [
    ['id', question.id],
    ['type', type],
    ['time', clock(new Date(time))],
    ...(pattern === '' ? [] : [['correct_responses.0.pattern', pattern] as const]),
    ['weighting', String(question.points)],
    ...(said === '' ? [] : [['student_response', said] as const]),
    ['result', success ? 'correct' : 'wrong'],
    ...(duration === null ? [] : [['latency', timespan12(duration)] as const]),
  ];
}

function interaction2004(answer: ScormAnswer, response: Response): CmiData {
  const { question, success, time, duration, objective } = answer;
  const { interactionType, correctResponsesPattern } = interaction(question);
  const said = cut(spoken(question, response));
  const patterns = correctResponsesPattern.slice(0, MOST_PATTERNS).map((pattern) =>
    // A number alone is no range to 2004.
    interactionType === 'numeric' && !pattern.includes('[:]') ? `${pattern}[:]${pattern}` : pattern,
  );
  return [
    ['id', question.id],
    ['type', interactionType],
    ...(objective === null ? [] : [['objectives.0.id', objective] as const]),
    ['timestamp', time.replace(/\.(\d\d)\d*Z$/, '.$1Z')],
    ...patterns.map((pattern, at) => [`correct_responses.${at}.pattern`, pattern] as const),
    ['weighting', String(question.points)],
    ...(said === '' ? [] : [['learner_response', said] as const]),
    ['result', success ? 'correct' : 'incorrect'],
    ...(duration === null ? [] : [['latency', isoDuration(duration)] as const]),
    ['description', french(plainRich(question.stem))],
  ];
}

/** Smallest permitted maxima: what every LMS must be able to keep. */
const TEXT_12 = 255;
const RESPONSE_2004 = 1500;
const MOST_PATTERNS = 5;
const DESCRIPTION = 250;
const DELIMITER = '[,]';

/** A localized_string_type of 250 characters, one line: braces would begin a delimiter. */
export function french(text: string): string {
  const line = text.replace(/[{}]/g, '').replace(/\s+/g, ' ').trim();
  return `{lang=fr}${line.length > DESCRIPTION ? `${line.slice(0, DESCRIPTION - 1)}…` : line}`;
}

/** Whole parts only, where there are several: half an identifier would be another one. */
function cut(response: string): string {
  if (response.length <= RESPONSE_2004) return response;
  const end = response.slice(0, RESPONSE_2004 + DELIMITER.length).lastIndexOf(DELIMITER);
  return response.slice(0, end > 0 ? end : RESPONSE_2004);
}

interface Lettered {
  readonly type: string;
  readonly pattern: string;
  readonly said: string;
}

function letters(question: Question, response: Response): Lettered {
  const spell = tell(question);
  const { pattern, said } = { pattern: spell(solution(question)), said: spell(response) };
  switch (question.kind) {
    case 'choice':
      return { type: 'choice', pattern, said };
    case 'multiple':
      return { type: 'choice', pattern: `{${pattern}}`, said };
    case 'true-false':
      return { type: 'true-false', pattern, said };
    case 'gaps':
      return { type: 'fill-in', pattern, said };
    case 'number':
      return { type: 'numeric', pattern, said };
    case 'matching':
      return { type: 'matching', pattern: `{${pattern}}`, said };
    case 'ordering':
      return { type: 'sequencing', pattern, said };
  }
}

/** The response in 1.2's own format. */
function tell(question: Question): (response: Response) => string {
  switch (question.kind) {
    case 'choice':
    case 'multiple': {
      const { options } = question;
      return (response) => {
        const ticked = [response].flat();
        return listed(options.flatMap(({ id }, at) => (ticked.includes(id) ? [letter(at)] : [])));
      };
    }
    case 'true-false':
      return (response) => (response === null ? '' : response === true ? 't' : 'f');
    case 'gaps':
      return (response) => {
        const typed = response as Readonly<Record<string, string>>;
        return question.gaps
          .map(({ id }) => typed[id] ?? '')
          .join(' ; ')
          .slice(0, TEXT_12);
      };
    case 'number':
      return (response) => spoken(question, response as string);
    case 'matching':
      return (response) => {
        const pairs = response as Readonly<Record<string, string>>;
        return listed(
          question.items.flatMap(({ id }, at) => {
            const target = question.targets.findIndex((one) => one.id === pairs[id]);
            return target < 0 ? [] : [`${letter(at)}.${letter(target)}`];
          }),
        );
      };
    case 'ordering':
      return (response) =>
        listed(
          (response as readonly string[]).map((id) =>
            letter(question.steps.findIndex((step) => step.id === id)),
          ),
        );
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
const letter = (at: number): string => LETTERS[at] ?? '';
const listed = (signs: readonly string[]): string => signs.filter(Boolean).join(',');

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
