import { describe, expect, it } from 'vitest';
import type { LearnerLink } from '../../../src/core/api/learners.ts';
import type { LearnerMe } from '../../../src/core/api/learner-calls.ts';
import { safePath } from '../../../src/server/people/entry.ts';
import { entered } from '../support/launch.ts';
import {
  administrator,
  newLearner,
  trainer,
  type Trainer,
  post,
  PASSWORD,
} from '../support/people.ts';
import { raw } from '../support/raw.ts';
import { serve } from '../support/serve.ts';

let now = Date.parse('2026-11-22T09:00:00.000Z');
const server = await serve({}, () => new Date(now));
const DAY = 24 * 3600_000;

const open = (link: string, init: RequestInit = {}) =>
  fetch(`${server.url}${link}`, { redirect: 'manual', ...init });
const enter = (link: string, headers: Record<string, string> = {}) =>
  open(link, { method: 'POST', headers });
const moi = (cookie: string) => open('/apprenant/moi', { headers: { cookie } });
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';

const first = await newLearner(server.url);
let admin: Trainer | null = null;
async function board(): Promise<Trainer> {
  if (admin && (await admin.ask('GET', 'moi')).status === 200) return admin;
  const answer = await post(server.url, 'connexion', { login: 'alix', password: PASSWORD });
  return (admin = await trainer(server.url, answer));
}
async function linkOf(path: string, method = 'POST', body?: unknown): Promise<LearnerLink> {
  return (await (await (await board()).ask(method, path, body)).json()) as LearnerLink;
}

describe('opening a personal link', () => {
  it('asks, and changes nothing however often it is opened', async () => {
    for (let go = 0; go < 40; go += 1) {
      const answer = await open(first.link);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('set-cookie')).toBeNull();
      if (go > 0) continue;
      const text = await answer.text();
      expect(text).toContain('Je suis Inès Perrin');
      expect(text).toContain('Ce n’est pas moi');
      expect(text).toMatch(/<form method="post"/);
    }
  });

  it('is seen by nobody else: no referrer, cache, search engine, frame or script', async () => {
    const { headers } = await open(first.link);
    // The site's origin at most, never the link.
    expect(headers.get('referrer-policy')).toBe('strict-origin');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(headers.get('x-frame-options')).toBe('DENY');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|script-src/);
    const style = await open('/_serveur/page.css');
    expect(style.headers.get('content-type')).toContain('text/css');
    expect(await style.text()).toContain('--papier');
    expect(server.logs.join('')).not.toContain(first.link.slice(10));
  });

  it('is forgiven slips of the hand: capitals, missing dashes, o for 0 and l for 1', async () => {
    const bare = first.link.slice('/entrer/'.length);
    for (const typed of [
      bare.toUpperCase(),
      bare.replaceAll('-', ''),
      bare.replaceAll('0', 'O').replaceAll('1', 'l'),
    ])
      expect((await open(`/entrer/${typed}`)).status).toBe(200);
  });
});

