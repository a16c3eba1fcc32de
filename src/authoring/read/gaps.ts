import type { Nodes } from 'mdast';
import type { Gap, GapsQuestion } from '../../core/question/types.ts';
import type { Inline, Rich } from '../../core/rich.ts';
import { fold, slug, withinOneTypo } from '../../core/text.ts';
import { lookAlikes } from '../../core/question/look-alikes.ts';
import { typeset } from '../../core/typography.ts';
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
  const text = parts.statement.slice(first).map((node) => paragraph(context, node, found, typo));
  const expected = readExpected(context, parts, found, typo);
  return { kind: 'gaps', ...base, stem: base.stem, text, gaps: found, expected };
};

function paragraph(context: Context, node: Nodes, found: Gap[], typo: boolean): Paragraph {
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
        typo,
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
  typo: boolean,
): Gap | null {
  const answers = written.split('|').map((answer) => typeset(answer.trim()));
  const [canonical] = answers;
  if (canonical === undefined || answers.some((answer) => fold(answer) === '')) {
    broken(context, at, 'Une réponse de ce trou est vide.');
    return null;
  }
  const base = slug(canonical);
  const same = found.filter(({ id }) => id === base || id.startsWith(`${base}--`)).length;
  const gap = {
    id: same === 0 ? base : `${base}--${same + 1}`,
    answers,
    typo,
    lookAlikes: typo ? lookAlikes(answers) : [],
  };
  found.push(gap);
  return gap;
}

function readExpected(
  context: Context,
  parts: Parts,
  found: readonly Gap[],
  typo: boolean,
): { answer: string; feedback: Rich }[] {
  const expected: { answer: string; feedback: Rich }[] = [];
  const example = 'bradycardie : brady- veut dire lent.';
  for (const item of listItems(context, parts, `Écrivez « - ${example} ».`)) {
    const read = readLabelled(context, item, example);
    if (read === null) continue;
    const wrong = fold(read.label);
    const answers = found.flatMap((gap) => gap.answers.map(fold));
    if (found.length === 1 && answers.includes(wrong)) {
      context.report.error({
        code: 'commentaire-de-bonne-reponse',
        at: read.at,
        message: `« ${read.label} » est compté juste : son commentaire ne s’affichera jamais.`,
        help: 'Gardez ici les réponses fausses ; la bonne se commente dans l’explication.',
      });
    } else if (typo && answers.some((answer) => answer !== wrong && withinOneTypo(wrong, answer))) {
      context.report.error({
        code: 'faute-pardonnee',
        at: read.at,
        message: `Avec faute="oui", « ${read.label} » est compté juste : une seule lettre change.`,
        help: 'Retirez faute="oui" : ces mots se ressemblent trop.',
      });
    } else expected.push({ answer: typeset(read.label), feedback: read.feedback });
  }
  return expected;
}
