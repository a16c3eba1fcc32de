/**
 * How much may be sent. What an unknown client sends is refused where it has cost next to nothing. Under a
 * launch, ten times the most that the course makes learners send fits (tests/server/lrs/limits.test.ts
 * reckons it, `npm run bench -- limits` prints it). A machine with the administrator's key is bounded so
 * that a mistake does no harm.
 */
import type { JsonLimits } from './validate/outline.ts';

const KIB = 1024;
const MIB = 1024 * KIB;

/** Of `Access` (http/access.ts). */
type Known = 'launch' | 'admin';
type Client = Known | 'unknown';

/** Bytes of a body; of a form in 1.0's alternate syntax. */
export const BODY: Readonly<Record<Client, { readonly plain: number; readonly form: number }>> = {
  unknown: { plain: 0, form: 64 * KIB },
  launch: { plain: 640 * KIB, form: 640 * KIB },
  admin: { plain: 16 * MIB, form: MIB },
};

/** Read on and thrown away, so that the refusal arrives: closing on unread bytes resets the connection. */
export const DISCARDED: Readonly<Record<Client, number>> = {
  unknown: MIB,
  launch: 64 * MIB,
  admin: 64 * MIB,
};

/** Statements of a request, and bytes of each. A player sends 50 at most, or 58 kB. */
export const STATEMENTS: Readonly<Record<Known, JsonLimits>> = {
  launch: { items: 500, bytes: 96 * KIB },
  admin: { items: 1000, bytes: 16 * MIB },
};

/** Activities and attachments that one statement of a launch names. */
export const MOST_NAMED = 100;

/** Requests of one enrolment under way at once. */
export const IN_FLIGHT = 16;

/** What one launch may say, attachments included. */
export const SESSION = { statements: 2000, bytes: 4 * MIB } as const;

/** What all launches of an enrolment may say in a day. */
export const DAY_BYTES = 52 * MIB;

/** Of a page of statements, attachments included where they are asked for; one statement at least. */
export const PAGE_BYTES: Readonly<Record<Known, number>> = { launch: MIB, admin: 4 * MIB };

/** Documents at one place (of a unit in an enrolment, of a learner) that a launch leaves. */
export const DOCUMENTS = { most: 16, bytes: 320 * KIB, together: 640 * KIB, name: 255 } as const;

/** Bytes of a JSON document that another is merged into: both are parsed while everybody waits. */
export const MAX_MERGED = MIB;

/** Fields of a form, parameters of an address: ten times what any resource knows. */
export const MAX_FIELDS = 100;
