/**
 * Query parameters as they are forwarded: each known, once, of its type, and written anew. What another
 * server makes of a repeated name or of two keys in one JSON object is not what was judged here.
 */
import {
  actorParam,
  booleanParam,
  countParam,
  iriParam,
  onlyThese,
  textParam,
  timeParam,
  uuidParam,
} from '../lrs/http/params.ts';
import { BadRequest } from '../lrs/refusal.ts';

type Reader = (params: URLSearchParams, name: string) => string | null;

const written = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);
const agent: Reader = (params, name) => written(actorParam(params, name, false));
const flag: Reader = (params, name) =>
  params.has(name) ? String(booleanParam(params, name)) : null;
const time: Reader = (params, name) => {
  const milliseconds = timeParam(params, name);
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
};
const format: Reader = (params, name) => {
  const value = params.get(name);
  if (value === null || /^(exact|ids|canonical)$/.test(value)) return value;
  throw new BadRequest('format: must be exact, ids or canonical');
};

const FILTERS: Readonly<Record<string, Reader>> = {
  agent: (params, name) => written(actorParam(params, name, true)),
  verb: iriParam,
  activity: iriParam,
  registration: uuidParam,
  related_activities: flag,
  related_agents: flag,
  since: time,
  until: time,
  limit: (params, name) => countParam(params, name)?.toString() ?? null,
  ascending: flag,
};
const IDS: Readonly<Record<string, Reader>> = {
  statementId: uuidParam,
  voidedStatementId: uuidParam,
};

/** Of each resource below the endpoint. */
const READERS: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  statements: { ...IDS, ...FILTERS, format, attachments: flag },
  activities: { activityId: iriParam },
  agents: { agent },
  'activities/state': {
    ...{ activityId: iriParam, agent, registration: uuidParam, stateId: textParam, since: time },
  },
  'activities/profile': { activityId: iriParam, profileId: textParam, since: time },
  'agents/profile': { agent, profileId: textParam, since: time },
};

/** @throws BadRequest */
export function forwardable(resource: string, params: URLSearchParams): URLSearchParams {
  const readers = READERS[resource] ?? {};
  onlyThese(params, Object.keys(readers));
  const clean = new URLSearchParams();
  for (const [name, read] of Object.entries(readers)) {
    const value = read(params, name);
    if (value !== null) clean.set(name, value);
  }
  if (resource === 'statements') checkOne(clean);
  return clean;
}

/** Communication 2.1.3: one statement is asked for by its id alone. @throws BadRequest */
function checkOne(params: URLSearchParams): void {
  const [first, ...others] = Object.keys(IDS).filter((name) => params.has(name));
  if (first === undefined) return;
  const extra = others[0] ?? Object.keys(FILTERS).find((name) => params.has(name));
  if (extra !== undefined)
    throw new BadRequest(`${first} goes with format and attachments only, not with ${extra}`);
}
