/** State, Activity Profile and Agent Profile (Communication 2.2, 2.3, 2.6, 2.7). */
import type { Document, Documents, Place } from '../document/documents.ts';
import { mergeInto } from '../document/merge.ts';
import { checkPreconditions, preconditionsOf } from '../document/preconditions.ts';
import {
  actorParam,
  iriParam,
  onlyThese,
  required,
  textParam,
  timeParam,
  uuidParam,
} from '../http/params.ts';
import { BadRequest, Refusal } from '../refusal.ts';
import type { XapiRequest } from '../http/types.ts';
import type { XapiVersion } from '../version.ts';
import type { Commit } from '../../store/group-commit.ts';
import { DOCUMENTS } from '../limits.ts';
import { actorKey } from '../statement/identity.ts';
import { json, noContent, type Call, type Resource } from '../http/resource.ts';

export interface DocumentRules {
  /** Parameters that say where, and the one that names a document there. */
  readonly params: readonly string[];
  readonly name: 'stateId' | 'profileId';
  readonly place: (params: URLSearchParams) => Place;
  /** All documents of a place may be deleted at once. */
  readonly removesAll: boolean;
  /** When PUT needs a precondition: always, over a document that exists, or never. */
  readonly careful: (version: XapiVersion) => 'always' | 'existing' | 'never';
  /** What a launched lesson may do. @throws Refusal 403 */
  readonly allow: (call: Call, place: Place, name: string | null) => void;
}

export function documentResource(
  documents: Documents,
  rules: DocumentRules,
  // Each by itself, where no one else's writes come the same way.
  commit: Commit = (work) => Promise.resolve().then(work),
): Resource {
  const allowed = [...rules.params, rules.name];
  return async (call) => {
    const { method, params, headers, body } = call.request;
    onlyThese(params, method === 'GET' ? [...allowed, 'since'] : allowed);
    const place = rules.place(params);
    const name = textParam(params, rules.name);
    if (call.access.kind === 'launch') rules.allow(call, place, name);
    if (method === 'GET')
      return name === null ? list(call, documents, place) : one(call, documents, place, name);

    if (method === 'DELETE' && name === null && rules.removesAll) {
      await commit(() => documents.removeAll(place));
      return noContent();
    }
    const named = required(rules.name, name);
    const preconditions = preconditionsOf(headers);
    const sent = {
      contentType: headers.get('content-type') ?? 'application/octet-stream',
      content: body,
    };
    const next = (current: Document | null) => {
      checkPreconditions(preconditions, current);
      if (method === 'DELETE') return null;
      if (method === 'POST') return mergeInto(current, sent);
      if (preconditions.ifMatch === null && preconditions.ifNoneMatch === null)
        checkUnconditional(current, rules.careful(call.version));
      return sent;
    };
    await commit(
      () =>
        documents.change(place, named, (current) => {
          const document = next(current);
          if (document && call.access.kind === 'launch')
            checkRoom(documents.use(place), current, document);
          return document;
        }),
      call.access.kind === 'launch' ? call.access.scope.registration : null,
    );
    return noContent();
  };
}

/** What one document of a launch may weigh, wherever it is kept. @throws Refusal */
function checkFits({ body, headers }: XapiRequest, name: string | null): void {
  if (body.length > DOCUMENTS.bytes) throw new Refusal(413, `more than ${DOCUMENTS.bytes} bytes`);
  for (const text of [name ?? '', headers.get('content-type') ?? ''])
    if (text.length > DOCUMENTS.name)
      throw new BadRequest(`names and types have ${DOCUMENTS.name} characters at most`);
}

/** @throws Refusal 413 */
function checkRoom(
  { count, bytes }: ReturnType<Documents['use']>,
  current: Document | null,
  next: Pick<Document, 'content'>,
): void {
  const together = bytes - (current?.content.length ?? 0) + next.content.length;
  if (next.content.length > DOCUMENTS.bytes || together > DOCUMENTS.together)
    throw new Refusal(413, `more than ${DOCUMENTS.bytes} bytes, or ${DOCUMENTS.together} together`);
  if (current === null && count >= DOCUMENTS.most)
    throw new Refusal(413, `more than ${DOCUMENTS.most} documents`);
}

