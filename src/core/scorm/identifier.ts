/**
 * Ids of answers as SCORM 2004 and its LMSs take them: short_identifier_type (RTE 4.1.1.7), which many read
 * as letters, digits, "_" and "." alone. A hyphen becomes "_", anything else ".hex.", so that no two ids
 * become one. On the wire only: what is authored, kept or told to an LRS stays as it is.
 */
import { hash } from '../text/hash.ts';

/** Smallest permitted maximum. */
const MOST = 250;

/** 1 to 250 of `[A-Za-z0-9_.]`; a longer one ends in a digest of the whole. */
export function toIdentifier(id: string): string {
  const spelled = id.replace(/[^A-Za-z0-9]/g, (sign) =>
    sign === '-' ? '_' : `.${sign.charCodeAt(0).toString(16)}.`,
  );
  if (spelled !== '' && spelled.length <= MOST) return spelled;
  const digest = `.x${hash(id)}`;
  return spelled.slice(0, MOST - digest.length) + digest;
}
