/** The course as the progress islands see it: just enough to count. */
import {
  isUnderWay,
  standingAt,
  type CourseStanding,
  type SittingStanding,
} from '../../core/progress/unit-standing.ts';
import { percent } from '../../core/report/percent.ts';
import { plural } from '../../core/text/numbers.ts';
import { dayOfYear } from '../parts/dates.ts';

export interface OutlineLesson {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly href: string;
  readonly minutes: number;
  /** How many questions the lesson's completion asks for. */
  readonly required: number;
}

export interface OutlineEvaluation {
  readonly id: string;
  readonly masteryScore: number;
}

export interface OutlineModule {
  readonly id: string;
  readonly title: string;
  readonly short: string;
  readonly ink: string;
  readonly lessons: readonly OutlineLesson[];
  /** Lessons of the module, those that a package leaves out among them. */
  readonly total: number;
  readonly evaluation: (OutlineEvaluation & { readonly href: string }) | null;
}

export type Stage = 'todo' | 'current' | 'done' | 'waived';

export function stage(standing: CourseStanding, { id }: OutlineLesson): Stage {
  const known = standingAt(standing, id);
  if (known === null) return 'todo';
  return known.state === 'begun' ? 'current' : known.state;
}

export const tickOf = (one: Stage): 'todo' | 'current' | 'done' =>
  one === 'waived' ? 'done' : one;

/** Nothing more is asked of it. */
const isOver = (standing: CourseStanding, lesson: OutlineLesson): boolean =>
  tickOf(stage(standing, lesson)) === 'done';

/** Minutes left, in proportion to the questions still to do. */
export function minutesLeft(standing: CourseStanding, lesson: OutlineLesson): number {
  if (isOver(standing, lesson)) return 0;
  const { answered } = standingAt(standing, lesson.id) ?? { answered: 0 };
  const share = lesson.required > 0 ? Math.min(1, answered / lesson.required) : 0;
  return Math.max(1, Math.round(lesson.minutes * (1 - share)));
}

/** "8 leçons sur 10, 1 dispensée"; null before the first. */
export function countWords(
  standing: CourseStanding,
  lessons: readonly OutlineLesson[],
): string | null {
  const stages = lessons.map((lesson) => stage(standing, lesson));
  const done = stages.filter((one) => one === 'done').length;
  const waived = stages.filter((one) => one === 'waived').length;
  if (done + waived === 0) return null;
  const excused = waived > 0 ? `, ${plural(waived, 'dispensée')}` : '';
  return `${plural(done, 'leçon')} sur ${lessons.length}${excused}`;
}

/** The lesson to go on with: the last one touched if unfinished, else the next one to do. */
export function toResume(
  standing: CourseStanding,
  modules: readonly OutlineModule[],
): {
  readonly module: OutlineModule;
  readonly lesson: OutlineLesson;
  /** When that lesson was last worked at; null: it is not begun. */
  readonly touched: string | null;
} | null {
  const all = modules.flatMap((module) => module.lessons.map((lesson) => ({ module, lesson })));
  const touched = all
    .flatMap((one) => {
      const known = standingAt(standing, one.lesson.id);
      return known === null || known.state === 'waived' ? [] : [{ ...one, touched: known.touched }];
    })
    .sort((a, b) => (a.touched < b.touched ? 1 : -1));
  const latest = touched[0];
  if (latest && !isOver(standing, latest.lesson)) return latest;
  const from = latest ? all.findIndex(({ lesson }) => lesson.id === latest.lesson.id) + 1 : 0;
  const next = [...all.slice(from), ...all.slice(0, from)].find(
    ({ lesson }) => !isOver(standing, lesson),
  );
  return next ? { ...next, touched: standingAt(standing, next.lesson.id)?.touched ?? null } : null;
}

/** Evaluations neither passed nor waived, with their modules. */
export function toPass(
  standing: CourseStanding,
  modules: readonly OutlineModule[],
): readonly { readonly title: string; readonly href: string }[] {
  return modules.flatMap(({ title, evaluation }) => {
    if (!evaluation) return [];
    const known = standingAt(standing, evaluation.id);
    return known?.best?.passed || known?.state === 'waived'
      ? []
      : [{ title, href: evaluation.href }];
  });
}

interface ModuleWords {
  readonly mark: 'juste' | 'signet' | 'attention' | null;
  readonly text: string;
  /** At the end of the line; null: what is left to do. */
  readonly aside: string | null;
}

