/** Whether a request that changes something comes from a page of this site (Fetch Metadata, Origin). */
import type { Context } from 'hono';

/**
 * @param host the public one when there is one, else what the request was sent to.
 * @returns false when the browser says that another site sent it. Clients that say nothing pass: they
 * are no browsers, and no cookie is sent by them unasked.
 */
export function isSameSite(c: Context, publicUrl: string | null): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = c.req.header('origin');
  // "null" is a page that hides where it is from: pages of ours say their origin (shell/shell.ts).
  if (origin === undefined) return true;
  const host = publicUrl === null ? c.req.header('host') : new URL(publicUrl).host;
  return URL.canParse(origin) && new URL(origin).host === host;
}
