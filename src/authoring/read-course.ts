/** A trainer's folder → the Course, or all its Diagnostics. */
import { dirname, resolve } from 'node:path';
import type { Assessment, Course, Lesson, Module } from '../core/course/course.ts';
import { hash } from '../core/text/hash.ts';
import { toEvaluation, toGuidePage, toLesson, toModule, toPositioning } from './assemble.ts';
import { checkCourse } from './check/course.ts';
import { byPlace, type Diagnostic } from './diagnostic.ts';
import { readDoubts } from './doubts.ts';
import { readFigures, type Figures } from './figures.ts';
import { withoutBlame } from './check/blame.ts';
import { checkEncodings, withoutRewriting } from './check/encodings.ts';
import { withUnreadable } from './check/unreadable.ts';
import { readFiles, sourcesOf, type ContentFiles } from './files.ts';
import { readGlossary } from './glossary.ts';
import type { FigureFile } from './read/context.ts';
import type { BrokenPage, GuidePage, CourseReading } from './reading.ts';
import type { Parser } from './mdx.ts';
import {
  pagesOf,
  readModule,
  surround,
  type CourseContext,
  type ModuleFiles,
  type PageReader,
} from './modules.ts';
import { readPageFile, slugOf, type PageFile, type PageKind } from './pages.ts';
import { guide as guideConcept, type GuideInput } from './schemas/guide.ts';
import type { ModuleInput } from './schemas/module.ts';
import { readOrganisation, readSettings, readSources } from './settings.ts';
import { termIndex } from './terms.ts';

export type { CourseReading };

export interface LoadOptions {
  readonly read?: PageReader;
  readonly glossary?: typeof readGlossary;
  readonly parser?: Parser;
}

const GUIDE: PageKind<GuideInput> = { place: 'guide', concept: guideConcept };

/** `dir`: a content folder. Rejects only when it cannot be read at all. */
export async function loadCourse(dir: string, options: LoadOptions = {}): Promise<CourseReading> {
  return readCourse(await readFiles(resolve(dir)), options);
}

function readCourse(files: ContentFiles, options: LoadOptions): CourseReading {
  const read: PageReader =
    options.read ?? ((source, kind, around) => readPageFile(source, kind, around, options.parser));
  const settings = readSettings(files);
  const organisation = readOrganisation(files);
  const sources = readSources(files);
  const glossary = (options.glossary ?? readGlossary)(files.glossary, settings.value.modules);
  const terms = termIndex(glossary.terms);
  const known: CourseContext = {
    terms,
    termNames: new Map(glossary.terms.map(({ id, term }) => [id, term])),
    words: new Map(glossary.terms.map((term) => [term.id, term])),
    sourceIds: new Set(Object.keys(sources.value)),
    key: hash(JSON.stringify([[...terms], glossary.terms, Object.keys(sources.value)])),
  };
  const blocs = settings.value.blocs.map(({ number }) => number);
  const modules = [...new Set(settings.value.modules)]
    .map((id) => files.modules.find(({ name }) => name === id))
    .filter((folder) => folder !== undefined)
    .map((folder) => readModule(folder, blocs, known, read));
  const guideFigures = readFigures(files.guide);
  const { surroundings, diagnostics: ofBench } = surround(known, files.guide, guideFigures.byName);
  const guide = files.guide.pages.map((source) => read(source, GUIDE, surroundings));

  const checked = checkCourse({
    sourceIds: known.sourceIds,
    files,
    settings: settings.value,
    glossary: glossary.terms,
    modules,
    guide,
  });
  const found = [
    ...settings.diagnostics,
    ...organisation.diagnostics,
    ...sources.diagnostics,
    ...glossary.diagnostics,
    ...modules.flatMap((module) => [...module.diagnostics, ...module.moduleDiagnostics]),
    ...guideFigures.diagnostics,
    ...ofBench,
    ...modules.flatMap(pagesOf).flatMap((page) => page.diagnostics),
    ...guide.flatMap((page) => page.diagnostics),
    ...checked,
  ];
  const doubts = readDoubts(files.doubts, modules, {
    glossary: glossary.terms,
    sources: known.sourceIds,
  });
  // What a doubt names may stand in a page that has an error.
  if (!found.some(({ severity }) => severity === 'error')) found.push(...doubts.diagnostics);

  const texts = sourcesOf(files);
  const told = [
    ...withoutRewriting(withUnreadable(found, files.unreadable), texts),
    ...checkEncodings(texts),
  ];
  const diagnostics = [...withoutBlame(told, files.dir)].sort(byPlace);

  const allFigures = [...modules.map(({ figures: ofModule }) => ofModule), guideFigures];
  const figures = drawingsOf(allFigures, ({ svg }) => svg);
  const saved = drawingsOf(allFigures, ({ source }) => source);
  const errors = errorsByFile(diagnostics);
  const { value } = settings;
  const course: Course = {
    title: value.title,
    subtitle: value.subtitle,
    tagline: value.tagline,
    iri: value.iri,
    certification: value.certification,
    blocs: value.blocs,
    paths: value.paths,
    modules: modules.map((module) => assembleModule(module, errors, saved)),
    glossary: glossary.terms,
    sources: sources.value,
    organisation: organisation.value,
  };
  return {
    course,
    diagnostics,
    broken: [
      ...modules.flatMap((module) => brokenIn(module, errors)),
      ...brokenGuide(guide, errors),
    ],
    guide: assembleGuide(guide, errors),
    doubts: doubts.byModule,
    figures,
    shown: Object.fromEntries(
      modules.flatMap((module) =>
        pagesOf(module).map((page) => [`${module.id}/${page.slug}`, [...page.shown]]),
      ),
    ),
    images: Object.assign({}, ...allFigures.map(({ images }) => images)) as Record<string, string>,
  };
}

