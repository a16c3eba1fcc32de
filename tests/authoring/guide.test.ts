/** The trainer's guide shows what it says: each ```mdx block is followed by the very lines it shows. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TAGS } from '../../src/authoring/tags.ts';
import { QUESTION_TAGS } from '../../src/core/question/tags.ts';
import { realReading } from '../courses.ts';

const ROOT = join(import.meta.dirname, '../..');
const { guide, diagnostics } = await realReading();
const pages = await Promise.all(
  guide.map(async (page) => ({ ...page, text: await readFile(page.file, 'utf8') })),
);

const FENCE = /^```mdx\n([\s\S]*?)\n```\n/gm;

function shown(text: string): { source: string; after: string }[] {
  return [...text.matchAll(FENCE)].map((match) => ({
    source: match[1] ?? '',
    after: text.slice(match.index + match[0].length),
  }));
}

describe('the guide', () => {
  it('has its fourteen pages, in order, and nothing to be told', () => {
    expect(guide.map(({ slug }) => slug)).toEqual([
      'demarrer',
      'ecrire-une-lecon',
      'blocs',
      'questions-choisir',
      'questions-ecrire',
      'questions-gestes',
      'situations',
      'evaluation',
      'glossaire-et-sources',
      'verifier-et-corriger',
      'animer-une-seance',
      'banc-de-mesure',
      'preuves',
      'ecrire-ensemble',
    ]);
    expect(diagnostics.filter(({ file }) => file.includes('guide'))).toEqual([]);
  });

  it.each(pages)('shows live exactly what stands beside it: $slug', ({ text }) => {
    for (const { source, after } of shown(text)) {
      expect(after.slice(0, source.length + 2)).toBe(`\n${source}\n`);
    }
  });

  it('shows every tag and every kind of question', () => {
    const sources = pages.flatMap(({ text }) => shown(text).map(({ source }) => source)).join('\n');
    const unshown = Object.keys(TAGS).filter((tag) => tag !== 'br' && !sources.includes(`<${tag}`));
    expect(unshown).toEqual([]);
    const kinds = new Set(guide.flatMap(({ questions }) => questions.map(({ kind }) => kind)));
    expect([...kinds].sort()).toEqual(Object.keys(QUESTION_TAGS).sort());
  });

  it('shows every attribute at least once', () => {
    const text = pages.map((page) => page.text).join('\n');
    const attributes = new Set(Object.values(TAGS).flatMap((tag) => Object.keys(tag.attributes)));
    expect(
      [...attributes].filter((name) => !new RegExp(`[\`\\s]${name}[="\`>\\s]`).test(text)),
    ).toEqual([]);
  });

  it('keeps its questions apart from those of the lessons', () => {
    const ids = guide.flatMap(({ questions }) => questions.map(({ id }) => id));
    expect(ids.filter((id) => !id.startsWith('guide-'))).toEqual([]);
  });

  it('names commands that exist', async () => {
    const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = pages.flatMap(({ text }) => [...text.matchAll(/npm run ([\w:-]+)/g)]);
    expect(named.length).toBeGreaterThan(0);
    for (const [, name = ''] of named) expect(Object.keys(scripts)).toContain(name);
  });

  it('shows a message as it is really written', async () => {
    const page = pages.find(({ slug }) => slug === 'verifier-et-corriger');
    const expected = await readFile(
      join(ROOT, 'tests/fixtures/authoring/broken/lecon.inferieur-chiffre.txt'),
      'utf8',
    );
    const [, ...lines] = expected.trimEnd().split('\n');
    expect(page?.text).toContain(lines.join('\n'));
  });
});