/** Where somebody stands in a module, said of what it holds: a package may be lessons or an evaluation alone. */
export function moduleWords(standing: CourseStanding, module: OutlineModule): ModuleWords {
  const { lessons, evaluation } = module;
  const current = lessons.find((lesson) => stage(standing, lesson) === 'current');
  const counted = countWords(standing, lessons);
  const all = lessons.every((lesson) => isOver(standing, lesson));
  const isWhole = all && lessons.length > 0 && lessons.length === module.total;
  const known = evaluation && standingAt(standing, evaluation.id);
  const best = known?.best;
  if (evaluation && best?.passed)
    return {
      mark: 'juste',
      text: `${isWhole ? 'Validé' : 'Évaluation réussie'} le ${dayOfYear(best.at)}`,
      aside: scoreWords(best, evaluation),
    };
  if (evaluation && best && all)
    return {
      mark: 'attention',
      text: `Évaluation à repasser, ${scoreWords(best, evaluation)}`,
      aside: `il fallait ${percent(evaluation.masteryScore, evaluation.masteryScore)}\u00A0%`,
    };
  const to = (mark: ModuleWords['mark'], text: string) => ({ mark, text, aside: null });
  if (known?.state === 'waived' && all) return to('juste', 'Évaluation dispensée');
  if (lessons.length === 0)
    return to(null, known && isUnderWay(known) ? 'Évaluation en cours' : 'Évaluation à passer');
  if (all)
    return evaluation
      ? to(null, 'Leçons terminées, évaluation à passer')
      : to('juste', lessons.length > 1 ? 'Leçons terminées' : 'Leçon terminée');
  if (current) return to('signet', `Leçon ${current.number} en cours`);
  if (counted !== null) return to(null, counted);
  return to(
    null,
    Object.keys(standing).length > 0
      ? 'Pas encore commencé'
      : `${plural(lessons.length, 'leçon')}${evaluation ? ' et une évaluation' : ''}`,
  );
}

export const scoreWords = (
  { scaled }: SittingStanding,
  { masteryScore }: Pick<OutlineEvaluation, 'masteryScore'>,
): string => `${percent(scaled, masteryScore)}\u00A0%`;

/** What was finished: every lesson of these modules and every evaluation; null while something is left. */
export function finish(
  standing: CourseStanding,
  modules: readonly OutlineModule[],
): {
  /** Evaluations passed, in the order of the course. */
  readonly passed: readonly {
    readonly module: OutlineModule;
    readonly best: SittingStanding;
    readonly masteryScore: number;
  }[];
  /** Of the last of them; null: there was none to pass. */
  readonly at: string | null;
  /** 0 to 1; null: there was none to pass. */
  readonly mean: number | null;
} | null {
  const lessons = modules.flatMap((module) => module.lessons);
  if (toResume(standing, modules) || toPass(standing, modules).length > 0) return null;
  const passed = modules.flatMap((module) => {
    const best = module.evaluation && standingAt(standing, module.evaluation.id)?.best;
    return best ? [{ module, best, masteryScore: module.evaluation.masteryScore }] : [];
  });
  if (lessons.length + passed.length === 0) return null;
  const sum = passed.reduce((total, { best }) => total + best.scaled, 0);
  return {
    passed,
    at: passed.reduce<string | null>(
      (latest, { best }) => (latest === null || best.at > latest ? best.at : latest),
      null,
    ),
    mean: passed.length > 0 ? sum / passed.length : null,
  };
}

interface Revision {
  readonly module: OutlineModule;
  readonly lesson: OutlineLesson;
  readonly wrong: number;
  readonly answered: number;
}

/** The lessons with the most wrong first answers, the worst share first. */
export function toRevise(
  standing: CourseStanding,
  modules: readonly OutlineModule[],
  most: number,
): readonly Revision[] {
  return modules
    .flatMap((module) =>
      module.lessons.flatMap((lesson): readonly Revision[] => {
        const known = standingAt(standing, lesson.id);
        const wrong = known ? known.answered - known.rightFirst : 0;
        return known && wrong > 0 ? [{ module, lesson, wrong, answered: known.answered }] : [];
      }),
    )
    .sort((a, b) => b.wrong / b.answered - a.wrong / a.answered)
    .slice(0, most);
}
