/**
 * A series counted over 15, 30 or 60 real seconds: how many were counted, and how many that makes a
 * minute. Half the points for a right count, half for the right rate; a wrong count earns nothing, so
 * that two numbers that go together are not half an answer.
 */
import { graded, stringRecord, unanswered, type Told } from '../grading.ts';
import type { Duration, KindRules, Responses, SeriesQuestion } from '../types.ts';
import { plural } from '../../text/numbers.ts';
import type { Rich } from '../../text/rich.ts';
import { beatsIn } from './beats.ts';

export const DURATIONS: readonly Duration[] = [15, 30, 60];

type Given = Responses['series'];

export const series: KindRules<'series'> = {
  grade(question, response, final = false) {
    const over = secondsOf(response);
    const [counted, rate] = [whole(response.counted), whole(response.rate)];
    if (counted === null || rate === null)
      return unanswered(
        question,
        final,
        'Comptez la série, puis écrivez les deux nombres, sans virgule.',
      );
    const isCounted = isNear(question, over, counted);
    const isSum = rate === (counted * 60) / over;
    const isRight = isCounted && isSum && isLong(question, over);
    // Of a wrong count, a right sum is neither right nor wrong.
    const wrong = isRight || (isSum && !isCounted) ? [] : wrongRate(question, over, counted, rate);
    const told: readonly Told[] = [
      isCounted
        ? ['counted', 'right', []]
        : ['counted', 'wrong', miscounted(question, over, counted, isSum)],
      ['rate', isRight ? 'right' : wrong[0] ? 'wrong' : null, wrong],
      ['*', null, isRight ? rightly(question, over, counted) : []],
    ];
    return graded(question, (Number(isCounted) + Number(isRight)) / 2, told);
  },

  /** A right count needs no second one; else it is counted again, long enough. */
  keep(question, response) {
    const over = secondsOf(response);
    const number = whole(response.counted);
    return number !== null && isLong(question, over) && isNear(question, over, number)
      ? { ...response, rate: '' }
      : { over: question.series.minute ? '60' : response.over, counted: '', rate: '' };
  },

  solution({ series: one }) {
    const inMinute = String(beatsIn(one, 60).length);
    return { over: '60', counted: inMinute, rate: inMinute };
  },

  parse(_question, value) {
    const { over, counted, rate } = stringRecord(value) ?? {};
    const chosen = (['', '15', '30', '60'] as const).find((one) => one === over);
    return chosen === undefined || counted === undefined || rate === undefined
      ? null
      : { over: chosen, counted, rate };
  },
};

/** Of those shown, the first stands for none chosen. */
export const secondsOf = ({ over }: Given): Duration =>
  DURATIONS.find((one) => String(one) === over) ?? 15;

/** "18", "18 battements", "72/min": a whole number, else null. */
export function whole(typed: string): number | null {
  const [, digits] = /^\s*(\d{1,3})\s*(?:[/\p{L}].*)?$/u.exec(typed) ?? [];
  return digits === undefined ? null : Number(digits);
}

/**
 * How far a count may be from the series. A convention of the course: one beat in a quarter of a minute,
 * two from half a minute on; one breath, two when there are thirty a minute or more.
 */
export function toleranceOf({ series: one }: SeriesQuestion, over: Duration): number {
  if (one.of === 'pulse') return over === 15 ? 1 : 2;
  return over === 60 && beatsIn(one, 60).length >= 30 ? 2 : 1;
}

const isNear = (question: SeriesQuestion, over: Duration, counted: number): boolean =>
  Math.abs(counted - beatsIn(question.series, over).length) <= toleranceOf(question, over);

/** Whether that duration tells the rate of such a series. */
export const isLong = ({ series: one }: SeriesQuestion, over: Duration): boolean =>
  over === 60 || !one.minute;

const counting = (over: Duration, counted: number): string =>
  `Vous avez compté ${counted} en ${over}\u00A0s, soit ${(counted * 60) / over} par minute.`;

function rightly({ series: one }: SeriesQuestion, over: Duration, counted: number): Rich {
  const there = beatsIn(one, over).length;
  const off = Math.abs(counted - there);
  const what = one.of === 'pulse' ? 'battement' : 'respiration';
  return [
    [counting(over, counted)],
    ...(off > 0
      ? [[`La série en avait ${there}. À ${plural(off, what)} près, votre compte est accepté.`]]
      : []),
  ];
}

/** What is said under a field is one run of text: so it is heard, sentence after sentence. */
function miscounted(
  { series: one }: SeriesQuestion,
  over: Duration,
  counted: number,
  isSum: boolean,
): Rich {
  const isTwice = Math.abs(counted - 2 * beatsIn(one, over).length) <= 2;
  const why =
    one.of === 'breath' && isTwice
      ? 'Une montée et une descente font une seule respiration\u00A0: vous avez peut-être compté les deux.'
      : 'Votre compte s’écarte de la série.';
  return [[why + (isSum ? ' Le calcul, lui, est juste.' : '')]];
}

const TIMES = ['', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six'];

function wrongRate(
  { series: one }: SeriesQuestion,
  over: Duration,
  counted: number,
  rate: number,
): Rich {
  const times = 60 / over;
  const done = TIMES[rate / counted];
  return [
    [
      rate === counted * times
        ? `${counting(over, counted)} ${one.of === 'pulse' ? 'Un pouls irrégulier' : 'Une respiration'} se compte une minute entière. Recomptez sur 60\u00A0s.`
        : `${counted} en ${over}\u00A0s × ${times} = ${counted * times} par minute. Une minute contient ${TIMES[times]} fois ${over} secondes${done ? `, pas ${done}` : ''}.`,
    ],
  ];
}
