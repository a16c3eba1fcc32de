/**
 * The expert's file: one printable page a module, on which a health professional reads everything a
 * learner may read, sees how sure it is, answers what the authors ask, and signs. Pure, to HTML.
 */
import type { Assessment, Course, Lesson, Module, Term } from '../../core/course/course.ts';
import { placed, type Drawing } from '../../core/course/drawing.ts';
import { ROLES } from '../../core/course/roles.ts';
import type { Question } from '../../core/question/types.ts';
import { plain } from '../../core/text/rich.ts';
import type { Doubts } from '../doubts.ts';
import { escape } from '../escape.ts';
import {
  BOX,
  BOXES,
  doubtText,
  inline,
  LEGEND,
  marksText,
  paperText,
  paragraphs,
  productionText,
  questionText,
  sourceText,
  type Around,
  type NumberedDoubt,
} from './sheet-parts.ts';
import { STYLE } from './sheet-style.ts';

export interface Drawings {
  /** By key, "<module>/<file>.svg". */
  readonly figures: Readonly<Record<string, Drawing>>;
  /** Keys of those a lesson shows, by its id. */
  readonly shown: Readonly<Record<string, readonly string[]>>;
}

/** What the pieces of the file need to know of each other. */
interface Sheet extends Around {
  readonly module: Module;
  readonly drawings: Drawings;
  readonly terms: readonly Term[];
  readonly cited: readonly string[];
  /** Those no place of the file shows. */
  readonly loose: readonly NumberedDoubt[];
  readonly first: readonly NumberedDoubt[];
}

export function sheetOf(
  module: Module,
  course: Pick<Course, 'title' | 'certification' | 'sources' | 'glossary'>,
  asked: Doubts,
  drawings: Drawings,
): string {
  const sheet = prepare(module, course, asked, drawings);
  const { lessons } = module;
  const name = `Relecture : ${module.title}`;
  return `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(name)}</title><style>${STYLE}</style></head><body>
<header><p class="doux">${escape(course.title)} (${escape(course.certification)})</p><h1>${escape(name)}</h1></header>
${coverText(sheet)}
${firstText(sheet, asked.notes)}
${lessons.map((lesson) => lessonText(lesson, sheet)).join('\n')}
${module.assessments.map((assessment) => assessmentText(assessment, sheet)).join('\n')}
${glossaryText(sheet)}
${sourcesText(sheet, course.sources)}
</body></html>
`;
}

function prepare(
  module: Module,
  { sources, glossary }: Pick<Course, 'sources' | 'glossary'>,
  asked: Doubts,
  drawings: Drawings,
): Sheet {
  const { lessons } = module;
  const questions = questionsOf(module);
  const doubts = asked.doubts.map((doubt, at) => ({ ...doubt, number: at + 1 }));
  const terms = glossary.filter((term) => term.module === module.id);
  const cited = [
    ...new Set([
      ...lessons.flatMap((lesson) => lesson.sources),
      ...questions.flatMap((question) => question.sources),
    ]),
  ];
  const places = new Set([
    ...Object.values(ROLES).map(({ slug }) => slug),
    ...lessons.flatMap(({ id, slug }) => [slug, ...(drawings.shown[id] ?? []).map(fileOf)]),
    ...questions.map(({ id }) => id),
    ...terms.map(({ id }) => `glossaire/${id}`),
    ...cited.map((id) => `sources/${id}`),
  ]);
  const objectives = new Map(
    lessons.flatMap((lesson) =>
      lesson.objectives.flatMap(({ id, text }) => [
        [id, text] as const,
        [`${lesson.slug}#${id}`, text] as const,
      ]),
    ),
  );
  return {
    module,
    drawings,
    terms,
    cited,
    first: doubts.filter(({ first }) => first),
    loose: doubts.filter(
      (doubt) => !doubt.first && doubt.places.every((place) => !places.has(place)),
    ),
    doubtsAt: (place) => doubts.filter((doubt) => doubt.places.includes(place)),
    objective: (id) => objectives.get(id) ?? id,
    source: (id) => escape(sources[id]?.title ?? id),
  };
}

