/**
 * 1.0's alternate syntax (Communication 1.3): a POST whose form holds the headers, the parameters and the
 * content of another request. Removed in 2.0, where "method" is an unknown parameter.
 */
import { MAX_FIELDS } from '../limits.ts';
import { decodeText } from '../validate/json.ts';
import { BadRequest } from '../refusal.ts';
import type { XapiRequest } from './types.ts';
import { VERSION_HEADER } from '../version.ts';

/** Only its body says whether it is one. Looked at before anybody is known: no parsing. */
export function isAlternate({ method, url }: Request): boolean {
  if (method !== 'POST') return false;
  const query = url.slice(url.indexOf('?'));
  return query.startsWith('?method=') || query.includes('&method=');
}

/** Form fields that are headers in disguise. */
const FORM_HEADERS = [
  'authorization',
  VERSION_HEADER,
  'content-type',
  'content-length',
  'if-match',
  'if-none-match',
  'accept',
  'accept-language',
];

/** What a header may hold (RFC 9110, 5.5). */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/** The request its form stands for. @throws BadRequest */
export function unfolded(sent: XapiRequest): XapiRequest {
  const form = fieldsOf(decodeText(sent.body));
  const inForm = form.find(([name]) => name.toLowerCase() === VERSION_HEADER)?.[1];
  const version = inForm ?? sent.headers.get(VERSION_HEADER);
  if (version === null || !/^1\.0(\.|$)/.test(version)) return sent;
  const method = sent.params.get('method');
  if (method !== 'GET' && method !== 'PUT' && method !== 'POST' && method !== 'DELETE')
    throw new BadRequest('method must be GET, PUT, POST or DELETE');
  if (sent.params.size > 1)
    throw new BadRequest('the alternate syntax has no other query parameter than method');
  const headers = new Headers(sent.headers);
  headers.delete('content-type');
  const params = new URLSearchParams();
  let content: string | null = null;
  for (const [name, value] of form) {
    if (name === 'content') content ??= value;
    else if (!FORM_HEADERS.includes(name.toLowerCase())) params.append(name, value);
    else if (HEADER_VALUE.test(value)) headers.set(name, value);
    else throw new BadRequest(`${name}: is no value of a header`);
  }
  const writes = method === 'PUT' || method === 'POST';
  if (writes && content === null) throw new BadRequest('the form has no content');
  if (writes && !headers.has('content-type')) headers.set('content-type', 'application/json');
  return { method, params, headers, body: new TextEncoder().encode(content ?? '') };
}

/**
 * In a time that grows with the form and no faster: `URLSearchParams` takes minutes for four megabytes
 * of "a&a&…". @throws BadRequest
 */
function fieldsOf(text: string): readonly (readonly [name: string, value: string])[] {
  const pieces = text.split('&', MAX_FIELDS + 1);
  if (pieces.length > MAX_FIELDS) throw new BadRequest(`more than ${MAX_FIELDS} form fields`);
  return pieces
    .filter((piece) => piece !== '')
    .map((piece) => {
      const equals = piece.indexOf('=');
      return equals < 0
        ? [decoded(piece), '']
        : [decoded(piece.slice(0, equals)), decoded(piece.slice(equals + 1))];
    });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new BadRequest('the form is not URL-encoded');
  }
}
