/** What the expert's file is made of: marks, doubts, boxes to tick, questions. Pure, to HTML. */
import { paperLines, type Paper } from '../../core/text/paper.ts';
import type { Source } from '../../core/course/course.ts';
import { beatsIn } from '../../core/question/series/beats.ts';
import { DURATIONS } from '../../core/question/series/rules.ts';
import type { Production } from '../../core/production/production.ts';
import type { Figure, Question, Scene, Step } from '../../core/question/types.ts';
import { plain, type Rich } from '../../core/text/rich.ts';
import { MARKS, type Doubt, type Mark } from '../doubts.ts';
import { escape } from '../escape.ts';
import { benchTable } from './bench.ts';
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

/** Drawn, not a sign of a font: not every browser has one. */
export const BOX = '<i class="case"></i>';
const TICKED = '<i class="case">×</i>';

export const BOXES = `<p class="cases">${BOX} exact ${BOX} à corriger <span class="blanc long"></span> initiales <span class="blanc court"></span></p>`;

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
export const inline = (text: string): string =>
  escape(text)
    .replace(/\*\*([^*]+)\*\*/g, '<b>$1</b>')
    .replace(/`([^`]+)`/g, '$1')
    .replaceAll('\\*', '*');

export const rich = (of: Rich): string =>
  of.map((paragraph) => `<p>${escape(plain(paragraph))}</p>`).join('');

/** In one run of text. */
const said = (of: Rich): string => escape(of.map(plain).join(' '));

export const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${escape(line)}</p>`)
    .join('');

export function paperText(paper: Paper): string {
  const [title = '', ...lines] = paperLines(paper);
  return `<div class="papier"><b>${escape(title)}</b>${lines.map((line) => `<br>${escape(line)}`).join('')}</div>`;
}

/** What is asked, how it is judged by its writer, what the author would have written. */
export const productionText = ({ id, title, instruction, criteria, model }: Production): string =>
  `<article><p class="doux">${escape(id)} : ${escape(title)}</p>${rich(instruction)}
<p class="doux">Grille :</p><ul>${criteria.map(({ text }) => `<li>${escape(plain(text))}</li>`).join('')}</ul>
${model.length === 0 ? '' : `<p class="doux">Texte possible :</p>${rich(model)}`}
${BOXES}</article>`;

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
${question.explanation.length === 0 ? '' : `<p><b class="nom">Explication.</b> ${said(question.explanation)}</p>`}
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
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return `<ul class="choix">${choicesOf(question)
        .map(
          ({ text, right, feedback }) =>
            `<li>${right ? TICKED : BOX} ${right ? `<b>${escape(text)}</b> (juste)` : escape(text)}${comment(feedback)}</li>`,
        )
        .join('')}</ul>`;
    case 'matching':
      return pairsText(question);
    case 'ordering':
      return `<ol>${question.steps.map(stepText).join('')}</ol>${
        question.decoys
          ? `<p>À laisser de côté :</p><ul>${question.decoys.map(stepText).join('')}</ul>`
          : ''
      }`;
    case 'cuts':
      return expected(question, rightOf(question));
    case 'gaps':
      return `${gapsText(question, () => '………')
        .map((line) => `<p>${escape(line)}</p>`)
        .join('')}${expected(
        question,
        question.gaps.map(({ answers }) => answers.join(' ou ')).join(' ; '),
      )}`;
    case 'number':
      return expected(
        question,
        `${rightOf(question)}${question.tolerance > 0 ? `, à ${String(question.tolerance).replace('.', ',')} près` : ''}`,
      );
    case 'true-false':
      return expected(question, rightOf(question));
    case 'series':
      return seriesText(question);
    case 'scenario':
      return question.scenes.map((scene) => sceneText(scene, question.scenes)).join('');
    case 'bench':
      return `${benchTable(question.bench)}${expected(question, rightOf(question))}`;
  }
}

