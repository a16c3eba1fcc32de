import type { Nodes } from 'mdast';
import type { Gap, GapsQuestion } from '../../core/question/types.ts';
import type { Inline, Rich } from '../../core/text/rich.ts';
import { gaps as rules } from '../../core/question/gaps/rules.ts';
import { fold, slug } from '../../core/text/text.ts';
import { lookAlikes } from '../../core/question/gaps/look-alikes.ts';
import { typeset } from '../../core/text/typography.ts';
import { tagName } from '../attributes.ts';
import { span } from '../mdx.ts';
import { typesetNode } from '../prose.ts';
import { spanOf, type Span } from '../source.ts';
import type { Context } from './context.ts';
import { plainText, readInline } from './inline.ts';
import { listItems, readLabelled } from './items.ts';
import type { Parts } from './parts.ts';
import type { Reader } from './reader.ts';
import { inParagraph } from './rich.ts';

type Paragraph = GapsQuestion['text'][number];

const GAP = /\[\[([^[\]]*)\]\]/g;

export function hasGap(node: Nodes): boolean {
  return /\[\[|\]\]/.test(plainText(node));
}

/** `<Trous>`: « Une respiration difficile est une [[dyspnée|gêne respiratoire]]. » */
export const gaps: Reader<'gaps'> = (context, parts, base) => {
  const typo = parts.attributes.get('faute')?.value === 'oui';
  const exact = parts.attributes.get('exact')?.value;
  const first = parts.statement.findIndex(hasGap);
  if (first === -1) {
    context.report.error({
      code: 'sans-trou',
      at: tagName(parts.element),
      message: 'Cette phrase n’a pas de trou.',
      help: 'Écrivez la réponse entre doubles crochets : « C’est une [[tachycardie]]. »',
    });
    return null;
  }
  const found: Gap[] = [];
  const text = parts.statement
    .slice(first)
    .map((node) => paragraph(context, node, found, { typo, exact }));
  const expected = readExpected(context, parts);
  const question = {
    kind: 'gaps' as const,
    ...base,
    text,
    gaps: found,
    expected: expected.map(({ answer, feedback }) => ({ answer, feedback })),
  };
  checkExpected(context, { ...question, hash: '' }, expected);
  return question;
};

interface Strictness {
  readonly typo: boolean;
  /** "oui", "non", or not said. */
  readonly exact: string | undefined;
}

function paragraph(context: Context, node: Nodes, found: Gap[], strictness: Strictness): Paragraph {
  const read: (Inline | { gap: string })[] = [];
  for (const child of inParagraph(node)) {
    if (child.type !== 'text') {
      if (hasGap(child))
        broken(context, span(child), 'Un trou ne peut pas être en gras ou en italique.');
      const inline = readInline(context, [child]);
      read.push(...inline);
      continue;
    }
    const at = span(child);
    let from = 0;
    for (const match of child.value.matchAll(GAP)) {
      push(read, child.value.slice(from, match.index), context, at);
      const gap = readGap(
        context,
        match[1] ?? '',
        spanOf(context.report.source, match[0], at),
        found,
        strictness,
      );
      if (gap !== null) read.push({ gap: gap.id });
      from = match.index + match[0].length;
    }
    push(read, child.value.slice(from), context, at);
  }
  return read;
}

function push(read: (Inline | { gap: string })[], text: string, context: Context, at: Span): void {
  const stray = /\[\[|\]\]/.exec(text);
  if (stray !== null) {
    broken(
      context,
      spanOf(context.report.source, stray[0], at),
      'Un trou n’est pas fermé, ou pas ouvert.',
    );
  }
  if (text !== '') read.push(typesetNode(text, read.length > 0));
}

function broken(context: Context, at: Span, message: string): void {
  context.report.error({
    code: 'trou-mal-ecrit',
    at,
    message,
    help: 'Écrivez la réponse entre doubles crochets, seule : [[dyspnée|gêne respiratoire]].',
  });
}

function readGap(
  context: Context,
  written: string,
  at: Span,
  found: Gap[],
  { typo, exact }: Strictness,
): Gap | null {
  const answers = written.split('|').map((answer) => typeset(answer.trim()));
  const [canonical] = answers;
  if (canonical === undefined || answers.some((answer) => fold(answer) === '')) {
    broken(context, at, 'Une réponse de ce trou est vide.');
    return null;
  }
  if (exact === undefined) checkMeaning(context, answers, at);
  const base = slug(canonical);
  const same = found.filter(({ id }) => id === base || id.startsWith(`${base}--`)).length;
  const gap = {
    id: same === 0 ? base : `${base}--${same + 1}`,
    answers,
    ...(exact === 'oui' && { exact: true as const }),
    typo,
    lookAlikes: typo ? lookAlikes(answers) : [],
  };
  found.push(gap);
  return gap;
}

/** A minus that ends a short answer, or a capital after a small letter, is often the answer itself. */
function checkMeaning(context: Context, answers: readonly string[], at: Span): void {
  const sign = answers.find((answer) => /^\p{Lu}\p{L}{0,2}\d*[-−–]$|\u2212/u.test(answer));
  const letter = answers.find((answer) => /^\p{Ll}{1,2}\p{Lu}/u.test(answer));
  const answer = sign ?? letter;
  if (answer === undefined) return;
  const other = sign === undefined ? answer.toLowerCase() : answer.replace(/[-−–]/gu, '');
  context.report.warn({
    code: 'signe-ignore',
    at,
    message: `« ${other} » serait compté juste comme « ${answer} » : ${sign === undefined ? 'la majuscule' : 'le signe'} ne compte pas.`,
    help: 'Si la différence compte, ajoutez exact="oui" à <Trous> ; sinon exact="non".',
  });
}

interface Expected {
  readonly answer: string;
  readonly feedback: Rich;
  readonly at: Span;
}

function readExpected(context: Context, parts: Parts): readonly Expected[] {
  const example = 'bradycardie : brady- veut dire lent.';
  return listItems(context, parts, `Écrivez « - ${example} ».`).flatMap((item) => {
    const read = readLabelled(context, item, example);
    return read === null
      ? []
      : [{ answer: typeset(read.label), feedback: read.feedback, at: read.at }];
  });
}

/** With several gaps, what is wrong in one may be right in another. */
function checkExpected(
  context: Context,
  question: GapsQuestion,
  expected: readonly Expected[],
): void {
  const [gap, ...others] = question.gaps;
  if (gap === undefined || others.length > 0) return;
  for (const { answer, at } of expected) {
    const grade = rules.grade(question, { [gap.id]: answer });
    if (grade.status !== 'graded' || !grade.success) continue;
    context.report.error({
      code: 'commentaire-de-bonne-reponse',
      at,
      message: `« ${answer} » est compté juste : son commentaire ne s’affichera jamais.`,
      help: 'Gardez ici les réponses fausses ; la bonne se commente dans l’explication.',
    });
  }
}
