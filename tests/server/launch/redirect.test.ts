/** A lesson's address in the hands of somebody this server knows. */
import { describe, expect, it } from 'vitest';
import { raw } from '../support/raw.ts';
import { serve } from '../support/serve.ts';
import { entered, launch, runAu } from '../support/launch.ts';

const LESSON = 'vocabulaire-medical/construction';
const PAGE = '/modules/vocabulaire-medical/construction/';

const server = await serve();
const learner = await entered(server.url);
await launch(learner, server.url, LESSON);

/** As a browser opens a page in a tab; fetch() may not send these headers itself. */
const open = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  raw(server.url, path, {
    method,
    headers: { cookie: learner.cookie ?? '', 'sec-fetch-dest': 'document', ...headers },
  });

describe('a learner who opens a lesson without a launch', () => {
  it('is led to one', async () => {
    const { status, headers } = await open(PAGE);
    expect(status).toBe(303);
    expect(headers.location).toBe(`/lancer/${LESSON}`);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers.vary).toContain('Cookie');
    const again = await learner.go(headers.location ?? '');
    expect(new URL(again.headers.get('location') ?? '', server.url).pathname).toBe(PAGE);
  });

  it('even where the last slash is missing, or a search left its words', async () => {
    expect((await open(PAGE.slice(0, -1))).headers.location).toBe(`/lancer/${LESSON}`);
    expect((await open(`${PAGE}?q=otite`)).headers.location).toBe(`/lancer/${LESSON}`);
  });

  it('even where the browser has the page of a visitor in its cache', async () => {
    const visitor = await open(PAGE, { cookie: '' });
    const etag = String(visitor.headers.etag);
    expect((await open(PAGE, { cookie: '', 'if-none-match': etag })).status).toBe(304);
    expect((await open(PAGE, { 'if-none-match': etag })).status).toBe(303);
  });
});

describe('the page itself is given', () => {
  it('to a launch, to whatever was made of it, and to a reload that goes on', async () => {
    const au = await runAu(learner, server.url, LESSON);
    expect((await open(au.location.pathname + au.location.search)).status).toBe(200);
    expect((await open(`${PAGE}?endpoint=https%3A%2F%2Flms.fr`)).status).toBe(200);
    expect((await open(`${PAGE}?seance=1`)).status).toBe(200);
  });

  it.each([
    ['a visitor', { cookie: '' }],
    ['somebody with another server’s cookie', { cookie: 'apprenant=autre' }],
    ['a frame', { 'sec-fetch-dest': 'iframe' }],
    ['a script', { 'sec-fetch-dest': 'empty' }],
    ['a browser that only guesses', { 'sec-purpose': 'prefetch;prerender' }],
  ])('to %s', async (_, headers) => {
    const { status, headers: got } = await open(PAGE, headers);
    expect(status).toBe(200);
    expect(got['cache-control']).toBe('private, no-cache');
    for (const name of ['Accept-Encoding', 'Cookie', 'Sec-Fetch-Dest'])
      expect(got.vary).toContain(name);
  });

  it('to HEAD, and when it is no lesson', async () => {
    expect((await open(PAGE, {}, 'HEAD')).status).toBe(200);
    const module = await open('/modules/vocabulaire-medical/');
    expect(module.status).toBe(200);
    expect(module.headers['cache-control']).toBe('no-cache');
    expect((await open('/')).status).toBe(200);
  });
});
