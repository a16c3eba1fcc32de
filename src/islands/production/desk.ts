/**
 * A learner's side of the texts of a lesson: what is typed, kept in the browser; what is sent, until the server has
 * it; what the server says. No DOM; network, storage, ids and time are parameters.
 */
import type { LearnerAddress } from '../../core/api/learner-calls.ts';
import type {
  LearnerProduction,
  LearnerProductions,
  NewText,
  NewTicks,
  TextReceipt,
} from '../../core/api/productions.ts';
import { cleanLines } from '../../core/text/lines.ts';
import { ask, knowing, posting, type Asked } from '../../page/later/ask.ts';
import { fieldsOf, readJson } from '../../player/http.ts';
import { observable, type ReadonlyObservable } from '../../player/observable.ts';

export interface WritingState {
  /** alone: nobody is asked; closed: this server knows no such learner, or another one. */
  readonly network: 'alone' | 'asked' | 'reached' | 'lost' | 'closed';
  /** The server's last one. */
  readonly answer: LearnerProductions | null;
  readonly memory: Memory;
  /** Why the last text was refused, in French, by production. */
  readonly refusals: Readonly<Record<string, string>>;
}

/** What the browser keeps, by the production's id in the lesson. */
export interface Memory {
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly texts: Readonly<Record<string, WaitingText>>;
  readonly ticks: Readonly<Record<string, WaitingTicks>>;
  /** Of who writes alone: criteria they ticked, once they said that they had finished. */
  readonly alone: Readonly<Record<string, readonly string[]>>;
}

/** What is in the field and not at the server. */
export interface Draft {
  readonly text: string;
  /** The version it was begun from; null: none. */
  readonly base: string | null;
}

/** A version that may not have arrived. */
export interface WaitingText extends Omit<NewText, 'account'> {
  /** What the group has open. */
  readonly production: string;
  /** Ids of the versions it took the place of here, any of which may have arrived. */
  readonly earlier: readonly string[];
}

export interface WaitingTicks extends Omit<NewTicks, 'account'> {
  readonly production: string;
}

export interface WritingDesk extends Pick<DeskParts, 'isLasting'> {
  readonly state: ReadonlyObservable<WritingState>;
  /** Asks what is new, and sends what waits. */
  look(): Promise<void>;
  /** At each key. */
  type(production: string, text: string): void;
  /** Sends what is in the field. */
  save(production: string): Promise<void>;
  /** Another device wrote: what is in the field takes its place once it is saved. */
  keepOwn(production: string): void;
  /** What is in the field goes. */
  drop(production: string): void;
  tick(production: string, ticks: readonly string[]): Promise<void>;
  /** Of who writes alone; null: they write on. */
  finish(production: string, ticks: readonly string[] | null): void;
  /** How long to wait before the next look, ms. @param inView whether one is on the screen */
  pause(inView: boolean): number;
}

export interface DeskParts {
  /** Of the lesson. */
  readonly unit: string;
  /** Null: nobody is asked. */
  readonly fetch: typeof fetch | null;
  /** One text, in a drawer of this learner's own; null when there is none. */
  readonly storage: { read(): string | null; write(text: string): void };
  /** Whether what it holds outlives the page. */
  readonly isLasting: boolean;
  /** Whether that account is the learner whose page this is. */
  readonly isMine: (account: LearnerProductions['account']) => boolean;
  readonly newId: () => string;
  /** One tab at a time. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

const ADDRESS: LearnerAddress<'GET productions'> = '/apprenant/productions?unite=';
const TEXT: LearnerAddress<'POST productions/:id/texte'> = '/apprenant/productions/:id/texte';
const TICKS: LearnerAddress<'POST productions/:id/grille'> = '/apprenant/productions/:id/grille';
const LIVE_MS = 2_000;
const NEAR_MS = 10_000;
const IDLE_MS = 30_000;

export function createDesk(parts: DeskParts): WritingDesk {
  const { unit, fetch, storage, isLasting, isMine, newId, alone } = parts;
  const state = observable<WritingState>({
    network: fetch ? 'asked' : 'alone',
    answer: null,
    memory: memoryIn(storage.read()),
    refusals: {},
  });
  let etag: string | null = null;
  let failures = 0;

  const change = (part: Partial<WritingState>): void => {
    state.value = { ...state.value, ...part };
  };
  /** What another tab keeps of other productions stays. */
  function keep<Part extends keyof Memory>(
    part: Part,
    production: string,
    value: Memory[Part][string] | undefined,
  ): void {
    const memory = memoryIn(storage.read());
    const { [production]: _, ...others } = memory[part] as Readonly<Record<string, unknown>>;
    const next = {
      ...memory,
      [part]: value === undefined ? others : { ...others, [production]: value },
    };
    storage.write(JSON.stringify(next));
    change({ memory: next });
  }
  const workOf = (production: string) => groupWork(state.value, production);
  const ownId = (production: string): string | null => workOf(production)?.own?.id ?? null;

