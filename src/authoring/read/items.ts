/** The items of an answer list: « - [x] texte », « - réponse : commentaire », « 1. étape ». */
import type { List, ListItem } from 'mdast';
import type { Inline, Rich } from '../../core/text/rich.ts';
import { tagName } from '../attributes.ts';
import { span } from '../mdx.ts';
import type { Span } from '../source.ts';
import type { Context } from './context.ts';
import { readInline } from './inline.ts';
import type { Parts } from './parts.ts';
import { inParagraph, readRich, startsWith, withoutStart } from './rich.ts';

export interface Item {
  readonly node: ListItem;
  /** The line itself. */
  readonly at: Span;
  readonly text: readonly Inline[];
  readonly feedback: Rich;
}

/** All items of the answers; lists cut in two by a stray paragraph are one list. */
export function listItems(context: Context, parts: Parts, expected: string): readonly ListItem[] {
  const lists: List[] = [];
  for (const node of parts.answers) {
    if (node.type === 'list') lists.push(node);
    else {
      context.report.error({
        code: 'reponses-forme',
        at: { start: span(node).start, end: span(node).start + 1 },
        message: `<${parts.element.name}> n’attend pas de tableau.`,
        help: expected,
      });
    }
  }
  return lists.flatMap((list) => list.children);
}

export function missingAnswers(
  context: Context,
  parts: Parts,
  message: string,
  help: string,
): void {
  context.report.error({ code: 'reponses-absentes', at: tagName(parts.element), message, help });
}

/** An answer on one line, its comment in the paragraphs under it. */
export function readItem(context: Context, node: ListItem, what: string): Item | null {
  const { report } = context;
  const [line, ...under] = node.children;
  if (line === undefined) {
    report.error({
      code: 'reponse-vide',
      at: span(node),
      message: `Cette ${what} est vide.`,
      help: 'Écrivez son texte sur la même ligne, ou supprimez la ligne.',
    });
    return null;
  }
  const at = span(line);
  const source = report.source.text.slice(at.start, at.end);
  const cut = source.indexOf('\n');
  if (cut !== -1) {
    const next = at.start + cut + 1;
    report.error({
      code: 'commentaire-colle',
      at: { start: next, end: next + (source.slice(cut + 1).split('\n')[0]?.length ?? 1) },
      message: `Cette ligne fait partie de la ${what}, et s’affiche avec elle.`,
      help: 'Si c’est un commentaire, laissez une ligne vide avant lui et deux espaces devant ; si c’est la suite, écrivez tout sur une seule ligne.',
    });
  }
  const text = readInline(context, inParagraph(line));
  return { node, at, text, feedback: readRich(context, under, 'Le commentaire d’une réponse') };
}

export interface LabelledItem {
  readonly node: ListItem;
  readonly label: string;
  readonly at: Span;
  readonly feedback: Rich;
}

const LABEL = /^\s*([^:]*?)\s*:(?:\s+|$)/u;

/** « - vrai : Pensez au lipome. » */
export function readLabelled(
  context: Context,
  node: ListItem,
  example: string,
): LabelledItem | null {
  const [line, ...under] = node.children;
  const match = line === undefined ? null : startsWith(line, LABEL);
  if (line === undefined || match === null || match[1] === undefined || match[1] === '') {
    context.report.error({
      code: 'commentaire-forme',
      at: span(line ?? node),
      message: 'Cette ligne ne dit pas à quelle réponse va le commentaire.',
      help: `Écrivez « - ${example} ».`,
    });
    return null;
  }
  const label = match[1];
  const start = span(line).start + match[0].indexOf(label);
  const first = readInline(context, withoutStart(line, match[0].length) ?? []);
  const rest = readRich(context, under, 'Le commentaire d’une réponse');
  const feedback = first.length === 0 ? rest : [first, ...rest];
  return { node, label, at: { start, end: start + label.length }, feedback };
}
