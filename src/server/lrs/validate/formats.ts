/** The string formats of the specification (xAPI Data, part 4). */
import { instant } from '../../../core/xapi/instant.ts';
import { anything, map, matching, problem, string, type Check } from './check.ts';

/** Absolute: a scheme, then something, and none of the characters RFC 3987 excludes. */
const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\p{Cc}]+$/iu;
export const iri: Check = matching(IRI, 'an absolute IRI');
export const irl: Check = matching(IRI, 'an absolute IRL');

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export const uuid: Check = matching(UUID, 'a UUID');
export const isUuid = (text: string): boolean => UUID.test(text);

export const mailto: Check = matching(/^mailto:[^\s@<>]+@[^\s@<>]+$/i, 'mailto: and an address');
export const sha1: Check = matching(/^[0-9a-f]{40}$/i, '40 hexadecimal digits (SHA-1)');
/** SHA-224, 256, 384 or 512. */
export const sha2: Check = matching(
  /^(?:[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i,
  'a SHA-2 hash in hexadecimal',
);
export const mediaType: Check = matching(/^[\w.+!#$&^-]+\/[\w.+!#$&^-]+(\s*;.*)?$/, 'a media type');

/** RFC 5646, section 2.1, without the list of grandfathered tags but "i-…". */
export const languageTag: Check = matching(
  /^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+|i-[a-z]{2,8})$/i,
  'a language tag (RFC 5646)',
);
export const languageMap: Check = map(languageTag, string);

export const extensions: Check = map(iri, anything);

/** ISO 8601:2004 4.4.3.2; a decimal fraction only in the last number, weeks alone. */
export const duration: Check = matching(
  /^P(?:\d+(?:[.,]\d+)?W|(?=\d|T\d)(?:\d+(?:[.,]\d+)?Y)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?D)?(?:T(?=\d)(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?)$/,
  'an ISO 8601 duration',
);

/** A day or a month of that number is no date either. */
const NEGATIVE_ZERO = /-00(?::?00)?$/;

/** ISO 8601 (core/xapi/instant.ts). An offset of minus zero says "unknown" and is refused (Data 4.5). */
export const timestamp: Check = (value) =>
  typeof value === 'string' && !NEGATIVE_ZERO.test(value) && Number.isFinite(instant(value))
    ? null
    : problem('must be an ISO 8601 timestamp');
