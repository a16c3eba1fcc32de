/** What trainers wrote, without errors → the values everything else uses. */
import type { Assessment, Lesson, Module, Review } from '../core/course/course.ts';
import type { AssessmentRole } from '../core/course/roles.ts';
import { assessmentId } from '../core/course/unit.ts';
import { hash } from '../core/text/hash.ts';
import { typeset } from '../core/text/typography.ts';
import type { GuidePage } from './reading.ts';
import type { ModuleFiles } from './modules.ts';
import type { PageFile } from './pages.ts';
import type { ReviewInput } from './schemas/concept.ts';
import type { EvaluationInput } from './schemas/evaluation.ts';
import type { GuideInput } from './schemas/guide.ts';
import { isPlaceholder, type LessonInput } from './schemas/lesson.ts';
import type { ModuleInput } from './schemas/module.ts';
import type { PositioningInput } from './schemas/positioning.ts';

/** SVG sources by key, for content hashes. */
export type Drawings = Readonly<Record<string, string>>;

export function toModule(
  files: ModuleFiles,
  input: ModuleInput,
  lessons: readonly Lesson[],
  assessments: readonly Assessment[],
): Module {
  return {
    id: files.id,
    title: typeset(input.titre),
    short: typeset(input.court),
    summary: typeset(input.resume),
    bloc: input.bloc ?? null,
    ink: input.encre,
    lessons,
    assessments,
  };
}

/** `number`: 1-based place in the module. */
export function toLesson(
  file: PageFile<LessonInput>,
  input: LessonInput,
  module: string,
  number: number,
  drawings: Drawings,
): Lesson {
  return {
    id: `${module}/${file.slug}`,
    slug: file.slug,
    module,
    number,
    title: typeset(input.titre),
    summary: typeset(input.resume),
    minutes: input.minutes,
    objectives: input.objectifs.map(({ id, texte }) => ({ id, text: typeset(texte) })),
    competence: written(input.competence),
    sources: [...new Set([...input.sources, ...file.cited])],
    review: toReview(input.relecture),
    prerequisites: input.prerequis.map((name) => lessonId(module, name)),
    sections: file.page.sections,
    questions: file.page.questions.map(({ question }) => question),
    ...documentsOf(file),
    ...productionsOf(file),
    hash: contentHash(file, drawings),
    file: file.source.file,
  };
}

export function toEvaluation(
  file: PageFile<EvaluationInput>,
  input: EvaluationInput,
  module: string,
  drawings: Drawings,
): Assessment {
  return {
    ...toAssessment('evaluation', file, input, module, drawings),
    draw: input.tirage,
    masteryScore: input.seuil,
    tries: input.essais,
  };
}

/** Every question is asked, once: it says where to begin, and what was learnt by heart would not. */
export function toPositioning(
  file: PageFile<PositioningInput>,
  input: PositioningInput,
  module: string,
  drawings: Drawings,
): Assessment {
  return {
    ...toAssessment('positioning', file, input, module, drawings),
    draw: file.page.questions.length,
    masteryScore: null,
    tries: 1,
  };
}

function toAssessment(
  role: AssessmentRole,
  file: PageFile<unknown>,
  input: Pick<EvaluationInput, 'titre' | 'minutes' | 'relecture'>,
  module: string,
  drawings: Drawings,
): Omit<Assessment, 'draw' | 'masteryScore' | 'tries'> {
  return {
    id: assessmentId(module, role),
    module,
    role,
    title: typeset(input.titre),
    minutes: input.minutes,
    bank: file.page.questions.map(({ question }) => question),
    review: toReview(input.relecture),
    hash: contentHash(file, drawings),
    file: file.source.file,
  };
}

export function toGuidePage(file: PageFile<GuideInput>, input: GuideInput): GuidePage {
  return {
    slug: file.slug,
    title: typeset(input.titre),
    summary: typeset(input.resume),
    sections: file.page.sections,
    questions: file.page.questions.map(({ question }) => question),
    ...documentsOf(file),
    ...productionsOf(file),
    sources: [...file.cited],
    file: file.source.file,
  };
}

function documentsOf({ page }: PageFile<unknown>): Pick<Lesson, 'documents'> {
  return page.documents.length === 0 ? {} : { documents: page.documents };
}

function productionsOf({ page }: PageFile<unknown>): Pick<Lesson, 'productions'> {
  if (page.productions.length === 0) return {};
  return { productions: page.productions.map(({ production }) => production) };
}

/** "prefixes" in module "m" → "m/prefixes"; "m/prefixes" stays. */
export function lessonId(module: string, name: string): string {
  return name.includes('/') ? name : `${module}/${name}`;
}

const written = (competence: string | undefined): string | null =>
  competence === undefined || isPlaceholder(competence) ? null : typeset(competence);

function toReview(input: ReviewInput): Review {
  return typeof input === 'string'
    ? { status: 'awaiting' }
    : { status: 'reviewed', by: typeset(input.par), on: input.le };
}

/** Of the file's text and the drawings it shows, whatever the line ends. */
function contentHash(file: PageFile<unknown>, drawings: Drawings): string {
  const text = file.source.text.replaceAll('\r\n', '\n');
  return hash([text, ...[...file.shown].sort().map((key) => drawings[key] ?? key)].join('\0'));
}
