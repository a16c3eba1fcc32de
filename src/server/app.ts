/**
 * Everything the server answers, as one function from Request to Response: tests can call it without
 * a socket, `listen.ts` puts it on one.
 */
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { openGroupQuestions } from './board/group-questions.ts';
import { openHelp } from './board/help.ts';
import { learnerHelpRoutes } from './board/learner-help.ts';
import { learnerMeetingRoutes } from './board/learner-meetings.ts';
import { learnerPublicationRoutes } from './board/learner-publications.ts';
import { learnerStandingRoutes } from './board/learner-standing.ts';
import { openMeetingViews } from './board/meeting-views.ts';
import { openMeetings } from './board/meetings.ts';
import { learnerProductionRoutes } from './board/learner-productions.ts';
import { openProductionViews } from './board/production-views.ts';
import { openProductions } from './board/productions.ts';
import { openProjection } from './board/projection.ts';
import { ownProofRoutes } from './board/proof.ts';
import { openPublications } from './board/publications.ts';
import { openRegister } from './board/register.ts';
import { boardRoutes } from './board/routes.ts';
import type { Config } from './process/config.ts';
import { openToAllOrigins } from './cors.ts';
import type { Store } from './store/db.ts';
import { keepExternally } from './external/external.ts';
import { forgetFeed } from './external/feed.ts';
import { groupCommit } from './store/group-commit.ts';
import { health } from './health.ts';
import { lateMarkOf, openCatalogue } from './launch/catalogue.ts';
import { endSessions } from './launch/end-sessions.ts';
import { launchGuard, launchTokens } from './launch/guard.ts';
import { TOKEN_PATH } from './launch/launch.ts';
import { openLearners, type Learner } from './launch/learners.ts';
import { noteReached } from './launch/other-tools.ts';
import { withPreferences } from './launch/preferences.ts';
import { launchKnown } from './launch/redirect.ts';
import { createLauncher } from './launch/routes.ts';
import { openSessions } from './launch/sessions.ts';
import { waiverRoute } from './board/waive-route.ts';
import { failure, type Log } from './process/log.ts';
import { openDocuments } from './lrs/document/documents.ts';
import { keepLocally, openAbout } from './lrs/local.ts';
import { openDoor } from './lrs/http/access.ts';
import { LRS_PATH, routedPath } from './lrs/http/path.ts';
import { createLrs } from './lrs/lrs.ts';
import { openQuota } from './lrs/quota.ts';
import { openWriter } from './lrs/statement/insert.ts';
import type { Agent, Statement } from './lrs/statement/types.ts';
import { originOf } from './http/origin.ts';
import { formerIris } from './ops/iri.ts';
import { openScrub } from './ops/scrub.ts';
import { openTrace } from './ops/trace.ts';
import { troubleOf } from './store/trouble.ts';
import { openAddresses } from './people/address.ts';
import { openPeople } from './people/people.ts';
import { eraseAccount, eraseLearner } from './people/erasure.ts';
import { createEntry } from './people/entry.ts';
import { cornerRoutes, createLearnerApi, LEARNER_API } from './people/own-corner.ts';
import { notFound, refused } from './people/refusal.ts';
import { createTrainerApi, peopleRoutes, TRAINER_API } from './people/trainer-api.ts';
import type { TrainerParts } from './people/trainer-parts.ts';
import { stylesheet } from './shell/shell.ts';
import { requestLog } from './request-log.ts';
import { securityHeaders } from './security.ts';
import { openSettings } from './store/settings.ts';
import type { Assets } from './site/assets.ts';
import { serveSite } from './site/serve.ts';
import type { Surroundings } from './surroundings.ts';

interface AppParts extends Surroundings {
  readonly config: Config;
  readonly store: Store;
  readonly assets: Assets;
  readonly log: Log;
  /** Aborts when the server stops: whatever goes on by itself ends. */
  readonly signal: AbortSignal;
}

/** Authority of what a launched lesson and the launcher itself state. */
const LAUNCHER = 'lanceur';

const PROFILE_PATH = `${LRS_PATH}/profil.jsonld`;