  function giveUp({ kind }: Asked): void {
    if (kind === 'closed') change({ network: 'closed', answer: null });
    else {
      failures += 1;
      change({ network: 'lost' });
    }
  }

  function hear(answer: LearnerProductions): void {
    failures = 0;
    if (isMine(answer.account)) change({ network: 'reached', answer });
    else change({ network: 'closed', answer: null });
  }

  async function fetchAll(send: typeof globalThis.fetch): Promise<void> {
    const asked = await ask(ADDRESS + encodeURIComponent(unit), knowing(etag), send);
    if (asked.kind === 'same') {
      failures = 0;
      change({ network: 'reached' });
    } else if (asked.kind === 'value' && isAnswer(asked.json)) {
      etag = asked.etag;
      hear(asked.json);
    } else giveUp(asked);
  }

  /** Null: what was sent may not have arrived; a `refusal` of null: the server has it. */
  async function post(
    send: typeof globalThis.fetch,
    address: string,
    body: NewText | NewTicks,
  ): Promise<{ readonly refusal: string | null } | null> {
    const asked = await ask(address, posting(body), send);
    const isHad =
      asked.kind === 'value' && (asked.json as Partial<TextReceipt> | null)?.id === body.id;
    if (isHad) return { refusal: null };
    if (asked.kind === 'refused') return { refusal: asked.message };
    giveUp(asked);
    return null;
  }

  async function sendText(
    send: typeof globalThis.fetch,
    account: string,
    name: string,
    { production, earlier, ...text }: WaitingText,
  ): Promise<void> {
    const last = ownId(name);
    // Nothing is there yet; or an earlier version of this browser's own arrived, and its answer did not.
    const base = last === null || earlier.includes(last) ? last : text.base;
    const result = await post(send, TEXT.replace(':id', production), { ...text, base, account });
    if (!result) return;
    const { [name]: _, ...others } = state.value.refusals;
    change({ refusals: result.refusal === null ? others : { ...others, [name]: result.refusal } });
    const { drafts, texts } = memoryIn(storage.read());
    const draft = drafts[name];
    // What was typed meanwhile was begun from the version that has just arrived.
    if (result.refusal === null && draft) {
      const isSame = cleanLines(draft.text) === text.text;
      keep('drafts', name, isSame ? undefined : { ...draft, base: text.id });
    }
    // Saved again meanwhile: that still has to go.
    if (texts[name]?.id === text.id) keep('texts', name, undefined);
    await fetchAll(send);
  }

  async function sendTicks(
    send: typeof globalThis.fetch,
    account: string,
    name: string,
    { production, ...ticks }: WaitingTicks,
  ): Promise<void> {
    const result = await post(send, TICKS.replace(':id', production), { ...ticks, account });
    if (!result) return;
    if (memoryIn(storage.read()).ticks[name]?.id === ticks.id) keep('ticks', name, undefined);
    await fetchAll(send);
  }

