/** A page under a launch, without the page: the player and the tracker as the browser runs them. */
import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { rulesOf } from '../../src/core/question/index.ts';
import { emptyProgress } from '../../src/core/progress/fold.ts';
import type { PageUnit } from '../../src/core/xapi/page-unit.ts';
import type { Question } from '../../src/core/question/types.ts';
import { readLaunch } from '../../src/player/launch.ts';
import { leases } from '../../src/player/locks.ts';
import { createPlayer, type Player } from '../../src/player/player.ts';
import { begin, handIn } from '../../src/player/sittings.ts';
import { memoryStore, type Store } from '../../src/player/store.ts';
import { allOf } from '../../src/player/stores.ts';
import { modeIn, sessionKey } from '../../src/player/session-record.ts';
import type { Patience } from '../../src/player/trackers/patience.ts';
import { track } from '../../src/player/trackers/track.ts';
import type { Exit, Tracker } from '../../src/player/trackers/tracker.ts';
import { choiceSample } from '../core/question/samples.ts';
import type { Lms } from './lms.ts';
import { answer as answerIn } from '../player/answer.ts';

export const LESSON: PageUnit = {
  id: 'essai/lecon',
  kind: 'lesson',
  title: 'Les préfixes',
  revision: '0123456789abcdef',
  courseIri: 'https://cours.example/',
  masteryScore: null,
  sections: [{ id: 'un', title: 'Un' }],
  // The sample, and those of BANK.
  required: [choiceSample.id, ...Array.from({ length: 10 }, (_, at) => `q${String(at)}`)],
};
export const EVALUATION: PageUnit = {
  ...LESSON,
  id: 'essai/evaluation',
  kind: 'evaluation',
  title: 'Évaluation',
  masteryScore: 0.8,
  sections: [],
  required: [],
};

/** Ten questions, so that a score is a tenth. */
export const BANK: readonly Question[] = Array.from({ length: 10 }, (_, at) => ({
  ...choiceSample,
  id: `q${String(at)}`,
}));

export interface Au {
  readonly player: Player;
  readonly tracker: Tracker;
  readonly store: Store;
  /** Key of the session. */
  readonly id: string;
  /** What a learner does. */
  readonly see: () => Promise<void>;
  readonly answer: (response?: string, question?: Question) => Promise<void>;
  readonly complete: () => Promise<void>;
  /** Hands in a try with that many right answers of ten. */
  readonly handIn: (right: number) => Promise<void>;
  /** Everything done is delivered. */
  readonly settled: () => Promise<void>;
  readonly quit: (active?: number) => Promise<Exit>;
}

export interface Opening {
  readonly unit?: PageUnit;
  /** Of the address, the launch's own by default; null: a reload, which has none. */
  readonly query?: URLSearchParams | null;
  /** Those of a page before this one: the session goes on, or the browser does. */
  readonly store?: Store;
  readonly id?: string;
  readonly fetch?: typeof fetch;
  /** Since the page was opened, by a clock nobody sets. */
  readonly seconds?: () => number;
  readonly join?: (session: string) => void;
  readonly patience?: Patience;
}

/** Seconds between two tries are hundredths. */
export const hasty: Patience = {
  wait: (seconds) => new Promise((resolve) => void setTimeout(resolve, seconds * 10)),
  hurry: () => undefined,
};

// What `patience.ts` asks of a window: nothing here goes on- or offline.
vi.stubGlobal('addEventListener', () => undefined);
vi.stubGlobal('removeEventListener', () => undefined);

export function openAu(lms: Lms, opening: Opening = {}): Au {
  const { unit = LESSON, id = randomUUID(), fetch: send = fetch } = opening;
  const store = opening.store ?? memoryStore(emptyProgress);
  const query = opening.query === undefined ? new URLSearchParams(lms.parameters()) : opening.query;
  const player = createPlayer({
    store: Promise.resolve(store),
    session: id,
    tracked: true,
    modeOf: async (opened) => modeIn(await opened.get(sessionKey(id))),
    now: () => new Date().toISOString(),
    elapsed: () => opening.seconds?.() ?? 1,
    uuid: randomUUID,
    tabs: { tell: () => undefined, listen: () => undefined },
    recorded: () => tracker.kick(),
  });
  const tracker = track({
    launch: readLaunch(new URL(`http://cours.example/lecon/?${query?.toString() ?? ''}`)),
    id,
    database: 'essai',
    store: allOf(player.stores),
    unit,
    began: new Date().toISOString(),
    locks: leases(null, () => Date.now()),
    fetch: send,
    origin: 'http://cours.example',
    learner: { progress: () => player.progress.value, join: player.join },
    ready: player.ready,
    told: ({ launchMode }) => player.decide(launchMode),
    join: opening.join ?? (() => undefined),
    leave: () => undefined,
    ...(opening.patience ? { patience: opening.patience } : {}),
  });
  const ref = { id: unit.id, revision: unit.revision };
  return {
    player,
    tracker,
    store,
    id,
    see: () => player.visit(ref, 'un'),
    answer: async (response = 'inflammation', question = choiceSample) => {
      await answerIn(player, ref, question, response, 3);
    },
    complete: () => player.complete(ref),
    async handIn(right) {
      const assessment = {
        ...ref,
        tries: 0,
        draw: BANK.length,
        masteryScore: unit.masteryScore ?? 1,
        registration: lms.registration,
      };
      const sitting = await begin(player, assessment, BANK, randomUUID());
      if (!sitting) throw new Error('no try left');
      const given: Readonly<Record<string, string>> = Object.fromEntries(
        BANK.map(({ id: question }, at) => [question, at < right ? 'inflammation' : 'tumeur']),
      );
      await handIn(player, assessment, BANK, { sitting, responses: given, seconds: 60 }, rulesOf);
    },
    settled: () =>
      vi.waitFor(
        async () => {
          const waiting = await store.peek(id, Infinity);
          if (waiting.length > 0 || lms.stored().length === 0) throw new Error('still waiting');
        },
        { timeout: 20_000, interval: 10 },
      ),
    quit: (active = 1) => tracker.quit({ seconds: opening.seconds?.() ?? active, active }),
  };
}

export const words = (statements: readonly { readonly verb: { readonly id: string } }[]) =>
  statements.map(({ verb }) => verb.id.split('/').at(-1) ?? '');
