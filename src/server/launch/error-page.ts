/** What a learner reads when a launch cannot happen: one sentence and a way out. */
import type { Context } from 'hono';
import { html } from 'hono/html';

export function errorPage(c: Context, status: 404 | 503, sentence: string): Response {
  return c.html(
    html`<!doctype html>
      <html lang="fr">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>Lancement impossible</title>
        </head>
        <body>
          <main>
            <h1>Lancement impossible</h1>
            <p>${sentence}</p>
            <p><a href="/">Revenir à l’accueil</a></p>
          </main>
        </body>
      </html>` as string,
    status,
  );
}
