/** The few pages the server writes itself: entering by a link, and what a launch cannot do. */
import type { Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

interface PageParts {
  /** Also the heading. */
  readonly title: string;
  readonly status: 200 | 403 | 404 | 410 | 429 | 503;
  readonly body: Html;
}

/** One file for all of them; they are read here so that the site's tokens are theirs too. */
const STYLE_FILES = [
  join(import.meta.dirname, '../../styles/tokens.css'),
  join(import.meta.dirname, '../../styles/base/text.css'),
  join(import.meta.dirname, '../../styles/base/button.css'),
  join(import.meta.dirname, 'page.css'),
];
const STYLE_PATH = '/_serveur/page.css';
/** Nothing runs, nobody is called, nobody frames. */
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Everything from people goes through `html`, which escapes it. */
export function page(c: Context, { title, status, body }: PageParts): Response | Promise<Response> {
  c.header('cache-control', 'no-store');
  c.header('content-security-policy', POLICY);
  c.header('x-robots-tag', 'noindex');
  // A personal link is a secret in an address: it goes nowhere. The origin does, so that a form of this page
  // is told from one of another site; with "no-referrer" both would say "null" (Fetch, "request origin").
  c.header('referrer-policy', 'strict-origin');
  return c.html(
    html`<!doctype html>
      <html lang="fr">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>${title}</title>
          <link rel="icon" href="/icone.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="${STYLE_PATH}" />
        </head>
        <body class="serveur">
          <main class="cadre">
            <h1>${title}</h1>
            ${body}
          </main>
        </body>
      </html>`,
    status,
  );
}

/** Serves the pages' style. */
export function stylesheet(app: Hono): void {
  const text = STYLE_FILES.map((file) => readFileSync(file, 'utf8')).join('\n');
  const etag = `"${createHash('sha256').update(text).digest('hex').slice(0, 20)}"`;
  app.get(STYLE_PATH, (c) => {
    c.header('etag', etag);
    c.header('cache-control', 'no-cache');
    return c.req.header('if-none-match') === etag
      ? c.body(null, 304)
      : c.body(text, 200, { 'content-type': 'text/css; charset=utf-8' });
  });
}
