/**
 * `@xapi/xapi` with an adapter of our own: the status, the headers, a time limit and `keepalive` are
 * ours (its own adapters throw the status away, and nothing in it retries).
 */
import XAPI, { type Agent as XapiAgent, type Statement as XapiStatement } from '@xapi/xapi';
import { isSameStatement } from '../core/xapi/same-statement.ts';
import { VERBS, type Agent, type Statement, type Verb } from '../core/xapi/statement.ts';
import type { Reply } from './http.ts';
import {
  bytesOf,
  call,
  fieldsOf,
  isLater,
  isPage,
  readJson,
  replyOf,
  retryAfter,
  type Answer,
} from './http.ts';

export interface Lrs {
  send(statements: readonly Statement[]): Promise<Reply>;
  /** Null when there is none (404), or when it may not be read (403). @throws LrsError otherwise. */
  state(stateId: string): Promise<Document | null>;
  /** False when it is refused (403). @throws LrsError */
  mayRead(stateId: string): Promise<boolean>;
  /**
   * Whether it is there then, only reading it tells: anybody may say 204. @param outlives the page, which
   * closes. @throws LrsError, also when somebody wrote since it was read (409, 412)
   */
  putState(stateId: string, body: object, etag: string | null, outlives?: boolean): Promise<void>;
  agentProfile(profileId: string): Promise<unknown>;
  /** Whether the learner has said so of this activity in this registration; null: not to be known. */
  hasSaid(verb: Verb): Promise<boolean | null>;
  /** Whether it holds that statement; null: not to be known. @throws LrsError: ask again later */
  holds(id: string): Promise<boolean | null>;
}

interface Document {
  readonly content: unknown;
  readonly etag: string | null;
}

/** An answer that is none, or says no. */
export class LrsError extends Error {
  readonly answer: Answer;
  /** Whether asking again may help. */
  readonly later: boolean;
  constructor(answer: Answer, later = isLater(answer)) {
    super(`LRS answered ${answer.status}`);
    this.answer = answer;
    this.later = later;
  }
  /** After how many seconds to ask again, if it said so. */
  get seconds(): number | null {
    return retryAfter(this.answer.headers);
  }
}

interface Received<T> {
  data: T;
  headers: Record<string, string>;
  status: number;
  readonly answer: Answer;
}

interface LrsParts {
  readonly endpoint: string;
  /** Value of the Authorization header, verbatim. */
  readonly authorization: string;
  readonly actor: Agent;
  readonly registration: string | null;
  readonly activityId: string;
  /** Our own server's, which never answers with a page: a page is then somebody else's, whatever its status. */
  readonly own: boolean;
  readonly fetch: typeof fetch;
}

