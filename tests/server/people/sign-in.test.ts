import { beforeAll, describe, expect, it } from 'vitest';
import type { Account, Me } from '../../../src/core/api/accounts.ts';
import type { Problem } from '../../../src/core/api/problem.ts';
import { serve } from '../support/serve.ts';
import { accept, administrator, colleague, PASSWORD, post, trainer } from '../support/people.ts';

let now = Date.parse('2026-11-22T09:00:00.000Z');
const server = await serve({}, () => new Date(now));
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let admin = await administrator(server);
const accountsNow = async () => (await (await admin.ask('GET', 'comptes')).json()) as Account[];
const signIn = (login: string, password: string, headers = {}) =>
  post(server.url, 'connexion', { login, password }, headers);

describe('the first administrator', () => {
  it('is made by the link the start printed, once', async () => {
    expect(admin.me).toMatchObject({ name: 'Alix Martin', role: 'administrateur' });
    const again = post(server.url, 'invitation', {
      secret: new URL(server.invitation ?? '').searchParams.get('invitation'),
      name: 'Intrus',
      login: 'intrus',
      password: PASSWORD,
    });
    expect((await again).status).toBe(404);
    expect((await accountsNow()).map(({ login }) => login)).not.toContain('intrus');
  });

  it('is asked for again at each start until there is one; the link before dies', async () => {
    const first = await serve();
    await first.stop();
    const second = await serve({ dataDir: first.config.dataDir });
    expect(second.invitation).not.toBe(first.invitation);
    const say = (url: string | null) =>
      fetch(
        `${second.url}/formateur/api/invitation?k=${new URL(url ?? '').searchParams.get('invitation')}`,
      );
    expect((await say(first.invitation)).status).toBe(404);
    expect(await (await say(second.invitation)).json()).toEqual({
      name: null,
      login: null,
      role: 'administrateur',
    });
    await administrator(second);
    await second.stop();
    expect((await serve({ dataDir: first.config.dataDir })).invitation).toBeNull();
  });

  it('cannot use it after a day', async () => {
    let later = now;
    const late = await serve({}, () => new Date(later));
    later += 24 * HOUR;
    await expect(administrator(late)).rejects.toThrow('404');
  });
});

describe('a password', () => {
  it('has twelve characters at least and does not repeat one', async () => {
    for (const password of ['onze caract', 'aaaaaaaaaaaaaaaa', 'x'.repeat(201)]) {
      const { url } = (await (await admin.ask('POST', `comptes/${admin.me.id}/lien`)).json()) as {
        url: string;
      };
      const secret = new URL(url).searchParams.get('invitation');
      const answer = await post(server.url, 'invitation', {
        secret,
        name: '',
        login: '',
        password,
      });
      expect(answer.status).toBe(400);
      expect(((await answer.json()) as Problem).message).toMatch(/mot de passe/);
    }
  });

  it('is nowhere in the file, nor in the log', async () => {
    const { readFileSync, readdirSync } = await import('node:fs');
    const { dataDir } = server.config;
    for (const name of readdirSync(dataDir))
      expect(readFileSync(`${dataDir}/${name}`).includes(PASSWORD)).toBe(false);
    expect(server.logs.join('')).not.toContain(PASSWORD);
  });
});

