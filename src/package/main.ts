/** `npm run package`: packages that LMSs import as they are. */
import { relative, resolve } from 'node:path';
import { deflateSync, inflateSync } from 'fflate';
import { loadCourse } from '../authoring/read-course.ts';
import { hasErrors, reportOf } from '../authoring/report.ts';
import { slug } from '../core/text/text.ts';
import { formats, type Format } from '../publish/formats.ts';
import { selectPart, type Part } from '../publish/part.ts';
import { suspendNeeds } from '../publish/heaviest.ts';
import { allUnits, type Unit, type UnitKind } from '../core/course/unit.ts';
import { buildPages } from './build.ts';
import { openFolder } from './folder.ts';
import { isExample, PackageError, readOptions, refusalOf, USAGE } from './options.ts';
import { fingerprint, packageFiles } from './pack.ts';
import { zip } from './zip.ts';

const COUNTED: readonly (readonly [kind: UnitKind, one: string, many: string])[] = [
  ['lesson', 'leçon', 'leçons'],
  ['positioning', 'positionnement', 'positionnements'],
  ['evaluation', 'évaluation', 'évaluations'],
];

const ROOT = resolve(import.meta.dirname, '../..');

interface Written {
  readonly format: Format;
  readonly name: string;
  readonly files: number;
  readonly content: Uint8Array;
}

async function main(args: readonly string[], stop: AbortSignal): Promise<void> {
  const options = readOptions(args);
  if (options === 'help') return console.log(USAGE);
  const loaded = await loadCourse(resolve(ROOT, process.env['CONTENT_DIR'] || 'content'));
  if (hasErrors(loaded))
    throw new PackageError(`${reportOf(loaded)}\n\nCorrigez d’abord les erreurs ci-dessus.`);
  const selected = selectPart(loaded.course, options.selection);
  if (selected.status !== 'selected') throw new PackageError(refusalOf(selected));
  const { part } = selected;
  const out = resolve(options.out);
  const folder = openFolder(out);
  try {
    const pages = await buildPages(ROOT, options.selection, stop);
    const written = options.formats.map((format): Written => {
      const files = packageFiles(pages, part, format);
      return { format, name: nameOf(part, format), files: files.size, content: zip(files) };
    });
    folder.write(written);
    console.log(report(part, out, written));
  } finally {
    folder.close();
  }
}

function nameOf({ course, name }: Part, format: Format): string {
  return `${[slug(course.title), name, format].filter(Boolean).join('-')}.zip`;
}

function report(part: Part, out: string, written: readonly Written[]): string {
  const units = allUnits(part.course);
  const rows = written.map(({ format, name, files, content }) => [
    formats[format].title,
    name,
    size(content.length),
    `${files} fichiers`,
    fingerprint(content),
  ]);
  return [
    `${part.title} : ${countsOf(units)}`,
    table(rows),
    `Dossier : ${relative(process.cwd(), out) || '.'}`,
    ...(written.some(({ format }) => format === 'scorm12') ? abridged(part) : []),
    ...(isExample(part.course.iri)
      ? [
          `Attention : les identifiants commencent par ${part.course.iri}, une adresse d’exemple. Remplacez « iri » dans cours.yaml avant le premier apprenant : un LMS les garde pour toujours.`,
        ]
      : []),
  ].join('\n\n');
}

/** What 4,096 characters cannot hold, lesson by lesson (see LEVELS in core/scorm/suspend.ts). */
const GIVEN_UP = [
  '',
  'le texte des réponses du premier et du meilleur essai (leur résultat reste)',
  'le texte des réponses (leur résultat reste) ; un essai d’évaluation en cours recommence',
  'le texte et l’heure des réponses (leur résultat reste) ; un essai d’évaluation en cours recommence',
];

function abridged({ course }: Part): readonly string[] {
  const compression = {
    deflate: (data: Uint8Array) => deflateSync(data, { level: 9 }),
    inflate: (data: Uint8Array) => inflateSync(data),
  };
  const needs = suspendNeeds(course, compression).filter(({ level }) => level > 0);
  if (needs.length === 0) return [];
  return [
    [
      'SCORM 1.2 ne garde que 4 096 caractères par leçon. Au pire, une reprise sur un autre appareil perd :',
      ...needs.map(({ title, level }) =>
        GIVEN_UP[level] === undefined
          ? `  « ${title} » : tout, sauf la fin de la leçon et la note. Coupez-la en deux.`
          : `  « ${title} » : ${GIVEN_UP[level]}.`,
      ),
    ].join('\n'),
  ];
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  return rows
    .map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}

function size(bytes: number): string {
  return bytes < 1e6
    ? `${Math.round(bytes / 1000)} ko`
    : `${(bytes / 1e6).toFixed(1).replace('.', ',')} Mo`;
}

const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

try {
  await main(process.argv.slice(2), stopping.signal);
} catch (error) {
  if (!(error instanceof PackageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** "12 leçons, 1 positionnement, 1 évaluation": kinds that the package holds. */
function countsOf(units: readonly Unit[]): string {
  return COUNTED.flatMap(([kind, one, many]) => {
    const { length } = units.filter((unit) => unit.kind === kind);
    return length === 0 ? [] : [`${length} ${length > 1 ? many : one}`];
  }).join(', ');
}
