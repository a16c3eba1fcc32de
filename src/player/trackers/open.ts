/** From a launch to a session: the token, once; what the LMS says; what was said before. */
import type { RegistrationMark, LastingVerb } from '../../core/xapi/ledger.ts';
import { backoff } from '../deliver.ts';
import { call, fieldsOf, isAway, isLater, isPage, readJson } from '../http.ts';
import { isOwn, type Cmi5Launch } from '../launch.ts';
import { LrsError, openLrs, type Lrs } from '../lrs.ts';
import type { Store } from '../store.ts';
import { isLaunchData, launchDataOf, readLaunchData } from './launch-data.ts';
import { sessionKey } from '../session-record.ts';
import { rememberedOf, withData, type Session } from './session.ts';

interface OpenParts {
  readonly id: string;
  readonly store: Store;
  readonly fetch: typeof fetch;
  /** Of this page. */
  readonly origin: string;
  readonly wait: (seconds: number, asked: boolean) => Promise<void>;
  readonly random: () => number;
  /** Told before each wait, with the status met; null when there was no answer. */
  readonly held: (seconds: number, status: number | null) => void;
}

const USED =
  'Ce lien d’ouverture a déjà servi ou n’est plus valable. Fermez cette page et relancez la leçon depuis votre plateforme.';
const LOST =
  'La réponse de votre plateforme s’est perdue en route, et ce lien d’ouverture a déjà servi. Relancez la leçon depuis votre plateforme : vos réponses restent gardées ici.';

/**
 * Resumes where it was interrupted, as often as it takes: every step is kept before the next begins.
 * `unusable` says that it will never work.
 */
export async function openSession(kept: Session, parts: OpenParts): Promise<Session> {
  let session = kept;
  let lostReply = false;
  const save = async (change: Partial<Session>): Promise<void> => {
    session = { ...session, ...change };
    await parts.store.set(sessionKey(parts.id), session);
  };
  for (let failures = 1; session.unusable === null; failures++) {
    try {
      const { launch } = session;
      if (session.authorization === null && launch.kind === 'cmi5') {
        const token = await fetchToken(launch, failures, parts);
        if (token === null) await save({ unusable: lostReply ? LOST : USED });
        else await save({ authorization: `Basic ${token}` });
        continue;
      }
      if (session.data !== null) return session;
      session = await askLms(session, parts);
      await save({});
    } catch (error) {
      const later = whenAgain(error);
      lostReply ||= session.authorization === null;
      const seconds = later.seconds ?? backoff(failures, parts.random());
      parts.held(seconds, later.status);
      await parts.wait(seconds, later.seconds !== null);
    }
  }
  return session;
}

function whenAgain(error: unknown): { seconds: number | null; status: number | null } {
  if (!(error instanceof LrsError)) return { seconds: null, status: null };
  return { seconds: error.seconds, status: error.answer.status };
}

/** How often an address that is not there is asked again: a server that restarts is back by then. */
const AWAY_TIMES = 6;

/**
 * One POST that is answered, ever (cmi5 8.2.1); a 200 may still carry an error code (8.2.3).
 *
 * @returns null when the LMS gives none, for good
 * @throws LrsError, or what fetch throws: it may be asked again
 */
async function fetchToken(
  launch: Cmi5Launch,
  times: number,
  { fetch, origin }: Pick<OpenParts, 'fetch' | 'origin'>,
): Promise<string | null> {
  const answer = await call(launch.fetch, { method: 'POST' }, fetch);
  const { status, text, redirected } = answer;
  const { 'auth-token': token, 'error-code': refusal } = fieldsOf(readJson(text)) ?? {};
  if (status < 300 && typeof token === 'string' && token !== '') return token;
  if (status < 500 && refusal !== undefined) return null;
  // A portal's page or half a body is no word of the LMS: what it gave, if it did, is lost on the way.
  const isHeard =
    !redirected &&
    (status === 401 || !isLater(answer)) &&
    !(isAway(answer) && times < AWAY_TIMES) &&
    !(isOwn(launch, origin) && isPage(text));
  if (!isHeard) throw new LrsError(answer, true);
  return null;
}

/** LMS.LaunchData, the learner's preferences, what was said before: before any statement. */
async function askLms(session: Session, { store, fetch, origin }: OpenParts): Promise<Session> {
  const { launch, authorization } = session;
  const own = isOwn(launch, origin);
  const lrs = openLrs({ ...launch, authorization: authorization ?? '', own, fetch });
  const said = rememberedOf(store, launch).then((verbs) => saidBefore(lrs, verbs));
  if (launch.kind === 'xapi') return withData(session, launchDataOf(launch), await said);
  const [document, verbs] = await Promise.all([
    lrs.state('LMS.LaunchData').catch(ignoreRefusal),
    said,
    // cmi5 11: asked for before any statement; nothing here plays sound, the site is in French only.
    lrs.agentProfile('cmi5LearnerPreferences').catch(ignoreDenial),
  ]);
  if (document && !isLaunchData(document.content)) throw new TypeError('no launch data');
  return withData(session, readLaunchData(document?.content), verbs);
}

/**
 * `completed` and `passed` count once in a registration (cmi5 9.3), said on whatever device: the LRS
 * knows, and is asked each time. What this browser remembers counts where it may not be read.
 */
async function saidBefore(
  lrs: Lrs,
  remembered: readonly RegistrationMark[],
): Promise<readonly RegistrationMark[]> {
  const verbs: readonly LastingVerb[] = ['completed', 'passed'];
  const said = await Promise.all(verbs.map((verb) => lrs.hasSaid(verb)));
  const isLasting = (heard: RegistrationMark): boolean => verbs.some((verb) => verb === heard);
  return [
    ...verbs.filter((verb, at) => said[at] ?? remembered.includes(verb)),
    ...remembered.filter((heard) => !isLasting(heard)),
  ];
}

function ignoreRefusal(error: unknown): null {
  if (error instanceof LrsError && !error.later) return null;
  throw error;
}

/** A token that serves may still not open this document: 401, of some LMSs. */
function ignoreDenial(error: unknown): null {
  return error instanceof LrsError && error.answer.status === 401 ? null : ignoreRefusal(error);
}
