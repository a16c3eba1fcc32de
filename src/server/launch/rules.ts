/**
 * What an AU may state in a session (pure). Numbers are sections of the cmi5 specification; the first
 * rule that is broken is named. Written apart from the AU's own code, so that each checks the other.
 */
import { instant } from '../../core/xapi/instant.ts';
import { actorKey } from '../lrs/statement/identity.ts';
import { asList, CONTEXT_LISTS, isActivity, type Statement } from '../lrs/statement/types.ts';
import { VOIDED } from '../lrs/validate/statement.ts';
import type { Advance, Session, Standing } from './sessions.ts';
import {
  CATEGORY_CMI5,
  CATEGORY_MOVEON,
  MASTERY_SCORE,
  PROGRESS,
  SESSION_ID,
  VERBS,
} from './vocabulary.ts';

/** "9.5.1: only passed and failed have a score" */
type Violation = string;

export interface Ledger {
  readonly session: Session;
  readonly standing: Standing;
}

/** What the session and the learner's standing become, or the rule that is broken. */
type Verdict =
  | { readonly ok: true; readonly advance: Advance; readonly standing: Standing }
  | { readonly ok: false; readonly violation: Violation };

/**
 * @param statements new ones, in the order they were sent.
 * @param late the session is over: what comes now may be a part only, in the order it was found again.
 */
export function judge(
  ledger: Ledger,
  statements: readonly Statement[],
  { late }: { readonly late: boolean } = { late: false },
): Verdict {
  let { session, standing } = ledger;
  for (const statement of statements) {
    const violation =
      inEvery(session, statement) ??
      inOrder(session, statement, late) ??
      (late ? afterAbandoned(session, statement) : unasked(session, statement)) ??
      (isDefined(statement) ? inDefined({ session, standing }, statement) : inAllowed(statement));
    if (violation !== null) return { ok: false, violation };
    if (isDefined(statement)) ({ session, standing } = after({ session, standing }, statement));
  }
  const { initialized, terminated, completed, judged } = session;
  return { ok: true, advance: { initialized, terminated, completed, judged }, standing };
}

function categories(statement: Statement): readonly string[] {
  return asList(statement.context?.contextActivities?.category).map(({ id }) => id);
}

/** 7.1.3: the category makes a statement "cmi5 defined", whatever its verb. */
function isDefined(statement: Statement): boolean {
  return categories(statement).includes(CATEGORY_CMI5);
}

function inEvery({ actor, registration, launchData }: Session, said: Statement): Violation | null {
  const { context, timestamp } = said;
  if (said.verb.id === VOIDED) return '6.3: an AU voids nothing';
  if (said.id === undefined) return '9.1: the AU gives every statement its id';
  if (timestamp === undefined || !/(Z|[+-]00:?00)$/i.test(timestamp))
    return '9.7: every statement has a timestamp in UTC';
  if (said.actor.objectType === 'Group' || actorKey(said.actor) !== actorKey(actor))
    return '9.2: the actor is the one of the launch';
  if (context?.registration?.toLowerCase() !== registration)
    return '9.6.1: the registration is the one of the launch';
  const { contextActivities, extensions } = launchData.contextTemplate;
  if (context.extensions?.[SESSION_ID] !== extensions?.[SESSION_ID])
    return '9.6.3.1: the session id is the one of the launch';
  const missing = CONTEXT_LISTS.some((list) =>
    asList(contextActivities?.[list]).some(
      ({ id }) => !asList(context.contextActivities?.[list]).some((given) => given.id === id),
    ),
  );
  if (missing) return '10.2.1: the context keeps what the contextTemplate has';
  const progress = said.result?.extensions?.[PROGRESS];
  if (progress !== undefined && !isPercentage(progress))
    return '9.5.5.1: progress is an integer from 0 to 100';
  return null;
}

function isPercentage(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 100;
}

/** 9.3: initialized is the first of all, terminated the last, by their timestamps. */
function inOrder(
  { initialized, terminated }: Session,
  said: Statement,
  late: boolean,
): Violation | null {
  const opens = isDefined(said) && said.verb.id === VERBS.initialized;
  const at = instant(said.timestamp ?? '');
  if (initialized === null)
    return opens || late ? null : '9.3.2: initialized is the first statement of a session';
  if (at < instant(initialized)) return '9.3.2: nothing happened before initialized';
  if (terminated !== null && at > instant(terminated))
    return '9.3.8: terminated is the last statement of a session';
  return null;
}

/** 11.0: an AU that initializes has asked what its learner prefers. */
function unasked({ initialized, preferences }: Session, { verb }: Statement): Violation | null {
  return initialized === null && preferences === null && verb.id === VERBS.initialized
    ? '11.0: the AU reads the learner’s preferences before it initializes'
    : null;
}

/** Between two clocks that both are right. */
const SKEW_MS = 5 * 60_000;

/**
 * 9.3.6, as far as the late door keeps it: what was done before the session was abandoned may come
 * later, what is dated after it is none of it. A learner's clock that is ahead is read against ours, by
 * when their session began on each: else nothing they did would be in time.
 */
