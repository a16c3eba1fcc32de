/** What is read of the external LRS, and its documents: asked in the name of this server, within the scope of whoever asks. */
import { parseMultipart, boundaryOf, writeMultipart } from '../lrs/attachment/multipart.ts';
import { actorParam, onlyThese, required, textParam } from '../lrs/http/params.ts';
import { BadRequest, Refusal } from '../lrs/http/refusal.ts';
import type { Documents } from '../lrs/document/documents.ts';
import type { KeptResources } from '../lrs/keeping.ts';
import {
  ACTIVITY_PROFILE,
  AGENT_PROFILE,
  documentResource,
  LAUNCH_DATA,
  STATE,
  type DocumentRules,
} from '../lrs/resources/documents.ts';
import { scopedAgent, visible } from '../lrs/resources/statements-read.ts';
import type { Call, Resource } from '../lrs/resources/types.ts';
import type { Answer, Client, Question } from './client.ts';
import type { Links } from './more.ts';

interface ResourceParts {
  readonly client: Client;
  readonly links: Links;
  /** What the launcher leaves, as this server keeps it too. */
  readonly documents: Documents;
  /** Path of the statements here. */
  readonly path: string;
}

const PASSED_ON = ['content-type', 'accept', 'accept-language', 'if-match', 'if-none-match'];
const PASSED_BACK = [
  'content-type',
  'etag',
  'last-modified',
  'x-experience-api-consistent-through',
];

/** Ours: a signed link to the next page. */
const NEXT = 'suite';

export function externalResources(parts: ResourceParts): KeptResources {
  const { client } = parts;
  const localState = documentResource(parts.documents, STATE);
  const pass =
    (path: string): Resource =>
    async (call) =>
      answered(await ask(client, call, path));
  const document = (rules: DocumentRules, path: string): Resource => {
    const forward = pass(path);
    return (call) => {
      const { method, params } = call.request;
      onlyThese(params, [...rules.params, rules.name, ...(method === 'GET' ? ['since'] : [])]);
      const name = textParam(params, rules.name);
      if (call.access.kind === 'launch') rules.allow(call, rules.place(params), name);
      return forward(call);
    };
  };
  const state = document(STATE, 'activities/state');
  return {
    getStatements: (call) => getStatements(parts, call),
    // Kept here as well: a lesson starts, and its answers wait in the browser, while the LRS is away.
    state: (call) => {
      const { method, params } = call.request;
      const isLaunchData = method === 'GET' && params.get('stateId') === LAUNCH_DATA;
      return call.access.kind === 'launch' && isLaunchData ? localState(call) : state(call);
    },
    activityProfile: document(ACTIVITY_PROFILE, 'activities/profile'),
    agentProfile: document(AGENT_PROFILE, 'agents/profile'),
    getActivity: pass('activities'),
    getAgent: async (call) => {
      const agent = required('agent', actorParam(call.request.params, 'agent', false));
      scopedAgent(call, agent);
      return pass('agents')(call);
    },
  };
}

function ask(
  client: Client,
  { request, version }: Call,
  path: string,
  params = request.params,
): Promise<Answer> {
  const headers = PASSED_ON.flatMap((name) => {
    const value = request.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const question: Question = {
    method: request.method,
    path,
    params,
    version,
    headers: Object.fromEntries(headers),
    ...(request.method === 'PUT' || request.method === 'POST' ? { body: request.body } : {}),
  };
  return client.ask(question);
}

function answered({ status, headers, body }: Answer): Response {
  const back = new Headers();
  for (const name of PASSED_BACK) {
    const value = headers.get(name);
    if (value !== null) back.set(name, value);
  }
  const empty = status === 204 || status === 304 || body.length === 0;
  return new Response(empty ? null : (body as BodyInit), { status, headers: back });
}

async function getStatements(parts: ResourceParts, call: Call): Promise<Response> {
  const { client, links } = parts;
  const { params } = call.request;
  const holder = call.access.kind === 'launch' ? call.access.scope.session : '';
  const next = params.get(NEXT);
  if (next !== null) {
    onlyThese(params, [NEXT]);
    const more = links.unwrap(next, holder);
    return withLinks(parts, await ask(client, call, more, new URLSearchParams()), holder);
  }
  if (call.access.kind === 'launch') {
    const id = params.get('statementId') ?? params.get('voidedStatementId');
    if (id !== null) await checkVisible(client, call);
    else return withLinks(parts, await ask(client, call, 'statements', scope(call)), holder);
  }
  return withLinks(parts, await ask(client, call, 'statements'), holder);
}

/** A launched lesson reads its learner's statements of its registration, whatever it asks for. */
function scope(call: Call): URLSearchParams {
  const { access, request } = call;
  const params = new URLSearchParams(request.params);
  if (access.kind !== 'launch') return params;
  const { actor, registration } = access.scope;
  const asked = actorParam(params, 'agent', true);
  if (asked) scopedAgent(call, asked);
  const named = params.get('registration');
  if (named !== null && named.toLowerCase() !== registration)
    throw new Refusal(403, 'registration: only the one of this launch may be asked for');
  params.set('agent', JSON.stringify(actor));
  params.set('registration', registration);
  params.delete('related_agents');
  return params;
}

/** Looked at whole before it is given in any format. @throws Refusal 404 */
async function checkVisible(client: Client, call: Call): Promise<void> {
  const params = new URLSearchParams();
  for (const name of ['statementId', 'voidedStatementId']) {
    const value = call.request.params.get(name);
    if (value !== null) params.set(name, value);
  }
  const { status, body } = await client.ask({
    method: 'GET',
    path: 'statements',
    params,
    version: call.version,
  });
  if (status === 404 || (status === 200 && !visible(call, { body: Buffer.from(body).toString() })))
    throw new Refusal(404, 'no such statement');
  if (status !== 200) throw new BadRequest('the external LRS refuses this');
}

function withLinks({ links, path }: ResourceParts, answer: Answer, holder: string): Response {
  const type = answer.headers.get('content-type') ?? '';
  const relinked = (content: Uint8Array): Uint8Array => {
    const value = JSON.parse(Buffer.from(content).toString()) as { more?: string };
    if (typeof value.more !== 'string' || value.more === '') return content;
    const more = `${path}?${NEXT}=${links.wrap(value.more, holder)}`;
    return Buffer.from(JSON.stringify({ ...value, more }));
  };
  if (answer.status !== 200) return answered(answer);
  const boundary = boundaryOf(type);
  if (boundary === null) return answered({ ...answer, body: relinked(answer.body) });
  const [first, ...rest] = parseMultipart(answer.body, boundary);
  if (!first) return answered(answer);
  const all = [{ ...first, content: relinked(first.content) }, ...rest];
  const body = writeMultipart(
    all.map(({ headers, content }) => ({ headers: Object.fromEntries(headers), content })),
    boundary,
  );
  return answered({ ...answer, body });
}
