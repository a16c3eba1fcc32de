/** Query parameters (Communication 3.2): known ones only, each once, each of its type. */
import { actorKey } from '../statement/identity.ts';
import { actor, agent } from '../validate/actor.ts';
import { describe } from '../validate/check.ts';
import { BadRequest } from '../refusal.ts';
import { iri, isUuid, timestamp } from '../validate/formats.ts';
import { instant } from '../../../core/xapi/instant.ts';
import type { Actor } from '../statement/types.ts';

/** @throws BadRequest */
export function onlyThese(params: URLSearchParams, allowed: readonly string[]): void {
  for (const name of params.keys()) {
    if (!allowed.includes(name)) throw new BadRequest(`${name}: not a parameter of this resource`);
    if (params.getAll(name).length > 1) throw new BadRequest(`${name}: given more than once`);
  }
}

export function required<T>(name: string, value: T | null): T {
  if (value === null) throw new BadRequest(`${name}: is missing`);
  return value;
}

export function textParam(params: URLSearchParams, name: string): string | null {
  return params.get(name);
}

export function uuidParam(params: URLSearchParams, name: string): string | null {
  const value = params.get(name);
  if (value !== null && !isUuid(value)) throw new BadRequest(`${name}: must be a UUID`);
  return value?.toLowerCase() ?? null;
}

export function iriParam(params: URLSearchParams, name: string): string | null {
  const value = params.get(name);
  if (value !== null && iri(value)) throw new BadRequest(`${name}: must be an absolute IRI`);
  return value;
}

/** Milliseconds. */
export function timeParam(params: URLSearchParams, name: string): number | null {
  const value = params.get(name);
  if (value === null) return null;
  // A "+" of an offset that was not escaped arrives as a space.
  const text = value.replace(' ', '+');
  if (timestamp(text)) throw new BadRequest(`${name}: must be an ISO 8601 timestamp`);
  return instant(text);
}

export function booleanParam(params: URLSearchParams, name: string): boolean {
  const value = params.get(name);
  if (value === null || value === 'false') return false;
  if (value === 'true') return true;
  throw new BadRequest(`${name}: must be true or false`);
}

export function countParam(params: URLSearchParams, name: string): number | null {
  const value = params.get(name);
  if (value === null) return null;
  if (!/^\d{1,9}$/.test(value)) throw new BadRequest(`${name}: must be a whole number`);
  return Number(value);
}

/** JSON of an agent or, where statements are looked for, of an identified group. */
export function actorParam(params: URLSearchParams, name: string, groups: boolean): Actor | null {
  const text = params.get(name);
  if (text === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadRequest(`${name}: is not valid JSON`);
  }
  const found = (groups ? actor : agent)(value);
  if (found) throw new BadRequest(`${name}: ${describe(found)}`);
  if (actorKey(value as Actor) === null)
    throw new BadRequest(`${name}: an anonymous group cannot be looked for`);
  return value as Actor;
}
