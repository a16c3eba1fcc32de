/**
 * The words of a page, from what the renderer builds of it (Sätteri's HTML tree) and from the data its
 * questions and papers are shown from; and those of its source, by a reading that knows no Markdown parser.
 */
import { join } from 'node:path';
import type { Benches } from '../../src/authoring/read/context.ts';
import { benchOf } from '../core/question/bench-sample.ts';
import { mdxToHast } from 'satteri';
import { readFiles } from '../../src/authoring/files.ts';
import { readGlossary } from '../../src/authoring/glossary.ts';
import { lesson } from '../../src/authoring/schemas/lesson.ts';
import { readPageFile, type PageFile } from '../../src/authoring/pages.ts';
import { sourceText } from '../../src/authoring/source.ts';
import { TAGS } from '../../src/authoring/tags.ts';
import { isQuestionTag } from '../../src/core/question/tags.ts';
import type { LessonInput } from '../../src/authoring/schemas/lesson.ts';

/** Whatever drawing a lesson shows is beside it. */
const drawings = (text: string) =>
  new Map(
    ['dessin.svg', ...[...text.matchAll(/src="\.\/([^"]+)"/g)].map(([, name = '']) => name)].map(
      (name) => [name, { key: `essai/${name}`, svg: '<svg/>', source: '<svg/>', url: null }],
    ),
  );

/** Words that questions build and cut, as the course takes them apart. */
const { terms: glossary } = readGlossary(
  (await readFiles(join(import.meta.dirname, '../../content'))).glossary,
  [],
);

const AROUND = {
  terms: new Map([['dyspnee', 'dyspnee']]),
  termNames: new Map([['dyspnee', 'dyspnée']]),
  words: new Map(glossary.map((term) => [term.id, term])),
  sourceIds: new Set(['manuel']),
  key: '',
};

export function readLesson(text: string): PageFile<LessonInput> {
  return readPageFile(
    sourceText('/x/01-x.mdx', text),
    { place: 'lesson', concept: lesson },
    { ...AROUND, figures: drawings(text), benches: benchFor(text) },
  );
}

/** Whoever a text names comes. */
const benchFor = (text: string): Benches => ({
  people: new Map([...text.matchAll(/ personne="([^"]+)"/g)].map(([, id = '']) => [id, benchOf()])),
  drawings: [],
  cited: [],
});

export const errorsOf = (text: string): string[] =>
  readLesson(text)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

/** A sign nobody sees is no part of a word. */
const words = (text: string): string[] =>
  text
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

export function counted(all: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Words of `a`, each as often as it is there more than in `b`. */
export function missing(a: readonly string[], b: readonly string[]): string[] {
  const there = counted(b);
  return a.filter((word) => {
    const left = there.get(word) ?? 0;
    there.set(word, left - 1);
    return left <= 0;
  });
}

/**
 * Words the author typed that a reader cannot find. Two that stand on either side of a mark ("mot`mot`")
 * may be one on the page, or the other way round: then every letter is there.
 */
export function lostWords(text: string): string[] {
  const [typed, read] = [sourceWords(text), pageWords(text)];
  const letters = (all: readonly string[]): string[] => [...all.join('')];
  return missing(letters(typed), letters(read)).length === 0 ? [] : missing(typed, read);
}

interface Node {
  readonly type: string;
  readonly name?: string | null;
  readonly value?: unknown;
  readonly children?: readonly Node[];
  readonly attributes?: readonly { readonly name?: string; readonly value?: unknown }[];
}

/** What a reader of the lesson's page can read. */
export function pageWords(text: string): string[] {
  const body = text.replace(/^---\n[\s\S]*?\n---\n/, '');
  const { questions, documents, productions } = readLesson(text).page;
  return words(
    [
      ...rendered(mdxToHast(body)),
      ...questions.flatMap(({ question }) => strings(question)),
      ...strings(documents),
      ...productions.flatMap(({ production }) => strings(production)),
    ].join('\n'),
  );
}

const INLINE = /^(strong|em|del|a|code|sub|sup|Terme)$/;

function rendered(node: Node & { readonly tagName?: string }): string[] {
  if (node.type === 'text') return [typeof node.value === 'string' ? node.value : ''];
  const name = node.name ?? node.tagName ?? '';
  if (isQuestionTag(name) || name === 'Document' || name === 'Production') return [];
  if (name === 'Source' || name === 'br') return [' '];
  const shown = (node.attributes ?? []).flatMap((attribute) =>
    (attribute.name === 'titre' || attribute.name === 'alt') && typeof attribute.value === 'string'
      ? [attribute.value, '\n']
      : [],
  );
  const inside = (node.children ?? []).flatMap(rendered);
  return [[...shown, ...inside].join('') + (INLINE.test(name) ? '' : '\n')];
}

const UNSEEN = /^(id|hash|kind|objective|sources|svg|url|lookAlikes|target|tag|gap|form|role)$/;

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value).replace('.', ',')];
  if (Array.isArray(value) && value.some(isInline)) {
    if (value.every((one) => typeof one === 'string' || isInline(one))) return [inline(value)];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (UNSEEN.test(key) ? [] : strings(inner)));
}

