/** Versions of the specification (Communication 3.3): 1.0.x and 2.0.x, each answered by its last patch. */
export type XapiVersion = '1.0.3' | '2.0.0';

export const VERSIONS: readonly XapiVersion[] = ['1.0.3', '2.0.0'];
export const VERSION_HEADER = 'x-experience-api-version';

/** null when the header is absent or names a version that is not spoken here. */
export function readVersion(header: string | null): XapiVersion | null {
  if (header === null) return null;
  if (/^1\.0(\.\d+)?$/.test(header)) return '1.0.3';
  return /^2\.0(\.\d+)?$/.test(header) ? '2.0.0' : null;
}
