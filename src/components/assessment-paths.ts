import type { Course, Module } from '../core/course/course.ts';
import type { AssessmentRole } from '../core/course/roles.ts';
import { assessmentId, assessmentOf } from '../core/course/unit.ts';

interface Read {
  readonly course: Course;
  readonly broken: readonly { readonly id: string }[];
}

/** Modules that have an assessment of that role, sound or not. */
export function assessmentPaths(
  { course, broken }: Read,
  role: AssessmentRole,
): { readonly params: { readonly module: string }; readonly props: { readonly module: Module } }[] {
  return course.modules
    .filter(
      (module) =>
        assessmentOf(module, role) !== null ||
        broken.some(({ id }) => id === assessmentId(module.id, role)),
    )
    .map((module) => ({ params: { module: module.id }, props: { module } }));
}
