import { Agent } from 'node:http';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { raw } from './support/raw.ts';
import { serve } from './support/serve.ts';
import { freshFolder, writeSite } from './support/site.ts';

vi.setConfig({ testTimeout: 60_000 });

const server = await serve();
const get = (path: string, headers: Record<string, string> = {}) =>
  raw(server.url, path, { headers });

describe('the built site', () => {
  it('serves a folder’s index', async () => {
    const page = await get('/modules/vocabulaire-medical/');
    expect(page.status).toBe(200);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.body.toString()).toContain('<title>Vocabulaire</title>');
  });

  it('redirects a folder to its trailing slash and keeps the query', async () => {
    const answer = await get('/modules/vocabulaire-medical?q=a');
    expect(answer.status).toBe(301);
    expect(answer.headers.location).toBe('/modules/vocabulaire-medical/?q=a');
  });

  it('answers 404 with the site’s own page', async () => {
    const answer = await get('/rien/du/tout/');
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).toContain('<title>Introuvable</title>');
  });

  it('answers 405 to anything but GET and HEAD', async () => {
    const answer = await raw(server.url, '/', { method: 'POST', body: 'a=1' });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD');
  });

  it('answers HEAD like GET, without a body', async () => {
    const answer = await raw(server.url, '/', { method: 'HEAD' });
    const full = await get('/');
    expect(answer.status).toBe(200);
    expect(answer.body.length).toBe(0);
    expect(answer.headers['content-length']).toBe(String(full.body.length));
  });

  it('notices a rebuild without a restart', async () => {
    const before = await get('/modules/vocabulaire-medical/construction/');
    const file = join(server.config.siteDir, 'modules/vocabulaire-medical/construction/index.html');
    writeFileSync(file, '<title>Nouvelle version</title>');
    const after = await get('/modules/vocabulaire-medical/construction/');
    expect(after.body.toString()).toContain('Nouvelle version');
    expect(after.headers.etag).not.toBe(before.headers.etag);
  });
});

describe('compression', () => {
  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip, br;q=0', gunzipSync],
  ] as const)('sends %s to who takes it', async (encoding, accept, decompress) => {
    const plain = await get('/');
    const answer = await get('/', { 'accept-encoding': accept });
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers.vary).toBe('Accept-Encoding');
    expect(answer.body.length).toBeLessThan(plain.body.length);
    expect(decompress(answer.body)).toEqual(plain.body);
    expect(answer.headers.etag).not.toBe(plain.headers.etag);
  });

  it('leaves small and already compressed files alone', async () => {
    const small = await get('/favicon.svg', { 'accept-encoding': 'br' });
    expect(small.headers['content-encoding']).toBeUndefined();
  });

  it('streams what is too large to keep', async () => {
    const content = Buffer.alloc(3 * 1024 * 1024, 'z');
    const large = await serve({ siteDir: writeSite({ 'paquets/cmi5.zip': content }) });
    const answer = await raw(large.url, '/paquets/cmi5.zip');
    expect(answer.headers['content-type']).toBe('application/zip');
    expect(answer.body.equals(content)).toBe(true);
  });
});

describe('caching', () => {
  it('keeps hashed files for ever and asks again for the rest', async () => {
    const hashed = await get('/_astro/page.Ab12Cd34.js');
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await get('/')).headers['cache-control']).toBe('no-cache');
  });

  it.each(['identity', 'br'])('answers 304 to its own ETag (%s)', async (encoding) => {
    const first = await get('/', { 'accept-encoding': encoding });
    const etag = String(first.headers.etag);
    for (const sent of [etag, `W/${etag}`, `"autre", ${etag}`, '*']) {
      const again = await get('/', { 'accept-encoding': encoding, 'if-none-match': sent });
      expect(again.status).toBe(304);
      expect(again.body.length).toBe(0);
    }
    const other = await get('/', { 'accept-encoding': encoding, 'if-none-match': '"autre"' });
    expect(other.status).toBe(200);
  });
});

