/** Bodies, headers and parameters made to hurt: a clear 4xx, nothing stored, and the server stays. */
import { afterAll, describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { raw } from '../support/raw.ts';
import { ADMIN_AUTHORIZATION, serve } from '../support/serve.ts';
import { statement, xapiClient, type StatementResult } from '../support/xapi.ts';

vi.setConfig({ testTimeout: 60_000 });

const server = await serve();
const xapi = xapiClient(server.url);
const HEADERS = {
  authorization: ADMIN_AUTHORIZATION,
  'x-experience-api-version': '1.0.3',
  'content-type': 'application/json',
};
const post = (body: string | Buffer, headers: Record<string, string> = {}) =>
  raw(server.url, '/xapi/statements', {
    method: 'POST',
    body,
    headers: { ...HEADERS, ...headers },
  });

afterAll(async () => {
  const { statements } = (await (await xapi('statements')).json()) as StatementResult;
  expect(statements).toEqual([]);
});

const told = (answer: { status: number; body: Buffer }) => {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect(JSON.parse(answer.body.toString())).toHaveProperty('error', expect.any(String));
};

describe('hostile bodies', () => {
  it('any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
        told(await post(Buffer.from(bytes)));
      }),
      { numRuns: 100 },
    );
  });

  it('any JSON that is not a statement', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.json().filter((text) => text.trim() !== '[]'),
        async (text) => told(await post(text)),
      ),
      { numRuns: 100 },
    );
  });

  it('a statement with one part replaced by anything', async () => {
    const sent = statement({
      result: { score: { scaled: 0.5 }, success: true, duration: 'PT1M', response: 'a' },
      context: { registration: '11111111-1111-4111-8111-111111111111', language: 'fr' },
    }) as Record<string, unknown>;
    const paths = [
      ['actor'],
      ['actor', 'account'],
      ['actor', 'account', 'homePage'],
      ['verb'],
      ['verb', 'id'],
      ['object'],
      ['object', 'id'],
      ['result', 'score'],
      ['result', 'score', 'scaled'],
      ['result', 'duration'],
      ['result', 'success'],
      ['context', 'registration'],
      ['context', 'language'],
      ['timestamp'],
      ['id'],
    ];
    // Never what belongs there: strings with a space, negative integers below -1, arrays, null.
    const wrong = fc.oneof(
      fc.string().map((text) => `a b${text}`),
      fc.integer({ max: -2 }),
      fc.constant(null),
      fc.array(fc.integer()),
      fc.constant({ a: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), wrong, async (path, value) => {
        const copy = structuredClone(sent);
        const last = path.at(-1) ?? '';
        const holder = path.slice(0, -1).reduce((at, key) => at[key] as typeof at, copy);
        holder[last] = value;
        told(await post(JSON.stringify(copy)));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['nothing', ''],
    ['one brace', '{'],
    ['deep arrays', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['deep objects', '{"a":'.repeat(50_000) + '1' + '}'.repeat(50_000)],
    [
      'depth in an extension',
      JSON.stringify(statement({ result: { extensions: {} } })).replace(
        '"extensions":{}',
        `"extensions":{"http://a.b/c":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      ),
    ],
    [
      'a number that overflows',
      JSON.stringify(statement({ result: { score: { raw: 1 } } })).replace(
        '"raw":1',
        '"raw":1e999',
      ),
    ],
    ['a null byte in an IRI', JSON.stringify(statement({ verb: { id: 'http://a.b/\0c' } }))],
    ['UTF-16', Buffer.from(JSON.stringify(statement()), 'utf16le')],
    [
      'overlong UTF-8',
      Buffer.concat([Buffer.from('"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"')]),
    ],
    ['a prototype', '{"__proto__":{"actor":1},"constructor":{"prototype":{"x":1}}}'],
  ])('%s', async (_, body) => {
    told(await post(body));
  });

  it('a lone surrogate is kept as it came', async () => {
    const other = await serve();
    const body = JSON.stringify(statement({ result: { response: '\ud800' } }));
    const answer = await raw(other.url, '/xapi/statements', {
      method: 'POST',
      body,
      headers: HEADERS,
    });
    const [id] = JSON.parse(answer.body.toString()) as [string];
    const got = await raw(other.url, `/xapi/statements?statementId=${id}`, { headers: HEADERS });
    expect(JSON.parse(got.body.toString())).toMatchObject({ result: { response: '\ud800' } });
  });
});

describe('hostile headers and parameters', () => {
  it.each([
    { 'content-type': 'multipart/mixed' },
    { 'content-type': 'multipart/mixed; boundary=' },
    { 'content-type': `multipart/mixed; boundary=${'a'.repeat(5000)}` },
    { 'content-type': 'text/html' },
    { 'content-type': 'application/json-patch+json' },
    { 'content-encoding': 'gzip', 'content-type': 'application/x-gzip' },
  ])('%o', async (headers) => {
    told(await post(JSON.stringify(statement()), headers));
  });

  it('any value of any parameter of GET', async () => {
    const names = [
      'agent',
      'verb',
      'activity',
      'registration',
      'since',
      'limit',
      'format',
      'after',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names, 'statementId', 'attachments', 'ascending', 'cursor'),
        fc.string({ unit: 'binary', maxLength: 60 }),
        async (name, value) => {
          const path = `/xapi/statements?${new URLSearchParams({ [name]: value }).toString()}`;
          const answer = await raw(server.url, path, { headers: HEADERS });
          expect([200, 400, 404]).toContain(answer.status);
        },
      ),
      { numRuns: 200 },
    );
  });
});
