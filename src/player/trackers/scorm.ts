/**
 * Reports to a SCORM LMS what the learner does, in either version: where they stand as statuses, score and
 * objectives, answers as interactions, their Progress as suspend data. Everything but reading the outbox
 * and asking whether the LMS can be reached is synchronous, so that it can still be said while the page
 * goes away.
 *
 * The session is always left as "suspend": "normal" makes a 2004 LMS forget everything at the next
 * opening, and a learner who reads a finished lesson again would find it empty.
 */
import { isoDuration } from '../../core/xapi/duration.ts';
import type { Progress } from '../../core/progress/progress.ts';
import { timespan12 } from '../../core/scorm/interaction.ts';
import {
  objectivesOf,
  progressMeasure,
  scoreData,
  scoreRange,
  standingOf,
  statusData,
} from '../../core/scorm/standing.ts';
import {
  encodeSuspend,
  SUSPEND_LIMITS,
  type Compression,
  type SuspendedUnit,
} from '../../core/scorm/suspend.ts';
import type { ScoDescription } from '../../core/scorm/types.ts';
import type { ScormApi } from '../scorm-api.ts';
import type { Store, OutboxEntry } from '../store.ts';
import { holdElements } from './scorm-elements.ts';
import { tellInteractions } from './scorm-interactions.ts';
import { tellObjectives } from './scorm-objectives.ts';
import { bringSpeeches } from './speeches.ts';

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
  /** The last event the LMS has the answers of, from its suspend data. */
  readonly lastTold: string | null;
  readonly progress: () => Progress;
  /** Seconds since the session began. */
  readonly elapsed: () => number;
  readonly compression: Compression;
  /**
   * Whether the LMS's host answers now. Its API cannot tell: what it says was taken may lie with a browser
   * that has no network.
   */
  readonly reach: () => Promise<boolean>;
  /** False when it is known without asking that nothing can arrive. */
  readonly online: () => boolean;
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
  const elements = holdElements(api);
  const { set, setAll, setHigher, commit } = elements;
  const tell = tellInteractions(api, set);
  const tellObjective = tellObjectives(api, elements);
  let location: string | null = null;
  let { lastTold } = parts;
  let ended = false;
  /** What it last had to say has arrived. */
  let proven = false;
  let isAway = false;
  let running = Promise.resolve();

  function suspend(progress: Progress): boolean {
    const note = { told: lastTold, turn: elements.turn() };
    const limit = SUSPEND_LIMITS[version];
    const { text } = encodeSuspend(progress, unit, limit, parts.compression, note);
    return text === '' || set(cmi.suspend, text);
  }

  /**
   * Status, then score, then all the rest, each arriving before the next: an LMS may judge a score the
   * moment it comes, and hundreds of answers may follow a result.
   *
   * @param waiting whose answers are to be told
   */
  function save(waiting: readonly OutboxEntry[] = []): boolean {
    if (ended || isAway || !parts.online()) return false;
    if (!elements.renew()) return false;
    const progress = parts.progress();
    const now = standingOf(progress, unit, mastery);
    let kept = setHigher(statusData(version, now));
    if (elements.isNew() && !commit()) return false;
    kept = tellScore(now) && kept;
    if (elements.isNew() && waiting.some(({ questions }) => questions.length > 0)) {
      kept = suspend(progress) && kept;
      if (!commit()) return false;
    }
    for (const one of waiting) {
      tell(one, parts.sco());
      if (one.questions.length > 0) lastTold = one.event.id;
    }
    kept = suspend(progress) && kept;
    if (version === '2004') {
      for (const one of objectivesOf(progress, unit, parts.sco(), mastery)) tellObjective(one);
      const measure = progressMeasure(progress, unit, parts.sco());
      if (measure !== null) setHigher([['cmi.progress_measure', String(measure)]]);
    }
    leaveAs(location);
    return commit() && kept;
  }

  /** A better one than the LMS has; its range is what an LMS is free not to know. */
  function tellScore(now: ReturnType<typeof standingOf>): boolean {
    const data = scoreData(version, now);
    if (data.length === 0) return true;
    const [measure] = data;
    if (measure && elements.isBelow(...measure)) return true;
    const kept = setAll(data);
    setAll(scoreRange(version, now));
    return kept;
  }

  function leaveAs(section: string | null): void {
    const seconds = parts.elapsed();
    setAll([
      [cmi.time, version === '1.2' ? timespan12(seconds) : isoDuration(seconds)],
      [cmi.exit, 'suspend'],
      ...(section === null ? [] : [[cmi.location, section.slice(0, 255)] as const]),
    ]);
  }

  /** What was committed before is proven by a host that answers now, and in doubt without. */
  async function reached(): Promise<boolean> {
    const there = await parts.reach();
    isAway = !there;
    elements.prove(there);
    return there;
  }

  async function run(): Promise<void> {
    for (;;) {
      const waiting = ended ? [] : await store.peek(session, BATCH);
      if (ended) return;
      proven = false;
      for (const { event } of waiting) if (event.type === 'visited') location = event.section;
      const isSayable = await bringSpeeches(waiting.flatMap(({ questions }) => questions)).then(
        () => true,
        () => false,
      );
      // An LMS that takes this and took no interactions keeps none; one that takes nothing is down.
      const saved = (await reached()) && save(isSayable ? waiting : []) && (await reached());
      if (ended) return;
      proven = saved && isSayable;
      parts.told(proven);
      if (!proven) return parts.later(() => void flush());
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
      const saved = save() && proven;
      // Alone where nothing else could be said: what is set without arriving passes for said.
      if (!saved) leaveAs(null);
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
