/** Secrets handed out, of which only a hash is kept: a copy of the database opens nothing. */
import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, safe in a URL, a cookie and behind a colon. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Looking a hash up in an index tells nothing of the secret: no constant-time comparison needed. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
