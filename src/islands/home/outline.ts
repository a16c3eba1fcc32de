/** The course as the progress islands see it: just enough to count. */
import type { Progress } from '../../core/progress/progress.ts';
import { plural } from '../../core/text/numbers.ts';

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

export type Stage = 'todo' | 'current' | 'done';

export function stage(progress: Progress, lesson: OutlineLesson): Stage {
  const known = progress.lessons[lesson.id];
  if (known?.completed) return 'done';
  return known ? 'current' : 'todo';
}

/** Minutes left, in proportion to the questions still to do. */
export function minutesLeft(progress: Progress, lesson: OutlineLesson): number {
  if (stage(progress, lesson) === 'done') return 0;
  const answered = Object.keys(progress.lessons[lesson.id]?.questions ?? {}).length;
  const share = lesson.required > 0 ? Math.min(1, answered / lesson.required) : 0;
  return Math.max(1, Math.round(lesson.minutes * (1 - share)));
}

/** The lesson to go on with: the last one touched if unfinished, else the next one to do. */
export function toResume(
  progress: Progress,
  modules: readonly OutlineModule[],
): {
  readonly module: OutlineModule;
  readonly lesson: OutlineLesson;
  readonly touched: string | null;
} | null {
  const all = modules.flatMap((module) => module.lessons.map((lesson) => ({ module, lesson })));
  const touched = all
    .flatMap((one) => {
      const at = progress.lessons[one.lesson.id]?.touched;
      return at === undefined ? [] : [{ ...one, touched: at }];
    })
    .sort((a, b) => (a.touched < b.touched ? 1 : -1));
  const latest = touched[0];
  if (latest && stage(progress, latest.lesson) !== 'done') return latest;
  const from = latest ? all.findIndex(({ lesson }) => lesson.id === latest.lesson.id) + 1 : 0;
  const next = [...all.slice(from), ...all.slice(0, from)].find(
    ({ lesson }) => stage(progress, lesson) !== 'done',
  );
  return next ? { ...next, touched: latest?.touched ?? null } : null;
}

/** Evaluations not passed yet, with their modules. */
export function toPass(
  progress: Progress,
  modules: readonly OutlineModule[],
): readonly { readonly title: string; readonly href: string }[] {
  return modules.flatMap(({ title, evaluation }) =>
    evaluation && !progress.evaluations[evaluation.id]?.best?.passed
      ? [{ title, href: evaluation.href }]
      : [],
  );
}

/** Where somebody stands in a module, said of what it holds: a package may be lessons or an evaluation alone. */
export function moduleWords(
  progress: Progress,
  module: OutlineModule,
): { readonly mark: 'juste' | 'signet' | null; readonly text: string } {
  const stages = module.lessons.map((lesson) => stage(progress, lesson));
  const done = stages.filter((one) => one === 'done').length;
  const current = module.lessons.find((_, at) => stages[at] === 'current');
  const all = done === stages.length;
  const best = module.evaluation && progress.evaluations[module.evaluation.id]?.best;
  if (best?.passed)
    return {
      mark: 'juste',
      text:
        all && stages.length > 0 && stages.length === module.total
          ? 'Terminé, évaluation réussie'
          : 'Évaluation réussie',
    };
  if (stages.length === 0) return { mark: null, text: 'Évaluation à passer' };
  if (all)
    return module.evaluation
      ? { mark: null, text: 'Leçons terminées, évaluation à passer' }
      : { mark: 'juste', text: done > 1 ? 'Leçons terminées' : 'Leçon terminée' };
  if (current && done === 0) return { mark: 'signet', text: `Leçon ${current.number} en cours` };
  return {
    mark: null,
    text: done > 0 ? `${plural(done, 'leçon')} sur ${stages.length}` : 'Pas encore commencé',
  };
}