function one({ request }: Call, documents: Documents, place: Place, name: string): Response {
  if (request.params.has('since')) throw new BadRequest('since: goes with a list of documents');
  const found = documents.get(place, name);
  if (!found) throw new Refusal(404, 'no such document');
  return new Response(found.content as BodyInit, { headers: documentHeaders(found) });
}

function documentHeaders({ contentType, etag, updated }: Document): Record<string, string> {
  return {
    'content-type': contentType,
    etag: `"${etag}"`,
    'last-modified': new Date(updated).toUTCString(),
  };
}

function list({ request }: Call, documents: Documents, place: Place): Response {
  const since = timeParam(request.params, 'since');
  const names = documents.names(place, since === null ? null : new Date(since).toISOString());
  const last = documents.lastUpdate(place);
  return json(names, last ? { 'last-modified': new Date(last).toUTCString() } : {});
}

const agentKey = (params: URLSearchParams): string =>
  actorKey(required('agent', actorParam(params, 'agent', false))) ?? '';

const activityOf = (params: URLSearchParams): string =>
  required('activityId', iriParam(params, 'activityId'));

/** Communication 3.1 of 1.0.3 asks it of every PUT of a profile; 2.0 (4.1.4) of those that overwrite. */
const profile: DocumentRules['careful'] = (version) =>
  version === '2.0.0' ? 'existing' : 'always';

/** A PUT without If-Match or If-None-Match. @throws Refusal */
function checkUnconditional(
  current: Document | null,
  careful: ReturnType<DocumentRules['careful']>,
): void {
  if (careful === 'never') return;
  if (current !== null)
    throw new Refusal(409, 'the document exists: read it, then send its ETag in If-Match');
  if (careful === 'always') throw new BadRequest('If-Match or If-None-Match is needed');
}

function forbidden(reason: string): never {
  throw new Refusal(403, reason);
}

const OTHER_AGENT = 'agent: only the learner of this launch';
const OTHER_ACTIVITY = 'activityId: only the one of this launch';

/** cmi5 10: the LMS writes it before the launch, the AU only reads it. */
export const LAUNCH_DATA = 'LMS.LaunchData';

export const STATE: DocumentRules = {
  params: ['activityId', 'agent', 'registration'],
  name: 'stateId',
  place: (params) => ({
    resource: 'state',
    activity: activityOf(params),
    agent: agentKey(params),
    registration: uuidParam(params, 'registration') ?? '',
  }),
  removesAll: true,
  careful: (version) => (version === '2.0.0' ? 'existing' : 'never'),
  allow: ({ access, request }, place, name) => {
    if (access.kind !== 'launch') return;
    checkFits(request, name);
    const { scope } = access;
    if (place.agent !== actorKey(scope.actor)) forbidden(OTHER_AGENT);
    if (place.activity !== scope.activityId) forbidden(OTHER_ACTIVITY);
    if (place.registration !== scope.registration)
      forbidden('registration: only the one of this launch');
    if (request.method !== 'GET' && (name === null || name === LAUNCH_DATA))
      forbidden(`cmi5 10.2.1: the AU must not change ${LAUNCH_DATA}`);
  },
};

export const ACTIVITY_PROFILE: DocumentRules = {
  params: ['activityId'],
  name: 'profileId',
  place: (params) => ({
    resource: 'activity-profile',
    activity: activityOf(params),
    agent: '',
    registration: '',
  }),
  removesAll: false,
  careful: profile,
  allow: ({ access, request }, place) => {
    if (access.kind !== 'launch') return;
    if (place.activity !== access.scope.activityId) forbidden(OTHER_ACTIVITY);
    // One document for all learners: not one learner's to write.
    if (request.method !== 'GET') forbidden('an activity profile is read only under a launch');
  },
};

export const AGENT_PROFILE: DocumentRules = {
  params: ['agent'],
  name: 'profileId',
  place: (params) => ({
    resource: 'agent-profile',
    activity: '',
    agent: agentKey(params),
    registration: '',
  }),
  removesAll: false,
  careful: profile,
  allow: ({ access, request }, place, name) => {
    if (access.kind !== 'launch') return;
    checkFits(request, name);
    if (place.agent !== actorKey(access.scope.actor)) forbidden(OTHER_AGENT);
  },
};
