/** What a server says of everything it holds, asked as a trainer and as a machine ask it. */
import type { Walked } from './walk.ts';

export const ADMIN = { key: 'specimen', secret: 'specimen-specimen' } as const;
const MACHINE = {
  authorization: `Basic ${btoa(`${ADMIN.key}:${ADMIN.secret}`)}`,
  'x-experience-api-version': '1.0.3',
};

export interface Meaning {
  /** Answers of the board's addresses, by path. */
  readonly board: Readonly<Record<string, unknown>>;
  readonly statements: readonly { readonly id: string }[];
  /** State documents, by activity, agent and name. */
  readonly documents: Readonly<Record<string, unknown>>;
  /** Status of a personal link, by learner. */
  readonly links: Readonly<Record<string, number>>;
}

export async function meaningOf(url: string, people: Walked['people']): Promise<Meaning> {
  const json = { 'content-type': 'application/json' };
  const signed = await fetch(`${url}/formateur/api/connexion`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ login: people.login, password: people.password }),
  });
  const cookie = signed.headers.get('set-cookie')?.split(';')[0] ?? '';
  const board: Record<string, unknown> = {};
  const paths = [
    'comptes',
    'groupes',
    'cours',
    `groupes/${people.group}/tableau`,
    ...people.learners.map(({ id }) => `apprenants/${id}`),
  ];
  for (const path of paths) {
    const answer = await fetch(`${url}/formateur/api/${path}`, { headers: { cookie } });
    board[path] = (await answer.json()) as unknown;
  }
  const statements = await statementsIn(url);
  const links: Record<string, number> = {};
  for (const { name, link } of people.learners)
    links[name] = (await fetch(url + link, { method: 'POST', redirect: 'manual' })).status;
  return { board, statements, documents: await documentsOf(url, statements), links };
}

export async function statementsIn(url: string): Promise<readonly Stated[]> {
  const all: Stated[] = [];
  for (let next = '/xapi/statements?ascending=true&limit=500'; next !== '';) {
    const answer = await fetch(url + next, { headers: MACHINE });
    const page = (await answer.json()) as { statements: Stated[]; more: string };
    all.push(...page.statements);
    next = page.more;
  }
  return all;
}

export interface Stated {
  readonly id: string;
  readonly actor: { readonly account?: { readonly name: string } };
  readonly object: { readonly id: string };
  readonly context?: { readonly registration?: string };
}

/** Every State document of an activity somebody did something in. */
async function documentsOf(
  url: string,
  statements: readonly Stated[],
): Promise<Readonly<Record<string, unknown>>> {
  const found: Record<string, unknown> = {};
  const places = new Map(
    statements.flatMap(({ actor, object, context }) =>
      actor.account && context?.registration && object.id.includes('/unites/')
        ? [
            [
              `${actor.account.name} ${object.id.replace(/\/(test|section)\/.*/, '')}`,
              { actor, registration: context.registration },
            ] as const,
          ]
        : [],
    ),
  );
  for (const [place, { actor, registration }] of places) {
    const query = new URLSearchParams({
      activityId: place.split(' ')[1] ?? '',
      agent: JSON.stringify({ account: actor.account }),
      registration,
    });
    const at = `${url}/xapi/activities/state?${query.toString()}`;
    const ids = (await (await fetch(at, { headers: MACHINE })).json()) as readonly string[];
    for (const id of ids) {
      const one = await fetch(`${at}&stateId=${encodeURIComponent(id)}`, { headers: MACHINE });
      found[`${place} ${id}`] = (await one.json()) as unknown;
    }
  }
  return found;
}
