/**
 * What styles use. An old browser drops a whole rule for one selector it does not know, and a declaration
 * for one value: what such a browser lacks may only make things better.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from './api.ts';
import { lacking } from './support.ts';
import { VISITOR } from './versions.ts';

/** Written out by the build for the browsers of `cssTarget` (astro.config.mjs). */
const WRITTEN_OUT = ['light-dark'];

/** What an old browser does without, and what it has instead. */
const ENHANCEMENTS: Readonly<Record<string, string>> = {
  '::-webkit-slider-thumb':
    'each engine has its own name for it; where none is known, the blade is its own thumb',
  '::-moz-range-thumb':
    'each engine has its own name for it; where none is known, the blade is its own thumb',
  '::details-content': 'on paper, what a figure shows stays folded',
  ':has': 'each rule only adds: the mark of a chosen answer, a larger title, less on paper',
  'text-size-adjust': 'phones that enlarge small text do so',
  'text-wrap': 'lines break where they come to',
  'break-after': 'a page may break after a heading',
  'forced-color-adjust': 'high contrast draws in its own colours, which is its purpose',
  'print-color-adjust': 'paper without backgrounds',
  'user-select: all': 'an address is selected by hand',
  'overscroll-behavior': 'the page below scrolls on at the end of a dialog',
  'content-visibility': 'a long glossary is laid out whole',
  'contain-intrinsic-size': 'goes with content-visibility',
  'align-content: start': 'a column stretches over its height',
  'font-family: ui-monospace': 'the next font of the list',
  'text-decoration: wavy': 'a straight line',
  'text-decoration: dotted': 'a straight line',
  '@page': 'paper is what the person chose in the dialog',
  size: 'goes with @page',
  hyphens: 'long words break anywhere',
  svh: 'the declaration before it counts in vh',
};

export function cssFindings(root: string): readonly Finding[] {
  return globSync(['src/**/*.css', 'src/**/*.astro'], { cwd: root }).flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    return (path.endsWith('.css') ? [text] : stylesOf(text)).flatMap((style) =>
      findingsIn(path, style),
    );
  });
}

/** With the lines before them, emptied. */
const stylesOf = (text: string): string[] =>
  [...text.matchAll(/<style(?![^>]*set:html)[^>]*>([\s\S]*?)<\/style>/g)].map(
    ({ 0: whole, 1: style = '', index }) =>
      (text.slice(0, index) + whole.slice(0, whole.indexOf(style))).replace(/[^\n]/g, '') + style,
  );

type Use = readonly [feature: string, ...paths: (readonly string[])[]];

function findingsIn(path: string, style: string): Finding[] {
  // Comments and texts keep their length, so that a place stays one.
  const plain = style.replace(/\/\*[\s\S]*?\*\/|"[^"\n]*"|'[^'\n]*'/g, (text) =>
    text.replace(/[^\n]/g, ' '),
  );
  return [...plain.matchAll(/([^{};]*)([{};]|$)/g)].flatMap(({ 1: part = '', 2: end, index }) => {
    const line = plain.slice(0, index + part.length - part.trimStart().length).split('\n').length;
    const uses = end === '{' ? usesInPrelude(part.trim()) : usesInDeclaration(part.trim());
    return uses.flatMap(([feature, ...paths]): Finding[] => {
      const missing = lacking(paths, VISITOR, true);
      const isBetter = [feature, feature.split(': ')[0] ?? ''].some((one) => one in ENHANCEMENTS);
      const allowed = (isBetter && (end !== '{' || isAlone(part))) || WRITTEN_OUT.includes(feature);
      return missing.length === 0 || allowed ? [] : [{ path, line, feature, lacking: missing }];
    });
  });
}

/** Not in a list of selectors, which would be dropped with it; `:is()` forgives. */
function isAlone(prelude: string): boolean {
  let [outside, inside] = ['', prelude];
  while (outside !== inside) [outside, inside] = [inside, inside.replace(/\([^()]*\)/g, '')];
  return !outside.includes(',');
}

function usesInPrelude(prelude: string): Use[] {
  const rule = /^@([\w-]+)/.exec(prelude)?.[1];
  if (rule !== undefined) return [[`@${rule}`, ['css', 'at-rules', rule]]];
  return [...prelude.matchAll(/::?([a-z-]+)/g)].map(([whole, name = '']): Use => [
    whole,
    ['css', 'selectors', name],
  ]);
}

function usesInDeclaration(declaration: string): Use[] {
  const [, property = '', value = ''] = /^([a-z-]+)\s*:([\s\S]*)$/.exec(declaration) ?? [];
  if (property.startsWith('--') || property === '') return [];
  const words = [...value.matchAll(/(?<![\w-])([a-z][\w-]*)(\(?)/g)];
  const units = [...value.matchAll(/(?<![\w-])[\d.]+([a-z]+)/g)].map(([, unit = '']) => unit);
  return [
    [property, ['css', 'properties', property]],
    ...words.map(([, word = '', open]): Use =>
      open
        ? [
            word,
            ['css', 'types', 'color', word],
            ['css', 'types', word],
            ['css', 'types', 'transform-function', word],
          ]
        : [`${property}: ${word}`, ['css', 'properties', property, word]],
    ),
    ...units.map((unit): Use => [
      unit,
      ['css', 'types', 'length', unit],
      ...(/^[sdl]v/.test(unit)
        ? [
            [
              'css',
              'types',
              'length',
              `viewport_percentage_units_${{ s: 'small', l: 'large', d: 'dynamic' }[unit.charAt(0)] ?? ''}`,
            ],
          ]
        : []),
    ]),
  ];
}
