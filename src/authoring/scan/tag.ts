/** One tag as a trainer may have typed it, curly quotes and missing quotes included. */
import type { Span } from '../source.ts';

export interface OpenTag {
  readonly type: 'open';
  readonly name: string;
  readonly nameAt: Span;
  readonly at: Span;
  readonly selfClosing: boolean;
  readonly attributes: readonly WrittenAttribute[];
}

export interface CloseTag {
  readonly type: 'close';
  readonly name: string;
  readonly nameAt: Span;
  readonly at: Span;
}

export interface WrittenAttribute {
  readonly name: string;
  readonly at: Span;
  /** null for a flag. */
  readonly value: WrittenValue | null;
}

export interface WrittenValue {
  /** Without quotes or braces. */
  readonly inner: Span;
  /** Quotes included. */
  readonly at: Span;
  readonly quoting: 'straight' | 'curly' | 'none' | 'braces' | 'unclosed';
}

/** Opening quote → what closes it. */
const CURLY: Readonly<Record<string, RegExp>> = {
  '“': /(?<=.)[”“](?=\s|\/?>|$)/u,
  '”': /(?<=.)”(?=\s|\/?>|$)/u,
  '„': /(?<=.)[“”](?=\s|\/?>|$)/u,
  '«': /»(?=\s|\/?>|$)/u,
  '‘': /(?<=.)’(?=\s|\/?>|$)/u,
  '’': /(?<=.)’(?=\s|\/?>|$)/u,
  '‹': /›(?=\s|\/?>|$)/u,
};
/** Any closing quote that ends the value, when its own pair is not there. */
const CURLY_END = /(?<=.)[“”»‘’›"'](?=\s|\/?>|$)/u;
const NAME = /[\p{L}_][\p{L}\p{N}_.:-]*/uy;

/** The tag that starts at `start`, which holds "<"; null when it is no tag. */
export function readTag(text: string, start: number): OpenTag | CloseTag | null {
  const closing = /<\/[ \t]*([\p{L}][\p{L}\p{N}_.-]*)[ \t]*>/uy;
  closing.lastIndex = start;
  const close = closing.exec(text);
  if (close !== null) {
    const at = { start, end: start + close[0].length };
    const name = close[1] ?? '';
    const nameStart = start + close[0].indexOf(name);
    return { type: 'close', name, nameAt: { start: nameStart, end: nameStart + name.length }, at };
  }
  NAME.lastIndex = start + 1;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return null;
  const nameAt = { start: start + 1, end: start + 1 + name.length };
  const attributes: WrittenAttribute[] = [];
  let at = nameAt.end;
  if (!/[\s/>]/.test(text[at] ?? '')) return null;
  for (;;) {
    at = skipSpace(text, at);
    if (text[at] === '>') return tag(false, at + 1);
    if (text[at] === '/' && text[at + 1] === '>') return tag(true, at + 2);
    const attribute = readAttribute(text, at);
    if (attribute === null) return null;
    attributes.push(attribute);
    at = attribute.value?.at.end ?? attribute.at.end;
  }

  function tag(selfClosing: boolean, end: number): OpenTag {
    return { type: 'open', name: name ?? '', nameAt, at: { start, end }, selfClosing, attributes };
  }
}

/** A tag never runs over an empty line. */
function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? '') && !/^\r?\n[ \t]*\r?\n/.test(text.slice(at, at + 80))) at += 1;
  return at;
}

function readAttribute(text: string, start: number): WrittenAttribute | null {
  NAME.lastIndex = start;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return null;
  const at = { start, end: start + name.length };
  const equals = skipSpace(text, at.end);
  if (text[equals] !== '=') return { name, at, value: null };
  const value = readValue(text, skipSpace(text, equals + 1));
  return value === null ? null : { name, at, value };
}

function readValue(text: string, start: number): WrittenValue | null {
  const first = text[start] ?? '';
  const line = text.slice(start, lineEnd(text, start));
  const value = (
    quoting: WrittenValue['quoting'],
    length: number,
    before: number,
    after: number,
  ): WrittenValue => ({
    quoting,
    at: { start, end: start + length },
    inner: { start: start + before, end: start + length - after },
  });
  if (first === '"' || first === "'") {
    const end = text.indexOf(first, start + 1);
    if (end !== -1 && !/\n[ \t]*\r?\n/.test(text.slice(start, end))) {
      return value('straight', end + 1 - start, 1, 1);
    }
    return value('unclosed', /^["'][^\s>]*/.exec(line)?.[0].length ?? 1, 1, 0);
  }
  const pair = CURLY[first];
  if (pair !== undefined) {
    const own = line.search(pair);
    const end = own === -1 ? line.search(CURLY_END) : own;
    return end === -1 ? null : value('curly', end + 1, 1, 1);
  }
  if (first === '{') {
    const end = line.indexOf('}');
    return end === -1 ? null : value('braces', end + 1, 1, 1);
  }
  const bare = /^[^\s"'=<>`{]+(?<!\/)/.exec(line)?.[0];
  return bare === undefined ? null : value('none', bare.length, 0, 0);
}

export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
