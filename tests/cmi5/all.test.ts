import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('each of the 27 musts has a test whose name begins with its number and section', () => {
  const folder = import.meta.dirname;
  const sources = [
    ...readdirSync(folder)
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => join(folder, name)),
    join(folder, '../e2e/cmi5.spec.ts'),
  ].map((path) => readFileSync(path, 'utf8'));
  const named = sources.flatMap((source) =>
    [...source.matchAll(/\(\s*['`]must (\d+) \[\d+(?:\.\d+)*(?:, \d+(?:\.\d+)*)*\]: /g)].map(
      (found) => Number(found[1]),
    ),
  );
  expect([...new Set(named)].sort((a, b) => a - b)).toEqual(
    Array.from({ length: 27 }, (_, at) => at + 1),
  );
});
