/** Documents in the external LRS. */
import type { Document } from '../lrs/document/documents.ts';
import type { Client } from './client.ts';

type Content = Pick<Document, 'contentType' | 'content'>;

/**
 * Whatever is there is replaced, also where an LRS wants to see that this is meant (2.0).
 * @returns null once it is there, or the status it is refused with. @throws Refusal 503
 */
export async function putDocument(
  client: Client,
  path: string,
  params: URLSearchParams,
  document: Content,
): Promise<number | null> {
  const put = async (condition: Readonly<Record<string, string>>): Promise<number> => {
    const headers = { 'content-type': document.contentType, ...condition };
    const question = { method: 'PUT', path, params, headers, body: document.content } as const;
    return (await client.ask(question)).status;
  };
  let status = await put({});
  if (status === 409 || status === 412) {
    const { headers } = await client.ask({ method: 'GET', path, params });
    const etag = strongTag(headers.get('etag'));
    if (etag !== null) status = await put({ 'if-match': etag });
  }
  return status < 300 ? null : status;
}

/** What a gateway compressed has a weak tag, by which no LRS finds its document (RFC 9110, 13.1.1). */
export function strongTag(etag: string | null): string | null {
  return etag?.replaceAll(/\bW\/(?=")/g, '') ?? null;
}
