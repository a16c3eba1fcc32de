/** « Vouliez-vous dire … ? » */
import { fold } from '../core/text/text.ts';

/** Edits (insert, delete, replace, swap two neighbours) from one text to the other. */
export function distance(a: string, b: string): number {
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(
        (previous[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (older[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    older = previous;
    previous = row;
  }
  return previous[b.length] ?? a.length;
}

/** The known word somebody most likely meant, or null when none is close. */
export function nearest(word: string, known: Iterable<string>): string | null {
  const given = fold(word);
  let best: string | null = null;
  let least = Math.max(1, Math.floor(given.length / 3)) + 1;
  for (const candidate of known) {
    const folded = fold(candidate);
    if (Math.abs(folded.length - given.length) >= least) continue;
    const edits = distance(given, folded);
    if (edits < least) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

/** The help sentence for an unknown name: the nearest one, or the list. */
export function didYouMean(word: string, known: readonly string[], otherwise: string): string {
  const meant = nearest(word, known);
  return meant === null ? otherwise : `Vouliez-vous dire « ${meant} » ?`;
}
