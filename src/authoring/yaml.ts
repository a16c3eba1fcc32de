/** YAML as trainers write it: every problem gets its place in the file and a sentence in French. */
import { isScalar, parseDocument, Scalar, visit, type Document } from 'yaml';
import type { Finding, Reporter } from './diagnostic.ts';
import { applyEdits } from './scan/edits.ts';
import { checkInvisible } from './scan/invisible.ts';
import type { Span } from './source.ts';
import { firstMend, yamlFinding } from './yaml-errors.ts';

export interface YamlText {
  readonly document: Document;
  /** Offset of the YAML in its file. */
  readonly base: number;
  readonly value: unknown;
}

/** null when the text cannot be read at all; the problems are reported. */
export function readYaml(report: Reporter, within: Span): YamlText | null {
  // A page looks for them in its body and its header at once.
  if (within.start === 0) checkInvisible(report);
  let text = report.source.text.slice(within.start, within.end);
  let document = parse(text);
  let mended = false;
  // A tab or a colon hides what follows: put it right in a copy, and read on to report the rest too.
  for (let round = 0; round < 20; round += 1) {
    const mend = firstMend(text, document.errors);
    if (mend === null) break;
    mended = true;
    report.error(inFile(mend.finding, within.start));
    text = applyEdits(text, [mend.edit]);
    document = parse(text);
  }
  const lines = new Set<number>();
  for (const error of document.errors) {
    const line = text.slice(0, error.pos[0]).split('\n').length;
    if (lines.has(line)) continue;
    lines.add(line);
    report.error(inFile(yamlFinding(text, error), within.start));
  }
  if (document.errors.length > 0) return null;
  if (!mended) checkNotes(report, document, within.start);
  const value = plainValue(report, document, within);
  if (value === undefined || (mended && value === null)) return null;
  return { document, base: within.start, value };
}

/** « titre: Leçon #2 »: what follows the sign is a note to YAML, and is not read. */
function checkNotes(report: Reporter, document: Document, base: number): void {
  visit(document, {
    Scalar(_key, node) {
      if (node.type !== Scalar.PLAIN || !isScalar(node) || !node.comment || !node.range) return;
      if (typeof node.value !== 'string') return;
      const start = base + node.range[1];
      const line = /^[^\n]*/.exec(report.source.text.slice(start))?.[0] ?? '';
      const sign = line.indexOf('#');
      if (sign === -1) return;
      const written = report.source.text.slice(base + node.range[0], start + line.trimEnd().length);
      report.error({
        code: 'diese',
        at: { start: start + sign, end: start + line.trimEnd().length },
        message: `« ${line.trim()} » n’est pas lu : dans un en-tête, ce qui suit « # » est une note.`,
        help: `Mettez la valeur entre guillemets droits : "${written.replaceAll('"', '”')}" ; une note va seule sur sa ligne.`,
      });
    },
  });
}

function inFile(finding: Finding, base: number): Finding {
  const { at, fix } = finding;
  return {
    ...finding,
    at: { start: base + at.start, end: base + at.end },
    fix: fix === undefined ? undefined : { ...fix, start: base + fix.start, end: base + fix.end },
  };
}

function parse(text: string): Document {
  return parseDocument(text, { prettyErrors: false, schema: 'core', merge: false });
}

function plainValue(report: Reporter, document: Document, within: Span): unknown {
  try {
    return document.toJS() as unknown;
  } catch {
    report.error({
      code: 'yaml',
      at: within,
      message: 'Une valeur commence par « * » ou « & », que YAML réserve.',
      help: 'Mettez la valeur entre guillemets droits.',
    });
    return undefined;
  }
}
