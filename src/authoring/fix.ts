/** The corrections that need no judgement, written into the trainer's files. */
import { readFile, writeFile } from 'node:fs/promises';
import { decode } from './encoding.ts';
import { shownPath, type Diagnostic } from './diagnostic.ts';
import { loadCourse } from './read-course.ts';
import type { CourseReading } from './reading.ts';
import { applyEdits, withoutOverlap } from './scan/edits.ts';
import { sourceText } from './source.ts';

export interface Correction {
  /** The folder as it is afterwards. */
  readonly loaded: CourseReading;
  /** One line a correction: "fichier:ligne:colonne code : « avant » → « après »". */
  readonly changes: readonly string[];
}

/** A correction may uncover another: a few rounds at most. */
const ROUNDS = 8;

export async function fixContent(dir: string, from = process.cwd()): Promise<Correction> {
  const changes: string[] = [];
  let loaded = await loadCourse(dir);
  for (let round = 0; round < ROUNDS; round += 1) {
    const fixable = loaded.diagnostics.filter(({ fix }) => fix !== undefined);
    if (fixable.length === 0) break;
    for (const [file, diagnostics] of Map.groupBy(fixable, (diagnostic) => diagnostic.file)) {
      changes.push(...(await fixFile(file, diagnostics, from)));
    }
    loaded = await loadCourse(dir);
  }
  return { loaded, changes };
}

async function fixFile(
  file: string,
  diagnostics: readonly Diagnostic[],
  from: string,
): Promise<string[]> {
  const { text } = sourceText(file, decode(await readFile(file)).text);
  const fixes = diagnostics.flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
  const kept = new Set(withoutOverlap(fixes));
  await writeFile(file, applyEdits(text, fixes));
  return diagnostics.flatMap(({ fix, line, column, code }) =>
    fix === undefined || !kept.has(fix)
      ? []
      : [
          `${shownPath(file, from)}:${line}:${column} ${code} : ${shown(text.slice(fix.start, fix.end))} → ${shown(fix.text)}`,
        ],
  );
}

function shown(text: string): string {
  if (text === '') return 'rien';
  const flat = text.replaceAll('\n', '⏎').replace(/\s+/g, ' ');
  return `« ${flat.length > 48 ? `${flat.slice(0, 47)}…` : flat} »`;
}
