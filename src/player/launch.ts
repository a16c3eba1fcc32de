/**
 * How a page was opened: by a cmi5 LMS, by an xAPI ("Tin Can") one, or by a visitor. The parameters
 * of the address in, what the trackers need out; nothing is asked of anybody here.
 */
import type { Json } from '../core/xapi/statement.ts';
import { readAgent, type LaunchedAgent } from './agent.ts';

/** cmi5 8.1: the five launch parameters, in any order. */
export interface Cmi5Launch {
  readonly kind: 'cmi5';
  /** Always ends with "/" (cmi5 8.1.1: the endpoint is a base URL, with or without it). */
  readonly endpoint: string;
  readonly fetch: string;
  /** Property for property as launched (cmi5 9.2). */
  readonly actor: LaunchedAgent;
  readonly registration: string;
  readonly activityId: string;
}

/** The launch parameters older LMSs and "xAPI" imports give (Rustici's Tin Can launch). */
export interface XapiLaunch {
  readonly kind: 'xapi';
  readonly endpoint: string;
  /** The value of the Authorization header. */
  readonly auth: string;
  readonly actor: LaunchedAgent;
  readonly registration: string | null;
  readonly activityId: string;
  readonly grouping: string | null;
  readonly platform: string | null;
}

export type Launch =
  | Cmi5Launch
  | XapiLaunch
  /** Parameters are there but cannot be used: the learner is told, and may still study. */
  | { readonly kind: 'malformed'; readonly missing: readonly string[] }
  | { readonly kind: 'none' };

export function readLaunch(url: URL): Launch {
  const query = url.searchParams;
  if (query.has('fetch')) return readCmi5(query, url);
  if (query.has('auth') && query.has('endpoint')) return readXapi(query, url);
  return query.has('endpoint') ? readCmi5(query, url) : { kind: 'none' };
}

function readCmi5(query: URLSearchParams, page: URL): Launch {
  const actor = readAgent(query.get('actor'));
  const endpoint = reachable(query.get('endpoint'), page);
  const fetch = reachable(query.get('fetch'), page);
  const registration = query.get('registration');
  const activityId = query.get('activityId');
  // 9.2: a cmi5 actor has an account, nothing else will do.
  if (!endpoint || !fetch || !actor?.['account'] || !registration || !activityId)
    return malformed({ endpoint, fetch, actor: actor?.['account'], registration, activityId });
  return { kind: 'cmi5', endpoint: slashed(endpoint), fetch, actor, registration, activityId };
}

function readXapi(query: URLSearchParams, page: URL): Launch {
  const actor = readAgent(query.get('actor'));
  const endpoint = reachable(query.get('endpoint'), page);
  const auth = query.get('auth');
  const activityId = query.get('activity_id') ?? query.get('activityId');
  if (!endpoint || !auth || !actor || !activityId || !addressOf(activityId))
    return malformed({ endpoint, auth, actor, activity_id: null });
  return {
    kind: 'xapi',
    endpoint: slashed(endpoint),
    auth,
    actor,
    registration: uuid(query.get('registration')),
    activityId,
    grouping: query.get('grouping') || null,
    platform: query.get('activity_platform') || null,
  };
}

/** Whether our own server launched it: it has a late door, and answers as nobody else does. */
export function isOwn(launch: Launch, origin: string): boolean {
  return (
    launch.kind === 'cmi5' &&
    new URL(launch.endpoint).origin === origin &&
    new URL(launch.fetch).pathname === '/lancer/jeton'
  );
}

function malformed(parts: Readonly<Record<string, Json | undefined>>): Launch {
  const missing = Object.keys(parts).filter((name) => !parts[name]);
  return { kind: 'malformed', missing };
}

const slashed = (endpoint: string): string => endpoint.replace(/\/*$/, '/');

/**
 * An absolute address this page may call: a browser lets no page that came encrypted call one that is
 * not, its own machine excepted.
 */
function reachable(address: string | null, page: URL): string | null {
  const found = addressOf(address ?? '');
  if (!found) return null;
  const { protocol, hostname } = found;
  const open = page.protocol === 'http:' || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && open) ? address : null;
}

/** Null for what is no absolute address. `URL.canParse` says it only since Safari 17 and Chrome 120. */
export function addressOf(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

const uuid = (text: string | null): string | null =>
  text !== null && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text) ? text : null;