const isInline = (one: unknown): boolean =>
  typeof one === 'object' && one !== null && 'tag' in one && 'children' in one;

const inline = (all: readonly unknown[]): string =>
  all
    .map((one) =>
      typeof one === 'string' ? one : inline((one as { children: readonly unknown[] }).children),
    )
    .join('');

/** A tag of ours, one misspelt, or one of HTML: "<Dr>" is text. */
const TAG = new RegExp(
  `</?(${[...Object.keys(TAGS), 'Term', 'b', 'i', 'p', 's', 'span', 'font', 'mark', 'br'].join('|')})(?=[\\s/>])((?:[^<>"]|"[^">]*"?)*)>`,
  'g',
);

/** Labels that say what a line is; a reader sees what they stand for. */
const LABELS = new Set(['indice', 'légende', 'vrai', 'faux']);

/** Words the author typed for a reader: tags, addresses, numbers of lists and notes apart. */
export function sourceWords(text: string): string[] {
  const body = text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/\{\s*\/\*[\s\S]*?\*\/\s*\}/g, ' ')
    // Code is shown as it is typed.
    .replace(/(?<![`\\])(`+)(?!`)([^`\n]+)(?<!`)\1(?!`)/g, (_code, _fence, inner: string) =>
      inner.replace(/[<>*]/g, ' '),
    )
    // The title of a question's third column is for its author.
    .replace(/(<Appariement[\s\S]*?\n\|[^|\n]*\|[^|\n]*\|)[^|\n]*(?=\|\n)/g, '$1')
    .replace(/^Description\s*:/gm, ' ')
    // The two ways on from a question of a scene: the answer says which is taken.
    .replace(/^- (?:Juste|Sinon)\s*:(?=\s*\[)/gm, ' ')
    .replace(/(<Comparer[\s\S]*?\n\|[^\n]*)\|\s*Aide\s*\|/g, '$1|')
    .replace(/\\[!-/:-@[-`{-~]/g, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(TAG, (_tag, name: string, rest: string) =>
      /^(sub|sup|Terme|[bi])$/.test(name)
        ? ''
        : [' ', ...rest.matchAll(/(?:titre|alt)=["“]([^"”>]*)/g)]
            .map((found) => ` ${found[1] ?? ''} `)
            .join(''),
    )
    .replace(/\[([^[\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/^([ \t>]*(?:(?:[-*+]|\d+[.)])[ \t\u00a0]*)+)\[[ \txX]{0,3}\]/gm, '$1')
    .replace(/^([ \t>]*)\d+[.)](?=\s|\p{L}{2})/gmu, '$1')
    .replace(/&#?\w+;/g, ' ')
    // Emphasis inside a word joins what it marks.
    .replace(/(?<!\*)(\*{1,3})(\p{L}+)\1(?!\*)/gu, '$2')
    .replace(/^([ \t]*(?:`{3,}|~{3,})).*/gm, '$1');
  return words(body).filter((word) => !LABELS.has(word));
}

/** The options ticked as right in each list, word by word, as they are written. */
export function rightAnswers(text: string): string[] {
  return [...text.matchAll(/^[ \t]*[-*+][ \t]*\[[ \t]*[xXvV✓✔*][ \t]*\][ \t]*(.*)$/gmu)].map(
    (found) => words(found[1] ?? '').join(' '),
  );
}