describe('signing in', () => {
  it('gives a cookie no script reads and no other site sends, for the board alone', async () => {
    const answer = await signIn(' ALIX ', PASSWORD);
    expect(answer.status).toBe(200);
    const cookie = answer.headers.get('set-cookie') ?? '';
    for (const part of [
      /^formateur=/,
      /; HttpOnly/,
      /; SameSite=Strict/,
      /; Path=\/formateur(;|$)/,
    ])
      expect(cookie).toMatch(part);
    expect(cookie).not.toMatch(/Secure/);
    const behind = await serve({ publicUrl: 'https://formation.exemple.fr' });
    expect(behind.invitation).toMatch(
      /^https:\/\/formation\.exemple\.fr\/formateur\/\?invitation=/,
    );
    const secure = await post(behind.url, 'invitation', {
      secret: new URL(behind.invitation ?? '').searchParams.get('invitation'),
      name: 'A',
      login: 'alix',
      password: PASSWORD,
    });
    expect(secure.headers.get('set-cookie')).toMatch(/; Secure/);
  });

  it('says the same to an unknown login, a wrong password of any length, and a closed account', async () => {
    const other = await colleague(server.url, admin, 'ferme');
    await admin.ask('PATCH', `comptes/${other.me.id}`, { closed: true });
    const said = new Set<string>();
    for (const [login, password] of [
      ['personne', PASSWORD],
      ['alix', ''],
      ['alix', `${PASSWORD} `],
      ['alix', 'x'.repeat(5000)],
      ['ferme', PASSWORD],
    ] as const) {
      const answer = await signIn(login, password);
      said.add(`${answer.status} ${await answer.text()}`);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
    expect([...said]).toEqual([
      '401 {"message":"Identifiant ou mot de passe inexact : vérifiez les deux."}',
    ]);
  });

  it('is refused after ten tries at a login from one address, and taken from the owner’s own', async () => {
    now += HOUR;
    const statuses: number[] = [];
    for (let go = 0; go < 11; go += 1)
      statuses.push(
        (await signIn('alix', 'pas le bon mot', { 'x-forwarded-for': `192.0.2.7:${4000 + go}` }))
          .status,
      );
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
    const owner = await signIn('alix', PASSWORD, { 'x-forwarded-for': '198.51.100.1' });
    expect(owner.status).toBe(200);
    const refused = await signIn('alix', PASSWORD, { 'x-forwarded-for': '192.0.2.7' });
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(((await refused.json()) as Problem).message).toMatch(/^Trop d’essais : attendez/);
    now += wait * 1000;
    const again = await signIn('alix', PASSWORD, { 'x-forwarded-for': '192.0.2.7' });
    expect(again.status).toBe(200);
  });

  it('is refused after fifty tries from an address, whatever the login', async () => {
    now += HOUR;
    const from = { 'x-forwarded-for': '6.6.6.6, 203.0.113.9' };
    // Ten at one login, then the login's own limit answers; each of them counts for the address.
    for (let go = 0; go < 50; go += 1) await signIn('essai', 'x', from);
    expect((await signIn('alix', PASSWORD, from)).status).toBe(429);
    // What a client writes before the proxy's own word changes nothing.
    const lying = { 'x-forwarded-for': '7.7.7.7, 203.0.113.9' };
    expect((await signIn('alix', PASSWORD, lying)).status).toBe(429);
    expect((await signIn('alix', PASSWORD)).status).toBe(200);
  });

  it('locks no owner out of the browser they have signed in with before, at the same address', async () => {
    now += HOUR;
    await colleague(server.url, admin, 'bloquee');
    const known = async (password: string) => {
      const answer = await signIn('bloquee', password);
      return answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0] ?? '')
        .find((cookie) => cookie.startsWith('navigateur='));
    };
    const cookie = (await known(PASSWORD)) ?? '';
    const [full] = (await signIn('bloquee', PASSWORD)).headers
      .getSetCookie()
      .filter((one) => one.startsWith('navigateur='));
    for (const part of [
      /; HttpOnly/,
      /; SameSite=Strict/,
      /; Path=\/formateur\/api\/connexion(;|$)/,
    ])
      expect(full).toMatch(part);
    const statuses = async (password: string, times: number, headers = {}) => {
      const all: number[] = [];
      for (let go = 0; go < times; go += 1)
        all.push((await signIn('bloquee', password, headers)).status);
      return all;
    };
    expect(await statuses('pas le bon mot', 11)).toEqual([...Array<number>(10).fill(401), 429]);
    expect(await statuses(PASSWORD, 1)).toEqual([429]);
    expect(await statuses(PASSWORD, 1, { cookie })).toEqual([200]);
    // It is no key: the password is asked, ten times in a quarter of an hour, and for that account alone.
    expect(await statuses('pas le bon mot', 11, { cookie })).toEqual([
      ...Array<number>(10).fill(401),
      429,
    ]);
    for (const forged of ['navigateur=', 'navigateur=a.b', `${cookie}x`, 'navigateur=é'])
      expect([forged, (await statuses(PASSWORD, 1, { cookie: encodeURI(forged) }))[0]]).toEqual([
        forged,
        429,
      ]);
    const other = await signIn('alix', 'pas le bon mot', { cookie });
    expect(other.status).toBe(401);
  });

  it('knows no browser any more after a new password', async () => {
    now += HOUR;
    const own = await colleague(server.url, admin, 'nouvelle');
    const cookie = (await signIn('nouvelle', PASSWORD)).headers
      .getSetCookie()
      .map((one) => one.split(';')[0] ?? '')
      .find((one) => one.startsWith('navigateur='));
    const password = 'cinq autres mots tout neufs';
    await own.ask('POST', 'moi/mot-de-passe', { old: PASSWORD, password });
    for (let go = 0; go < 10; go += 1) await signIn('nouvelle', 'pas le bon mot');
    expect((await signIn('nouvelle', password, { cookie })).status).toBe(429);
  });

  it('reads no more than a few hundred octets of who is not known yet', async () => {
    for (const path of ['connexion', 'invitation']) {
      const body = { login: 'alix', password: 'x'.repeat(9000) };
      expect([path, (await post(server.url, path, body)).status]).toEqual([path, 413]);
    }
  });

  it('ends after a day’s work, after hours of silence, and by signing out', async () => {
    const enter = async () => trainer(server.url, await signIn('alix', PASSWORD));
    const silent = await enter();
    now += 4 * HOUR + MINUTE;
    expect((await silent.ask('GET', 'moi')).status).toBe(401);
    const busy = await enter();
    for (let hour = 0; hour < 3; hour += 1) {
      now += 4 * HOUR - 1;
      expect((await busy.ask('GET', 'moi')).status).toBe(200);
    }
    now += 10;
    expect((await busy.ask('GET', 'moi')).status).toBe(401);
    const leaving = await enter();
    expect((await leaving.ask('POST', 'deconnexion')).status).toBe(204);
    expect((await leaving.ask('GET', 'moi')).status).toBe(401);
  });
});

