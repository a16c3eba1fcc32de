/** Headers every answer carries; a page's Content-Security-Policy is the page's own (site/csp.ts). */
import type { MiddlewareHandler } from 'hono';

export function securityHeaders(publicUrl: string | null): MiddlewareHandler {
  const overTls = publicUrl?.startsWith('https:') ?? false;
  return async (c, next) => {
    await next();
    const { headers } = c.res;
    headers.set('x-content-type-options', 'nosniff');
    // A launch URL holds a one-time secret in its query: no other site may read it as a referrer.
    if (!headers.has('referrer-policy')) headers.set('referrer-policy', 'same-origin');
    headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=()');
    headers.set('cross-origin-resource-policy', 'same-site');
    if (!headers.has('content-security-policy'))
      headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    // For browsers that know no frame-ancestors.
    if (/frame-ancestors 'none'/.test(headers.get('content-security-policy') ?? ''))
      headers.set('x-frame-options', 'DENY');
    if (overTls) headers.set('strict-transport-security', 'max-age=31536000');
  };
}