function afterAbandoned(session: Session, { timestamp = '' }: Statement): Violation | null {
  const { abandoned, ended, launched, initialized } = session;
  if (!abandoned || ended === null) return null;
  const ahead = initialized === null ? 0 : instant(initialized) - instant(launched);
  const at = instant(timestamp) - (ahead > SKEW_MS ? ahead : 0);
  return at > instant(ended) ? '9.3.6: nothing happens after abandoned' : null;
}

/** 9.6.2.2: the moveOn category is of defined statements only. */
function inAllowed(said: Statement): Violation | null {
  return categories(said).includes(CATEGORY_MOVEON)
    ? '9.6.2.2: only cmi5 defined statements have the moveOn category'
    : null;
}

function inDefined({ session, standing }: Ledger, said: Statement): Violation | null {
  const { id: verb } = said.verb;
  const { success, completion } = said.result ?? {};
  if (!isActivity(said.object) || said.object.id !== session.activity)
    return '9.4: the object is the activity of the launch';
  const judges = success !== undefined || completion !== undefined;
  if (categories(said).includes(CATEGORY_MOVEON) !== judges)
    return '9.6.2.2: the moveOn category goes with success or completion';
  const { launchMode } = session.launchData;
  const always: readonly string[] = [VERBS.initialized, VERBS.terminated];
  if (launchMode !== 'Normal' && !always.includes(verb))
    return `10.2.2: in ${launchMode} mode, only initialized and terminated`;
  return (
    usedOnce({ session, standing }, verb) ??
    resultOf(verb, said) ??
    scoreOf(verb, said, session.launchData.masteryScore)
  );
}

function usedOnce({ session, standing }: Ledger, verb: string): Violation | null {
  const once = 'a verb is used once in a session';
  switch (verb) {
    case VERBS.initialized:
      return session.initialized === null ? null : `9.3.2: ${once}`;
    case VERBS.terminated:
      return session.terminated === null ? null : `9.3.8: ${once}`;
    case VERBS.completed:
      if (session.completed) return `9.3: ${once}`;
      return standing.completed === null ? null : '9.3.3: completed is said once in a registration';
    case VERBS.passed:
    case VERBS.failed:
      if (session.judged) return '9.3: one of passed and failed, once in a session';
      if (standing.passed === null) return null;
      return verb === VERBS.passed
        ? '9.3.4: passed is said once in a registration'
        : '9.3: failed does not follow passed in a registration';
    default:
      return '9.3: this verb is not one an AU states as cmi5 defined';
  }
}

function resultOf(verb: string, { result = {} }: Statement): Violation | null {
  const success = verb === VERBS.passed ? true : verb === VERBS.failed ? false : undefined;
  if (result.success !== success)
    return success === undefined
      ? '9.5.2: only passed and failed have success'
      : `9.5.2: success is ${String(success)} with this verb`;
  const completion = verb === VERBS.completed ? true : undefined;
  if (result.completion !== completion)
    return completion === undefined
      ? '9.5.3: only completed has completion'
      : '9.5.3: completion is true with completed';
  if (verb !== VERBS.initialized && result.duration === undefined)
    return '9.5.4.1: terminated, completed, passed and failed have a duration';
  return null;
}

function scoreOf(
  verb: string,
  { result, context }: Statement,
  mastery: number | undefined,
): Violation | null {
  const score = result?.score;
  const quoted = context?.extensions?.[MASTERY_SCORE];
  if (quoted !== undefined && quoted !== mastery)
    return '9.6.3.2: masteryscore is the one of the launch';
  if (!score) return null;
  if (verb !== VERBS.passed && verb !== VERBS.failed)
    return '9.5.1: only passed and failed have a score';
  const { scaled, raw, min, max } = score;
  if (scaled !== undefined && scaled < 0) return '9.5.1: scaled is between 0 and 1';
  if (raw !== undefined && (min === undefined || max === undefined))
    return '9.5.1: raw comes with min and max';
  if ([raw, min, max].some((value) => value !== undefined && !Number.isInteger(value)))
    return '9.5.1: raw, min and max are integers';
  if (mastery === undefined || scaled === undefined) return null;
  if (quoted === undefined) return '9.6.3.2: masteryscore is told with a score judged by it';
  if (verb === VERBS.passed && scaled < mastery)
    return '9.3.4: passed has at least the masteryScore';
  if (verb === VERBS.failed && scaled >= mastery)
    return '9.3.5: failed has less than the masteryScore';
  return null;
}

function after({ session, standing }: Ledger, said: Statement): Ledger {
  const time = said.timestamp ?? '';
  switch (said.verb.id) {
    case VERBS.initialized:
      return { session: { ...session, initialized: time }, standing };
    case VERBS.terminated:
      return { session: { ...session, terminated: time }, standing };
    case VERBS.completed:
      return {
        session: { ...session, completed: true },
        standing: { ...standing, completed: time },
      };
    case VERBS.passed:
      return { session: { ...session, judged: true }, standing: { ...standing, passed: time } };
    case VERBS.failed:
      return { session: { ...session, judged: true }, standing };
    default:
      return { session, standing };
  }
}
