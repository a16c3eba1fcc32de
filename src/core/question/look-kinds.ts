import type { Kind, Look, OwnLook } from './types.ts';

/** The kind of a question that has a look of its own. */
const KINDS = {
  zone: 'choice',
  zones: 'multiple',
  comparison: 'multiple',
  construction: 'ordering',
} as const satisfies Readonly<Record<OwnLook, Kind>>;

export type KindOfLook<L extends Look> = L extends OwnLook ? (typeof KINDS)[L] : L;

export const kindOfLook = (look: Look): Kind =>
  Object.hasOwn(KINDS, look) ? KINDS[look as OwnLook] : (look as Kind);
