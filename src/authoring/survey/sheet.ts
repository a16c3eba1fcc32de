/**
 * The expert's file: one printable page a module, on which a health professional reads everything a
 * learner may read, and signs. Pure: (module, course, doubts) → HTML.
 */
import type { Course, Lesson, Module, Source } from '../../core/course.ts';
import type { Question } from '../../core/question/types.ts';
import { paperLines, type Paper } from '../../core/document/paper.ts';
import { plain, plainRich, type Rich } from '../../core/rich.ts';
import { escape } from '../escape.ts';
import { choicesOf, rightOf } from './questions.ts';

/** @param doubts what the authors ask of a professional, as `content/relecture/<module>.md` says it */
export function sheetOf(
  module: Module,
  { title, certification, sources }: Pick<Course, 'title' | 'certification' | 'sources'>,
  doubts: string,
): string {
  const { lessons, evaluation } = module;
  const name = `Relecture : ${module.title}`;
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(name)}</title><style>${STYLE}</style></head><body>
<header><p>${escape(title)} (${escape(certification)})</p><h1>${escape(name)}</h1>
<p>${lessons.length} leçons, ${questionsOf(module).length} questions. Pour chaque leçon et chaque question, cochez, corrigez à la main, signez.</p>
<p>Relu par <span class="blanc"></span> qualité <span class="blanc"></span> le <span class="blanc court"></span> signature <span class="blanc"></span></p></header>
<section><h2>À répondre d’abord</h2>${doubtsText(doubts)}</section>
${lessons.map((lesson) => lessonText(lesson, sources)).join('\n')}
${
  evaluation === null
    ? ''
    : `<section class="page"><h2>${escape(evaluation.title)}</h2>
<p>${evaluation.bank.length} questions, ${evaluation.draw} tirées à chaque essai ; il faut ${Math.round(evaluation.masteryScore * 100)} % des points.</p>
${evaluation.bank.map((question) => questionText(question, sources)).join('\n')}</section>`
}
</body></html>
`;
}

const questionsOf = ({ lessons, evaluation }: Module): readonly Question[] => [
  ...lessons.flatMap(({ questions }) => questions),
  ...(evaluation?.bank ?? []),
];

type Sources = Readonly<Record<string, Source>>;

function lessonText(lesson: Lesson, sources: Sources): string {
  const { number, title, summary, objectives, sections, questions, review } = lesson;
  return `<section class="page"><h2>${number}. ${escape(title)}</h2>
<p class="doux">${escape(summary)} ${
    review.status === 'reviewed'
      ? `Relue par ${escape(review.by)}, ${escape(review.on)}.`
      : 'En attente de relecture.'
  }</p>
<ul>${objectives.map(({ text }) => `<li>${escape(text)}</li>`).join('')}</ul>
${sections
  .map(
    (section) =>
      `<h3>${escape(section.title)}</h3>${section.text
        .split('\n')
        .map((text) => `<p>${escape(text)}</p>`)
        .join('')}`,
  )
  .join('')}
${BOXES}
${sourcesText(lesson.sources, sources)}
<h3>Questions de la leçon</h3>
${questions.map((question) => questionText(question, sources)).join('\n')}</section>`;
}

function questionText(question: Question, sources: Sources): string {
  const { id, objective, difficulty } = question;
  const choices = choicesOf(question);
  return `<article><p class="doux">${escape(id)}, niveau ${difficulty}${objective === null ? '' : `, objectif ${escape(objective)}`}</p>
