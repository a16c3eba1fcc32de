/**
 * Personal links. Their secret is derived, so it can be shown again, and nothing that opens a door is
 * kept beside the learner: HMAC-SHA-256 of the account and the link's version with this server's key.
 * 100 bits in letters and figures that survive a sheet of paper: no capital, no o beside a 0.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkState } from '../../core/api/learners.ts';
import { digits, normalised } from './base32.ts';
import type { Identities, Identity } from './identities.ts';

export type LinkVerdict =
  | { readonly kind: 'valid'; readonly learner: Identity }
  | { readonly kind: 'expired'; readonly on: string }
  | { readonly kind: 'revoked' | 'replaced' | 'unknown' };

export interface Links {
  /** Path of a learner's link as it stands now, whatever its state. */
  readonly pathOf: (learner: Identity) => string;
  readonly stateOf: (learner: Identity) => LinkState;
  /** @param secret as it was opened or typed: any text. */
  readonly read: (secret: string) => LinkVerdict;
}

export const ENTRY_PATH = '/entrer';

const MAC_DIGITS = 20;
/** How many earlier links are told from a link that never was. */
const REMEMBERED = 20;

export function openLinks(
  identities: Pick<Identities, 'byRow'>,
  key: string,
  clock: () => Date,
): Links {
  const mac = (learner: Identity, version: number): string =>
    digits(
      createHmac('sha256', key)
        .update(`${learner.id}/${version}`)
        .digest()
        .subarray(0, Math.ceil((MAC_DIGITS * 5) / 8)),
    ).slice(0, MAC_DIGITS);

  const stateOf = ({ link }: Identity): LinkState => {
    if (link.revoked) return 'revoked';
    return link.expires !== null && link.expires <= clock().toISOString() ? 'expired' : 'valid';
  };

  return {
    pathOf: (learner) => {
      const groups = mac(learner, learner.link.version).match(/.{5}/g) ?? [];
      return `${ENTRY_PATH}/${[learner.row.toString(10), ...groups].join('-')}`;
    },
    stateOf,
    read: (secret) => {
      const given = normalised(secret);
      const row = given.slice(0, -MAC_DIGITS);
      const learner = /^\d{1,15}$/.test(row) ? identities.byRow(Number(row)) : null;
      if (!learner) return { kind: 'unknown' };
      const { version, expires } = learner.link;
      const matches = (candidate: number) =>
        equal(given.slice(-MAC_DIGITS), mac(learner, candidate));
      if (!matches(version)) {
        for (let old = version - 1; old >= 1 && old >= version - REMEMBERED; old -= 1)
          if (matches(old)) return { kind: 'replaced' };
        return { kind: 'unknown' };
      }
      const state = stateOf(learner);
      if (state === 'expired') return { kind: 'expired', on: expires ?? '' };
      return state === 'revoked' ? { kind: 'revoked' } : { kind: 'valid', learner };
    },
  };
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
