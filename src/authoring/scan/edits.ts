/** Edits of a text, and how places in the edited text map back to where the trainer typed. */
import type { Fix } from '../diagnostic.ts';
import type { Span } from '../source.ts';

export interface Edited {
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

export function edit(text: string, edits: readonly Fix[]): Edited {
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
