/** Which questions a group should read again (pure). */

export interface Counted {
  readonly unit: string;
  readonly question: string;
  /** Of first answers. */
  readonly right: number;
  readonly wrong: number;
}

/** Most wrong first answers first; of as many, those with the fewest right ones; then as they were given. */
export function missedFirst<T extends Counted>(counts: readonly T[]): readonly T[] {
  return [...counts].sort((a, b) => b.wrong - a.wrong || a.right - b.right);
}
