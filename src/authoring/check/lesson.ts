import { withDecisions } from '../../core/question/decisions.ts';
import { diagnose, type Diagnostic } from '../diagnostic.ts';
import { lessonId } from '../assemble.ts';
import type { ModuleFiles } from '../modules.ts';
import { didYouMean } from '../nearest.ts';
import type { PageFile } from '../pages.ts';
import { isPlaceholder, type LessonInput } from '../schemas/lesson.ts';
import { unknownSource } from '../read/named-sources.ts';
import { placeOf } from '../validate.ts';
import type { Span } from '../source.ts';

/** The header of a lesson against its questions, its neighbours and the sources. */
export function checkLesson(
  lesson: PageFile<LessonInput>,
  module: ModuleFiles,
  modules: readonly ModuleFiles[],
  sourceIds: ReadonlySet<string>,
): Diagnostic[] {
  const { input, yaml, source } = lesson;
  if (input === null || yaml === null) return [];
  const at = (...path: (string | number)[]): Span => placeOf(yaml, path, { start: 0, end: 3 });
  return [
    ...checkObjectives(lesson, input, at),
    ...checkPrerequisites(lesson, input, module, modules, at),
    ...input.sources.flatMap((id, index) =>
      sourceIds.has(id)
        ? []
        : [diagnose(source, 'error', unknownSource(id, [...sourceIds], at('sources', index)))],
    ),
    ...(input.competence !== undefined && isPlaceholder(input.competence)
      ? [
          diagnose(source, 'warning', {
            code: 'competence-a-completer',
            at: at('competence'),
            message: 'La compétence reste à compléter : la page de la leçon n’en montre pas.',
            help: 'Écrivez la compétence avec les mots du référentiel, ou retirez la ligne.',
          }),
        ]
      : []),
    ...(input.minutes < 5 || input.minutes > 15
      ? [
          diagnose(source, 'warning', {
            code: 'duree',
            at: at('minutes'),
            message: `La leçon est annoncée pour ${input.minutes} minutes.`,
            help: 'Visez 5 à 15 minutes : coupez-la, ou réunissez-la avec une autre.',
          }),
        ]
      : []),
  ];
}

function checkObjectives(
  lesson: PageFile<LessonInput>,
  input: LessonInput,
  at: (...path: (string | number)[]) => Span,
): Diagnostic[] {
  const { source, page } = lesson;
  const ids = input.objectifs.map(({ id }) => id);
  const found: Diagnostic[] = [];
  for (const { name, at: place } of lesson.objectives) {
    if (ids.includes(name)) continue;
    found.push(
      diagnose(source, 'error', {
        code: 'objectif-inconnu',
        at: place,
        message: `La leçon n’a pas d’objectif « ${name} ».`,
        help: didYouMean(
          name,
          ids,
          `Les objectifs de la leçon sont : ${[...new Set(ids)].join(', ')}.`,
        ),
      }),
    );
  }
  for (const [index, id] of ids.entries()) {
    if (ids.indexOf(id) < index) {
      found.push(
        diagnose(source, 'error', {
          code: 'identifiant-en-double',
          at: at('objectifs', index, 'id'),
          message: `Deux objectifs s’appellent « ${id} ».`,
          help: 'Donnez à chaque objectif un identifiant différent.',
        }),
      );
    } else if (
      page.anchors !== null &&
      !withDecisions(page.questions.map(({ question }) => question)).some(
        ({ objective }) => objective === id,
      ) &&
      !isNamed(source.text, id)
    ) {
      found.push(
        diagnose(source, 'warning', {
          code: 'objectif-sans-question',
          at: at('objectifs', index, 'id'),
          message: `Aucune question ne teste l’objectif « ${id} ».`,
          help: `Ajoutez une question avec objectif="${id}".`,
        }),
      );
    }
  }
  return found;
}

/** By a question that could not be read: its own fault is told. */
function isNamed(text: string, objective: string): boolean {
  return [...text.matchAll(/\bobjectif\s*=\s*["'“”«]\s*([\w-]+)/g)].some(
    ([, name]) => name === objective,
  );
}

function checkPrerequisites(
  { source, slug }: PageFile<LessonInput>,
  input: LessonInput,
  module: ModuleFiles,
  modules: readonly ModuleFiles[],
  at: (...path: (string | number)[]) => Span,
): Diagnostic[] {
  const ids = modules.flatMap(({ id, lessons }) => lessons.map((lesson) => `${id}/${lesson.slug}`));
  const own = module.lessons.map((lesson) => lesson.slug);
  return input.prerequis.flatMap((name, index) => {
    const id = lessonId(module.id, name);
    if (ids.includes(id) && id !== `${module.id}/${slug}`) return [];
    return [
      diagnose(source, 'error', {
        code: 'prerequis-inconnu',
        at: at('prerequis', index),
        message:
          id === `${module.id}/${slug}`
            ? 'Une leçon ne peut pas être son propre prérequis.'
            : `Il n’y a pas de leçon « ${name} ».`,
        help:
          id === `${module.id}/${slug}`
            ? 'Retirez-la de la liste.'
            : didYouMean(name, own, 'Écrivez le nom de fichier d’une leçon, sans son numéro.'),
      }),
    ];
  });
}
