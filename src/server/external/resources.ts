/** What is read of the external LRS, and its documents: asked in the name of this server, within the scope of whoever asks. */
import { parseMultipart, boundaryOf, writeMultipart } from '../lrs/attachment/multipart.ts';
import { actorParam, onlyThese, required, textParam } from '../lrs/http/params.ts';
import { Refusal } from '../lrs/refusal.ts';
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
import type { Call, Resource } from '../lrs/http/resource.ts';
import type { Answer, Client, Question } from './client.ts';
import { strongTag } from './document.ts';
import type { Links } from './more.ts';
import { pageOf } from './pages.ts';
import { forwardable } from './params.ts';
import { jsonOf } from './post.ts';

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
      answered(await ask(client, call, path, forwardable(path, call.request.params)));
  const document = (rules: DocumentRules, path: string): Resource => {
    const forward = pass(path);
    return (call) => {
      const { method, params } = call.request;
      onlyThese(params, [...rules.params, rules.name, ...(method === 'GET' ? ['since'] : [])]);
      const name = textParam(params, rules.name);
      const place = rules.place(params);
      if (call.access.kind === 'launch') rules.allow(call, place, name);
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
  { request, version, access }: Call,
  path: string,
  params: URLSearchParams,
): Promise<Answer> {
  const headers = PASSED_ON.flatMap((name) => {
    const value = request.headers.get(name);
    const isTag = name.startsWith('if-');
    return value === null ? [] : [[name, isTag ? (strongTag(value) ?? '') : value] as const];
  });
  const question: Question = {
    method: request.method,
    path,
    params,
    version,
    headers: Object.fromEntries(headers),
    // A machine reads pages with their attachments.
    ...(access.kind === 'admin' ? { most: MOST_FOR_MACHINES } : {}),
    ...(request.method === 'PUT' || request.method === 'POST' ? { body: request.body } : {}),
  };
  return client.ask(question);
}

function answered({ status, headers, body }: Answer): Response {
  const back = new Headers();
  for (const name of PASSED_BACK) {
    const value = headers.get(name);
    if (value !== null) back.set(name, name === 'etag' ? (strongTag(value) ?? '') : value);
  }
  const empty = status === 204 || status === 304 || body.length === 0;
  return new Response(empty ? null : (body as BodyInit), { status, headers: back });
}

async function getStatements(parts: ResourceParts, call: Call): Promise<Response> {
  const { client, links } = parts;
  const { params } = call.request;
  const holder = holderOf(call);
  const next = params.get(NEXT);
  if (next !== null) {
    onlyThese(params, [NEXT]);
    const more = links.unwrap(next, holder);
    return withLinks(parts, await ask(client, call, more, new URLSearchParams()), call);
  }
  const clean = forwardable('statements', params);
  const isOne = clean.has('statementId') || clean.has('voidedStatementId');
  if (isOne) return getOne(client, call, clean);
  return withLinks(parts, await ask(client, call, 'statements', scoped(call, clean)), call);
}

/** A launched lesson reads its learner's statements of its registration, whatever it asks for. */
function scoped(call: Call, params: URLSearchParams): URLSearchParams {
  const { access } = call;
  if (access.kind !== 'launch') return params;
  const { actor, registration } = access.scope;
  const asked = actorParam(params, 'agent', true);
  if (asked) scopedAgent(call, asked);
  const named = params.get('registration');
  if (named !== null && named !== registration)
    throw new Refusal(403, 'registration: only the one of this launch may be asked for');
  params.set('agent', JSON.stringify(actor));
  params.set('registration', registration);
  params.delete('related_agents');
  return params;
}

/** Under a launch, looked at whole before it is given in any format. @throws Refusal 404 */
async function getOne(client: Client, call: Call, params: URLSearchParams): Promise<Response> {
  if (call.access.kind === 'launch') {
    const whole = new URLSearchParams(params);
    for (const name of ['format', 'attachments']) whole.delete(name);
    const { status, body } = await ask(client, call, 'statements', whole);
    if (status === 200) {
      const found = jsonOf(body);
      if (typeof found !== 'object' || found === null) throw client.distrust(status);
      if (!visible(call, { body: JSON.stringify(found) })) throw new Refusal(404, NONE);
    }
  }
  const answer = await ask(client, call, 'statements', params);
  if (answer.status === 404) throw new Refusal(404, NONE);
  return answered(answer);
}

const NONE = 'no such statement';
const MOST_FOR_MACHINES = 64 * 1024 * 1024;

function withLinks({ client, links, path }: ResourceParts, answer: Answer, call: Call): Response {
  const type = answer.headers.get('content-type') ?? '';
  const relinked = (content: Uint8Array): Uint8Array => {
    const { statements, more } = pageOf(client, { ...answer, body: content });
    // What an LRS gives beyond what it was asked for is nobody's to read under a launch.
    const own = statements.filter((one) => visible(call, { body: JSON.stringify(one) }));
    const next = more === '' ? '' : `${path}?${NEXT}=${links.wrap(more, holderOf(call))}`;
    return Buffer.from(JSON.stringify({ statements: own, more: next }));
  };
  if (answer.status !== 200) return answered(answer);
  const boundary = boundaryOf(type);
  if (boundary === null) return answered({ ...answer, body: relinked(answer.body) });
  const [first, ...rest] = parseMultipart(answer.body, boundary);
  if (!first) throw client.distrust(answer.status);
  const all = [{ ...first, content: relinked(first.content) }, ...rest];
  const body = writeMultipart(
    all.map(({ headers, content }) => ({ headers: Object.fromEntries(headers), content })),
    boundary,
  );
  return answered({ ...answer, body });
}

/** Who may follow a link. */
const holderOf = ({ access }: Call): string =>
  access.kind === 'launch' ? access.scope.session : '';
