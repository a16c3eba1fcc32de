/**
 * Codes for a sheet of paper: short enough to be typed, found by a camera, good for a fortnight and for one
 * « Je suis … ». A sheet lies about, a personal link does not: what it opens ends with its first use.
 */
import type { DatabaseSync } from 'node:sqlite';
import { createHmac } from 'node:crypto';
import { digits, normalised } from './base32.ts';
import type { Identities, Identity } from './identities.ts';

export const CODE_PATH = '/l';

export interface EntryCode {
  /** "k7fm-2qva" */
  readonly code: string;
  /** ISO. */
  readonly expires: string;
}

export type CodeVerdict =
  | { readonly kind: 'valid'; readonly learner: Identity }
  | { readonly kind: 'expired'; readonly on: string }
  | { readonly kind: 'spent' | 'unknown' };

export interface EntryCodes {
  /** The one that is still good for a week, else a new one in its place. In the caller's transaction. */
  readonly give: (learner: Identity) => EntryCode;
  /** @param code as it was opened or typed: any text. */
  readonly read: (code: string) => CodeVerdict;
  /** @returns false when somebody was faster */
  readonly spend: (learner: Identity) => boolean;
  /** It opens nothing any more. */
  readonly cancel: (row: number) => void;
}

/** 40 bits, found out by nobody at thirty wrong ones in ten minutes. */
const LENGTH = 8;
const DAY_MS = 24 * 3600_000;
export const CODE_MS = 14 * DAY_MS;
const WORTH_PRINTING_MS = 7 * DAY_MS;

export function openEntryCodes(
  db: DatabaseSync,
  identities: Pick<Identities, 'byRow'>,
  key: string,
  clock: () => Date,
): EntryCodes {
  const ofLearner = db.prepare('SELECT number, expires, used FROM entry_code WHERE learner = ?');
  const byHash = db.prepare('SELECT learner, expires, used FROM entry_code WHERE hash = ?');
  const put = db.prepare(
    'INSERT OR REPLACE INTO entry_code (learner, number, hash, created, expires) VALUES (?, ?, ?, ?, ?)',
  );
  const use = db.prepare('UPDATE entry_code SET used = ? WHERE learner = ? AND used IS NULL');
  const end = db.prepare('UPDATE entry_code SET expires = ? WHERE learner = ? AND expires > ?');
  const mac = (...words: (string | number)[]): Buffer =>
    createHmac('sha256', key).update(JSON.stringify(words)).digest();
  const codeOf = ({ id }: Identity, number: number): string =>
    digits(mac('entry-code', id, number)).slice(0, LENGTH);
  const hashOf = (code: string): string => mac('entry-code-hash', code).toString('base64url');
  const written = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

  return {
    give: (learner) => {
      const now = clock();
      const row = ofLearner.get(learner.row);
      const number = (row?.['number'] as number | undefined) ?? 0;
      const until = (row?.['expires'] as string | undefined) ?? '';
      const enough = new Date(now.getTime() + WORTH_PRINTING_MS).toISOString();
      if (row?.['used'] === null && until >= enough)
        return { code: written(codeOf(learner, number)), expires: until };
      // A personal link that ends sooner ends what leads to it.
      const fortnight = new Date(now.getTime() + CODE_MS).toISOString();
      const { expires: end } = learner.link;
      const expires = end !== null && end < fortnight ? end : fortnight;
      const code = codeOf(learner, number + 1);
      put.run(learner.row, number + 1, hashOf(code), now.toISOString(), expires);
      return { code: written(code), expires };
    },
    read: (typed) => {
      const row = byHash.get(hashOf(normalised(typed)));
      const learner = row ? identities.byRow(row['learner'] as number) : null;
      if (!row || !learner) return { kind: 'unknown' };
      const expires = row['expires'] as string;
      if (row['used'] !== null) return { kind: 'spent' };
      return expires <= clock().toISOString()
        ? { kind: 'expired', on: expires }
        : { kind: 'valid', learner };
    },
    spend: ({ row }) => use.run(clock().toISOString(), row).changes === 1,
    cancel: (row) => {
      const now = clock().toISOString();
      end.run(now, row, now);
    },
  };
}
