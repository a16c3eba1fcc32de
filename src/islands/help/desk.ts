/**
 * A learner's requests for help, as our own server keeps them: asked, kept here while the network is
 * away, answered. No DOM; network, storage and time are parameters.
 */
import type { AnswerOf, BodyOf } from '../../core/api/call.ts';
import type { HelpCall, OwnRequest } from '../../core/api/help.ts';
import type { LearnerAddress, LearnerCalls } from '../../core/api/learner-calls.ts';
import type { Problem } from '../../core/api/problem.ts';
import { isPage, readJson } from '../../player/http.ts';
import { observable, type ReadonlyObservable } from '../../player/observable.ts';
import { tellRead } from './read-mark.ts';

/** A call that has not reached the server for certain. */
export interface KeptCall {
  readonly call: HelpCall;
  /** ISO 8601 UTC */
  readonly at: string;
  /**
   * How many messages with these words the place had when it was first sent: one more means that it did
   * arrive though its answer was lost. Null: never sent yet.
   */
  readonly before: number | null;
}

export interface DeskState {
  /** closed: this server knows no such learner any more, or takes no requests. */
  readonly network: 'reached' | 'lost' | 'closed';
  readonly requests: readonly OwnRequest[];
  /** Oldest first. */
  readonly kept: readonly KeptCall[];
  /** Messages already read in this browser, by request. */
  readonly seen: Readonly<Record<string, number>>;
}

export interface Desk {
  readonly state: ReadonlyObservable<DeskState>;
  /** @returns what became of it; `refused` bears the server's sentence and keeps nothing. */
  ask(call: HelpCall): Promise<CallResult>;
  /** Asks what is new, and sends again what is kept. */
  look(): Promise<void>;
  /** The exchange was on the screen. */
  read(request: OwnRequest): void;
}

export type CallResult =
  { readonly kind: 'sent' | 'kept' } | { readonly kind: 'refused'; readonly message: string };

export interface DeskParts {
  readonly unit: string;
  readonly fetch: typeof fetch;
  /** One text, in a drawer of this learner's own; null when there is none. */
  readonly storage: { read(): string | null; write(text: string): void };
  readonly now: () => string;
  /** Whether this browser still belongs to the learner whose page this is; null: it cannot be asked. */
  readonly isMine: () => Promise<boolean | null>;
  /** One tab at a time. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

const ADDRESS: LearnerAddress<'POST aide'> = '/apprenant/aide';
/** Answers that mean "later", not "no": RFC 9110, 15.5.9; RFC 6585, 4. */
const LATER = [408, 429];
const SOMEBODY_ELSE =
  'Une autre personne utilise maintenant ce navigateur. Rouvrez votre lien personnel, puis recommencez.';
const REFUSED = 'La demande n’a pas été acceptée. Rouvrez votre lien personnel, puis recommencez.';

export function createDesk({ unit, fetch, storage, now, isMine, alone }: DeskParts): Desk {
  const state = observable<DeskState>({
    network: 'lost',
    requests: [],
    ...remembered(storage.read()),
  });
  let etag: string | null = null;
  /** Messages read, by request, as the server was told by this page. */
  const heard = new Map<string, number>();

  function change(part: Partial<DeskState>): void {
    state.value = { ...state.value, ...part };
    if (part.kept || part.seen) {
      const { kept, seen } = state.value;
      storage.write(JSON.stringify({ kept, seen }));
    }
  }

  async function fetchRequests(): Promise<void> {
    const address: LearnerAddress<'GET aide'> = `${ADDRESS}?unite=${encodeURIComponent(unit)}`;
    const answer = await fetch(address, {
      cache: 'no-store',
      headers: { accept: 'application/json', ...(etag === null ? {} : { 'if-none-match': etag }) },
    }).catch(() => null);
    if (!answer || answer.status >= 500 || LATER.includes(answer.status))
      return change({ network: 'lost' });
    if (answer.status === 304) return change({ network: 'reached' });
    if (!answer.ok) {
      const network = isPage(await answer.text().catch(() => '')) ? 'lost' : 'closed';
      return change({ network });
    }
    const requests = requestsIn(await answer.json().catch(() => null));
    // A portal's page, half a body: nothing is known of what the place holds.
    if (!requests) return change({ network: 'lost' });
    etag = answer.headers.get('etag');
    change({ network: 'reached', requests });
  }

  /** What was read here and the server does not know yet. */
  function tellReads(): void {
    const { requests, seen } = state.value;
    for (const { id, read } of requests) {
      const messages = seen[id] ?? 0;
      if (messages <= Math.max(read, heard.get(id) ?? 0)) continue;
      void tellRead(fetch, { id, messages }).then((reached) => {
        if (reached) heard.set(id, messages);
      });
    }
  }

  async function post({ call }: KeptCall): Promise<CallResult> {
    const mine = await isMine();
    if (mine === false) return { kind: 'refused', message: SOMEBODY_ELSE };
    if (mine === null) {
      change({ network: 'lost' });
      return { kind: 'kept' };
    }
    const answer = await fetch(ADDRESS, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(call satisfies BodyOf<LearnerCalls['POST aide']>),
    }).catch(() => null);
    if (!answer || answer.status >= 500 || LATER.includes(answer.status)) {
      change({ network: 'lost' });
      return { kind: 'kept' };
    }
    const text = await answer.text().catch(() => '');
    if (!answer.ok && !isPage(text)) {
      const problem = readJson(text) as Partial<Problem> | null | undefined;
      return { kind: 'refused', message: problem?.message ?? REFUSED };
    }
    const [request] = requestsIn([readJson(text)]) ?? [];
    // Taken only when the call comes back; else the next look tells whether it arrived.
    if (!answer.ok || !request || !samePlace(request.place, call)) {
      change({ network: 'lost' });
      return { kind: 'kept' };
    }
    const others = state.value.requests.filter(({ id }) => id !== request.id);
    // What the server would list now is not what its last tag was for.
    etag = null;
    change({ network: 'reached', requests: [request, ...others] });
    return { kind: 'sent' };
  }