function assessmentText(assessment: Assessment, sheet: Sheet): string {
  const { role, title, bank, draw, masteryScore } = assessment;
  const { slug } = ROLES[role];
  const asked =
    masteryScore === null
      ? `${bank.length} questions, toutes posées, une seule fois ; rien n’est noté.`
      : `${bank.length} questions, ${draw} tirées à chaque essai ; il faut ${Math.round(masteryScore * 100)} % des points.`;
  return `<section class="page"><h2>${escape(title)}${marksText(sheet.doubtsAt(slug), false)}</h2>
<p>${asked}</p>
${doubtsText(sheet, slug)}
${bank.map((question, at) => questionText(question, at, sheet)).join('\n')}</section>`;
}

const fileOf = (key: string): string => key.slice(key.indexOf('/') + 1);

const questionsOf = ({ lessons, assessments }: Module): readonly Question[] => [
  ...lessons.flatMap(({ questions }) => questions),
  ...assessments.flatMap(({ bank }) => bank),
];

/** One page that says what is read, by whom, and holds the signature. */
function coverText({ module, doubtsAt, terms }: Sheet): string {
  const { lessons, assessments } = module;
  const row = (
    title: string,
    page: Pick<Lesson, 'hash' | 'review'>,
    questions: readonly Question[],
    place: string,
  ): string => {
    const doubts = new Set([doubtsAt(place), ...questions.map(({ id }) => doubtsAt(id))].flat());
    const state =
      page.review.status === 'reviewed'
        ? `relue le ${page.review.on}<br>${escape(page.review.by)}`
        : 'en attente';
    return `<tr><td>${title}</td><td>${questions.length}</td><td>${doubts.size}</td><td class="avis">${page.hash.slice(0, 8)}</td><td class="avis">${state}</td><td class="avis">${BOX} relue ${BOX} à revoir</td></tr>`;
  };
  return `<p>${lessons.length} leçons, ${questionsOf(module).length} questions, ${terms.length} mots du glossaire. Pour chaque leçon, chaque question et chaque doute : cochez « exact » ou « à corriger », écrivez la correction à la main, mettez vos initiales. Puis cochez les leçons ci-dessous et signez.</p>
<table><tr><th>Leçon</th><th>Questions</th><th>Doutes</th><th>Version</th><th>État</th><th>Avis</th></tr>
${lessons.map((lesson) => row(`${lesson.number}. ${escape(lesson.title)}`, lesson, lesson.questions, lesson.slug)).join('\n')}
${assessments.map((one) => row(escape(one.title), one, one.bank, ROLES[one.role].slug)).join('\n')}
</table>
<div class="signe"><p>J’ai relu ce dossier dans les versions indiquées. Ce que j’ai marqué « à corriger » ou « à revoir » n’est pas validé.</p>
<p>Nom <span class="blanc long"></span> Qualité <span class="blanc"></span></p>
<p>Fait à <span class="blanc"></span> le <span class="blanc"></span></p>
<p>Signature</p><span class="ligne"></span><span class="ligne"></span></div>
<h3>Marques de confiance</h3>
<ul class="doux">${Object.entries(LEGEND)
    .map(([mark, text]) => `<li><span class="marque">${escape(mark)}</span> ${escape(text)}</li>`)
    .join('')}<li>Une question sans marque repose sur les sources de sa leçon.</li></ul>`;
}

function firstText({ first, loose }: Sheet, notes: readonly string[]): string {
  const none = first.length + loose.length === 0;
  return `<section class="page"><h2>À répondre d’abord</h2>
${notes.map((note) => `<p>${inline(note)}</p>`).join('')}
${none ? '<p>Aucun doute n’a été noté par les auteurs.</p>' : ''}
${first.map((doubt) => doubtText(doubt, true)).join('\n')}
${loose.length === 0 ? '' : `<h3>Pour tout le module</h3>${loose.map((doubt) => doubtText(doubt, false)).join('\n')}`}
</section>`;
}

