/**
 * Learners for the browser tests, made as a centre makes them: an administrator invited from the
 * server's machine (`npm run compte`), then the board's own addresses, then the personal link.
 */
import { expect, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { COURSE } from './support.ts';

/** A server under test. */
export interface Site {
  /** Without trailing slash. */
  readonly url: string;
  readonly dataDir: string;
}

export const COURSE_SITE: Site = { url: COURSE, dataDir: process.env['COURSE_DATA_DIR'] ?? '' };

export interface Learner {
  readonly id: string;
  readonly name: string;
  /** Path of their personal link. */
  readonly link: string;
  readonly group: string;
}

export interface Administrator {
  readonly login: string;
  readonly password: string;
  /** JSON of GET /formateur/api/<path>, or of the method with a body. */
  readonly ask: <T>(path: string, body?: unknown, method?: string) => Promise<T>;
}

export const PASSWORD = 'quatre mots pour essayer';
const ROOT = resolve(import.meta.dirname, '../..');
const administrators = new Map<string, Promise<Administrator>>();

/** One a server and test process. */
export function administrator(site: Site = COURSE_SITE): Promise<Administrator> {
  const known = administrators.get(site.dataDir) ?? invited(site);
  administrators.set(site.dataDir, known);
  return known;
}

async function invited({ url, dataDir }: Site): Promise<Administrator> {
  const login = `essai-${randomUUID()}`;
  const said = execFileSync(
    process.execPath,
    ['src/server/people/cli/compte.ts', 'inviter', login, 'Camille Essai'],
    { cwd: ROOT, env: { ...process.env, DATA_DIR: dataDir }, encoding: 'utf8' },
  );
  const secret = /invitation=([\w-]+)/.exec(said)?.[1];
  const json = { 'content-type': 'application/json' };
  const accepted = await fetch(`${url}/formateur/api/invitation`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ secret, name: '', login: '', password: PASSWORD }),
  });
  expect(accepted.status).toBe(200);
  const { csrf } = (await accepted.json()) as { csrf: string };
  const cookie = accepted.headers.get('set-cookie')?.split(';')[0] ?? '';
  return {
    login,
    password: PASSWORD,
    async ask<T>(path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') {
      const answer = await fetch(`${url}/formateur/api/${path}`, {
        method,
        headers: { cookie, 'x-jeton': csrf, ...json },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      expect(answer.ok, `${method} ${path}: ${answer.status}`).toBe(true);
      return (await answer.json()) as T;
    },
  };
}

/** Somebody new, alone in a new group of that server. */
export async function newLearner(site: Site = COURSE_SITE): Promise<Learner> {
  const { ask } = await administrator(site);
  const name = 'Inès Perrin';
  const group = await ask<{ id: string }>('groupes', { name: `Groupe ${randomUUID()}` });
  await ask(`groupes/${group.id}/apprenants`, { text: name });
  const [row] = await ask<{ learner: { id: string }; url: string }[]>(`groupes/${group.id}/liens`);
  const link = new URL(row?.url ?? '').pathname;
  return { id: row?.learner.id ?? '', name, link, group: group.id };
}

/**
 * Makes the page's browser a learner's, a new one unless given. It posts what the button of the link's
 * page posts (people.spec.ts presses it), so that no page is loaded on the way.
 *
 * @param at origin the browser knows the server by, when that is not its own (a proxy).
 */
export async function enter(
  page: Page,
  learner?: Learner,
  site: Site = COURSE_SITE,
  at: string = site.url,
): Promise<Learner> {
  const who = learner ?? (await newLearner(site));
  const answer = await page.context().request.post(`${at}${who.link}`, { maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  return who;
}