${rich(question.stem)}
${papersText(question.documents ?? [])}
${
  choices.length > 0
    ? `<ul class="choix">${choices
        .map(
          ({ text, right, feedback }) =>
            `<li>${right ? '☒' : '☐'} ${escape(text)}${feedback.length > 0 ? `<div class="dit">${rich(feedback)}</div>` : ''}</li>`,
        )
        .join('')}</ul>`
    : `<p><b>Juste :</b> ${escape(rightOf(question))}</p>${expectedText(question)}`
}
<div class="dit">${rich(question.explanation)}</div>
${question.hints.map((hint) => `<p class="doux">Indice : ${escape(plain(hint))}</p>`).join('')}
${sourcesText(question.sources, sources)}
${BOXES}</article>`;
}

/** Line by line: what a paper says is read over, not how it looks. */
function papersText(papers: readonly Paper[]): string {
  return papers
    .map((paper, at) => {
      const [title = '', ...lines] = paperLines(paper);
      const text = lines.map((line) => escape(line)).join('<br>');
      return `<div class="document"><p><b>Document ${at + 1} : ${escape(title)}</b> (spécimen)</p><p>${text}</p></div>`;
    })
    .join('\n');
}

/** What is said of answers an author expects to be wrong. */
function expectedText(question: Question): string {
  switch (question.kind) {
    case 'gaps':
    case 'number':
      return list(
        question.expected.map(
          ({ answer, feedback }) => `${String(answer)} : ${plainRich(feedback)}`,
        ),
      );
    case 'true-false':
      return list([
        `vrai : ${plainRich(question.ifTrue)}`,
        `faux : ${plainRich(question.ifFalse)}`,
      ]);
    case 'matching':
      return list(
        question.items.flatMap(({ text, feedback }) =>
          feedback.length > 0 ? [`${plain(text)} : ${plainRich(feedback)}`] : [],
        ),
      );
    case 'choice':
    case 'multiple':
    case 'ordering':
      return '';
  }
}

const list = (all: readonly string[]): string =>
  all.length === 0 ? '' : `<ul>${all.map((text) => `<li>${escape(text)}</li>`).join('')}</ul>`;

function sourcesText(ids: readonly string[], sources: Sources): string {
  const found = ids.flatMap((id) => sources[id] ?? []);
  if (found.length === 0) return '';
  const said = found.map(
    ({ title, author, url, consulted }) =>
      `${escape(title)}, ${escape(author)}${url === null ? '' : `, ${escape(url)}`} (${consulted === null ? 'date de lecture à compléter' : `lue le ${consulted}`})`,
  );
  return `<p class="doux">Sources : ${said.join(' ; ')}</p>`;
}

/** Headings and points, as they are written. */
function doubtsText(markdown: string): string {
  const lines = markdown.split('\n').map((line) => line.trim());
  const points = lines.filter((line) => line !== '' && !line.startsWith('# '));
  if (points.length === 0) return '<p>Aucun doute n’a été noté par les auteurs.</p>';
  return points
    .map((line) =>
      /^#+ /.test(line)
        ? `<h3>${escape(line.replace(/^#+ /, ''))}</h3>`
        : line.startsWith('- ')
          ? `<p>☐ ${escape(line.slice(2))} <span class="blanc"></span></p>`
          : `<p>${escape(line)}</p>`,
    )
    .join('\n');
}

const BOXES =
  '<p class="cases">☐ exact ☐ à corriger <span class="blanc long"></span> initiales <span class="blanc court"></span></p>';

const rich = (of: Rich): string =>
  of.map((paragraph) => `<p>${escape(plain(paragraph))}</p>`).join('');

const STYLE = `body{font:11pt/1.45 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
h1,h2,h3{font-family:system-ui,sans-serif;line-height:1.2}h2{border-bottom:1px solid}
.doux,.cases{font-size:9.5pt;color:#444}.choix{list-style:none;padding-left:0}.dit{margin-left:1.5rem;font-style:italic}
article{border-left:3px solid #ccc;padding-left:1rem;margin:1.2rem 0;break-inside:avoid}
.document{border:1px solid #999;padding:0 .8rem;margin:.6rem 0;break-inside:avoid}
.blanc{display:inline-block;min-width:9rem;border-bottom:1px solid #111}.court{min-width:4rem}.long{min-width:16rem}
@media print{.page{break-before:page}body{margin:0;max-width:none}}`;
