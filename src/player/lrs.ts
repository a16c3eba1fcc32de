/**
 * `@xapi/xapi` with an adapter of our own: the status, the headers, a time limit and `keepalive` are
 * ours (its own adapters throw the status away, and nothing in it retries).
 */
import XAPI, { type Statement as XapiStatement } from '@xapi/xapi';
import type { Statement } from '../core/statement.ts';
import type { Reply } from './deliver.ts';

export interface Lrs {
  send(statements: readonly Statement[]): Promise<Reply>;
  /** Null when there is none (404), or when it may not be read (403). @throws LrsError otherwise. */
  state(activityId: string, stateId: string, registration: string): Promise<unknown>;
  agentProfile(profileId: string): Promise<unknown>;
}

export class LrsError extends Error {
  readonly status: number;
  readonly retryAfter: number | null;
  constructor(status: number, retryAfter: number | null) {
    super(`LRS answered ${status}`);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

interface LrsParts {
  readonly endpoint: string;
  /** The auth-token of the fetch URL, verbatim (cmi5 8.2.1). */
  readonly token: string;
  readonly actor: { readonly account: { readonly homePage: string; readonly name: string } };
  readonly fetch: typeof fetch;
}

const TIMEOUT_MS = 30_000;
/** Answers that mean "later", not "no". */
const LATER = new Set([401, 408, 425, 429]);

export function openLrs({ endpoint, token, actor, fetch }: LrsParts): Lrs {
  const adapter = async <T>(request: {
    method: string;
    url: string;
    headers?: Record<string, string>;
    data?: unknown;
  }): Promise<{ data: T; headers: Record<string, string>; status: number }> => {
    const body =
      request.data === undefined || typeof request.data === 'string'
        ? request.data
        : JSON.stringify(request.data);
    const answer = await fetch(request.url, {
      method: request.method,
      headers: request.headers ?? {},
      ...(body === undefined ? {} : { body }),
      // A body over 64 KiB never leaves with keepalive.
      keepalive: (body?.length ?? 0) < 60_000,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!answer.ok) throw new LrsError(answer.status, retryAfter(answer.headers));
    const text = await answer.text();
    return {
      data: (text === '' ? undefined : JSON.parse(text)) as T,
      headers: Object.fromEntries(answer.headers),
      status: answer.status,
    };
  };
  const xapi = new XAPI({ endpoint, auth: `Basic ${token}`, version: '1.0.3', adapter });
  const agent = { objectType: 'Agent' as const, ...actor };

  const absent = (error: unknown): null => {
    if (error instanceof LrsError && (error.status === 404 || error.status === 403)) return null;
    throw error;
  };

  return {
    async send(statements) {
      try {
        // A single statement goes alone: cmi5 7.1.1 wants "initialized" in a request of its own.
        await xapi.sendStatements({ statements: statements as unknown as XapiStatement[] });
        return { kind: 'stored' };
      } catch (error) {
        if (!(error instanceof LrsError)) return { kind: 'wait', seconds: null };
        return LATER.has(error.status) || error.status >= 500
          ? { kind: 'wait', seconds: error.retryAfter }
          : { kind: 'refused', status: error.status };
      }
    },
    state: (activityId, stateId, registration) =>
      xapi.getState({ agent, activityId, stateId, registration }).then(({ data }) => data, absent),
    agentProfile: (profileId) =>
      xapi.getAgentProfile({ agent, profileId }).then(({ data }) => data, absent),
  };
}

/** Seconds; HTTP dates are read too (RFC 9110, 10.2.3). */
function retryAfter(headers: Headers): number | null {
  const value = headers.get('retry-after');
  if (value === null) return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, (date - Date.now()) / 1000);
}
