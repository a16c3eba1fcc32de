/** Statements as they arrive: a JSON body, or a multipart one whose other parts are their attachments. */
import { createHash } from 'node:crypto';
import { BadRequest } from '../refusal.ts';
import type { AttachmentData } from '../statement/insert.ts';
import { isActivity, type Attachment, type Statement } from '../statement/types.ts';
import { readJson, type JsonValues } from '../validate/json.ts';
import type { JsonLimits } from '../validate/outline.ts';
import { isJson } from '../document/merge.ts';
import { boundaryOf, parseMultipart, type Part } from './multipart.ts';

export interface ReceivedBody extends JsonValues {
  /** By SHA-2, lower case. */
  readonly data: ReadonlyMap<string, AttachmentData>;
}

/** @throws Refusal */
export async function receiveBody(
  contentType: string,
  body: Uint8Array,
  limits: JsonLimits,
): Promise<ReceivedBody> {
  const boundary = boundaryOf(contentType);
  if (boundary === null) {
    if (!isJson(contentType))
      throw new BadRequest('Content-Type must be application/json or multipart/mixed');
    return { ...(await readJson(body, limits)), data: new Map() };
  }
  const [first, ...rest] = parseMultipart(body, boundary);
  if (!first || !isJson(first.headers.get('content-type') ?? ''))
    throw new BadRequest('the first part must be the statements, as application/json');
  const data = new Map(rest.map((part) => [hashOf(part), dataOf(part)] as const));
  return { ...(await readJson(first.content, limits)), data };
}

const ALGORITHMS: Readonly<Record<number, string>> = {
  56: 'sha224',
  64: 'sha256',
  96: 'sha384',
  128: 'sha512',
};

function hashOf({ headers, content }: Part): string {
  const hash = headers.get('x-experience-api-hash')?.toLowerCase();
  if (hash === undefined) throw new BadRequest('an attachment has no X-Experience-API-Hash');
  if (headers.get('content-transfer-encoding')?.toLowerCase() !== 'binary')
    throw new BadRequest('Content-Transfer-Encoding of an attachment must be binary');
  const algorithm = ALGORITHMS[hash.length];
  if (!algorithm || createHash(algorithm).update(content).digest('hex') !== hash)
    throw new BadRequest('X-Experience-API-Hash is not the SHA-2 of the attachment');
  return hash;
}

function dataOf({ headers, content }: Part): AttachmentData {
  return { contentType: headers.get('content-type') ?? 'application/octet-stream', content };
}

/** Every attachment comes with its data or says where it is, and no part is left over. @throws BadRequest */
export function checkAttachments(
  statements: readonly Statement[],
  data: ReceivedBody['data'],
): void {
  const announced = new Set<string>();
  for (const { sha2, fileUrl } of statements.flatMap(attachmentsOf)) {
    announced.add(sha2.toLowerCase());
    if (fileUrl === undefined && !data.has(sha2.toLowerCase()))
      throw new BadRequest(`attachment ${sha2}: neither its data nor a fileUrl came with it`);
  }
  for (const hash of data.keys())
    if (!announced.has(hash))
      throw new BadRequest(`part ${hash}: no statement has this attachment`);
}

export function attachmentsOf(statement: Statement): readonly Attachment[] {
  const target = statement.object;
  const inner = !isActivity(target) && target.objectType === 'SubStatement' ? target : null;
  return [...(statement.attachments ?? []), ...(inner?.attachments ?? [])];
}
