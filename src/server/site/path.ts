/**
 * From a URL's path to a place in the site's folder. Pure: what leaves the folder, hides (".x") or
 * is not written the one right way is no place at all.
 */

/** Relative path with "/" between segments, "" for the root; null when the path names nothing. */
export function placeOf(
  pathname: string,
): { readonly path: string; readonly folder: boolean } | null {
  const decoded = decode(pathname);
  if (decoded === null || !decoded.startsWith('/') || /[\0\\]/.test(decoded)) return null;
  const folder = decoded.endsWith('/');
  const segments = decoded.slice(1, folder ? -1 : undefined).split('/');
  if (decoded === '/') return { path: '', folder: true };
  // An empty segment would turn a redirect into "//elsewhere"; ".." and dot files are never served.
  if (segments.some((segment) => segment === '' || segment.startsWith('.'))) return null;
  return { path: segments.join('/'), folder };
}

function decode(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return null;
  }
}
