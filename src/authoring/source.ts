/** A file a trainer wrote, and where things are in it. */
export interface SourceText {
  /** Absolute path. */
  readonly file: string;
  readonly text: string;
  /** How the file was saved, in French, when that is not UTF-8. */
  readonly encoding?: string;
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[];
}

/** Offsets in UTF-16 code units: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A byte order mark is dropped and accents are composed, so that "é" is one column everywhere. */
export function sourceText(file: string, raw: string): SourceText {
  const text = raw.replace(/^\uFEFF/, '').normalize('NFC');
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    lineStarts.push(at + 1);
  }
  return { file, text, lineStarts };
}

/** 1-based line and column of an offset. */
export function pointAt(source: SourceText, offset: number): { line: number; column: number } {
  let low = 0;
  let high = source.lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (source.lineStarts[low] ?? 0) + 1 };
}

/** A line without its end; "" beyond the last. */
export function lineText(source: SourceText, line: number): string {
  const start = source.lineStarts[line - 1];
  if (start === undefined) return '';
  return source.text
    .slice(start, source.lineStarts[line] ?? source.text.length)
    .replace(/\r?\n$/, '');
}

/** Span of the first occurrence of `needle` inside `within`, or `within` itself. */
export function spanOf(source: SourceText, needle: string, within: Span): Span {
  const at = source.text.indexOf(needle, within.start);
  if (needle === '' || at === -1 || at + needle.length > within.end) return within;
  return { start: at, end: at + needle.length };
}
