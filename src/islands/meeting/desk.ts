/**
 * A learner's side of their group's meetings: what the server says of them, « Je suis là », and answers that are
 * kept here until the server has them. No DOM; network, storage, ids and time are parameters.
 */
import type { LearnerQuestion, NewVote, VoteReceipt } from '../../core/api/group-questions.ts';
import type { LearnerAddress } from '../../core/api/learner-calls.ts';
import type { LearnerMeeting, LearnerMeetings } from '../../core/api/meetings.ts';
import { NEAR_MS } from '../../core/meeting/near.ts';
import { ask as askServer, knowing, posting, type Asked } from '../../page/later/ask.ts';
import { readJson } from '../../player/http.ts';
import { observable, type ReadonlyObservable } from '../../player/observable.ts';

export interface MeetingState {
  /** closed: this server knows no such learner any more. */
  readonly network: 'asked' | 'reached' | 'lost' | 'closed';
  /** As last heard. */
  readonly meetings: LearnerMeetings | null;
  /** Answers that have not reached the server for certain, oldest first. */
  readonly kept: readonly KeptVote[];
  /** Why the last answer or press was refused, in French. */
  readonly refusal: string | null;
  /** One that ran while this page was open, and is over. */
  readonly over: LearnerMeeting | null;
}

export interface KeptVote {
  readonly meeting: string;
  readonly vote: NewVote;
}

export interface MeetingDesk {
  readonly state: ReadonlyObservable<MeetingState>;
  /** Asks what is new, and sends what is kept. */
  look(): Promise<void>;
  /** « Je suis là ». */
  arrive(): Promise<void>;
  /** The last answer to a question in a round takes the place of one that still waits. */
  answer(question: LearnerQuestion, options: readonly string[]): Promise<void>;
  /** That the meeting is over was read. */
  dismiss(): void;
  /** How long to wait before the next look, ms. */
  pause(): number;
  /** The server's time, ms. */
  now(): number;
}

export interface DeskParts {
  readonly fetch: typeof fetch;
  /** One text, in a drawer of this learner's own; null when there is none. */
  readonly storage: { read(): string | null; write(text: string): void };
  /** Whether that account is the learner whose page this is. */
  readonly isMine: (account: LearnerMeetings['account']) => boolean;
  readonly newId: () => string;
  /** ms */
  readonly now: () => number;
  /** One tab at a time. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

const ADDRESS: LearnerAddress<'GET seances'> = '/apprenant/seances';
const VOTE: LearnerAddress<'POST seances/:id/reponses'> = '/apprenant/seances/:id/reponses';
const PRESENCE: LearnerAddress<'POST seances/:id/presence'> = '/apprenant/seances/:id/presence';
const LIVE_MS = 2_000;
const IDLE_MS = 60_000;
const LONGEST_MS = 30_000;

export function createDesk(parts: DeskParts): MeetingDesk {
  const { fetch, storage, isMine, newId, now, alone } = parts;
  const state = observable<MeetingState>({
    network: 'asked',
    meetings: null,
    kept: keptIn(storage.read()),
    refusal: null,
    over: null,
  });
  let etag: string | null = null;
  let failures = 0;
  /** The server's clock less this one, ms. */
  let ahead = 0;

  function change(part: Partial<MeetingState>): void {
    state.value = { ...state.value, ...part };
    if (part.kept) storage.write(JSON.stringify(part.kept));
  }
  function lose(): void {
    failures += 1;
    change({ network: 'lost' });
  }

  async function ask(address: string, init: RequestInit): Promise<Asked> {
    const asked = await askServer(address, init, fetch);
    if (asked.at !== null) ahead = asked.at - now();
    return asked;
  }

  /** What no answer of our own server says anything about: it is away, or knows no such learner. */
  function giveUp({ kind }: Asked): void {
    if (kind === 'closed') change({ network: 'closed', meetings: null });
    else lose();
  }

