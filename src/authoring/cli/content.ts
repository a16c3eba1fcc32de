/**
 * `npm run content [-- --fix | --rapport] [dossier]`: says everything that is wrong in the content, in seconds;
 * `--rapport`: what it weighs, module by module.
 */
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fixContent } from '../fix.ts';
import { loadCourse } from '../load.ts';
import { hasErrors, reportOf } from '../report.ts';
import { printSurvey } from '../survey/print.ts';

const USAGE = 'Usage : npm run content [-- --fix | --rapport] [dossier]';
const OPTIONS = ['--fix', '--rapport'];

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
  if (args.includes('--rapport')) console.log(`${printSurvey(loaded.course)}\n`);
  console.log(`${reportOf(loaded)} · ${seconds} s`);
  return hasErrors(loaded) ? 1 : 0;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

process.exitCode = await main(process.argv.slice(2));
