/**
 * What Astro's Markdown engine does to a page beyond rendering it: French typography, addresses under
 * the site's base, anchors equal to `Section.id`, glossary ids and figure keys on the tags. A question,
 * a paper or a text to write is rendered from its data: what stands inside its tag is dropped here.
 */
import { fileURLToPath } from 'node:url';
import { satteri } from '@astrojs/markdown-satteri';
import {
  defineHastPlugin,
  defineMdastPlugin,
  type HastContent,
  type HastPluginDefinition,
  type HastVisitorContext,
  type MdastPluginDefinition,
  type MdastVisitorContext,
  type MdxJsxFlowElementHast,
  type MdxJsxTextElementHast,
} from 'satteri';
import { pieces } from '../core/text/pieces.ts';
import { slug } from '../core/text/text.ts';
import { typeset } from '../core/text/typography.ts';
import { typesetNode } from './prose.ts';
import { isQuestionTag } from '../core/question/tags.ts';

type SatteriProcessor = ReturnType<typeof satteri>;
type ElementHast = MdxJsxFlowElementHast | MdxJsxTextElementHast;

/** What a page is rendered with. */
export interface Rendering {
  /** Path the site is served under: "/" or "/sous-dossier". */
  readonly base: string;
  /** Glossary id of a written word, or null. */
  term(written: string): string | null;
  /** What `<Figure src>` becomes: the key of a drawing, or an image's address without base. */
  figure(file: string, src: string): string | null;
}

/** Astro's processor; Sätteri's own quotes are English. */
export function markdownProcessor(rendering: Rendering): SatteriProcessor {
  return satteri({
    mdastPlugins: [prosePlugin(rendering)],
    hastPlugins: [tagPlugin(rendering), documentRanks, headingIds, wholePieces],
    features: { smartPunctuation: false },
  });
}

function prosePlugin(rendering: Rendering): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'cours-prose',
    text(node, context) {
      const set = typesetNode(node.value, follows(node, context));
      if (set !== node.value) context.setProperty(node, 'value', set);
    },
    link(node, context) {
      const address = withBase(rendering.base, node.url);
      if (address !== node.url) context.setProperty(node, 'url', address);
    },
    mdxJsxFlowElement(node, context) {
      const isPaper = node.name === 'Document' && context.parent(node).type === 'root';
      if (isQuestionTag(node.name) || node.name === 'Production' || isPaper)
        context.setProperty(node, 'children', []);
    },
  });
}

/** Attributes of tags; Sätteri lets them be set in its second tree only. */
function tagPlugin(rendering: Rendering): HastPluginDefinition {
  return defineHastPlugin({
    name: 'cours-tags',
    mdxJsxFlowElement: { filter: TAG_NAMES, visit: setAttributes },
    mdxJsxTextElement: { filter: TAG_NAMES, visit: setAttributes },
  });

  function setAttributes(node: Readonly<ElementHast>, context: HastVisitorContext): void {
    const written = new Map<string, string>();
    for (const attribute of node.attributes) {
      if (attribute.type === 'mdxJsxAttribute' && typeof attribute.value === 'string') {
        written.set(attribute.name, attribute.value);
      }
    }
    for (const name of ['titre', 'alt']) {
      const value = written.get(name);
      if (value !== undefined) context.setProperty(node, name, typeset(value));
    }
    if (node.name === 'Terme' && !written.has('id')) {
      const id = rendering.term(context.textContent(node));
      if (id !== null) context.setProperty(node, 'id', id);
    }
    const src = written.get('src');
    if (src !== undefined && context.fileURL !== undefined) {
      const shown = rendering.figure(fileURLToPath(context.fileURL), src);
      if (shown !== null) context.setProperty(node, 'src', withBase(rendering.base, shown));
    }
  }
}

const TAG_NAMES = ['Encadre', 'Figure', 'Terme'];

function follows(
  node: Parameters<MdastVisitorContext['indexOf']>[0],
  context: MdastVisitorContext,
): boolean {
  return (context.indexOf(node) ?? 0) > 0 || isInline(context.parent(node)?.type);
}

function isInline(type: string | undefined): boolean {
  return (
    type === 'strong' || type === 'emphasis' || type === 'link' || type === 'mdxJsxTextElement'
  );
}

function withBase(base: string, address: string): string {
  return address.startsWith('/') && !address.startsWith('//')
    ? `${base.replace(/\/$/, '')}${address}`
    : address;
}

/** Which of the page's papers each is: those of questions went with what stands in their tags. */
function documentRanks(): HastPluginDefinition {
  let count = 0;
  return defineHastPlugin({
    name: 'cours-documents',
    mdxJsxFlowElement: {
      filter: ['Document'],
      visit(node, context) {
        context.setProperty(node, 'rang', String(count));
        count += 1;
      },
    },
  });
}

/** A piece of a word keeps its hyphen at the end of a line. */
function wholePieces(): HastPluginDefinition {
  return defineHastPlugin({
    name: 'cours-pieces',
    text(node, context) {
      const parts = pieces(node.value);
      if (parts.length === 1) return;
      context.replaceNode(
        node,
        parts.flatMap((value, at): HastContent[] => {
          const text = { type: 'text' as const, value };
          if (at % 2 === 0) return value === '' ? [] : [text];
          const properties = { className: ['insecable'] };
          return [{ type: 'element', tagName: 'span', properties, children: [text] }];
        }),
      );
    },
  });
}

/** Before Astro's own plugin, which keeps the ids it finds. */
function headingIds(): HastPluginDefinition {
  const used = new Map<string, number>();
  return defineHastPlugin({
    name: 'cours-heading-ids',
    element: {
      filter: ['h2', 'h3', 'h4'],
      visit(node, context) {
        const id = slug(context.textContent(node));
        const before = used.get(id) ?? 0;
        used.set(id, before + 1);
        context.setProperty(node, 'id', before === 0 ? id : `${id}-${before + 1}`);
      },
    },
  });
}
