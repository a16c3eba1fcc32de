/** Pieces of other words that could stand in one to build, where its author names none. Pure. */
import type { Term, WordPart } from '../../core/course/course.ts';
import { lookAlikes } from '../../core/question/gaps/look-alikes.ts';
import { hash } from '../../core/text/hash.ts';
import { fold } from '../../core/text/text.ts';

/** Pieces on the table, decoys and right ones together. */
const TILES = 6;
const FEWEST = 2;
/** A piece met in fewer words is no trap: nobody knows it. */
const FAMILIAR = 3;

/**
 * The same for the same word as long as the glossary has these pieces. Each has the role of a piece of the
 * word and another sense; one that looks like it goes first.
 */
export function decoysFor(word: Term, glossary: Iterable<Term>): readonly WordPart[] {
  const own = new Set(word.parts.flatMap(({ text, meaning }) => [fold(text), fold(meaning)]));
  const known = familiar(glossary).filter(
    ({ text, meaning }) => !own.has(fold(text)) && !own.has(fold(meaning)) && !isWithin(word, text),
  );
  const left = known
    .map((part) => ({ part, rank: hash(`${word.id}/${part.text}`) }))
    .sort((one, other) => (one.rank < other.rank ? -1 : 1))
    .map(({ part }) => part);
  const chosen: WordPart[] = [];
  const wanted = Math.max(FEWEST, TILES - word.parts.length);
  for (let turn = 0; chosen.length < wanted && turn < wanted * word.parts.length; turn += 1) {
    const piece = word.parts[turn % word.parts.length];
    if (!piece) break;
    const alike = lookAlikes([piece.text]);
    const same = left.filter(({ role }) => role === piece.role);
    const next = same.find(({ text }) => alike.includes(fold(text))) ?? same[0];
    if (next === undefined) continue;
    left.splice(left.indexOf(next), 1);
    const meant = fold(next.meaning);
    if (chosen.every(({ meaning }) => fold(meaning) !== meant)) chosen.push(next);
  }
  return chosen;
}

/** Each once, under the sense it has most often. */
function familiar(glossary: Iterable<Term>): readonly WordPart[] {
  const uses = new Map<string, { part: WordPart; count: number }>();
  for (const { parts } of glossary)
    for (const part of parts) {
      const key = `${part.role}/${fold(part.text)}`;
      const use = uses.get(key) ?? { part, count: 0 };
      uses.set(key, { ...use, count: use.count + 1 });
    }
  return [...uses.values()].filter(({ count }) => count >= FAMILIAR).map(({ part }) => part);
}

/** « gastr » and « gastro » are one piece. */
const isWithin = ({ parts }: Term, text: string): boolean =>
  parts.some((part) => {
    const [one, other] = [fold(part.text), fold(text)];
    return one.startsWith(other) || other.startsWith(one);
  });
