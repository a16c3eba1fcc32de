/** What a page holds once it has started (`start.ts`), and what its islands are given of it. */
import type { Look } from '../../core/question/types.ts';
import type { LaunchMode } from '../../core/xapi/statement.ts';
import type { Observable } from '../../player/observable.ts';
import type { Player } from '../../player/player.ts';

export interface LivePage {
  readonly player: Player;
  readonly session: string;
  /** Key of the learner (`learner-key.ts`). */
  readonly learner: string;
  /** ISO time the page opened. */
  readonly began: string;
  /** The address the LMS opened, parameters included, when this page reports to one. */
  readonly launchAddress: string | null;
  /** What the launch says of the assessment; null until then, and without one. */
  readonly terms: Observable<Terms | null>;
  readonly delivery: Observable<Delivery>;
  /**
   * It must not be loaded anew: an LMS gives the session of its launch once (cmi5 8.2.1), and it is being had;
   * or it is a SCORM package's, whose LMS refuses a second Initialize (SCORM 2004 RTE 3.1.3.1).
   */
  readonly mustStay: Observable<boolean>;
  /** Who may call their trainer from here; null: nobody, or not yet. */
  readonly caller: Observable<Caller | null>;
  /** Questions the learner wants to take again; a new array each time they ask. */
  readonly redo: Observable<readonly string[]>;
  /** Kinds of the questions it shows, or their own looks: what sends their answers brings how each is told. */
  readonly kinds: Observable<readonly Look[]>;
  /** A new id, 36 characters. */
  readonly uuid: () => string;
}

/** The props every island may have besides its own: absent where the static page is rendered. */
export interface OnPage {
  readonly page?: LivePage | undefined;
}

export interface Caller {
  /** What the call is about. */
  readonly unit: string;
  /** Key of the drawer calls wait in. */
  readonly learner: string;
}

/** Whether whoever receives the answers has all of them; "none": nobody does, or nobody tells. */
export type Delivery = 'none' | 'under-way' | 'held' | 'waiting';

export interface Terms {
  /** Tries beyond the course's. */
  readonly moreTries: number;
  /** Null: the course's own. */
  readonly masteryScore: number | null;
  /** Opened to look again (Review): whatever were taken here would not count. */
  readonly reviewing: boolean;
  /** Who may open more tries: a trainer on our server, the platform by a new attempt; null, nobody known. */
  readonly opensMore: 'trainer' | 'platform' | null;
  /** Absent: Normal. */
  readonly mode?: LaunchMode;
  /** Takes in what other devices have done of this unit; absent where nobody could tell. */
  readonly renew?: () => Promise<void>;
}
