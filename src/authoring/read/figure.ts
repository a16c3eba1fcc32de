import type { Nodes } from 'mdast';
import type { Figure } from '../../core/question/types.ts';
import { placed } from '../../core/course/drawing.ts';
import type { Inline } from '../../core/text/rich.ts';
import { typeset } from '../../core/text/typography.ts';
import { readAttributes, type Attributes } from '../attributes.ts';
import { span, type Element } from '../mdx.ts';
import { didYouMean } from '../nearest.ts';
import type { Context, FigureFile } from './context.ts';
import { readInline } from './inline.ts';
import { inParagraph, isComment, isParagraph, startsWith, withoutStart } from './rich.ts';

/** A `<Figure>` of a lesson's prose: its caption may hold what prose may. */
export function checkFigure(context: Context, element: Element): void {
  const file = figureFile(context, readAttributes(context.report, element));
  if (file !== null) context.shown.add(file.key);
  captionParts(context, element);
}

/** A `<Figure>` of a statement: its file, what it shows in words, a caption, the legend of its numbers. `question`: its id. */
export function readFigure(
  context: Context,
  element: Element,
  question: string,
): { readonly figure: Figure; readonly source: string | null } | null {
  const attributes = readAttributes(context.report, element);
  const file = figureFile(context, attributes);
  const [described, ...about] = (element.children as readonly Nodes[]).filter(isDescription);
  const { caption, legend } = readCaption(context, {
    ...element,
    children: (element.children as Nodes[]).filter((node) => node !== described),
  } as Element);
  if (about[0]) tellContent(context, about[0]);
  const alt = attributes.get('alt')?.value;
  if (file === null || alt === undefined) return null;
  context.shown.add(file.key);
  const svg = file.svg === null ? null : placed(file.svg, `q-${question}`);
  const figure = {
    alt: typeset(alt),
    caption,
    legend,
    svg,
    url: file.url,
    ...(described && { description: readDescription(context, described) }),
  };
  return { figure, source: file.source };
}

function figureFile(context: Context, attributes: Attributes): FigureFile | null {
  const src = attributes.get('src');
  if (src === undefined) return null;
  const name = src.value.replace(/^\.\//, '');
  const file = context.figures.get(name);
  if (file !== undefined) return file;
  const names = [...context.figures.keys()];
  context.report.error({
    code: 'image-absente',
    at: src.at,
    message: /^[\w.-]+$/.test(name)
      ? `Le fichier « ${name} » n’est pas dans le dossier de la leçon.`
      : `« ${src.value} » n’est pas le nom d’un fichier du dossier de la leçon.`,
    help: didYouMean(name, names, 'Placez l’image à côté de la leçon et écrivez src="./nom.svg".'),
  });
  return null;
}

const CAPTION = /^\s*Légende\s*:\s*/i;
const DESCRIPTION = /^\s*Description\s*:\s*/i;

const isDescription = (node: Nodes): boolean =>
  isParagraph(node) && startsWith(node, DESCRIPTION) !== null;

function readDescription(context: Context, node: Nodes): readonly Inline[] {
  const [label = ''] = startsWith(node, DESCRIPTION) ?? [];
  return readInline(context, withoutStart(node, label.length) ?? []);
}

function readCaption(
  context: Context,
  element: Element,
): { caption: readonly Inline[]; legend: (readonly Inline[])[] } {
  const { caption, legend } = captionParts(context, element);
  if (caption === null)
    return { caption: [], legend: legend.map((item) => readInline(context, item)) };
  const label = startsWith(caption, CAPTION);
  const text = label === null ? null : withoutStart(caption, label[0].length);
  return {
    caption: readInline(context, text ?? inParagraph(caption)),
    legend: legend.map((item) => readInline(context, item)),
  };
}

function captionParts(
  context: Context,
  element: Element,
): { caption: Nodes | null; legend: (readonly Nodes[])[] } {
  let caption: Nodes | null = null;
  const legend: (readonly Nodes[])[] = [];
  for (const node of element.children as readonly Nodes[]) {
    if (isComment(node)) continue;
    if (isParagraph(node) && caption === null && legend.length === 0) caption = node;
    else if (node.type === 'list' && node.ordered === true && legend.length === 0) {
      legend.push(...node.children.map((item) => item.children));
    } else {
      tellContent(context, node);
    }
  }
  return { caption, legend };
}

function tellContent(context: Context, node: Nodes): void {
  context.report.error({
    code: 'figure-contenu',
    at: span(node),
    message: 'Une figure contient une légende d’un paragraphe et une liste numérotée.',
    help: 'Écrivez un paragraphe, puis « 1. premier repère », « 2. deuxième repère ».',
  });
}
