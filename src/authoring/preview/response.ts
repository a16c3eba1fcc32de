/** A page held back until it is whole: what went wrong half-way is told instead, in French. */
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** @param overtaken the address to ask again, when what the page was made of has changed meanwhile. */
export function holding(response: ServerResponse, overtaken: () => string | null): void {
  // Taken away again at the end, so that the response's own are met.
  const release = (): void => {
    for (const name of ['writeHead', 'write', 'end']) Reflect.deleteProperty(response, name);
  };
  const pieces: Buffer[] = [];
  let head: { status: number; headers: OutgoingHttpHeaders } | null = null;

  response.writeHead = (status: number, ...rest: unknown[]) => {
    head = { status, headers: headersOf(rest.at(-1)) };
    return response;
  };
  const keep = (piece: unknown, encoding: unknown): void => {
    if (typeof piece === 'string')
      pieces.push(Buffer.from(piece, isEncoding(encoding) ? encoding : 'utf8'));
    else if (piece instanceof Uint8Array) pieces.push(Buffer.from(piece));
  };
  response.write = ((piece: unknown, encoding: unknown, then: unknown) => {
    keep(piece, encoding);
    const done = typeof encoding === 'function' ? encoding : then;
    if (typeof done === 'function') queueMicrotask(() => void (done as () => void)());
    return true;
  }) as typeof response.write;
  response.end = ((piece: unknown, encoding: unknown) => {
    keep(piece, encoding);
    release();
    const status = head?.status ?? response.statusCode;
    const again = overtaken();
    if (again !== null) {
      response.writeHead(307, { location: again, 'cache-control': 'no-store' });
      return response.end();
    }
    if (status >= 500) {
      const page = Buffer.from(UNSHOWN);
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
      return response.end(page);
    }
    if (head !== null) response.writeHead(head.status, head.headers);
    return response.end(Buffer.concat(pieces));
  }) as typeof response.end;
}

function headersOf(last: unknown): OutgoingHttpHeaders {
  return typeof last === 'object' && last !== null ? (last as OutgoingHttpHeaders) : {};
}

function isEncoding(value: unknown): value is BufferEncoding {
  return typeof value === 'string' && Buffer.isEncoding(value);
}

/** Follows the folder as any page does. */
const UNSHOWN = `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Aperçu</title>
<script type="module" src="/@vite/client"></script>
<script type="module" src="/@id/astro:scripts/page.js"></script></head>
<body style="font:1.1rem/1.5 system-ui;max-width:40rem;margin:4rem auto;padding:0 1rem"><main>
<h1>Cette page n’a pas pu être montrée</h1>
<p>Votre dernier enregistrement a rencontré un défaut de l’outil, qui n’est pas de votre fait. Reprenez ce
que vous venez de changer : l’aperçu se met à jour tout seul.</p>
<p>Pour nous aider à le corriger, envoyez à l’équipe technique le fichier tel qu’il est, et ce que dit la
fenêtre où tourne « npm run dev ».</p>
</main></body></html>`;
