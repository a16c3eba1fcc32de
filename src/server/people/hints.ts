/**
 * Cookies that scripts of our pages read before anything is painted (components/path-scripts.ts): that GET
 * /apprenant/moi has an answer, and which path its learner takes. They open nothing.
 */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { LEARNER_COOKIE_S } from '../launch/learners.ts';

const KNOWN = 'connu';
const PATH = 'parcours';

export interface CookieReach {
  readonly sameSite: 'Lax';
  readonly secure: boolean;
  readonly path: '/';
  /** In seconds. */
  readonly maxAge: number;
}

/** Of every cookie about a learner: as long as the one that makes the browser theirs. */
export const reachOf = (origin: string): CookieReach => ({
  sameSite: 'Lax',
  secure: origin.startsWith('https:'),
  path: '/',
  maxAge: LEARNER_COOKIE_S,
});

export function hint(c: Context, path: string | null, reach: CookieReach): void {
  setCookie(c, KNOWN, '1', reach);
  hintPath(c, path, reach);
}

/** Nothing is sent where the browser holds it already. */
export function hintPath(c: Context, path: string | null, reach: CookieReach): void {
  const held = getCookie(c, PATH) ?? null;
  if (path === held) return;
  if (path === null) deleteCookie(c, PATH);
  else setCookie(c, PATH, path, reach);
}

/** What hinted at a learner is no longer true: pages need not ask again. */
export function clearHints(c: Context): void {
  for (const name of [KNOWN, PATH]) deleteCookie(c, name);
}
