/** Numbers in French sentences. */

/** plural(2, 'leçon') → "2 leçons"; `many` for irregular plurals. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count}\u00A0${count > 1 ? many : one}`;
}

/** [3, 7, 9] → "3, 7 et 9" */
export function list(items: readonly (string | number)[]): string {
  const last = items.at(-1);
  return items.length < 2 ? String(last ?? '') : `${items.slice(0, -1).join(', ')} et ${last}`;
}
