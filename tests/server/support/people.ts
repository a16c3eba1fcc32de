/** People of a test server, through the addresses their browsers use. */
import type { Me } from '../../../src/core/api/accounts.ts';
import type { LearnerLink } from '../../../src/core/api/learners.ts';
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

/** Servers of this process, and the link each printed. */
const invitations = new Map<string, string | null>();
const administrators = new Map<string, Promise<Trainer>>();

export function register(server: { readonly url: string; readonly invitation: string | null }) {
  invitations.set(server.url, server.invitation);
}

/** One a server, signed in again where a test's clock has run on. */
export async function anAdministrator(base: string): Promise<Trainer> {
  const known = administrators.get(base);
  if (!known) {
    const first = administrator({ url: base, invitation: invitations.get(base) ?? null });
    administrators.set(base, first);
    return first;
  }
  const { ask } = await known;
  if ((await ask('GET', 'moi')).status === 200) return known;
  const credentials = { login: 'alix', password: PASSWORD };
  const again = post(base, 'connexion', credentials).then((answer) => trainer(base, answer));
  administrators.set(base, again);
  return again;
}

/** Somebody new in a group of their own, and the path of their link. */
export async function newLearner(base: string, name = 'Inès Perrin') {
  const { ask } = await anAdministrator(base);
  const made = await ask('POST', 'groupes', { name: 'Groupe d’essai' });
  const group = ((await made.json()) as { id: string }).id;
  await ask('POST', `groupes/${group}/apprenants`, { text: name });
  const links = await ask('GET', `groupes/${group}/liens`);
  const [row] = (await links.json()) as LearnerLink[];
  return { id: row?.learner.id ?? '', group, name, link: new URL(row?.url ?? '').pathname };
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