export function createApp(parts: AppParts): Hono {
  const { config, store, assets, log, clock, steady, timer, signal } = parts;
  const { homePage } = openSettings(store);
  const origin = originOf(config.publicUrl);
  const sessions = openSessions(store.db);
  const authority = (name: string, at: string): Agent => ({
    objectType: 'Agent',
    account: { homePage: homePage(at), name },
  });
  const addressOf = openAddresses(config.trustedProxies);
  const catalogue = openCatalogue(config.siteDir, () => log('error', 'catalogue-unreadable'));
  const lateMark = () => {
    const course = catalogue();
    return course && lateMarkOf(course);
  };
  const projection = openProjection(store, catalogue, clock, log);
  const projected = projection.catchUp(() => forgetFeed(store));
  if (projected) log('info', 'projection', { statements: projected });
  let noteOthers: (statements: readonly Statement[]) => void = () => undefined;
  const project = (statements: readonly Statement[]): void => {
    projection.project(statements);
    noteOthers(statements);
  };
  const kept = {
    ...{ store, clock, log, newId: randomUUID, path: `${LRS_PATH}/statements`, mark: lateMark },
    commit: groupCommit(store),
    documents: openDocuments(store, clock),
    project,
  };
  const keeping = config.externalLrs
    ? keepExternally({
        ...{ ...kept, lrs: config.externalLrs, fetch, timer, signal },
        before: openAbout(store.db),
      })
    : keepLocally({
        ...kept,
        writer: openWriter(store, clock, { mark: lateMark, onStored: project }),
      });
  const people = openPeople(store, clock, steady, parts.passwordCost);
  const launching = {
    store,
    clock,
    sessions,
    catalogue,
    keeping,
    quota: openQuota(store.db, clock),
    learners: openLearners(store.db, clock, steady),
    arrangements: ({ id }: Learner) => people.arrangements(id),
    pathOf: people.groups.pathOf,
    reception: (at: string) =>
      ({ version: '1.0.3', authority: authority(LAUNCHER, at), newId: randomUUID }) as const,
  };
  const isRegistration = store.db.prepare('SELECT 1 FROM registration WHERE id = ?');
  const others = {
    ...launching,
    formerIris: formerIris(store.db),
    isOurs: (registration: string) => isRegistration.get(registration) !== undefined,
  };
  // The accounts' home page was decided with the first launch: the origin changes nothing.
  noteOthers = (statements) => noteReached(others, statements, config.publicUrl ?? '', log);

  const agentProfile = withPreferences(keeping.resources.agentProfile, sessions, clock);

  const app = new Hono({ getPath: routedPath });
  app.use(requestLog(log));
  app.use(securityHeaders(config.publicUrl));
  app.get(
    '/sante',
    health(store, keeping.trouble, () => assets.isThere()),
  );
  app.use(`${LRS_PATH}/*`, openToAllOrigins);
  app.use(TOKEN_PATH, openToAllOrigins);
  // The one file of the site below the LRS: the xAPI Profile, open to all.
  app.get(PROFILE_PATH, (c) => serveSite(assets, c.req.raw));
  app.route(
    LRS_PATH,
    createLrs({
      ...launching,
      keeping: { ...keeping, resources: { ...keeping.resources, agentProfile } },
      authenticate: openDoor(
        config.lrsAdmin,
        launchTokens({ ...launching, origin: config.publicUrl ?? '' }),
        steady,
      ),
      peerOf: addressOf,
      guard: launchGuard(launching),
      originOf: origin,
      authority: (access, at) => authority(access.kind === 'admin' ? access.name : LAUNCHER, at),
      newId: randomUUID,
      log,
    }),
  );
  app.route('/', createLauncher({ ...launching, originOf: origin, log }));
  const { learners } = launching;
  const entering = {
    people,
    learners,
    clock,
    steady,
    catalogue,
    originOf: origin,
    addressOf,
    publicUrl: config.publicUrl,
  };
  app.route('/', createEntry(entering));
  const publications = openPublications(store.db, clock);
  const help = openHelp(store.db, clock, publications);
  const meetings = openMeetings(store.db, clock);
  const questions = openGroupQuestions(store.db, clock);
  const leading = {
    meetings,
    questions,
    views: openMeetingViews({ clock, meetings, questions }),
  };
  const register = openRegister(store.db, clock, people.groups.pathOf);
  const productions = openProductions(store.db, clock);
  const writing = { productions, sheets: openProductionViews({ people, productions }) };
  const corner = {
    ...cornerRoutes({ ...entering, meets: meetings.isSoon }),
    ...learnerHelpRoutes({ ...launching, ...entering, help }),
    ...learnerPublicationRoutes({ ...launching, ...entering, publications }),
    ...learnerStandingRoutes({ ...entering, help, register, look: keeping.look }),
    ...ownProofRoutes({
      ...{ ...entering, db: store.db, help, meetings },
      ...{ register, look: keeping.look },
    }),
    ...learnerMeetingRoutes({ ...launching, ...entering, ...leading, ...writing }),
    ...learnerProductionRoutes({ ...launching, ...entering, ...writing }),
  };
  app.route(LEARNER_API, createLearnerApi(corner, config.publicUrl));
  stylesheet(app);
  const externalLrs = config.externalLrs?.endpoint ?? null;
  const trace = openTrace(store.db, clock);
  const erasing = { trace, folders: config, scrub: openScrub(store, signal), externalLrs };
  const trainerParts: TrainerParts = {
    ...entering,
    store,
    homePage,
    erase: (learner, by, at) => eraseLearner({ ...launching, ...erasing }, learner, by, at),
    eraseAccount: (id, by) => eraseAccount({ store, clock, ...erasing }, id, by),
    trace,
    endSessions: (learner, at) => void endSessions(launching, learner, at),
    externalLrs,
    keeping,
    helpWaiting: help.waiting,
  };
  const trainerRoutes = {
    ...peopleRoutes(trainerParts),
    ...boardRoutes({
      ...{ ...launching, ...leading, ...writing },
      ...{ steady, people, help, publications },
    }),
    ...waiverRoute({ ...launching, people, originOf: origin }),
  };
  app.use(`${TRAINER_API}/groupes/*`, (_c, next) => {
    keeping.look();
    return next();
  });
  app.route(TRAINER_API, createTrainerApi(trainerParts, trainerRoutes));
  app.all(`${TRAINER_API}/*`, (c) => refused(c, notFound()));
  app.all('*', launchKnown(launching), (c) => serveSite(assets, c.req.raw));
  app.onError((error, c) => {
    log('error', 'failure', { route: `/${c.req.path.split('/')[1] ?? ''}`, ...failure(error) });
    const trouble = troubleOf(error);
    if (!trouble)
      return c.text('Le serveur a rencontré une erreur ; réessayez dans un instant.', 500);
    const headers = { 'retry-after': String(trouble.retryAfter) };
    return c.req.path.startsWith(`${TRAINER_API}/`)
      ? c.json({ message: trouble.sentence }, trouble.status, headers)
      : c.text(trouble.sentence, trouble.status, headers);
  });
  return app;
}
