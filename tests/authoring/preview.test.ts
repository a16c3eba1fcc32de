/** What the preview does to an answer on its way, and how it knows that a folder has changed. */
import { once } from 'node:events';
import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { holding } from '../../src/authoring/preview/response.ts';
import { signatureOf } from '../../src/authoring/preview/signature.ts';

async function asked(
  handle: (response: ServerResponse) => void,
  overtaken: () => string | null = () => null,
) {
  const server = createServer((_request, response) => {
    holding(response, overtaken);
    handle(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/page/`, { redirect: 'manual' });
  const text = await answer.text();
  server.close();
  return { status: answer.status, headers: answer.headers, text };
}

describe('a page held back', () => {
  it('arrives as it was written', async () => {
    const page = await asked((response) => {
      response.setHeader('server-timing', 'cours;desc="3"');
      response.writeHead(404, { 'content-type': 'text/html', 'x-page': 'oui' });
      response.write('<h1>Pé');
      response.write(new TextEncoder().encode('ricard'));
      response.end('ite</h1>');
    });
    expect([page.status, page.text]).toEqual([404, '<h1>Péricardite</h1>']);
    expect(page.headers.get('x-page')).toBe('oui');
    expect(page.headers.get('server-timing')).toBe('cours;desc="3"');
  });

  it('that fails half-way is a sentence in French, whatever was written', async () => {
    const page = await asked((response) => {
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': '99' });
      response.write('<h1>Péricardite</h1>');
      // As Astro does: what was held was not sent.
      expect(response.headersSent).toBe(false);
      response.writeHead(500, { 'content-type': 'text/html', 'content-length': '20' });
      response.end('<title>TypeError</title>');
    });
    expect(page.status).toBe(500);
    expect(page.text).toContain('Cette page n’a pas pu être montrée');
    expect(page.text).not.toMatch(/TypeError|Péricardite/);
    // And it goes by itself.
    expect(page.text).toContain('/@vite/client');
  });

  it('that was overtaken by a save is asked for again', async () => {
    const page = await asked(
      (response) => void response.writeHead(200).end('ancien'),
      () => '/page/?encore=1',
    );
    expect([page.status, page.headers.get('location')]).toEqual([307, '/page/?encore=1']);
    expect(page.text).toBe('');
  });
});

describe('the signature of a folder', () => {
  it('changes with all that a save can do, and with nothing else', () => {
    const dir = mkdtempSync(join(tmpdir(), 'signature-'));
    const file = join(dir, 'modules/a/01-x.mdx');
    mkdirSync(join(dir, 'modules/a'), { recursive: true });
    writeFileSync(file, 'Un');
    const { atime, mtime } = statSync(file);
    const seen = new Set<string>();
    const changed = (): boolean => {
      const now = signatureOf(dir);
      const isNew = !seen.has(now);
      seen.add(now);
      return isNew;
    };
    expect(changed()).toBe(true);
    expect(changed()).toBe(false);
    writeFileSync(file, 'Deux');
    expect(changed()).toBe(true);
    // The same length and date: a copy that keeps them.
    writeFileSync(`${file}~`, 'Trois'.slice(0, 4));
    utimesSync(`${file}~`, atime, mtime);
    renameSync(`${file}~`, file);
    expect(changed()).toBe(true);
    rmSync(file);
    expect(changed()).toBe(true);
    symlinkSync('nulle-part.mdx', file);
    expect(changed()).toBe(true);
    rmSync(file);
    symlinkSync('01-x.mdx', file);
    expect(() => signatureOf(dir)).not.toThrow();
    renameSync(join(dir, 'modules'), join(dir, 'ailleurs'));
    expect(changed()).toBe(true);
    rmSync(dir, { recursive: true });
    expect(changed()).toBe(true);
  });
});
