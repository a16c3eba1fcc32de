import { entry } from '../../text/entry.ts';
import { plain } from '../../text/rich.ts';
import { fold } from '../../text/text.ts';
import { graded, incomplete, shareRight, stringRecord, type Told } from '../grading.ts';
import type { KindRules, MatchingQuestion, MatchItem } from '../types.ts';

/** Items to pair with targets: right pairs ÷ pairs. */
export const matching: KindRules<'matching'> = {
  grade(question, response, final = false) {
    const unpaired = question.items.filter((item) => paired(response, item) === '').length;
    if (unpaired > 0 && !final) {
      return incomplete(
        unpaired === 1
          ? 'Il reste un élément à associer.'
          : `Il reste ${String(unpaired)} éléments à associer.`,
      );
    }
    const told = question.items.map((item): Told => {
      if (isRight(question, item, response)) return [item.id, 'right', []];
      const given = paired(response, item);
      const chosen = question.targets.find(({ id }) => id === given);
      const why = [...item.feedback, ...(chosen?.feedback ?? [])];
      return [item.id, given === '' ? 'missed' : 'wrong', why];
    });
    return graded(question, shareRight(told), told);
  },

  keep: (question, response) =>
    Object.fromEntries(
      question.items
        .filter((item) => isRight(question, item, response))
        .map((item) => [item.id, paired(response, item)]),
    ),

  solution: (question) => Object.fromEntries(question.items.map((item) => [item.id, item.target])),

  parse(question, value) {
    const record = stringRecord(value);
    if (record === null) return null;
    const chosen = Object.entries(record).filter(([, target]) => target !== '');
    const known = chosen.every(
      ([source, id]) =>
        question.items.some((item) => item.id === source) &&
        question.targets.some((target) => target.id === id),
    );
    return known ? Object.fromEntries(chosen) : null;
  },
};

export function paired(response: Readonly<Record<string, string>>, item: MatchItem): string {
  return entry(response, item.id) ?? '';
}

/** Two targets that read the same are the same answer, whatever their ids. */
export function isRight(
  question: MatchingQuestion,
  item: MatchItem,
  response: Readonly<Record<string, string>>,
): boolean {
  const given = paired(response, item);
  if (given === '' || given === item.target) return given !== '';
  const text = (id: string): string | null => {
    const target = question.targets.find((candidate) => candidate.id === id);
    return target === undefined ? null : fold(plain(target.text));
  };
  return text(given) === text(item.target);
}
