/**
 * The five statements cmi5 defines for an assignable unit (Quartz, 1st edition). Numbers in brackets are
 * the specification's sections. When one may be sent is the ledger's business (ledger.ts).
 */
import { isJudged } from '../course/unit.ts';
import { scaledScore } from '../assessment/score.ts';
import { isoDuration } from './duration.ts';
import type { EventOf } from '../progress/progress.ts';
import {
  statement,
  type Context,
  type Json,
  type Occurrence,
  type Result,
  type Score,
  type Setting,
  type Statement,
} from './statement.ts';
import { extensionIri } from '../course/iri.ts';
import { CATEGORIES, CMI5_EXTENSIONS } from './vocabulary.ts';
import { unitActivity } from './answers.ts';

export type DefinedVerb = 'initialized' | 'completed' | 'passed' | 'failed' | 'terminated';

/** @param session its key as id, and the time the page was ready */
export function initialized(setting: Setting, session: Occurrence): Statement {
  return defined(setting, 'initialized', session);
}

/** @param seconds the learner took to get there, in this session */
export function completed(setting: Setting, event: Occurrence, seconds: number): Statement {
  return defined(setting, 'completed', event, {
    completion: true,
    duration: isoDuration(seconds),
  });
}

/**
 * `passed` or `failed`, whichever the score says, so that the two can never disagree (9.3.4, 9.3.5).
 *
 * @param ownMastery the course's own mastery score, for an LMS that gives none; the LMS's value wins and
 *   is then quoted (9.6.3.2)
 */
export function judged(
  setting: Setting,
  event: Occurrence & Pick<EventOf<'handed-in'>, 'points' | 'max' | 'duration'>,
  ownMastery: number,
): Statement {
  const given = setting.launch.masteryScore;
  const { points, max } = event;
  const passed = isMastered(setting, points, max, ownMastery);
  return defined(
    setting,
    passed ? 'passed' : 'failed',
    event,
    { score: judgedScore(points, max), success: passed, duration: isoDuration(event.duration) },
    given === null ? {} : { [CMI5_EXTENSIONS.masteryScore]: given },
  );
}

/** Whether these points pass under this launch; never where nothing is judged. */
export function isMastered(
  setting: Setting,
  points: number,
  max: number,
  ownMastery: number,
): boolean {
  if (!isJudged(setting.unit)) return false;
  return scaledScore(points, max) >= (setting.launch.masteryScore ?? ownMastery);
}

/**
 * @param session its key as id, and the time it ends: no statement may be later
 * @param times in seconds: since `initialized`, and of it with the page in use
 */
export function terminated(
  setting: Setting,
  session: Occurrence,
  times: { readonly session: number; readonly active: number },
): Statement {
  return defined(setting, 'terminated', session, {
    duration: isoDuration(times.session),
    extensions: { [extensionIri(setting.unit, 'active-duration')]: isoDuration(times.active) },
  });
}

function defined(
  setting: Setting,
  verb: DefinedVerb,
  occurrence: Occurrence,
  result?: Result,
  extensions: Readonly<Record<string, Json>> = {},
): Statement {
  // [9.6.2.1] on every defined statement; [9.6.2.2] with success or completion.
  const moveOn = result?.success !== undefined || result?.completion !== undefined;
  const category = [{ id: CATEGORIES.cmi5 }, ...(moveOn ? [{ id: CATEGORIES.moveOn }] : [])];
  const context: Context = {
    ...(setting.launch.plain ? {} : { contextActivities: { category } }),
    extensions,
  };
  return statement(setting, verb, occurrence, {
    object: unitActivity(setting),
    ...(result === undefined ? {} : { result }),
    context,
  });
}

/** [9.5.1] raw, min and max are integers here: points in fractions are told by `scaled` alone. */
function judgedScore(points: number, max: number): Score {
  const scaled = scaledScore(points, max);
  return Number.isInteger(points) && Number.isInteger(max) && max > 0
    ? { scaled, raw: points, min: 0, max }
    : { scaled };
}
