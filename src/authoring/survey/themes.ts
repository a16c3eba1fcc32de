/** The official themes of the certification, and what of them is taught at a distance. Pure. */
import type { Course } from '../../core/course/course.ts';
import type { ModuleSurvey } from './module.ts';

export interface ThemeSurvey {
  readonly bloc: number;
  readonly title: string;
  /** null: not at a distance. */
  readonly taught: {
    readonly module: string;
    readonly lessons: number;
    readonly minutes: number;
  } | null;
}

/** @param surveys by module id */
export function themesOf(
  { blocs }: Pick<Course, 'blocs'>,
  surveys: ReadonlyMap<string, ModuleSurvey>,
): readonly ThemeSurvey[] {
  return blocs.flatMap(({ number, themes }) =>
    themes.map(({ title, module }) => {
      const survey = surveys.get(module ?? '');
      return {
        bloc: number,
        title,
        taught: survey
          ? {
              module: survey.title,
              lessons: survey.lessons.length,
              minutes: survey.lessons.reduce((sum, { minutes }) => sum + minutes, 0),
            }
          : null,
      };
    }),
  );
}
