/** What stands under an authored id: one may be called "constructor". */
type Entries<T> = Readonly<Record<string, T>>;

export function has(entries: Entries<unknown> | undefined, key: string): boolean {
  return entries !== undefined && Object.hasOwn(entries, key);
}

export function entry<T>(entries: Entries<T>, key: string): T | null {
  return has(entries, key) ? (entries[key] ?? null) : null;
}