  /** Sends what is kept, oldest first, until something has to wait. @returns what became of the last. */
  async function sendKept(): Promise<CallResult> {
    let last: CallResult = { kind: 'kept' };
    while (state.value.network === 'reached') {
      const [first, ...others] = state.value.kept;
      if (!first) break;
      const now = said(state.value.requests, first.call);
      const arrived = first.before !== null && now > first.before;
      if (!arrived) change({ kept: [{ ...first, before: now }, ...others] });
      last = arrived ? { kind: 'sent' } : await post(first);
      if (last.kind !== 'kept') change({ kept: others });
    }
    return last;
  }

  async function look(): Promise<CallResult> {
    // Another tab may have sent, kept or read something since.
    change(remembered(storage.read()));
    await fetchRequests();
    if (state.value.network === 'reached') tellReads();
    return sendKept();
  }

  return {
    state,
    ask: (call) =>
      alone(async () => {
        const { kept } = remembered(storage.read());
        change({ kept: [...kept, { call, at: now(), before: null }] });
        // Nothing is sent before it is known what the place already holds.
        const asked = await look();
        if (state.value.network !== 'closed') return asked;
        change({ kept });
        return { kind: 'refused', message: REFUSED };
      }),
    look: () => alone(look).then(() => undefined),
    read(request) {
      if (unread(state.value, request) === 0) return;
      const { seen } = remembered(storage.read());
      change({ seen: { ...seen, [request.id]: request.messages.length } });
      tellReads();
    },
  };
}

/** How many of the trainer's messages were not on the screen yet. */
export function unread({ seen }: DeskState, { id, messages, read }: OwnRequest): number {
  return messages.slice(Math.max(seen[id] ?? 0, read)).filter(({ from }) => from === 'trainer')
    .length;
}

/** Whether two places of a lesson are one; its end is the place without a question. */
export function samePlace(
  a: { readonly question: string | null },
  b: { readonly question: string | null },
): boolean {
  return a.question === b.question;
}

/** Null when it is no list of them. */
function requestsIn(json: unknown): AnswerOf<LearnerCalls['GET aide']> | null {
  const isOne = (one: Partial<OwnRequest> | null): boolean =>
    typeof one?.id === 'string' && Array.isArray(one.messages) && one.place !== undefined;
  return Array.isArray(json) && (json as Partial<OwnRequest>[]).every(isOne)
    ? (json as readonly OwnRequest[])
    : null;
}

function said(requests: readonly OwnRequest[], call: HelpCall): number {
  return requests
    .filter(({ place }) => samePlace(place, call))
    .flatMap(({ messages }) => messages)
    .filter(({ from, text }) => from === 'learner' && text === call.text).length;
}

/** What a drawer holds (`drawer.ts`). */
export function remembered(text: string | null): Pick<DeskState, 'kept' | 'seen'> {
  try {
    const read = JSON.parse(text ?? '{}') as Partial<DeskState>;
    return { kept: Array.isArray(read.kept) ? read.kept : [], seen: read.seen ?? {} };
  } catch {
    return { kept: [], seen: {} };
  }
}
