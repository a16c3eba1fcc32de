/** What the command understands, and what it says when it does not. Nothing here builds anything. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { selectPart } from '../../src/publish/part.ts';
import { EVERYTHING, type Selection } from '../../src/publish/selection.ts';
import { openFolder } from '../../src/package/folder.ts';
import {
  isExample,
  PackageError,
  readOptions,
  refusalOf,
  USAGE,
} from '../../src/package/options.ts';
import { zip } from '../../src/package/zip.ts';
import { twoModules } from '../publish/courses.ts';

test('no option: every format of the whole course, into one folder', () => {
  expect(readOptions([])).toEqual({
    formats: ['cmi5', 'scorm2004', 'scorm12', 'xapi', 'web'],
    selection: { modules: [], lessons: [], paths: [], evaluations: 'kept' },
    out: 'paquets',
  });
});

test('values are separated by commas, or the option is repeated; "all" is all', () => {
  expect(
    readOptions([
      ...['--format', 'scorm12, cmi5', '--lecon', 'a/b,c', '--lecon=d'],
      ...['--module', 'm', '--parcours', 'fae', '--out', 'x'],
    ]),
  ).toEqual({
    formats: ['cmi5', 'scorm12'],
    selection: {
      modules: ['m'],
      lessons: ['a/b', 'c', 'd'],
      paths: ['fae'],
      evaluations: 'kept',
    },
    out: 'x',
  });
  expect(readOptions(['--format', 'web,all'])).toMatchObject({ formats: { length: 5 } });
});

test('the lessons without the evaluation', () => {
  expect(readOptions(['--sans-evaluation', '--module', 'm'])).toMatchObject({
    selection: { modules: ['m'], evaluations: 'left out' },
  });
});

test.each([['--help'], ['-h'], ['--help', '--module'], ['--fromat', '--help']])(
  '%s asks for help, whatever else is there; every option is in it',
  (...args) => {
    expect(readOptions(args)).toBe('help');
    for (const name of ['format', 'module', 'lecon', 'parcours', 'sans-evaluation', 'out', 'help'])
      expect(USAGE).toContain(`--${name} `);
  },
);

test('npm run package -- --help: the usage, and nothing is built', () => {
  const asked = spawnSync('node', ['src/package/main.ts', '--help'], { encoding: 'utf8' });
  expect(asked.stderr).toBe('');
  expect(asked.status).toBe(0);
  expect(asked.stdout.trim()).toBe(USAGE);
});

test.each([
  [['--sans-evaluation=oui'], '« --sans-evaluation » ne prend pas de valeur.'],
  [['--fromat', 'cmi5'], 'L’option « --fromat » n’existe pas. Vouliez-vous dire « format » ?'],
  [['--format', 'scorm13'], 'Le format « scorm13 » n’existe pas. Vouliez-vous dire « scorm12 » ?'],
  [['--format'], 'Il manque une valeur après « --format ».'],
  [['cmi5'], '« cmi5 » n’est pas compris.'],
])('%j is refused in a sentence', (args, sentence) => {
  expect(() => readOptions(args)).toThrow(PackageError);
  expect(() => readOptions(args)).toThrow(sentence);
});

test.each<[Partial<Selection>, string]>([
  [{ modules: ['essay'] }, 'Le module « essay » n’existe pas. Vouliez-vous dire « essai » ?'],
  [{ lessons: ['courtes'] }, 'La leçon « courtes » n’existe pas. Vouliez-vous dire'],
  [{ lessons: ['courte'] }, 'choisissez « essai/courte » ou « autre/courte »'],
  [{ paths: ['zzz'] }, 'Le parcours « zzz » n’existe pas. Les parcours : fae, vide.'],
  [{ paths: ['vide'] }, 'il n’y a rien à mettre dans un paquet'],
  [
    { lessons: ['essai/evaluation'], evaluations: 'left out' },
    '« --sans-evaluation » laisse les évaluations de côté, et « --lecon » demande « essai/evaluation »',
  ],
])('a part that is not there: %j', async (selection, sentence) => {
  const selected = selectPart(await twoModules(), { ...EVERYTHING, ...selection });
  if (selected.status === 'selected') throw new Error('It is not there.');
  expect(refusalOf(selected)).toContain(sentence);
});

test('a base nobody can own is an example', () => {
  for (const iri of [
    'https://centre.example/',
    'http://example.org/cqp/',
    'https://www.example.com/',
  ])
    expect(isExample(iri)).toBe(true);
  expect(isExample('http://localhost:4321/')).toBe(true);
  for (const iri of [
    'https://exemple.fr/',
    'https://example.org.centre.fr/',
    'https://myexample.com/',
  ])
    expect(isExample(iri)).toBe(false);
});

test('the folder: refused before anything is built; nothing but packages is left in it', () => {
  const dir = mkdtempSync(join(tmpdir(), 'cqp-dossier-'));
  const file = join(dir, 'fichier');
  writeFileSync(file, '');
  for (const path of [file, join(file, 'dedans')])
    expect(() => openFolder(path)).toThrow(/est un fichier.*--out/);

  const unused = openFolder(join(dir, 'nouveau'));
  unused.close();
  expect(readdirSync(dir)).toEqual(['fichier']);

  const folder = openFolder(join(dir, 'nouveau'));
  expect(() => folder.write([{ name: 'sans/dossier.zip', content: new Uint8Array() }])).toThrow(
    PackageError,
  );
  folder.write([{ name: 'a.zip', content: new Uint8Array([1]) }]);
  folder.close();
  expect(readdirSync(join(dir, 'nouveau'))).toEqual(['a.zip']);
  rmSync(dir, { recursive: true });
});

test('the same files in another order, at another moment, are the same bytes', async () => {
  const text = (value: string) => new TextEncoder().encode(value);
  const files = [
    ['b.html', text('b')],
    ['a/c.js', text('c')],
  ] as const;
  const before = zip(new Map(files));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(zip(new Map(files.toReversed()))).toEqual(before);
});
