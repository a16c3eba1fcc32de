/**
 * Who speaks to the LRS and what it may touch. Two kinds: a machine with the administrator's key, and
 * a lesson launched for one learner, which only ever sees and writes what is its own.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Credentials } from '../../config.ts';
import type { Agent } from '../statement/types.ts';
import { Refusal } from './refusal.ts';

/** What a launch token stands for. */
export interface LaunchScope {
  readonly session: string;
  readonly actor: Agent;
  readonly registration: string;
  readonly activityId: string;
  /** Why nothing more is taken under this launch; null while it lasts. */
  readonly over: string | null;
}

export type Access =
  | { readonly kind: 'admin'; readonly name: string }
  | { readonly kind: 'launch'; readonly scope: LaunchScope };

export interface LaunchTokens {
  /** The scope of a token that is still good, null otherwise. */
  readonly scopeOf: (session: string, secret: string) => LaunchScope | null;
}

/** @throws Refusal 401 */
export function authenticate(
  header: string | null,
  admin: Credentials | null,
  tokens: LaunchTokens,
): Access {
  const given = header === null ? null : readBasic(header);
  if (given) {
    if (admin && equal(given.user, admin.key) && equal(given.password, admin.secret))
      return { kind: 'admin', name: admin.key };
    const scope = tokens.scopeOf(given.user, given.password);
    if (scope) return { kind: 'launch', scope };
  }
  throw new Refusal(401, given ? 'unknown credentials' : 'HTTP Basic credentials are needed', {
    // A browser opens its own dialog for "Basic"; a lesson whose session ended must not show one.
    'www-authenticate': given ? 'Launch realm="xAPI"' : 'Basic realm="xAPI", charset="UTF-8"',
  });
}

function readBasic(header: string): { readonly user: string; readonly password: string } | null {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header.trim())?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? null : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** In a time that tells nothing of where they differ, nor of their lengths. */
function equal(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
