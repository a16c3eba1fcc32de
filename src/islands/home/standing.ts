/**
 * What home and the pages of modules show of a learner's work: what this browser holds and, of a learner our
 * server knows, what it heard from any device. One question a page, however many islands show the answer.
 */
import type { LearnerAddress, LearnerStanding, Reply } from '../../core/api/learner-calls.ts';
import { inRegistration } from '../../core/assessment/in-registration.ts';
import { emptyProgress } from '../../core/progress/fold.ts';
import type { Progress } from '../../core/progress/progress.ts';
import {
  joinStandings,
  standingIn,
  type CourseStanding,
} from '../../core/progress/unit-standing.ts';
import { isKnown, VISITOR } from '../../page/base/learner-key.ts';
import type { LivePage } from '../../page/base/live-page.ts';
import { registrationOf } from '../../page/base/registration.ts';
import { ownKey } from '../../page/later/learner.ts';
import { observable, type Observable, type ReadonlyObservable } from '../../player/observable.ts';

export interface Known {
  readonly standing: CourseStanding;
  /** This browser's own, with the answers of sittings. */
  readonly progress: Progress;
  /** Until then the page says nothing of it (`data-inconnu`). */
  readonly known: boolean;
  readonly replies: readonly Reply[];
  /** The server does not answer: what other devices have done may be missing. */
  readonly isPartial: boolean;
  /** Asks again. */
  readonly look: () => void;
}

export const NOTHING: Known = {
  standing: {},
  progress: emptyProgress,
  known: false,
  replies: [],
  isPartial: false,
  look: () => undefined,
};

/** After that, what is here is shown. */
const PATIENCE_MS = 1000;
const ADDRESS: LearnerAddress<'GET avancee'> = '/apprenant/avancee';
/** What the server said last, for a page opened without a network. */
const DRAFT = 'avancee';

const all = new WeakMap<LivePage, Observable<Known>>();

export function standingOf(page: LivePage): ReadonlyObservable<Known> {
  const begun = all.get(page);
  if (begun) return begun;
  const shown = observable(NOTHING);
  all.set(page, shown);
  void follow(page, shown);
  return shown;
}

async function follow(page: LivePage, shown: Observable<Known>): Promise<void> {
  const { player, learner } = page;
  const { server, look } = isKnown() ? askServer() : VISITING;
  const registration = await registrationOf(page);
  const kept = server.value.state === 'closed' ? null : await keptOf(page);
  const tell = (): void => {
    const { state } = server.value;
    const told = state === 'closed' ? null : (server.value.told ?? kept);
    // The first page after a personal link still holds the work of whoever was here before.
    const isOwn = told ? ownKey(told) === learner : state === 'closed' || learner !== VISITOR;
    const progress = isOwn ? inRegistration(player.progress.value, registration) : emptyProgress;
    shown.value = {
      standing: joinStandings(standingIn(progress), told?.units ?? {}),
      progress,
      known: state !== 'asked' && (isOwn || told !== null),
      replies: told?.replies ?? [],
      isPartial: state === 'lost',
      look,
    };
  };
  server.subscribe(({ told }) => {
    tell();
    if (told && told !== kept && ownKey(told) === learner) void player.saveDraft(DRAFT, told);
  });
  player.progress.subscribe(tell);
  setTimeout(() => {
    if (server.value.state === 'asked') server.value = { state: 'lost', told: null };
  }, PATIENCE_MS);
}

async function keptOf({ player }: LivePage): Promise<LearnerStanding | null> {
  const kept = (await player.draft(DRAFT)) as Partial<LearnerStanding> | undefined;
  return kept?.account && kept.units ? (kept as LearnerStanding) : null;
}

interface Server {
  /** asked: nothing is known yet; lost: no answer came in time; closed: there is no learner to ask about. */
  readonly state: 'asked' | 'answered' | 'lost' | 'closed';
  readonly told: LearnerStanding | null;
}

interface Asking {
  readonly server: Observable<Server>;
  readonly look: () => void;
}

const VISITING: Asking = {
  server: observable<Server>({ state: 'closed', told: null }),
  look: () => undefined,
};

/** The question leaves at once, and again when the page is looked at again. */
function askServer(): Asking {
  const server = observable<Server>({ state: 'asked', told: null });
  let etag: string | null = null;
  async function ask(): Promise<void> {
    const { told } = server.value;
    const answer = await fetch(ADDRESS, {
      cache: 'no-store',
      headers: { accept: 'application/json', ...(etag === null ? {} : { 'if-none-match': etag }) },
    }).catch(() => null);
    const fresh = answer?.ok ? await standingFrom(answer) : null;
    if (fresh) etag = answer?.headers.get('etag') ?? null;
    if (fresh) server.value = { state: 'answered', told: fresh };
    else if (answer?.status === 304) server.value = { state: 'answered', told };
    else if (answer?.status === 401) server.value = { state: 'closed', told: null };
    else server.value = { state: 'lost', told };
  }
  const look = (): void => {
    if (!document.hidden && server.value.state !== 'closed') void ask();
  };
  void ask();
  addEventListener('online', look);
  document.addEventListener('visibilitychange', look);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) look();
  });
  return { server, look };
}

/** Null for a proxy's page, or half a body. */
async function standingFrom(answer: Response): Promise<LearnerStanding | null> {
  const json = (await answer.json().catch(() => null)) as Partial<LearnerStanding> | null;
  return json?.account?.name && json.units && Array.isArray(json.replies)
    ? (json as LearnerStanding)
    : null;
}
