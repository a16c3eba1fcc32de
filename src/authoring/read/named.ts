/** What prose names and other files must hold: terms, sources, links, images. */
import type { Nodes } from 'mdast';
import { readAttributes } from '../attributes.ts';
import { isElement, span } from '../mdx.ts';
import { spanOf } from '../source.ts';
import { isQuestionTag } from '../../core/question/tags.ts';
import type { Context } from './context.ts';
import { readTerm } from './inline.ts';
import { checkMarks } from './marks.ts';
import { checkSource } from './named-sources.ts';

const NOTES: ReadonlySet<string> = new Set([
  'linkReference',
  'footnoteReference',
  'footnoteDefinition',
]);

/** Notes links in the context, checks the rest at once. Questions and figures check their own. */
export function checkNamed(context: Context, node: Nodes): void {
  const { report } = context;
  if (node.type === 'text') {
    checkMarks(context, node);
  } else if (node.type === 'link') {
    const at = spanOf(report.source, node.url, span(node));
    context.links.push({ name: node.url, at: report.original(at) });
  } else if (node.type === 'image' || node.type === 'imageReference') {
    report.error({
      code: 'image-markdown',
      at: span(node),
      message: 'Une image s’écrit avec <Figure>.',
      help: 'Écrivez <Figure src="./nom.svg" alt="Ce que montre l’image">, une légende, puis </Figure>.',
    });
  } else if (NOTES.has(node.type)) {
    report.error({
      code: 'note-de-bas-de-page',
      at: span(node),
      message: 'Les notes et les liens numérotés ne sont pas pris en charge.',
      help: 'Écrivez [texte](adresse), ou citez une source : <Source id="…" />.',
    });
    return;
  }
  if (isElement(node)) {
    if (isQuestionTag(node.name)) return;
    if (node.name === 'Terme') {
      readTerm(context, node);
      return;
    }
    if (node.name === 'Source') {
      const id = readAttributes(context.report, node).get('id');
      if (id === undefined) return;
      context.cited.add(id.value);
      checkSource(context, id.value, id.at);
      return;
    }
    if (node.name === 'sub' || node.name === 'sup' || node.name === 'br') {
      readAttributes(context.report, node);
    }
  }
  if ('children' in node) for (const child of node.children) checkNamed(context, child);
}
