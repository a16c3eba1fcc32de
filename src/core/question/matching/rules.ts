import { plain } from '../../text/rich.ts';
import { fold } from '../../text/text.ts';
import { graded, incomplete, stringRecord } from '../grading.ts';
import type { KindRules, MatchingQuestion, MatchItem, PartState } from '../types.ts';

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
    const right = question.items.filter((item) => isRight(question, item, response));
    const wrong = question.items.filter((item) => !right.includes(item));
    const parts = Object.fromEntries<PartState>([
      ...right.map((item) => [item.id, 'right'] as const),
      ...wrong.map(
        (item) => [item.id, paired(response, item) === '' ? 'missed' : 'wrong'] as const,
      ),
    ]);
    return graded(question, right.length / question.items.length, parts, [
      ...wrong.flatMap((item) => item.feedback),
      ...question.targets
        .filter(({ id }) => wrong.some((item) => paired(response, item) === id))
        .flatMap(({ feedback = [] }) => feedback),
    ]);
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
  return Object.hasOwn(response, item.id) ? (response[item.id] ?? '') : '';
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
