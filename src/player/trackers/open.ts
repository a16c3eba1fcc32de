/** From a launch to a session: the token, once; what the LMS says; what was said before. */
import type { LastingVerb } from '../../core/ledger.ts';
import { backoff } from '../deliver.ts';
import { call, isLater, retryAfter } from '../http.ts';
import { LrsError, openLrs, type Lrs } from '../lrs.ts';
import type { Store } from '../store.ts';
import { launchDataOf, readLaunchData } from './launch-data.ts';
import { rememberedOf, sessionKey, withData, type Session } from './session.ts';

interface OpenParts {
  readonly id: string;
  readonly store: Store;
  readonly fetch: typeof fetch;
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
        const token = await fetchToken(launch.fetch, parts.fetch);
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
  const { status, headers } = error.answer;
  return { seconds: retryAfter(headers), status };
}

/**
 * One POST that is answered, ever (cmi5 8.2.1); a 200 may still carry an error code (8.2.3).
 *
 * @returns null when the LMS gives none, for good
 * @throws LrsError, or what fetch throws: it may be asked again
 */
async function fetchToken(url: string, send: typeof fetch): Promise<string | null> {
  const answer = await call(url, { method: 'POST' }, send);
  const { status, text } = answer;
  if (status !== 401 && isLater(status)) throw new LrsError(answer);
  try {
    const body = JSON.parse(text) as { readonly 'auth-token'?: unknown } | null;
    const token = body?.['auth-token'];
    return status < 300 && typeof token === 'string' && token !== '' ? token : null;
  } catch {
    return null;
  }
}

/** LMS.LaunchData, the learner's preferences, what was said before: before any statement. */
async function askLms(session: Session, { store, fetch }: OpenParts): Promise<Session> {
  const { launch, authorization } = session;
  const lrs = openLrs({ ...launch, authorization: authorization ?? '', fetch });
  const said = rememberedOf(store, launch).then((verbs) => saidBefore(lrs, verbs));
  if (launch.kind === 'xapi') return withData(session, launchDataOf(launch), await said);
  const [document, verbs] = await Promise.all([
    lrs.state('LMS.LaunchData').catch(ignoreRefusal),
    said,
    // cmi5 11: asked for before any statement; nothing here plays sound, the site is in French only.
    lrs.agentProfile('cmi5LearnerPreferences').catch(ignoreDenial),
  ]);
  return withData(session, readLaunchData(document?.content), verbs);
}

/**
 * `completed` and `passed` count once in a registration (cmi5 9.3), said on whatever device: the LRS
 * knows, and is asked each time. What this browser remembers counts where it may not be read.
 */
async function saidBefore(
  lrs: Lrs,
  remembered: readonly LastingVerb[],
): Promise<readonly LastingVerb[]> {
  const verbs: readonly LastingVerb[] = ['completed', 'passed'];
  const said = await Promise.all(verbs.map((verb) => lrs.hasSaid(verb)));
  return verbs.filter((verb, at) => said[at] ?? remembered.includes(verb));
}

function ignoreRefusal(error: unknown): null {
  if (error instanceof LrsError && !error.later) return null;
  throw error;
}

/** A token that serves may still not open this document: 401, of some LMSs. */
function ignoreDenial(error: unknown): null {
  return error instanceof LrsError && error.answer.status === 401 ? null : ignoreRefusal(error);
}
