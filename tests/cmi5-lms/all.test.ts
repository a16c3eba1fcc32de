import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/**
 * The musts of cmi5 (Quartz) 9 to 11 that bind an LMS, its own or by what it must refuse, numbered as
 * ADL's CATAPULT numbers them: section, then place in the section.
 */
const MUSTS: Readonly<Record<string, readonly number[]>> = {
  '9.1.0.0': [1],
  '9.2.0.0': [1, 2, 3],
  '9.3.0.0': [2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  '9.3.1.0': [1, 2],
  '9.3.2.0': [3],
  '9.3.3.0': [3],
  '9.3.4.0': [2, 4],
  '9.3.5.0': [2],
  '9.3.6.0': [1, 2],
  '9.3.7.0': [1, 2, 3, 4],
  '9.3.8.0': [3, 4],
  '9.3.9.0': [1, 2, 3, 4, 5, 6, 7, 8, 9],
  '9.4.0.0': [1, 2],
  '9.5.1.0': [1, 2, 3],
  '9.5.2.0': [1, 2, 3],
  '9.5.3.0': [1, 2],
  '9.5.4.1': [1, 2, 3, 4],
  '9.5.4.2': [1, 2],
  '9.5.5.2': [1],
  '9.6.0.0': [1],
  '9.6.1.0': [1],
  '9.6.1.1': [2, 3],
  '9.6.2.0': [1],
  '9.6.2.1': [1],
  '9.6.2.2': [1, 2],
  '9.6.2.3': [1, 2],
  '9.6.3.1': [1, 2, 3, 4],
  '9.6.3.2': [1, 2],
  '9.6.3.3': [1],
  '9.6.3.4': [1],
  '9.6.3.6': [1],
  '9.6.3.7': [1],
  '9.7.0.0': [1, 2],
  '10.1.0.0': [1, 2, 3, 4, 5],
  '10.2.1.0': [1, 2, 3, 5, 6, 7],
  '10.2.2.0': [1, 2, 3, 4, 5],
  '10.2.3.0': [1],
  '10.2.4.0': [1],
  '10.2.5.0': [1],
  '10.2.7.0': [1],
  '10.2.7.1': [1],
  '10.2.7.2': [1],
  '11.0.0.0': [1, 3, 5],
  '11.1.0.0': [1],
};

test('each of them has a test whose name begins with its number', () => {
  const sources = readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith('.test.ts') && name !== 'all.test.ts')
    .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'));
  const names = sources.flatMap((source) =>
    [...source.matchAll(/'((?:\d+(?:\.\d+){3}-\d+, )*\d+(?:\.\d+){3}-\d+): /g)].flatMap(
      ([, numbers = '']) => numbers.split(', '),
    ),
  );
  const musts = Object.entries(MUSTS).flatMap(([section, places]) =>
    places.map((place) => `${section}-${place}`),
  );
  expect([...new Set(names)].sort()).toEqual(musts.sort());
});
