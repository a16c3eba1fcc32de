/** Orders by chance that are the same in the build, the browser and the server. */
import { lanes } from '../text/hash.ts';

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
