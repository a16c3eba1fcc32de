/** The check of old browsers notices what it is for, and its versions are those the README and the build name. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { apiFindings } from './api.ts';
import { cssFindings } from './css.ts';
import { sourcesIn } from './sources.ts';
import { isOlder, LAUNCHED, versionsFor, VISITOR } from './versions.ts';

const ROOT = resolve(import.meta.dirname, '../..');

/** What the check says of a line in a page of a visitor, and of the same in a launched one. */
const LINES: readonly (readonly [line: string, visitor: boolean, launched: boolean])[] = [
  ["export const a = URL.canParse('x');", true, true],
  ['export const a = [1].toReversed();', true, true],
  ["export const a = [1]['toSorted']();", true, true],
  ['export const a = [1].findLast((one) => one > 0);', true, true],
  ['export const a = Promise.withResolvers<number>();', true, true],
  ['export const a = Object.groupBy([1], String);', true, true],
  ["export const a = new URLSearchParams('a=1').size;", true, true],
  ['export const { canParse } = URL;', true, true],
  ['export const a = { requestIdleCallback };', true, true],
  ['export const a = document.startViewTransition(() => undefined);', true, true],
  ['export const a = AbortSignal.any([]);', true, true],
  ['export const a = AbortSignal.timeout(1);', true, false],
  ['export const a = Response.json({});', true, true],
  ['export const a = requestIdleCallback(() => undefined);', true, true],
  ["export const a = new CompressionStream('gzip');", true, true],
  ['export const a = /(?<=a)b/;', true, true],
  ['export const a = new Set([1]).union(new Set([2]));', true, true],
  ["export const a = Buffer.from('a');", true, true],
  ['export const a = structuredClone({ b: 1 });', false, false],
  ['export const a = [1].at(-1);', false, false],
  ["export const a = Object.hasOwn({}, 'a');", false, false],
  ["export const a = 'a'.replaceAll('a', 'b');", false, false],
  ["export const a = await fetch('x').then((answer) => answer.json() as unknown);", false, false],
  ['export const a = document.startViewTransition?.(() => undefined);', false, false],
  [
    "export const a = 'size' in URLSearchParams.prototype && new URLSearchParams().size;",
    false,
    false,
  ],
  ["// browsers: never reached there\nexport const a = URL.canParse('x');", false, false],
];

describe('scripts', () => {
  it('are judged by what each browser has, told by type', () => {
    const place = (room: string, at: number) => `src/${room}/planted-${at}.ts`;
    const sources = LINES.flatMap(([text], at) =>
      ['islands', 'player/trackers'].map((room) => ({ path: place(room, at), text })),
    );
    const found = new Set(apiFindings(ROOT, sources).map(({ path }) => path));
    const said = LINES.map(([line], at) => [
      line,
      found.has(place('islands', at)),
      found.has(place('player/trackers', at)),
    ]);
    expect(said).toEqual(LINES);
  });

  it('are all those a page is sent: of .astro files, in texts, and what they import', () => {
    const paths = sourcesIn(ROOT).map(({ path }) => path);
    for (const path of [
      'src/page/start.ts',
      'src/islands/lesson/Question.tsx',
      'src/board/start.tsx',
      'src/player/trackers/leftovers.ts',
      'src/player/end-closed-page.worker.ts',
      'src/search/worker.ts',
      'src/core/progress/fold.ts',
    ])
      expect(paths).toContain(path);
    expect(paths.filter((path) => /\.astro\.\d+\.ts$/.test(path)).length).toBeGreaterThan(5);
    expect(paths.filter((path) => /(first|tincan)\.ts\.\d+\.js$/.test(path))).toHaveLength(2);
    expect(paths).not.toContain('src/core/text/typography.ts');
  });
});

describe('styles', () => {
  const found = (text: string) => {
    const root = mkdtempSync(join(tmpdir(), 'cqp-styles-'));
    mkdirSync(dirname(join(root, 'src/a.css')));
    writeFileSync(join(root, 'src/a.css'), text);
    return cssFindings(root).map(({ line, feature }) => `${line} ${feature}`);
  };

  it('may not name a selector in a list that an old browser would drop whole', () => {
    expect(found('a,\nb:has(c) {\n  color: red;\n}')).toEqual(['1 :has']);
    expect(found('b:has(c) {\n  color: red;\n}')).toEqual([]);
    expect(found(':is(a, b:has(c)) {\n  color: red;\n}')).toEqual([]);
    expect(found('a:user-invalid {\n  color: red;\n}')).toEqual(['1 :user-invalid']);
  });

  it('may not stand on a rule, a property, a value or a unit that one lacks', () => {
    expect(found('@container (width > 1px) {\n  a {\n    color: red;\n  }\n}')).toEqual([
      '1 @container',
    ]);
    expect(found('a {\n  translate: 1px 0;\n}')).toEqual(['2 translate']);
    expect(found('a {\n  color: color-mix(in srgb, red, blue);\n}')).toEqual(['2 color-mix']);
    expect(found('a {\n  height: 100dvh;\n}')).toEqual(['2 dvh']);
    expect(found('a {\n  color: light-dark(red, blue);\n  height: 1rem;\n}')).toEqual([]);
  });
});

describe('the versions', () => {
  const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

  it('are those of the README', () => {
    for (const { safari, chrome, firefox } of [VISITOR, LAUNCHED])
      expect(read('README.md')).toMatch(
        new RegExp(`Safari ${safari}, Chrome ${chrome},? (or )?Firefox ${firefox}`),
      );
  });

  it('are those the build writes for', () => {
    const { chrome, firefox, safari } = VISITOR;
    const target = `['chrome${chrome}', 'firefox${firefox}', 'safari${safari}']`;
    expect(read('astro.config.mjs')).toContain(`target: ${target}`);
    expect(read('astro.config.mjs')).toContain(`cssTarget: ${target}`);
  });

  it('are compared part by part; a launched page may ask for more', () => {
    expect(isOlder('16', '16.4')).toBe(true);
    expect(isOlder('16.4', '16.4')).toBe(false);
    expect(isOlder('9', '15.4')).toBe(true);
    expect(isOlder('≤37', '99')).toBe(true);
    expect(versionsFor('src/player/trackers/track.ts')).toBe(LAUNCHED);
    expect(versionsFor('src/islands/lesson/Question.tsx')).toBe(VISITOR);
  });

  it('are checked by npm run check', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(scripts['check']).toContain('npm run check:browsers');
  });
});
