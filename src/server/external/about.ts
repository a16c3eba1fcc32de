/** Everything known about somebody: what the external LRS holds, and what was kept here before, once. */
import type { Agent, Statement } from '../lrs/statement/types.ts';
import type { Keeping, KeptDocument } from '../lrs/keeping.ts';
import type { Client } from './client.ts';
import { eachPage } from './pages.ts';
import { jsonOf } from './post.ts';

type About = Pick<Keeping, 'statementsAbout' | 'documentsAbout'>;

interface AboutParts {
  readonly client: Client;
  readonly endpoint: string;
  readonly before: About;
}

export function openAbout({ client, endpoint, before }: AboutParts): About {
  return {
    statementsAbout: async (agent) => {
      const there = await statementsThere(client, endpoint, agent);
      const ids = new Set(there.map(({ id }) => id?.toLowerCase()));
      const here = (await before.statementsAbout(agent)) as readonly Statement[];
      return [...here.filter(({ id }) => !ids.has(id?.toLowerCase())), ...there];
    },
    documentsAbout: async (agent, places) => {
      const there = await documentsThere(client, agent, places);
      const keys = new Set(there.map(keyOf));
      const here = await before.documentsAbout(agent, places);
      return [...here.filter((document) => !keys.has(keyOf(document))), ...there];
    },
  };
}

const keyOf = ({ resource, activity, registration, name }: KeptDocument): string =>
  JSON.stringify([resource, activity, registration, name]);

/** @throws Refusal 503 while it is away; Error when it refuses */
async function statementsThere(
  client: Client,
  endpoint: string,
  agent: Agent,
): Promise<readonly Statement[]> {
  const all: Statement[] = [];
  const params = new URLSearchParams({
    ...{ agent: JSON.stringify(agent), ascending: 'true', limit: '200' },
  });
  const status = await eachPage({ client, endpoint, params }, (statements) =>
    all.push(...statements),
  );
  if (status !== 200) throw new Error(`The external LRS answered ${status}`);
  // A page may begin where the one before ended, where statements came in between.
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

async function documentsThere(
  client: Client,
  agent: Agent,
  places: readonly { readonly activity: string; readonly registration: string }[],
): Promise<readonly KeptDocument[]> {
  const who = { agent: JSON.stringify(agent) };
  const states = places.flatMap(({ activity, registration }) =>
    [registration, ''].map((under) => ({
      ...{ resource: 'state' as const, activity, registration: under },
    })),
  );
  const unique = [...new Map(states.map((one) => [JSON.stringify(one), one])).values()];
  const found: KeptDocument[] = [];
  const profile = { resource: 'agent-profile' as const, activity: '', registration: '' };
  for (const place of [...unique, profile]) {
    const isState = place.resource === 'state';
    const path = isState ? 'activities/state' : 'agents/profile';
    const where = new URLSearchParams({
      ...who,
      ...(isState ? { activityId: place.activity } : {}),
      ...(place.registration === '' ? {} : { registration: place.registration }),
    });
    for (const name of await names(client, path, where)) {
      const params = new URLSearchParams(where);
      params.set(isState ? 'stateId' : 'profileId', name);
      const { status, headers, body } = await client.ask({ method: 'GET', path, params });
      if (status !== 200) continue;
      const updated = Date.parse(headers.get('last-modified') ?? '');
      found.push({
        ...place,
        name,
        contentType: headers.get('content-type') ?? 'application/octet-stream',
        content: body,
        updated: Number.isNaN(updated) ? null : new Date(updated).toISOString(),
      });
    }
  }
  return found;
}

/** @throws Refusal 503 while it is away; Error when it refuses */
async function names(client: Client, path: string, params: URLSearchParams) {
  const { status, body } = await client.ask({ method: 'GET', path, params });
  if (status === 404) return [];
  const value = jsonOf(body);
  if (status !== 200 || !Array.isArray(value))
    throw new Error(`The external LRS answered ${status}`);
  return value.map(String);
}
