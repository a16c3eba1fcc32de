import { graded, unanswered, type Told } from '../grading.ts';
import type { CutsQuestion, KindRules } from '../types.ts';

/**
 * Cuts to set between the letters of a word. Earned: (right cuts − wrong cuts) ÷ right, never below 0, so
 * that cutting everywhere is worth nothing. A part is named by the letters that stand before its cut: "5".
 */
export const cuts: KindRules<'cuts'> = {
  grade(question, response, final = false) {
    if (response.length === 0) return unanswered(question, final, 'Posez au moins une coupe.');
    const right = cuts.solution(question);
    const found = response.filter((cut) => right.includes(cut)).length;
    const told = [...new Set([...right, ...response])].map((cut): Told => {
      const state = !response.includes(cut) ? 'missed' : right.includes(cut) ? 'right' : 'wrong';
      return [cut, state, state === 'wrong' ? why(question, response, cut) : []];
    });
    const earned = (2 * found - response.length) / right.length;
    return graded(question, Math.max(0, earned), told);
  },

  keep: (question, response) => response.filter((cut) => cuts.solution(question).includes(cut)),

  solution: ({ pieces }) =>
    pieces.slice(0, -1).map((_, at) => String(pieces.slice(0, at + 1).join('').length)),

  parse(question, value) {
    if (!Array.isArray(value)) return null;
    const given: readonly unknown[] = value;
    const known = placesIn(question).filter((place) => given.includes(place));
    return known.length === given.length ? known : null;
  },
};

/** What one line of a phone shows: a longer word stands on two. */
export const LETTERS_A_LINE = 22;

/** Between its letters, from the first to the last. */
export const placesIn = ({ pieces }: CutsQuestion): readonly string[] =>
  [...pieces.join('')].slice(1).map((_, before) => String(before + 1));

/** The pieces that these cuts make of the word. */
export function piecesOf({ pieces }: CutsQuestion, response: readonly string[]): readonly string[] {
  const word = pieces.join('');
  const places = [0, ...response.map(Number)];
  return places.map((from, at) => word.slice(from, places[at + 1]));
}

/** What was prepared for one of the two pieces on the sides of a wrong cut. */
function why(question: CutsQuestion, response: readonly string[], cut: string) {
  const at = response.indexOf(cut);
  const beside = piecesOf(question, response).slice(at, at + 2);
  return question.expected.find(({ answer }) => beside.includes(answer))?.feedback ?? [];
}
