/** The files of a content folder, read at once. */
import { createHash } from 'node:crypto';
import { lstat, readdir, readFile } from 'node:fs/promises';
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
  /** relecture/*.md: what a professional is asked. */
  readonly doubts: readonly SourceText[];
  readonly unreadable: readonly Unreadable[];
}

/** A file or a folder that is there and cannot be read. */
export interface Unreadable {
  readonly file: string;
  /** Of the system: "EACCES". */
  readonly code: string;
}

/** A module's folder, or the guide's. */
export interface Folder {
  readonly name: string;
  readonly path: string;
  readonly module: SourceText | null;
  /** banc.yaml: its measuring bench. */
  readonly bench: SourceText | null;
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
  const unreadable: Unreadable[] = [];
  const [course, organisation, sources, glossary, modules, guide, doubts] = await Promise.all([
    readText(join(dir, 'cours.yaml'), unreadable),
    readText(join(dir, 'organisme.yaml'), unreadable),
    readText(join(dir, 'sources.yaml'), unreadable),
    readTexts(join(dir, 'glossaire'), '.yaml', unreadable),
    readFolders(join(dir, 'modules'), unreadable),
    readFolder(join(dir, 'guide'), unreadable),
    readTexts(join(dir, 'relecture'), '.md', unreadable),
  ]);
  return { dir, course, organisation, sources, glossary, modules, guide, doubts, unreadable };
}

/** Every text of the folder. */
export function sourcesOf(files: ContentFiles): readonly SourceText[] {
  const folders = [...files.modules, files.guide];
  return [
    ...[files.course, files.organisation, files.sources, ...files.glossary, ...files.doubts],
    ...folders.flatMap(({ module, bench, pages, svgs }) => [module, bench, ...pages, ...svgs]),
  ].filter((source) => source !== null);
}

async function readFolders(path: string, unreadable: Unreadable[]): Promise<Folder[]> {
  const entries = await entriesOf(path, unreadable);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(folders.sort().map((name) => readFolder(join(path, name), unreadable)));
}

async function readFolder(path: string, unreadable: Unreadable[]): Promise<Folder> {
  const [module, bench, pages, svgs, images, others] = await Promise.all([
    readText(join(path, 'module.yaml'), unreadable),
    readText(join(path, 'banc.yaml'), unreadable),
    readTexts(path, '.mdx', unreadable),
    readTexts(path, '.svg', unreadable),
    readImages(path, unreadable),
    readOthers(path),
  ]);
  return { name: basename(path), path, module, bench, pages, svgs, images, others };
}

async function entriesOf(path: string, unreadable: Unreadable[] = []) {
  return (await reading(path, unreadable, () => readdir(path, { withFileTypes: true }))) ?? [];
}

/** null for what is not there, or cannot be read. */
async function reading<T>(
  file: string,
  unreadable: Unreadable[],
  read: () => Promise<T>,
): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    // A link that leads nowhere is there.
    const isThere = !isAbsent(error) || (await lstat(file).catch(() => null)) !== null;
    if (isThere) unreadable.push({ file, code: (error as NodeJS.ErrnoException).code ?? '' });
    return null;
  }
}

async function namesIn(path: string, pattern: RegExp, unreadable: Unreadable[]): Promise<string[]> {
  const entries = await entriesOf(path, unreadable);
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
    .filter((name) => !/^[._]|\.(mdx|svg)$|^(module|banc)\.yaml$/.test(name) && !IMAGE.test(name))
    .sort()
    .map((name) => join(path, name));
}

const IMAGE = /\.(png|jpe?g|webp|avif|gif)$/i;

async function readTexts(
  path: string,
  extension: string,
  unreadable: Unreadable[],
): Promise<SourceText[]> {
  const names = await namesIn(path, new RegExp(`\\${extension}$`), unreadable);
  const texts = await Promise.all(names.map((name) => readText(join(path, name), unreadable)));
  return texts.filter((text) => text !== null);
}

async function readText(file: string, unreadable: Unreadable[]): Promise<SourceText | null> {
  const bytes = await reading(file, unreadable, () => readFile(file));
  if (bytes === null) return null;
  const { text, encoding } = decode(bytes);
  const source = sourceText(file, text);
  return encoding === null ? source : { ...source, encoding };
}

async function readImages(path: string, unreadable: Unreadable[]): Promise<ImageFile[]> {
  const names = await namesIn(path, IMAGE, unreadable);
  const images = await Promise.all(
    names.map(async (name) => {
      const file = join(path, name);
      const bytes = await reading(file, unreadable, () => readFile(file));
      if (bytes === null) return null;
      return { file, hash: createHash('sha256').update(bytes).digest('hex').slice(0, 8) };
    }),
  );
  return images.filter((image) => image !== null);
}

function isAbsent(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  );
}
