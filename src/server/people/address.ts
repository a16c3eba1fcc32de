/** Who is at the other end of a request, for counting tries; never kept, never logged. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { BlockList, isIP, isIPv6 } from 'node:net';

export type AddressOf = (c: Context) => string;

/**
 * The peer's address; behind proxies that are trusted, the first one they do not vouch for: each adds the
 * address it was asked from at the end of X-Forwarded-For. What a client wrote there itself stands before
 * those and is not believed.
 * @param proxies addresses or networks (10.0.0.0/8) of proxies on other machines; this one's is trusted
 */
export function openAddresses(proxies: readonly string[] = []): AddressOf {
  const trusted = new BlockList();
  for (const network of ['127.0.0.0/8', '::1', ...proxies]) addTo(trusted, network);
  const isTrusted = (address: string): boolean =>
    isIP(address) !== 0 && trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return (c) => {
    let address = plain(peerOf(c));
    const forwarded = (c.req.header('x-forwarded-for') ?? '').split(',').map(plain);
    while (forwarded.length > 0 && isTrusted(address)) {
      const before = forwarded.pop() ?? '';
      // What is no address was written by nobody who is trusted.
      if (isIP(before) === 0) break;
      address = before;
    }
    return network(address);
  };
}

function addTo(list: BlockList, text: string): void {
  const [address = '', bits] = text.split('/');
  const family = isIPv6(address) ? 'ipv6' : 'ipv4';
  if (bits === undefined) list.addAddress(address, family);
  else list.addSubnet(address, Number(bits), family);
}

function peerOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    // Called without a socket (tests).
    return '';
  }
}

/** Without quotes, port, brackets or zone, all of which some proxies write; "::ffff:192.0.2.1" is 192.0.2.1. */
function plain(text: string): string {
  const bare = text.trim().replaceAll('"', '');
  const address =
    /^\[([^\]]*)\](?::\d+)?$/.exec(bare)?.[1] ?? /^([\d.]+):\d+$/.exec(bare)?.[1] ?? bare;
  const [zoneless = ''] = address.split('%');
  if (!isIPv6(zoneless)) return zoneless;
  const groups = groupsOf(zoneless);
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
    ? groups
        .slice(6)
        .flatMap((group) => [group >> 8, group & 255])
        .join('.')
    : zoneless.toLowerCase();
}

/** An IPv6 subscriber has 2^64 addresses: the network counts. */
function network(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address).slice(0, 4);
  return `${groups.map((group) => group.toString(16)).join(':')}::/64`;
}

/** The eight numbers of an IPv6 address, whichever way it is written. */
function groupsOf(address: string): readonly number[] {
  const hexadecimal = address.replace(
    /(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/,
    (_, ...bytes: string[]) => {
      const [a = 0, b = 0, c = 0, d = 0] = bytes.slice(0, 4).map(Number);
      return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
    },
  );
  const [head = '', tail] = hexadecimal.split('::');
  const numbers = (text: string) =>
    text === '' ? [] : text.split(':').map((group) => parseInt(group, 16));
  const [before, after] = [numbers(head), numbers(tail ?? '')];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}
