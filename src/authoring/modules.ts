/** A module's folder → its lessons and its assessments, checked one by one. */
import { basename, join } from 'node:path';
import { ROLES, type AssessmentRole } from '../core/course/roles.ts';
import { hash } from '../core/text/hash.ts';
import { readBenches } from './bench/read.ts';
import { diagnose, reporter, type Diagnostic, type Reporter } from './diagnostic.ts';
import { readFigures, type Figures } from './figures.ts';
import type { Folder } from './files.ts';
import type { Parser } from './mdx.ts';
import { slugOf, type PageFile, type PageKind, type Surroundings } from './pages.ts';
import { evaluation, type EvaluationInput } from './schemas/evaluation.ts';
import { lesson, type LessonInput } from './schemas/lesson.ts';
import { positioning, type PositioningInput } from './schemas/positioning.ts';
import { module as moduleConcept, type ModuleInput } from './schemas/module.ts';
import { sourceText, type SourceText } from './source.ts';
import { placeOf, validate } from './validate.ts';
import { readYaml } from './yaml.ts';

export const LESSON: PageKind<LessonInput> = { place: 'lesson', concept: lesson };
export const EVALUATION: PageKind<EvaluationInput> = { place: 'evaluation', concept: evaluation };
export const POSITIONING: PageKind<PositioningInput> = {
  place: 'positioning',
  concept: positioning,
};
/** Files that are no lesson. */
const ASSESSMENTS = Object.values(ROLES).map(({ slug }) => slug);

export interface ModuleFiles {
  readonly id: string;
  readonly file: string;
  /** null when module.yaml has an error. */
  readonly input: ModuleInput | null;
  readonly lessons: readonly PageFile<LessonInput>[];
  readonly evaluation: PageFile<EvaluationInput> | null;
  readonly positioning: PageFile<PositioningInput> | null;
  readonly figures: Figures;
  /** Of file names, of drawings and of the bench. */
  readonly diagnostics: readonly Diagnostic[];
  readonly moduleDiagnostics: readonly Diagnostic[];
}

/** Every page of a module, in the order learners take them. */
export function pagesOf(module: ModuleFiles): readonly PageFile<unknown>[] {
  const { positioning: before, lessons, evaluation: after } = module;
  return [...(before ? [before] : []), ...lessons, ...(after ? [after] : [])];
}

/** What the whole course knows; `key` changes when it does. */
export type CourseContext = Omit<Surroundings, 'figures' | 'benches'>;

/** A folder's drawings and bench, beside what the whole course knows. */
export function surround(
  known: CourseContext,
  folder: Folder,
  figures: Surroundings['figures'],
): { readonly surroundings: Surroundings; readonly diagnostics: readonly Diagnostic[] } {
  const { benches, diagnostics } = readBenches(folder.bench, { ...known, figures });
  const key = hash(known.key + JSON.stringify([[...figures], folder.bench?.text]));
  return { surroundings: { ...known, figures, benches, key }, diagnostics };
}

/** Reads one page; `loadCourse` passes a reader that remembers unchanged files. */
export type PageReader = <T>(
  source: SourceText,
  kind: PageKind<T>,
  surroundings: Surroundings,
  parser?: Parser,
) => PageFile<T>;

export function readModule(
  folder: Folder,
  blocs: readonly number[],
  known: CourseContext,
  read: PageReader,
): ModuleFiles {
  const figures = readFigures(folder);
  const { surroundings, diagnostics } = surround(known, folder, figures.byName);
  const yaml = readModuleYaml(folder, blocs);
  const names: Diagnostic[] = [];
  const lessons = folder.pages.filter((source) => isLesson(source, names));
  const assessment = <T>(role: AssessmentRole, kind: PageKind<T>): PageFile<T> | null => {
    const source = folder.pages.find(({ file }) => basename(file) === `${ROLES[role].slug}.mdx`);
    return source === undefined ? null : read(source, kind, surroundings);
  };
  const files = lessons.map((source) => read(source, LESSON, surroundings));
  names.push(...sameSlug(files));
  return {
    id: folder.name,
    figures,
    file: yaml.file,
    input: yaml.input,
    lessons: files,
    evaluation: assessment('evaluation', EVALUATION),
    positioning: assessment('positioning', POSITIONING),
    diagnostics: [...names, ...figures.diagnostics, ...diagnostics],
    moduleDiagnostics: yaml.diagnostics,
  };
}

function isLesson(source: SourceText, diagnostics: Diagnostic[]): boolean {
  const name = basename(source.file);
  if (ASSESSMENTS.some((slug) => name === `${slug}.mdx`)) return false;
  if (
    /^\d+-[a-z0-9]+(-[a-z0-9]+)*\.mdx$/.test(name) &&
    !ASSESSMENTS.some((slug) => slug === slugOf(name))
  )
    return true;
  const report = reporter(source);
  report.error({
    code: 'nom-de-fichier',
    at: { start: 0, end: 1 },
    message: `« ${name} » n’est pas un nom de leçon.`,
    help: 'Renommez le fichier : un numéro, un tiret, des mots en minuscules sans accent, comme « 01-prefixes.mdx ».',
  });
  diagnostics.push(...report.found);
  return false;
}

function sameSlug(files: readonly PageFile<LessonInput>[]): Diagnostic[] {
  return files
    .filter(({ slug }, index) => files.findIndex((other) => other.slug === slug) < index)
    .map(({ source, slug }) =>
      diagnose(source, 'error', {
        code: 'lecon-en-double',
        at: { start: 0, end: 1 },
        message: `Deux leçons du module s’appellent « ${slug} ».`,
        help: 'Renommez l’un des deux fichiers.',
      }),
    );
}

function readModuleYaml(folder: Folder, blocs: readonly number[]) {
  const file = join(folder.path, 'module.yaml');
  const source = folder.module ?? sourceText(file, '');
  const report: Reporter = reporter(source);
  if (source.text.trim() === '') {
    report.error({
      code: 'fichier-absent',
      at: { start: 0, end: 1 },
      message: `Le module « ${folder.name} » n’a pas de module.yaml, ou il est vide.`,
      help: 'Créez-le avec les lignes « titre: », « court: », « resume: », « bloc: ».',
    });
    return { file, input: null, diagnostics: report.found };
  }
  const start = { start: 0, end: 1 };
  const yaml = readYaml(report, { start: 0, end: source.text.length });
  const input = yaml === null ? null : validate(report, yaml, moduleConcept, start);
  const bloc = input?.bloc;
  if (yaml !== null && bloc !== undefined && blocs.length > 0 && !blocs.includes(bloc)) {
    report.error({
      code: 'bloc-inconnu',
      at: placeOf(yaml, ['bloc'], start),
      message: `Il n’y a pas de bloc ${bloc} dans cours.yaml.`,
      help: `Les blocs sont : ${blocs.join(', ')}.`,
    });
  }
  return { file, input, diagnostics: report.found };
}
