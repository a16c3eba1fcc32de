/** What each question of a module asks, for the trainer's board; no package carries it. */
import { loaded } from 'virtual:cours';
import type { QuestionSheets } from '../../../core/report/question-sheet.ts';
import { withDecisions } from '../../../core/question/decisions.ts';
import { interaction } from '../../../core/question/speech.ts';
import { allUnits } from '../../../core/course/unit.ts';
import { wording } from '../../../core/xapi/answers.ts';

export function getStaticPaths() {
  return loaded.course.modules.map(({ id }) => ({ params: { module: id } }));
}

export function GET({ params }: { readonly params: { readonly module: string } }): Response {
  // An evaluation draws its own, and shows nobody's answers.
  const units = allUnits(loaded.course).filter(
    ({ id, kind }) => kind !== 'evaluation' && id.startsWith(`${params.module}/`),
  );
  const sheets: QuestionSheets = Object.fromEntries(
    units.map(({ id, questions }) => [
      id,
      Object.fromEntries(
        questions.flatMap((question, at) =>
          withDecisions([question]).map((one) => [
            one.id,
            {
              number: at + 1,
              statement: wording(one),
              interaction: interaction(one),
              ...(one.kind === 'bench' && { bench: one.bench }),
            },
          ]),
        ),
      ),
    ]),
  );
  return Response.json(sheets);
}
