/** Signed statements (xAPI Data 2.6): the signature must be well formed and sign this very statement. */
import { verify, X509Certificate } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { BadRequest } from '../refusal.ts';
import type { XapiVersion } from '../version.ts';
import { sameStatement } from '../statement/same.ts';
import type { AttachmentData } from '../statement/insert.ts';
import type { Statement } from '../statement/types.ts';
import { isObject, type Json } from '../validate/check.ts';

const SIGNATURE = 'http://adlnet.gov/expapi/attachments/signature';

const HASHES: Readonly<Record<string, string>> = {
  RS256: 'RSA-SHA256',
  RS384: 'RSA-SHA384',
  RS512: 'RSA-SHA512',
};

/** @throws BadRequest */
export function checkSignatures(
  statement: Statement,
  data: ReadonlyMap<string, AttachmentData>,
  version: XapiVersion,
): void {
  for (const { usageType, contentType, sha2 } of statement.attachments ?? []) {
    if (usageType !== SIGNATURE) continue;
    if (contentType !== 'application/octet-stream')
      throw new BadRequest('the contentType of a signature must be application/octet-stream');
    const signature = data.get(sha2.toLowerCase());
    if (signature) checkJws(Buffer.from(signature.content).toString('latin1'), statement, version);
  }
}

function checkJws(jws: string, statement: Statement, version: XapiVersion): void {
  const parts = jws.trim().split('.');
  const [head = '', payload = '', signature = ''] = parts;
  if (parts.length !== 3 || !parts.every((part) => /^[\w-]+$/.test(part)))
    throw new BadRequest('the signature is not a JWS in compact serialization');
  const header = decoded(head, 'header');
  const hash = HASHES[String(header['alg'])];
  if (!hash) throw new BadRequest('the algorithm of a signature must be RS256, RS384 or RS512');
  const signed = decoded(payload, 'payload') as unknown as Statement;
  if (!signs(signed, statement, version))
    throw new BadRequest('the signature is of another statement than the one received');
  checkCertificate(header, hash, `${head}.${payload}`, Buffer.from(signature, 'base64url'));
}

/** The signed one has no signature among its attachments, or none at all; what it says is the same. */
function signs(signed: Statement, received: Statement, version: XapiVersion): boolean {
  try {
    return (
      sameStatement(signed, received, version) &&
      (signed.id === undefined || isDeepStrictEqual(signed.id, received.id))
    );
  } catch {
    // Not even shaped like a statement.
    return false;
  }
}

function decoded(part: string, what: string): Json {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    // Told below, with what was expected.
  }
  throw new BadRequest(`the ${what} of the signature is not a JSON object`);
}

/** With a certificate in the header, the signature must be the one of its key. */
function checkCertificate(header: Json, hash: string, signed: string, signature: Buffer): void {
  const chain = header['x5c'];
  if (!Array.isArray(chain) || typeof chain[0] !== 'string') return;
  let valid = false;
  try {
    const { publicKey } = new X509Certificate(Buffer.from(chain[0], 'base64'));
    valid = verify(hash, Buffer.from(signed), publicKey, signature);
  } catch {
    throw new BadRequest('the certificate of the signature cannot be read');
  }
  if (!valid) throw new BadRequest('the signature does not match its certificate');
}
