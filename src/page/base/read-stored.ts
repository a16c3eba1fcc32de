/**
 * What a browser keeps under a key, as the JSON it was written as; null: nothing, or it refuses.
 *
 * @param area a browser that refuses storage throws as soon as it is named
 */
export function readStored<T>(area: () => Storage, key: string): T | null {
  try {
    return JSON.parse(area().getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}
