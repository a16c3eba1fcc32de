/** The origin a request came to: what a launch must hand to the browser that asked. */
import type { Context } from 'hono';

/** A Host header is the client's word: only what can be a host is repeated. */
const HOST = /^[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:.]+\](:\d{1,5})?$/i;

/** @returns without trailing slash. */
export function originOf(publicUrl: string | null): (c: Context) => string {
  return (c) => {
    if (publicUrl !== null) return publicUrl;
    const host = c.req.header('host') ?? '';
    return HOST.test(host) ? `http://${host}` : 'http://localhost';
  };
}

/** Whether a page of this origin sent it, as far as a browser says. */
export function isFromHere(c: Context, origin: string): boolean {
  return c.req.header('sec-fetch-site') === 'same-origin' || c.req.header('origin') === origin;
}
