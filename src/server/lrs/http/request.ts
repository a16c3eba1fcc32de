/** An xAPI request, whichever way it was written: plainly, or in 1.0's alternate syntax. */
import { BODY, DISCARDED, MAX_FIELDS } from '../limits.ts';
import { isAlternate, unfolded } from './alternate.ts';
import { BadRequest, Refusal } from '../refusal.ts';
import type { Method, XapiRequest } from './types.ts';

/** HEAD is answered as GET. @throws Refusal 405 */
export function methodOf({ method }: Request): Method {
  if (method === 'HEAD') return 'GET';
  if (method === 'GET' || method === 'PUT' || method === 'POST' || method === 'DELETE')
    return method;
  throw new Refusal(405, `${method} is not used here`, { allow: 'GET, HEAD, PUT, POST, DELETE' });
}

/** @param client as far as its header tells. @throws Refusal */
export async function readRequest(
  request: Request,
  client: keyof typeof BODY,
): Promise<XapiRequest> {
  const alternate = isAlternate(request);
  const max = BODY[client][alternate ? 'form' : 'plain'];
  const plain = {
    method: methodOf(request),
    params: paramsOf(request),
    headers: request.headers,
    body: await readBody(request, max, DISCARDED[client]),
  };
  return alternate ? unfolded(plain) : plain;
}

/** Counted before they are parsed, which takes longer than it should where there are thousands. */
function paramsOf({ url }: Request): URLSearchParams {
  const query = url.slice(url.indexOf('?') + 1);
  if (query.split('&', MAX_FIELDS + 1).length > MAX_FIELDS)
    throw new BadRequest(`more than ${MAX_FIELDS} parameters`);
  return new URL(url).searchParams;
}

/** @throws Refusal 413 */
export async function readBody(
  request: Request,
  max: number,
  discarded = DISCARDED.launch,
): Promise<Uint8Array> {
  // Made when it is needed: an error costs as much as reading a statement.
  const tooLarge = (): Refusal => new Refusal(413, `the body is larger than ${max} bytes`);
  // Before the body is touched: the HTTP server then discards it itself.
  if (Number(request.headers.get('content-length') ?? 0) > max) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as ReadableStream<Uint8Array>) {
    size += chunk.length;
    if (size > max + discarded) throw tooLarge();
    if (size > max) chunks.length = 0;
    else chunks.push(chunk);
  }
  if (size > max) throw tooLarge();
  return Buffer.concat(chunks);
}
