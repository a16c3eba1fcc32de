/** One line a request: route, status, duration. No query, no address, no identifier. */
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Log } from './process/log.ts';

export function requestLog(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const start = performance.now();
    await next();
    // Of the handler that answered: the last one that matches is the site's, whatever the path.
    const pattern = routePath(c);
    const { status } = c.res;
    log(status >= 500 ? 'warn' : 'info', 'request', {
      method: c.req.method,
      // A file of the site has a public name; any other path may hold a secret or an identifier,
      // one that leads nowhere included, so its pattern stands for it.
      route: isSite(pattern) && status < 400 ? c.req.path.slice(0, 200) : pattern,
      status,
      ms: Math.round(performance.now() - start),
    });
  };
}

const isSite = (pattern: string): boolean => pattern === '*' || pattern === '/*';
