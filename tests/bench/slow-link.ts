/**
 * A slow 4G between the browser and the site's server. A proxy, because the throttling of Chromium's
 * developer tools does not reach the requests of a worker: here every byte waits its turn.
 *
 * Each response starts one round trip after its request; all share the downlink. Opening connections
 * costs nothing: the page the learner is on has them open already.
 */
import { Agent, createServer, request as ask, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export const SLOW_4G = { roundTripMs: 150, bitsPerSecond: 1_600_000 } as const;

export interface Link {
  readonly url: string;
  /** From now on. */
  readonly slow: (is: boolean) => void;
  /** What arrived between two moments (ms since the epoch), in the order it was asked for. */
  readonly arrived: (from: number, to: number) => readonly Arrival[];
  readonly stop: () => void;
}

export interface Arrival {
  readonly path: string;
  /** Of the body, in bytes. */
  readonly bytes: number;
  /** Asked, and last byte, ms since the first moment. */
  readonly asked: number;
  readonly done: number;
}

interface Slice {
  readonly at: number;
  readonly bytes: number;
}

interface Exchange {
  readonly path: string;
  readonly asked: number;
  readonly slices: Slice[];
}

const SLICE = 1460;

const now = (): number => performance.timeOrigin + performance.now();
const until = async (time: number): Promise<void> => {
  const wait = time - now();
  if (wait > 0) await new Promise((done) => setTimeout(done, wait));
};

export async function slowLink(target: string): Promise<Link> {
  const agent = new Agent({ keepAlive: true });
  const exchanges: Exchange[] = [];
  let isSlow = false;
  let free = 0;

  const send = async (
    { asked, slices }: Exchange,
    body: Buffer,
    write: (slice: Buffer) => void,
  ): Promise<void> => {
    if (isSlow) await until(asked + SLOW_4G.roundTripMs);
    for (let at = 0; at < body.length; at += SLICE) {
      const slice = body.subarray(at, at + SLICE);
      if (isSlow) {
        free = Math.max(free, now()) + (slice.length * 8000) / SLOW_4G.bitsPerSecond;
        await until(free);
      }
      slices.push({ at: now(), bytes: slice.length });
      write(slice);
    }
  };

  const server = createServer((incoming, outgoing) => {
    const path = incoming.url ?? '/';
    const exchange: Exchange = { path, asked: now(), slices: [] };
    exchanges.push(exchange);
    const upstream = ask(
      `${target}${path}`,
      { method: incoming.method, headers: incoming.headers, agent },
      (response) => {
        void whole(response).then(async (body) => {
          if (isSlow) await until(exchange.asked + SLOW_4G.roundTripMs);
          outgoing.writeHead(response.statusCode ?? 502, response.rawHeaders);
          await send(exchange, body, (slice) => outgoing.write(slice));
          outgoing.end();
        });
      },
    );
    upstream.on('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    slow: (is) => {
      isSlow = is;
    },
    arrived: (from, to) =>
      exchanges.flatMap(({ path, asked, slices }) => {
        const inTime = slices.filter(({ at }) => at >= from && at <= to);
        const last = inTime.at(-1);
        if (!last) return [];
        const bytes = inTime.reduce((sum, slice) => sum + slice.bytes, 0);
        return [{ path, bytes, asked: asked - from, done: last.at - from }];
      }),
    stop: () => {
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function whole(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
