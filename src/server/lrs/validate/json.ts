/** From bytes that may hold anything to JSON that can be kept: valid UTF-8, finite, bounded. */
import { pacer } from '../../process/pacer.ts';
import { BadRequest } from '../refusal.ts';
import { notJson, openOutliner, type JsonLimits, type Outline } from './outline.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** @throws BadRequest */
export function decodeText(bytes: Uint8Array): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new BadRequest('the body is not valid UTF-8');
  }
}

/** One value. @throws Refusal */
export function parseJson(bytes: Uint8Array, maxBytes: number): unknown {
  const outliner = openOutliner(bytes, { items: Infinity, bytes: maxBytes });
  outliner.readTo(bytes.length);
  outliner.outline();
  return parsed(bytes);
}

export interface JsonValues {
  /** The text is a list of them; else there is one. */
  readonly isList: boolean;
  readonly values: readonly unknown[];
}

/** Read at once: about a millisecond. */
const SLICE = 256 * 1024;

/** A list value by value, others being served in between. @throws Refusal */
export async function readJson(bytes: Uint8Array, limits: JsonLimits): Promise<JsonValues> {
  const { isList, spans } = await outlineOf(bytes, limits);
  const pause = pacer();
  const values: unknown[] = [];
  for (const [from, to] of spans) {
    values.push(parsed(bytes.subarray(from, to)));
    await pause();
  }
  return { isList, values };
}

async function outlineOf(bytes: Uint8Array, limits: JsonLimits): Promise<Outline> {
  const outliner = openOutliner(bytes, limits);
  const pause = pacer();
  for (let at = 0; at < bytes.length; at += SLICE) {
    outliner.readTo(Math.min(bytes.length, at + SLICE));
    await pause();
  }
  return outliner.outline();
}

function parsed(bytes: Uint8Array): unknown {
  let value: unknown;
  const text = decodeText(bytes);
  try {
    value = JSON.parse(text);
  } catch {
    throw notJson();
  }
  keepable(value);
  return value;
}

/** 1e999 parses to Infinity, which JSON cannot write again. */
function keepable(value: unknown): void {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new BadRequest('a number is too large');
  if (typeof value !== 'object' || value === null) return;
  for (const item of Object.values(value)) keepable(item);
}
