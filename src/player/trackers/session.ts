/** Opening a cmi5 session: the token, what the LMS says of this launch, and what is kept of it. */
import { openLedger, type Ledger } from '../../core/ledger.ts';
import type { EventOf } from '../../core/progress.ts';
import type { Context, LaunchMode } from '../../core/statement.ts';
import type { AccountActor, Cmi5Launch } from '../launch.ts';
import { openLrs } from '../lrs.ts';

export interface Session {
  readonly endpoint: string;
  readonly token: string;
  readonly actor: AccountActor;
  readonly registration: string;
  readonly activityId: string;
  readonly launchMode: LaunchMode;
  readonly contextTemplate: Context;
  readonly masteryScore: number | null;
  readonly returnUrl: string | null;
  readonly ledger: Ledger;
  /** ISO time of `initialized`. */
  readonly began: string;
  /** The last try handed in without success: what `failed` will tell when the learner leaves. */
  readonly failedTry: EventOf<'handed-in'> | null;
  /** Refused for good: kept, shown, exportable. */
  readonly refused: number;
}

/** Why a launch cannot be used; the message is for the learner, in French. */
export class LaunchRefused extends Error {}

/** One POST, ever (cmi5 8.2.1). A 200 may still carry an error code (8.2.3). */
async function fetchToken(url: string): Promise<string> {
  const used =
    'Ce lien d’ouverture a déjà servi ou n’est plus valable. Fermez cette page et relancez la leçon depuis votre plateforme.';
  const answer = await fetch(url, { method: 'POST' });
  const body = (await answer.json().catch(() => null)) as { 'auth-token'?: unknown } | null;
  const token = body?.['auth-token'];
  if (!answer.ok || typeof token !== 'string') throw new LaunchRefused(used);
  return token;
}

interface LaunchData {
  readonly contextTemplate?: Context;
  readonly launchMode?: LaunchMode;
  readonly masteryScore?: number | null;
  readonly returnURL?: string;
}

/**
 * @param began ISO time of `initialized`
 * @throws LaunchRefused when the fetch URL gives no token
 */
export async function openSession(launch: Cmi5Launch, began: string): Promise<Session> {
  const token = await fetchToken(launch.fetch);
  const lrs = openLrs({ ...launch, token, fetch: globalThis.fetch.bind(globalThis) });
  const data = (await lrs.state(
    launch.activityId,
    'LMS.LaunchData',
    launch.registration,
  )) as LaunchData | null;
  // cmi5 11: asked for before any statement; nothing here plays sound, the site is in French only.
  await lrs.agentProfile('cmi5LearnerPreferences').catch(() => null);
  const launchMode = data?.launchMode ?? 'Normal';
  return {
    endpoint: launch.endpoint,
    token,
    actor: launch.actor,
    registration: launch.registration,
    activityId: launch.activityId,
    launchMode,
    contextTemplate: data?.contextTemplate ?? {},
    masteryScore: data?.masteryScore ?? null,
    returnUrl: data?.returnURL ?? null,
    ledger: openLedger(launchMode, []),
    began,
    failedTry: null,
    refused: 0,
  };
}
