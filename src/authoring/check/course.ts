/** What only the whole course shows: ids used twice, objectives, links, prerequisites, the banks. */
import { withDecisions } from '../../core/question/decisions.ts';
import type { ReadQuestion } from '../read/question.ts';
import { basename } from 'node:path';
import { diagnose, type Diagnostic } from '../diagnostic.ts';
import type { Folder } from '../files.ts';
import { pagesOf } from '../modules.ts';
import type { PageFile } from '../pages.ts';
import { sourceText, type Span } from '../source.ts';
import { checkAssessments } from './assessments.ts';
import type { CourseFiles } from './course-files.ts';
import { checkLesson } from './lesson.ts';
import { checkLinks, siteMap } from './links.ts';

export function checkCourse(course: CourseFiles): Diagnostic[] {
  const { modules, guide, sourceIds } = course;
  const map = siteMap(course);
  const pages = [
    ...modules.flatMap((module) =>
      pagesOf(module).map((page) => ({
        page,
        url: `/modules/${module.id}/${page.slug}/`,
      })),
    ),
    ...guide.map((page) => ({ page, url: `/guide/${page.slug}/` })),
  ];
  return [
    ...checkModules(course),
    ...[...course.files.modules, course.files.guide].flatMap(strangers),
    ...duplicateIds(pages.map(({ page }) => page)),
    ...duplicateProductions(pages.map(({ page }) => page)),
    ...modules.flatMap((module) =>
      module.lessons.flatMap((lesson) => checkLesson(lesson, module, modules, sourceIds)),
    ),
    ...modules.flatMap(checkAssessments),
    ...pages.flatMap(({ page, url }) => checkLinks(page, url, map)),
  ];
}

function checkModules({ files, settings }: CourseFiles): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [index, id] of settings.modules.entries()) {
    const at = settings.moduleAt(index);
    if (settings.modules.indexOf(id) < index) {
      found.push(
        diagnose(settings.source, 'error', {
          code: 'module-en-double',
          at,
          message: `Le module « ${id} » est écrit deux fois.`,
          help: 'Gardez-le une seule fois.',
        }),
      );
    } else if (!files.modules.some(({ name }) => name === id)) {
      found.push(
        diagnose(settings.source, 'error', {
          code: 'module-inconnu',
          at,
          message: `Il n’y a pas de dossier modules/${id}.`,
          help: 'Créez-le avec « npm run new -- module "Titre" », ou retirez-le de la liste.',
        }),
      );
    }
  }
  for (const { name } of files.modules) {
    if (settings.modules.includes(name)) continue;
    found.push(
      diagnose(settings.source, 'warning', {
        code: 'module-hors-cours',
        at: settings.moduleAt(0),
        message: `Le dossier modules/${name} n’est pas dans le cours.`,
        help: `Ajoutez « ${name} » à la liste « modules: », à la place voulue.`,
      }),
    );
  }
  return found;
}

/** Files nothing reads: no page is dropped without a word. */
function strangers(folder: Folder): Diagnostic[] {
  return folder.others.map((file) => {
    const name = basename(file);
    const page = /\.(md|mdx?\.txt|markdown|mdx)$/i.test(name);
    return diagnose(sourceText(file, ''), page ? 'error' : 'warning', {
      code: 'fichier-ignore',
      at: { start: 0, end: 1 },
      message: `« ${name} » n’est lu par personne.`,
      help: page
        ? `Renommez-le « ${name.replace(/\.(md|mdx?\.txt|markdown|mdx)$/i, '.mdx')} ».`
        : 'Sortez-le de ce dossier, ou faites commencer son nom par « _ ».',
    });
  });
}

interface Named {
  readonly id: string;
  readonly at: Span;
}

const duplicateIds = (pages: readonly PageFile<unknown>[]): Diagnostic[] =>
  duplicates(
    pages,
    ({ questions }) =>
      questions.flatMap(withItsDecisions).map(({ question, at }) => ({ id: question.id, at })),
    'Donnez à chaque question du cours un identifiant différent.',
  );

const duplicateProductions = (pages: readonly PageFile<unknown>[]): Diagnostic[] =>
  duplicates(
    pages,
    ({ productions }) => productions.map(({ production, at }) => ({ id: production.id, at })),
    'Donnez à chaque <Production> du cours un identifiant différent.',
  );

function duplicates(
  pages: readonly PageFile<unknown>[],
  idsIn: (page: PageFile<unknown>['page']) => readonly Named[],
  help: string,
): Diagnostic[] {
  const first = new Map<string, string>();
  const found: Diagnostic[] = [];
  for (const { page, source } of pages) {
    for (const { id, at } of idsIn(page)) {
      const where = first.get(id);
      if (where === undefined) {
        first.set(id, source.file);
        continue;
      }
      const place =
        where === source.file ? 'plus haut dans ce fichier' : `dans ${shortName(where)}`;
      found.push(
        diagnose(source, 'error', {
          code: 'identifiant-en-double',
          at,
          message: `L’identifiant « ${id} » est déjà pris ${place}.`,
          help,
        }),
      );
    }
  }
  return found;
}

/** A scenario is shown as a question, and each of its decisions is answered as one. */
const withItsDecisions = ({ question, at }: ReadQuestion): readonly ReadQuestion[] =>
  withDecisions([question]).map((one) => ({ question: one, at }));

/** The last two steps of a path. */
function shortName(file: string): string {
  return file.split(/[/\\]/).slice(-2).join('/');
}
