/**
 * A cmi5 LMS of a few lines over real HTTP, which notes whatever a unit asks of it. It refuses nothing
 * by itself: what the unit does is the tests' to judge. Knobs make it answer as LMSs do.
 */
import { createServer, type IncomingMessage } from 'node:http';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import type { Context, Statement } from '../../src/core/xapi/statement.ts';

export const SESSION_ID = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
export const PUBLISHER_ID = 'https://cours.example/au/essai/lecon';

export interface Asked {
  readonly method: string;
  /** Below the endpoint: "statements", "activities/state"; "fetch" for the fetch URL. */
  readonly resource: string;
  readonly query: URLSearchParams;
  readonly authorization: string | null;
  readonly body: unknown;
}

interface Answer {
  readonly status: number;
  readonly json?: unknown;
}

/** What it answers; null: as a good LMS does. */
interface Knobs {
  fetch: (times: number) => Answer;
  /** "refused": the session is over. */
  launchData: unknown;
  preferences: Answer;
  /** Of each request with statements, by its place. */
  statements: (place: number, sent: readonly Statement[]) => Answer;
  /** When asked for one statement by its id; null: what it has stored. */
  holds: (id: string) => Answer | null;
}

export interface Lms extends Knobs {
  /** With the last slash. */
  readonly endpoint: string;
  readonly asked: Asked[];
  registration: string;
  /** Number of the launch: each has its own fetch URL. */
  launch: number;
  readonly activityId: string;
  readonly actor: { readonly objectType: 'Agent'; readonly account: Record<string, string> };
  /** Those it stored, in the order they came. */
  stored(): readonly Statement[];
  /** Bodies of the requests with statements, as they came. */
  batches(): readonly (readonly Statement[])[];
  /** The five parameters of 8.1. */
  parameters(): Record<string, string>;
}

export const TOKEN = 'QWxhZGRpbjpvcGVuIHNlc2FtZQ==';
export const TEMPLATE: Context = {
  contextActivities: { grouping: [{ id: PUBLISHER_ID }] },
  extensions: { [SESSION_ID]: 'seance-du-lms' },
};

export async function openLms(): Promise<Lms> {
  const asked: Asked[] = [];
  const kept: Statement[] = [];
  const batches: (readonly Statement[])[] = [];
  const documents = new Map<string, unknown>();
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const url = new URL(request.url ?? '', 'http://lms.example');
      const { method = 'GET', headers } = request;
      const resource = url.pathname.replace(/^\/(lrs\/)?/, '');
      const authorization = headers.authorization ?? null;
      asked.push({ method, resource, query: url.searchParams, authorization, body });
      const { status, json } = answerTo(method, resource, url.searchParams, body);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(json === undefined ? '' : JSON.stringify(json));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function answerTo(
    method: string,
    resource: string,
    query: URLSearchParams,
    body: unknown,
  ): Answer {
    if (resource === 'fetch')
      return lms.fetch(asked.filter((one) => one.resource === 'fetch').length);
    if (resource === 'agents/profile') return lms.preferences;
    if (resource === 'activities/state') {
      const key = query.get('stateId') ?? '';
      const place = [key, query.get('registration'), query.get('activityId')].join(' ');
      if (method === 'PUT') documents.set(place, body);
      if (method === 'PUT') return { status: 204 };
      const found = key === 'LMS.LaunchData' ? lms.launchData : documents.get(place);
      if (found === undefined) return { status: 404 };
      return found === 'refused' ? { status: 403 } : { status: 200, json: found };
    }
    if (resource !== 'statements') return { status: 404 };
    const one = query.get('statementId');
    if (method === 'GET' && one !== null) {
      const found = kept.find(({ id }) => id === one);
      return lms.holds(one) ?? (found ? { status: 200, json: found } : { status: 404 });
    }
    if (method === 'GET') {
      const verb = query.get('verb');
      const statements = kept.filter(
        (one) =>
          one.verb.id === verb &&
          one.context.registration === query.get('registration') &&
          one.object.id === query.get('activity'),
      );
      return { status: 200, json: { statements, more: '' } };
    }
    const sent = (Array.isArray(body) ? body : [body]) as Statement[];
    const answer = lms.statements(batches.length, sent);
    batches.push(sent);
    if (answer.status < 300) kept.push(...sent);
    return answer.status < 300 ? { ...answer, json: sent.map(({ id }) => id) } : answer;
  }

  const lms: Lms = {
    endpoint: `${origin}/lrs/`,
    asked,
    registration: randomUUID(),
    launch: 1,
    activityId: `${origin}/activites/${randomUUID()}`,
    actor: { objectType: 'Agent', account: { homePage: origin, name: 'p-51a7' } },
    stored: () => kept,
    batches: () => batches,
    parameters: () => ({
      endpoint: lms.endpoint,
      fetch: `${origin}/fetch?k=${lms.launch}`,
      actor: JSON.stringify(lms.actor),
      registration: lms.registration,
      activityId: lms.activityId,
    }),
    fetch: (times) =>
      times === 1
        ? { status: 200, json: { 'auth-token': TOKEN } }
        : { status: 200, json: { 'error-code': '1', 'error-text': 'used' } },
    launchData: { contextTemplate: TEMPLATE, launchMode: 'Normal', moveOn: 'Completed' },
    preferences: { status: 404 },
    statements: () => ({ status: 200 }),
    holds: () => null,
  };
  return lms;
}

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}
