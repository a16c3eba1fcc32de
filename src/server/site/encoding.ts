/** Compression of what is served: once for a file and an encoding, off the main thread. */
import { promisify } from 'node:util';
import { weighted } from '../http/accept.ts';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** Above this, the best brotli quality would keep a first visitor waiting for little gain. */
const BEST_QUALITY_UP_TO = 256 * 1024;
/** Below this, headers weigh more than what is gained. */
export const WORTH_COMPRESSING = 512;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

export async function compress(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return gzipped(body, { level: 9 });
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: body.length <= BEST_QUALITY_UP_TO ? 11 : 9,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}

/** The best encoding a client takes (RFC 9110, 12.5.3); null = as it is. */
export function acceptedEncoding(header: string | null): Encoding | null {
  const weights = new Map(weighted(header).map(({ name, q }) => [name.toLowerCase(), q]));
  const weight = (name: Encoding) => weights.get(name) ?? weights.get('*') ?? 0;
  if (weight('br') > 0 && weight('br') >= weight('gzip')) return 'br';
  return weight('gzip') > 0 ? 'gzip' : null;
}
