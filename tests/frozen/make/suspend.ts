/** What an LMS holds of a lesson and of an evaluation, at each level of saving, as this release writes it. */
import { deflateSync, inflateSync } from 'fflate';
import type { Course } from '../../../src/core/course/course.ts';
import type { Progress } from '../../../src/core/progress/progress.ts';
import {
  decodeSuspend,
  encodeSuspend,
  LEVELS,
  SUSPEND_LIMITS,
  type SuspendedUnit,
} from '../../../src/core/scorm/suspend.ts';
import { scoreData, standingOf, statusData } from '../../../src/core/scorm/standing.ts';
import { progressOf } from './events.ts';

export interface Suspended {
  readonly version: '1.2' | '2004';
  readonly unit: SuspendedUnit;
  readonly level: number;
  readonly text: string;
  /** What this release reads out of it. */
  readonly progress: Progress;
  /** What it tells the LMS with it: elements and values. */
  readonly standing: unknown;
}

const compression = {
  deflate: (data: Uint8Array) => deflateSync(data, { level: 9 }),
  inflate: inflateSync,
};

export function suspendOf(course: Course): readonly Suspended[] {
  const units = [
    { id: 'essai/toutes-les-questions', kind: 'lesson' },
    { id: 'essai/evaluation', kind: 'evaluation' },
  ] as const;
  return (['1.2', '2004'] as const).flatMap((version) =>
    units.flatMap((unit) => {
      // A learner for each version: other answers, other ids.
      const progress = progressOf(course, version);
      return [...LEVELS.keys()].flatMap((level) => {
        const text = atLevel(progress, unit, level, SUSPEND_LIMITS[version]);
        // The last level of an evaluation takes the room of the one before: none is ever written.
        if (text === null && unit.kind === 'evaluation' && level === LEVELS.length - 1) return [];
        const read = text === null ? null : decodeSuspend(text, unit, compression);
        if (text === null || read === null) throw new Error(`${version} ${unit.id} ${level}`);
        const now = standingOf(read, unit, 0.75);
        const standing = [...statusData(version, now), ...scoreData(version, now)];
        return [{ version, unit, level, text, progress: read, standing }];
      });
    }),
  );
}

/** As if the LMS had given just the room for that level. */
function atLevel(
  progress: Progress,
  unit: SuspendedUnit,
  level: number,
  most: number,
): string | null {
  let limit = most;
  for (;;) {
    const { text, level: used } = encodeSuspend(progress, unit, limit, compression);
    if (used === level) return text;
    if (used > level) return null;
    limit = text.length - 1;
  }
}
