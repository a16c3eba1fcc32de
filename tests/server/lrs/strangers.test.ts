/** What somebody without credentials sends is refused before it costs anything. */
import { connect } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDoor } from '../../../src/server/lrs/http/access.ts';
import { Refusal } from '../../../src/server/lrs/refusal.ts';
import { entered, runAu, stateOf } from '../support/launch.ts';
import { raw } from '../support/raw.ts';
import { ADMIN, ADMIN_AUTHORIZATION, serve } from '../support/serve.ts';
import { statement, xapiClient } from '../support/xapi.ts';

const server = await serve();
const VERSION = { 'x-experience-api-version': '1.0.3' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** Sends the head of a request alone. @returns the status that comes back all the same */
function headOnly(method: string, path: string, headers: Record<string, string>): Promise<string> {
  return new Promise((done, failed) => {
    const socket = connect(server.port, '127.0.0.1', () => {
      const lines = Object.entries({ host: 'a', ...headers }).map(([n, v]) => `${n}: ${v}\r\n`);
      socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
    });
    socket.once('data', (data: Buffer) => {
      socket.destroy();
      done(/^HTTP\/1\.1 (\d+)/.exec(data.toString('latin1'))?.[1] ?? '');
    });
    socket.once('error', failed);
  });
}

describe('a body of 15 MB is refused before any of it was sent', () => {
  const length = { 'content-length': String(15 * 1024 * 1024) };
  const json = { 'content-type': 'application/json' };
  it.each([
    ['POST', '/xapi/statements', '401', json],
    ['POST', '/xapi/statements', '401', { ...json, authorization: `Basic ${btoa('x:y')}` }],
    ['PUT', '/xapi/activities/state?stateId=x', '401', json],
    ['POST', '/xapi/statements?method=PUT', '413', FORM],
    ['POST', '/xapi/statements?a=b&method=PUT', '413', FORM],
    ['POST', '/xapi/statements?method=PUT', '401', { ...FORM, authorization: 'Basic eDp5' }],
    ['POST', '/xapi/about', '405', json],
    ['POST', '/xapi/about?method=PUT', '413', FORM],
    ['POST', '/xapi/nowhere?method=PUT', '404', FORM],
    ['PATCH', '/xapi/statements', '401', json],
  ])('%s %s: %s', async (method, path, status, headers) => {
    expect(await headOnly(method, path, { ...VERSION, ...length, ...headers })).toBe(status);
  });

  it('whoever is known and asks what is not done is told so as early', async () => {
    const headers = { ...VERSION, ...length, authorization: ADMIN_AUTHORIZATION };
    expect(await headOnly('POST', '/xapi/agents', headers)).toBe('405');
  });
});

describe('a form without credentials in the header', () => {
  const send = (body: string | Buffer, headers = {}) =>
    raw(server.url, '/xapi/statements?method=PUT', {
      method: 'POST',
      headers: { ...FORM, ...VERSION, ...headers },
      body,
    });

  it('is taken up to 64 KB, with a hundred fields', async () => {
    expect((await send('a&'.repeat(500_000))).status).toBe(413);
    expect((await send('a&'.repeat(30_000))).status).toBe(400);
    expect((await send('a=%E9')).status).toBe(400);
    expect((await send(`content=${'a'.repeat(60_000)}`)).status).toBe(401);
  });

  it('is refused just as well where it does not say how long it is', async () => {
    const status = await new Promise<string>((done) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        const head = 'POST /xapi/statements?method=PUT HTTP/1.1\r\nHost: a\r\n';
        socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n20000\r\n`);
        socket.write(`${'a'.repeat(0x20000)}\r\n0\r\n\r\n`);
      });
      socket.once('data', (data: Buffer) => {
        socket.destroy();
        done(/^HTTP\/1\.1 (\d+)/.exec(data.toString('latin1'))?.[1] ?? '');
      });
    });
    expect(status).toBe('413');
  });

  it('with credentials in it, still does what it stands for', async () => {
    const sent = statement();
    const fields = new URLSearchParams({
      Authorization: ADMIN_AUTHORIZATION,
      statementId: sent.id,
      content: JSON.stringify({ ...sent, result: { response: 'é + & = 100 %' } }),
    });
    expect((await send(fields.toString())).status).toBe(204);
  });

  it('whatever stands where a header belongs: told, never a failure', async () => {
    const names = ['Authorization', 'Content-Type', 'If-Match', 'Accept-Language', 'Accept'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names, 'X-Experience-API-Version', 'Content-Length'),
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.toWellFormed()),
          fc.constantFrom('é', 'Ж', '\0', '\r\n', 'a\nb: c', '\u202e', '😀', '\x7f'),
        ),
        fc.boolean(),
        async (name, value, known) => {
          const form = new URLSearchParams({ [name]: value, content: '{}' }).toString();
          const { status } = await send(form, known ? { authorization: ADMIN_AUTHORIZATION } : {});
          expect(status).toBeGreaterThanOrEqual(400);
          expect(status).toBeLessThan(500);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('an address', () => {
  it('of thousands of parameters is refused', async () => {
    const answer = await raw(server.url, `/xapi/statements?${'a&'.repeat(5000)}`, {
      headers: { ...VERSION, authorization: ADMIN_AUTHORIZATION },
    });
    expect(answer.status).toBe(400);
  });

  it.each([
    '/xapi//statements',
    '/xapi///statements',
    '//xapi/statements',
    '/xapi//statements?limit=1',
  ])('%s is the one with single slashes', async (path) => {
    const headers = { ...VERSION, authorization: ADMIN_AUTHORIZATION };
    const answer = await raw(server.url, path, { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers).toHaveProperty('x-experience-api-consistent-through');
  });

  it('with two slashes reaches the documents of a launch; elsewhere it stays what it was', async () => {
    const au = await runAu(
      await entered(server.url),
      server.url,
      'vocabulaire-medical/construction',
    );
    const query = new URLSearchParams(stateOf(au, 'LMS.LaunchData')).toString();
    const headers = { ...VERSION, authorization: `Basic ${au.token}` };
    expect((await raw(server.url, `/xapi//activities/state?${query}`, { headers })).status).toBe(
      200,
    );
    expect((await raw(server.url, '/modules//vocabulaire-medical/')).status).toBe(404);
  });
});

describe('wrong keys', () => {
  const basic = (user: string, password: string) => `Basic ${btoa(`${user}:${password}`)}`;
  const right = basic(ADMIN.key, ADMIN.secret);
  const asked = (door: ReturnType<typeof openDoor>, header: string, peer: string): number => {
    try {
      door(header, peer);
      return 200;
    } catch (error) {
      return error instanceof Refusal ? error.status : 500;
    }
  };
  const doorAt = (now: () => number) => openDoor(ADMIN, { scopeOf: () => null }, now);

  it('are counted for each address; beyond, even the right one waits, and time gives tries back', () => {
    let now = 0;
    const door = doorAt(() => now);
    const tries = Array.from({ length: 30 }, (_, at) => asked(door, basic('essai', `${at}`), 'a'));
    expect(tries).toEqual([...Array(20).fill(401), ...Array(10).fill(429)]);
    expect(asked(door, right, 'a')).toBe(429);
    expect(asked(door, right, 'b')).toBe(200);
    now += 30_000;
    expect(asked(door, right, 'a')).toBe(200);
  });

  it('never lock out where the right one has come from, nor what is left of a session', () => {
    const door = doorAt(() => 0);
    expect(asked(door, right, 'a')).toBe(200);
    const tries = Array.from({ length: 30 }, (_, at) => asked(door, basic('essai', `${at}`), 'a'));
    expect(tries.slice(20)).toEqual(Array(10).fill(429));
    expect(asked(door, right, 'a')).toBe(200);
    const gone = basic('11111111-1111-4111-8111-111111111111', 'x');
    expect(Array.from({ length: 30 }, () => asked(door, gone, 'c'))).toEqual(Array(30).fill(401));
  });

  it('are told with how long to wait, and slow no learner at the same address', async () => {
    const au = await runAu(
      await entered(server.url),
      server.url,
      'vocabulaire-medical/construction',
    );
    const ask = (authorization: string) => xapiClient(server.url)('statements', { authorization });
    let last = await ask(basic('x', 'y'));
    for (let tries = 0; tries < 40 && last.status === 401; tries += 1)
      last = await ask(basic('x', `${tries}`));
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(`Basic ${au.token}`)).status).toBe(200);
  });
});
