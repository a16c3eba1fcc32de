/**
 * Passwords as scrypt keeps them (RFC 7914), with the parameters beside the hash so that they can be
 * raised later. 32 MiB and three passes: OWASP's choice for a server that has other things in memory.
 */
import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { PeopleRefusal } from './refusal.ts';

export const SHORTEST_PASSWORD = 12;
/** Work grows with what is hashed; nobody's password is longer. */
export const LONGEST_PASSWORD = 200;

export interface PasswordCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

export const PASSWORD_COST: PasswordCost = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;

interface Kept extends PasswordCost {
  readonly salt: Buffer;
  readonly key: Buffer;
}

export interface Passwords {
  readonly hash: (password: string) => Promise<string>;
  /** As long for null (nobody, or no password yet) as for a wrong one. */
  readonly verify: (password: string, stored: string | null) => Promise<boolean>;
}

/** Two or three seconds' work: who comes after is told to come again, instead of waiting for ever. */
const MOST_WAITING = 16;

/**
 * Both refuse with 503 when too many wait. @throws PeopleRefusal
 * @param cost of what is hashed from now on; what is stored bears its own
 */
export function openPasswords(cost: PasswordCost, work: typeof run = run): Passwords {
  // One at a time: a crowd at the door must not take a crowd's memory.
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  const derive = async (
    password: string,
    salt: Buffer,
    options: ScryptOptions,
  ): Promise<Buffer> => {
    if (waiting >= MOST_WAITING)
      throw new PeopleRefusal(
        503,
        'Beaucoup de personnes se connectent en même temps : réessayez dans quelques secondes.',
        { 'retry-after': '5' },
      );
    waiting += 1;
    const turn = last.then(() => work(password, salt, options));
    last = turn.catch(() => null);
    return turn.finally(() => (waiting -= 1));
  };
  const nobody: Kept = { ...cost, salt: randomBytes(16), key: randomBytes(KEY_BYTES) };
  return {
    hash: async (password) => {
      const salt = randomBytes(16);
      const key = await derive(password, salt, cost);
      return ['scrypt', cost.N, cost.r, cost.p, text(salt), text(key)].join('$');
    },
    verify: async (password, stored) => {
      const known = stored === null ? null : read(stored);
      const { salt, key, ...work } = known ?? nobody;
      // Longer than any that was ever kept: no work for whoever sends a book.
      const given = await derive(password.slice(0, LONGEST_PASSWORD + 1), salt, work);
      return timingSafeEqual(given, key) && known !== null;
    },
  };
}

const text = (bytes: Buffer): string => bytes.toString('base64url');

function read(stored: string): Kept | null {
  const [name, N, r, p, salt, key] = stored.split('$');
  if (name !== 'scrypt' || salt === undefined || key === undefined) return null;
  return {
    N: Number(N),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  };
}
function run(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same letters typed on another keyboard may be composed differently.
    scrypt(
      password.normalize('NFKC'),
      salt,
      KEY_BYTES,
      { ...cost, maxmem: 256 * 1024 * 1024 },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}