describe('a request that changes something', () => {
  it('needs the account’s own token, of any length but the right one refused', async () => {
    const who = await trainer(server.url, await signIn('alix', PASSWORD));
    for (const token of ['', 'x', `${who.me.csrf}x`, who.me.csrf.slice(1), admin.me.csrf]) {
      const answer = await who.ask(
        'POST',
        'groupes',
        { name: 'A' },
        { headers: { 'x-jeton': token } },
      );
      expect(answer.status).toBe(403);
    }
    expect((await who.ask('POST', 'groupes', { name: 'A' })).status).toBe(201);
  });

  it('is refused when another site’s page sent it, even with the token', async () => {
    const who = await trainer(server.url, await signIn('alix', PASSWORD));
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://ailleurs.exemple' },
      { origin: 'n’importe quoi' },
    ] as readonly Record<string, string>[]) {
      const safe = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, value.replace('’', '')]),
      );
      expect((await who.ask('POST', 'groupes', { name: 'B' }, { headers: safe })).status).toBe(403);
      expect((await signIn('alix', PASSWORD, safe)).status).toBe(403);
    }
    const own = { 'sec-fetch-site': 'same-origin', origin: server.url };
    expect((await who.ask('POST', 'groupes', { name: 'B' }, { headers: own })).status).toBe(201);
    expect(
      (await who.ask('POST', 'groupes', { name: 'B' }, { headers: { origin: server.url } })).status,
    ).toBe(201);
  });

  it('is JSON of a fair size and the right shape', async () => {
    const who = await trainer(server.url, await signIn('alix', PASSWORD));
    const text = { headers: { 'content-type': 'text/plain' } };
    expect((await who.ask('POST', 'groupes', { name: 'C' }, text)).status).toBe(415);
    expect((await who.ask('POST', 'groupes', { name: 'x'.repeat(300_000) })).status).toBe(413);
    for (const body of [[], null, { name: 3 }, { name: 'C', admin: true }, { name: '  ' }])
      expect((await who.ask('POST', 'groupes', body)).status).toBe(400);
    expect((await who.ask('POST', 'groupes', { name: 'C', trainers: ['personne'] })).status).toBe(
      400,
    );
  });
});

