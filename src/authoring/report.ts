/** The same account of a content folder in `npm run content`, in the build and in the preview. */
import { formatDiagnostic, type Diagnostic } from './diagnostic.ts';
import type { CourseReading } from './reading.ts';

export function hasErrors({ diagnostics }: Pick<CourseReading, 'diagnostics'>): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** Every problem, then a line of counts. `from`: the folder file names are shown from. */
export function reportOf(loaded: CourseReading, from = process.cwd()): string {
  const problems = loaded.diagnostics.map((diagnostic) => formatDiagnostic(diagnostic, from));
  return [...problems, summaryOf(loaded)].join('\n\n');
}

export function summaryOf({ course, guide, broken, diagnostics }: CourseReading): string {
  const lessons = course.modules.flatMap((module) => module.lessons);
  const banks = course.modules.flatMap(({ assessments }) =>
    assessments.flatMap(({ bank }) => bank),
  );
  const questions =
    lessons.reduce((sum, lesson) => sum + lesson.questions.length, 0) + banks.length;
  const read = [
    count(course.modules.length, 'module', 'modules'),
    count(lessons.length, 'leçon', 'leçons'),
    count(questions, 'question', 'questions'),
    count(course.glossary.length, 'terme', 'termes'),
    count(guide.length, 'page de guide', 'pages de guide'),
  ].join(', ');
  const left =
    broken.length === 0 ? '' : `, ${count(broken.length, 'page écartée', 'pages écartées')}`;
  return `${problemsOf(diagnostics)} · ${read}${left}`;
}

function problemsOf(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  return `${count(errors, 'erreur', 'erreurs')}, ${count(warnings, 'avertissement', 'avertissements')}`;
}

function count(number: number, one: string, many: string): string {
  return `${number === 0 ? 'aucune' : number} ${number > 1 ? many : one}`.replace(
    /^aucune (avertissement|module|terme)/,
    'aucun $1',
  );
}
