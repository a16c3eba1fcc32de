/** What there is to find, unpacked from `titres.json`: terms, and documents = lessons and their sections. */
import { slug } from '../core/text/text.ts';
import type { TitlesFile } from './files.ts';

export interface TermEntry {
  readonly id: string;
  readonly name: string;
  readonly abbreviation: string;
  /** Null when it belongs to no module. */
  readonly module: number | null;
  readonly definition: string;
  readonly everyday: readonly string[];
  readonly forms: readonly string[];
}

/** A lesson's own document (`section` null: its title, summary and objectives), or one of its sections. */
export interface DocumentEntry {
  readonly title: string;
  /** Place in `modules`. */
  readonly module: number;
  /** Place in the module's lessons. */
  readonly lesson: number;
  readonly section: number | null;
  /** The lesson's own document. */
  readonly parent: number;
  /** Relative to the site's root. */
  readonly path: string;
  readonly anchor: string;
}

export interface LessonEntry {
  readonly number: number;
  readonly title: string;
}

export interface ModuleEntry {
  readonly id: string;
  readonly title: string;
  readonly ink: string;
  readonly lessons: readonly LessonEntry[];
}

export interface Catalogue {
  readonly modules: readonly ModuleEntry[];
  readonly terms: readonly TermEntry[];
  /** Lesson by lesson, in course order: the lesson, then its sections. Places are document numbers. */
  readonly documents: readonly DocumentEntry[];
}

export function readTitles(file: TitlesFile): Catalogue {
  return {
    modules: file.modules.map(({ id, title, ink, lessons }) => ({
      id,
      title,
      ink,
      lessons: lessons.map(([, number, lesson]) => ({ number, title: lesson })),
    })),
    terms: readTerms(file),
    documents: readDocuments(file),
  };
}

function readTerms({ terms }: TitlesFile): TermEntry[] {
  if (terms.names === '') return [];
  const ids = lines(terms.ids);
  const abbreviations = lines(terms.abbreviations);
  const modules = lines(terms.modules);
  const definitions = lines(terms.definitions);
  const everyday = lines(terms.everyday);
  const forms = lines(terms.forms);
  return lines(terms.names).map((name, at) => ({
    id: ids[at] || slug(name),
    name,
    abbreviation: abbreviations[at] ?? '',
    module: modules[at] ? Number(modules[at]) : null,
    definition: definitions[at] ?? '',
    everyday: list(everyday[at]),
    forms: list(forms[at]),
  }));
}

function readDocuments({ modules }: TitlesFile): DocumentEntry[] {
  const documents: DocumentEntry[] = [];
  for (const [module, { id, lessons }] of modules.entries()) {
    for (const [lesson, [slugOfLesson, , title, ...sections]] of lessons.entries()) {
      const parent = documents.length;
      const place = { module, lesson, parent, path: `modules/${id}/${slugOfLesson}/` };
      documents.push({ ...place, title, section: null, anchor: '' });
      for (const [section, entry] of sections.entries()) {
        const [anchor = '', other] = entry.split('\t');
        documents.push({
          ...place,
          title: other ?? anchor,
          section,
          anchor: other === undefined ? slug(anchor) : anchor,
        });
      }
    }
  }
  return documents;
}

const lines = (column: string): string[] => column.split('\n');
const list = (cell: string | undefined): string[] => (cell ? cell.split('|') : []);
