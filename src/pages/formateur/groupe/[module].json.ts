/** Questions of a module's lessons, as a trainer can ask a group, for the board; no package carries it. */
import { loaded } from 'virtual:cours';
import { lessonQuestions, type GroupSheets } from '../../../core/meeting/from-lesson.ts';
import { allUnits } from '../../../core/course/unit.ts';

export function getStaticPaths() {
  return loaded.course.modules.map(({ id }) => ({ params: { module: id } }));
}

export function GET({ params }: { readonly params: { readonly module: string } }): Response {
  // Banks of assessments stay unseen until they are taken.
  const lessons = allUnits(loaded.course).filter(
    ({ id, kind }) => kind === 'lesson' && id.startsWith(`${params.module}/`),
  );
  const sheets: GroupSheets = Object.fromEntries(
    lessons.map(({ id, questions }) => [id, lessonQuestions(id, questions)]),
  );
  return Response.json(sheets);
}
