/**
 * A value that tells when it changes: the twenty lines of signals this project needs (the library
 * weighs 3 kB on every lesson, a seventh of its budget).
 */
export interface ReadonlyObservable<T> {
  readonly value: T;
  /** Called now, then after each change. @returns how to stop. */
  subscribe(hear: (value: T) => void): () => void;
}

export interface Observable<T> extends ReadonlyObservable<T> {
  value: T;
}

export function observable<T>(first: T): Observable<T> {
  const ears = new Set<(value: T) => void>();
  let current = first;
  return {
    get value() {
      return current;
    },
    set value(next) {
      if (Object.is(next, current)) return;
      current = next;
      for (const hear of [...ears]) hear(next);
    },
    subscribe(hear) {
      ears.add(hear);
      hear(current);
      return () => void ears.delete(hear);
    },
  };
}
