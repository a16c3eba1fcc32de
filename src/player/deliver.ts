/**
 * From the browser's outbox to an LRS: peek → send → settle. Nothing leaves the outbox before the LRS
 * has answered for it; statement ids derive from event ids, so that sending twice stores once.
 */
import type { Statement } from '../core/statement.ts';

/** One outbox entry and what it says; no statement = nothing to tell. */
export interface Parcel {
  readonly seq: number;
  readonly statements: readonly Statement[];
}

/** What an attempt to send came to. */
export type Reply =
  | { readonly kind: 'stored' }
  /** Come back later: 401, 408, 429, 5xx, no network. `seconds` from Retry-After. */
  | { readonly kind: 'wait'; readonly seconds: number | null }
  /** Something in there is refused for good: 400, 403, 409, 413. */
  | { readonly kind: 'refused'; readonly status: number };

export interface DeliverParts {
  readonly peek: (count: number) => Promise<readonly Parcel[]>;
  readonly send: (statements: readonly Statement[]) => Promise<Reply>;
  readonly settle: (seqs: readonly number[]) => Promise<void>;
  /** Keeps a refused entry visible and exportable. */
  readonly park: (seq: number, status: number) => Promise<void>;
  readonly wait: (seconds: number) => Promise<void>;
  /** 0 ≤ random < 1 */
  readonly random: () => number;
  /** Told after every change. */
  readonly told: (state: DeliveryState) => void;
}

export interface DeliveryState {
  readonly sending: boolean;
  /** Seconds until the next try; null when nothing waits for one. */
  readonly retryIn: number | null;
}

const BATCH = 50;
const MAX_WAIT_SECONDS = 300;

/**
 * Delivers until the outbox is empty; resolves then. Call it again when something was added: two runs
 * at once are prevented by the caller (Web Locks).
 */
export async function deliver(parts: DeliverParts): Promise<void> {
  let failures = 0;
  for (;;) {
    const parcels = await parts.peek(BATCH);
    if (parcels.length === 0) {
      parts.told({ sending: false, retryIn: null });
      return;
    }
    parts.told({ sending: true, retryIn: null });
    const held = await sendAll(parcels, parts);
    if (!held) {
      failures = 0;
      continue;
    }
    failures += 1;
    const seconds = held.seconds ?? backoff(failures, parts.random());
    parts.told({ sending: false, retryIn: seconds });
    await parts.wait(seconds);
  }
}

/** Full jitter between 1 s and 2^n s: many phones must not come back at the same second. */
export function backoff(failures: number, random: number): number {
  return 1 + random * Math.min(MAX_WAIT_SECONDS, 2 ** failures);
}

/** @returns what to wait for, or null when everything was settled or parked. */
async function sendAll(
  parcels: readonly Parcel[],
  parts: DeliverParts,
): Promise<Extract<Reply, { kind: 'wait' }> | null> {
  const statements = parcels.flatMap((parcel) => parcel.statements);
  const reply: Reply = statements.length === 0 ? { kind: 'stored' } : await parts.send(statements);
  switch (reply.kind) {
    case 'stored':
      await parts.settle(parcels.map(({ seq }) => seq));
      return null;
    case 'wait':
      return reply;
    case 'refused': {
      const [only] = parcels;
      if (parcels.length === 1 && only) return sendOneByOne(only, reply.status, parts);
      // One bad statement must neither hold nor drop its neighbours: halve until it stands alone.
      const half = Math.ceil(parcels.length / 2);
      return (
        (await sendAll(parcels.slice(0, half), parts)) ??
        (await sendAll(parcels.slice(half), parts))
      );
    }
  }
}

/** The statements of one event apart: the good ones go through before the entry is parked. */
async function sendOneByOne(
  parcel: Parcel,
  status: number,
  parts: DeliverParts,
): Promise<Extract<Reply, { kind: 'wait' }> | null> {
  if (parcel.statements.length > 1)
    for (const statement of parcel.statements) {
      const reply = await parts.send([statement]);
      if (reply.kind === 'wait') return reply;
    }
  await parts.park(parcel.seq, status);
  return null;
}
