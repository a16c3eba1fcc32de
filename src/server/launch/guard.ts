/**
 * What stands between a launched lesson and the store: the rules of cmi5, the end of the session, and
 * what the LMS has to state as a consequence.
 */
import type { Store } from '../store/db.ts';
import { Refusal } from '../lrs/refusal.ts';
import type { LaunchScope, LaunchTokens } from '../lrs/http/access.ts';
import type { Quota } from '../lrs/quota.ts';
import { prepare, type PreparedStatement, type Reception } from '../lrs/statement/prepare.ts';
import { beyondLaunch } from '../lrs/statement/reach.ts';
import type { LaunchGuard } from '../lrs/resources/statements-write.ts';
import { abandon, type AbandonParts } from './abandon.ts';
import type { ModuleEntry } from '../../core/course/catalogue.ts';
import { unitsOn } from '../../core/course/path.ts';
import { isAsked } from '../../core/course/unit.ts';
import type { CatalogueReader } from './catalogue.ts';
import type { Learners } from './learners.ts';
import { satisfied } from './lms-statements.ts';
import { isMet } from './move-on.ts';
import { judge } from './rules.ts';
import type { Advance, Session, Sessions } from './sessions.ts';

/** cmi5 9.3.8: how long after "terminated" an AU may still send what happened before it. */
const GRACE_MS = 60_000;

/** Why a session takes nothing more, null while it does. */
function overSince(session: Session, now: Date): string | null {
  if (session.ended === null) return null;
  if (session.abandoned) return 'cmi5 9.3.6: this session was abandoned';
  const since = now.getTime() - Date.parse(session.ended);
  // Before its end: the clock was put back, and nobody knows how long ago it was.
  return since < 0 || since > GRACE_MS ? 'cmi5 9.3.8: this session has ended' : null;
}

export interface TokenParts extends AbandonParts, Pick<GuardParts, 'clock'> {
  readonly store: Pick<Store, 'db' | 'transaction'>;
  readonly origin: string;
}

export function launchTokens(parts: TokenParts): LaunchTokens {
  const { sessions, clock, store } = parts;
  const isExpired = store.db.prepare(
    'SELECT 1 FROM registration r JOIN identity i ON i.learner = r.learner WHERE r.id = ? AND i.link_expires <= ?',
  );
  /** Ended as soon as it is used, when its learner's link has expired meanwhile. */
  const found = (id: string, secret: string): Session | null => {
    const session = sessions.byToken(id, secret);
    const now = clock().toISOString();
    if (!session || session.ended !== null || !isExpired.get(session.registration, now))
      return session;
    store.transaction(() => abandon(parts, session, now, parts.origin));
    return sessions.find(id);
  };
  return {
    scopeOf: (id, secret) => {
      const session = found(id, secret);
      return (
        session && {
          session: session.id,
          actor: session.actor,
          registration: session.registration,
          activityId: session.activity,
          over: overSince(session, clock()),
        }
      );
    },
  };
}

export interface GuardParts {
  readonly sessions: Sessions;
  readonly learners: Pick<Learners, 'ofRegistration'>;
  /** Id of the path a learner takes, by their row; null: the complete course. */
  readonly pathOf: (learner: number) => string | null;
  readonly catalogue: CatalogueReader;
  readonly clock: () => Date;
  readonly quota: Quota;
  readonly reception: (origin: string) => Reception;
}

export function launchGuard(parts: GuardParts): LaunchGuard {
  const { sessions, clock } = parts;
  return {
    admit: ({ session: id, over }: LaunchScope, fresh, origin, attached) => {
      const session = sessions.find(id);
      if (!session || over !== null) throw new Refusal(403, over ?? 'this session is unknown');
      const { advance } = judged(parts, session, fresh, { late: false, attached });
      const now = clock().toISOString();
      sessions.advance(id, advance, now);
      return satisfaction(parts, session, now, origin);
    },
  };
}

/** Takes note of what they reach in the unit, and of how much they say. @throws Refusal */
export function judged(
  { sessions, quota }: GuardParts,
  session: Session,
  fresh: readonly PreparedStatement[],
  options: { readonly late: boolean; readonly attached?: number },
): { readonly advance: Advance } {
  const { registration, unit } = session;
  const standing = sessions.standing(registration, unit);
  const verdict = judge(
    { session, standing },
    fresh.map(({ statement, named }) => (named ? statement : withoutId(statement))),
    options,
  );
  if (!verdict.ok) throw new Refusal(403, `cmi5 ${verdict.violation}`);
  for (const one of fresh) {
    const beyond = beyondLaunch(one, session.actor);
    if (beyond !== null) throw new Refusal(403, beyond);
  }
  quota.spend(session, fresh, options.attached);
  sessions.setStanding(registration, unit, verdict.standing);
  return verdict;
}

/** The LRS gave it its id: the AU did not. */
function withoutId({ id: _, ...statement }: PreparedStatement['statement']) {
  return statement;
}

/**
 * "satisfied" for each module, then for the course, once every unit it has now is met, and once in a
 * registration (9.3.9): what was stated of an earlier build, or on another path, stays, and a module
 * added since is stated for itself. The course asks for the units of the learner's path alone.
 * @param session its id is the launch's that brought it about, or a fresh one.
 * @returns what to store; the registration has taken note of it.
 */
export function satisfaction(
  { sessions, learners, pathOf, catalogue: read, reception }: GuardParts,
  { id, registration, actor }: Pick<Session, 'id' | 'registration' | 'actor'>,
  now: string,
  origin: string,
): readonly PreparedStatement[] {
  const catalogue = read();
  if (!catalogue) return [];
  const { units, modules } = catalogue;
  const asked = (module: ModuleEntry | null) => {
    if (module) return units.filter((unit) => unit.id.startsWith(`${module.id}/`));
    const learner = learners.ofRegistration(registration);
    return unitsOn(catalogue, learner === null ? null : pathOf(learner));
  };
  const due = (module: ModuleEntry | null): boolean => {
    if (sessions.isSatisfied(registration, module?.id ?? null)) return false;
    const own = asked(module).filter(isAsked);
    return (
      own.length > 0 &&
      own.every((unit) => isMet(unit.moveOn, sessions.standing(registration, unit.id)))
    );
  };
  return [...modules, null].filter(due).map((module) => {
    sessions.satisfy(registration, module?.id ?? null, now);
    const learner = { actor, registration, sessionId: id };
    return prepare(satisfied(catalogue, module, learner, now), reception(origin));
  });
}
