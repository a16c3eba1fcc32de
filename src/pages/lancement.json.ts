/** What our own server needs to launch and to report each assignable unit; see src/server/README.md. */
import { loaded } from 'virtual:cours';

export function GET(): Response {
  const { iri, title, modules } = loaded.course;
  const units = modules.flatMap(({ lessons, evaluation }) => [
    ...lessons.map((lesson) => ({
      id: lesson.id,
      kind: 'lesson',
      url: `/modules/${lesson.id}/`,
      title: lesson.title,
      number: lesson.number,
      masteryScore: null,
      moveOn: 'Completed',
      sections: Object.fromEntries(lesson.sections.map((section) => [section.id, section.title])),
      questions: lesson.questions.map(({ id }) => id),
    })),
    ...(evaluation
      ? [
          {
            id: evaluation.id,
            kind: 'evaluation',
            url: `/modules/${evaluation.id}/`,
            title: evaluation.title,
            number: null,
            masteryScore: evaluation.masteryScore,
            moveOn: 'CompletedAndPassed',
            sections: {},
            // Drawn anew for each try: their places in the bank mean nothing to anyone.
            questions: [],
          },
        ]
      : []),
  ]);
  return Response.json({
    iri,
    course: { id: `${iri}cours`, title },
    modules: modules.map(({ id, title, ink }) => ({ id, title, ink })),
    units,
  });
}