type Errors = ReadonlyMap<string, readonly Diagnostic[]>;

function errorsByFile(diagnostics: readonly Diagnostic[]): Errors {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return Map.groupBy(errors, ({ file }) => file);
}

function assembleModule(
  files: ModuleFiles,
  errors: Errors,
  saved: Readonly<Record<string, string>>,
): Module {
  const lessons: Lesson[] = [];
  // A broken lesson keeps its number, so that the others keep theirs once it is mended.
  for (const [index, file] of files.lessons.entries()) {
    if (file.input === null || errors.has(file.source.file)) continue;
    lessons.push(toLesson(file, file.input, files.id, index + 1, saved));
  }
  const assessments = [
    ...sound(files.positioning, (file, input) => toPositioning(file, input, files.id, saved)),
    ...sound(files.evaluation, (file, input) => toEvaluation(file, input, files.id, saved)),
  ];
  return toModule(files, files.input ?? standIn(files.id), lessons, assessments);

  function sound<T>(
    file: PageFile<T> | null,
    make: (file: PageFile<T>, input: T) => Assessment,
  ): readonly Assessment[] {
    if (file === null || file.input === null || errors.has(file.source.file)) return [];
    return [make(file, file.input)];
  }
}

/** For the preview, where a faulty module.yaml takes no lesson away: a build stops before it. */
function standIn(id: string): ModuleInput {
  return { titre: id, court: id, resume: '', encre: 'neutre' };
}

function assembleGuide(pages: readonly PageFile<GuideInput>[], errors: Errors): GuidePage[] {
  return pages
    .filter(({ source }) => !errors.has(source.file))
    .flatMap((file) => (file.input === null ? [] : [{ file, input: file.input }]))
    .sort((a, b) => a.input.ordre - b.input.ordre)
    .map(({ file, input }) => toGuidePage(file, input));
}

function brokenIn(module: ModuleFiles, errors: Errors): BrokenPage[] {
  const ofModule = errors.get(module.file);
  const title = module.input?.titre ?? null;
  const whole: BrokenPage[] =
    ofModule === undefined
      ? []
      : [{ id: module.id, module: module.id, title, file: module.file, diagnostics: ofModule }];
  const pages = pagesOf(module);
  const misnamed = [...errors].filter(
    ([file]) =>
      dirname(file) === dirname(module.file) &&
      file.endsWith('.mdx') &&
      !pages.some(({ source }) => source.file === file),
  );
  return [
    ...whole,
    ...pages.flatMap((page) => brokenPage(page, module.id, errors)),
    ...misnamed.map(([file, diagnostics]) => ({
      id: `${module.id}/${slugOf(file)}`,
      module: module.id,
      title: null,
      file,
      diagnostics,
    })),
  ];
}

function brokenGuide(pages: readonly PageFile<GuideInput>[], errors: Errors): BrokenPage[] {
  return pages.flatMap((page) => brokenPage(page, null, errors));
}

function brokenPage(page: PageFile<unknown>, module: string | null, errors: Errors): BrokenPage[] {
  const { file } = page.source;
  const diagnostics = errors.get(file);
  if (diagnostics === undefined) return [];
  return [
    { id: `${module ?? 'guide'}/${page.slug}`, module, title: page.title, file, diagnostics },
  ];
}

function drawingsOf(
  figures: readonly Figures[],
  text: (file: FigureFile) => string | null,
): Record<string, string> {
  const drawings: Record<string, string> = {};
  for (const file of figures.flatMap(({ byName }) => [...byName.values()])) {
    if (file.svg) drawings[file.key] = text(file) ?? '';
  }
  return drawings;
}
