/** What a page load really transfers, by kind of resource: Chromium's own count of encoded bytes. */
import type { CDPSession, Page } from '@playwright/test';

export interface Transfer {
  readonly url: string;
  /** CDP resource type: Document, Stylesheet, Script, Image, Fetch, Other, … */
  readonly type: string;
  readonly encoding: string;
  /** Body as it crossed the network, in bytes. */
  readonly body: number;
  /** Response headers, in bytes. */
  readonly headers: number;
}

interface Seen {
  url: string;
  type: string;
  encoding: string;
  headers: number;
  total: number;
}

/** Starts counting; the returned function says what has been received so far. */
export async function countTraffic(page: Page): Promise<() => readonly Transfer[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const seen = new Map<string, Seen>();
  const done: Transfer[] = [];
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  session.on('Network.responseReceived', ({ requestId, response, type }) => {
    const headers = Object.entries(response.headers);
    seen.set(requestId, {
      url: response.url,
      type,
      encoding: headers.find(([name]) => name.toLowerCase() === 'content-encoding')?.[1] ?? '',
      headers: response.encodedDataLength,
      total: 0,
    });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const { url, type, encoding, headers } = seen.get(requestId) ?? {};
    if (!url?.startsWith('http')) return;
    done.push({
      url,
      type: type ?? 'Other',
      encoding: encoding ?? '',
      body: encodedDataLength - (headers ?? 0),
      headers: headers ?? 0,
    });
  });
  return () => done;
}

export const bodies = (transfers: readonly Transfer[]): number =>
  transfers.reduce((sum, { body }) => sum + body, 0);

export const headersOf = (transfers: readonly Transfer[]): number =>
  transfers.reduce((sum, { headers }) => sum + headers, 0);
