/** An xAPI request, whichever way it was written: plainly, or in 1.0's alternate syntax. */
import { BadRequest, Refusal } from './refusal.ts';
import { decodeText } from '../validate/json.ts';
import { VERSION_HEADER } from './version.ts';

export interface XapiRequest {
  /** HEAD is answered as GET. */
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly params: URLSearchParams;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** Above any batch a player sends; an attachment or a state of this size is a mistake. */
const MAX_BODY = 16 * 1024 * 1024;

/** @throws Refusal */
export async function readRequest(request: Request): Promise<XapiRequest> {
  const { searchParams } = new URL(request.url);
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  if (method !== 'GET' && method !== 'PUT' && method !== 'POST' && method !== 'DELETE')
    throw new Refusal(405, `${method} is not used here`, { allow: 'GET, HEAD, PUT, POST, DELETE' });
  const plain = {
    method,
    params: searchParams,
    headers: request.headers,
    body: await readBody(request),
  } as const;
  return isAlternate(request) ? alternate(plain) : plain;
}

/** May be in the alternate syntax: only its body says so. */
export function isAlternate(request: Request): boolean {
  return request.method === 'POST' && new URL(request.url).searchParams.has('method');
}

/** Read on and thrown away, so that the refusal arrives: closing on unread bytes resets the connection. */
const MAX_DISCARDED = 64 * 1024 * 1024;

/** @throws Refusal 413 */
export async function readBody(request: Request, max = MAX_BODY): Promise<Uint8Array> {
  const tooLarge = new Refusal(413, `the body is larger than ${max} bytes`);
  // Before the body is touched: the HTTP server then discards it itself.
  if (Number(request.headers.get('content-length') ?? 0) > max) throw tooLarge;
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as ReadableStream<Uint8Array>) {
    size += chunk.length;
    if (size > max + MAX_DISCARDED) throw tooLarge;
    if (size > max) chunks.length = 0;
    else chunks.push(chunk);
  }
  if (size > max) throw tooLarge;
  return Buffer.concat(chunks);
}

/** Form fields that are headers in disguise (Communication 1.3). */
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

/** 1.0 only: 2.0 removed this syntax, so there "method" is an unknown parameter. */
function alternate(sent: XapiRequest): XapiRequest {
  const form = new URLSearchParams(decodeText(sent.body));
  const inForm = [...form].find(([name]) => name.toLowerCase() === VERSION_HEADER)?.[1];
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
  for (const [name, value] of form) {
    if (name === 'content') continue;
    if (FORM_HEADERS.includes(name.toLowerCase())) headers.set(name, value);
    else params.append(name, value);
  }
  const content = form.get('content');
  const writes = method === 'PUT' || method === 'POST';
  if (writes && content === null) throw new BadRequest('the form has no content');
  if (writes && !headers.has('content-type')) headers.set('content-type', 'application/json');
  return { method, params, headers, body: new TextEncoder().encode(content ?? '') };
}
