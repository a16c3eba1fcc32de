/** What the expert's file is made of: marks, doubts, boxes to tick, questions. Pure, to HTML. */
import { paperLines, type Paper } from '../../core/document/paper.ts';
import type { Source } from '../../core/course.ts';
import type { Figure, Question } from '../../core/question/types.ts';
import { plain, plainRich, type Rich } from '../../core/rich.ts';
import { MARKS, type Doubt, type Mark } from '../doubts.ts';
import { escape } from '../escape.ts';
import { choicesOf, commentsOf, gapsText, rightOf } from './questions.ts';

/** A doubt with the number it bears wherever it is shown. */
export interface NumberedDoubt extends Doubt {
  readonly number: number;
}

/** What a mark means; "S": nothing is doubted, and sources are cited. */
export const LEGEND: Readonly<Record<Mark | 'S', string>> = {
  S: 'sources citées, aucun doute noté par les auteurs',
  ...MARKS,
};

export const BOXES =
  '<p class="cases">☐ exact ☐ à corriger <span class="blanc"></span><span class="blanc"></span> initiales <span class="blanc court"></span></p>';

/** How sure what stands at a place is. */
export function marksText(doubts: readonly Doubt[], isSourced: boolean): string {
  const marks = new Set(doubts.flatMap((doubt) => doubt.marks));
  const shown = marks.size > 0 ? [...marks] : isSourced ? ['S'] : [];
  return shown.map((mark) => ` <span class="marque">${escape(mark)}</span>`).join('');
}

/** `answered`: with lines to write on. */
export function doubtText(doubt: NumberedDoubt, answered: boolean): string {
  const { number, marks, text, first } = doubt;
  const head = `<b class="nom">Doute ${number}</b>${marks.map((mark) => ` <span class="marque">${escape(mark)}</span>`).join('')}`;
  const body = `${head} ${inline(text)}`;
  if (answered)
    return `<div class="doute">${body}<span class="ligne"></span><span class="ligne"></span>${BOXES}</div>`;
  return `<div class="doute">${body}${first ? '<p class="doux">À répondre en tête du dossier.</p>' : BOXES}</div>`;
}

/** The little Markdown of a list of doubts. */
const inline = (text: string): string =>
  escape(text)
    .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
    .replace(/`([^`]+)`/g, '$1')
    .replaceAll('\\*', '*');

export const rich = (of: Rich): string =>
  of.map((paragraph) => `<p>${escape(plain(paragraph))}</p>`).join('');

export const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${escape(line)}</p>`)
    .join('');

export function paperText(paper: Paper): string {
  const [title = '', ...lines] = paperLines(paper);
  return `<div class="papier"><b>${escape(title)}</b>${lines.map((line) => `<br>${escape(line)}`).join('')}</div>`;
}

export function sourceText(id: string, source: Source | undefined): string {
  if (source === undefined) return escape(id);
  const { title, author, url, consulted } = source;
  return `${escape(title)}, ${escape(author)}${url === null ? '' : `, ${escape(url)}`} (${
    consulted === null ? 'date de lecture à compléter' : `lue le ${consulted}`
  })`;
}

export interface Around {
  /** In words, for what a question tests. */
  readonly objective: (id: string) => string;
  readonly source: (id: string) => string;
  readonly doubtsAt: (place: string) => readonly NumberedDoubt[];
}

export function questionText(question: Question, at: number, around: Around): string {
  const { id, objective, difficulty, sources, figure, documents = [] } = question;
  const doubts = around.doubtsAt(id);
  return `<article><p class="doux"><b>${at + 1}.</b> ${escape(id)}, niveau ${difficulty}${
    objective === null ? '' : ` : ${escape(around.objective(objective))}`
  }${marksText(doubts, sources.length > 0)}</p>
${documents.map(paperText).join('')}${rich(question.stem)}${figure ? figureText(figure) : ''}
${answersText(question)}
<div class="dit">${rich(question.explanation)}</div>
${question.hints.map((hint) => `<p class="doux">Indice : ${escape(plain(hint))}</p>`).join('')}
${sources.length === 0 ? '' : `<p class="doux">Sources : ${sources.map(around.source).join(' ; ')}</p>`}
${doubts.map((doubt) => doubtText(doubt, false)).join('')}
${BOXES}</article>`;
}

function figureText({ svg, alt, caption, legend }: Figure): string {
  return `<figure>${svg ?? ''}<figcaption class="doux">${escape([alt, plain(caption)].filter(Boolean).join('. '))}</figcaption>${
    legend.length === 0
      ? ''
      : `<ol class="doux">${legend.map((item) => `<li>${escape(plain(item))}</li>`).join('')}</ol>`
  }</figure>`;
}

function answersText(question: Question): string {
  const choices = choicesOf(question);
  if (choices.length > 0)
    return `<ul class="choix">${choices
      .map(
        ({ text, right, feedback }) =>
          `<li${right ? ' class="juste"' : ''}>${right ? '☒' : '☐'} ${escape(text)}${right ? ' (juste)' : ''}${
            feedback.length > 0 ? `<div class="dit">${rich(feedback)}</div>` : ''
          }</li>`,
      )
      .join('')}</ul>`;
  return `${expected(question)}${list(
    commentsOf(question).map(
      ({ answer, feedback }) =>
        `${escape(answer)} : <span class="dit">${escape(plainRich(feedback))}</span>`,
    ),
  )}`;
}

/** The right answer of what is not ticked, with all that is accepted. */
function expected(question: Question): string {
  const right = (text: string): string => `<p class="juste">Juste : ${escape(text)}</p>`;
  switch (question.kind) {
    case 'gaps':
      return `${gapsText(question, () => '………')
        .map((line) => `<p>${escape(line)}</p>`)
        .join('')}${right(question.gaps.map(({ answers }) => answers.join(' ou ')).join(' ; '))}`;
    case 'number':
      return right(
        `${rightOf(question)}${question.tolerance > 0 ? `, à ${String(question.tolerance).replace('.', ',')} près` : ''}`,
      );
    case 'matching': {
      const alone = question.targets.filter(({ id }) =>
        question.items.every(({ target }) => target !== id),
      );
      return `${right(rightOf(question))}${
        alone.length === 0
          ? ''
          : `<p>Sans paire : ${escape(alone.map(({ text }) => plain(text)).join(' ; '))}</p>`
      }`;
    }
    case 'choice':
    case 'multiple':
    case 'true-false':
    case 'ordering':
      return right(rightOf(question));
  }
}

const list = (items: readonly string[]): string =>
  items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