  async function look(): Promise<void> {
    if (!fetch || state.value.network === 'closed') return;
    // Another tab may have kept or sent something since.
    change({ memory: memoryIn(storage.read()) });
    await fetchAll(fetch);
    const account = state.value.answer?.account.name;
    if (account === undefined) return;
    for (const [name, text] of Object.entries(state.value.memory.texts))
      if (isReached(state.value)) await sendText(fetch, account, name, text);
    for (const [name, ticks] of Object.entries(state.value.memory.ticks))
      if (isReached(state.value)) await sendTicks(fetch, account, name, ticks);
  }

  return {
    state,
    isLasting,
    look: () => alone(look),
    type(production, text) {
      const { drafts, texts } = memoryIn(storage.read());
      const own = workOf(production)?.own ?? null;
      const draft = drafts[production];
      const base = draft ? draft.base : (own?.id ?? null);
      const isSame =
        texts[production] === undefined && base === (own?.id ?? null) && text === (own?.text ?? '');
      keep('drafts', production, isSame ? undefined : { text, base });
    },
    async save(production) {
      const work = workOf(production);
      const { drafts, texts } = memoryIn(storage.read());
      const draft = drafts[production];
      if (!work || !draft) return;
      const before = texts[production];
      const isNext = before?.production === work.id;
      // At once: it waits from now on, whatever is under way.
      keep('texts', production, {
        id: newId(),
        production: work.id,
        // What waits was begun from the same.
        base: isNext ? before.base : draft.base,
        text: cleanLines(draft.text),
        earlier: isNext ? [...before.earlier, before.id] : [],
      });
      await alone(look);
    },
    keepOwn(production) {
      const draft = memoryIn(storage.read()).drafts[production];
      if (draft) keep('drafts', production, { ...draft, base: ownId(production) });
    },
    drop(production) {
      keep('texts', production, undefined);
      keep('drafts', production, undefined);
    },
    async tick(production, ticks) {
      const work = workOf(production);
      if (!work) return;
      keep('ticks', production, { id: newId(), production: work.id, ticks });
      await alone(look);
    },
    finish: (production, ticks) => keep('alone', production, ticks ?? undefined),
    pause(inView) {
      const { network, answer } = state.value;
      if (network === 'lost') return Math.min(LIVE_MS * 2 ** (failures - 1), IDLE_MS);
      if (!inView) return IDLE_MS;
      const isLive = answer?.productions.some(({ phase }) => phase !== 'closed') ?? false;
      return isLive ? LIVE_MS : NEAR_MS;
    },
  };
}

const isReached = ({ network }: WritingState): boolean => network === 'reached';

/** What stands in the field. */
export const typedIn = ({ memory, answer }: WritingState, production: string): string =>
  memory.drafts[production]?.text ??
  memory.texts[production]?.text ??
  groupWork({ answer }, production)?.own?.text ??
  '';

/** What was work for the group of that production of the lesson; null: nothing, or nobody knows. */
export const groupWork = (
  { answer }: Pick<WritingState, 'answer'>,
  production: string,
): LearnerProduction | null =>
  answer?.productions.find((one) => one.production === production) ?? null;

/** Whether what is in the field was begun from another version than the one that the server has. */
export function isAstray(
  { memory }: WritingState,
  { production, own }: LearnerProduction,
): boolean {
  const draft = memory.drafts[production];
  const waiting = memory.texts[production];
  return (
    draft !== undefined &&
    own !== null &&
    draft.base !== own.id &&
    waiting?.id !== own.id &&
    !(waiting?.earlier.includes(own.id) ?? false)
  );
}

function isAnswer(json: unknown): json is LearnerProductions {
  const { account, productions } = (json ?? {}) as Partial<LearnerProductions>;
  return typeof account?.name === 'string' && Array.isArray(productions);
}

/** What a drawer holds, whoever wrote into it. */
function memoryIn(text: string | null): Memory {
  const read = fieldsOf(readJson(text ?? ''));
  const part = (name: keyof Memory) => fieldsOf(read?.[name]) ?? {};
  return {
    drafts: part('drafts') as Memory['drafts'],
    texts: part('texts') as Memory['texts'],
    ticks: part('ticks') as Memory['ticks'],
    alone: part('alone') as Memory['alone'],
  };
}
