import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAstray, typedIn } from '../../src/islands/production/desk.ts';
import { NAME, UNIT, world, type Network } from './production-server.ts';

describe('a text', () => {
  it('is kept until its id comes back, and is the same when it is sent again', async () => {
    for (const trouble of ['down', 'reply-lost', 'page', 'busy'] as const) {
      const { self, open } = world();
      const desk = open();
      await desk.look();
      desk.type(NAME, 'Appel à 9 h.');
      self.network = trouble;
      await desk.save(NAME);
      expect(desk.state.value.network).toBe('lost');
      expect(Object.keys(desk.state.value.memory.texts)).toEqual([NAME]);
      // A reload: another desk over the same drawer.
      const again = open();
      expect(typedIn(again.state.value, NAME)).toBe('Appel à 9 h.');
      self.network = 'up';
      await again.look();
      expect(self.texts.map(({ text }) => text)).toEqual(['Appel à 9 h.']);
      expect(again.state.value.memory).toMatchObject({ texts: {}, drafts: {} });
    }
  });

  it('is never lost nor taken for another device’s, whatever the network does', async () => {
    const turn = fc.record({
      network: fc.constantFrom<Network>('up', 'down', 'reply-lost', 'page', 'busy'),
      typed: fc.option(fc.constantFrom('a', 'b', 'c', 'd'), { nil: null }),
      isSaved: fc.boolean(),
      reload: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 12 }), async (turns) => {
        const { self, open } = world();
        let desk = open();
        await desk.look();
        let last: string | null = null;
        for (const { network, typed, isSaved, reload } of turns) {
          self.network = network;
          if (reload) {
            desk = open();
            await desk.look();
          }
          // A page that has heard nothing yet has no field to type in.
          if (typed !== null && desk.state.value.answer) {
            desk.type(NAME, typed);
            if (isSaved) {
              const isWaiting = desk.state.value.memory.drafts[NAME] !== undefined;
              await desk.save(NAME);
              if (isWaiting) last = typed;
            }
          } else await desk.look();
        }
        self.network = 'up';
        await desk.look();
        await desk.look();
        const { memory, refusals } = desk.state.value;
        expect([refusals, memory.texts]).toEqual([{}, {}]);
        expect(self.texts.at(-1)?.text ?? null).toBe(last);
        expect(new Set(self.texts.map(({ id }) => id)).size).toBe(self.texts.length);
        if (self.work) expect(isAstray(desk.state.value, self.work)).toBe(false);
      }),
    );
  });

  it('that is saved again while the first is under way goes too', async () => {
    const { self, open, network } = world();
    let reply = (): void => undefined;
    const held = new Promise<void>((done) => (reply = done));
    const desk = open((async (url: string, init?: RequestInit) => {
      const answer = await network(url, init);
      if (self.texts.length === 1 && init?.method === 'POST') await held;
      return answer;
    }) as typeof fetch);
    await desk.look();
    desk.type(NAME, 'Premier.');
    const first = desk.save(NAME);
    await new Promise((done) => setTimeout(done));
    desk.type(NAME, 'Second.');
    const second = desk.save(NAME);
    reply();
    await Promise.all([first, second]);
    await desk.look();
    expect(self.work?.own?.text).toBe('Second.');
    expect(desk.state.value.memory).toMatchObject({ drafts: {}, texts: {} });
  });

  it('of another device is not written over: both are there to choose from', async () => {
    const { self, open, change } = world();
    const desk = open();
    await desk.look();
    desk.type(NAME, 'Du téléphone.');
    change({
      own: {
        ...{ id: 'ailleurs', text: 'De l’ordinateur.', at: '2026-11-22T14:00:00.000Z' },
        ...{ isLate: false, ticks: [], isHidden: false, comment: null },
      },
    });
    await desk.save(NAME);
    const work = self.work;
    if (!work) throw new Error('nothing is open');
    expect(self.texts).toEqual([]);
    expect(desk.state.value.refusals[NAME]).toBe('Votre texte a changé ailleurs.');
    expect(isAstray(desk.state.value, work)).toBe(true);
    expect(typedIn(desk.state.value, NAME)).toBe('Du téléphone.');
    desk.keepOwn(NAME);
    await desk.save(NAME);
    expect(self.texts).toMatchObject([{ text: 'Du téléphone.', base: 'ailleurs' }]);
    expect(desk.state.value.refusals).toEqual({});
    desk.type(NAME, 'Autre.');
    desk.drop(NAME);
    expect(typedIn(desk.state.value, NAME)).toBe('Du téléphone.');
  });

  it('that came too late stays in the browser, and says why', async () => {
    const { self, open, change } = world();
    const desk = open();
    await desk.look();
    desk.type(NAME, 'Premier.');
    await desk.save(NAME);
    desk.type(NAME, 'Second.');
    change({ phase: 'shared', names: 'none' });
    await desk.save(NAME);
    expect(self.texts.map(({ text }) => text)).toEqual(['Premier.']);
    expect(desk.state.value.refusals[NAME]).toBe('Trop tard.');
    expect(desk.state.value.memory.drafts[NAME]?.text).toBe('Second.');
    expect(desk.state.value.memory.texts).toEqual({});
  });

  it('is begun anew when the group writes again', async () => {
    const { self, open } = world();
    const desk = open();
    await desk.look();
    desk.type(NAME, 'Premier.');
    await desk.save(NAME);
    desk.type(NAME, 'Second.');
    if (self.work) self.work = { ...self.work, id: 'p2', own: null };
    await desk.look();
    await desk.save(NAME);
    expect(self.texts.map(({ text }) => text)).toEqual(['Premier.', 'Second.']);
    expect(self.asked.at(-2)).toBe('POST /apprenant/productions/p2/texte');
  });

  it('of somebody else’s browser goes nowhere', async () => {
    const { self, open } = world();
    const desk = open();
    await desk.look();
    self.network = 'down';
    desk.type(NAME, 'Le mien.');
    await desk.save(NAME);
    self.account = { ...self.account, name: 'a2' };
    self.network = 'up';
    await desk.look();
    await desk.look();
    expect(desk.state.value.network).toBe('closed');
    expect(self.texts).toEqual([]);
    expect(typedIn(desk.state.value, NAME)).toBe('Le mien.');
  });

  it('of who writes alone is asked of nobody', async () => {
    const { self, open } = world();
    const desk = open(null);
    await desk.look();
    desk.type(NAME, 'Seul.');
    await desk.save(NAME);
    desk.finish(NAME, ['c1']);
    expect(self.asked).toEqual([]);
    const again = open(null);
    expect(typedIn(again.state.value, NAME)).toBe('Seul.');
    expect(again.state.value.memory.alone).toEqual({ [NAME]: ['c1'] });
    again.finish(NAME, null);
    expect(open(null).state.value.memory.alone).toEqual({});
  });
});

