/** The survey in French, for a terminal. Pure. */
import type { Course } from '../../core/course/course.ts';
import type { Kind } from '../../core/question/types.ts';
import { NO_DOUBTS, type Doubts } from '../doubts.ts';
import { unusedTerms } from './glossary.ts';
import { surveyOf, type LessonSurvey, type ModuleSurvey } from './module.ts';
import type { Cues } from './questions.ts';
import { themesOf, type ThemeSurvey } from './themes.ts';

const KINDS: Readonly<Record<Kind, string>> = {
  choice: 'choix',
  multiple: 'choix multiple',
  'true-false': 'vrai ou faux',
  gaps: 'trous',
  number: 'nombre',
  matching: 'association',
  ordering: 'ordre',
  cuts: 'mot à couper',
  scenario: 'scénario',
  series: 'série à compter',
  bench: 'banc de mesure',
};
/** Beyond these shares, the length of the right answer gives it away, or leaves it out. */
const MANY = 0.4;
const FEW = 0.1;
/** Fewer questions show no habit. */
const ENOUGH = 10;
/** How often a lesson tests each of its objectives, at least. */
const TWICE = 2;

/**
 * @param doubts by module id
 * @param named ids of the glossary that pages link to under other words
 */
export function printSurvey(
  course: Course,
  doubts: Readonly<Record<string, Doubts>> = {},
  named: ReadonlySet<string> = new Set(),
): string {
  const surveys = new Map(
    course.modules.map((module) => [
      module.id,
      surveyOf(module, course, doubts[module.id] ?? NO_DOUBTS),
    ]),
  );
  return [
    ...[...surveys.values()].map(moduleText),
    glossaryText(course, named),
    themesText(course, themesOf(course, surveys)),
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

function moduleText(survey: ModuleSurvey): string {
  const { lessons, kinds, levels, evaluation, doubts } = survey;
  const total = (of: 'words' | 'minutes' | 'questions'): number =>
    lessons.reduce((sum, lesson) => sum + lesson[of], 0);
  return [
    `${survey.title} : ${lessons.length} ${lessons.length > 1 ? 'leçons' : 'leçon'}, ${total('words')} mots, ${total('minutes')} minutes, ${total('questions')} questions ; ${
      evaluation
        ? `banque de ${evaluation.bank} pour ${evaluation.draw} tirées, ${reviewed(evaluation.reviewed)}`
        : 'sans évaluation'
    }`,
    ...lessons.map(lessonLine),
    `  genres : ${counts(Object.entries(kinds).map(([kind, count]) => [KINDS[kind as Kind], count]))}`,
    ...named(
      'écrits',
      lessons.flatMap(({ slug, productions }) => productions.map((title) => `${slug}, ${title}`)),
    ),
    `  difficulté : ${levels.map((count, at) => `${count} de niveau ${at + 1}`).join(', ')}`,
    `  bonne réponse, leçons : ${cueText(survey.lessonCues)}`,
    ...(evaluation ? [`  bonne réponse, banque : ${cueText(survey.bankCues)}`] : []),
    ...named('réponses fausses sans commentaire', survey.silent),
    ...named(
      'questions auxquelles une même phrase répond',
      survey.alike.map(
        ([one, other, share]) => `${one} et ${other} (${Math.round(share * 100)} %)`,
      ),
    ),
    `  doutes à faire lever : ${doubts.all === 0 ? 'aucun' : `${doubts.all} (${counts(Object.entries(doubts.marks))}), dont ${doubts.first} à répondre d’abord`}`,
    ...named('textes « à vérifier auprès de… »', survey.unverified),
    ...named('sources sans date de lecture', survey.undated),
    '  objectifs, questions de la leçon + de la banque :',
    ...lessons.map(
      ({ slug, objectives }) =>
        `    ${slug} : ${Object.entries(objectives)
          .map(([id, [inLesson, inBank]]) => `${id} ${inLesson} + ${inBank}`)
          .join(', ')}`,
    ),
    ...named(
      'objectifs testés moins de deux fois dans leur leçon',
      lessons.flatMap(({ slug, objectives }) =>
        Object.entries(objectives).flatMap(([id, [times]]) =>
          times < TWICE ? [`${slug}#${id} (${times})`] : [],
        ),
      ),
    ),
  ].join('\n');
}

const counts = (all: readonly (readonly [string, number])[]): string =>
  all.map(([what, count]) => `${what} ${count}`).join(', ');

const reviewed = (is: boolean): string => (is ? 'relue' : 'en attente de relecture');

function lessonLine(lesson: LessonSurvey, at: number): string {
  const off = Math.abs(lesson.minutes - lesson.announced) > 2 ? ', à corriger' : '';
  return [
    `  ${String(at + 1).padStart(2)}. ${lesson.title}`,
    `${lesson.words} mots`,
    `${lesson.questions} questions`,
    `${lesson.minutes} min (annoncées : ${lesson.announced}${off})`,
    `lisibilité ${lesson.readability ?? '–'}`,
    reviewed(lesson.reviewed),
  ].join(' · ');
}

function cueText(cues: Cues): string {
  const { single, longest, shortest, places, judged } = cues;
  const often = (count: number, of: number): boolean => of >= ENOUGH && count / of > MANY;
  const seldom = (count: number, of: number): boolean => of >= ENOUGH && count / of < FEW;
  const tells = [
    often(longest, single) ? 'la plus longue trop souvent' : '',
    seldom(longest, single) ? 'presque jamais la plus longue' : '',
    often(shortest, single) ? 'la plus courte trop souvent' : '',
    places.some((count) => single >= ENOUGH && count / single > MANY + FEW)
      ? 'toujours à la même place'
      : '',
    judged >= ENOUGH && Math.abs(cues.true / judged - 0.5) > 0.25 ? 'vrai ou faux se devine' : '',
  ].filter((text) => text !== '');
  return [
    single === 0
      ? 'aucune question à une réponse'
      : `la plus longue ${longest} fois sur ${single}, la plus courte ${shortest} ; places ${places.join(', ')}`,
    judged === 0 ? '' : ` ; « vrai » ${cues.true} fois sur ${judged}`,
    tells.length > 0 ? ` : ATTENTION, ${tells.join(' et ')}` : '',
  ].join('');
}

function named(what: string, all: readonly string[]): readonly string[] {
  return all.length === 0 ? [] : [`  ${what} (${all.length}) : ${all.join(' ; ')}`];
}

function glossaryText(course: Course, linked: ReadonlySet<string>): string {
  const unused = unusedTerms(course, linked);
  return [
    `Glossaire : ${course.glossary.length} entrées, dont ${unused.length} qu’aucune leçon ni question ne rencontre`,
    ...(unused.length === 0 ? [] : [`  ${unused.map(({ term }) => term).join(' ; ')}`]),
  ].join('\n');
}

function themesText({ certification, blocs }: Course, themes: readonly ThemeSurvey[]): string {
  if (themes.length === 0) return '';
  const width = Math.max(...themes.map(({ title }) => title.length));
  const here = themes.filter(({ taught }) => taught !== null).length;
  return [
    `Thèmes officiels (${certification}) : ${here} sur ${themes.length} à distance`,
    ...blocs.flatMap(({ number, title }) => [
      `  Bloc ${number}. ${title}`,
      ...themes
        .filter(({ bloc }) => bloc === number)
        .map((theme) => `    ${theme.title.padEnd(width)}  ${taughtText(theme)}`),
    ]),
  ].join('\n');
}

const taughtText = ({ taught }: ThemeSurvey): string =>
  taught === null
    ? 'pas à distance'
    : `module ${taught.module} : ${taught.lessons} leçons, ${taught.minutes} min`;
