/**
 * What a learner did (Event), and what that adds up to (Progress). The fold and the join are in fold.ts,
 * their laws in tests/core/fold.test.ts.
 */
import type { AssessmentRecord, HandedIn, Started } from '../assessment/model.ts';
import type { Response } from '../question/types.ts';

/** A fact about a learner. Statements and SCORM data are translations of events, never the model. */
export type Event = EventBase &
  (Visited | Answered | Revealed | Completed | Started | HandedIn | Erased);

export type EventOf<T extends Event['type']> = Extract<Event, { readonly type: T }>;

interface EventBase {
  /** UUID; statement ids derive from it. */
  readonly id: string;
  /** ISO 8601 UTC, the learner's clock. */
  readonly time: string;
  /** Seconds since its page was opened, by a clock nobody sets; absent from what earlier releases kept. */
  readonly elapsed?: number;
  /** Key of the session it happened in. */
  readonly session: string;
  readonly epoch: number;
}

/** A section of a lesson was first seen. */
interface Visited {
  readonly type: 'visited';
  readonly lesson: string;
  readonly section: string;
}

/** A question of a lesson was answered. */
interface Answered {
  readonly type: 'answered';
  readonly lesson: string;
  readonly question: string;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly response: Response;
  readonly points: number;
  readonly max: number;
  readonly success: boolean;
  /** Seconds from the first interaction to the answer. */
  readonly duration: number;
  /** Hash of the question as it was worded. */
  readonly hash: string;
  /** Content hash of the lesson. */
  readonly revision: string;
}

/** The learner asked to see the answer. */
interface Revealed {
  readonly type: 'revealed';
  readonly lesson: string;
  readonly question: string;
}

/** Every section seen and every required question answered. */
interface Completed {
  readonly type: 'completed';
  readonly lesson: string;
  readonly revision: string;
}

/** Everything before this event's epoch, which is a new one, is forgotten. */
interface Erased {
  readonly type: 'erased';
}

/**
 * The fold of events. `merge` is a join: commutative, associative, idempotent. So two tabs, two
 * devices, the LMS's State document and the local copy need no conflict logic.
 */
export interface Progress {
  readonly version: 1;
  readonly epoch: number;
  readonly lessons: Readonly<Record<string, LessonProgress>>;
  /** By evaluation and registration (`recordKey`). */
  readonly evaluations: Readonly<Record<string, AssessmentRecord>>;
}

export interface LessonProgress {
  /** Section id → ISO time first seen. */
  readonly sections: Readonly<Record<string, string>>;
  readonly questions: Readonly<Record<string, QuestionProgress>>;
  /** Question id → ISO time its answer was first asked for (which may come before any try). */
  readonly revealed: Readonly<Record<string, string>>;
  /** ISO time completed first, or null. */
  readonly completed: string | null;
  /** ISO time of the last thing done here: for "reprendre" only, never for ordering outcomes. */
  readonly touched: string;
}

/** Ordered by (attempt, id), never by a clock. Number of tries = `last.attempt`. */
export interface QuestionProgress {
  readonly first: Outcome;
  readonly best: Outcome;
  readonly last: Outcome;
}

export interface Outcome {
  readonly id: string;
  readonly attempt: number;
  readonly response: Response;
  readonly points: number;
  readonly max: number;
  readonly success: boolean;
  readonly time: string;
  readonly hash: string;
}
