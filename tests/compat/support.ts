/** What MDN's browser-compat-data says of a feature: which browsers have had it, since when. */
import type {
  CompatData,
  Identifier,
  SimpleSupportStatement,
  SupportStatement,
} from '@mdn/browser-compat-data';
import { createRequire } from 'node:module';
import { isOlder, type Versions } from './versions.ts';

// 20 MB of JSON: read as it is, past whatever transforms modules.
const data = createRequire(import.meta.url)('@mdn/browser-compat-data') as CompatData;

type Path = readonly string[];

function at(path: Path): Identifier | undefined {
  let here: unknown = data;
  for (const name of path) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, name)) return undefined;
    here = (here as Record<string, unknown>)[name];
  }
  return here as Identifier;
}

/**
 * Of the first of these that is known.
 *
 * @param prefixed what is there under `-webkit-` or `-moz-` counts: the build writes those
 * @returns e.g. "firefox 121 (98)"; none: they all have it
 */
export function lacking(
  paths: readonly Path[],
  versions: Versions,
  prefixed = false,
): readonly string[] {
  const found = paths.map(at).find((one) => one?.__compat !== undefined);
  const support = found?.__compat?.support;
  if (!support) return [];
  return Object.entries(versions).flatMap(([browser, oldest]) => {
    const since = sinceOf(support[browser as keyof typeof support], prefixed);
    if (since !== null && !isOlder(oldest, since)) return [];
    return [`${browser} ${since ?? 'none'} (${oldest})`];
  });
}

/** Null: in none, or only behind a flag or under another name. Halfway counts: what is missing is seldom ours. */
function sinceOf(statement: SupportStatement | undefined, prefixed: boolean): string | null {
  const all = (Array.isArray(statement) ? statement : [statement]) as readonly (
    SimpleSupportStatement | undefined
  )[];
  const plain = all.flatMap((one) => {
    const added = one?.version_added;
    const isPlain =
      one && !one.flags && (prefixed || !one.prefix) && (prefixed || !one.alternative_name);
    return isPlain && typeof added === 'string' && added !== 'preview' ? [{ ...one, added }] : [];
  });
  // Removed for good, unless another took over at once.
  const lasting = plain.filter(
    ({ version_removed: removed }) => !removed || plain.some(({ added }) => added === removed),
  );
  const versions = lasting.map(({ added }) => added);
  return versions.sort((a, b) => (isOlder(a, b) ? -1 : 1))[0] ?? null;
}
