/** What is wrong in a trainer's file, where, and what to write instead. */
import { relative } from 'node:path';
import { lineText, pointAt, type SourceText, type Span } from './source.ts';

/** An edit that puts a problem right without judgement: replaces `start`…`end` of the file's text. */
export interface Fix extends Span {
  readonly text: string;
}

export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** Stable name of the problem, in French: "balise-inconnue". */
  readonly code: string;
  /** Absolute path. */
  readonly file: string;
  /** 1-based, like `column`; a column counts UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  /** Column after the last character, when the problem stands on one line. */
  readonly endColumn?: number;
  /** The line of the file. */
  readonly excerpt: string;
  /** What is wrong. */
  readonly message: string;
  /** What to write instead. */
  readonly help: string;
  readonly fix?: Fix;
}

export interface Finding {
  readonly code: string;
  readonly at: Span;
  readonly message: string;
  readonly help: string;
  readonly fix?: Fix | undefined;
}

/** Collects the problems of one file. */
export interface Reporter {
  readonly source: SourceText;
  readonly found: Diagnostic[];
  /** Place in the trainer's file of a span of `source`, which may be a repaired copy. */
  original(at: Span): Span;
  error(finding: Finding): void;
  warn(finding: Finding): void;
}

export function reporter(source: SourceText): Reporter {
  const found: Diagnostic[] = [];
  return {
    source,
    found,
    original: (at) => at,
    error: (finding) => void found.push(diagnose(source, 'error', finding)),
    warn: (finding) => void found.push(diagnose(source, 'warning', finding)),
  };
}

export function diagnose(
  source: SourceText,
  severity: Diagnostic['severity'],
  { code, at, message, help, fix }: Finding,
): Diagnostic {
  const { line, column } = pointAt(source, Math.min(at.start, source.text.length));
  const excerpt = lineText(source, line);
  const end = Math.min(
    column + Math.max(at.end - at.start, 1),
    Math.max(excerpt.length, column) + 1,
  );
  return {
    severity,
    code,
    file: source.file,
    line,
    column,
    endColumn: end,
    excerpt,
    message,
    help,
    ...(fix === undefined ? {} : { fix }),
  };
}

export function byPlace(a: Diagnostic, b: Diagnostic): number {
  return (
    a.file.localeCompare(b.file, 'fr') ||
    a.line - b.line ||
    a.column - b.column ||
    a.code.localeCompare(b.code, 'fr')
  );
}

/** From a folder above it, else in full: "../../../x" helps nobody. */
export function shownPath(file: string, from: string): string {
  const path = relative(from, file);
  return path.startsWith('..') ? file : path;
}

const WIDTH = 96;

/** `from`: the folder that file names are shown from. */
export function formatDiagnostic(diagnostic: Diagnostic, from = process.cwd()): string {
  const { line, column, excerpt } = diagnostic;
  const label = diagnostic.severity === 'error' ? 'erreur' : 'avertissement';
  const gutter = String(line);
  const skipped = column > WIDTH - 16 ? column - Math.floor(WIDTH / 2) : 0;
  const cut = excerpt.slice(skipped, skipped + WIDTH).replaceAll('\t', ' ');
  const shown = `${skipped > 0 ? '…' : ''}${cut}${skipped + WIDTH < excerpt.length ? '…' : ''}`;
  const indent = column - 1 - skipped + (skipped > 0 ? 1 : 0);
  const width = Math.max(
    1,
    Math.min((diagnostic.endColumn ?? column + 1) - column, shown.length - indent),
  );
  return [
    `${shownPath(diagnostic.file, from)}:${line}:${column} ${label} [${diagnostic.code}]`,
    `  ${gutter} | ${shown}`.trimEnd(),
    `  ${' '.repeat(gutter.length)} | ${' '.repeat(indent)}${'^'.repeat(width)}`,
    `  ${diagnostic.message}`,
    `  → ${diagnostic.help}`,
  ].join('\n');
}
