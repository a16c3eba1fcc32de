/** Orders of texts, for `sort`. */

/** By code units: ids, ISO dates. Numbers too. */
export function byOrder<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const french = new Intl.Collator('fr');

/** As a French list of people is. */
export const byName = (a: { readonly name: string }, b: { readonly name: string }): number =>
  french.compare(a.name, b.name);
