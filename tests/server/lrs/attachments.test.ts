import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  boundaryOf,
  parseMultipart,
  writeMultipart,
} from '../../../src/server/lrs/attachment/multipart.ts';
import { serve } from '../support/serve.ts';
import { statement, verb, xapiClient } from '../support/xapi.ts';

const server = await serve();
const xapi = xapiClient(server.url);
const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

const described = (content: string | Uint8Array, more: object = {}) => ({
  usageType: 'https://exemple.fr/usage/preuve',
  display: { fr: 'Preuve' },
  contentType: 'text/plain',
  length: content.length,
  sha2: sha256(content),
  ...more,
});

interface Sent {
  readonly content: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

const BOUNDARY = 'frontiere';

function send(statements: unknown, attachments: readonly Sent[]) {
  const body = writeMultipart(
    [
      {
        headers: { 'Content-Type': 'application/json' },
        content: Buffer.from(JSON.stringify(statements)),
      },
      ...attachments.map(({ content, headers }) => ({
        headers: {
          'Content-Type': 'text/plain',
          'Content-Transfer-Encoding': 'binary',
          'X-Experience-API-Hash': sha256(content),
          ...headers,
        },
        content: Buffer.from(content),
      })),
    ],
    BOUNDARY,
  );
  return xapi('statements', {
    body: new Uint8Array(body),
    headers: { 'content-type': `multipart/mixed; boundary=${BOUNDARY}` },
  });
}

describe('multipart', () => {
  it('reads what it writes, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 200 }), { minLength: 1, maxLength: 4 }),
        (contents) => {
          const parts = contents.map((content) => ({ headers: { 'X-A': 'b: c' }, content }));
          const read = parseMultipart(writeMultipart(parts, 'b0undary-9f8e7d'), 'b0undary-9f8e7d');
          expect(read.map(({ content }) => new Uint8Array(content))).toEqual(contents);
          expect(read[0]?.headers.get('x-a')).toBe('b: c');
        },
      ),
    );
  });

  it('fails with a reason, never otherwise, on anything else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('--b', '--b--', '\r\n', '\r\n\r\n', 'a: b', ':', 'x', ' ')),
        (pieces) => {
          try {
            parseMultipart(Buffer.from(pieces.join('')), 'b');
          } catch (error) {
            expect(error).toMatchObject({ status: 400 });
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('knows its boundary, quoted or not', () => {
    expect(boundaryOf('multipart/mixed; boundary="a b"')).toBe('a b');
    expect(boundaryOf('Multipart/Mixed;charset=x; Boundary=ab')).toBe('ab');
    expect(boundaryOf('application/json')).toBeNull();
    expect(() => boundaryOf('multipart/mixed')).toThrow('boundary');
  });
});

describe('statements with attachments', () => {
  it('come back with their data when asked for', async () => {
    const content = new Uint8Array([0, 255, 13, 10, 45, 45, 10]);
    const sent = statement({ attachments: [described(content)] });
    expect((await send(sent, [{ content }])).status).toBe(200);
    const response = await xapi('statements', {
      params: { statementId: sent.id, attachments: 'true' },
    });
    const boundary = boundaryOf(response.headers.get('content-type') ?? '') ?? '';
    const [first, second] = parseMultipart(Buffer.from(await response.arrayBuffer()), boundary);
    expect(JSON.parse(first?.content.toString() ?? '')).toMatchObject({ id: sent.id });
    expect(new Uint8Array(second?.content ?? [])).toEqual(content);
    expect(second?.headers.get('x-experience-api-hash')).toBe(sha256(content));
    const without = await xapi('statements', { params: { statementId: sent.id } });
    expect(without.headers.get('content-type')).toBe('application/json');
  });

  it('may say where the data is instead', async () => {
    const body = statement({
      attachments: [described('x', { fileUrl: 'https://exemple.fr/preuve.txt' })],
    });
    expect((await xapi('statements', { body })).status).toBe(200);
    expect(
      (await xapi('statements', { body: statement({ attachments: [described('x')] }) })).status,
    ).toBe(400);
  });

  it.each([
    ['a part nobody announced', [{ content: 'a' }, { content: 'b' }]],
    ['a missing part', []],
    ['another hash', [{ content: 'a', headers: { 'X-Experience-API-Hash': sha256('b') } }]],
    ['another encoding', [{ content: 'a', headers: { 'Content-Transfer-Encoding': 'base64' } }]],
  ])('are refused with %s', async (_, parts) => {
    const sent = statement({ attachments: [described('a')] });
    expect((await send(sent, parts)).status).toBe(400);
  });
});

describe('signed statements', () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jws = (payload: unknown, alg = 'RS256', header: object = {}) => {
    const part = (value: unknown) =>
      Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
    const signed = `${part({ alg, ...header })}.${part(payload)}`;
    const signature = createSign(`RSA-SHA${alg.slice(2)}`)
      .update(signed)
      .sign(privateKey);
    return `${signed}.${signature.toString('base64url')}`;
  };
  const signedWith = (said: object, content: string, more: object = {}) =>
    send(
      {
        ...said,
        attachments: [
          described(content, {
            usageType: 'http://adlnet.gov/expapi/attachments/signature',
            contentType: 'application/octet-stream',
            ...more,
          }),
        ],
      },
      [{ content }],
    );

  it.each(['RS256', 'RS384', 'RS512'])('are accepted with %s', async (alg) => {
    const said = statement();
    expect((await signedWith(said, jws(said, alg))).status).toBe(200);
  });

  it('are refused when the signature is of something else, or no signature', async () => {
    const said = statement();
    const contents = [
      jws({ ...said, verb: verb('autre') }),
      jws(statement()),
      jws('{pas du JSON'),
      jws({}),
      jws([]),
      'pas.un.jws',
      'un seul mot',
      jws(said).replace(/^[^.]+/, Buffer.from('{"alg":"none"}').toString('base64url')),
      jws(said, 'RS256', { x5c: ['bm90IGEgY2VydA=='] }),
    ];
    for (const content of contents)
      expect((await signedWith(said, content)).status, content.slice(0, 40)).toBe(400);
    expect((await signedWith(said, jws(said), { contentType: 'text/plain' })).status).toBe(400);
  });
});
