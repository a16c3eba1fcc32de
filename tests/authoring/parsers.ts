/** Three ways through the same files, compared: our reader, remark, and the engine that renders the pages. */
import { readFile } from 'node:fs/promises';
import type { Root } from 'mdast';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect } from 'vitest';
import { loadCourse } from '../../src/authoring/read-course.ts';
import { kindOf } from '../../src/core/question/tags.ts';
import type { Section } from '../../src/core/course/course.ts';
import type { Paper } from '../../src/core/text/paper.ts';
import type { Production } from '../../src/core/production/production.ts';
import type { Question } from '../../src/core/question/types.ts';
import { openRenderer } from './renderer.ts';

const remark = unified()
  .use(remarkParse)
  .use(remarkMdx)
  .use(remarkGfm)
  .use(remarkFrontmatter)
  .freeze();

interface Page {
  readonly id: string;
  readonly file: string;
  readonly sections: readonly Section[];
  readonly questions: readonly Question[];
  readonly documents?: readonly (readonly Paper[])[];
  readonly productions?: readonly Production[];
}

async function pagesOf(dir: string): Promise<Page[]> {
  const { course, guide } = await loadCourse(dir);
  return [
    ...course.modules.flatMap(({ lessons }) => lessons),
    ...guide.map((page) => ({ ...page, id: `guide/${page.slug}` })),
  ];
}

/** What remark reads of a folder of content is what our reader reads. */
export async function expectSameByRemark(dir: string): Promise<void> {
  const parser = (text: string): Root => remark.parse(text);
  expect(await loadCourse(dir, { parser })).toEqual(await loadCourse(dir));
}

/** Its rendered pages have the questions, papers, texts to write and anchors that the course has. */
export async function expectSameInPages(dir: string): Promise<void> {
  const render = await renderer(dir);
  const pages = await pagesOf(dir);
  expect(pages.length).toBeGreaterThan(0);
  for (const page of pages) {
    const { questions, papers, productions, headings } = await render(page.file);
    expect([page.id, questions]).toEqual([
      page.id,
      page.questions.map(({ id, kind }) => ({ id, kind })),
    ]);
    expect([page.id, papers]).toEqual([
      page.id,
      (page.documents ?? []).flat().map((_, at) => String(at)),
    ]);
    expect([page.id, productions]).toEqual([page.id, (page.productions ?? []).map(({ id }) => id)]);
    const anchors = headings.filter(({ depth }) => depth === 2).map(({ slug }) => slug);
    expect([page.id, anchors]).toEqual([page.id, page.sections.map(({ id }) => id)]);
  }
}

interface Rendered {
  readonly questions: readonly { id: unknown; kind: string | undefined }[];
  /** Their ranks. */
  readonly papers: readonly unknown[];
  /** Their ids. */
  readonly productions: readonly unknown[];
  readonly headings: readonly { depth: number; slug: string }[];
}

/** Compiles a page and runs it. */
async function renderer(dir: string): Promise<(file: string) => Promise<Rendered>> {
  const { compile, run } = await openRenderer(dir);
  return async (file) => {
    const { tree, headings } = await run(await compile(await readFile(file, 'utf8'), file));
    const found: Found = { questions: [], papers: [], productions: [] };
    collect(tree, found);
    return { ...found, headings };
  };
}

interface Found {
  readonly questions: { id: unknown; kind: string | undefined }[];
  readonly papers: unknown[];
  readonly productions: unknown[];
}

function collect(node: unknown, found: Found): void {
  if (Array.isArray(node)) for (const child of node) collect(child, found);
  if (typeof node !== 'object' || node === null || !('type' in node) || !('props' in node)) return;
  const { type, props } = node as {
    type: unknown;
    props: { id?: unknown; rang?: unknown; children?: unknown };
  };
  if (typeof type === 'function') {
    collect((type as (props: unknown) => unknown)(props), found);
    return;
  }
  const tag = typeof type === 'object' && type !== null && 'tag' in type ? String(type.tag) : '';
  const kind = kindOf(tag);
  if (kind !== null) found.questions.push({ id: props.id, kind });
  // Its decisions and papers are its own.
  if (kind === 'scenario') return;
  if (tag === 'Document') found.papers.push(props.rang);
  if (tag === 'Production') found.productions.push(props.id);
  collect(props.children, found);
}
