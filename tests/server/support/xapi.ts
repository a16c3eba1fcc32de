/** An xAPI client that hides nothing: statuses and headers are what the tests are about. */
import { randomUUID } from 'node:crypto';
import { ADMIN_AUTHORIZATION } from './serve.ts';

export interface XapiOptions {
  readonly method?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly authorization?: string;
  readonly version?: string;
}

export type Xapi = (path: string, options?: XapiOptions) => Promise<Response>;

/** A string or bytes body goes out as it is, anything else as JSON. */
export function xapiClient(base: string, defaults: XapiOptions = {}): Xapi {
  return (path, options = {}) => {
    const merged = { ...defaults, ...options };
    const isRaw = typeof merged.body === 'string' || merged.body instanceof Uint8Array;
    const query = merged.params ? `?${new URLSearchParams(merged.params).toString()}` : '';
    return fetch(`${base}/xapi/${path}${query}`, {
      method: merged.method ?? (merged.body === undefined ? 'GET' : 'POST'),
      headers: {
        authorization: merged.authorization ?? ADMIN_AUTHORIZATION,
        'x-experience-api-version': merged.version ?? '1.0.3',
        ...(merged.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...merged.headers,
      },
      ...(merged.body === undefined
        ? {}
        : { body: (isRaw ? merged.body : JSON.stringify(merged.body)) as BodyInit }),
      redirect: 'manual',
    });
  };
}

export const agent = (name: string) => ({
  objectType: 'Agent',
  account: { homePage: 'https://exemple.fr', name },
});

export const activity = (name: string) => ({
  objectType: 'Activity',
  id: `https://exemple.fr/${name}`,
});

export const verb = (name: string) => ({ id: `https://exemple.fr/verbes/${name}` });

export function statement(overrides: Readonly<Record<string, unknown>> = {}) {
  return {
    id: randomUUID() as string,
    actor: agent('alice'),
    verb: verb('lire'),
    object: activity('lecon'),
    timestamp: '2026-11-22T10:00:00.000Z',
    ...overrides,
  };
}

export interface StatementResult {
  readonly statements: readonly (Record<string, unknown> & { readonly id: string })[];
  readonly more: string;
}
