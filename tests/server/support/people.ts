/** People of a test server, through the addresses their browsers use. */
import type { Me } from '../../../src/core/board.ts';
import { TRAINER_API } from '../../../src/server/people/trainer-api.ts';

export const PASSWORD = 'quatre mots faciles ici';

export interface Trainer {
  readonly me: Me;
  readonly cookie: string;
  /** JSON in, JSON out; `init` overrides. */
  readonly ask: (
    method: string,
    path: string,
    body?: unknown,
    init?: RequestInit,
  ) => Promise<Response>;
}

/** A request to the trainer's API by nobody in particular. */
export function post(base: string, path: string, body: unknown, headers = {}): Promise<Response> {
  return fetch(`${base}${TRAINER_API}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** Chooses a password by an invitation's address, as its browser would. */
export async function accept(
  base: string,
  url: string,
  as: { readonly name: string; readonly login: string },
): Promise<Trainer> {
  const secret = new URL(url).searchParams.get('invitation');
  const response = await post(base, 'invitation', { secret, ...as, password: PASSWORD });
  if (response.status !== 200) throw new Error(`invitation: ${response.status}`);
  return trainer(base, response);
}

/** @param response that signed in. */
export async function trainer(base: string, response: Response): Promise<Trainer> {
  const me = (await response.json()) as Me;
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  return {
    me,
    cookie,
    ask: (method, path, body, init = {}) =>
      fetch(`${base}${TRAINER_API}/${path}`, {
        method,
        redirect: 'manual',
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...init,
        headers: {
          cookie,
          ...(method === 'GET' ? {} : { 'x-jeton': me.csrf }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...init.headers,
        },
      }),
  };
}

/** The first administrator of a fresh server. */
export function administrator(server: {
  readonly url: string;
  readonly invitation: string | null;
}): Promise<Trainer> {
  return accept(server.url, server.invitation ?? '', { name: 'Alix Martin', login: 'alix' });
}

/** One more trainer, invited by an administrator. */
export async function colleague(base: string, by: Trainer, login: string): Promise<Trainer> {
  const name = `Formateur ${login}`;
  const invited = await by.ask('POST', 'comptes', { name, login, role: 'formateur' });
  const { url } = (await invited.json()) as { url: string };
  return accept(base, url, { name, login });
}
