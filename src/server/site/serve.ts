/** GET and HEAD of the built site: caching, compression, folders, the 404 page. */
import type { Asset, Assets } from './assets.ts';
import { acceptedEncoding } from './encoding.ts';
import { placeOf } from './path.ts';
import { partOf } from './range.ts';

/** Astro puts a content hash in the names below this path. */
const IMMUTABLE = '_astro/';
/** The one script that may answer for pages outside its own folder (page/offline/). */
const FOR_ALL_PAGES = '_astro/offline.worker-';

export async function serveSite(assets: Assets, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response('Méthode non prévue ici.', {
      status: 405,
      headers: { allow: 'GET, HEAD', 'content-type': 'text/plain; charset=utf-8' },
    });
  const url = new URL(request.url);
  const place = placeOf(url.pathname);
  if (!place) return notFound(assets, request);
  const name = place.folder ? `${place.path ? `${place.path}/` : ''}index.html` : place.path;
  const asset = await assets.find(name);
  if (asset) {
    const response = await send(asset, request, 200, name.startsWith(IMMUTABLE));
    // Service Workers, 3.2.2: Service-Worker-Allowed.
    if (name.startsWith(FOR_ALL_PAGES)) response.headers.set('service-worker-allowed', '/');
    return response;
  }
  if (!place.folder && (await assets.isFolder(place.path)))
    return new Response(null, {
      status: 301,
      headers: { location: `${url.pathname}/${url.search}`, 'cache-control': 'no-cache' },
    });
  return notFound(assets, request);
}

const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-cache' };

async function notFound(assets: Assets, request: Request): Promise<Response> {
  const page = await assets.find('404.html');
  if (page) return send(page, request, 404, false);
  // Without its site this server cannot say that a page does not exist.
  if (!(await assets.isThere()))
    return new Response('Le site est momentanément absent ; réessayez dans un instant.', {
      status: 503,
      headers: { ...PLAIN, 'retry-after': '60' },
    });
  return new Response('Page introuvable.', { status: 404, headers: PLAIN });
}

async function send(
  asset: Asset,
  request: Request,
  status: number,
  immutable: boolean,
): Promise<Response> {
  // A part is one of the file as it is: players ask for octets of a video, not of its compression.
  const inPart = status === 200 && request.method === 'GET' && request.headers.has('range');
  const wanted = inPart ? null : acceptedEncoding(request.headers.get('accept-encoding'));
  const encoded = wanted ? await asset.encoded(wanted) : null;
  // Each encoding is its own representation, so its own strong tag (RFC 9110, 8.8.3).
  const etag = `"${asset.tag}${encoded ? `-${wanted}` : ''}"`;
  const headers = new Headers({
    'content-type': asset.type,
    etag,
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    'content-security-policy': asset.policy,
    vary: 'Accept-Encoding',
    'accept-ranges': 'bytes',
  });
  if (status === 200 && matches(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  const part = inPart ? partOf(request.headers, asset.size, etag) : null;
  if (part === 'none') {
    headers.set('content-range', `bytes */${asset.size}`);
    return new Response(null, { status: 416, headers });
  }
  if (part) {
    headers.set('content-range', `bytes ${part.start}-${part.end}/${asset.size}`);
    headers.set('content-length', String(part.end - part.start + 1));
    return new Response(asset.body(part) as BodyInit, { status: 206, headers });
  }
  if (encoded && wanted) headers.set('content-encoding', wanted);
  headers.set('content-length', String(encoded?.length ?? asset.size));
  const body = request.method === 'HEAD' ? null : (encoded ?? asset.body());
  return new Response(body as BodyInit | null, { status, headers });
}

/** If-None-Match compares weakly (RFC 9110, 13.1.2). */
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
}
