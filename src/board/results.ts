/** What a learner has reached, in the words of the table. */
import { bestOf } from '../core/assessment/score.ts';
import type { LearnerRow } from '../core/api/learners.ts';
import type { Outline, OutlineModule } from '../core/api/outline.ts';
import type { Try, UnitState } from '../core/report/report.ts';
import { percent as share } from '../core/report/percent.ts';
import type { Mark } from './Marks.tsx';

export const markOf = (learner: LearnerRow, unit: string): Mark =>
  learner.units[unit]?.state ?? 'none';

export const lessonsOf = ({ units }: OutlineModule): OutlineModule['units'] =>
  units.filter(({ kind }) => kind === 'lesson');

export const positioningOf = ({ units }: OutlineModule): OutlineModule['units'][number] | null =>
  units.find(({ kind }) => kind === 'positioning') ?? null;

export const evaluationOf = ({ units }: OutlineModule): OutlineModule['units'][number] | null =>
  units.find(({ kind }) => kind === 'evaluation') ?? null;

/** Lessons nothing more is asked of: brought to their end, those to be looked at again and waived ones included. */
export const finished = (learner: LearnerRow, module: OutlineModule): number =>
  lessonsOf(module).filter(({ id }) => isFinished(learner.units[id])).length;

export const isFinished = (unit: UnitState | undefined): boolean =>
  unit !== undefined && unit.state !== 'begun';

/** "87 %" */
export const percent = ({ scaled, mastery }: Try): string => `${share(scaled, mastery)}\u00A0%`;

/** Where somebody stands before the lessons: it orients, and is no score. */
export const positioningWords = (unit: UnitState | undefined, questions: number): string =>
  unit === undefined
    ? 'pas passé'
    : unit.state === 'begun'
      ? 'commencé'
      : `${unit.rightFirst} sur ${questions}`;

/** Null before the first. */
export const bestTry = (unit: UnitState | undefined): Try | null => bestOf(unit?.tries ?? []);

/** The module somebody was last active in, else the first. */
export function busiestModule(
  { modules }: Outline,
  learners: readonly LearnerRow[],
): OutlineModule | null {
  let latest = '';
  let found = modules[0] ?? null;
  for (const module of modules)
    for (const { id } of module.units)
      for (const { units } of learners) {
        const at = units[id]?.lastActivity ?? '';
        if (at > latest) [latest, found] = [at, module];
      }
  return found;
}