const stepText = ({ text, feedback }: Step): string =>
  `<li><b>${escape(plain(text))}</b>${comment(feedback)}</li>`;

/** What each duration gives, and the intervals it comes from. */
function seriesText(question: Extract<Question, { kind: 'series' }>): string {
  const { series } = question;
  const counts = DURATIONS.map((over) => `${beatsIn(series, over).length} en ${over} s`);
  return `${expected(question, `${rightOf(question)} (${counts.join(', ')})${series.minute ? ' ; une minute entière est demandée' : ''}`)}<p class="doux">${
    series.of === 'pulse' ? 'Pouls' : 'Respiration'
  } : la première à ${series.first} ms, puis tous les ${series.intervals.join(', ')} ms</p>`;
}

/** A scene with its decision, and where each choice leads. */
function sceneText(scene: Scene, scenes: readonly Scene[]): string {
  const { title, place, text, figure, documents = [], decision } = scene;
  const titleOf = (id: string): string => scenes.find((one) => one.id === id)?.title ?? id;
  const head = `<p><b class="nom">${escape(title)}</b>${place.length > 0 ? ` (${escape(plain(place))})` : ''}</p>`;
  const lines = text.map(
    (one) => `<p>${one.said ? '« ' : ''}${escape(plain(one.text))}${one.said ? ' »' : ''}</p>`,
  );
  const asked = decision && decision.question;
  const ways = Object.entries(decision?.ways ?? {}).map(([choice, way]) => {
    const moves = way.moves.map(({ gauge, by }) => `${gauge} ${by > 0 ? '+' : '−'}${Math.abs(by)}`);
    return `<li>${escape(choice)} → ${escape(titleOf(way.to))}${moves.length > 0 ? ` (${escape(moves.join(', '))})` : ''}${comment(way.then)}</li>`;
  });
  return `<div>${head}${documents.map(paperText).join('')}${lines.join('')}${figure ? figureText(figure) : ''}${
    asked === null
      ? '<p class="doux">Fin</p>'
      : `${(asked.documents ?? []).map(paperText).join('')}${rich(asked.stem.slice(asked.kind === 'choice' && asked.stem.length > 1 ? 1 : 0))}${asked.figure ? figureText(asked.figure) : ''}${answersText(asked)}${
          asked.explanation.length === 0
            ? ''
            : `<p><b class="nom">Explication.</b> ${said(asked.explanation)}</p>`
        }<ul class="doux">${ways.join('')}</ul>`
  }</div>`;
}

/** What is right, then what is said of answers. */
function expected(question: Question, right: string): string {
  const comments = commentsOf(question);
  return `<p class="juste">Juste : ${escape(right)}</p>${
    comments.length === 0
      ? ''
      : `<ul>${comments.map(({ answer, feedback }) => `<li>${escape(answer)} :${comment(feedback)}</li>`).join('')}</ul>`
  }`;
}

/** Pairs, then what matches nothing. */
function pairsText(question: Extract<Question, { kind: 'matching' }>): string {
  const { headings, items, targets } = question;
  const row = (left: string, right: string, feedback: Rich): string =>
    `<tr><td>${left}</td><td>${right}</td><td><i>${said(feedback)}</i></td></tr>`;
  return `<table><tr>${[...headings, 'Commentaire'].map((title) => `<th>${escape(title)}</th>`).join('')}</tr>${[
    ...items.map(({ text, target, feedback }) => {
      const found = targets.find(({ id }) => id === target);
      return row(escape(plain(text)), `<b>${escape(found ? plain(found.text) : '')}</b>`, feedback);
    }),
    ...targets
      .filter(({ id }) => items.every(({ target }) => target !== id))
      .map(({ text, feedback = [] }) => row('sans paire', escape(plain(text)), feedback)),
  ].join('')}</table>`;
}

const comment = (feedback: Rich): string =>
  feedback.length === 0 ? '' : ` <i>${said(feedback)}</i>`;
