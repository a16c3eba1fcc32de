/**
 * Size budgets of the built site, in bytes after brotli (quality 11): what a visitor's phone
 * downloads. `npm run check` fails when one is passed; `npm run bench` prints the measured page.
 * `node tests/budgets.ts <site> <common site>` measures these; without, dist/ and the fixture course,
 * which it builds.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { astroBuild, ROOT } from './bench/sites.ts';

interface Budget {
  readonly name: string;
  readonly limit: number;
  readonly bytes: number;
  readonly of: string;
}

const brotli = (path: string): number => brotliCompressSync(readFileSync(path)).length;
const kB = (bytes: number): string => (bytes / 1000).toFixed(1).replace('.', ',');

/** What shows practice, in files that its pages alone fetch, and what each may weigh. */
const PRACTICE: Readonly<Record<string, number>> = {
  // Names the others.
  practice: 300,
  // What two of them share.
  word: 500,
  zones: 4_000,
  comparison: 4_000,
  construction: 4_000,
  cuts: 4_000,
  series: 4_000,
  scenario: 4_000,
  // Once it is begun: its page's file, and what the first press fetches.
  bench: 8_000,
};

const practiceOf = (file: string): string | undefined =>
  Object.keys(PRACTICE).find((kind) => basename(file).startsWith(`${kind}.`));

/** Everything a module script pulls in, itself included; lazy imports left out. */
function closure(dist: string, entry: string, seen = new Set<string>()): Set<string> {
  const path = join(dist, entry);
  if (seen.has(entry) || !existsSync(path)) return seen;
  seen.add(entry);
  const source = readFileSync(path, 'utf8');
  for (const [, name = ''] of source.matchAll(/(?:from|import)\s*["']\.\/([^"']+)["']/g))
    closure(dist, join(entry, '..', name), seen);
  return seen;
}

interface Weight {
  readonly page: string;
  readonly htmlCss: number;
  /** Without the kinds of practice. */
  readonly js: number;
  /** Of each kind of practice. */
  readonly practice: readonly number[];
  /** Files of its scripts. */
  readonly files: ReadonlySet<string>;
}

/** What a page loads: itself, its styles, and the scripts it names. */
function weigh(dist: string, page: string): Weight {
  const html = readFileSync(join(dist, page), 'utf8');
  const styles = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)].filter(
    // A sheet for paper is fetched last, and nothing on the screen waits for it.
    ([link]) => !link.includes('media="print"'),
  );
  const scripts = [
    ...html.matchAll(/<script[^>]+type="module"[^>]+src="([^"]+)"/g),
    ...html.matchAll(/<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g),
  ];
  const files = new Set<string>();
  for (const [, url = ''] of scripts)
    for (const file of closure(dist, url.slice(1))) files.add(file);
  const css = styles.reduce((sum, [, url = '']) => sum + brotli(join(dist, url)), 0);
  return {
    page,
    htmlCss: brotli(join(dist, page)) + css,
    js: sizeOf(
      dist,
      [...files].filter((file) => practiceOf(file) === undefined),
    ),
    practice: Object.keys(PRACTICE).map((kind) =>
      sizeOf(
        dist,
        [...files].filter((file) => practiceOf(file) === kind),
      ),
    ),
    files,
  };
}

const sizeOf = (dist: string, files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + brotli(join(dist, file)), 0);

