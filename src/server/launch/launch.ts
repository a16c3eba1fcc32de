/**
 * One launch, in one transaction: whoever had a session open in this registration loses it, the new one
 * exists, its launch data can be read and "launched" is stored — before the browser is sent anywhere.
 */
import { isJudged } from '../../core/course/unit.ts';
import { randomUUID } from 'node:crypto';
import { type Arrangements, launchParametersOf } from '../../core/people/arrangements.ts';
import type { Store } from '../store/db.ts';
import type { Keeping } from '../lrs/keeping.ts';
import { LAUNCH_DATA } from '../lrs/resources/documents.ts';
import { actorKey } from '../lrs/statement/identity.ts';
import { prepare } from '../lrs/statement/prepare.ts';
import type { Statement } from '../lrs/statement/types.ts';
import { abandon } from './abandon.ts';
import type { Catalogue, CatalogueUnit } from '../../core/course/catalogue.ts';
import { unitIri, publishedUnitIri } from '../../core/course/iri.ts';
import { satisfaction, type GuardParts } from './guard.ts';
import type { Learner, Learners } from './learners.ts';
import { launched } from './lms-statements.ts';
import { newSecret } from '../access/secrets.ts';
import type { LaunchData, NewSession } from './sessions.ts';
import { SESSION_ID } from './vocabulary.ts';

export interface LaunchParts extends GuardParts {
  readonly store: Store;
  readonly keeping: Pick<Keeping, 'take' | 'state' | 'leave'>;
  readonly learners: Learners;
  readonly arrangements: (learner: Learner) => Arrangements;
}

/** Paths of this server that a launch names; see routes.ts. */
export const TOKEN_PATH = '/lancer/jeton';
const returnPath = (unit: CatalogueUnit): string => `/retour/${unit.id}`;

interface LaunchTarget {
  readonly origin: string;
  /** URL of the LRS. */
  readonly endpoint: string;
  readonly mode: LaunchData['launchMode'];
}

/** @returns the address to send the browser to (cmi5 8.1). */
export function launchUnit(
  parts: LaunchParts,
  learner: Learner,
  catalogue: Catalogue,
  unit: CatalogueUnit,
  { origin, endpoint, mode }: LaunchTarget,
): string {
  const { store, sessions, learners, clock } = parts;
  const pageUrl = `${origin}${unit.url}`;
  const session = store.transaction((): NewSession => {
    const now = clock().toISOString();
    const registration = learners.register(learner, catalogue.iri);
    const state = (statement: Statement) =>
      parts.keeping.state([prepare(statement, parts.reception(origin))]);
    for (const open of sessions.open(registration)) abandon(parts, open, now, origin);
    const created = newSession(learner, catalogue, unit, {
      registration,
      origin,
      mode,
      now,
      arrangements: parts.arrangements(learner),
    });
    sessions.create(created);
    parts.keeping.leave(
      {
        resource: 'state',
        activity: created.activity,
        agent: actorKey(learner.actor) ?? '',
        registration,
      },
      LAUNCH_DATA,
      {
        contentType: 'application/json',
        content: Buffer.from(JSON.stringify(created.launchData)),
      },
    );
    state(launched(created, unit.title, pageUrl, now));
    // 9.6.1: criteria are evaluated at registration, since a course may ask for nothing; later too, since
    // a build may have taken away what was still asked.
    parts.keeping.state(satisfaction(parts, created, now, origin));
    return created;
  });
  const query = new URLSearchParams({
    endpoint,
    fetch: `${origin}${TOKEN_PATH}?k=${session.fetchSecret}`,
    actor: JSON.stringify(session.actor),
    registration: session.registration,
    activityId: session.activity,
  });
  return `${unit.url}?${query.toString()}`;
}

function newSession(
  learner: Learner,
  catalogue: Catalogue,
  unit: CatalogueUnit,
  at: Pick<LaunchTarget, 'origin' | 'mode'> & {
    readonly registration: string;
    readonly now: string;
    readonly arrangements: Arrangements;
  },
): NewSession {
  const id = randomUUID();
  const launchParameters = isJudged(unit) ? launchParametersOf(at.arrangements) : null;
  const launchData: LaunchData = {
    contextTemplate: {
      contextActivities: {
        grouping: [
          { objectType: 'Activity', id: publishedUnitIri(catalogue.iri, unit.id) },
          { objectType: 'Activity', id: catalogue.course.id },
        ],
      },
      extensions: { [SESSION_ID]: id },
    },
    launchMode: at.mode,
    moveOn: unit.moveOn,
    ...(unit.masteryScore === null ? {} : { masteryScore: unit.masteryScore }),
    returnURL: `${at.origin}${returnPath(unit)}`,
    ...(launchParameters === null ? {} : { launchParameters }),
  };
  return {
    id,
    registration: at.registration,
    unit: unit.id,
    activity: unitIri(catalogue.iri, unit.id),
    actor: learner.actor,
    launchData,
    launched: at.now,
    fetchSecret: newSecret(),
  };
}