describe('what is not in the site stays out of reach', () => {
  const root = join(freshFolder(), 'dist');
  mkdirSync(root);
  writeFileSync(join(root, '../secret.html'), 'SECRET');
  writeFileSync(join(root, 'index.html'), 'accueil');
  writeFileSync(join(root, '.env'), 'SECRET');
  symlinkSync('../secret.html', join(root, 'lien.html'));

  it.each([
    '/../secret.html',
    '/..%2fsecret.html',
    '/%2e%2e/secret.html',
    '/%2e%2e%2fsecret.html',
    '/a/../../secret.html',
    '/..\\secret.html',
    '/..%5csecret.html',
    '/.env',
    '/%2eenv',
    '/lien.html',
    '/index.html%00.css',
    '//secret.html',
    '/%zz',
  ])('%s', async (path) => {
    const closed = await serve({ siteDir: root });
    const answer = await raw(closed.url, path);
    expect([400, 404]).toContain(answer.status);
    expect(answer.body.toString()).not.toContain('SECRET');
    await closed.stop();
  });

  it('never redirects to another host', async () => {
    for (const path of ['//modules', '//modules/vocabulaire-medical', '/%2f/modules'])
      expect((await get(path)).headers.location ?? '').not.toMatch(/^\/\//);
  });

  it('survives any path', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), fc.string({ unit: 'grapheme-ascii' }), async (path, tail) => {
        const answer = await get(`/${path}${encodeURIComponent(tail)}`.slice(0, 2000));
        expect([200, 301, 400, 404]).toContain(answer.status);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a part of a file, as a video is sought in', () => {
  const kept = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 251));
  const streamed = Buffer.alloc(3 * 1024 * 1024, kept);
  const site = writeSite({ 'cours/court.mp4': kept, 'cours/long.webm': streamed, 'vide.mp4': '' });

  const asked = async (path: string, headers: Record<string, string>, method = 'GET') => {
    const { url } = await media;
    return raw(url, path, { method, headers });
  };
  const media = serve({ siteDir: site });

  describe.each([
    ['/cours/court.mp4', kept],
    ['/cours/long.webm', streamed],
  ])('%s', (path, whole) => {
    const size = whole.length;
    it.each([
      ['bytes=0-0', 0, 0],
      ['bytes=0-499', 0, 499],
      ['bytes=500-', 500, size - 1],
      ['bytes=-1', size - 1, size - 1],
      ['bytes=-300', size - 300, size - 1],
      [`bytes=-${size * 2}`, 0, size - 1],
      [`bytes=${size - 1}-${size + 50}`, size - 1, size - 1],
      ['Bytes = 7 - 9', 7, 9],
      ['bytes=3-99999999999999999999999', 3, size - 1],
    ])('%s: 206', async (range, start, end) => {
      const answer = await asked(path, { range, 'accept-encoding': 'br, gzip' });
      expect(answer.status).toBe(206);
      expect(answer.headers['content-range']).toBe(`bytes ${start}-${end}/${size}`);
      expect(answer.headers['content-length']).toBe(String(end - start + 1));
      expect(answer.body.equals(whole.subarray(start, end + 1))).toBe(true);
    });

    it.each([`bytes=${size}-`, `bytes=${size}-${size + 5}`, 'bytes=-0'])(
      '%s: 416',
      async (range) => {
        const answer = await asked(path, { range });
        expect([answer.status, answer.headers['content-range'], answer.body.length]).toEqual([
          416,
          `bytes */${size}`,
          0,
        ]);
      },
    );

    it.each([
      'bytes=9-3',
      'bytes=-',
      'bytes=a-b',
      'octets=0-1',
      'bytes=0-1,4-5',
      'bytes=0x1-2',
      '0-1',
    ])('%s: the whole', async (range) => {
      const answer = await asked(path, { range });
      expect([answer.status, answer.body.equals(whole)]).toEqual([200, true]);
    });

    it('of the version that is known, else the whole', async () => {
      const { headers } = await asked(path, {});
      expect(headers['accept-ranges']).toBe('bytes');
      const range = 'bytes=2-3';
      const status = async (condition: string) =>
        (await asked(path, { range, 'if-range': condition })).status;
      const etag = String(headers.etag);
      expect(await status(etag)).toBe(206);
      expect(await status(`W/${etag}`)).toBe(200);
      expect(await status('"autre"')).toBe(200);
      expect(await status('Sun, 22 Nov 2026 10:00:00 GMT')).toBe(200);
      expect((await asked(path, { range, 'if-none-match': etag })).status).toBe(304);
    });

    it('HEAD tells of the whole', async () => {
      const answer = await asked(path, { range: 'bytes=0-1' }, 'HEAD');
      expect([answer.status, answer.headers['content-length'], answer.body.length]).toEqual([
        200,
        String(size),
        0,
      ]);
      expect(answer.headers['accept-ranges']).toBe('bytes');
    });
  });

  it('is none of an empty file, nor of a page that does not exist', async () => {
    expect((await asked('/vide.mp4', { range: 'bytes=0-' })).status).toBe(416);
    expect((await asked('/vide.mp4', { range: 'bytes=-1' })).status).toBe(416);
    expect((await asked('/rien/', { range: 'bytes=0-1' })).status).toBe(404);
  });

  it('of what would be compressed is one of the file as it is', async () => {
    const whole = await get('/');
    const answer = await get('/', { range: 'bytes=10-19', 'accept-encoding': 'br' });
    expect([answer.status, answer.headers['content-encoding']]).toEqual([206, undefined]);
    expect(answer.body).toEqual(whole.body.subarray(10, 20));
  });
});

