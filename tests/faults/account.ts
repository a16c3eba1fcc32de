/**
 * The one law: given = stored ∪ waiting ∪ parked, and nothing is stored twice. Pure, so that it can be
 * tested that it notices.
 */
import type { BrowserHoldings, StoredStatement } from './holdings.ts';

export interface Account {
  /** Shown to the learner as given, held by nobody. */
  readonly lost: readonly string[];
  /** Two statements for one answer, or for what is said once in a session. */
  readonly twice: readonly string[];
  /** Stored though nobody gave it. */
  readonly invented: readonly string[];
  /** Stored before the session's "initialized", or said to have happened after its "terminated". */
  readonly unruly: readonly string[];
}

export const CLEAN: Account = { lost: [], twice: [], invented: [], unruly: [] };

/** Said once in a session at most (cmi5 9.3). */
const ONCE = ['initialized', 'completed', 'passed', 'failed', 'terminated'];
const SESSION_ID = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';

/** @param given the numbers typed whose verdict was seen, each one once */
export function account(
  given: readonly string[],
  stored: readonly StoredStatement[],
  { waiting, parked }: BrowserHoldings,
): Account {
  const answers = stored.filter((one) => verbOf(one) === 'answered').map(answerOf);
  const held = new Set([...answers, ...[...waiting, ...parked].map(({ answer }) => answer)]);
  const sayings = stored
    .filter((one) => ONCE.includes(verbOf(one)))
    .map((one) => `${verbOf(one)} in ${sessionOf(one)}`);
  const sections = stored
    .filter((one) => verbOf(one) === 'experienced')
    .map((one) => `experienced ${one.object.id} in ${one.context?.registration ?? ''}`);
  return {
    lost: given.filter((answer) => !held.has(answer)),
    twice: repeated([...answers, ...sayings, ...sections]),
    invented: answers.filter((answer) => !given.includes(answer)),
    unruly: unruly(stored),
  };
}

export const verbOf = ({ verb }: StoredStatement): string => verb.id.split('/').at(-1) ?? '';

const answerOf = ({ result }: StoredStatement): string => result?.response ?? '';

export const sessionOf = ({ context }: StoredStatement): string => {
  const id = context?.extensions?.[SESSION_ID];
  return typeof id === 'string' ? id : '';
};

function repeated(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text, at) => texts.indexOf(text) !== at))];
}

/** In the order they were stored; the launcher's own statements come when they like. */
function unruly(stored: readonly StoredStatement[]): readonly string[] {
  const open = new Set<string>();
  const over = new Map<string, string>();
  return stored.flatMap((one) => {
    const verb = verbOf(one);
    const session = sessionOf(one);
    if (['launched', 'abandoned', 'satisfied', 'waived'].includes(verb)) return [];
    if (verb === 'initialized') open.add(session);
    // What happened before the end may come after it (cmi5 9.3.8, late answers).
    const fine = open.has(session) && one.timestamp <= (over.get(session) ?? '9');
    if (verb === 'terminated') over.set(session, one.timestamp);
    return fine ? [] : [`${verb} ${answerOf(one)} in ${session}`];
  });
}
