/** A module, measured: what its author and whoever reviews it look at first. Pure. */
import { withDecisions } from '../../core/question/decisions.ts';
import type { Course, Lesson, Module } from '../../core/course/course.ts';
import { assessmentOf } from '../../core/course/unit.ts';
import type { Kind, Question } from '../../core/question/types.ts';
import type { Production } from '../../core/production/production.ts';
import { plain, plainRich } from '../../core/text/rich.ts';
import type { Doubts, Mark } from '../doubts.ts';
import { readability, wordsOf } from './language.ts';
import { cuesOf, pairsAlike, saidBy, silentAnswers, statementOf, type Cues } from './questions.ts';

/** A trainer reads aloud at that speed; a learner at home does too. */
const WORDS_A_MINUTE = 180;
const SECONDS_A_QUESTION = 40;
/** Of a series, beside its question: a whole minute where nothing less tells its rate. */
const SECONDS_COUNTED = { minute: 60, less: 30 } as const;

export interface LessonSurvey {
  readonly slug: string;
  readonly title: string;
  readonly words: number;
  readonly questions: number;
  /** Titles of the texts that it has learners write. */
  readonly productions: readonly string[];
  /** Reading and answering, and as announced. */
  readonly minutes: number;
  readonly announced: number;
  readonly readability: number | null;
  readonly reviewed: boolean;
  /** How many questions of the lesson, then of the bank, test each objective, by its id. */
  readonly objectives: Readonly<Record<string, readonly [inLesson: number, inBank: number]>>;
}

export interface ModuleSurvey {
  readonly title: string;
  readonly lessons: readonly LessonSurvey[];
  readonly kinds: Readonly<Partial<Record<Kind, number>>>;
  readonly levels: readonly [one: number, two: number, three: number];
  /** Wrong answers that nothing is said about. */
  readonly silent: readonly string[];
  readonly lessonCues: Cues;
  readonly bankCues: Cues;
  readonly alike: readonly (readonly [string, string, number])[];
  /** null: the module has no evaluation. */
  readonly evaluation: {
    readonly bank: number;
    readonly draw: number;
    readonly reviewed: boolean;
  } | null;
  readonly doubts: {
    readonly all: number;
    readonly first: number;
    readonly marks: Readonly<Partial<Record<Mark, number>>>;
  };
  /** Lessons and questions that send a learner to their trainer for a fact. */
  readonly unverified: readonly string[];
  /** Sources cited without the day they were read. */
  readonly undated: readonly string[];
}

export function surveyOf(
  module: Module,
  { sources }: Pick<Course, 'sources'>,
  { doubts }: Pick<Doubts, 'doubts'>,
): ModuleSurvey {
  const { lessons } = module;
  const evaluation = assessmentOf(module, 'evaluation');
  const inLessons = lessons.flatMap(({ questions }) => withDecisions(questions));
  const bank = evaluation?.bank ?? [];
  const before = assessmentOf(module, 'positioning')?.bank ?? [];
  const all = [...before, ...inLessons, ...bank];
  const cited = new Set([
    ...lessons.flatMap((lesson) => lesson.sources),
    ...all.flatMap((question) => question.sources),
  ]);
  return {
    title: module.title,
    lessons: lessons.map((lesson) => lessonSurvey(lesson, bank)),
    kinds: counted(all.map(({ kind }) => kind)),
    levels: [1, 2, 3].map((level) => all.filter((one) => one.difficulty === level).length) as [
      number,
      number,
      number,
    ],
    silent: silentAnswers(all),
    lessonCues: cuesOf(inLessons),
    bankCues: cuesOf(bank),
    alike: pairsAlike(all),
    evaluation: evaluation && {
      bank: bank.length,
      draw: evaluation.draw,
      reviewed: evaluation.review.status === 'reviewed',
    },
    doubts: {
      all: doubts.length,
      first: doubts.filter(({ first }) => first).length,
      marks: counted(doubts.flatMap(({ marks }) => marks)),
    },
    unverified: [
      ...lessons.filter((lesson) => isUnverified(proseOf(lesson))).map(({ slug }) => slug),
      ...all.filter((question) => isUnverified(saidBy(question))).map(({ id }) => id),
    ],
    undated: [...cited].filter((id) => (sources[id]?.consulted ?? null) === null),
  };
}

function lessonSurvey(lesson: Lesson, bank: readonly Question[]): LessonSurvey {
  const { slug, questions, productions = [], objectives } = lesson;
  const prose = proseOf(lesson);
  const asked = questions.filter(({ required }) => required);
  const readBy = (some: readonly Question[]): number =>
    wordsOf(prose).length + some.reduce((sum, one) => sum + readIn(one), 0);
  const words =
    readBy(questions) +
    productions.reduce((sum, one) => sum + wordsOf(productionText(one)).length, 0);
  const times = (all: readonly Question[], objective: string): number =>
    all.filter((one) => one.objective === objective).length;
  return {
    slug,
    title: lesson.title,
    words,
    questions: questions.length,
    productions: productions.map(({ title }) => title),
    // Announced is what the lesson takes: what may be left out comes on top.
    minutes: Math.round(
      readBy(asked) / WORDS_A_MINUTE + asked.reduce((sum, one) => sum + secondsOf(one), 0) / 60,
    ),
    announced: lesson.minutes,
    readability: readability(prose),
    reviewed: lesson.review.status === 'reviewed',
    objectives: Object.fromEntries(
      objectives.map(({ id }) => [id, [times(questions, id), times(bank, `${slug}#${id}`)]]),
    ),
  };
}

function secondsOf(question: Question): number {
  if (question.kind !== 'series') return SECONDS_A_QUESTION;
  const { minute, less } = SECONDS_COUNTED;
  return SECONDS_A_QUESTION + (question.series.minute ? minute : less);
}

const proseOf = ({ sections }: Lesson): string => sections.map(({ text }) => text).join('\n');

/** Words of a question that every learner reads; its feedback is counted with the time it takes. */
const readIn = (question: Question): number =>
  wordsOf(`${statementOf(question)}\n${plainRich(question.explanation)}`).length;

/** What the prose does not hold: the grid and the possible text. */
const productionText = ({ criteria, model }: Production): string =>
  [...criteria.map(({ text }) => plain(text)), plainRich(model)].join('\n');

const isUnverified = (text: string): boolean => /à vérifier auprès/iu.test(text);

function counted<T extends string>(all: readonly T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const one of all) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}
