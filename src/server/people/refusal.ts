/** A request about people that is not done: a status and the French sentence its reader gets (core/api/problem.ts). */
import type { Context } from 'hono';
import type { Problem } from '../../core/api/problem.ts';

type Status = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429 | 503;

export class PeopleRefusal extends Error {
  readonly status: Status;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: Status, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** The same words whether something does not exist or is somebody else's: neither may be told apart. */
export function notFound(): PeopleRefusal {
  return new PeopleRefusal(404, 'Cet élément n’existe pas, ou ne vous est pas ouvert.');
}

export function refused(c: Context, { status, message, headers }: PeopleRefusal): Response {
  return c.json({ message } satisfies Problem, status, { ...headers });
}
