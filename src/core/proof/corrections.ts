/** What the register of sessions said first, and what it says since. */
import type { Correction } from './model.ts';
import { placePhrase } from './places.ts';
import type { ProofRecords, RegisterRow } from './records.ts';

/** One for each row that took the place of another, in the order they were written. */
export function correctionsIn({
  register,
  catalogue,
}: Pick<ProofRecords, 'register' | 'catalogue'>): readonly Correction[] {
  const known = new Map<string, RegisterRow>();
  return register.flatMap((row) => {
    const before = known.get(row.session);
    known.set(row.session, row);
    if (!before) return [];
    const { session, unit, start, recorded: at } = row;
    return {
      ...{ session, start, at },
      place: placePhrase(catalogue, unit, null),
      before: { end: before.end, activeSeconds: before.activeSeconds },
      after: { end: row.end, activeSeconds: row.activeSeconds },
    };
  });
}
