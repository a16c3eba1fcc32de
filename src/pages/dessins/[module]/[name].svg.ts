/** The drawings of the measuring benches that lessons and assessments show, fetched by the one who opens a bench. */
import { loaded } from 'virtual:cours';
import { drawingUrl, placed } from '../../../core/course/drawing.ts';
import type { Question } from '../../../core/question/types.ts';

const drawingsOf = (question: Question): readonly (string | null)[] =>
  question.kind === 'bench' ? Object.values(question.bench.drawings) : [];

export function getStaticPaths() {
  const { course, guide, figures } = loaded;
  const questions = [
    ...course.modules.flatMap(({ lessons, assessments }) => [
      ...lessons.flatMap((lesson) => lesson.questions),
      ...assessments.flatMap(({ bank }) => bank),
    ]),
    ...guide.flatMap((page) => page.questions),
  ];
  const shown = new Set(questions.flatMap(drawingsOf));
  return Object.entries(figures)
    .filter(([key, drawing]) => shown.has(drawingUrl(key, drawing)))
    .map(([key, drawing]) => {
      const [, module = '', name = ''] =
        /^\/dessins\/([^/]+)\/(.+)\.svg$/.exec(drawingUrl(key, drawing)) ?? [];
      return { params: { module, name }, props: { drawing } };
    });
}

export function GET({ props }: { readonly props: { readonly drawing: string } }): Response {
  return new Response(placed(props.drawing, 'banc'), {
    headers: { 'Content-Type': 'image/svg+xml' },
  });
}
