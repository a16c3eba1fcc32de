/**
 * Where the values of a JSON text lie, told from its bytes alone and before anything is built of them:
 * what is too deep, too wide or too long is refused here, and each statement of a list can be read by
 * itself. Whether each is JSON is for the parser to say.
 */
import { BadRequest, Refusal } from '../refusal.ts';

export interface JsonLimits {
  /** Values of a list. */
  readonly items: number;
  /** Bytes of each of them, or of the one value. */
  readonly bytes: number;
}

export interface Outline {
  readonly isList: boolean;
  /** [from, to) of each value. */
  readonly spans: readonly (readonly [from: number, to: number])[];
}

/** Far above any statement; below what would exhaust a stack when written again. */
const MAX_DEPTH = 100;
/** Objects, lists and members in one value: parsing that many takes a few hundredths of a second. */
const MAX_VALUES = 100_000;

/** JSON's own characters, and its blanks. */
const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPENS_LIST, CLOSES_LIST, OPENS_OBJECT, CLOSES_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const isBlank = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Reads on from where it stopped, so that a long text can be read in slices. */
export interface Outliner {
  /** @throws Refusal */
  readonly readTo: (end: number) => void;
  /** Once all is read. @throws BadRequest */
  readonly outline: () => Outline;
}

export function openOutliner(bytes: Uint8Array, limits: JsonLimits): Outliner {
  const start = firstByte(bytes);
  const isList = bytes[start] === OPENS_LIST;
  const spans: [number, number][] = [];
  let at = start;
  let [depth, values, from] = [0, 0, isList ? start + 1 : start];
  let end = isList ? -1 : bytes.length;

  const close = (to: number): void => {
    if (to - from > limits.bytes)
      throw new Refusal(413, `more than ${limits.bytes} bytes in one value`);
    spans.push([from, to]);
    if (spans.length > limits.items) throw new Refusal(413, `more than ${limits.items} statements`);
    from = to + 1;
    values = 0;
  };

  const count = (): void => {
    values += 1;
    if (values > MAX_VALUES) throw new Refusal(413, `more than ${MAX_VALUES} members in one value`);
  };

  const open = (): void => {
    depth += 1;
    count();
    if (depth > MAX_DEPTH) throw new BadRequest(`more than ${MAX_DEPTH} levels of nesting`);
  };

  return {
    readTo: (to) => {
      for (; at < to && end !== at; at += 1) {
        const byte = bytes[at];
        if (byte === QUOTE) at = endOfText(bytes, at + 1);
        else if (byte === OPENS_LIST || byte === OPENS_OBJECT) open();
        else if (byte === CLOSES_LIST || byte === CLOSES_OBJECT) {
          depth -= 1;
          if (depth === 0 && isList) {
            close(at);
            end = at + 1;
          }
        } else if (byte === COMMA) {
          count();
          if (depth === 1 && isList) close(at);
        }
      }
    },
    outline: () => {
      if (!isList) {
        close(bytes.length);
        return { isList, spans };
      }
      if (end < 0 || bytes[end - 1] !== CLOSES_LIST || !isBlankFrom(bytes, end)) throw notJson();
      const [only] = spans;
      const isEmpty =
        spans.length === 1 && only && isBlankFrom(bytes.subarray(0, only[1]), only[0]);
      return { isList, spans: isEmpty ? [] : spans };
    },
  };
}

export function notJson(): BadRequest {
  return new BadRequest('the body is not valid JSON');
}

/** The quote that ends a string; the end of all where none does. @param from just inside it */
function endOfText(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(QUOTE, from); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) {
    let first = at;
    while (first > from && bytes[first - 1] === BACKSLASH) first -= 1;
    if ((at - first) % 2 === 0) return at;
  }
  return bytes.length;
}

/** After a byte order mark and blanks. */
function firstByte(bytes: Uint8Array): number {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  let at = marked ? 3 : 0;
  while (isBlank(bytes[at])) at += 1;
  return at;
}

function isBlankFrom(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < bytes.length; at += 1) if (!isBlank(bytes[at])) return false;
  return true;
}