export function openLrs(parts: LrsParts): Lrs {
  const { endpoint, authorization, activityId } = parts;
  let isLast = false;
  const adapter = async <T>(request: {
    method: string;
    url: string;
    headers?: Record<string, string>;
    data?: unknown;
  }): Promise<Received<T>> => {
    const { method, url, headers = {}, data: given } = request;
    const body = given === undefined || typeof given === 'string' ? given : JSON.stringify(given);
    const answer = await call(
      url,
      // Statements outlive a page that closes. Bodies in flight share 64 KiB: nothing else may, and
      // a larger one would never leave at all.
      {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        keepalive: (method === 'POST' || isLast) && bytesOf(body ?? '') < MAX_KEEPALIVE_BYTES,
      },
      parts.fetch,
    );
    if (parts.own && isPage(answer.text)) throw new LrsError(answer, true);
    const data = readJson(answer.text);
    const isFine = answer.status >= 200 && answer.status < 300;
    // What is neither empty nor JSON comes from a portal or a proxy, or is half an answer.
    if (!isFine || (data === undefined && answer.text !== '')) throw new LrsError(answer);
    return {
      data: data as T,
      headers: Object.fromEntries(answer.headers),
      status: answer.status,
      answer,
    };
  };
  const xapi = new XAPI({ endpoint, auth: authorization, version: '1.0.3', adapter });
  const agent = parts.actor as unknown as XapiAgent;
  const place = {
    agent,
    activityId,
    ...(parts.registration === null ? {} : { registration: parts.registration }),
  };

  const absent = (error: unknown): null => {
    if (error instanceof LrsError && !error.later && [403, 404].includes(error.answer.status))
      return null;
    throw error;
  };

  /** After a 409: is what is stored under that id what we say? */
  async function isStored(statement: Statement): Promise<boolean> {
    const found = await xapi.getStatement({ statementId: statement.id }).catch(absent);
    return found !== null && isSameStatement(statement, found.data);
  }

  return {
    async send(statements) {
      try {
        const sent = await xapi.sendStatements({
          statements: statements as unknown as XapiStatement[],
        });
        return replyOf((sent as Received<unknown>).answer, statements);
      } catch (error) {
        // No answer: the statements may have arrived all the same, which their ids make harmless.
        if (!(error instanceof LrsError)) return { kind: 'wait', seconds: null, status: null };
        const { later, seconds, answer } = error;
        if (later) return { kind: 'wait', seconds, status: answer.status };
        const reply = replyOf(answer, statements);
        const [only] = statements;
        if (reply.kind !== 'refused' || reply.status !== 409 || statements.length > 1 || !only)
          return reply;
        return isStored(only).then(
          (stored) => (stored ? { kind: 'stored' } : reply),
          () => ({ kind: 'wait', seconds: null, status: null }),
        );
      }
    },
    state: (stateId) =>
      xapi
        .getState({ ...place, stateId })
        .then(({ data, headers }) => ({ content: data, etag: etagOf(headers) }), absent),
    mayRead: (stateId) =>
      xapi.getState({ ...place, stateId }).then(
        ({ data }) => {
          // An empty list, of a proxy: nobody knows.
          if (!fieldsOf(data)) throw new TypeError('no document');
          return true;
        },
        (error) => {
          if (error instanceof LrsError && !error.later) return error.answer.status !== 403;
          throw error;
        },
      ),
    async putState(stateId, body, etag, outlives = false) {
      isLast = outlives;
      const put = xapi.setState({
        ...place,
        stateId,
        state: body,
        contentType: 'application/json',
        ...(etag === null
          ? { etag: '*', matchHeader: 'If-None-Match' as const }
          : { etag, matchHeader: 'If-Match' as const }),
      });
      isLast = false;
      await put;
    },
    agentProfile: (profileId) =>
      xapi.getAgentProfile({ agent, profileId }).then(({ data }) => data, absent),
    hasSaid: (verb) =>
      xapi
        .getStatements({
          agent,
          activity: activityId,
          verb: VERBS[verb].id,
          limit: 1,
          ...(parts.registration === null ? {} : { registration: parts.registration }),
        })
        .then(
          ({ data }) => {
            const found = (data as { statements?: unknown } | undefined)?.statements;
            return Array.isArray(found) ? found.length > 0 : null;
          },
          (error) => {
            // LMSs refuse their units this in many ways; only one that is busy, or was not heard, is
            // asked again.
            if (!(error instanceof LrsError)) throw error;
            const { status, redirected, text } = error.answer;
            const isUnheard = redirected || status < 400 || (parts.own && isPage(text));
            if (isUnheard || BUSY.has(status)) throw error;
            return null;
          },
        ),
    holds: (id) =>
      xapi.getStatement({ statementId: id }).then(
        ({ data }) => fieldsOf(data)?.['id'] === id,
        (error) => {
          if (!(error instanceof LrsError) || error.later) throw error;
          return error.answer.status === 404 ? false : null;
        },
      ),
  };
}

const BUSY = new Set([408, 425, 429, 502, 503, 504]);
const MAX_KEEPALIVE_BYTES = 60_000;

/**
 * An LRS gives strong tags, which `If-Match` needs; a proxy that compresses weakens or renames them
 * (nginx: `W/"…"`, Apache: `"…-gzip"`).
 */
const etagOf = (headers: unknown): string | null =>
  (headers as Readonly<Record<string, string | undefined>>)['etag']
    ?.replace(/^W\//, '')
    .replace(/-+gzip"$/, '"') ?? null;
