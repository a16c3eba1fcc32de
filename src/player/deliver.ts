/**
 * From the browser's outbox to an LRS: peek → send → settle. Nothing leaves the outbox before the LRS
 * has answered for it; statement ids derive from event ids, so that sending twice stores once.
 */
import type { Statement } from '../core/xapi/statement.ts';
import { bytesOf, type Reply, type Wait } from './http.ts';

/** One outbox entry and what it says; no statement = nothing to tell. */
export interface Parcel {
  readonly seq: number;
  readonly statements: readonly Statement[];
}

/** A statement refused for good, and why. */
export interface Refusal {
  readonly statement: Statement;
  readonly status: number;
  readonly reason: string;
}

export interface DeliverParts {
  readonly peek: (count: number) => Promise<readonly Parcel[]>;
  readonly send: (statements: readonly Statement[]) => Promise<Reply>;
  readonly settle: (seqs: readonly number[]) => Promise<void>;
  /** Keeps a refused entry visible and exportable; its other statements are stored. */
  readonly park: (seq: number, refusals: readonly Refusal[]) => Promise<void>;
  /** `asked`: the server named that time, so nothing may shorten it. */
  readonly wait: (seconds: number, asked: boolean) => Promise<void>;
  /** 0 ≤ random < 1 */
  readonly random: () => number;
  /** Told after every change. */
  readonly told: (state: DeliveryState) => void;
}

export interface DeliveryState {
  readonly sending: boolean;
  /** Seconds until the next try; null when nothing waits for one. */
  readonly retryIn: number | null;
  /** What the last try met: a status, null when there was no answer at all. */
  readonly status: number | null;
}

const BATCH = 50;
/** A body over 64 KiB never leaves a page that closes (keepalive). */
const BATCH_BYTES = 58_000;
const MAX_BACKOFF_SECONDS = 300;
/** A server that asks for a day is asked again after an hour: a page seldom lives longer. */
const MAX_ASKED_SECONDS = 3600;

/**
 * Delivers until the outbox is empty; resolves then. Call it again when something was added: two runs
 * at once are prevented by the caller (Web Locks).
 */
export async function deliver(parts: DeliverParts): Promise<void> {
  let failures = 0;
  for (;;) {
    const parcels = await parts.peek(BATCH);
    if (parcels.length === 0) {
      parts.told({ sending: false, retryIn: null, status: null });
      return;
    }
    parts.told({ sending: true, retryIn: null, status: null });
    const held = await sendAll(parcels.slice(0, fitting(parcels)), parts);
    if (!held) {
      failures = 0;
      continue;
    }
    failures += 1;
    const asked = held.seconds === null ? null : Math.min(held.seconds, MAX_ASKED_SECONDS);
    const seconds = asked ?? backoff(failures, parts.random());
    parts.told({ sending: false, retryIn: seconds, status: held.status });
    await parts.wait(seconds, asked !== null);
  }
}

/** Full jitter between 1 s and 2^n s: many phones must not come back at the same second. */
export function backoff(failures: number, random: number): number {
  return 1 + random * Math.min(MAX_BACKOFF_SECONDS, 2 ** failures);
}

/** How many parcels go together: fifty statements and one keepalive body at most, one parcel at least. */
function fitting(parcels: readonly Parcel[]): number {
  let [count, bytes] = [0, 0];
  const over = parcels.findIndex(({ statements }) => {
    count += statements.length;
    bytes += weightOf(statements);
    return count > BATCH || bytes > BATCH_BYTES;
  });
  return over < 0 ? parcels.length : Math.max(1, over);
}

/** Statements in requests of that size, in order. */
export function inBatches(statements: readonly Statement[]): readonly (readonly Statement[])[] {
  const batches: Statement[][] = [];
  for (const statement of statements) {
    const last = batches.at(-1);
    if (last && last.length < BATCH && weightOf([...last, statement]) <= BATCH_BYTES)
      last.push(statement);
    else batches.push([statement]);
  }
  return batches;
}

const weightOf = (statements: readonly Statement[]): number => bytesOf(JSON.stringify(statements));

/** @returns what to wait for, or null when everything was settled or parked. */
async function sendAll(parcels: readonly Parcel[], parts: DeliverParts): Promise<Wait | null> {
  const [only] = parcels;
  if (parcels.length === 1 && only) return sendOne(only, parts);
  const statements = parcels.flatMap((parcel) => parcel.statements);
  const reply: Reply = statements.length === 0 ? { kind: 'stored' } : await parts.send(statements);
  switch (reply.kind) {
    case 'stored':
      await parts.settle(parcels.map(({ seq }) => seq));
      return null;
    case 'wait':
      return reply;
    case 'refused': {
      // One bad statement must neither hold nor drop its neighbours: halve until it stands alone.
      const half = Math.ceil(parcels.length / 2);
      return (
        (await sendAll(parcels.slice(0, half), parts)) ??
        (await sendAll(parcels.slice(half), parts))
      );
    }
  }
}

/** The statements of one event: the good ones go through before the entry is parked. */
async function sendOne(parcel: Parcel, parts: DeliverParts): Promise<Wait | null> {
  const refusals: Refusal[] = [];
  for (const batch of inBatches(parcel.statements)) {
    const held = await sift(batch, refusals, parts.send);
    if (held) return held;
  }
  if (refusals.length > 0) await parts.park(parcel.seq, refusals);
  else await parts.settle([parcel.seq]);
  return null;
}

/** Sends, halving what is refused; what stays refused alone is added to `refusals`. */
async function sift(
  statements: readonly Statement[],
  refusals: Refusal[],
  send: DeliverParts['send'],
): Promise<Wait | null> {
  const reply = await send(statements);
  if (reply.kind === 'stored') return null;
  if (reply.kind === 'wait') return reply;
  const [statement] = statements;
  if (statements.length === 1 && statement) {
    refusals.push({ statement, status: reply.status, reason: reply.reason });
    return null;
  }
  const half = Math.ceil(statements.length / 2);
  return (
    (await sift(statements.slice(0, half), refusals, send)) ??
    (await sift(statements.slice(half), refusals, send))
  );
}
