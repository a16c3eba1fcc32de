/**
 * *Adding a question kind* in src/README.md is true: with an eighth kind in the model and its tag, the
 * compiler asks at each place of the table, and nowhere else.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCompiler, sourcesWith, type Change } from '../api/overlay.ts';

const TYPES = 'src/core/question/types.ts';
const TAGS = 'src/core/question/tags.ts';

const MODEL: readonly Change[] = [
  {
    path: TYPES,
    from: 'export type Question =',
    to: "export interface ScaleQuestion extends QuestionBase {\n  readonly kind: 'scale';\n  readonly answer: number;\n}\n\nexport type Question =\n  | ScaleQuestion",
  },
  {
    path: TYPES,
    from: 'export interface Responses {',
    to: 'export interface Responses {\n  scale: number;',
  },
];
const TAG: Change = {
  path: TAGS,
  from: "ordering: 'Ordre',",
  to: "ordering: 'Ordre',\n  scale: 'Echelle',",
};

const readme = readFileSync(resolve(import.meta.dirname, '../../../src/README.md'), 'utf8');
const [, section = ''] = readme.split('\n## Adding a question kind\n');
const documented = [...section.matchAll(/^\| `([^`]+)`/gm)].map(([, place = '']) => `src/${place}`);

/** Whatever knows of kinds names one of these; the page's data is declared by the last. */
const compiler = openCompiler(sourcesWith(/question|kind|virtual:cours/i));
/** What an .astro file gives, only Astro's own check knows. */
const placesThatAsk = (changes: readonly Change[]): ReadonlySet<string> =>
  new Set(
    compiler
      .errorsWith(changes)
      .filter((error) => !/Cannot find module '[^']*\.astro'/.test(error))
      .map((error) => error.slice(0, error.indexOf(': '))),
  );

describe('an eighth kind', () => {
  // Two compilations of nearly everything.
  it('is asked for at each place of the table, and nowhere else', { timeout: 300_000 }, () => {
    // Its tag first; once that is written, its attributes.
    const asked = placesThatAsk(MODEL);
    const then = placesThatAsk([...MODEL, TAG]);
    expect(asked).toContain(TAGS);
    expect(then).not.toContain(TAGS);
    expect([...new Set([...asked, ...then])].sort()).toEqual(documented.toSorted());
  });
});
