import { entry } from '../../text/entry.ts';
import type { Rich } from '../../text/rich.ts';
import { fold, withoutEnd } from '../../text/text.ts';
import { withinOneTypo } from '../../text/typo.ts';
import { graded, incomplete, shareRight, stringRecord, type Told } from '../grading.ts';
import type { Gap, GapsQuestion, KindRules } from '../types.ts';

/** Words to type into a sentence: right gaps ÷ gaps. */
export const gaps: KindRules<'gaps'> = {
  grade(question, response, final = false) {
    const empty = question.gaps.filter((gap) => typed(response, gap) === '').length;
    if (empty > 0 && !final) return incomplete(whatIsLeft(empty, question.gaps.length));
    const told = question.gaps.map((gap): Told => {
      const given = typed(response, gap);
      const spelling = spellingOf(question, gap, given);
      if (spelling === null)
        return [gap.id, given === '' ? 'missed' : 'wrong', expectedFeedback(question, given)];
      return [gap.id, 'right', spelling === '' ? [] : [[`On écrit «\u00A0${spelling}\u00A0».`]]];
    });
    return graded(question, shareRight(told), told);
  },

  keep: (question, response) =>
    fill(question, (gap) =>
      spellingOf(question, gap, typed(response, gap)) === null ? undefined : response[gap.id],
    ),

  solution: (question) => fill(question, (gap) => gap.answers[0]),

  parse(question, value) {
    const record = stringRecord(value);
    return record !== null &&
      Object.keys(record).every((id) => question.gaps.some((gap) => gap.id === id))
      ? record
      : null;
  },
};

export function typed(response: Readonly<Record<string, string>>, gap: Gap): string {
  return (entry(response, gap.id) ?? '').trim();
}

function fill(
  question: GapsQuestion,
  text: (gap: Gap) => string | undefined,
): Record<string, string> {
  return Object.fromEntries(
    question.gaps.flatMap((gap) => {
      const value = text(gap);
      return value === undefined ? [] : [[gap.id, value]];
    }),
  );
}

function whatIsLeft(empty: number, all: number): string {
  if (all === 1) return 'Écrivez votre réponse.';
  return empty === 1 ? 'Il reste un mot à écrire.' : `Il reste ${String(empty)} mots à écrire.`;
}

/** Phones end a sentence for you: the last full stop is no part of an answer. */
const tidy = (text: string): string => withoutEnd(fold(text), ' .,;!?…');
const compact = (text: string): string => tidy(text).replaceAll(' ', '');
const same = (a: string, b: string): boolean => compact(a) === compact(b);
/** Case and signs kept; a minus is a hyphen to who types it, and "₂" a 2. */
const literal = (text: string): string =>
  withoutEnd(
    text
      .normalize('NFKC')
      .replace(/[\p{Pd}\u2212]/gu, '-')
      .trim(),
    ' .,;!?…',
  ).replace(/\s/g, '');
const isAnswer = (gap: Gap, answer: string, given: string): boolean =>
  gap.exact ? literal(answer) === literal(given) : same(answer, given);

/**
 * How an answer that was mistyped is spelled; "" of one that is right as it is typed, null of a wrong one.
 *
 * A typo is forgiven only when it can mean nothing else: not if what was typed is, or is as near to,
 * another gap's answer, a wrong answer the author expects, or a look-alike (hypo/hyper).
 */
function spellingOf(question: GapsQuestion, gap: Gap, given: string): string | null {
  if (given === '') return null;
  if (gap.answers.some((answer) => isAnswer(gap, answer, given))) return '';
  if (!gap.typo || gap.exact) return null;
  const near = (answer: string): boolean =>
    same(answer, given) || withinOneTypo(tidy(given), tidy(answer));
  const meant = gap.answers.find(near);
  const otherwise = [
    ...question.expected.map(({ answer }) => answer),
    ...question.gaps.filter((other) => other !== gap).flatMap((other) => other.answers),
    ...gap.lookAlikes,
  ].filter((wrong) => !gap.answers.some((answer) => same(answer, wrong)));
  return meant === undefined || otherwise.some(near) ? null : meant;
}

function expectedFeedback(question: GapsQuestion, given: string): Rich {
  if (given === '') return [];
  const exact = question.expected.find(({ answer }) => same(answer, given));
  // A word of another gap is no misspelling of the wrong answer it looks like.
  if (!exact && question.gaps.some(({ answers }) => answers.some((answer) => same(answer, given))))
    return [];
  const close = question.expected.find(({ answer }) => withinOneTypo(tidy(given), tidy(answer)));
  return (exact ?? close)?.feedback ?? [];
}
