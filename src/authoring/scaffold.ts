/** `npm run new`: a valid lesson or module to start from, never over an existing file. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isSeq, parseDocument } from 'yaml';
import { ROLES } from '../core/course/roles.ts';
import { slug } from '../core/text/text.ts';
import { readFiles, type ContentFiles, type Folder } from './files.ts';
import { didYouMean } from './nearest.ts';
import { slugOf } from './pages.ts';
import { readSettings } from './settings.ts';
import { evaluationTemplate, lessonTemplate, moduleTemplate } from './templates.ts';

export type ScaffoldResult =
  /** Absolute paths. */
  | { readonly status: 'written'; readonly files: readonly string[] }
  /** French: why, and what to do. */
  | { readonly status: 'refused'; readonly message: string };

const refused = (message: string): ScaffoldResult => ({ status: 'refused', message });

export async function newLesson(
  dir: string,
  module: string,
  title: string,
): Promise<ScaffoldResult> {
  const files = await readFiles(dir);
  const folder = files.modules.find(({ name }) => name === module);
  const names = files.modules.map(({ name }) => name);
  if (folder === undefined) {
    return refused(
      `Le module « ${module} » n’existe pas. ${didYouMean(module, names, `Les modules sont : ${names.join(', ') || 'aucun'}.`)}`,
    );
  }
  const wrong = wrongTitle(title);
  if (wrong !== null) return refused(wrong);
  const name = slug(title);
  const same = folder.pages.find(({ file }) => slugOf(file) === name);
  if (same !== undefined) {
    return refused(`La leçon « ${name} » existe déjà : ${same.file}. Choisissez un autre titre.`);
  }
  const file = join(folder.path, `${nextNumber(folder)}-${name}.mdx`);
  await write(file, lessonTemplate(title, freePrefix(files, module, name)));
  return { status: 'written', files: [file] };
}

export async function newModule(dir: string, title: string): Promise<ScaffoldResult> {
  const files = await readFiles(dir);
  const wrong = wrongTitle(title);
  if (wrong !== null) return refused(wrong);
  const id = slug(title);
  const path = join(dir, 'modules', id);
  if (files.modules.some(({ name }) => name === id)) {
    return refused(`Le module « ${id} » existe déjà : ${path}. Choisissez un autre titre.`);
  }
  if (files.course === null) return refused(`Le fichier ${join(dir, 'cours.yaml')} n’existe pas.`);
  const listed = withModule(files.course.text, id);
  if (listed === null) {
    return refused(
      `${files.course.file} n’a pas de liste « modules: ». Lancez « npm run content » et corrigez-le d’abord.`,
    );
  }
  const bloc = readSettings(files).value.blocs[0]?.number ?? 1;
  const lesson = 'premiere-lecon';
  const prefix = freePrefix(files, id, lesson);
  const written = [
    [join(path, 'module.yaml'), moduleTemplate(title, bloc)],
    [join(path, `01-${lesson}.mdx`), lessonTemplate('Première leçon', prefix)],
    [
      join(path, 'evaluation.mdx'),
      evaluationTemplate(
        title,
        [`${lesson}#premier`, `${lesson}#second`],
        freePrefix(files, id, 'evaluation'),
      ),
    ],
  ] as const;
  await mkdir(path, { recursive: true });
  for (const [file, text] of written) await write(file, text);
  await writeFile(files.course.file, listed);
  return { status: 'written', files: [...written.map(([file]) => file), files.course.file] };
}

/** Fails rather than write over a file. */
async function write(file: string, text: string): Promise<void> {
  await writeFile(file, text, { flag: 'wx' });
}

function wrongTitle(title: string): string | null {
  const name = slug(title);
  if (title.trim() === '') return 'Le titre est vide. Écrivez-le entre guillemets.';
  if (!/[a-z]/.test(name) || name.startsWith('x-')) {
    return `« ${title} » ne donne pas de nom de fichier. Mettez au moins un mot dans le titre.`;
  }
  return Object.values(ROLES).some((role) => role.slug === name)
    ? `Ce nom est réservé à ${name}.mdx. Choisissez un autre titre.`
    : null;
}

function nextNumber({ pages }: Folder): string {
  const numbers = pages.map(({ file }) => Number(/^(\d+)-/.exec(basename(file))?.[1] ?? 0));
  return String(Math.max(0, ...numbers) + 1).padStart(2, '0');
}

/** A prefix no question id of the course starts with: the lesson's name, else the module's too. */
function freePrefix(files: ContentFiles, module: string, name: string): string {
  const texts = files.modules.flatMap(({ pages }) => pages.map(({ text }) => text));
  const taken = (prefix: string): boolean => texts.some((text) => text.includes(`id="${prefix}-`));
  const candidates = [name, `${module}-${name}`];
  for (let number = 2; ; number += 1) {
    const free = candidates.find((prefix) => !taken(prefix));
    if (free !== undefined) return free;
    candidates.push(`${module}-${name}-${number}`);
  }
}

/** cours.yaml with one more module, its comments and layout kept; null without a list. */
function withModule(text: string, id: string): string | null {
  const document = parseDocument(text);
  const modules = document.get('modules', true);
  if (document.errors.length > 0 || !isSeq(modules)) return null;
  const [, end] = modules.range ?? [0, 0];
  const last = modules.items.at(-1);
  const lastEnd =
    typeof last === 'object' && last !== null && 'range' in last && Array.isArray(last.range)
      ? Number(last.range[1])
      : null;
  if (modules.flow === true) {
    const close = text.lastIndexOf(']', end - 1);
    const at = lastEnd ?? close;
    return `${text.slice(0, at)}${lastEnd === null ? '' : ', '}${id}${text.slice(at)}`;
  }
  if (lastEnd === null) return null;
  const start = text.lastIndexOf('\n', lastEnd - 1) + 1;
  const indent = /^\s*/.exec(text.slice(start))?.[0] ?? '';
  const lineEnd = text.indexOf('\n', lastEnd);
  const at = lineEnd === -1 ? text.length : lineEnd;
  return `${text.slice(0, at)}\n${indent}- ${id}${text.slice(at)}`;
}
