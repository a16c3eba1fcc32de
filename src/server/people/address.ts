/** Who is at the other end of a request, for counting tries; never kept, never logged. */
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { isIPv6 } from 'node:net';

/**
 * The peer's address; behind a proxy on this machine, the one the proxy adds last to X-Forwarded-For.
 * What a client wrote there itself stands before it and is not believed.
 */
export function addressOf(c: Context): string {
  const peer = peerOf(c);
  if (!/^(::ffff:)?127\.|^::1$/.test(peer)) return network(peer);
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim();
  return network(forwarded || peer);
}

function peerOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    // Called without a socket (tests).
    return '';
  }
}

/** An IPv6 subscriber has 2^64 addresses: the network counts. */
function network(address: string): string {
  return isIPv6(address) && !address.startsWith('::ffff:')
    ? address.split(':').slice(0, 4).join(':')
    : address;
}
