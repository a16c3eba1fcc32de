/** Hashes and shuffles that give the same result in the build, the browser and the server. */

/**
 * 64 bits of a text as 16 hex digits (cyrb53's two lanes, by bryc, public domain, kept whole).
 * Stable for ever: content hashes and statement ids are made of it. Not for secrets.
 */
export function hash(text: string): string {
  const [low, high] = lanes(text);
  return hex(high) + hex(low);
}

function lanes(text: string): [number, number] {
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

/** Numbers in [0, 1), the same sequence for the same seed (sfc32). */
export function seeded(seed: string): () => number {
  let [a, b] = lanes(seed);
  let [c, counter] = lanes(`${seed}/`);
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first numbers of sfc32 still look like its seed.
  for (let i = 0; i < 12; i += 1) next();
  return next;
}

/** A permutation of `items` (Fisher–Yates) that depends on nothing but their order and the seed. */
export function shuffle<T>(items: readonly T[], seed: string): T[] {
  const random = seeded(seed);
  const rest = [...items];
  const shuffled: T[] = [];
  while (rest.length > 0) shuffled.push(...rest.splice(Math.floor(random() * rest.length), 1));
  return shuffled;
}
