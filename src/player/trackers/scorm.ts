/**
 * Reports to a SCORM LMS what the learner does, in either version: answers as interactions, where they
 * stand as statuses, score and objectives, their Progress as suspend data. Everything but reading the
 * outbox is synchronous, so that it can still be said while the page goes away.
 *
 * The session is always left as "suspend": "normal" makes a 2004 LMS forget everything at the next
 * opening, and a learner who reads a finished lesson again would find it empty.
 */
import { isoDuration } from '../../core/duration.ts';
import type { Progress } from '../../core/progress.ts';
import { french, timespan12 } from '../../core/scorm/interaction.ts';
import {
  objectivesOf,
  progressMeasure,
  scoreRange,
  standingData,
  standingOf,
} from '../../core/scorm/standing.ts';
import {
  encodeSuspend,
  SUSPEND_LIMITS,
  type Compression,
  type SuspendedUnit,
} from '../../core/scorm/suspend.ts';
import type { CmiData, ScoDescription } from '../../core/scorm/types.ts';
import type { ScormApi } from '../scorm-api.ts';
import type { Store } from '../store.ts';
import { count, tellInteractions } from './scorm-interactions.ts';

export interface ScormParts {
  readonly api: ScormApi;
  readonly unit: SuspendedUnit;
  /** The course's own threshold, for an LMS that gives none; 0 to 1. */
  readonly masteryScore: number;
  /** May come late. */
  readonly sco: () => ScoDescription;
  readonly store: Store;
  /** Key of the events to send. */
  readonly session: string;
  readonly progress: () => Progress;
  /** Seconds since the session began. */
  readonly elapsed: () => number;
  readonly compression: Compression;
  /** Calls back after a while: the LMS did not take what it was given. */
  readonly later: (again: () => void) => void;
  /** Whether the LMS took the last thing it was given. */
  readonly told: (saved: boolean) => void;
}

export interface ScormTracker {
  /** Something new lies in the outbox; resolves once the LMS was told. */
  flush(): Promise<void>;
  /** Whether something waits that an LMS should have soon: more than sections come by. */
  pressing(): Promise<boolean>;
  /** Statuses and suspend data, now; for moments the page may not outlive. */
  save(): boolean;
  /** Ends the session: nothing more can be said in it. `next`: the LMS is asked for the next lesson (2004). */
  end(next?: boolean): boolean;
}

const BATCH = 50;

