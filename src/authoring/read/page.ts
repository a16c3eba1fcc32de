/** The body of a page: its sections, its questions, and what its prose names. */
import type { Heading, Nodes, Root, TableCell } from 'mdast';
import type { Section } from '../../core/course/course.ts';
import { kindOf } from '../../core/question/tags.ts';
import type { Question } from '../../core/question/types.ts';
import { plain } from '../../core/text/rich.ts';
import { paperLines, type Paper } from '../../core/text/paper.ts';
import { slug } from '../../core/text/text.ts';
import { typeset } from '../../core/text/typography.ts';
import { isElement, span, walk, type Element } from '../mdx.ts';
import type { Span } from '../source.ts';
import { TAGS } from '../tags.ts';
import { checkBlock, nestedBlocks } from './blocks.ts';
import type { Context } from './context.ts';
import { isDocument, readPapers } from './document.ts';
import { plainText } from './inline.ts';
import { checkNamed } from './named.ts';
import { checkHeading } from './headings.ts';
import { isProduction, readProduction, type ReadProduction } from './production.ts';
import { readQuestion, type ReadQuestion } from './question.ts';
import { searchText } from './search-text.ts';
import { checkWords } from './shown-words.ts';

export interface Page {
  readonly sections: readonly Section[];
  readonly questions: readonly ReadQuestion[];
  /** Papers of the prose, those that stand together in one group. */
  readonly documents: readonly (readonly Paper[])[];
  readonly productions: readonly ReadProduction[];
  /** Anchors of all headings; null when the page could not be read. */
  readonly anchors: ReadonlySet<string> | null;
}

interface OpenSection {
  readonly id: string;
  readonly title: string;
  readonly text: string[];
}

export function readPage(context: Context, root: Root): Page {
  const sections: OpenSection[] = [];
  const intro: string[] = [];
  const questions: ReadQuestion[] = [];
  const documents: (readonly Paper[])[] = [];
  const productions: ReadProduction[] = [];
  const anchors = new Set<string>();
  let depth = 1;

  let together: Element[] = [];
  const closeGroup = (): void => {
    if (together.length === 0) return;
    const papers = readPapers(context, together);
    documents.push(papers);
    (sections.at(-1)?.text ?? intro).push(...papers.flatMap(paperLines));
    together = [];
  };

  for (const node of root.children) {
    if (node.type === 'yaml' || node.type === 'mdxjsEsm' || node.type === 'mdxFlowExpression')
      continue;
    if (isDocument(node)) {
      together.push(node);
      continue;
    }
    closeGroup();
    if (node.type === 'heading') {
      checkHeading(context, node, depth);
      depth = node.depth;
      const id = anchor(context, node, anchors);
      checkNamed(context, node);
      if (node.depth <= 2) {
        sections.push({ id, title: typeset(plainText(node).trim()), text: [] });
        continue;
      }
    }
    const kind = isElement(node) ? kindOf(node.name) : null;
    if (isElement(node) && kind !== null) {
      const read = readQuestion(context, node, kind);
      if (read !== null) {
        checkWords(context, node, read.question, 'question');
        questions.push(read);
        (sections.at(-1)?.text ?? intro).push(...sceneLines(read.question));
      }
      continue;
    }
    if (isProduction(node)) {
      const read = readProduction(context, node);
      if (read !== null) {
        productions.push(read);
        const { title, instruction } = read.production;
        (sections.at(-1)?.text ?? intro).push(title, ...instruction.map(plain));
      }
      continue;
    }
    if (node.type === 'mdxJsxFlowElement') checkBlock(context, node);
    misplacedTags(context, node);
    checkNamed(context, node);
    (sections.at(-1)?.text ?? intro).push(...searchText(node));
  }
  closeGroup();
  sections[0]?.text.unshift(...intro);
  if (context.place === 'lesson' && sections.length === 0) tellWithoutParts(context, root);
  return {
    sections: sections.map(({ id, title, text }) => ({ id, title, text: text.join('\n') })),
    questions,
    documents,
    productions,
    anchors,
  };
}

