/**
 * Several hundred hostile requests at every door of the real process: a clear 4xx, never a 5xx, never
 * a crash, memory bounded, and afterwards it serves as before. FUZZ_SEED repeats a run.
 */
import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { afterAll, describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { hostileBody, hostileText } from './support/hostile.ts';
import { entered, runAu } from './support/launch.ts';
import { newLearner, PASSWORD, post, register, trainer as asTrainer } from './support/people.ts';
import { MACHINE_AUTHORIZATION, peakMemory, startProcess } from './support/process.ts';
import { raw, type RawResponse } from './support/raw.ts';
import { freshFolder, writeSite } from './support/site.ts';
import { agent, statement } from './support/xapi.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const seed = Number(process.env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
console.log(`fuzz: FUZZ_SEED=${seed}`);

const server = await startProcess(writeSite(), freshFolder());
afterAll(() => server.kill('SIGKILL'));

const XAPI = { authorization: MACHINE_AUTHORIZATION, 'x-experience-api-version': '1.0.3' };
const SAME_SITE = { 'sec-fetch-site': 'same-origin' };

/** An administrator who is signed in: what lies behind the door is fuzzed too. */
async function signIn(): Promise<Record<string, string>> {
  const answer = await post(server.url, 'connexion', { login: 'alix', password: PASSWORD });
  const { me, cookie } = await asTrainer(server.url, answer);
  return { ...SAME_SITE, cookie, 'x-jeton': me.csrf };
}

await vi.waitFor(() => expect(server.said()).toMatch(/invitation=\S+\n/));
register({ url: server.url, invitation: /http\S+invitation=\S+/.exec(server.said())?.[0] ?? null });
const someone = await newLearner(server.url);
const trainer = await signIn();
const learner = await entered(server.url, someone);
const au = await runAu(learner, server.url, 'vocabulaire-medical/construction');
const launched = { ...XAPI, authorization: `Basic ${au.token}` };

interface Door {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
}

const STATE = `/xapi/activities/state?${new URLSearchParams({
  activityId: 'https://exemple.fr/lecon',
  agent: JSON.stringify(agent('fuzz')),
  stateId: 'fuzz',
}).toString()}`;

/** Doors where nothing hostile may be taken for something good. */
const STRICT: readonly Door[] = [
  { method: 'POST', path: '/xapi/statements', headers: XAPI },
  { method: 'POST', path: '/xapi/statements', headers: launched },
  { method: 'PUT', path: `/xapi/statements?statementId=${randomUUID()}`, headers: XAPI },
  { method: 'POST', path: '/xapi/statements?method=POST', headers: XAPI },
  { method: 'POST', path: STATE, headers: launched },
  {
    method: 'POST',
    path: '/lancer/retard',
    headers: { ...XAPI, ...SAME_SITE, cookie: learner.cookie ?? '' },
  },
  { method: 'POST', path: '/formateur/api/invitation', headers: SAME_SITE },
  { method: 'POST', path: '/formateur/api/groupes', headers: trainer },
  { method: 'POST', path: '/formateur/api/comptes', headers: trainer },
  { method: 'PATCH', path: '/formateur/api/comptes/x', headers: trainer },
  { method: 'PATCH', path: `/formateur/api/groupes/${someone.group}`, headers: trainer },
  { method: 'POST', path: `/formateur/api/groupes/${someone.group}/apprenants`, headers: trainer },
  { method: 'POST', path: `/formateur/api/groupes/${someone.group}/seances`, headers: trainer },
  { method: 'PATCH', path: `/formateur/api/apprenants/${someone.id}`, headers: trainer },
  { method: 'POST', path: '/formateur/api/aide/x', headers: trainer },
  {
    method: 'POST',
    path: '/apprenant/aide',
    headers: { ...SAME_SITE, cookie: learner.cookie ?? '' },
  },
  { method: 'POST', path: '/formateur/api/connexion', headers: SAME_SITE },
];

const clear = ({ status, body }: RawResponse): void => {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(body.length).toBeGreaterThan(0);
};

describe(`hostile requests (seed ${seed})`, () => {
  it('300 bodies at every door that takes one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...STRICT), hostileBody, async (door, hostile) => {
        clear(
          await raw(server.url, door.path, {
            method: door.method,
            headers: {
              ...door.headers,
              // Node refuses to send what is no header value; the bytes go out all the same.
              'content-type': Buffer.from(hostile.contentType).toString('latin1'),
              'content-length': String(hostile.body.length),
            },
            body: hostile.body,
          }),
        );
      }),
      { seed, numRuns: 300 },
    );
  });

  it('documents, which may be anything: stored or refused, never a failure', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('PUT', 'POST', 'DELETE'),
        fc.constantFrom(STATE, STATE.replace('activities/state', 'agents/profile')),
        hostileBody,
        async (method, path, { contentType, body }) => {
          const { status } = await raw(server.url, path, {
            method,
            headers: {
              ...XAPI,
              'content-type': Buffer.from(contentType).toString('latin1'),
              'content-length': String(body.length),
            },
            body,
          });
          expect(status).toBeLessThan(500);
        },
      ),
      { seed, numRuns: 60 },
    );
  });

  it('200 parameters and paths', async () => {
    const at = [
      (text: string) => `/xapi/statements?agent=${text}`,
      (text: string) => `/xapi/activities/state?activityId=${text}&agent=${text}&stateId=${text}`,
      (text: string) => `/xapi/${text}`,
      (text: string) => `/lancer/${text}/${text}`,
      (text: string) => `/lancer/jeton?k=${text}`,
      (text: string) => `/retour/x/${text}`,
      (text: string) => `/formateur/api/groupes/${text}/tableau`,
      (text: string) => `/formateur/api/invitation?k=${text}`,
      (text: string) => `/_astro/${text}`,
      (text: string) => `/${text}`,
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...at),
        hostileText,
        fc.boolean(),
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND'),
        async (place, text, encoded, method) => {
          // What Node's own client would not send as it is goes out encoded.
          const sendable = /^[\x21-\x7e]*$/.test(text) && !encoded;
          const path = place(sendable ? text : encodeURIComponent(text.toWellFormed()));
          const { status, body } = await raw(server.url, path, {
            method,
            headers: { ...XAPI, ...trainer },
          });
          expect(status).toBeLessThan(500);
          expect(body.toString()).not.toMatch(/root:.*:0:|"devDependencies"/);
        },
      ),
      { seed, numRuns: 200 },
    );
  });

  it('bodies beyond any use: 413, whether or not they say how long they are', async () => {
    const large = Buffer.alloc(17 * 1024 * 1024, ' ');
    for (const { method, path, headers } of STRICT)
      for (const announced of [true, false]) {
        const answer = await sendAll(method, path, headers, large, announced);
        // Who names a call that does not exist is told so before anything is read.
        const status = path.endsWith('/aide/x') ? 404 : 413;
        expect.soft([path, announced, answer]).toEqual([path, announced, status]);
      }
  });

  it('after a body that was refused unread, the connection goes on', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const large = Buffer.alloc(300_000, ' ');
    const send = (path: string, headers: Record<string, string>) =>
      raw(server.url, path, {
        method: 'POST',
        agent,
        headers: { ...headers, 'content-length': String(large.length) },
        body: large,
      });
    expect(
      (await send('/formateur/api/groupes', { ...trainer, 'content-type': 'application/json' }))
        .status,
    ).toBe(413);
    expect((await send('/xapi/statements', {})).status).toBe(401);
    // The HTTP server gives a body half a second to drain before it cuts the connection.
    for (let asked = 0; asked < 70; asked += 1) {
      expect((await raw(server.url, '/sante', { agent })).status).toBe(200);
      await new Promise((done) => setTimeout(done, 10));
    }
    agent.destroy();
  });

  it('headers without end, lines that are no HTTP, bodies that never come', async () => {
    const long = await spoken(
      `GET /sante HTTP/1.1\r\nHost: a\r\n${`X: ${'y'.repeat(1000)}\r\n`.repeat(100)}\r\n`,
    );
    expect(long).toMatch(/^HTTP\/1\.1 431/);
    expect(await spoken('\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03')).toMatch(/^HTTP\/1\.1 400/);
    expect(await spoken('GET / HTTP/9.9\r\n\r\n')).toMatch(/^HTTP\/1\.1 [45]0[05]/);
    for (const path of ['/xapi/statements', '/formateur/api/connexion', '/lancer/retard'])
      await spoken(
        `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n` +
          `Authorization: ${MACHINE_AUTHORIZATION}\r\nX-Experience-API-Version: 1.0.3\r\n` +
          `Content-Length: 500\r\n\r\n{"a`,
        200,
      );
  });

  it('afterwards it still runs, holds little, and has stored nothing of all that', async () => {
    expect(server.exitCode()).toBeNull();
    expect((await raw(server.url, '/sante')).status).toBe(200);
    const one = statement({ verb: { id: 'https://exemple.fr/verbes/survivre' } });
    const post = await raw(server.url, '/xapi/statements', {
      method: 'POST',
      headers: { ...XAPI, 'content-type': 'application/json' },
      body: JSON.stringify(one),
    });
    expect(post.status).toBe(200);
    const got = await raw(server.url, '/xapi/statements?limit=500', { headers: XAPI });
    const { statements } = JSON.parse(got.body.toString()) as {
      statements: { id: string; verb: { id: string } }[];
    };
    expect(
      statements.filter(({ verb }) => !verb.id.endsWith('/launched')).map(({ id }) => id),
    ).toEqual([one.id]);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
    expect(peakMemory(server.pid)).toBeLessThan(400);
  });
});

/** Sends on although the server may have answered; 0 when it only closed. */
function sendAll(
  method: string,
  path: string,
  headers: Record<string, string>,
  body: Buffer,
  announced: boolean,
): Promise<number> {
  const { hostname, port } = new URL(server.url);
  return new Promise((done) => {
    const socket = connect(Number(port), hostname);
    let said = '';
    const end = () => done(Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1] ?? 0));
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1');
      if (said.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', end);
    const lines = Object.entries({ host: 'a', 'content-type': 'application/json', ...headers })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    socket.write(`${method} ${path} HTTP/1.1\r\n${lines}`);
    if (announced) socket.write(`content-length: ${body.length}\r\n\r\n`);
    else socket.write(`transfer-encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n`);
    socket.write(body);
    if (!announced) socket.write('\r\n0\r\n\r\n');
  });
}

/** Bytes as they are, on a connection of their own. @returns what came back within `patience` ms. */
function spoken(text: string, patience = 5000): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((done) => {
    const socket = connect(Number(port), hostname, () => socket.write(Buffer.from(text, 'latin1')));
    let said = '';
    const timer = setTimeout(() => socket.destroy(), patience);
    socket.on('data', (chunk: Buffer) => (said += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      done(said);
    });
  });
}
