/** Markdown in a line → the closed set of texts a question may hold. */
import type { Nodes } from 'mdast';
import { plain, type Inline, type InlineNode } from '../../core/text/rich.ts';
import { readAttributes } from '../attributes.ts';
import { isElement, span, type Element } from '../mdx.ts';
import { didYouMean } from '../nearest.ts';
import { typesetNode } from '../prose.ts';
import { checkMarks } from './marks.ts';
import { spanOf } from '../source.ts';
import { termKey } from '../terms.ts';
import type { Context } from './context.ts';

/** Trimmed at both ends; a line break in the source is a space. */
export function readInline(context: Context, nodes: readonly Nodes[]): readonly Inline[] {
  return trim(inlines(context, nodes, false));
}

function inlines(context: Context, nodes: readonly Nodes[], follows: boolean): Inline[] {
  const read: Inline[] = [];
  for (const node of nodes) {
    const after = follows || read.length > 0;
    if (node.type === 'text') {
      checkMarks(context, node);
      const text = typesetNode(node.value, after);
      const last = read.at(-1);
      if (typeof last === 'string') read[read.length - 1] = last + text;
      else if (text !== '') read.push(text);
      continue;
    }
    read.push(...inline(context, node, after));
  }
  return read;
}

function inline(context: Context, node: Nodes, follows: boolean): Inline[] {
  if (node.type === 'mdxTextExpression' || node.type === 'mdxFlowExpression') return [];
  if (isElement(node)) return element(context, node, follows);
  const tag = node.type === 'strong' ? 'strong' : node.type === 'emphasis' ? 'em' : null;
  if (tag === null && node.type !== 'paragraph') refuse(context, node);
  const children = 'children' in node ? inlines(context, node.children, follows) : [];
  return tag === null ? children : [{ tag, children }];
}

function element(context: Context, node: Element, follows: boolean): Inline[] {
  const children = inlines(context, node.children, follows);
  if (node.name === 'sub' || node.name === 'sup') return [{ tag: node.name, children }];
  if (node.name === 'Terme') {
    const id = readTerm(context, node);
    return id === null ? children : [{ tag: 'term', children, id } satisfies InlineNode];
  }
  if (node.name === 'Source' || node.name === 'br') refuse(context, node);
  return children;
}

/** The glossary id a `<Terme>` stands for; null, and reported, when there is none. */
export function readTerm(context: Context, node: Element): string | null {
  const { report } = context;
  const attributes = readAttributes(report, node);
  const whole = span(node);
  const written = plainText(node);
  const given = attributes.get('id');
  if (given !== undefined) {
    if (context.termNames.has(given.value)) return given.value;
    report.error({
      code: 'terme-inconnu',
      at: given.at,
      message: `Le glossaire n’a pas de terme « ${given.value} ».`,
      help: didYouMean(
        given.value,
        [...context.termNames.keys()],
        'Ajoutez-le dans content/glossaire/.',
      ),
    });
    return null;
  }
  if (written.trim() === '') {
    report.error({
      code: 'terme-vide',
      at: whole,
      message: '<Terme> est vide.',
      help: 'Écrivez le mot entre les balises : <Terme>dyspnée</Terme>.',
    });
    return null;
  }
  const id = context.terms.get(termKey(written));
  if (id !== undefined) return id;
  report.error({
    code: 'terme-inconnu',
    at: spanOf(report.source, written, whole),
    message: `Le glossaire n’a pas de terme « ${written} ».`,
    help: `${didYouMean(written, [...context.termNames.values()], 'Ajoutez-le dans content/glossaire/.')} Ou nommez une entrée : <Terme id="…">${written}</Terme>.`,
  });
  return null;
}

const REFUSED: Readonly<Record<string, readonly [what: string, help: string]>> = {
  link: ['un lien', 'Mettez le lien dans le texte de la leçon.'],
  linkReference: ['un lien', 'Mettez le lien dans le texte de la leçon.'],
  image: ['une image', 'Placez une <Figure> dans l’énoncé.'],
  imageReference: ['une image', 'Placez une <Figure> dans l’énoncé.'],
  break: ['un retour à la ligne forcé', 'Commencez un nouveau paragraphe, après une ligne vide.'],
  br: ['un retour à la ligne forcé', 'Commencez un nouveau paragraphe, après une ligne vide.'],
  inlineCode: ['du code', 'Retirez les accents graves « ` ».'],
  delete: ['du texte barré', 'Retirez les « ~~ ».'],
  Source: ['un appel de source', 'Citez la source dans la balise : source="msd-termes".'],
  footnoteReference: ['une note de bas de page', 'Écrivez-la dans le texte.'],
};

function refuse(context: Context, node: Nodes): void {
  const name = isElement(node) ? (node.name ?? '') : node.type;
  const [what, help] = REFUSED[name] ?? ['ce contenu', 'Écrivez ici une simple phrase.'];
  context.report.error({
    code: 'texte-de-question',
    at: span(node),
    message: `Une question ne peut pas contenir ${what}.`,
    help,
  });
}

/** The text of a node without its marks, as written (not typeset). */
export function plainText(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value;
  if (node.type === 'break' || (isElement(node) && node.name === 'br')) return ' ';
  return 'children' in node ? node.children.map(plainText).join('') : '';
}

function trim(read: readonly Inline[]): readonly Inline[] {
  const trimmed = [...read];
  const first = trimmed[0];
  if (typeof first === 'string') trimmed[0] = first.replace(/^\s+/u, '');
  const last = trimmed.at(-1);
  if (typeof last === 'string') trimmed[trimmed.length - 1] = last.replace(/\s+$/u, '');
  return trimmed.filter((node) => node !== '');
}

/** Whether there is nothing to read. */
export function isBlank(read: readonly Inline[]): boolean {
  return plain(read).trim() === '';
}
