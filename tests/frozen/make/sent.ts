/** What the next visit sends of what a browser holds, to an LMS that takes everything. */
import type { Statement } from '../../../src/core/xapi/statement.ts';
import type { Store } from '../../../src/player/store.ts';
import { deliverLeftovers } from '../../../src/player/trackers/leftovers.ts';

export interface Sent {
  /** How many entries waited, and how many were set aside. */
  readonly waiting: number;
  readonly parked: number;
  /** In the order sent. */
  readonly statements: readonly Statement[];
  /** After which so many wait, and so many are set aside. */
  readonly after: { readonly waiting: number; readonly parked: number };
}

/** @param origin of the pages. @param now milliseconds since 1970 */
export async function sentFrom(store: Store, origin: string, now: number): Promise<Sent> {
  const statements: Statement[] = [];
  const account = await accountIn(store);
  const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const path = new URL(input instanceof Request ? input.url : input, 'http://127.0.0.1').pathname;
    if (init?.method === 'POST' && /\/(statements|retard)$/.test(path)) {
      const body = JSON.parse(init.body as string) as Statement[];
      statements.push(...body);
      return Promise.resolve(Response.json(body.map(({ id }) => id)));
    }
    const answer =
      path === '/lancer/jeton'
        ? { 'error-code': '1', 'error-text': 'used' }
        : path === '/apprenant/moi'
          ? { account }
          : /\/(reprise|state)$/.test(path)
            ? { launchMode: 'Normal' }
            : { statements: [], more: '' };
    return Promise.resolve(Response.json(answer));
  };
  const count = async () => ({
    waiting: (await store.peek(null, Infinity)).length,
    parked: Object.keys(await store.list('refus:')).length,
  });
  const before = await count();
  await deliverLeftovers({
    store,
    locks: { hold: (_, work) => work(), holdIfFree: (_, work) => work() },
    fetch,
    origin,
    now,
    except: null,
  });
  return { ...before, statements, after: await count() };
}

/** Whose browser it is: the learner of what was launched there. */
async function accountIn(store: Store): Promise<unknown> {
  const [session] = Object.values(await store.list('seance:')) as {
    readonly launch: { readonly actor: { readonly account: unknown } };
  }[];
  const [opened] = Object.values(await store.list('draft:ouvert:')) as [string, string?][];
  const actor = new URL(opened?.[0] ?? 'http://127.0.0.1').searchParams.get('actor');
  return session
    ? session.launch.actor.account
    : (JSON.parse(actor ?? '{}') as { account?: unknown }).account;
}
