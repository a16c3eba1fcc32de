/**
 * For lessons served from elsewhere (a package on another host, another platform): any origin may speak
 * to the LRS and to the fetch URL. Nothing there heeds a cookie: who has no token is told 401, wherever
 * the page comes from.
 */
import { cors } from 'hono/cors';
import { VERSION_HEADER } from './lrs/version.ts';

export const openToAllOrigins = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
  allowHeaders: [
    'Authorization',
    'Content-Type',
    'If-Match',
    'If-None-Match',
    'Accept-Language',
    VERSION_HEADER,
  ],
  exposeHeaders: [
    'ETag',
    'Last-Modified',
    'Retry-After',
    VERSION_HEADER,
    'X-Experience-API-Consistent-Through',
  ],
  // What browsers keep of it is shorter anyway.
  maxAge: 7200,
});
