/** Figures of questions that a group can be asked, each by itself: fetched by who is asked one. */
import { loaded } from 'virtual:cours';
import { groupFigures } from '../../../core/meeting/from-lesson.ts';
import type { Figure } from '../../../core/question/types.ts';

export function getStaticPaths() {
  // Banks of assessments stay unseen until they are taken.
  const lessons = loaded.course.modules.flatMap((module) => module.lessons);
  return [...groupFigures(lessons.flatMap(({ questions }) => questions))].map(([name, figure]) => ({
    params: { figure: name },
    props: { figure },
  }));
}

export function GET({ props }: { readonly props: { readonly figure: Figure } }): Response {
  return Response.json(props.figure);
}
