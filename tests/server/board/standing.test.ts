/** What a learner's pages are told of their own work, on whatever device they ask. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { HelpRequest, OwnRequest } from '../../../src/core/api/help.ts';
import type { LearnerStanding } from '../../../src/core/api/learner-calls.ts';
import { browser, entered } from '../support/launch.ts';
import {
  classroom,
  done,
  EVALUATION,
  first,
  left,
  LESSON,
  opened,
  question,
  sent,
  tried,
  type Classroom,
} from './people.ts';

let room: Classroom;
type Browser = Classroom['learners'][number]['browser'];
const ask = (from: Browser, path = 'avancee', headers = {}) =>
  from.go(`/apprenant/${path}`, { headers });
const told = async (from: Browser) => (await (await ask(from)).json()) as LearnerStanding;

beforeAll(async () => {
  room = await classroom('Inès Perrin\nZoé Arnaud');
});

describe('where a learner stands', () => {
  it('is nobody’s business without their cookie', async () => {
    const visitor = browser(room.server.url);
    for (const path of ['avancee', 'echanges']) expect((await ask(visitor, path)).status).toBe(401);
  });

  it('is told of every unit begun, with what was right at first, best and last sittings', async () => {
    const ines = first(room);
    expect((await told(ines.browser)).units).toEqual({});
    const lesson = await ines.open(LESSON);
    await sent(
      lesson,
      opened(lesson, '12:00:01'),
      question(lesson, 'q1', true, '12:00:10'),
      question(lesson, 'q2', false, '12:00:20'),
    );
    expect((await told(ines.browser)).units).toMatchObject({
      [LESSON]: { state: 'begun', answered: 2, rightFirst: 1, best: null },
    });
    await sent(lesson, done(lesson, '12:00:30'), left(lesson, 30, 20, '12:00:31'));
    room.clock.now += 60_000;
    const paper = await ines.open(EVALUATION);
    await sent(
      paper,
      opened(paper, '12:01:01'),
      tried(paper, 0.9, '12:01:10'),
      tried(paper, 0.5, '12:01:20'),
    );
    const { units } = await told(ines.browser);
    expect(units[LESSON]?.state).toBe('done');
    expect(units[EVALUATION]).toMatchObject({
      state: 'done',
      best: { scaled: 0.9, passed: true },
      last: { scaled: 0.5, passed: false },
    });
  });

  it('is theirs alone, the same on another device, and not sent again to who knows it', async () => {
    const [ines, zoe] = room.learners;
    if (!ines || !zoe) throw new Error('nobody here');
    expect((await told(zoe.browser)).units).toEqual({});
    const links = await room.admin.ask('GET', `groupes/${room.group}/liens`);
    const all = (await links.json()) as { learner: { id: string }; url: string }[];
    const own = all.find(({ learner }) => learner.id === ines.id);
    const phone = await entered(room.server.url, { link: new URL(own?.url ?? '').pathname });
    expect(await told(phone)).toEqual(await told(ines.browser));
    const tag = (await ask(phone)).headers.get('etag') ?? '';
    const again = await ask(phone, 'avancee', { 'if-none-match': tag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('cache-control')).toBe('no-store');
  });

  it('a unit a trainer waived is said to be, once; what was done stays done', async () => {
    const [ines, zoe] = room.learners;
    if (!ines || !zoe) throw new Error('nobody here');
    for (const { id } of [ines, zoe])
      await room.admin.ask('POST', `apprenants/${id}/dispense`, { unit: LESSON, reason: 'test' });
    expect((await told(zoe.browser)).units[LESSON]?.state).toBe('waived');
    expect((await told(ines.browser)).units[LESSON]?.state).toBe('done');
  });
});

describe('what a trainer answered', () => {
  it('is told where a trainer spoke last, its beginning alone; the page of exchanges has it whole', async () => {
    const [ines, zoe] = room.learners;
    if (!ines || !zoe) throw new Error('nobody here');
    const call = { unit: LESSON, section: null, question: 'q2', label: null, text: 'Pourquoi ?' };
    const asks = (text: string) =>
      zoe.browser.go('/apprenant/aide', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...call, text }),
      });
    const request = (await (await asks('Pourquoi ?')).json()) as HelpRequest;
    expect((await told(zoe.browser)).replies).toEqual([]);
    const whole = 'Relisez la partie 2. '.repeat(30).trim();
    await room.admin.ask('POST', `aide/${request.id}`, { text: whole });
    const { replies } = await told(zoe.browser);
    expect(replies).toMatchObject([
      { id: request.id, place: { unit: LESSON, question: 'q2' }, messages: 2, name: 'Alix Martin' },
    ]);
    expect(replies[0]?.text).toHaveLength(160);
    const exchanges = (await (await ask(zoe.browser, 'echanges')).json()) as HelpRequest[];
    expect(exchanges[0]?.messages[1]?.text).toBe(whole);
    // Read on one device, it is announced on none; what was read once stays so.
    const reads = (from: Browser, messages: unknown) =>
      from.go('/apprenant/lu', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ id: request.id, messages }),
      });
    expect((await reads(ines.browser, 2)).status).toBe(404);
    expect((await reads(zoe.browser, 'deux')).status).toBe(400);
    expect((await told(zoe.browser)).replies).toHaveLength(1);
    expect((await reads(zoe.browser, 99)).status).toBe(204);
    expect((await told(zoe.browser)).replies).toEqual([]);
    expect((await reads(zoe.browser, -1)).status).toBe(204);
    const own = (await (await ask(zoe.browser, 'echanges')).json()) as OwnRequest[];
    expect(own).toMatchObject([{ id: request.id, read: 2 }]);
    await room.admin.ask('POST', `aide/${request.id}`, { text: 'Et la partie 3.' });
    expect((await told(zoe.browser)).replies).toMatchObject([{ messages: 3 }]);
    // Nothing of anybody else.
    expect((await told(ines.browser)).replies).toEqual([]);
    expect(await (await ask(ines.browser, 'echanges')).json()).toEqual([]);
    await asks('Merci.');
    expect((await told(zoe.browser)).replies).toEqual([]);
  });
});
