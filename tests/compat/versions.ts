/** The oldest browsers the site is for (README.md, "Browsers"), and which sources run in which. */

/** By BCD's names of browsers. */
export type Versions = Readonly<Record<'chrome' | 'safari' | 'firefox', string>>;

export const VISITOR: Versions = { chrome: '99', safari: '15.4', firefox: '98' };
export const LAUNCHED: Versions = { chrome: '103', safari: '16.0', firefox: '100' };

/** Fetched for a page that an LMS or our own launcher opened, or by the trainer's board. */
const LAUNCHED_SOURCES = [
  /^src\/board\//,
  /^src\/islands\/help\//,
  /^src\/page\/(launch|scorm|later)\//,
  /^src\/player\/(trackers\/|(agent|deliver|end-closed-page|http|launch|locks|lrs|stores)\.)/,
];

export function versionsFor(path: string): Versions {
  return LAUNCHED_SOURCES.some((pattern) => pattern.test(path)) ? LAUNCHED : VISITOR;
}

/** "16" < "16.4"; "≤37" is 37 at most. */
export function isOlder(a: string, b: string): boolean {
  const parts = (version: string) => version.replace('≤', '').split('.').map(Number);
  const [one, other] = [parts(a), parts(b)];
  for (const [at, part] of one.entries()) {
    const difference = part - (other[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return other.slice(one.length).some((part) => part > 0);
}
