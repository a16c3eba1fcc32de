/** The files of a content folder, read at once. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { decode } from './encoding.ts';
import { sourceText, type SourceText } from './source.ts';

export interface ContentFiles {
  readonly dir: string;
  readonly course: SourceText | null;
  readonly organisation: SourceText | null;
  readonly sources: SourceText | null;
  readonly glossary: readonly SourceText[];
  readonly modules: readonly Folder[];
  readonly guide: Folder;
}

/** A module's folder, or the guide's. */
export interface Folder {
  readonly name: string;
  readonly path: string;
  readonly module: SourceText | null;
  /** *.mdx in the order of their names. */
  readonly pages: readonly SourceText[];
  readonly svgs: readonly SourceText[];
  readonly images: readonly ImageFile[];
  /** Paths of everything else, but for names that start with "." or "_". */
  readonly others: readonly string[];
}

export interface ImageFile {
  readonly file: string;
  /** 8 hex digits of its content. */
  readonly hash: string;
}

export async function readFiles(dir: string): Promise<ContentFiles> {
  const [course, organisation, sources, glossary, modules, guide] = await Promise.all([
    readText(join(dir, 'cours.yaml')),
    readText(join(dir, 'organisme.yaml')),
    readText(join(dir, 'sources.yaml')),
    readTexts(join(dir, 'glossaire'), '.yaml'),
    readFolders(join(dir, 'modules')),
    readFolder(join(dir, 'guide')),
  ]);
  return { dir, course, organisation, sources, glossary, modules, guide };
}

/** Every text of the folder. */
export function sourcesOf(files: ContentFiles): readonly SourceText[] {
  const folders = [...files.modules, files.guide];
  return [
    ...[files.course, files.organisation, files.sources, ...files.glossary],
    ...folders.flatMap(({ module, pages, svgs }) => [module, ...pages, ...svgs]),
  ].filter((source) => source !== null);
}

async function readFolders(path: string): Promise<Folder[]> {
  const entries = await entriesOf(path);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(folders.sort().map((name) => readFolder(join(path, name))));
}

async function readFolder(path: string): Promise<Folder> {
  const [module, pages, svgs, images, others] = await Promise.all([
    readText(join(path, 'module.yaml')),
    readTexts(path, '.mdx'),
    readTexts(path, '.svg'),
    readImages(path),
    readOthers(path),
  ]);
  return { name: basename(path), path, module, pages, svgs, images, others };
}

async function entriesOf(path: string) {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}

async function namesIn(path: string, pattern: RegExp): Promise<string[]> {
  const entries = await entriesOf(path);
  return entries
    .filter(
      (entry) => !entry.isDirectory() && pattern.test(entry.name) && !entry.name.startsWith('.'),
    )
    .map(({ name }) => name)
    .sort((a, b) => (a < b ? -1 : 1));
}

async function readOthers(path: string): Promise<string[]> {
  const entries = await entriesOf(path);
  return entries
    .map(({ name }) => name)
    .filter((name) => !/^[._]|\.(mdx|svg)$|^module\.yaml$/.test(name) && !IMAGE.test(name))
    .sort()
    .map((name) => join(path, name));
}

const IMAGE = /\.(png|jpe?g|webp|avif|gif)$/i;

async function readTexts(path: string, extension: string): Promise<SourceText[]> {
  const names = await namesIn(path, new RegExp(`\\${extension}$`));
  const texts = await Promise.all(names.map((name) => readText(join(path, name))));
  return texts.filter((text) => text !== null);
}

async function readText(file: string): Promise<SourceText | null> {
  try {
    const { text, encoding } = decode(await readFile(file));
    const source = sourceText(file, text);
    return encoding === null ? source : { ...source, encoding };
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

async function readImages(path: string): Promise<ImageFile[]> {
  const names = await namesIn(path, IMAGE);
  return Promise.all(
    names.map(async (name) => {
      const file = join(path, name);
      const hash = createHash('sha256')
        .update(await readFile(file))
        .digest('hex')
        .slice(0, 8);
      return { file, hash };
    }),
  );
}

function isAbsent(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}
