/**
 * `npm run content [-- --fix | --rapport | --relecture] [dossier]`: says everything that is wrong in the content,
 * in seconds; `--rapport`: what it weighs, module by module; `--relecture`: the file a professional signs.
 */
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { NO_DOUBTS } from '../doubts.ts';
import { fixContent } from '../fix.ts';
import { loadCourse } from '../read-course.ts';
import type { CourseReading } from '../reading.ts';
import { hasErrors, reportOf } from '../report.ts';
import { printSurvey } from '../survey/print.ts';
import { sheetOf } from '../survey/sheet.ts';

const USAGE = 'Usage : npm run content [-- --fix | --rapport | --relecture] [dossier]';
const OPTIONS = ['--fix', '--rapport', '--relecture'];
/** Where the files to sign are written, below the current folder. */
const SHEETS = 'relecture';

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg.startsWith('-') && !OPTIONS.includes(arg));
  const folders = args.filter((arg) => !arg.startsWith('-'));
  if (unknown !== undefined || folders.length > 1) {
    console.error(`« ${unknown ?? folders[1]} » n’est pas compris. ${USAGE}`);
    return 2;
  }
  const dir = resolve(folders[0] ?? process.env['CONTENT_DIR'] ?? 'content');
  if (!(await isFolder(dir))) {
    console.error(`Le dossier ${dir} n’existe pas. ${USAGE}`);
    return 2;
  }
  const start = performance.now();
  const { loaded, changes } = args.includes('--fix')
    ? await fixContent(dir)
    : { loaded: await loadCourse(dir), changes: [] };
  const seconds = ((performance.now() - start) / 1000).toFixed(1).replace('.', ',');
  if (args.includes('--fix')) {
    const many = changes.length > 1 ? 's' : '';
    console.log([...changes, `${changes.length} correction${many}`, ''].join('\n'));
  }
  if (args.includes('--rapport')) {
    const named = await namedTerms(loaded);
    console.log(`${printSurvey(loaded.course, loaded.doubts, named)}\n`);
  }
  if (args.includes('--relecture')) await writeSheets(loaded);
  console.log(`${reportOf(loaded)} · ${seconds} s`);
  return hasErrors(loaded) ? 1 : 0;
}

/** Entries of the glossary a page names by their id, whatever words it shows. */
async function namedTerms({ course }: CourseReading): Promise<ReadonlySet<string>> {
  const files = course.modules.flatMap(({ lessons, assessments }) =>
    [...lessons, ...assessments].map(({ file }) => file),
  );
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const named = texts.flatMap((text) => [...text.matchAll(/<Terme id="([^"]*)"/g)]);
  return new Set(named.map(([, id = '']) => id));
}

async function writeSheets({ course, doubts, figures, shown }: CourseReading): Promise<void> {
  await mkdir(SHEETS, { recursive: true });
  for (const module of course.modules) {
    const path = join(SHEETS, `${module.id}.html`);
    const asked = doubts[module.id] ?? NO_DOUBTS;
    await writeFile(path, sheetOf(module, course, asked, { figures, shown }));
    console.log(`${path} : à ouvrir dans un navigateur, puis à imprimer.`);
  }
  console.log('');
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

process.exitCode = await main(process.argv.slice(2));