export function trackScorm(parts: ScormParts): ScormTracker {
  const { api, unit, store, session } = parts;
  const { version } = api;
  const cmi = version === '1.2' ? ELEMENTS_12 : ELEMENTS_2004;
  const mastery = masteryOf(api) ?? parts.masteryScore;
  const reached = reachedBefore(api);
  /** What the LMS holds of each element, as far as it said so. */
  const taken = new Map<string, string>();
  const known = new Map<string, number>();
  let location: string | null = null;
  let ended = false;
  let running = Promise.resolve();

  /** What the LMS already took is not said again: many ask their server at every call. */
  const set = (element: string, value: string): boolean => {
    if (taken.get(element) === value) return true;
    const done = api.set(element, value);
    if (done) taken.set(element, value);
    return done;
  };

  const tell = tellInteractions(api, set);

  /** @returns whether all were taken. */
  const setAll = (data: CmiData): boolean =>
    data.map(([element, value]) => set(element, value)).every(Boolean);

  function save(): boolean {
    if (ended) return false;
    const progress = parts.progress();
    const { text } = encodeSuspend(progress, unit, SUSPEND_LIMITS[version], parts.compression);
    const { essential, more } = standing(progress);
    const kept = setAll([...essential, ...(text === '' ? [] : [[cmi.suspend, text] as const])]);
    const seconds = parts.elapsed();
    setAll([
      ...more,
      [cmi.time, version === '1.2' ? timespan12(seconds) : isoDuration(seconds)],
      [cmi.exit, 'suspend'],
      ...(location === null ? [] : [[cmi.location, location.slice(0, 255)] as const]),
    ]);
    if (api.commit()) return kept;
    // It may have let go of what it had taken.
    taken.clear();
    return false;
  }

  /**
   * What the LMS already holds as reached stays so, even where the suspend data was lost.
   * `more`: what an LMS is free not to know, as score.min and score.max in 1.2.
   */
  function standing(progress: Progress): { readonly essential: CmiData; readonly more: CmiData } {
    const now = standingOf(progress, unit, mastery);
    const lost = (reached.passed && now.passed !== true) || (reached.completed && !now.completed);
    if (lost) return { essential: [], more: [] };
    const essential = standingData(version, now);
    if (version === '1.2') return { essential, more: scoreRange(version, now) };
    const measure = progressMeasure(progress, unit, parts.sco());
    for (const objective of objectivesOf(progress, unit, parts.sco(), mastery))
      setObjective(objective);
    return {
      essential,
      more: [
        ...scoreRange(version, now),
        ...(measure === null ? [] : [['cmi.progress_measure', String(measure)] as const]),
      ],
    };
  }

  /** Objectives come with the manifest in some LMSs; in others each has to be named first. */
  function setObjective(objective: ReturnType<typeof objectivesOf>[number]): void {
    if (known.size === 0)
      for (let at = 0; at < count(api, 'cmi.objectives._count'); at++)
        known.set(api.get(`cmi.objectives.${at}.id`), at);
    let at = known.get(objective.id);
    if (at === undefined) {
      at = count(api, 'cmi.objectives._count');
      if (!set(`cmi.objectives.${at}.id`, objective.id)) return;
      known.set(objective.id, at);
      set(`cmi.objectives.${at}.description`, french(objective.text));
    }
    const { completed, passed, scaled } = objective;
    setAll(
      [
        ['completion_status', completed ? 'completed' : 'incomplete'],
        ...(passed === null ? [] : [['success_status', passed ? 'passed' : 'failed'] as const]),
        ...(scaled === null ? [] : [['score.scaled', String(scaled)] as const]),
      ].map(([name, value]) => [`cmi.objectives.${at}.${name ?? ''}`, value ?? ''] as const),
    );
  }

  async function run(): Promise<void> {
    for (;;) {
      const waiting = ended ? [] : await store.peek(session, BATCH);
      if (ended) return;
      for (const one of waiting) {
        if (one.event.type === 'visited') location = one.event.section;
        tell(one, parts.sco());
      }
      // An LMS that takes this and took no interactions keeps none; one that takes nothing is down.
      const saved = save();
      parts.told(saved);
      if (!saved) return parts.later(() => void flush());
      if (waiting.length > 0) await store.settle(waiting.map(({ seq }) => seq));
      if (waiting.length < BATCH) return;
    }
  }

  function flush(): Promise<void> {
    running = running.then(run, run);
    return running;
  }

  return {
    flush,
    async pressing() {
      const waiting = ended ? [] : await store.peek(session, BATCH);
      return waiting.some(({ event }) => event.type !== 'visited');
    },
    save,
    end(next = false) {
      if (ended) return true;
      const saved = save();
      if (version === '2004' && next) api.set('adl.nav.request', 'continue');
      ended = true;
      return api.end() && saved;
    },
  };
}

const ELEMENTS_12 = {
  suspend: 'cmi.suspend_data',
  time: 'cmi.core.session_time',
  exit: 'cmi.core.exit',
  location: 'cmi.core.lesson_location',
} as const;

const ELEMENTS_2004 = {
  suspend: 'cmi.suspend_data',
  time: 'cmi.session_time',
  exit: 'cmi.exit',
  location: 'cmi.location',
} as const;

/** The LMS's threshold wins over the course's, as under cmi5. */
export function masteryOf(api: ScormApi): number | null {
  const given = api.get(
    api.version === '1.2' ? 'cmi.student_data.mastery_score' : 'cmi.scaled_passing_score',
  );
  const value = Number(given) / (api.version === '1.2' ? 100 : 1);
  return given.trim() !== '' && value >= 0 && value <= 1 ? value : null;
}

function reachedBefore(api: ScormApi): { readonly completed: boolean; readonly passed: boolean } {
  if (api.version === '1.2') {
    const status = api.get('cmi.core.lesson_status');
    return { completed: /^(completed|passed|failed)$/.test(status), passed: status === 'passed' };
  }
  return {
    completed: api.get('cmi.completion_status') === 'completed',
    passed: api.get('cmi.success_status') === 'passed',
  };
}
