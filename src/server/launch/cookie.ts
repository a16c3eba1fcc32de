/** The cookie by which a browser is a learner's. */
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Learner, Learners } from './learners.ts';

export const COOKIE = 'apprenant';

export function learnerOf(c: Context, learners: Learners): Learner | null {
  const cookie = getCookie(c, COOKIE);
  return cookie === undefined ? null : learners.byCookie(cookie);
}
