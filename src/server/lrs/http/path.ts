/** Addresses of the LRS as clients build them. */
import { getPath } from 'hono/utils/url';

/** Where it is mounted. */
export const LRS_PATH = '/xapi';

const BELOW = /^\/+xapi(?:\/|$)/;

/** Our endpoint ends with a slash, and so do many clients' ideas of one: "//" is "/" there. */
export function routedPath(request: Request): string {
  const path = getPath(request);
  return path.includes('//') && BELOW.test(path) ? path.replace(/\/{2,}/g, '/') : path;
}
