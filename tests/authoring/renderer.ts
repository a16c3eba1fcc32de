/** Astro's own MDX renderer, set up as the site sets it up, and what it makes of a page run. */
import { openContent } from '../../src/authoring/content.ts';
import { markdownProcessor } from '../../src/authoring/satteri.ts';
import { ALL_TAGS } from '../../src/core/question/tags.ts';

/** A stand-in for Astro's JSX runtime: elements as plain data. */
const RUNTIME = `data:text/javascript,${encodeURIComponent(
  'export const jsx = (type, props) => ({ type, props }); export const jsxs = jsx; export const Fragment = "fragment";',
)}`;

interface PageModule {
  default(props: { components: Record<string, unknown> }): unknown;
  getHeadings(): readonly { depth: number; slug: string }[];
}

export interface Renderer {
  /** The script a page becomes. @param text with its header. */
  readonly compile: (text: string, file: string) => Promise<string>;
  /** @param code what `compile` gave. */
  readonly run: (code: string) => Promise<{
    readonly tree: unknown;
    readonly headings: ReturnType<PageModule['getHeadings']>;
  }>;
}

/** What @astrojs/mdx takes for a header, wherever ours ends, and blanks before it compiles. */
const ASTROS_HEADER = /(?:^\uFEFF?|^\s*\n)(?:---|\+\+\+)([\s\S]*?\n)(?:---|\+\+\+)/;
const blank = (header: string): string => header.replace(/[^\r\n]/g, ' ');

/** `dir`: the content folder, where glossary and figures are looked up. */
export async function openRenderer(dir: string): Promise<Renderer> {
  const content = openContent(dir);
  await content.load();
  const processor = markdownProcessor(content.rendering('/'));
  const mdx = await processor.createMdxRenderer?.(
    { syntaxHighlight: false, shikiConfig: {}, gfm: true, smartypants: false } as never,
    { optimize: false, srcDir: new URL('file:///src/'), sourcemap: false },
  );
  if (mdx === undefined) throw new Error('Sätteri renders no MDX');
  const blocks = ['Encadre', 'Contacts', 'Decomposition', 'Figure', 'Document', 'Production'];
  const names = [...ALL_TAGS, ...blocks, 'Source', 'Terme'];
  const components = Object.fromEntries(names.map((name) => [name, { tag: name }]));
  return {
    compile: async (text, file) => {
      const { code } = await mdx.process(text.replace(ASTROS_HEADER, blank), file, {});
      return code;
    },
    run: async (code) => {
      // Astro's post-processing plugin adds the default export.
      const source = `${code.replaceAll(/(['"])astro\/jsx-runtime\1/g, JSON.stringify(RUNTIME))}\nexport default MDXContent;`;
      const page = (await import(
        /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(source)}`
      )) as PageModule;
      return { tree: page.default({ components }), headings: page.getHeadings() };
    },
  };
}
