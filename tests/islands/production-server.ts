/** A server as core/api/productions.ts has it, for one learner of a group, and a network that misbehaves. */
import type {
  LearnerProduction,
  LearnerProductions,
  NewText,
  NewTicks,
} from '../../src/core/api/productions.ts';
import { mayWrite } from '../../src/core/production/stage.ts';
import { createDesk, type WritingDesk } from '../../src/islands/production/desk.ts';

export const ACCOUNT = { homePage: 'https://exemple.fr', name: 'a1' };
export const UNIT = 'm/lecon';
export const NAME = 'note';
export const AT = '2026-11-22T14:05:00.000Z';

export type Network = 'up' | 'down' | 'reply-lost' | 'page' | 'busy';

export function world() {
  const self = {
    network: 'up' as Network,
    memory: null as string | null,
    account: ACCOUNT,
    work: {
      ...{ id: 'p1', production: NAME, phase: 'open', names: null, writers: 0, of: 3 },
      ...{ own: null, others: null },
    } as LearnerProduction | null,
    /** Texts in the order they came. */
    texts: [] as NewText[],
    asked: [] as string[],
  };
  let ids = 0;
  const change = (part: Partial<LearnerProduction>): void => {
    if (self.work) self.work = { ...self.work, ...part };
  };
  const refuse = (message: string): Response => Response.json({ message }, { status: 409 });

  function take(text: NewText): Response {
    const { work } = self;
    if (!work) return refuse('Rien n’est ouvert.');
    const own = work.own;
    if (own?.id === text.id) return Response.json({ id: text.id });
    const stage = { names: work.names, isClosed: work.phase === 'closed' };
    if (!mayWrite(stage, own !== null)) return refuse('Trop tard.');
    if ((own?.id ?? null) !== text.base) return refuse('Votre texte a changé ailleurs.');
    self.texts.push(text);
    const { id, text: words } = text;
    change({
      own: {
        ...{ id, text: words, at: AT, isLate: false, ticks: own?.ticks ?? [] },
        ...{ isHidden: false, comment: null },
      },
    });
    return Response.json({ id });
  }

  function serve(url: string, init: RequestInit | undefined): Response {
    self.asked.push(`${init?.method ?? 'GET'} ${url}`);
    if (url.endsWith('/texte')) return take(JSON.parse(init?.body as string) as NewText);
    if (url.endsWith('/grille')) {
      const { id, ticks } = JSON.parse(init?.body as string) as NewTicks;
      if (self.work?.own) change({ own: { ...self.work.own, ticks } });
      return Response.json({ id });
    }
    const body: LearnerProductions = {
      account: self.account,
      trainers: ['C. Le Goff'],
      productions: self.work ? [self.work] : [],
    };
    const etag = encodeURIComponent(JSON.stringify(body));
    return new Headers(init?.headers).get('if-none-match') === etag
      ? new Response(null, { status: 304 })
      : Response.json(body, { headers: { etag } });
  }
  const network = ((url: string, init?: RequestInit) => {
    if (self.network === 'down') return Promise.reject(new TypeError('network'));
    if (self.network === 'page')
      return Promise.resolve(new Response('<!doctype html><title>Connexion</title>'));
    if (self.network === 'busy') return Promise.resolve(new Response('', { status: 503 }));
    const answer = serve(url, init);
    return self.network === 'reply-lost' && init?.method === 'POST'
      ? Promise.reject(new TypeError('network'))
      : Promise.resolve(answer);
  }) as typeof fetch;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work);
    last = next;
    return next;
  };
  const open = (fetch: typeof globalThis.fetch | null = network): WritingDesk =>
    createDesk({
      unit: UNIT,
      fetch,
      storage: { read: () => self.memory, write: (text) => (self.memory = text) },
      isLasting: true,
      isMine: ({ name }) => name === ACCOUNT.name,
      newId: () => `v${ids++}`,
      alone: inTurn,
    });
  return { self, open, change, network };
}
