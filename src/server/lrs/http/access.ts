/**
 * Who speaks to the LRS and what it may touch. Two kinds: a machine with the administrator's key, and
 * a lesson launched for one learner, which only ever sees and writes what is its own.
 */
import type { Credentials } from '../../process/config.ts';
import type { Agent } from '../statement/types.ts';
import { isUuid } from '../validate/formats.ts';
import type { Steady } from '../../process/steady.ts';
import { openKeys, type Basic } from './keys.ts';
import { Refusal } from '../refusal.ts';

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

/** @param peer the address it comes from. @throws Refusal 401, 429 */
export type Authenticate = (header: string | null, peer: string) => Access;

export function openDoor(
  admin: Credentials | null,
  tokens: LaunchTokens,
  steady: Steady,
): Authenticate {
  const isMachine = openKeys(admin, steady);
  return (header, peer) => {
    const given = header === null ? null : readBasic(header);
    if (!given) throw unknown(null);
    // A token bears the id of its session: one whose session is gone is no try at the key of a machine.
    const isToken = isUuid(given.user) && given.user !== admin?.key;
    const scope = isToken ? tokens.scopeOf(given.user, given.password) : null;
    if (scope) return { kind: 'launch', scope };
    if (!isToken && isMachine(given, peer)) return { kind: 'admin', name: given.user };
    throw unknown(given);
  };
}

function unknown(given: Basic | null): Refusal {
  return new Refusal(401, given ? 'unknown credentials' : 'HTTP Basic credentials are needed', {
    // A browser opens its own dialog for "Basic"; a lesson whose session ended must not show one.
    'www-authenticate': given ? 'Launch realm="xAPI"' : 'Basic realm="xAPI", charset="UTF-8"',
  });
}

function readBasic(header: string): Basic | null {
  const encoded = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(header.trim())?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? null : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}
