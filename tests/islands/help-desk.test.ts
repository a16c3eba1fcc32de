import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HelpCall, HelpMessage, OwnRequest, ReadMark } from '../../src/core/api/help.ts';
import { createDesk, unread, type Desk } from '../../src/islands/help/desk.ts';
import { placeWords, when } from '../../src/islands/help/words.ts';

const UNIT = 'essai/toutes-les-questions';
const call = (text = '', question: string | null = 'q1'): HelpCall => ({
  ...{ unit: UNIT, section: 's1', question, label: question && 'question 1', text },
});

/** A server as the contract has it, and a network that can be cut before or after it. */
function world() {
  const requests: OwnRequest[] = [];
  const asked: { method: string; tag: string | null }[] = [];
  const self = {
    requests,
    asked,
    network: 'up' as 'up' | 'down' | 'reply-lost',
    status: null as number | null,
    postStatus: null as number | null,
    kept: null as string | null,
    mine: true as boolean | null,
    minute: 0,
  };
  const time = () => `2026-11-22T10:${String(self.minute++).padStart(2, '0')}:00.000Z`;
  const append = (at: number, message: Omit<HelpMessage, 'at'>, state: OwnRequest['state']) => {
    const request = requests[at];
    if (request)
      requests[at] = {
        ...request,
        state,
        messages: [...request.messages, { at: time(), ...message }],
      };
  };
  const markRead = ({ id, messages }: ReadMark): Response => {
    const at = requests.findIndex((request) => request.id === id);
    const request = requests[at];
    if (request) requests[at] = { ...request, read: Math.max(request.read, messages) };
    return new Response(null, { status: request ? 204 : 404 });
  };
  const serve = (url: string, init: RequestInit | undefined): Response => {
    const tag = new Headers(init?.headers).get('if-none-match');
    asked.push({ method: init?.method ?? 'GET', tag });
    if (self.status !== null) return new Response(null, { status: self.status });
    const etag = JSON.stringify(requests).length.toString();
    if (init?.method !== 'POST')
      return tag === etag
        ? new Response(null, { status: 304 })
        : Response.json(requests, { headers: { etag } });
    if (self.postStatus !== null)
      return Response.json({ message: 'Non, pour cette raison.' }, { status: self.postStatus });
    if (url.endsWith('/lu')) return markRead(JSON.parse(init.body as string) as ReadMark);
    const sent = JSON.parse(init.body as string) as HelpCall;
    let at = requests.findIndex(
      ({ place, state }) => place.question === sent.question && state === 'waiting',
    );
    if (at < 0)
      at =
        requests.push({
          id: `r${String(requests.length)}`,
          learner: { id: 'l', name: 'Amélie Baron' },
          place: { unit: sent.unit, section: null, question: sent.question, label: sent.label },
          state: 'waiting',
          messages: [],
          publication: null,
          read: 0,
        }) - 1;
    append(at, { from: 'learner', name: 'Amélie Baron', text: sent.text }, 'waiting');
    return Response.json(requests[at]);
  };
  const network = ((url: string, init?: RequestInit) => {
    if (self.network === 'down') return Promise.reject(new TypeError('network'));
    const answer = serve(url, init);
    return self.network === 'reply-lost' && init?.method === 'POST'
      ? Promise.reject(new TypeError('network'))
      : Promise.resolve(answer);
  }) as typeof fetch;
  const open = (): Desk =>
    createDesk({
      unit: UNIT,
      fetch: network,
      storage: { read: () => self.kept, write: (text) => (self.kept = text) },
      now: time,
      isMine: () => Promise.resolve(self.mine),
      alone: (work) => work(),
    });
  const answer = (at: number, text: string) =>
    append(at, { from: 'trainer', name: 'Mme Le Goff', text }, 'answered');
  const texts = () =>
    requests.flatMap(({ messages }) =>
      messages.filter(({ from }) => from === 'learner').map((message) => message.text),
    );
  return { ...self, self, open, answer, texts, network };
}

