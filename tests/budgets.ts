/**
 * Size budgets of the built site, in bytes after brotli (quality 11): what a visitor's phone
 * downloads. `npm run check` fails when one is passed; `npm run bench` prints the measured page.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const DIST = 'dist';

interface Budget {
  readonly name: string;
  readonly limit: number;
  readonly bytes: number;
  readonly of: string;
}

const brotli = (path: string): number => brotliCompressSync(readFileSync(path)).length;
const kB = (bytes: number): string => (bytes / 1000).toFixed(1).replace('.', ',');

/** Everything a module script pulls in, itself included; lazy imports left out. */
function closure(entry: string, seen = new Set<string>()): Set<string> {
  const path = join(DIST, entry);
  if (seen.has(entry) || !existsSync(path)) return seen;
  seen.add(entry);
  const source = readFileSync(path, 'utf8');
  for (const [, name = ''] of source.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g))
    closure(join(entry, '..', name), seen);
  return seen;
}

/** What a page loads: itself, its styles, and the scripts of its islands. */
function weigh(page: string): { readonly htmlCss: number; readonly js: number } {
  const html = readFileSync(join(DIST, page), 'utf8');
  const styles = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)];
  const scripts = [
    ...html.matchAll(/(?:component-url|renderer-url|before-hydration-url)="([^"]+)"/g),
    ...html.matchAll(/<script[^>]+type="module"[^>]+src="([^"]+)"/g),
  ];
  const files = new Set<string>();
  for (const [, url = ''] of scripts) for (const file of closure(url.slice(1))) files.add(file);
  const css = styles.reduce((sum, [, url = '']) => sum + brotli(join(DIST, url)), 0);
  return {
    htmlCss: brotli(join(DIST, page)) + css,
    js: [...files].reduce((sum, file) => sum + brotli(join(DIST, file)), 0),
  };
}

function lessonPages(): string[] {
  const modules = join(DIST, 'modules');
  return readdirSync(modules, { recursive: true, encoding: 'utf8' })
    .filter((path) => /^[^/]+\/[^/]+\/index\.html$/.test(path) && !path.includes('/evaluation/'))
    .map((path) => join('modules', path));
}

const lessons = lessonPages().map((page) => ({ page, ...weigh(page) }));
const heaviest = (what: 'htmlCss' | 'js') =>
  lessons.reduce((most, lesson) => (lesson[what] > most[what] ? lesson : most));
if (lessons.length === 0) {
  console.error('dist/ has no lesson: run npm run build first.');
  process.exit(1);
}

const budgets: readonly Budget[] = [
  {
    // Three drawings of the body and seven questions; `npm run bench` holds the common lesson to 14 kB.
    name: 'HTML + CSS of the heaviest lesson',
    limit: 21_000,
    bytes: heaviest('htmlCss').htmlCss,
    of: heaviest('htmlCss').page,
  },
  {
    name: 'JavaScript of a lesson, visitor, every kind',
    limit: 20_000,
    bytes: heaviest('js').js,
    of: heaviest('js').page,
  },
];

for (const { name, limit, bytes, of } of budgets)
  console.log(
    `${bytes > limit ? 'over ' : 'ok   '} ${kB(bytes)} kB of ${kB(limit)} kB  ${name} (${of})`,
  );
process.exitCode = budgets.some(({ bytes, limit }) => bytes > limit) ? 1 : 0;
