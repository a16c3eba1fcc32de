import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LearnerQuestion, NewVote } from '../../src/core/api/group-questions.ts';
import type { LearnerMeetings } from '../../src/core/api/meetings.ts';
import { createDesk, keptFor, type MeetingDesk } from '../../src/islands/meeting/desk.ts';

const ACCOUNT = { homePage: 'https://exemple.fr', name: 'a1' };
const START = Date.parse('2026-11-22T14:00:00.000Z');

const question: LearnerQuestion = {
  ...{ id: 'q1', number: 1, statement: 'Combien ?', several: false, phase: 'open', round: 1 },
  ...{
    figure: null,
    typed: null,
    isPoll: false,
    answered: 0,
    of: 3,
    rounds: [],
    right: null,
    explanation: null,
    own: [],
  },
  options: ['a', 'b', 'c'].map((id) => ({ id, text: id })),
};

type Network = 'up' | 'down' | 'reply-lost' | 'page' | 'busy';

/** A server as the contract has it, and a network that misbehaves. */
function world() {
  const votes: NewVote[] = [];
  const self = {
    votes,
    network: 'up' as Network,
    kept: null as string | null,
    account: ACCOUNT,
    runs: true,
    refuses: null as { status: number; message: string } | null,
    asked: [] as string[],
    at: START,
  };
  let ids = 0;
  const meetings = (): LearnerMeetings => ({
    account: self.account,
    name: 'Yaël d’Arcy',
    now: self.runs
      ? {
          ...{ id: 'm1', title: '', trainer: 'C. Le Goff', units: 'leçon 2', call: null },
          ...{ start: '2026-11-22T14:00:00.000Z', end: '2026-11-22T15:00:00.000Z' },
          ...{
            state: 'running',
            arrived: null,
            confirmed: false,
            present: 0,
            question,
            writing: null,
          },
        }
      : null,
    coming: [],
  });
  const serve = (url: string, init: RequestInit | undefined): Response => {
    self.asked.push(`${init?.method ?? 'GET'} ${url}`);
    if (url.endsWith('/reponses')) {
      if (self.refuses) return Response.json(self.refuses, { status: self.refuses.status });
      const vote = JSON.parse(init?.body as string) as NewVote;
      if (!votes.some(({ id }) => id === vote.id)) votes.push(vote);
      return Response.json({ id: vote.id, late: false });
    }
    const etag = `${self.runs}${votes.length}${self.account.name}`;
    return new Headers(init?.headers).get('if-none-match') === etag
      ? new Response(null, { status: 304 })
      : Response.json(meetings(), { headers: { etag } });
  };
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
  const open = (): MeetingDesk =>
    createDesk({
      fetch: network,
      storage: { read: () => self.kept, write: (text) => (self.kept = text) },
      isMine: ({ name }) => name === ACCOUNT.name,
      newId: () => `v${ids++}`,
      now: () => self.at,
      alone: (work) => work(),
    });
  return { self, open };
}

describe('an answer to the group', () => {
  it('is kept until its id comes back, and is the same answer when it is sent again', async () => {
    for (const trouble of ['down', 'reply-lost', 'page', 'busy'] as const) {
      const { self, open } = world();
      const desk = open();
      await desk.look();
      self.network = trouble;
      await desk.answer(question, ['a']);
      expect(keptFor(desk.state.value, question)).toEqual(['a']);
      expect(desk.state.value.network).toBe('lost');
      // A reload: another desk over the same drawer.
      const again = open();
      expect(keptFor(again.state.value, question)).toEqual(['a']);
      self.network = 'up';
      await again.look();
      expect(self.votes.map(({ options }) => options)).toEqual([['a']]);
      expect(self.kept).toBe('[]');
    }
  });

  it('is never lost nor stored twice, whatever the network does between presses', async () => {
    const turn = fc.record({
      network: fc.constantFrom<Network>('up', 'down', 'reply-lost', 'page', 'busy'),
      press: fc.option(fc.constantFrom('a', 'b', 'c'), { nil: null }),
      reload: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 12 }), async (turns) => {
        const { self, open } = world();
        let desk = open();
        await desk.look();
        let last: string | null = null;
        for (const { network, press, reload } of turns) {
          self.network = network;
          if (reload) {
            desk = open();
            await desk.look();
          }
          // What was never on the screen cannot be answered.
          if (press !== null && desk.state.value.meetings) {
            await desk.answer(question, [press]);
            last = press;
          } else await desk.look();
        }
        self.network = 'up';
        await desk.look();
        expect(self.votes.at(-1)?.options[0] ?? null).toBe(last);
        expect(new Set(self.votes.map(({ id }) => id)).size).toBe(self.votes.length);
        expect(desk.state.value.kept).toEqual([]);
      }),
    );
  });

  it('that is refused in the server’s words is told, and not sent again', async () => {
    const { self, open } = world();
    const desk = open();
    await desk.look();
    self.refuses = { status: 409, message: 'Cette question a été retirée.' };
    await desk.answer(question, ['a']);
    expect(desk.state.value).toMatchObject({
      kept: [],
      refusal: 'Cette question a été retirée.',
      network: 'reached',
    });
  });

  it('is not sent once this browser is somebody else’s', async () => {
    const { self, open } = world();
    const desk = open();
    await desk.look();
    self.network = 'down';
    await desk.answer(question, ['a']);
    self.network = 'up';
    self.account = { ...ACCOUNT, name: 'a2' };
    await desk.look();
    expect(desk.state.value.network).toBe('closed');
    expect(self.votes).toEqual([]);
  });
});

describe('the pace of asking', () => {
  it('is two seconds during a meeting, longer and longer while the server is away', async () => {
    const { self, open } = world();
    const desk = open();
    await desk.look();
    expect(desk.pause()).toBe(2000);
    self.network = 'down';
    const pauses: number[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      await desk.look();
      pauses.push(desk.pause());
    }
    expect(pauses).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000]);
    self.network = 'up';
    await desk.look();
    expect(desk.pause()).toBe(2000);
    self.runs = false;
    await desk.look();
    expect(desk.pause()).toBe(60_000);
    expect(desk.state.value.over?.id).toBe('m1');
  });
});
