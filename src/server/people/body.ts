/** The JSON body of a request about people, looked at before it is believed. */
import type { Context } from 'hono';
import { Refusal } from '../lrs/refusal.ts';
import { readBody as readBytes } from '../lrs/http/request.ts';
import { accepts, describe, object, type Check, type CheckOf } from '../lrs/validate/check.ts';
import { decodeText } from '../lrs/validate/json.ts';
import { PeopleRefusal } from './refusal.ts';

/** A pasted register is a few kilobytes. */
const LONGEST_BODY = 256 * 1024;

/** A field that may be missing. */
interface Optional<T> {
  readonly optional: CheckOf<T>;
}

export const optional = <T>(check: CheckOf<T>): Optional<T> => ({ optional: check });

/** A check for each field of T, neither more nor fewer. */
type Fields<T> = {
  readonly [Name in keyof T]-?: object extends Pick<T, Name>
    ? Optional<Exclude<T[Name], undefined>>
    : CheckOf<T[Name]>;
};

/** An object with these fields and no other. */
export function bodyOf<T>(fields: Fields<T>): CheckOf<T> {
  const all: readonly (readonly [string, Check | Optional<unknown>])[] = Object.entries(fields);
  const required: Record<string, Check> = {};
  const missable: Record<string, Check> = {};
  for (const [name, field] of all)
    if (typeof field === 'function') required[name] = field;
    else missable[name] = field.optional;
  return accepts(object({ required, optional: missable }));
}

/**
 * @param check what T is; a browser of ours never fails it, so the refusal may be technical.
 * @throws PeopleRefusal 400, 413, 415
 */
export async function readBody<T>(
  c: Context,
  check: CheckOf<T>,
  longest: number = LONGEST_BODY,
): Promise<T> {
  // A form of another site can send text/plain, never JSON, without asking first.
  if (!/^application\/json\b/i.test(c.req.header('content-type') ?? ''))
    throw new PeopleRefusal(415, 'La demande doit être en JSON.');
  const bytes = await readBytes(c.req.raw, longest).catch((error: unknown) => {
    if (error instanceof Refusal) throw new PeopleRefusal(413, 'La demande est trop longue.');
    throw error;
  });
  const value = parsed(bytes);
  const found = check(value);
  if (found) throw new PeopleRefusal(400, `La demande est mal formée (${describe(found)}).`);
  return value as T;
}

/** Undefined when it is no JSON in UTF-8: no check lets that through. */
function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decodeText(bytes));
  } catch {
    return undefined;
  }
}

/** Signs nobody sees, some of which turn what follows around; letters that are drawn as nothing. */
const INVISIBLE =
  /[\p{Cf}\p{Cs}\p{Co}\p{Cn}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0]/u;

/** @throws PeopleRefusal 400 */
function refuseInvisible(text: string, what: string): void {
  const sign = INVISIBLE.exec(text)?.[0].codePointAt(0);
  if (sign === undefined) return;
  const code = sign.toString(16).toUpperCase().padStart(4, '0');
  throw new PeopleRefusal(
    400,
    `${what} contient un signe invisible (U+${code}) : effacez-le et tapez-le au clavier.`,
  );
}

/** A name as it is kept: no control character, no run of spaces. @throws PeopleRefusal 400 */
export function readName(text: string, what = 'Le nom'): string {
  refuseInvisible(text, what);
  const name = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (name === '') throw new PeopleRefusal(400, `${what} est vide : écrivez-le.`);
  if (name.length > 120)
    throw new PeopleRefusal(400, `${what} est trop long : 120 caractères au plus.`);
  return name;
}

/** What one types to sign in: an e-mail address or a word. @throws PeopleRefusal 400 */
export function readLogin(text: string): string {
  const login = text.trim();
  refuseInvisible(login, 'L’identifiant');
  if (!/^[\p{L}\p{N}._@+-]{2,120}$/u.test(login))
    throw new PeopleRefusal(
      400,
      'L’identifiant contient des lettres, des chiffres, ou les signes . _ @ + - (2 à 120) : par exemple une adresse de courriel.',
    );
  return login;
}