/** A situation is found by what it tells; a question is not, for the answer would be found with it. */
function sceneLines(question: Question): readonly string[] {
  if (question.kind !== 'scenario') return [];
  return [
    ...question.stem.map(plain),
    ...question.scenes.flatMap(({ title, place, text, documents = [], decision }) =>
      // How it ends is not told before.
      decision === null
        ? []
        : [
            title,
            plain(place),
            ...text.map((one) => plain(one.text)),
            ...documents.flatMap(paperLines),
          ],
    ),
  ].filter((line) => line !== '');
}

/** A lesson is completed by reaching its parts: without one it never is, and nothing of it is found. */
function tellWithoutParts({ report }: Context, root: Root): void {
  const first = root.children.find(
    ({ type }) => type !== 'yaml' && type !== 'mdxjsEsm' && type !== 'mdxFlowExpression',
  );
  const start = first === undefined ? 0 : span(first).start;
  report.error({
    code: first === undefined ? 'lecon-vide' : 'sans-partie',
    at: { start, end: start + 1 },
    message:
      first === undefined
        ? 'Cette leçon n’a qu’un en-tête : elle ne pourrait pas être terminée.'
        : 'Cette leçon n’a pas de partie : elle ne pourrait ni être terminée, ni être cherchée.',
    help: 'Ouvrez au moins une partie par une ligne « ## » et son titre.',
  });
}

function anchor(context: Context, node: Heading, anchors: Set<string>): string {
  const title = plainText(node).trim();
  const id = slug(title);
  if (anchors.has(id) && node.depth <= 2) {
    context.report.error({
      code: 'titre-en-double',
      at: span(node),
      message: `Une autre partie s’appelle déjà « ${title} ».`,
      help: 'Donnez un titre différent à chaque partie.',
    });
  }
  anchors.add(id);
  return id;
}

/** Blocks inside a sentence, questions inside a block. */
function misplacedTags(context: Context, node: Nodes): void {
  for (const inner of walk(node)) {
    if (
      inner.type === 'tableCell' &&
      (inner.children as Nodes[]).some(({ type }) => type === 'tableCell')
    ) {
      tellCrossing(context, inner);
    }
    if (!isElement(inner) || inner === node) continue;
    if (TAGS[inner.name ?? '']?.place === 'block' && inner.type === 'mdxJsxTextElement') {
      tellInline(context, inner);
    }
  }
  if (!isElement(node)) {
    return;
  }
  if (node.type === 'mdxJsxTextElement') return;
  for (const nested of nestedBlocks(node, (name) => TAGS[name]?.place === 'block')) {
    context.report.error({
      code: 'balise-imbriquee',
      at: opening(nested),
      message: `<${nested.name}> est à l’intérieur de <${node.name}>.`,
      help: `Fermez d’abord </${node.name}>, puis laissez une ligne vide.`,
    });
  }
}

/** The parser puts the next cell inside the one where a tag stays open. */
function tellCrossing(context: Context, cell: TableCell): void {
  const element = (cell.children as readonly Nodes[]).find(isElement);
  context.report.error({
    code: 'balise-non-fermee',
    at: element === undefined ? span(cell) : opening(element),
    message: 'Une balise n’est pas fermée avant la fin de la case du tableau.',
    help: 'Ouvrez et fermez la balise dans la même case.',
  });
}

function tellInline(context: Context, element: Element): void {
  context.report.error({
    code: 'balise-dans-une-phrase',
    at: opening(element),
    message: `<${element.name}> est dans une phrase.`,
    help: 'Mettez la balise seule sur sa ligne, avec une ligne vide avant et après.',
  });
}

function opening(element: Element): Span {
  const { start } = span(element);
  return { start, end: start + 1 + (element.name?.length ?? 0) };
}
