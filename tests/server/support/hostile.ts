/** Requests made to hurt, as fast-check arbitraries: what a broken client or a malicious one sends. */
import fc from 'fast-check';
import { statement } from './xapi.ts';

export interface Hostile {
  readonly what: string;
  readonly contentType: string;
  readonly body: Buffer;
  /** How a failing run names it: a body may be 200 kB. */
  readonly [fc.toStringMethod]: () => string;
}

function hostile(what: string, contentType: string, content: string | Buffer): Hostile {
  const body = Buffer.from(content as string);
  const beginning = JSON.stringify(body.subarray(0, 80).toString('latin1'));
  return {
    what,
    contentType,
    body,
    [fc.toStringMethod]: () => `${what} (${contentType}, ${body.length} bytes) ${beginning}`,
  };
}

const JSON_TYPE = 'application/json';

const good = (): Record<string, unknown> => statement();
const goodText = (): string => JSON.stringify(good());

/** Names that reach for what an object inherits. */
const POLLUTING = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then'];
const IN_TEXT = ['\0', '\u202e', '\ud800', '../../etc/passwd', '<script>', "'; DROP TABLE x; --"];

const json = (what: string, text: fc.Arbitrary<string | Buffer>): fc.Arbitrary<Hostile> =>
  text.map((body) => hostile(what, JSON_TYPE, body));

/** Never valid where a statement or a request about people is wanted. */
export const hostileBody: fc.Arbitrary<Hostile> = fc.oneof(
  json(
    'any bytes',
    fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes)),
  ),
  json(
    'JSON cut short',
    fc.nat({ max: goodText().length - 1 }).map((at) => goodText().slice(0, at)),
  ),
  json(
    'bytes that are not UTF-8 in a string',
    fc
      .constantFrom([0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80])
      .map((bytes) =>
        Buffer.concat([Buffer.from('{"login":"'), Buffer.from(bytes), Buffer.from('"}')]),
      ),
  ),
  json(
    'other encodings',
    fc
      .constantFrom('utf16le' as const, 'latin1' as const)
      .map((to) => Buffer.from(`é${goodText()}`, to)),
  ),
  json(
    'deep nesting',
    fc
      .tuple(fc.integer({ min: 1000, max: 60_000 }), fc.constantFrom('[', '{"a":', '[{"a":'))
      .map(([depth, open]) => open.repeat(depth)),
  ),
  json(
    'deep nesting, closed',
    fc
      .tuple(fc.integer({ min: 1000, max: 60_000 }), fc.constantFrom(['[', ']'], ['{"a":', '}']))
      .map(([depth, [open = '', close = '']]) => `${open.repeat(depth)}0${close.repeat(depth)}`),
  ),
  json(
    'keys of a prototype',
    fc
      .tuple(fc.constantFrom(...POLLUTING), fc.constantFrom(...POLLUTING))
      .map(
        ([one, two]) =>
          `{"${one}":{"${two}":{"admin":true}},"actor":{"${one}":1},"login":{"${two}":1}}`,
      ),
  ),
  json(
    'a key of a prototype in a good statement',
    fc.constantFrom(...POLLUTING).map((key) => goodText().replace('{', `{"${key}":{"x":1},`)),
  ),
  json(
    'a statement with hostile text where an IRI belongs',
    fc
      .tuple(fc.constantFrom('verb', 'object'), fc.constantFrom(...IN_TEXT))
      .map(([key, id]) => JSON.stringify({ ...good(), [key]: { id } })),
  ),
  json(
    'numbers out of range',
    fc
      .constantFrom('1e999', '-1e999', `1${'0'.repeat(400)}`, '-0.0000000000001e-999')
      .map((n) => goodText().replace('{', `{"result":{"score":{"scaled":${n},"raw":2,"max":1}},`)),
  ),
  json(
    'a very long text',
    fc.integer({ min: 100_000, max: 200_000 }).map((n) => JSON.stringify({ login: 'a'.repeat(n) })),
  ),
  json(
    'very many keys',
    fc
      .integer({ min: 5000, max: 20_000 })
      .map((n) => `{${Array.from({ length: n }, (_, at) => `"k${at}":1`).join(',')}}`),
  ),
  fc
    .constantFrom(
      'multipart/mixed',
      'multipart/mixed; boundary=',
      'multipart/mixed; boundary="',
      `multipart/mixed; boundary=${'b'.repeat(300)}`,
      'multipart/mixed; boundary=a; boundary=b',
      'multipart/form-data; boundary=x',
    )
    .map((contentType) =>
      hostile(
        'multipart of a broken kind',
        contentType,
        `--x\r\nContent-Type: application/json\r\n\r\n${goodText()}\r\n--x--`,
      ),
    ),
  fc
    .constantFrom(
      '',
      '--x',
      '--x\r\n',
      '--x--\r\n',
      '--x\r\n\r\n\r\n--x',
      `--x\r\nContent-Type: application/json\r\n\r\n${goodText()}`,
      `--x\r\n${'A: b\r\n'.repeat(5000)}\r\n{}\r\n--x--`,
      `--x\r\nContent-Type: application/json\r\n\r\n{}\r\n--x\r\nX-Experience-API-Hash: zz\r\n\r\nabc\r\n--x--`,
      `--x\r\nContent-Type: application/json\r\n\r\n${goodText()}\r\n--x\r\nContent-Type: text/plain\r\n\r\nabc\r\n--x--`,
    )
    .map((body) => hostile('multipart with broken parts', 'multipart/mixed; boundary=x', body)),
  fc
    .constantFrom(
      'text/plain',
      'text/html',
      'application/xml',
      '',
      'a/b; c=d; \u00e9',
      'application/jsonp',
    )
    .map((contentType) => hostile('another content type', contentType, goodText())),
);

/** What a parameter or a part of a path may be made of. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '../../../../etc/passwd',
    '..%2f..%2f..%2fetc%2fpasswd',
    '%2e%2e/%2e%2e/package.json',
    '....//....//etc/passwd',
    '..\\..\\windows\\win.ini',
    '%00',
    '%ff%fe',
    '%E0%A4%A',
    '%',
    '%25%30%30',
    '\0',
    "' OR 1=1 --",
    '{"$gt":""}',
    '__proto__',
    'constructor',
    `${'a'.repeat(6000)}`,
  ),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
