/** What every question has, in the order trainers write it: statement, hints, answers, explanation. */
import type { Blockquote, Nodes } from 'mdast';
import type { Paper } from '../../core/text/paper.ts';
import type { Figure } from '../../core/question/types.ts';
import type { Inline, Rich } from '../../core/text/rich.ts';
import { readAttributes, tagName, type Attributes } from '../attributes.ts';
import { isElement, span, type Element } from '../mdx.ts';
import { pointAt } from '../source.ts';
import type { Context } from './context.ts';
import { isDocument, readPapers } from './document.ts';
import { readFigure } from './figure.ts';
import { readInline } from './inline.ts';
import { inParagraph, isComment, isParagraph, readRich, startsWith, withoutStart } from './rich.ts';

export interface Parts {
  readonly element: Element;
  readonly attributes: Attributes;
  /** Paragraphs before the answers, hints apart. */
  readonly statement: readonly Nodes[];
  readonly figure: Figure | null;
  /** Its drawing as its author saved it. */
  readonly figureSource: string | null;
  readonly documents: readonly Paper[];
  readonly hints: readonly (readonly Inline[])[];
  /** Lists and tables. */
  readonly answers: readonly Nodes[];
  readonly explanation: Rich;
}

const HINT = /^\s*Indice(?:\s*\d+)?\s*:\s*/i;

export function readParts(context: Context, element: Element): Parts {
  const { report } = context;
  const attributes = readAttributes(report, element);
  const statement: Nodes[] = [];
  const hints: (readonly Inline[])[] = [];
  const answers: Nodes[] = [];
  const papers: Element[] = [];
  let drawn: ReturnType<typeof readFigure> = null;
  let quote: Blockquote | null = null;

  for (const node of element.children as readonly Nodes[]) {
    if (isComment(node)) continue;
    const started = answers.length > 0 || quote !== null;
    if (node.type === 'list' || node.type === 'table') {
      if (quote !== null) misplaced(context, node, 'Les réponses se placent avant l’explication.');
      answers.push(node);
    } else if (node.type === 'blockquote') {
      if (quote === null) quote = node;
      else misplaced(context, node, 'Une question a une seule explication : réunissez les deux.');
    } else if (isElement(node) && node.name === 'Figure') {
      if (started)
        misplaced(context, node, 'La figure se place dans l’énoncé, avant les réponses.');
      drawn = readFigure(context, node, attributes.get('id')?.value ?? '');
    } else if (isDocument(node)) {
      if (started)
        misplaced(context, node, 'Les documents se placent dans l’énoncé, avant les réponses.');
      papers.push(node);
    } else if (isParagraph(node)) {
      const hint = startsWith(node, HINT);
      if (hint !== null) {
        if (started) misplaced(context, node, 'Les indices se placent avant les réponses.');
        if (context.place === 'evaluation' || context.place === 'positioning')
          unseenHint(context, node);
        else hints.push(readInline(context, withoutStart(node, hint[0].length) ?? []));
      } else if (started) stray(context, node, quote === null ? answers.at(-1) : undefined);
      else statement.push(node);
    } else if (!isElement(node) || isKnownBlock(node)) {
      misplaced(
        context,
        node,
        'Une question contient un énoncé, des indices, des réponses et une explication.',
      );
    }
  }
  const explanation = quote === null ? [] : readRich(context, quote.children, 'L’explication');
  if (explanation.length === 0) {
    report.warn({
      code: 'sans-explication',
      at: tagName(element),
      message: 'Cette question n’a pas d’explication.',
      help: 'Terminez-la par une ligne « > » suivie d’une phrase qui explique la bonne réponse.',
    });
  }
  if (hints.length > 3) {
    report.warn({
      code: 'trop-d-indices',
      at: tagName(element),
      message: `Cette question a ${hints.length} indices.`,
      help: 'Gardez-en trois au plus, du plus vague au plus précis.',
    });
  }
  return {
    element,
    attributes,
    statement,
    figure: drawn?.figure ?? null,
    figureSource: drawn?.source ?? null,
    documents: readPapers(context, papers),
    hints,
    answers,
    explanation,
  };
}

function isKnownBlock(node: Element): boolean {
  return node.type === 'mdxJsxFlowElement' && node.name !== null && /^\p{Lu}/u.test(node.name);
}

function misplaced(context: Context, node: Nodes, help: string): void {
  const at = span(node);
  context.report.error({
    code: 'mal-place',
    at: { start: at.start, end: at.start + 1 },
    message: 'Ce passage n’est pas à sa place dans la question.',
    help,
  });
}

const EXPLANATION = /^\s*(?:explication|corrigé|correction|réponse|solution|commentaire)s?\s*:/iu;

/** Under examination nobody is helped, and the correction says more: the bank leaves it out. */
function unseenHint(context: Context, node: Nodes): void {
  context.report.warn({
    code: 'indice-en-evaluation',
    at: span(node),
    message: 'Une évaluation ne montre pas d’indice : personne ne lira celui-ci.',
    help: 'Retirez cette ligne ; ce qu’elle apprend peut aller dans l’explication.',
  });
}

/** A paragraph after the answers: most often a comment that was not indented under its answer. */
function stray(context: Context, node: Nodes, answers: Nodes | undefined): void {
  const { report } = context;
  const at = span(node);
  const { column } = pointAt(report.source, at.start);
  const isExplanation = startsWith(node, EXPLANATION) !== null;
  if (answers?.type === 'list' && column === 1 && !isExplanation) {
    report.error({
      code: 'commentaire-sans-retrait',
      at,
      message: 'Ce paragraphe suit une réponse mais n’est pas en retrait.',
      help: `Mettez ${answers.ordered ? 3 : 2} espaces devant pour en faire le commentaire de la réponse, ou « > » pour l’explication.`,
    });
    return;
  }
  report.error({
    code: 'texte-apres-les-reponses',
    at,
    message: isExplanation
      ? 'L’explication s’écrit après « > ».'
      : 'Ce paragraphe vient après les réponses.',
    help: isExplanation
      ? 'Commencez sa ligne par « > », sans le mot « Explication ».'
      : 'Mettez-le dans l’énoncé, ou dans l’explication en commençant la ligne par « > ».',
  });
}

export function readStem(context: Context, statement: readonly Nodes[]): Rich {
  return statement.map((node) => readInline(context, inParagraph(node)));
}
