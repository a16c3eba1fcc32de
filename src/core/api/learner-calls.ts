/**
 * What a page asks of our own server about its learner, below /apprenant/, by the learner's cookie:
 * 401 for a visitor. Pages ask only when the readable cookie `connu=1` is there.
 */
import type { PathOf, QueryOf } from './call.ts';
import type { CourseStanding } from '../progress/unit-standing.ts';
import type { Place } from '../report/presence.ts';
import type { NewVote, VoteReceipt } from './group-questions.ts';
import type { Agreement, HelpCall, OwnRequest, PublishedAnswer, ReadMark } from './help.ts';
import type { LearnerMeetings, LearnerRecord, PastMeeting } from './meetings.ts';
import type { OwnProof } from './proof.ts';
import type { LearnerProductions, NewText, NewTicks, TextReceipt } from './productions.ts';

export interface LearnerCalls {
  'GET moi': { answer: LearnerMe };
  /** What home and the pages of modules show, on any device. */
  'GET avancee': { answer: LearnerStanding; tagged: true };
  /** Every exchange of theirs, the latest first. */
  'GET echanges': { answer: readonly OwnRequest[]; tagged: true };
  /** « Mes résultats » */
  'GET resultats': { answer: OwnProof; tagged: true };
  /** « Changer de personne » : a form that posts it is led to the home page. */
  'POST sortir': { answer: null };
  /** Asked for every few seconds. */
  'GET aide': { query: { readonly unite: string }; answer: readonly OwnRequest[]; tagged: true };
  /** A new request, or one more message in the one about this place that is not closed. */
  'POST aide': { body: HelpCall; answer: OwnRequest };
  'POST lu': { body: ReadMark; answer: null };
  /** Published for their group, the latest first; of every unit where none is named. */
  'GET publications': {
    query: { readonly unite: string };
    answer: readonly PublishedAnswer[];
    tagged: true;
  };
  /** Whether their own question may go with it. 404 when it was withdrawn. */
  'POST publications/:id/accord': { body: Agreement; answer: null };
  /** Asked for every two seconds while a meeting runs. */
  'GET seances': { answer: LearnerMeetings; tagged: true };
  /** Those to come, for a calendar. */
  'GET seances.ics': { answer: string; file: 'ics' };
  /** Those of their group that are over, and others they were at: the latest first, twenty at most. */
  'GET seances/passees': { answer: readonly PastMeeting[] };
  /** Of one of these. */
  'GET seances/:id/bilan': { answer: LearnerRecord };
  /** « Je suis là » ; pressed again, it changes nothing. 409 when the meeting is over or far away. */
  'POST seances/:id/presence': { answer: LearnerMeetings };
  /** 409 for somebody else's answer, or one that the question does not offer. */
  'POST seances/:id/reponses': { body: NewVote; answer: VoteReceipt };
  /** Texts of a lesson; asked for every two seconds while one is open and on the screen. */
  'GET productions': {
    query: { readonly unite: string };
    answer: LearnerProductions;
    tagged: true;
  };
  /** 409 once it may not change any more, or when another device wrote meanwhile. */
  'POST productions/:id/texte': { body: NewText; answer: TextReceipt };
  /** 409 for who has written nothing. */
  'POST productions/:id/grille': { body: NewTicks; answer: TextReceipt };
}

/** Whom our own server takes a browser's learner to be. */
export interface LearnerMe {
  readonly name: string;
  readonly account: { readonly homePage: string; readonly name: string };
  readonly group: string | null;
  readonly trainers: readonly string[];
  /** Of their group (GroupSummary.path). */
  readonly path: string | null;
  /** Whether a meeting of their group runs, or starts within the hour: a lesson then follows it. */
  readonly meets: boolean;
}

/** What our server knows of a learner's work, in the units that the course has now. */
export interface LearnerStanding extends Pick<LearnerMe, 'account'> {
  readonly units: CourseStanding;
  /** The latest exchanges in which a trainer spoke last and was not read yet, newest first. */
  readonly replies: readonly Reply[];
}

/** What a trainer answered last at one place. */
export interface Reply {
  /** Of the request. */
  readonly id: string;
  readonly place: Place;
  /** How many messages the request has; those of before the learner's own last one are read. */
  readonly messages: number;
  /** Of the trainer's last message, its beginning. */
  readonly at: string;
  readonly name: string;
  readonly text: string;
}

/** Where a page of this site asks, the query included. */
export type LearnerAddress<Key extends keyof LearnerCalls> =
  `/apprenant/${PathOf<Key>}${QueryText<QueryOf<LearnerCalls[Key]>>}`;

type QueryText<Query> = [Query] extends [never] ? '' : `?${keyof Query & string}=${string}`;
