/** What a page asks of whoever reports for it: cmi5, xAPI or SCORM, chosen by the launch. */
import type { ReadonlyObservable } from '../observable.ts';

export interface Tracker {
  readonly status: ReadonlyObservable<TrackerStatus>;
  /** Something new lies in the outbox. */
  kick(): void;
  /** Somebody looks at the page again: is its session still open? */
  seen?(this: void): Promise<void>;
  /** Takes in what other devices have told the LMS of this unit; within seconds, whether it answers or not. */
  renew?(this: void): Promise<void>;
  /** Sends what is left and ends the session, within seconds. */
  quit(spent: TimeSpent): Promise<Exit>;
  /**
   * The page is hidden, and may never be seen again.
   *
   * @param leaving it is being closed, reloaded or left: what is not sent now, others have to send
   */
  hidden(spent: TimeSpent, leaving: boolean): void;
}

/** In seconds, by a clock nobody sets. */
export interface TimeSpent {
  /** The page was open. */
  readonly seconds: number;
  /** Of it in use. */
  readonly active: number;
}

export interface Exit {
  /** False: answers could not be sent yet; they stay here and go out at the next visit. */
  readonly sent: boolean;
  /** Where the LMS wants the learner back (cmi5 10.2.6); null: close the window. */
  readonly returnUrl: string | null;
}

export type TrackerStatus =
  /** The launch is being exchanged for a session. */
  | ({ readonly kind: 'opening' } & Trouble)
  | { readonly kind: 'sent' }
  /** `count`: answers. */
  | ({ readonly kind: 'waiting'; readonly count: number } & Trouble)
  /**
   * Answers refused for good, kept and exportable; `waiting` others are not sent yet. None: what was
   * refused is the end of the unit, which the next launch says again. `isClosed`: the LMS has closed this
   * session, and the next launch says the answers again.
   */
  | {
      readonly kind: 'refused';
      readonly count: number;
      readonly waiting: number;
      readonly isClosed: boolean;
    }
  /** Nothing else waits, and something kept here cannot be read. `store`: nothing can. */
  | { readonly kind: 'unreadable'; readonly what: 'entries' | 'store' }
  /** Another tab reports for this session; what is done here leaves with it. */
  | { readonly kind: 'reader' }
  | { readonly kind: 'ended' }
  /** The LMS has closed the session, which this page did not: the unit was opened elsewhere. All is stored. */
  | { readonly kind: 'closed' }
  /** The launch is of no use; French. */
  | { readonly kind: 'unusable'; readonly message: string };

interface Trouble {
  /** Seconds until the next try; null while trying. */
  readonly retryIn: number | null;
  /** HTTP status met last; null without an answer. */
  readonly met: number | null;
}