/** What a lazy import of the page's scripts brings that it has not: the file so called, with all it imports. */
function more(dist: string, name: string, { files }: Weight): number {
  const found = [...files].flatMap((file) =>
    [...readFileSync(join(dist, file), 'utf8').matchAll(/import\([`"']\.\/([\w-]+)(\.[^`"']+)/g)]
      .filter(([, called]) => called === name)
      .map(([, called = '', rest = '']) => join(file, '..', called + rest)),
  );
  const all = new Set(found.flatMap((file) => [...closure(dist, file)]));
  return sizeOf(
    dist,
    [...all].filter((file) => !files.has(file)),
  );
}

/** Exits where there is none: nothing would be measured. */
function lessonsOf(dist: string): readonly Weight[] {
  const modules = join(dist, 'modules');
  const pages = existsSync(modules)
    ? readdirSync(modules, { recursive: true, encoding: 'utf8' })
        .filter(
          (path) =>
            /^[^/]+\/[^/]+\/index\.html$/.test(path) &&
            !/\/(evaluation|positionnement)\//.test(path),
        )
        .map((path) => join('modules', path))
    : [];
  if (pages.length > 0) return pages.map((page) => weigh(dist, page));
  console.error(`${dist} has no lesson: run npm run build first.`);
  process.exit(1);
}

interface Site {
  readonly lessons: readonly Weight[];
  /** Beyond the lesson that has least of it already: what it fetches under a launch. */
  readonly launched: number;
  /** Likewise, by the one who begins at a bench. */
  readonly opened: number;
}

function measure(dist: string): Site {
  const lessons = lessonsOf(dist);
  const beyond = (name: string) => Math.max(...lessons.map((one) => more(dist, name, one)));
  return { lessons, launched: beyond('lancement'), opened: beyond('Opened') };
}

async function measureFixture(): Promise<Site> {
  const dist = mkdtempSync(join(tmpdir(), 'cqp-budgets-'));
  try {
    await astroBuild(ROOT, dist, { CONTENT_DIR: join(ROOT, 'tests/fixtures/cours') });
    return measure(dist);
  } finally {
    rmSync(dist, { recursive: true, force: true });
  }
}

const NONE: Weight = { page: 'none', htmlCss: 0, js: 0, practice: [], files: new Set() };

const heaviest = (lessons: readonly Weight[], what: 'htmlCss' | 'js'): Weight =>
  lessons.reduce((most, lesson) => (lesson[what] > most[what] ? lesson : most), NONE);

const [site = 'dist', common] = process.argv.slice(2);
const own = measure(site);
const fixture = common === undefined ? await measureFixture() : measure(common);
const lessons = [...own.lessons, ...fixture.lessons];
const isPractised = ({ practice }: Weight): boolean => practice.some((bytes) => bytes > 0);
const longest = heaviest(
  own.lessons.filter((one) => !isPractised(one)),
  'htmlCss',
);
const drawn = heaviest(own.lessons.filter(isPractised), 'htmlCss');
const usual = heaviest(fixture.lessons, 'htmlCss');
if (
  common === undefined &&
  (own.launched * own.opened === 0 ||
    Object.keys(PRACTICE).some((_, at) => own.lessons.every(({ practice }) => !practice[at])))
)
  throw new Error('Some budget measures nothing: a chunk has another name.');
const scripts = heaviest(lessons, 'js');

const budgets: readonly Budget[] = [
  {
    // One round trip of TCP: about 600 words, a drawing, a question of each kind.
    name: 'HTML + CSS of the common lesson (fixture)',
    limit: 14_000,
    bytes: usual.htmlCss,
    of: usual.page,
  },
  {
    // Three drawings of the body and seven questions: a real lesson may take two.
    name: 'HTML + CSS of the heaviest lesson without practice',
    limit: 21_000,
    bytes: longest.htmlCss,
    of: longest.page,
  },
  {
    // A figure to touch, scenes or a bench in the page besides: still the second round trip.
    name: 'HTML + CSS of the heaviest lesson with practice',
    limit: 28_000,
    bytes: drawn.htmlCss,
    of: drawn.page,
  },
  {
    name: 'JavaScript of a lesson, visitor, every kind',
    limit: 21_000,
    bytes: scripts.js,
    of: scripts.page,
  },
  ...Object.entries(PRACTICE).map(([kind, limit], at) => ({
    name: `JavaScript more where there is practice: ${kind}`,
    limit,
    bytes:
      Math.max(...lessons.map(({ practice }) => practice[at] ?? 0)) +
      (kind === 'bench' ? Math.max(own.opened, fixture.opened) : 0),
    of: kind,
  })),
  {
    name: 'JavaScript more under a launch',
    limit: 22_000,
    bytes: Math.max(own.launched, fixture.launched),
    of: 'lancement',
  },
];

for (const { name, limit, bytes, of } of budgets)
  console.log(
    `${bytes > limit ? 'over ' : 'ok   '} ${kB(bytes)} kB of ${kB(limit)} kB  ${name} (${of})`,
  );
process.exitCode = budgets.some(({ bytes, limit }) => bytes > limit) ? 1 : 0;