describe('accounts', () => {
  beforeAll(async () => {
    admin = await trainer(server.url, await signIn('alix', PASSWORD));
  });

  it('are managed by administrators only', async () => {
    const plain = await colleague(server.url, admin, 'simple');
    const body = { name: 'X', login: 'x-y', role: 'administrateur' };
    expect((await plain.ask('POST', 'comptes', body)).status).toBe(403);
    expect(
      (await plain.ask('PATCH', `comptes/${plain.me.id}`, { role: 'administrateur' })).status,
    ).toBe(403);
    expect((await plain.ask('POST', `comptes/${admin.me.id}/lien`)).status).toBe(403);
    // Nor read by others: they see their colleagues' names, to share a group.
    expect((await plain.ask('GET', 'comptes')).status).toBe(403);
    expect((await plain.ask('DELETE', `comptes/${admin.me.id}`)).status).toBe(403);
    expect(await (await admin.ask('GET', 'comptes')).text()).not.toMatch(/scrypt|password/);
    const colleagues = (await (await plain.ask('GET', 'collegues')).json()) as object[];
    for (const one of colleagues) expect(Object.keys(one).sort()).toEqual(['closed', 'id', 'name']);
    expect(colleagues).toContainEqual({ id: admin.me.id, name: 'Alix Martin', closed: false });
  });

  it('once closed are out at once; once opened again, they sign in', async () => {
    const gone = await colleague(server.url, admin, 'parti');
    expect((await gone.ask('GET', 'groupes')).status).toBe(200);
    await admin.ask('PATCH', `comptes/${gone.me.id}`, { closed: true });
    expect((await gone.ask('GET', 'groupes')).status).toBe(401);
    expect((await admin.ask('POST', `comptes/${gone.me.id}/lien`)).status).toBe(409);
    await admin.ask('PATCH', `comptes/${gone.me.id}`, { closed: false });
    expect((await gone.ask('GET', 'groupes')).status).toBe(401);
    expect((await signIn('parti', PASSWORD)).status).toBe(200);
  });

  it('keep one administrator', async () => {
    const alone = await serve();
    const first = await administrator(alone);
    const path = `comptes/${first.me.id}`;
    expect((await first.ask('PATCH', path, { closed: true })).status).toBe(409);
    expect((await first.ask('PATCH', path, { role: 'formateur' })).status).toBe(409);
    const second = await colleague(alone.url, first, 'second');
    await first.ask('PATCH', `comptes/${second.me.id}`, { role: 'administrateur' });
    expect((await first.ask('PATCH', path, { role: 'formateur' })).status).toBe(200);
    expect((await first.ask('POST', `comptes/${first.me.id}/lien`)).status).toBe(403);
  });

  it('have a login of their own, whatever its capitals', async () => {
    const taken = { name: 'Autre', login: 'ALIX', role: 'formateur' };
    expect((await admin.ask('POST', 'comptes', taken)).status).toBe(409);
    expect((await admin.ask('POST', 'comptes', { ...taken, login: 'a b' })).status).toBe(400);
  });

  it('lose every browser when a new password is chosen; the link before dies', async () => {
    const lost = await colleague(server.url, admin, 'oubli');
    const link = async () =>
      ((await (await admin.ask('POST', `comptes/${lost.me.id}/lien`)).json()) as { url: string })
        .url;
    const before = await link();
    const after = await link();
    const as = { name: 'Un autre nom', login: 'un-autre' };
    await expect(accept(server.url, before, as)).rejects.toThrow('404');
    const back = await accept(server.url, after, as);
    expect(back.me).toEqual({ ...lost.me, csrf: back.me.csrf } satisfies Me);
    expect((await lost.ask('GET', 'moi')).status).toBe(401);
  });
});

describe('one’s own password', () => {
  const NEXT = 'cinq autres mots tout neufs';

  it('is changed by who knows the old one; every other browser is out', async () => {
    const own = await colleague(server.url, admin, 'duval');
    const elsewhere = await trainer(server.url, await signIn('duval', PASSWORD));
    const change = (body: object, init: RequestInit = {}) =>
      own.ask('POST', 'moi/mot-de-passe', body, init);
    const wrong = await change({ old: 'pas le bon du tout', password: NEXT });
    expect(wrong.status).toBe(403);
    expect(((await wrong.json()) as Problem).message).toMatch(/^L’ancien mot de passe est inexact/);
    expect((await change({ old: PASSWORD, password: 'onze caract' })).status).toBe(400);
    expect((await change({ old: PASSWORD, password: 'duval' })).status).toBe(400);
    const forged = { headers: { 'x-jeton': 'x' } };
    expect((await change({ old: PASSWORD, password: NEXT }, forged)).status).toBe(403);
    expect((await signIn('duval', PASSWORD)).status).toBe(200);

    expect((await change({ old: PASSWORD, password: NEXT })).status).toBe(204);
    expect((await own.ask('GET', 'moi')).status).toBe(200);
    expect((await elsewhere.ask('GET', 'moi')).status).toBe(401);
    expect((await signIn('duval', PASSWORD)).status).toBe(401);
    expect((await signIn('duval', NEXT)).status).toBe(200);
  });

  it('is not guessed at from a browser that was left open', async () => {
    const own = await colleague(server.url, admin, 'leroy');
    const guess = (old: string) => own.ask('POST', 'moi/mot-de-passe', { old, password: NEXT });
    const statuses = [];
    for (let time = 0; time < 11; time += 1) statuses.push((await guess(`essai ${time}`)).status);
    expect(statuses).toEqual([...Array<number>(10).fill(403), 429]);
    expect((await guess(PASSWORD)).status).toBe(429);
    now += 15 * MINUTE;
    expect((await guess(PASSWORD)).status).toBe(204);
  });
});

it('tells nobody anything without a cookie, and nothing is kept by a cache', async () => {
  for (const path of [
    'moi',
    'comptes',
    'groupes',
    'rien',
    'groupes/../comptes',
    'invitation?k=non',
  ]) {
    const answer = await fetch(`${server.url}/formateur/api/${path}`, {
      headers: { cookie: 'formateur=non; apprenant=non' },
    });
    expect(answer.status).toBe(path.startsWith('invitation') ? 404 : 401);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(typeof ((await answer.json()) as Problem).message).toBe('string');
  }
});
