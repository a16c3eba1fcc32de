/** What the LMS itself states (pure): launched, abandoned, waived, satisfied. */
import { isoDuration } from '../../core/xapi/duration.ts';
import type { Activity, Agent, Context, Result, Statement } from '../lrs/statement/types.ts';
import type { Catalogue, ModuleEntry, CatalogueUnit } from '../../core/course/catalogue.ts';
import {
  unitIri,
  satisfiedCourseIri,
  satisfiedModuleIri,
  moduleIri,
  publishedUnitIri,
} from '../../core/course/iri.ts';
import type { Session } from './sessions.ts';
import {
  BLOCK_TYPE,
  CATEGORY_CMI5,
  CATEGORY_MOVEON,
  COURSE_TYPE,
  LAUNCH_MODE,
  LAUNCH_PARAMETERS,
  LAUNCH_URL,
  MASTERY_SCORE,
  MOVE_ON,
  REASON,
  SESSION_ID,
  VERBS,
} from './vocabulary.ts';

type Launched = Pick<Session, 'id' | 'registration' | 'activity' | 'actor' | 'launchData'>;

/**
 * cmi5 9.3.1, and what 9.6.3 wants in its context.
 * @param url of the page, without the launch's parameters; @param now ISO
 */
export function launched(session: Launched, title: string, url: string, now: string): Statement {
  const { launchMode, moveOn, masteryScore, launchParameters } = session.launchData;
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
      ...(launchParameters === undefined ? {} : { [LAUNCH_PARAMETERS]: launchParameters }),
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

interface Told {
  readonly actor: Agent;
  readonly registration: string;
  readonly sessionId: string;
}

/** cmi5 9.3.9, for a module or (null) the course; `sessionId` of the launch that brought it about, or a fresh one. */
export function satisfied(
  catalogue: Catalogue,
  module: ModuleEntry | null,
  learner: Told,
  now: string,
): Statement {
  const object = module
    ? { id: satisfiedModuleIri(catalogue.iri, module.id), type: BLOCK_TYPE, name: module.title }
    : { id: satisfiedCourseIri(catalogue.iri), type: COURSE_TYPE, name: catalogue.course.title };
  const publisher = module ? moduleIri(catalogue.iri, module.id) : catalogue.course.id;
  return {
    actor: learner.actor,
    verb: { id: VERBS.satisfied, display: { fr: 'a satisfait aux exigences de' } },
    object: {
      objectType: 'Activity',
      id: object.id,
      definition: { type: object.type, name: { fr: object.name } },
    },
    context: contextOf(learner, [publisher, ...(module ? [catalogue.course.id] : [])], []),
    timestamp: now,
  };
}

/** cmi5 9.3.7; `sessionId` is a fresh one. @param reason 9.5.5.2 */
export function waived(
  catalogue: Catalogue,
  unit: CatalogueUnit,
  learner: Told,
  reason: string,
  now: string,
): Statement {
  return {
    actor: learner.actor,
    verb: { id: VERBS.waived, display: { fr: 'a été dispensé de' } },
    object: {
      objectType: 'Activity',
      id: unitIri(catalogue.iri, unit.id),
      definition: { name: { fr: unit.title } },
    },
    result: { success: true, completion: true, extensions: { [REASON]: reason } },
    context: contextOf(
      learner,
      [publishedUnitIri(catalogue.iri, unit.id), catalogue.course.id],
      [CATEGORY_MOVEON],
    ),
    timestamp: now,
  };
}

function contextOf(
  { registration, sessionId }: Told,
  grouping: readonly string[],
  categories: readonly string[],
): Context {
  return {
    registration,
    contextActivities: {
      category: [CATEGORY_CMI5, ...categories].map((id) => ({ id })),
      grouping: grouping.map((id) => ({ objectType: 'Activity', id })),
    },
    extensions: { [SESSION_ID]: sessionId },
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
