/**
 * Classes and rules, each with the other: a rule whose class nobody gives is dead weight on a phone, a
 * class without a rule is a name for nothing.
 */
import { globSync, readFileSync } from 'node:fs';
import * as csstree from 'css-tree';
import { STYLE } from '../../src/authoring/survey/sheet-style.ts';
import { PAPER_FORMS } from '../../src/core/text/paper.ts';
import { tokensOf, type Token } from './tokens.ts';

/** The style sheets of some pages, and the class names of what makes these. */
export interface Dressed {
  readonly sheets: readonly { readonly file: string; readonly css: string }[];
  readonly tokens: readonly Token[];
}

const because = (reason: string, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, reason]));

/** Classes no component spells, each with where its name comes from. */
const FROM_DATA: Readonly<Record<string, string>> = {
  ...because('drawings of content/, whose authors write them', 'd', 't', 'tp', 'p', 'in', 'sp'),
  ...because('the form of a paper', ...PAPER_FORMS),
  ...because('the state of a unit on the board', 'done', 'begun', 'review', 'waived', 'none'),
  ...because('who wrote a message', 'trainer'),
  ...because('a place of a figure, by touch-figure.ts', 'choisi', 'vise', 'au-clavier'),
};

/** Classes without a rule, each with what finds its element by them. */
const HOOKS: Readonly<Record<string, string>> = {
  ...because('show.tsx and offer.tsx find their own dialog', 'recherche', 'aide-dialogue'),
  ...because('the glossary’s filter reads it', 'courant'),
};

/** French words of three letters; whatever else is as short is a riddle. */
const WORDS = new Set('bas bon dit fil fin moi mot nom pas qui tri'.split(' '));

/** The site and the pages a server writes; the file a professional prints. */
export function dressed(): readonly Dressed[] {
  const code = globSync('src/**/*.{astro,tsx,ts}');
  const isPrinted = (file: string): boolean => file.startsWith('src/authoring/survey/');
  return [
    {
      sheets: globSync('src/**/*.css').map((file) => ({ file, css: readFileSync(file, 'utf8') })),
      tokens: code.filter((file) => !isPrinted(file)).flatMap((file) => tokensOf(file)),
    },
    {
      sheets: [{ file: 'src/authoring/survey/sheet-style.ts', css: STYLE }],
      tokens: code.filter(isPrinted).flatMap((file) => tokensOf(file)),
    },
  ];
}

const isRiddle = (name: string): boolean =>
  name.length < 4 && !WORDS.has(name) && !Object.hasOwn(FROM_DATA, name);

/** One sentence a fault. */
export function faultsOf({ sheets, tokens }: Dressed): string[] {
  const given = new Set(tokens.map(({ name }) => name));
  const beginnings = [...given].filter((name) => name.endsWith('-'));
  const ruled = new Map<string, string>();
  for (const { file, css } of sheets)
    csstree.walk(csstree.parse(css), (node) => {
      if (node.type === 'ClassSelector') ruled.set(node.name, file);
    });
  const isGiven = (name: string): boolean =>
    given.has(name) ||
    Object.hasOwn(FROM_DATA, name) ||
    beginnings.some((beginning) => name.startsWith(beginning));
  const hasNoRule = ({ name }: Token): boolean =>
    !name.endsWith('-') && !ruled.has(name) && !Object.hasOwn(HOOKS, name);
  return [
    ...[...ruled]
      .filter(([name]) => isRiddle(name))
      .map(([name, file]) => `${file}: the class "${name}" is no word.`),
    ...[...ruled]
      .filter(([name]) => !isGiven(name))
      .map(([name, file]) => `${file}: nothing wears the class "${name}".`),
    ...tokens
      .filter(hasNoRule)
      .map(({ name, file }) => `${file}: the class "${name}" has no rule.`),
  ];
}