describe('ticks of the grid', () => {
  it('wait for the network; the last ones count', async () => {
    const { self, open } = world();
    const desk = open();
    await desk.look();
    desk.type(NAME, 'Un texte.');
    await desk.save(NAME);
    self.network = 'down';
    await desk.tick(NAME, ['c1']);
    await desk.tick(NAME, ['c1', 'c2']);
    expect(desk.state.value.memory.ticks[NAME]?.ticks).toEqual(['c1', 'c2']);
    self.network = 'up';
    await open().look();
    expect(self.work?.own?.ticks).toEqual(['c1', 'c2']);
  });
});

it('asks often while a text is on the screen, rarely otherwise, never twice for the same', async () => {
  const { self, open, change } = world();
  const desk = open();
  await desk.look();
  expect([desk.pause(true), desk.pause(false)]).toEqual([2_000, 30_000]);
  expect(self.asked).toEqual([`GET /apprenant/productions?unite=${encodeURIComponent(UNIT)}`]);
  change({ phase: 'closed' });
  await desk.look();
  expect(desk.pause(true)).toBe(10_000);
  self.network = 'down';
  for (const pause of [2_000, 4_000, 8_000, 16_000, 30_000]) {
    await desk.look();
    expect(desk.pause(true)).toBe(pause);
  }
});
