/** Whose work a page shows: the key under which this browser keeps it. */
import { hash } from '../../core/text/hash.ts';
import { readStored } from './read-stored.ts';

export const VISITOR = 'visiteur';

/** In localStorage: whose work our own server's pages show, as long as its cookie says "known". */
export const LEARNER = 'cqp-apprenant';

/**
 * One database a person: account names are unique within a home page (xAPI 4.2.1.2), other
 * identifiers are told by how the LMS writes them.
 *
 * @param actor JSON of a launch's actor
 */
export function learnerOf(actor: string | null): string {
  try {
    const { account } = JSON.parse(actor ?? '') as {
      account?: { homePage?: string; name?: string };
    };
    return hash(account?.homePage ? `${account.homePage}\n${account.name}` : (actor ?? ''));
  } catch {
    return VISITOR;
  }
}

export function databaseOf(learner: string): string {
  return `cqp-${learner}`;
}

/** Whether our own server knows the learner of this browser: it says so in a cookie scripts may read. */
export function isKnown(): boolean {
  try {
    return /\bconnu=1/.test(document.cookie);
  } catch {
    // A frame that may keep nothing may not even ask.
    return false;
  }
}

/** The learner our server knew at the last visit; null: nobody. */
export const rememberedLearner = (): string | null => readStored(() => localStorage, LEARNER);
