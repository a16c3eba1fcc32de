/** What our own server needs to launch each assignable unit; see src/server/README.md. */
import { loaded } from 'virtual:cours';

export function GET(): Response {
  const { iri, title, modules } = loaded.course;
  const units = modules.flatMap(({ lessons, evaluation }) => [
    ...lessons.map((lesson) => ({
      id: lesson.id,
      kind: 'lesson',
      url: `/modules/${lesson.id}/`,
      title: lesson.title,
      masteryScore: null,
      moveOn: 'Completed',
    })),
    ...(evaluation
      ? [
          {
            id: evaluation.id,
            kind: 'evaluation',
            url: `/modules/${evaluation.id}/`,
            title: evaluation.title,
            masteryScore: evaluation.masteryScore,
            moveOn: 'CompletedAndPassed',
          },
        ]
      : []),
  ]);
  return Response.json({ iri, course: { id: `${iri}cours`, title }, units });
}
