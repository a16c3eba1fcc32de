/** A module, measured: what its author and whoever reviews it look at first. Pure. */
import type { Course, Lesson, Module } from '../../core/course.ts';
import type { Kind, Question } from '../../core/question/types.ts';
import { paperLines } from '../../core/document/paper.ts';
import { plainRich } from '../../core/rich.ts';
import { readability, wordsOf } from './language.ts';
import { choicesOf, cuesOf, pairsAlike, silentChoices, stemOf, type Cues } from './questions.ts';

/** A trainer reads aloud at that speed; a learner at home does too. */
const WORDS_A_MINUTE = 180;
const SECONDS_A_QUESTION = 40;

export interface LessonSurvey {
  readonly slug: string;
  readonly title: string;
  readonly words: number;
  readonly questions: number;
  /** Reading and answering, and as announced. */
  readonly minutes: number;
  readonly announced: number;
  readonly readability: number | null;
  readonly reviewed: boolean;
  /** Objectives by how often its questions test them. */
  readonly objectives: Readonly<Record<string, number>>;
}

export interface ModuleSurvey {
  readonly title: string;
  readonly lessons: readonly LessonSurvey[];
  readonly kinds: Readonly<Partial<Record<Kind, number>>>;
  readonly levels: readonly [one: number, two: number, three: number];
  readonly silent: readonly string[];
  readonly lessonCues: Cues;
  readonly bankCues: Cues;
  readonly alike: readonly (readonly [string, string, number])[];
  /** Questions of the bank, and how many a sitting draws. */
  readonly bank: readonly [questions: number, draw: number];
  /** Sources cited without the day they were read. */
  readonly undated: readonly string[];
}

export function surveyOf(module: Module, { sources }: Pick<Course, 'sources'>): ModuleSurvey {
  const { lessons, evaluation } = module;
  const inLessons = lessons.flatMap(({ questions }) => questions);
  const bank = evaluation?.bank ?? [];
  const all = [...inLessons, ...bank];
  const cited = new Set([
    ...lessons.flatMap((lesson) => lesson.sources),
    ...all.flatMap((question) => question.sources),
  ]);
  return {
    title: module.title,
    lessons: lessons.map(lessonSurvey),
    kinds: counted(all.map(({ kind }) => kind)),
    levels: [1, 2, 3].map((level) => all.filter((one) => one.difficulty === level).length) as [
      number,
      number,
      number,
    ],
    silent: silentChoices(all),
    lessonCues: cuesOf(inLessons),
    bankCues: cuesOf(bank),
    alike: pairsAlike(all),
    bank: [bank.length, evaluation?.draw ?? 0],
    undated: [...cited].filter((id) => (sources[id]?.consulted ?? null) === null),
  };
}

function lessonSurvey(lesson: Lesson): LessonSurvey {
  const { questions, sections, objectives } = lesson;
  const prose = sections.map(({ text }) => text).join('\n');
  const words = wordsOf(prose).length + questions.reduce((sum, one) => sum + read(one), 0);
  return {
    slug: lesson.slug,
    title: lesson.title,
    words,
    questions: questions.length,
    minutes: Math.round(words / WORDS_A_MINUTE + (questions.length * SECONDS_A_QUESTION) / 60),
    announced: lesson.minutes,
    readability: readability(prose),
    reviewed: lesson.review.status === 'reviewed',
    objectives: Object.fromEntries(
      objectives.map(({ id }) => [id, questions.filter((one) => one.objective === id).length]),
    ),
  };
}

/** Words of a question that every learner reads; its feedback is counted with the time it takes. */
const read = (question: Question): number =>
  wordsOf(
    [
      stemOf(question),
      ...(question.documents ?? []).flatMap(paperLines),
      ...choicesOf(question).map(({ text }) => text),
      plainRich(question.explanation),
    ].join(' '),
  ).length;

function counted<T extends string>(all: readonly T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const one of all) counts[one] = (counts[one] ?? 0) + 1;
  return counts;
}