/** What stands before the server answers in its place. */
const LIES: readonly (readonly [string, () => Response])[] = [
  ['a page', () => new Response('<!doctype html><title>Connexion</title>')],
  ['a page that refuses', () => new Response('<h1>Forbidden</h1>', { status: 403 })],
  ['an empty list', () => Response.json([])],
  ['half a body', () => new Response('{"id":"r0","place":{"un')],
  ['nothing', () => new Response(null, { status: 204 })],
];

describe('a call for help', () => {
  test.each(LIES)('is kept when %s comes instead of an answer', async (_, lie) => {
    const real = world();
    let lying = true;
    const desk = createDesk({
      unit: UNIT,
      fetch: (url, init) =>
        lying && init?.method === 'POST' ? Promise.resolve(lie()) : real.network(url, init),
      storage: { read: () => real.self.kept, write: (text) => (real.self.kept = text) },
      now: () => '2026-11-22T10:00:00.000Z',
      isMine: () => Promise.resolve(true),
      alone: (work) => work(),
    });
    expect(await desk.ask(call('Où est la rate ?'))).toEqual({ kind: 'kept' });
    lying = false;
    await desk.look();
    expect(real.texts()).toEqual(['Où est la rate ?']);
    expect(desk.state.value.kept).toEqual([]);
  });

  test('reaches the server with its place, and its answer is told once it is there', async () => {
    const { open, answer, requests } = world();
    const desk = open();
    await desk.look();
    expect(await desk.ask(call('Pourquoi « faux » ?'))).toEqual({ kind: 'sent' });
    expect(desk.state.value.kept).toEqual([]);
    expect(requests[0]?.place).toMatchObject({ question: 'q1', label: 'question 1' });
    answer(0, 'Relisez la partie 2.');
    await desk.look();
    const [request] = desk.state.value.requests;
    expect(request && unread(desk.state.value, request)).toBe(1);
    if (request) desk.read(request);
    expect(request && unread(desk.state.value, request)).toBe(0);
    // Read is read in the next page as well.
    const later = open();
    await later.look();
    expect(later.state.value.requests.map((one) => unread(later.state.value, one))).toEqual([0]);
  });

  test('what was read here is read on every device, even when the word was lost at first', async () => {
    const real = world();
    const desk = real.open();
    const unreadOn = async (device: Desk): Promise<number[]> => {
      await device.look();
      return device.state.value.requests.map((one) => unread(device.state.value, one));
    };
    const otherDevice = (): Desk => {
      const kept = real.self.kept;
      real.self.kept = null;
      const device = real.open();
      real.self.kept = kept;
      return device;
    };
    await desk.ask(call('Pourquoi ?'));
    real.answer(0, 'Relisez la partie 2.');
    expect(await unreadOn(desk)).toEqual([1]);
    const [request] = desk.state.value.requests;
    if (!request) throw new Error('no request');
    real.self.network = 'down';
    desk.read(request);
    await Promise.resolve();
    real.self.network = 'up';
    expect(real.requests[0]?.read).toBe(0);
    expect(await unreadOn(desk)).toEqual([0]);
    await expect.poll(() => real.requests[0]?.read).toBe(2);
    const asked = real.asked.length;
    await desk.look();
    await desk.look();
    // Said once: what the server knows is not said again.
    expect(real.asked.slice(asked).filter(({ method }) => method === 'POST')).toEqual([]);
    const other = otherDevice();
    expect(await unreadOn(other)).toEqual([0]);
    real.answer(0, 'Et la partie 3.');
    expect(await unreadOn(other)).toEqual([1]);
  });

  test('asks only what changed, by its tag', async () => {
    const { open, asked } = world();
    const desk = open();
    await desk.look();
    await desk.look();
    expect(asked.map(({ tag }) => tag)).toEqual([null, '2']);
    expect(desk.state.value.network).toBe('reached');
  });

  test('is kept while the network is away, in another page too, and leaves once', async () => {
    const { self, open, texts } = world();
    self.network = 'down';
    expect(await open().ask(call('Je bloque'))).toEqual({ kind: 'kept' });
    const desk = open();
    expect(desk.state.value.kept).toHaveLength(1);
    await desk.look();
    expect(desk.state.value).toMatchObject({
      network: 'lost',
      kept: [{ call: { text: 'Je bloque' } }],
    });
    self.network = 'up';
    await desk.look();
    await desk.look();
    expect(texts()).toEqual(['Je bloque']);
    expect(desk.state.value.kept).toEqual([]);
  });

  test('is not said twice when only the reply was lost', async () => {
    const { self, open, texts } = world();
    const desk = open();
    await desk.ask(call('Je bloque'));
    self.network = 'reply-lost';
    await desk.ask(call('Je bloque'));
    self.network = 'up';
    await desk.look();
    expect(texts()).toEqual(['Je bloque', 'Je bloque']);
    expect(desk.state.value.kept).toEqual([]);
  });

  test.each([500, 503, 429, 408])('waits after %d', async (status) => {
    const { self, open, texts } = world();
    const desk = open();
    self.status = status;
    expect(await desk.ask(call('x'))).toEqual({ kind: 'kept' });
    self.status = null;
    await desk.look();
    expect(texts()).toEqual(['x']);
  });

  test.each([400, 403])(
    'says the server’s sentence after %d, and keeps nothing',
    async (status) => {
      const { self, open } = world();
      const desk = open();
      self.postStatus = status;
      const message = 'Non, pour cette raison.';
      expect(await desk.ask(call('x'))).toEqual({ kind: 'refused', message });
      expect(desk.state.value.kept).toEqual([]);
    },
  );

  test('is refused by a server that knows the learner no more', async () => {
    const { self, open } = world();
    const desk = open();
    self.status = 401;
    const asked = await desk.ask(call('x'));
    expect(asked.kind === 'refused' && asked.message).toContain('lien personnel');
    expect(desk.state.value).toMatchObject({ network: 'closed', kept: [] });
  });

  test('is never sent in somebody else’s name', async () => {
    const { self, open, texts } = world();
    self.mine = false;
    expect((await open().ask(call('x'))).kind).toBe('refused');
    expect(texts()).toEqual([]);
  });

  test('whatever the network does, each is with the server exactly once in the end', async () => {
    const weather = fc.constantFrom('up', 'down', 'reply-lost', 'look', 'reload');
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(weather, fc.constantFrom('q1', 'q2', null), fc.constantFrom('', 'a', 'b')),
        ),
        async (steps) => {
          const { self, open, texts } = world();
          let desk = open();
          await desk.look();
          const wanted: string[] = [];
          for (const [sky, question, text] of steps) {
            if (sky === 'reload') desk = open();
            else if (sky === 'look') await desk.look();
            else {
              self.network = sky;
              wanted.push(text);
              await desk.ask(call(text, question));
            }
          }
          self.network = 'up';
          await desk.look();
          await desk.look();
          expect(texts().sort()).toEqual(wanted.sort());
          expect(desk.state.value.kept).toEqual([]);
        },
      ),
    );
  });
});

test('places and times are said in words', () => {
  expect(placeWords('Leçon 5', { label: 'question 1' })).toBe('Leçon 5, question 1');
  expect(placeWords('Leçon 5', { label: null })).toBe('Leçon 5, en fin de leçon');
  const now = '2026-11-22T15:00:00.000Z';
  expect(when('2026-11-22T09:04:00.000Z', now, 'Europe/Paris')).toBe(
    'aujourd’hui à 10\u00a0h\u00a004',
  );
  expect(when('2026-11-21T09:04:00.000Z', now, 'Europe/Paris')).toBe(
    'le 21 novembre à 10\u00a0h\u00a004',
  );
});
