/** Whom a text names: a trainer is told before others read it. Pure. */
import { fold } from '../text/text.ts';

/** Shorter words of a name (« de », « Le », an initial) are in any text. */
const SHORTEST = 3;

/** Words of that name that the text holds, as the name writes them. */
export function namesIn(text: string, name: string): readonly string[] {
  const words = new Set(wordsOf(text).map(fold));
  return wordsOf(name).filter((word) => word.length >= SHORTEST && words.has(fold(word)));
}

const wordsOf = (text: string): readonly string[] => text.match(/[\p{L}\p{M}]+/gu) ?? [];
