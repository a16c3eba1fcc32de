/** Hashes that give the same result in the build, the browser and the server. */

/**
 * 64 bits of a text as 16 hex digits (cyrb53's two lanes, by bryc, public domain, kept whole).
 * Stable for ever: content hashes and statement ids are made of it. Not for secrets.
 */
export function hash(text: string): string {
  const [low, high] = lanes(text);
  return hex(high) + hex(low);
}

/** The two words a text is hashed to, low first. */
export function lanes(text: string): [number, number] {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  const low = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  const high = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return [low >>> 0, high >>> 0];
}

const hex = (word: number): string => word.toString(16).padStart(8, '0');
