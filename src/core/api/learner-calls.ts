/**
 * What a page asks of our own server about its learner, below /apprenant/, by the learner's cookie:
 * 401 for a visitor. Pages ask only when the readable cookie `connu=1` is there.
 */
import type { PathOf } from './call.ts';
import type { HelpCall, HelpRequest } from './help.ts';

export interface LearnerCalls {
  'GET moi': { answer: LearnerMe };
  /** « Changer de personne » : a form that posts it is led to the home page. */
  'POST sortir': { answer: null };
  'GET aide': { query: { readonly unite: string }; answer: readonly HelpRequest[] };
  /** A new request, or one more message in the one about this place that is not closed. */
  'POST aide': { body: HelpCall; answer: HelpRequest };
}

/** Whom our own server takes a browser's learner to be. */
export interface LearnerMe {
  readonly name: string;
  readonly account: { readonly homePage: string; readonly name: string };
  readonly group: string | null;
  readonly trainers: readonly string[];
}

/** Where a page of this site asks. */
export type LearnerAddress<Key extends keyof LearnerCalls> = `/apprenant/${PathOf<Key>}`;
