/**
 * Browsers that have signed in before. Whoever tries passwords at somebody's login must not lock that
 * somebody out: a known browser is counted by itself. It opens nothing: the password is asked as ever.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { newSecret } from '../access/secrets.ts';
import type { AccountRow } from './accounts.ts';

type Owner = Pick<AccountRow, 'id' | 'password'>;

export interface KnownBrowsers {
  /** @returns the cookie of a browser that this account has just signed in with. */
  readonly remember: (account: Owner) => string;
  /** What to count its tries by; null when it has not signed in as them, or before a newer password. */
  readonly keyOf: (cookie: string | undefined, account: Owner | null) => string | null;
}

/** Signed for that account and its password as it stands: a new one, and every browser is unknown again. */
export function openKnownBrowsers(key: string): KnownBrowsers {
  const sign = (name: string, { id, password }: Owner): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify(['known-browser', name, id, password]))
      .digest();
  return {
    remember: (account) => {
      const name = newSecret();
      return `${name}.${sign(name, account).toString('base64url')}`;
    },
    keyOf: (cookie, account) => {
      const [name = '', given = ''] = (cookie ?? '').slice(0, 200).split('.');
      if (!account || name === '') return null;
      const [right, said] = [sign(name, account), Buffer.from(given, 'base64url')];
      return right.length === said.length && timingSafeEqual(right, said) ? name : null;
    },
  };
}