describe('security headers', () => {
  it('are on every answer', async () => {
    for (const path of ['/', '/favicon.svg', '/rien', '/sante']) {
      const { headers } = await get(path);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['referrer-policy']).toBe('same-origin');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    }
  });

  it('let a page run exactly the inline code it was built with', async () => {
    const policy = String((await get('/')).headers['content-security-policy']);
    // sha256 of the fixture's script, style element and style attribute.
    expect(policy).toContain("script-src 'self' 'sha256-");
    expect(policy).toContain("'unsafe-hashes'");
    expect(policy).not.toContain("'unsafe-inline'");
    expect(policy).toContain("frame-ancestors 'self'");
  });

  it('never lets the trainer’s board be framed, nor a page that enters a learner', async () => {
    const site = writeSite({ 'formateur/index.html': '<!doctype html><script>a</script>' });
    const { url } = await serve({ siteDir: site, lmsOrigins: ['https://lms.exemple.fr'] });
    for (const path of [
      '/formateur/',
      '/%66ormateur/',
      '/formateur/api/moi',
      '/entrer/x',
      '/lancer/a/b',
    ]) {
      const { headers } = await fetch(`${url}${path}`);
      const policy = headers.get('content-security-policy');
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('lms.exemple.fr');
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
  });

  it('let the named platforms frame and receive, nobody else', async () => {
    const open = await serve({ lmsOrigins: ['https://lms.exemple.fr'] });
    const policy = String((await raw(open.url, '/')).headers['content-security-policy']);
    expect(policy).toContain("connect-src 'self' https://lms.exemple.fr");
    expect(policy).toContain("frame-ancestors 'self' https://lms.exemple.fr");
  });
});

it('keeps a connection for longer than the proxies in front keep theirs', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { headers } = await raw(server.url, '/sante', { agent });
  agent.destroy();
  // nginx, HAProxy and Caddy rest for a minute or less.
  expect(Number(/^timeout=(\d+)/.exec(String(headers['keep-alive']))?.[1])).toBeGreaterThan(60);
});

describe('GET /sante', () => {
  it('says ok while the store answers', async () => {
    const answer = await get('/sante');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ etat: 'ok' });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it('tells nobody what it runs on', async () => {
    for (const path of ['/sante', '/', '/rien', '/xapi/about', '/xapi/statements']) {
      const { headers, body } = await get(path);
      const said = JSON.stringify(headers) + body.toString();
      expect(said).not.toMatch(/node|hono|sqlite/i);
      expect(said).not.toContain(process.versions.node);
      expect(headers).not.toHaveProperty('server');
    }
    expect(Object.keys(JSON.parse((await get('/sante')).body.toString()) as object)).toEqual([
      'etat',
    ]);
  });
});

describe('logs', () => {
  it('are one JSON object a line, without query, address or browser', async () => {
    await get('/modules/vocabulaire-medical/?nom=Martin', { 'user-agent': 'Navigateur/1' });
    const lines = server.logs.map((line) => JSON.parse(line) as Record<string, unknown>);
    const line = lines.findLast(({ event }) => event === 'request');
    expect(Object.keys(line ?? {}).sort()).toEqual(
      ['time', 'level', 'event', 'method', 'route', 'status', 'ms'].sort(),
    );
    expect(line).toMatchObject({ route: '/modules/vocabulaire-medical/', status: 200 });
    expect(server.logs.join('')).not.toMatch(/Martin|Navigateur|127\.0\.0\.1:/);
  });

  it('end when the server stops', async () => {
    const other = await serve();
    await other.stop();
    expect(other.logs.at(-1)).toContain('"event":"stopped"');
    await expect(raw(other.url, '/')).rejects.toThrow();
    rmSync(other.config.dataDir, { recursive: true });
  });
});
