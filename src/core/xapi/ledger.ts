/** What a session has already said, and so what it may still say (cmi5 9.3, 10.2.2). */
import type { DefinedVerb } from './cmi5.ts';
import type { LaunchMode, Verb } from './statement.ts';

/**
 * Plain JSON, to be stored beside the queue: a reload goes on with it. `registration` outlives the
 * session: it belongs to (actor, registration, assignable unit).
 */
export interface Ledger {
  readonly mode: LaunchMode;
  /** Defined verbs said in this session. */
  readonly session: readonly DefinedVerb[];
  /** What this registration has heard, earlier sessions included. */
  readonly registration: readonly RegistrationMark[];
}

/** Those that count for good. */
export type LastingVerb = 'completed' | 'passed';

/**
 * What is remembered of a registration. `answered`: something the learner did was said in it, without which
 * nothing is concluded. `apart`: its assessments stand by themselves (releases before knew one standing).
 */
export type RegistrationMark = LastingVerb | 'answered' | 'apart';

/** @param registration what earlier sessions of the same registration said */
export function openLedger(mode: LaunchMode, registration: readonly RegistrationMark[]): Ledger {
  return { mode, session: [], registration };
}

/** Whether a statement with that verb may be sent now. */
export function mayStatement({ mode, session, registration }: Ledger, verb: Verb): boolean {
  if (session.includes('terminated')) return false;
  if (verb === 'initialized') return !session.includes('initialized');
  if (!session.includes('initialized')) return false;
  const judged = session.includes('passed') || session.includes('failed');
  switch (verb) {
    case 'terminated':
      return true;
    // A refused one counts in its session only: never twice there, again in the next.
    case 'completed':
    case 'progressed':
      return mode === 'Normal' && ![...session, ...registration].includes('completed');
    case 'passed':
    case 'failed':
      return mode === 'Normal' && !judged && !registration.includes('passed');
    case 'answered':
    case 'experienced':
    case 'scored':
      return mode === 'Normal';
  }
}

/** What was refused was not said in the registration: the next session may say it. */
export function recordRefusal(ledger: Ledger, before: Ledger, refused: readonly Verb[]): Ledger {
  return {
    ...ledger,
    registration: ledger.registration.filter(
      (heard) => before.registration.includes(heard) || !refused.some((verb) => verb === heard),
    ),
  };
}

/** The ledger once a statement with that verb is queued. */
export function recordStatement(ledger: Ledger, verb: Verb): Ledger {
  switch (verb) {
    case 'initialized':
    case 'failed':
    case 'terminated':
      return { ...ledger, session: [...ledger.session, verb] };
    case 'completed':
    case 'passed':
      return {
        ...ledger,
        session: [...ledger.session, verb],
        registration: ledger.registration.includes(verb)
          ? ledger.registration
          : [...ledger.registration, verb],
      };
    case 'answered':
    case 'scored':
      return ledger.registration.includes('answered')
        ? ledger
        : { ...ledger, registration: [...ledger.registration, 'answered'] };
    case 'experienced':
    case 'progressed':
      return ledger;
  }
}
