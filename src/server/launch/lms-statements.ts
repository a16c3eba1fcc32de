/** What the LMS itself states (pure): launched, abandoned, satisfied. */
import { isoDuration } from '../../core/duration.ts';
import type { Activity, Agent, Context, Result, Statement } from '../lrs/statement/types.ts';
import { courseActivityIdOf, type Catalogue } from './catalogue.ts';
import type { Session } from './sessions.ts';
import {
  CATEGORY_CMI5,
  COURSE_TYPE,
  LAUNCH_MODE,
  LAUNCH_URL,
  MASTERY_SCORE,
  MOVE_ON,
  SESSION_ID,
  VERBS,
} from './vocabulary.ts';

type Launched = Pick<Session, 'id' | 'registration' | 'activity' | 'actor' | 'launchData'>;

/**
 * cmi5 9.3.1, and what 9.6.3 wants in its context.
 * @param url of the page, without the launch's parameters; @param now ISO
 */
export function launched(session: Launched, title: string, url: string, now: string): Statement {
  const { launchMode, moveOn, masteryScore } = session.launchData;
  return lmsStatement(session, 'launched', now, {
    object: {
      objectType: 'Activity',
      id: session.activity,
      definition: { name: { fr: title } },
    },
    extensions: {
      [LAUNCH_MODE]: launchMode,
      [LAUNCH_URL]: url,
      [MOVE_ON]: moveOn,
      ...(masteryScore === undefined ? {} : { [MASTERY_SCORE]: masteryScore }),
    },
  });
}

/** cmi5 9.3.6; duration per 9.5.4.2: from the launch to the last thing heard of the AU. */
export function abandoned(session: Session, now: string): Statement {
  const seconds = session.heard
    ? (Date.parse(session.heard) - Date.parse(session.launched)) / 1000
    : 0;
  return lmsStatement(session, 'abandoned', now, {
    object: { objectType: 'Activity', id: session.activity },
    result: { duration: isoDuration(seconds) },
  });
}

/** cmi5 9.3.9, for the course; `sessionId` of the launch that brought it about, or a fresh one. */
export function satisfied(
  catalogue: Catalogue,
  learner: { readonly actor: Agent; readonly registration: string; readonly sessionId: string },
  now: string,
): Statement {
  const { course } = catalogue;
  return {
    actor: learner.actor,
    verb: { id: VERBS.satisfied, display: { fr: 'a satisfait aux exigences de' } },
    object: {
      objectType: 'Activity',
      id: courseActivityIdOf(catalogue),
      definition: { type: COURSE_TYPE, name: { fr: course.title } },
    },
    context: {
      registration: learner.registration,
      contextActivities: {
        category: [{ id: CATEGORY_CMI5 }],
        grouping: [{ objectType: 'Activity', id: course.id }],
      },
      extensions: { [SESSION_ID]: learner.sessionId },
    },
    timestamp: now,
  };
}

const DISPLAY = { launched: 'a lancé', abandoned: 'a abandonné' } as const;

function lmsStatement(
  session: Launched,
  verb: keyof typeof DISPLAY,
  now: string,
  said: { readonly object: Activity; readonly result?: Result; readonly extensions?: object },
): Statement {
  const { contextTemplate } = session.launchData;
  const context: Context = {
    ...contextTemplate,
    registration: session.registration,
    contextActivities: {
      ...contextTemplate.contextActivities,
      category: [{ id: CATEGORY_CMI5 }],
    },
    extensions: { ...contextTemplate.extensions, ...said.extensions },
  };
  return {
    actor: session.actor,
    verb: { id: VERBS[verb], display: { fr: DISPLAY[verb] } },
    object: said.object,
    ...(said.result ? { result: said.result } : {}),
    context,
    timestamp: now,
  };
}