describe('« Je suis … »', () => {
  it('is pressed, never looked at: HEAD makes the browser nobody’s', async () => {
    const answer = await open(first.link, { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('makes the browser theirs, by a cookie no script reads, and goes to the course', async () => {
    const answer = await enter(first.link);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/');
    const [learner, hint, ...more] = answer.headers.getSetCookie();
    expect(more).toEqual([]);
    expect(learner).toMatch(
      /^apprenant=[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    expect(hint).toMatch(/^connu=1; Max-Age=31536000; Path=\/; SameSite=Lax$/);
    const me = (await (await moi(cookieOf(answer))).json()) as LearnerMe;
    expect(me).toMatchObject({
      name: 'Inès Perrin',
      group: 'Groupe d’essai',
      trainers: ['Alix Martin'],
      account: { name: first.id },
    });
  });

  it('is Secure over https', async () => {
    const behind = await serve({ publicUrl: 'https://formation.exemple.fr' });
    const { link } = await newLearner(behind.url);
    const answer = await fetch(`${behind.url}${link}`, { method: 'POST', redirect: 'manual' });
    for (const cookie of answer.headers.getSetCookie()) expect(cookie).toMatch(/; Secure/);
  });

  it('can be pressed on as many devices as one has', async () => {
    const one = cookieOf(await enter(first.link));
    const two = cookieOf(await enter(first.link));
    expect(one).not.toBe(two);
    for (const cookie of [one, two]) expect((await moi(cookie)).status).toBe(200);
  });

  it('takes the browser from whoever had it, after saying so', async () => {
    const other = await newLearner(server.url, 'Marc Aubry');
    const mine = cookieOf(await enter(first.link));
    const asked = await (await open(other.link, { headers: { cookie: mine } })).text();
    expect(asked).toContain('Une autre personne est entrée dans ce navigateur');
    const theirs = await enter(other.link, { cookie: mine });
    expect((await moi(mine)).status).toBe(401);
    expect(await (await moi(cookieOf(theirs))).json()).toMatchObject({ name: 'Marc Aubry' });
  });

  it('is not followed when another site presses it', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://ailleurs.fr' },
      { origin: 'null' },
    ] as readonly Record<string, string>[]) {
      const answer = await enter(first.link, headers);
      expect(answer.status).toBe(403);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(await answer.text()).toContain('Rien n’a changé');
    }
    expect((await enter(first.link, { origin: server.url })).status).toBe(303);
  });

  it('goes on to a path of this site, and to no other', async () => {
    const to = async (target: string) =>
      (await enter(`${first.link}?vers=${encodeURIComponent(target)}`)).headers.get('location');
    expect(await to('/modules/a/b/?x=1')).toBe('/modules/a/b/?x=1');
    for (const target of [
      'https://ailleurs.fr/',
      '//ailleurs.fr/',
      '/\\ailleurs.fr/',
      '/\t/ailleurs.fr/',
      '/.//ailleurs.fr/',
      'javascript:alert(1)',
      '\n//ailleurs.fr',
      '',
    ])
      expect(await to(target)).toBe('/');
    expect(safePath('/a/../..//x')).toBe('/');
  });
});

describe('a link that opens nothing', () => {
  const says = async (link: string) => {
    const answer = await open(link);
    return `${answer.status} ${/<h1>(.*?)<\/h1>/.exec(await answer.text())?.[1] ?? ''}`;
  };

  it('is told apart in one sentence each, and pressing it sets nothing', async () => {
    const { id, link } = await newLearner(server.url);
    const renewed = new URL((await linkOf(`apprenants/${id}/lien`)).url ?? '').pathname;
    expect(await says(link)).toBe('410 Ce lien a été remplacé');
    expect(await says(renewed)).toBe('200 Est-ce bien vous ?');
    const revoked = await linkOf(`apprenants/${id}/lien`, 'DELETE');
    expect(revoked).toMatchObject({ url: null, state: 'revoked' });
    expect(await says(renewed)).toBe('410 Ce lien a été désactivé');
    const expires = new Date(now + DAY).toISOString();
    const short = await linkOf(`apprenants/${id}/lien`, 'POST', { expires });
    expect(short).toMatchObject({ expires, state: 'valid' });
    const path = new URL(short.url ?? '').pathname;
    now += DAY;
    expect(await says(path)).toBe('410 Ce lien a expiré');
    expect(await (await open(path)).text()).toContain('jusqu’au 23 novembre 2026');
    for (const dead of [link, renewed, path])
      expect((await enter(dead)).headers.get('set-cookie')).toBeNull();
  });

  it('takes with it the browsers it had opened', async () => {
    const { id, link } = await newLearner(server.url);
    const cookie = cookieOf(await enter(link));
    expect((await moi(cookie)).status).toBe(200);
    await linkOf(`apprenants/${id}/lien`, 'DELETE');
    expect((await moi(cookie)).status).toBe(401);
  });

  it('lasts twelve months', async () => {
    const { link } = await newLearner(server.url);
    const start = now;
    now = Date.parse('2027-11-20T09:00:00.000Z');
    expect(await says(link)).toBe('200 Est-ce bien vous ?');
    now = Date.parse('2027-11-23T10:00:00.000Z');
    expect(await says(link)).toBe('410 Ce lien a expiré');
    now = start;
  });

  it('is not recognised when it is wrong, whatever its length, and shows no name', async () => {
    const secret = first.link.slice('/entrer/'.length);
    const last = secret.at(-1) === 'x' ? 'y' : 'x';
    for (const wrong of [
      `${secret.slice(0, -1)}${last}`,
      secret.slice(0, -1),
      `${secret}x`,
      secret.slice(2),
      secret.split('-')[0] ?? '',
      'x',
      '-',
      '9'.repeat(40),
      'é'.repeat(21),
      '%00',
      'x'.repeat(5000),
    ]) {
      const answer = await open(`/entrer/${wrong}`);
      expect(answer.status).toBe(404);
      expect(await answer.text()).not.toContain('Perrin');
    }
  });

  it('leads nowhere by its path', async () => {
    for (const path of [
      '/entrer/../plateforme.sqlite',
      '/entrer/..%2f..%2fdata',
      '/entrer/%2e%2e/x',
      '/entrer/',
    ])
      expect((await raw(server.url, path)).status).toBe(404);
  });

  it('is refused after thirty wrong ones from an address; others and right ones still open', async () => {
    now += DAY;
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
    const statuses: number[] = [];
    for (let go = 0; go < 31; go += 1)
      statuses.push((await open(`/entrer/5-${go}`, from('203.0.113.5'))).status);
    expect(statuses).toEqual([...Array<number>(30).fill(404), 429]);
    const refused = await open('/entrer/5-x', from('203.0.113.5'));
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(await refused.text()).toContain('attendez');
    expect((await open('/entrer/5-x', from('203.0.113.6'))).status).toBe(404);
    expect((await open(first.link, from('203.0.113.5'))).status).toBe(200);
  });
});

it('shows hostile names as text', async () => {
  const hostile = '<img src=x onerror=alert(1)> "&\'';
  const { id, group, link } = await newLearner(server.url, 'Eva Brun');
  const { ask } = await board();
  await ask('PATCH', `groupes/${group}`, { name: hostile });
  await ask('PATCH', `apprenants/${id}`, { name: hostile });
  const text = await (await open(link)).text();
  expect(text.match(/&lt;img src=x onerror=alert\(1\)&gt;/g)).toHaveLength(3);
  expect(text).not.toContain('<img');
});

describe('the learner’s own corner', () => {
  it('tells a visitor nothing, and stops the page from asking again', async () => {
    const answer = await open('/apprenant/moi', { headers: { cookie: 'connu=1; apprenant=x' } });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toMatch(/^connu=; Max-Age=0/);
  });

  it('is left by « changer de personne », from this site only', async () => {
    const who = await entered(server.url, first);
    const cookie = who.cookie ?? '';
    const leave = (headers: Record<string, string>) =>
      open('/apprenant/sortir', { method: 'POST', headers: { cookie, ...headers } });
    expect((await leave({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await moi(cookie)).status).toBe(200);
    const left = await leave({ 'sec-fetch-site': 'same-origin' });
    expect(left.status).toBe(204);
    expect(left.headers.getSetCookie().join()).toMatch(/apprenant=;.*connu=;/);
    expect((await moi(cookie)).status).toBe(401);
  });

  it('ends after a year', async () => {
    const who = await entered(server.url, first);
    now += 366 * DAY;
    expect((await moi(who.cookie ?? '')).status).toBe(401);
  });
});

it('never gives the administrator’s door to a learner’s cookie, nor the other way round', async () => {
  const alone = await serve();
  const boss = await administrator(alone);
  const secret = boss.cookie.split('=')[1] ?? '';
  const asLearner = await fetch(`${alone.url}/apprenant/moi`, {
    headers: { cookie: `apprenant=${secret}` },
  });
  expect(asLearner.status).toBe(401);
});
