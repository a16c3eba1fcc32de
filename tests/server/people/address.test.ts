/** Whom tries are counted for, whatever proxies write. */
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/server/process/config.ts';
import { openAddresses } from '../../../src/server/people/address.ts';

async function seen(peer: string, forwarded: string | null, proxies: readonly string[] = []) {
  const addressOf = openAddresses(proxies);
  const app = new Hono().get('/', (c) => c.text(addressOf(c)));
  const incoming = { socket: { remoteAddress: peer, remotePort: 1, remoteFamily: 'IPv4' } };
  const headers: Record<string, string> =
    forwarded === null ? {} : { 'x-forwarded-for': forwarded };
  return (await app.request('/', { headers }, { incoming })).text();
}

describe('the address tries are counted for', () => {
  it.each([
    ['203.0.113.9', null, '203.0.113.9'],
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['::1', '198.51.100.1:51234', '198.51.100.1'],
    ['::ffff:127.0.0.1', '6.6.6.6, 198.51.100.1:51235', '198.51.100.1'],
    ['127.0.0.1', '"198.51.100.1"', '198.51.100.1'],
    ['127.0.0.1', '::ffff:c633:6401', '198.51.100.1'],
    ['127.0.0.1', '::ffff:198.51.100.1', '198.51.100.1'],
    ['127.0.0.1', '2001:db8:1:2::7', '2001:db8:1:2::/64'],
    ['127.0.0.1', '[2001:db8:1:2::7]:443', '2001:db8:1:2::/64'],
    ['127.0.0.1', '"[2001:DB8:1:2:0:0:0:9]"', '2001:db8:1:2::/64'],
    ['127.0.0.1', '2001:db8::1', '2001:db8:0:0::/64'],
    ['127.0.0.1', '2001:db8::2', '2001:db8:0:0::/64'],
    ['127.0.0.1', 'unknown', '127.0.0.1'],
    ['127.0.0.1', '', '127.0.0.1'],
    ['10.0.0.5', '198.51.100.1', '10.0.0.5'],
  ])('%s, %s: %s', async (peer, forwarded, expected) => {
    expect(await seen(peer, forwarded)).toBe(expected);
  });

  it('goes back through proxies that are trusted, and no further', async () => {
    const proxies = ['10.0.0.0/8', '2001:db8:9::1'];
    expect(await seen('10.0.0.5', '198.51.100.1', proxies)).toBe('198.51.100.1');
    expect(await seen('10.0.0.5', '6.6.6.6, 198.51.100.1, 10.1.1.1', proxies)).toBe('198.51.100.1');
    expect(await seen('2001:db8:9::1', '198.51.100.1:80', proxies)).toBe('198.51.100.1');
    expect(await seen('11.0.0.5', '198.51.100.1', proxies)).toBe('11.0.0.5');
  });
});

it('refuses a proxy that is no address', () => {
  const read = (text: string) => readConfig({ TRUSTED_PROXIES: text }, '/').trustedProxies;
  expect(read('10.0.0.5, 10.1.0.0/16 2001:db8::/32')).toEqual([
    '10.0.0.5',
    '10.1.0.0/16',
    '2001:db8::/32',
  ]);
  for (const wrong of ['proxy', '10.0.0.0/33', '10.0.0', '::1/129', '1.2.3.4/8/8'])
    expect(() => read(wrong)).toThrow('TRUSTED_PROXIES');
});
