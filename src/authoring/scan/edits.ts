/** Edits of a text, and how places in the edited text map back to where the trainer typed. */
import type { Fix } from '../diagnostic.ts';
import type { Span } from '../source.ts';

export interface EditResult {
  readonly text: string;
  /** Place in the original of a span of the edited text. */
  original(span: Span): Span;
  /** The same edit of the original; null when it touches what was edited. */
  originalFix(fix: Fix): Fix | null;
}

/** In the order of the text; the first of two that overlap wins. */
export function withoutOverlap(edits: readonly Fix[]): Fix[] {
  const kept: Fix[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = kept.at(-1);
    if (last === undefined || edit.start >= last.end) kept.push(edit);
  }
  return kept;
}

export function applyEdits(text: string, edits: readonly Fix[]): string {
  let edited = '';
  let from = 0;
  for (const edit of withoutOverlap(edits)) {
    edited += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return edited + text.slice(from);
}

/** What makes a line a title, an item, a quotation, a row or code; a tick makes an answer of it. */
const OPENS =
  /[ \t]*(?:[-*+>|]|\d{1,9}[.)]|#{1,6}(?=[ \t]|$)|`{3,}|~{3,}|(?:import|export)\b|[-*_=]{3,}[ \t]*$)/y;

/**
 * Whether a correction made for another reason would also make a line one of those, or undo a « \ »:
 * what a learner reads, or which answer is right, would change with it.
 */
export function changesMore(text: string, fix: Fix): boolean {
  const from = text.lastIndexOf('\n', fix.start - 1) + 1;
  const next = text.indexOf('\n', fix.end);
  const to = next === -1 ? text.length : next;
  const before = text.slice(from, fix.start);
  const count = (lines: string): number =>
    lines.split('\n').reduce((total, line) => total + marksOf(line), 0);
  const after = count(before + fix.text + text.slice(fix.end, to));
  if (after > count(text.slice(from, to))) return true;
  return fix.text === '' && /(?:^|[^\\])(?:\\\\)*\\$/.test(before);
}

/** One in another counts for two: "1. - [x]". */
function marksOf(line: string): number {
  let marks = 0;
  for (OPENS.lastIndex = 0; OPENS.test(line);) marks += 1;
  return marks;
}

export function edit(text: string, edits: readonly Fix[]): EditResult {
  const kept = withoutOverlap(edits);
  if (kept.length === 0) return { text, original: (span) => span, originalFix: (fix) => fix };
  const toOriginal = (offset: number, end: boolean): number => {
    let shift = 0;
    for (const change of kept) {
      const start = change.start + shift;
      if (offset < start || (offset === start && !(end && change.text === ''))) break;
      const length = change.text.length;
      if (offset < start + length || (offset === start + length && end && length > 0)) {
        return end ? change.end : change.start;
      }
      shift += length - (change.end - change.start);
    }
    return offset - shift;
  };
  const original = (span: Span): Span => {
    const start = toOriginal(span.start, false);
    return { start, end: Math.max(start + 1, toOriginal(span.end, true)) };
  };
  return {
    text: applyEdits(text, kept),
    original,
    originalFix: (fix) => {
      const start = toOriginal(fix.start, false);
      const end = fix.end === fix.start ? start : toOriginal(fix.end, true);
      const touched = kept.some((change) => change.start <= end && change.end >= start);
      return touched ? null : { start, end, text: fix.text };
    },
  };
}
