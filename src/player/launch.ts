/**
 * How this page was opened: by a cmi5 LMS, or by a visitor. Read once, synchronously, so that the
 * very first answer is already kept for whoever must receive it.
 */

/** cmi5 8.1: the five launch parameters, in any order. */
export interface Cmi5Launch {
  readonly kind: 'cmi5';
  /** Always ends with "/" (cmi5 8.1.1: the endpoint is a base URL, with or without it). */
  readonly endpoint: string;
  readonly fetch: string;
  readonly actor: AccountActor;
  readonly registration: string;
  readonly activityId: string;
}

/** cmi5 9.2: the actor is an Agent with an account. */
export interface AccountActor {
  readonly objectType: 'Agent';
  readonly account: { readonly homePage: string; readonly name: string };
  readonly name?: string;
}

export type Launch =
  | Cmi5Launch
  /** Parameters are there but cannot be used: the learner is told, and may still study. */
  | { readonly kind: 'malformed'; readonly missing: readonly string[] }
  | { readonly kind: 'none' };

const PARAMETERS = ['endpoint', 'fetch', 'actor', 'registration', 'activityId'] as const;

export function readLaunch(url: URL): Launch {
  const given = PARAMETERS.filter((name) => url.searchParams.has(name));
  // "fetch" alone distinguishes cmi5 from an ordinary query.
  if (!given.includes('fetch') && !given.includes('endpoint')) return { kind: 'none' };
  const value = (name: (typeof PARAMETERS)[number]) => url.searchParams.get(name) ?? '';
  const actor = readActor(value('actor'));
  const missing = PARAMETERS.filter((name) =>
    name === 'actor'
      ? !actor
      : name === 'endpoint' || name === 'fetch'
        ? !isHttp(value(name))
        : value(name) === '',
  );
  if (missing.length > 0 || !actor) return { kind: 'malformed', missing };
  return {
    kind: 'cmi5',
    endpoint: value('endpoint').replace(/\/*$/, '/'),
    fetch: value('fetch'),
    actor,
    registration: value('registration'),
    activityId: value('activityId'),
  };
}

/** The URL without what only the launch needed: a reload must not present a used fetch URL again. */
export function withoutLaunch(url: URL): URL {
  const clean = new URL(url);
  for (const name of PARAMETERS) clean.searchParams.delete(name);
  // Our server sends a known learner to a launch, unless the address says that one goes on here.
  clean.searchParams.set('seance', '1');
  return clean;
}

function isHttp(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function readActor(json: string): AccountActor | null {
  try {
    const actor = JSON.parse(json) as Partial<AccountActor> | null;
    const account = actor?.account;
    return typeof account?.homePage === 'string' && typeof account.name === 'string'
      ? { ...actor, objectType: 'Agent', account }
      : null;
  } catch {
    return null;
  }
}
