/** A remote session (séance): a group works on some lessons at a given time, with a trainer. Times ISO 8601 UTC. */
import type { Person } from './accounts.ts';
import type { GroupQuestion, LearnerQuestion, SharedQuestion } from './group-questions.ts';

export interface Meeting extends MeetingDetails {
  readonly id: string;
  readonly group: string;
  readonly trainer: Person;
  readonly state: MeetingState;
  /** Learners who said « Je suis là », or with a session inside it, whatever the lesson. */
  readonly present: readonly string[];
}

export type MeetingState = 'planned' | 'running' | 'ended';

interface MeetingDetails {
  readonly units: readonly string[];
  readonly start: string;
  readonly end: string;
  /** Empty: none was given. */
  readonly title: string;
  /** Address of the video call, https; null: none was given. */
  readonly call: string | null;
}

export interface MeetingChange extends MeetingDetails {
  /** An account's id. */
  readonly trainer: string;
}

/** What a trainer leads a meeting from, and reads again when it is over. */
export interface MeetingDesk {
  readonly meeting: Meeting;
  readonly group: MeetingGroup;
  /** In the order they came. */
  readonly arrivals: readonly Arrival[];
  /** By name. */
  readonly absent: readonly Person[];
  /** In the order they were asked. */
  readonly questions: readonly GroupQuestion[];
  /** When this was true. */
  readonly at: string;
}

interface MeetingGroup extends Person {
  /** As of `GroupSummary`. */
  readonly path: string | null;
}

/** « Je suis là » : pressed by the learner, confirmed by a trainer; both by the server's clock. */
export interface Arrival {
  readonly learner: Person;
  readonly at: string;
  /** Null: not yet. */
  readonly confirmed: string | null;
}

/** Whose presence the trainer confirms; who has not pressed is passed over. */
export interface Confirmation {
  /** Ids. */
  readonly learners: readonly string[];
}

/** One that is over, as a learner finds it again. */
export interface PastMeeting extends Pick<Meeting, 'id' | 'title' | 'start' | 'end'> {
  /** Name. */
  readonly trainer: string;
  /** As of `ComingMeeting`. */
  readonly units: string;
  /** When they said « Je suis là »; null: they did not. */
  readonly arrived: string | null;
  /** When a trainer confirmed it; null: nobody did. */
  readonly confirmed: string | null;
}

/** What was asked in it, and their answers. */
export interface LearnerRecord {
  /** In the order they were asked. */
  readonly questions: readonly LearnerQuestion[];
}

/** What a shared screen shows: nobody's name, nobody's code. */
export interface ProjectedMeeting extends Pick<Meeting, 'title' | 'state' | 'start' | 'end'> {
  /** Name of the group. */
  readonly group: string;
  readonly units: string;
  /** How many are there. */
  readonly present: number;
  /** How many questions were asked. */
  readonly asked: number;
  /** Null: none yet, or the meeting is over. */
  readonly question: SharedQuestion | null;
}

/** What a learner's pages know of their group's meetings. */
export interface LearnerMeetings {
  /** Whose these are: an answer that waits in the browser says whose it is. */
  readonly account: { readonly homePage: string; readonly name: string };
  /** Of the person. */
  readonly name: string;
  /** The one that runs, or starts within a quarter of an hour. */
  readonly now: LearnerMeeting | null;
  /** The next ones, soonest first. */
  readonly coming: readonly ComingMeeting[];
}

export interface ComingMeeting extends Pick<Meeting, 'id' | 'title' | 'start' | 'end'> {
  /** Name. */
  readonly trainer: string;
  /** « leçons 2 et 3 », « Vocabulaire médical, leçon 4 ; Stocks, leçon 1 » */
  readonly units: string;
  readonly call: string | null;
}

export interface LearnerMeeting extends ComingMeeting {
  readonly state: 'planned' | 'running';
  /** When they said « Je suis là »; null: not yet. */
  readonly arrived: string | null;
  readonly confirmed: boolean;
  /** How many are there. */
  readonly present: number;
  readonly question: LearnerQuestion | null;
  /** What the group writes together, once it was opened for them and until it is closed; null: nothing. */
  readonly writing: LearnerWriting | null;
}

export interface LearnerWriting {
  readonly title: string;
  /** Of its place in its lesson. */
  readonly url: string;
}