  function hear(meetings: LearnerMeetings): void {
    failures = 0;
    if (!isMine(meetings.account)) return change({ network: 'closed', meetings: null });
    const before = state.value.meetings?.now;
    const isOver = before?.state === 'running' && meetings.now?.id !== before.id;
    change({
      network: 'reached',
      meetings,
      ...(isOver ? { over: before } : meetings.now ? { over: null } : {}),
    });
  }

  async function fetchMeetings(): Promise<void> {
    const asked = await ask(ADDRESS, knowing(etag));
    if (asked.kind === 'same') {
      failures = 0;
      change({ network: 'reached' });
    } else if (asked.kind === 'value' && isMeetings(asked.json)) {
      etag = asked.etag;
      hear(asked.json);
    } else giveUp(asked);
  }

  /** Oldest first, until something has to wait. */
  async function sendKept(): Promise<void> {
    while (state.value.network === 'reached') {
      const [first, ...others] = state.value.kept;
      if (!first) return;
      const asked = await ask(VOTE.replace(':id', first.meeting), posting(first.vote));
      // Had only when its id comes back; what is neither had nor refused may not have arrived.
      const isHad =
        asked.kind === 'value' && (asked.json as Partial<VoteReceipt> | null)?.id === first.vote.id;
      if (!isHad && asked.kind !== 'refused') return giveUp(asked);
      change({ kept: others, ...(asked.kind === 'refused' ? { refusal: asked.message } : {}) });
      await fetchMeetings();
    }
  }

  async function look(): Promise<void> {
    // Another tab may have sent or kept something since.
    change({ kept: keptIn(storage.read()) });
    await fetchMeetings();
    await sendKept();
  }

  return {
    state,
    look: () => alone(look),
    arrive: () =>
      alone(async () => {
        const id = state.value.meetings?.now?.id;
        if (id === undefined) return;
        change({ refusal: null });
        const asked = await ask(PRESENCE.replace(':id', id), { method: 'POST' });
        // What the server would say now is not what its last tag was for.
        etag = null;
        if (asked.kind === 'value' && isMeetings(asked.json)) hear(asked.json);
        else if (asked.kind === 'refused') change({ refusal: asked.message });
        else giveUp(asked);
      }),
    answer: (question, options) =>
      alone(async () => {
        const { meetings } = state.value;
        if (!meetings?.now) return;
        const { id, round } = question;
        const vote = { id: newId(), account: meetings.account.name, question: id, round, options };
        const others = keptIn(storage.read()).filter(
          (one) => one.vote.question !== id || one.vote.round !== round,
        );
        change({ refusal: null, kept: [...others, { meeting: meetings.now.id, vote }] });
        await look();
      }),
    dismiss: () => change({ over: null }),
    now: () => now() + ahead,
    pause() {
      const { network, meetings } = state.value;
      if (network === 'lost') return Math.min(LIVE_MS * 2 ** (failures - 1), LONGEST_MS);
      if (meetings?.now) return LIVE_MS;
      const next = meetings?.coming[0];
      const near = next ? Date.parse(next.start) - NEAR_MS - (now() + ahead) : IDLE_MS;
      return Math.max(LIVE_MS, Math.min(near, IDLE_MS));
    },
  };
}

/** The answer of this round that waits here; null: none. */
export function keptFor(
  { kept }: Pick<MeetingState, 'kept'>,
  { id, round }: Pick<LearnerQuestion, 'id' | 'round'>,
): readonly string[] | null {
  const found = kept.find(({ vote }) => vote.question === id && vote.round === round);
  return found?.vote.options ?? null;
}

function isMeetings(json: unknown): json is LearnerMeetings {
  const { account, coming } = (json ?? {}) as Partial<LearnerMeetings>;
  return typeof account?.name === 'string' && Array.isArray(coming);
}

function keptIn(text: string | null): readonly KeptVote[] {
  const read = readJson(text ?? '');
  const isOne = (one: Partial<KeptVote> | null): boolean =>
    typeof one?.meeting === 'string' && typeof one.vote?.id === 'string';
  return Array.isArray(read)
    ? ((read as Partial<KeptVote>[]).filter(isOne) as readonly KeptVote[])
    : [];
}
