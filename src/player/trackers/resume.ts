/**
 * Going on at another device: the unit's own part of the learner's progress, kept by the LMS as the
 * State document "progress" of this activity and registration.
 */
import { joinRecords, recordKey, recordOf } from '../../core/assessment/record.ts';
import { merge } from '../../core/progress/fold.ts';
import { parseProgress } from '../../core/progress/parse.ts';
import type { AssessmentRecord, TryResult } from '../../core/assessment/model.ts';
import type { Progress } from '../../core/progress/progress.ts';
import { bytesOf } from '../http.ts';
import { LrsError, type Lrs } from '../lrs.ts';

const STATE = 'progress';
/** Far more than the longest unit needs; an LMS may refuse what is larger. */
const MAX_BYTES = 60_000;
const TRIES = 4;

export interface Resumable {
  readonly progress: () => Progress;
  readonly join: (change: (current: Progress) => Progress) => Promise<void>;
}

export interface Resume {
  /** Takes what other devices know, gives what this one knows. Never fails: it is tried again later. */
  sync(): Promise<void>;
  /** The same, also where nothing is new here: another device may have written. */
  renew(): Promise<void>;
  /** The page is hidden or closes: gives what has not been given, without a question first. */
  leave(): void;
}

/** The unit of a document, and the registration it is of. */
export interface Place {
  readonly id: string;
  readonly registration: string | null;
}

export function resumeOf(lrs: Lrs, unit: Place, learner: Resumable): Resume {
  let known = '';
  /** Of the document as it was read last. */
  let etag: string | null = null;
  return {
    sync,
    renew() {
      known = '';
      return sync();
    },
    leave() {
      const mine = partOf(learner.progress(), unit);
      const body = JSON.stringify(mine);
      if (body === known || !hasAny(mine) || bytesOf(body) > MAX_BYTES) return;
      void lrs.putState(STATE, mine, etag, true).catch(() => undefined);
    },
  };

  async function sync(): Promise<void> {
    if (JSON.stringify(partOf(learner.progress(), unit)) === known) return;
    for (let tries = 0; tries < TRIES; tries++) {
      try {
        const found = await lrs.state(STATE);
        const remote = parseProgress(found?.content);
        // Of a release to come, or somebody else's: what cannot be read is not written over.
        if (found?.content !== undefined && !remote) return;
        if (remote) await learner.join((current) => joined(current, remote, unit));
        etag = found?.etag ?? null;
        const mine = partOf(learner.progress(), unit);
        const body = JSON.stringify(mine);
        const isNews = remote === null || body !== JSON.stringify(partOf(remote, unit));
        if (isNews && hasAny(mine)) {
          if (bytesOf(body) > MAX_BYTES) return;
          // Anybody may say that it is written, and somebody else may have written: it is read again.
          await lrs.putState(STATE, mine, etag).catch(unlessChanged);
          continue;
        }
        known = body;
        return;
      } catch {
        return;
      }
    }
  }
}

/** Only what belongs to the unit and the registration: a document never grows with the course. */
export function partOf(progress: Progress, { id, registration }: Place): Progress {
  const lesson = Object.hasOwn(progress.lessons, id) ? progress.lessons[id] : undefined;
  const record = recordOf(progress, id, registration);
  return {
    version: 1,
    epoch: progress.epoch,
    lessons: lesson === undefined ? {} : { [id]: lesson },
    // The document is the registration's: in it the assessment goes by its own name.
    evaluations: record === null ? {} : { [id]: record },
  };
}

/**
 * What both know of the unit. An erasure here (a younger epoch) stands; one elsewhere takes nothing
 * from this device, whatever a document claims.
 */
export function joined(current: Progress, remote: Progress, place: Place): Progress {
  if (remote.epoch < current.epoch) return current;
  const { id, registration } = place;
  const { lessons, evaluations } = partOf(remote, { id, registration: null });
  const theirs = evaluations[id];
  return merge(current, {
    version: 1,
    epoch: current.epoch,
    lessons,
    evaluations: theirs ? { [recordKey(id, registration)]: inDocument(theirs) } : {},
  });
}

/** What the registration's own document holds was handed in first, whatever other devices think. */
function inDocument(record: AssessmentRecord): AssessmentRecord {
  const marked = (one: TryResult | null): TryResult | null => one && { ...one, recorded: true };
  const { first, best, last, others } = record;
  const all = { ...record, first: marked(first), best: marked(best), last: marked(last) };
  return joinRecords(
    others ? { ...all, others: others.map((one) => ({ ...one, recorded: true })) } : all,
    record,
  );
}

function unlessChanged(error: unknown): void {
  if (!(error instanceof LrsError && [409, 412].includes(error.answer.status))) throw error;
}

const hasAny = ({ lessons, evaluations }: Progress): boolean =>
  Object.keys(lessons).length + Object.keys(evaluations).length > 0;