const doubtsText = ({ doubtsAt }: Sheet, place: string): string =>
  doubtsAt(place)
    .map((doubt) => doubtText(doubt, false))
    .join('');

function lessonText(lesson: Lesson, sheet: Sheet): string {
  const {
    number,
    title,
    summary,
    objectives,
    sections,
    questions,
    documents = [],
    productions = [],
  } = lesson;
  const shown = sheet.drawings.shown[lesson.id] ?? [];
  return `<section class="page"><h2>${number}. ${escape(title)}${marksText(sheet.doubtsAt(lesson.slug), lesson.sources.length > 0)}</h2>
<p class="doux">${escape(summary)} Version ${lesson.hash.slice(0, 8)}.</p>
<p>À la fin, on sait :</p><ul>${objectives.map(({ text }) => `<li>${escape(text)}</li>`).join('')}</ul>
${doubtsText(sheet, lesson.slug)}
${sections.map((section) => `<h3>${escape(section.title)}</h3>${paragraphs(section.text)}`).join('')}
${documents.flat().map(paperText).join('')}
${shown.map((key) => drawingText(key, sheet)).join('')}
<p class="doux">Sources : ${lesson.sources.length === 0 ? 'aucune' : lesson.sources.map(sheet.source).join(' ; ')}</p>
${BOXES}
<h3>Questions de la leçon</h3>
${questions.map((question, at) => questionText(question, at, sheet)).join('\n')}
${productions.length === 0 ? '' : `<h3>Écrits de la leçon</h3>${productions.map(productionText).join('')}`}</section>`;
}

/** The legend stands in the text, where the lesson shows the drawing. */
function drawingText(key: string, sheet: Sheet): string {
  const svg = sheet.drawings.figures[key];
  const file = fileOf(key);
  return `<figure>${svg === undefined ? '' : placed(svg, `r-${file.replace(/\W/g, '-')}`)}<figcaption class="doux">Figure ${escape(file)}${marksText(sheet.doubtsAt(file), false)}</figcaption>
${doubtsText(sheet, file)}${BOXES}</figure>`;
}

function glossaryText(sheet: Sheet): string {
  if (sheet.terms.length === 0) return '';
  return `<section class="page"><h2>Mots du glossaire</h2><div class="mots">${sheet.terms
    .map((term) => termText(term, sheet))
    .join('\n')}</div></section>`;
}

function termText(term: Term, sheet: Sheet): string {
  const place = `glossaire/${term.id}`;
  const told = [
    term.grammar,
    term.abbreviation && `abrégé ${term.abbreviation}`,
    term.plural && `pluriel ${term.plural}`,
    term.pronunciation && `prononcé ${term.pronunciation}`,
  ].filter(Boolean);
  const parts = term.parts.map(({ text, meaning }) => `${text} ${meaning}`).join(' + ');
  return `<div class="mot"><b>${escape(term.term)}</b>${told.length === 0 ? '' : ` (${escape(told.join(', '))})`}${marksText(sheet.doubtsAt(place), false)} : ${escape(plain(term.definition))}${parts === '' ? '' : ` <i>${escape(parts)}.</i>`}${
    term.everyday.length === 0 ? '' : ` On dit : ${escape(term.everyday.join(', '))}.`
  }
${doubtsText(sheet, place)}<span class="cases avis">${BOX} exact ${BOX} à corriger</span></div>`;
}

function sourcesText(sheet: Sheet, sources: Course['sources']): string {
  if (sheet.cited.length === 0) return '';
  return `<section class="page"><h2>Sources</h2>${sheet.cited
    .map(
      (id) =>
        `<p>${sourceText(id, sources[id])}${marksText(sheet.doubtsAt(`sources/${id}`), false)}</p>${doubtsText(sheet, `sources/${id}`)}`,
    )
    .join('\n')}</section>`;
}
