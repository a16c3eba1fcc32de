/** What an author types is not lost in silence at the end of any lesson there is. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SWALLOWED } from './swallowed.ts';
import { errorsOf } from './words.ts';

const MODULES = join(import.meta.dirname, '../../content/modules');
const LESSONS = readdirSync(MODULES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\d+-[\w-]+\.mdx$/.test(name))
  .map((name) => join(MODULES, name));

const lessons = new Map<string, { readonly text: string; readonly errors: readonly string[] }>();

function asItIs(file: string) {
  const known = lessons.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(file, 'utf8');
  const lesson = { text, errors: errorsOf(text) };
  lessons.set(file, lesson);
  return lesson;
}

it.each(SWALLOWED)(
  'a passage that would be lost is told as %s in every lesson: %j',
  (code, typed) => {
    expect(LESSONS.length).toBeGreaterThanOrEqual(10);
    for (const file of LESSONS) {
      const { text, errors } = asItIs(file);
      const before = errors.filter((one) => one === code).length;
      const after = errorsOf(`${text}\n\n${typed}\n`).filter((one) => one === code).length;
      expect(after, file).toBeGreaterThan(before);
    }
  },
);
