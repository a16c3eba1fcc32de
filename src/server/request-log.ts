/** One line a request: route, status, duration. No query, no address, no identifier. */
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Log } from './log.ts';

export function requestLog(log: Log): MiddlewareHandler {
  return async (c, next) => {
    const start = performance.now();
    await next();
    const pattern = routePath(c, -1);
    const { status } = c.res;
    log(status >= 500 ? 'warn' : 'info', 'request', {
      method: c.req.method,
      // Site files are public names; any other path may hold an identifier, so its pattern stands for it.
      route: pattern === '*' || pattern === '/*' ? c.req.path.slice(0, 200) : pattern,
      status,
      ms: Math.round(performance.now() - start),
    });
  };
}
