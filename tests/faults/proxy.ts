/**
 * A reverse proxy that misbehaves on demand, between the browser and the real server: what a train, a
 * hotel's Wi-Fi, an overloaded LMS or a load balancer do to a request.
 */
import {
  createServer,
  request as ask,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A request as the proxy received it whole, before anything happens to it. */
export interface Seen {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export type Fault =
  | { readonly kind: 'pass' }
  /** The connection is cut, the server never hears of it. */
  | { readonly kind: 'drop' }
  /** The server does it, its reply is lost with the connection. */
  | { readonly kind: 'lose-reply' }
  /** Answered here, the server never hears of it. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: OutgoingHttpHeaders;
      readonly body?: string;
    }
  /** The server's reply, that much later. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** The server's reply, its body in pieces over that time. */
  | { readonly kind: 'drip'; readonly ms: number }
  /** The server's reply, half of its body, as if it were whole. */
  | { readonly kind: 'cut' }
  /** Sent to the server as many times; the last reply counts. */
  | { readonly kind: 'rewrite'; readonly bodies: readonly string[] };

export type Plan = (seen: Seen) => Fault;

export interface Proxy {
  /** Without trailing slash. */
  readonly url: string;
  /** From now on; requests under way keep the fault they met. */
  readonly plan: (plan: Plan) => void;
  /** Where the server is; it may move when it restarts. */
  readonly to: (target: string) => void;
  readonly log: readonly Seen[];
  /** Resolves at the next such request, once its fault is done with it. */
  readonly next: (matches: (seen: Seen) => boolean) => Promise<void>;
  readonly close: () => Promise<void>;
}

export const PASS: Fault = { kind: 'pass' };

/** What stands before a server may answer in its place, as if all were well. */
export const LIES: readonly (readonly [string, Fault])[] = [
  ['a page with 200', page(200)],
  ['an empty list', { kind: 'answer', status: 200, body: '[]' }],
  [
    'ids of other statements',
    { kind: 'answer', status: 200, body: '["6a9b7f0e-4f7c-4d0e-9c0e-0f6a6d0b8c11"]' },
  ],
  ['a 204', { kind: 'answer', status: 204 }],
  ['half of the reply', { kind: 'cut' }],
  [
    'a redirection to a sign-in page',
    { kind: 'answer', status: 302, headers: { location: '/accessibilite/' } },
  ],
  ['a portal', page(511)],
  ['a filter’s page', page(403)],
  ['an ingress without its server', page(404)],
];

function page(status: number): Fault {
  return {
    kind: 'answer',
    status,
    headers: { 'content-type': 'text/html' },
    body: '<!doctype html><title>Maintenance</title>',
  };
}

interface Reply {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

export async function openProxy(): Promise<Proxy> {
  let plan: Plan = () => PASS;
  let target = '';
  const log: Seen[] = [];
  const waiting = new Set<{ matches: (seen: Seen) => boolean; tell: () => void }>();
  const sockets = new Set<Socket>();

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await whole(incoming);
    const seen: Seen = {
      method: incoming.method ?? 'GET',
      path: incoming.url ?? '/',
      headers: incoming.headers,
      body: body.toString(),
    };
    log.push(seen);
    try {
      await meet(seen, body, incoming, outgoing);
    } finally {
      for (const one of waiting)
        if (one.matches(seen)) {
          waiting.delete(one);
          one.tell();
        }
    }
  }

  async function meet(
    seen: Seen,
    body: Buffer,
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<void> {
    const fault = plan(seen);
    switch (fault.kind) {
      case 'drop':
        incoming.socket.destroy();
        return;
      case 'answer':
        outgoing.writeHead(fault.status, fault.headers).end(fault.body ?? '');
        return;
      case 'lose-reply':
        await forward(target, seen, body);
        incoming.socket.destroy();
        return;
      case 'pass':
        write(outgoing, await forward(target, seen, body));
        return;
      case 'delay': {
        const reply = await forward(target, seen, body);
        await pause(fault.ms);
        write(outgoing, reply);
        return;
      }
      case 'cut': {
        const { status, headers, body: whole } = await forward(target, seen, body);
        const { 'content-length': _, ...rest } = headers;
        outgoing.writeHead(status, rest).end(whole.subarray(0, whole.length / 2));
        return;
      }
      case 'drip': {
        const reply = await forward(target, seen, body);
        outgoing.writeHead(reply.status, reply.headers);
        const step = Math.max(1, Math.ceil(reply.body.length / 5));
        for (let at = 0; at < reply.body.length; at += step) {
          outgoing.write(reply.body.subarray(at, at + step));
          await pause(fault.ms / 5);
        }
        outgoing.end();
        return;
      }
      case 'rewrite': {
        let reply: Reply | null = null;
        for (const text of fault.bodies) reply = await forward(target, seen, Buffer.from(text));
        if (reply) write(outgoing, reply);
      }
    }
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => {
      // What a reverse proxy says of a server that is down.
      if (!outgoing.headersSent) outgoing.writeHead(502).end();
      else outgoing.destroy();
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    plan: (next) => void (plan = next),
    to: (next) => void (target = next),
    log,
    next: (matches) => new Promise((tell) => waiting.add({ matches, tell })),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function forward(target: string, seen: Seen, body: Buffer): Promise<Reply> {
  const { hostname, port } = new URL(target);
  const { 'transfer-encoding': _, ...headers } = seen.headers;
  return new Promise((resolve, reject) => {
    const sent = ask(
      {
        hostname,
        port,
        method: seen.method,
        path: seen.path,
        headers: { ...headers, 'content-length': body.length, connection: 'close' },
      },
      (answer) => {
        const { connection: _connection, 'transfer-encoding': _encoding, ...kept } = answer.headers;
        whole(answer).then(
          (text) => resolve({ status: answer.statusCode ?? 502, headers: kept, body: text }),
          reject,
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

function write(outgoing: ServerResponse, { status, headers, body }: Reply): void {
  outgoing.writeHead(status, headers).end(body);
}

async function whole(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
