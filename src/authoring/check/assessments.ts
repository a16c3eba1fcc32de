import type { Question } from '../../core/question/types.ts';
import { plain } from '../../core/text/rich.ts';
import { fold } from '../../core/text/text.ts';
import { diagnose, type Diagnostic, type Finding } from '../diagnostic.ts';
import type { ModuleFiles } from '../modules.ts';
import { didYouMean } from '../nearest.ts';
import type { PageFile } from '../pages.ts';
import type { EvaluationInput } from '../schemas/evaluation.ts';
import type { PositioningInput } from '../schemas/positioning.ts';
import type { Span } from '../source.ts';
import { placeOf } from '../validate.ts';

/** A module's assessments against its lessons and each other, and each bank against what is drawn of it. */
export function checkAssessments(module: ModuleFiles): Diagnostic[] {
  const { evaluation, positioning } = module;
  const objectives = module.lessons.flatMap(({ slug, input }) =>
    (input?.objectifs ?? []).map(({ id }) => `${slug}#${id}`),
  );
  const unread = new Set(
    module.lessons.filter(({ input }) => input === null).map(({ slug }) => slug),
  );
  const both = [...(evaluation ? [evaluation] : []), ...(positioning ? [positioning] : [])];
  return [
    ...both.flatMap((page) => [
      ...unknownObjectives(page, objectives, unread),
      ...optional(page),
      ...copies(page, [
        ...module.lessons,
        ...(page === positioning && evaluation ? [evaluation] : []),
      ]),
    ]),
    ...(evaluation?.input ? checkDraw(evaluation, evaluation.input, objectives) : []),
    ...(positioning ? checkLength(positioning) : []),
    ...[...module.lessons, ...(evaluation ? [evaluation] : [])].flatMap(misplacedSafety),
  ];
}

function unknownObjectives(
  { source, objectives: uses }: PageFile<unknown>,
  objectives: readonly string[],
  unread: ReadonlySet<string>,
): Diagnostic[] {
  return uses
    .filter(({ name }) => !objectives.includes(name) && !unread.has(name.split('#')[0] ?? ''))
    .map(({ name, at }) =>
      diagnose(source, 'error', {
        code: 'objectif-inconnu',
        at,
        message: `Aucune leçon du module n’a d’objectif « ${name} ».`,
        help: didYouMean(
          name,
          objectives,
          'Écrivez objectif="leçon#objectif", par exemple "construction#couper".',
        ),
      }),
    );
}

/** A question with the statement of one learnt before, up to case, accents and spaces. */
function copies(
  { source, page }: PageFile<unknown>,
  others: readonly PageFile<unknown>[],
): Diagnostic[] {
  const learnt = new Map(
    others.flatMap(({ slug, page: other }) =>
      other.questions.map(({ question }) => [statementOf(question), slug] as const),
    ),
  );
  return page.questions.flatMap(({ question, at }) => {
    const statement = statementOf(question);
    const slug = learnt.get(statement);
    if (slug === undefined || statement === '') return [];
    const where = slug === 'evaluation' ? 'de l’évaluation' : `de la leçon « ${slug} »`;
    return [
      diagnose(source, 'warning', {
        code: 'question-recopiee',
        at,
        message: `Cette question a le même énoncé qu’une question ${where}.`,
        help: 'Testez le même objectif dans une autre situation.',
      }),
    ];
  });
}

function optional({ source, page }: PageFile<unknown>): Diagnostic[] {
  return page.questions
    .filter(({ question }) => !question.required)
    .map(({ at }) =>
      diagnose(source, 'warning', {
        code: 'facultatif-en-evaluation',
        at,
        message: 'Une question d’évaluation ou de positionnement ne peut pas être facultative.',
        help: 'Retirez l’attribut « facultatif ».',
      }),
    );
}

/** Only a positioning asks what comes first. */
function misplacedSafety({ source, page }: PageFile<unknown>): Diagnostic[] {
  return page.questions
    .filter(({ question }) => question.safety)
    .map(({ at }) =>
      diagnose(source, 'warning', {
        code: 'securite-hors-positionnement',
        at,
        message: 'L’attribut « securite » ne sert que dans positionnement.mdx.',
        help: 'Retirez l’attribut « securite ».',
      }),
    );
}

const LEAST = 10;
const MOST = 14;

function checkLength({ source, page }: PageFile<PositioningInput>): Diagnostic[] {
  const { length } = page.questions;
  if (page.anchors === null || (length >= LEAST && length <= MOST)) return [];
  return [
    diagnose(source, 'warning', {
      code: 'positionnement-longueur',
      at: { start: 0, end: 3 },
      message: `Ce positionnement a ${length} question${length > 1 ? 's' : ''}.`,
      help: `Visez ${LEAST} à ${MOST} questions, une par objectif : assez pour orienter, sans décourager.`,
    }),
  ];
}

/** What a learner reads before answering, folded; in a sentence with gaps, the gaps are part of it. */
function statementOf(question: Question): string {
  const stem = question.stem.map(plain);
  const text =
    question.kind === 'gaps'
      ? question.text.map((line) =>
          line
            .map((part) => (typeof part === 'object' && 'gap' in part ? '…' : plain([part])))
            .join(''),
        )
      : [];
  return fold([...stem, ...text].join(' '));
}

function checkDraw(
  { source, page, yaml }: PageFile<EvaluationInput>,
  input: EvaluationInput,
  objectives: readonly string[],
): Diagnostic[] {
  if (yaml === null || page.anchors === null) return [];
  const at = (key: string): Span => placeOf(yaml, [key], { start: 0, end: 3 });
  const found: Diagnostic[] = [];
  const tell = (severity: Diagnostic['severity'], finding: Finding): void =>
    void found.push(diagnose(source, severity, finding));
  const size = page.questions.length;
  if (input.tirage > size) {
    tell('error', {
      code: 'tirage-impossible',
      at: at('tirage'),
      message: `Un essai tire ${input.tirage} questions, la banque en a ${size}.`,
      help: 'Ajoutez des questions, ou réduisez « tirage: ».',
    });
  } else if (size < input.tirage * 3) {
    tell('warning', {
      code: 'banque-petite',
      at: at('tirage'),
      message: `La banque a ${size} questions pour un tirage de ${input.tirage}.`,
      help: `Visez trois fois le tirage : ${input.tirage * 3} questions.`,
    });
  }
  for (const objective of objectives) {
    const count = page.questions.filter(({ question }) => question.objective === objective).length;
    if (count >= 3) continue;
    tell('warning', {
      code: count === 0 ? 'objectif-sans-question' : 'objectif-peu-teste',
      at: { start: 0, end: 3 },
      message:
        count === 0
          ? `Aucune question de la banque ne teste « ${objective} ».`
          : `La banque a ${count} question${count > 1 ? 's' : ''} pour « ${objective} ».`,
      help: 'Écrivez au moins trois questions par objectif.',
    });
  }
  return found;
}
