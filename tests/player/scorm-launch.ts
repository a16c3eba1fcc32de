/** A lesson or an evaluation launched by an LMS, without a browser. */
import { emptyProgress } from '../../src/core/progress/fold.ts';
import type { SuspendedUnit } from '../../src/core/scorm/suspend.ts';
import { createPlayer, type Player } from '../../src/player/player.ts';
import type { ScormApi } from '../../src/player/scorm-api.ts';
import { memoryStore, type Store } from '../../src/player/store.ts';
import { beginScorm, openScormSession } from '../../src/player/trackers/scorm-session.ts';
import { trackScorm } from '../../src/player/trackers/scorm.ts';
import { compression } from '../core/compression.ts';
import { choiceSample, numberSample } from '../core/question/samples.ts';
import { takeTry } from './tries.ts';

export const LESSON: SuspendedUnit = { id: 'module/lecon', kind: 'lesson' };
export const EVALUATION: SuspendedUnit = { id: 'module/evaluation', kind: 'evaluation' };
export const REF = { id: LESSON.id, revision: 'r1' };
export const SCO = {
  required: [choiceSample.id, numberSample.id],
  objectives: [
    { id: 'https://x.example/objectifs/a', text: 'savoir', questions: [choiceSample.id] },
  ],
};

export interface Sco {
  readonly player: Player;
  readonly tracker: ReturnType<typeof trackScorm>;
  readonly told: boolean[];
  readonly store: Store;
}

/** One launch in a browser that holds `store` (a fresh one by default). @param online false: no network */
export async function launch(
  api: ScormApi,
  unit = LESSON,
  store = memoryStore(emptyProgress),
  online: () => boolean = () => true,
): Promise<Sco> {
  const start = beginScorm(api, 'https://lms.example');
  const opened = await openScormSession({
    // Whoever could begin nothing goes on all the same, to see what an LMS does then.
    start: start ?? { api, learner: 'lea', counts: true },
    unit,
    session: 's',
    compression,
    open: () => Promise.resolve(store),
  });
  const told: boolean[] = [];
  const player = createPlayer({
    store: Promise.resolve(opened.store),
    session: 's',
    tracked: true,
    now: () => new Date().toISOString(),
    elapsed: () => 1,
    uuid: () => crypto.randomUUID(),
    tabs: { tell: () => undefined, listen: () => undefined },
  });
  await player.ready;
  const tracker = trackScorm({
    api,
    unit,
    masteryScore: 0.5,
    sco: () => SCO,
    store: opened.store,
    session: 's',
    lastTold: opened.told,
    reach: () => Promise.resolve(online()),
    online: () => true,
    progress: () => player.progress.value,
    elapsed: () => 65,
    compression,
    later: () => undefined,
    told: (saved) => told.push(saved),
  });
  await tracker.flush();
  return { player, tracker, told, store: opened.store };
}

/** Hands in a try worth that many points of four. */
export async function handIn(player: Player, points: number): Promise<void> {
  await takeTry(player, EVALUATION.id, [choiceSample], {
    answers: [{ question: choiceSample.id, response: 'inflammation', points, max: 4, hash: 'h' }],
    points,
    max: 4,
    passed: points >= 3,
  });
}
