/** What an LMS does with a package: unzips it somewhere deep on a host of its own, and frames a page. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, type Frame, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';

const TYPES: Readonly<Record<string, string>> = {
  // Many an LMS says no more: the page's own encoding must do.
  '.html': 'text/html',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
};

export type Package = Readonly<Record<string, Uint8Array>>;

/** Packages of the fixture course, written by tests/run.ts. */
export const packagePath = (format: string): string =>
  join(process.env['PACKAGES_DIR'] ?? 'paquets-essai', `cours-d-essai-${format}.zip`);

export const openPackage = (format: string): Package =>
  unzipSync(readFileSync(packagePath(format)));

export const textIn = (files: Package, path: string): string =>
  new TextDecoder().decode(files[path] ?? new Uint8Array());

export interface Host {
  readonly origin: string;
  /** Address of a file of the package; the sub-path is another one each time. */
  readonly url: (path: string) => string;
  /** Everything asked for that was not there. */
  readonly missing: readonly string[];
  readonly close: () => Promise<void>;
}

/** A page of the LMS's own, or what it answers to a request's body. */
export type OwnPage = string | ((body: string) => string);

/** Serves files and nothing else: no index of a folder, no compression. `pages`: the LMS's own, by path. */
export async function hostPackage(
  files: Package,
  pages: Readonly<Record<string, OwnPage>> = {},
): Promise<Host> {
  const root = `/pluginfile/${Math.floor(Math.random() * 1e6)}/mod ule/${randomUUID()}/`;
  const missing: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = new URL(request.url ?? '/', 'http://host');
    const path = decodeURIComponent(address.pathname);
    const own = pages[path + address.search] ?? pages[path];
    const page = typeof own === 'function' ? own(await text(request)) : own;
    const content = page ?? (path.startsWith(root) ? files[path.slice(root.length)] : undefined);
    if (content === undefined) {
      if (path !== '/favicon.ico') missing.push(path);
      response.writeHead(404).end();
      return;
    }
    const type = page === undefined ? TYPES[extname(path)] : TYPES[extname(path) || '.html'];
    response.writeHead(200, { 'content-type': type ?? 'application/octet-stream' }).end(content);
  };
  const server: Server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // Not the name our own servers are tested under: cookies do not tell ports apart.
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    missing,
    url: (path) => origin + encodeURI(root) + path,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Takes the evaluation of the fixture course once, with that many right answers out of four. */
export async function takeTry(place: Page | Frame, right: number): Promise<void> {
  for (let number = 0; number < 4; number++) {
    await expect(place.getByText(`Question ${number + 1} sur 4`)).toBeVisible();
    await place
      .locator('label.option', { hasText: number < right ? 'celle-ci' : 'une autre' })
      .click();
    await place
      .getByRole('button', { name: number < 3 ? 'Suivante' : 'Rendre', exact: number < 3 })
      .click();
  }
  await place.getByRole('button', { name: 'Rendre l’évaluation' }).click();
}
