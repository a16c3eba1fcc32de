import { beforeAll, describe, expect, it } from 'vitest';
import type { Meeting } from '../../../src/core/api/meetings.ts';
import type { Problem } from '../../../src/core/api/problem.ts';
import { colleague, type Trainer } from '../support/people.ts';
import {
  at,
  classroom,
  EVALUATION,
  first,
  left,
  LESSON,
  opened,
  sent,
  type Classroom,
} from './people.ts';

let room: Classroom;
let other: Trainer;
beforeAll(async () => {
  room = await classroom('Inès Perrin\nZoé Arnaud');
  other = await colleague(room.server.url, room.admin, 'dupont');
});

const utc = (time: string) => new Date(at(time)).toISOString();
const plan = (change: object = {}) =>
  room.admin.ask('POST', `groupes/${room.group}/seances`, {
    units: [LESSON],
    start: utc('14:00:00'),
    end: utc('15:00:00'),
    ...change,
  });
const planned = async (change: object = {}): Promise<Meeting> =>
  (await (await plan(change)).json()) as Meeting;
const sentence = async (response: Response) => ((await response.json()) as Problem).message;

describe('a remote session', () => {
  it('is planned, changed, then deleted while nobody waits in it', async () => {
    room.clock.now = at('12:00:00');
    const response = await plan({ units: [EVALUATION, LESSON, LESSON] });
    expect(response.status).toBe(201);
    const meeting = (await response.json()) as Meeting;
    expect(meeting).toEqual({
      id: meeting.id,
      group: room.group,
      units: [LESSON, EVALUATION],
      start: utc('14:00:00'),
      end: utc('15:00:00'),
      title: '',
      call: null,
      trainer: { id: room.admin.me.id, name: room.admin.me.name },
      state: 'planned',
      present: [],
    });
    const changed = await room.admin.ask('PATCH', `seances/${meeting.id}`, {
      start: '2026-11-22T15:30:00+01:00',
    });
    expect(await changed.json()).toMatchObject({ start: utc('14:30:00'), end: utc('15:00:00') });
    expect((await room.board()).meetings.map(({ id }) => id)).toEqual([meeting.id]);
    expect((await room.admin.ask('DELETE', `seances/${meeting.id}`)).status).toBe(204);
    expect((await room.board()).meetings).toEqual([]);
  });

  it('has a title and a call, which may be taken away again', async () => {
    room.clock.now = at('12:00:00');
    const meeting = await planned({
      title: '  Prendre   la tension ',
      call: ' https://visio.exemple.fr/salle?x=1 ',
    });
    expect(meeting).toMatchObject({
      title: 'Prendre la tension',
      call: 'https://visio.exemple.fr/salle?x=1',
    });
    const moved = { start: utc('14:10:00') };
    const change = (body: object) => room.admin.ask('PATCH', `seances/${meeting.id}`, body);
    expect(await (await change(moved)).json()).toMatchObject({ title: 'Prendre la tension' });
    expect(await (await change({ title: '', call: null })).json()).toMatchObject({
      title: '',
      call: null,
    });
    expect((await room.admin.ask('DELETE', `seances/${meeting.id}`)).status).toBe(204);
  });

  it('says who was there: learners with a session inside it, and stays once it began', async () => {
    room.clock.now = at('12:00:00');
    const ines = first(room);
    const early = await ines.open(LESSON);
    await sent(early, opened(early, '12:00:01'), left(early, 60, 60, '12:01:01'));
    const meeting = await planned();
    room.clock.now = at('14:10:00');
    const present = async () =>
      (await room.board()).meetings.find(({ id }) => id === meeting.id)?.present;
    expect(await present()).toEqual([]);
    const au = await ines.open(EVALUATION);
    await sent(au, opened(au, '14:10:01'));
    expect(await present()).toEqual([ines.id]);
    const begun = await room.admin.ask('DELETE', `seances/${meeting.id}`);
    expect(begun.status).toBe(409);
    expect(await sentence(begun)).toMatch(/^Cette séance a commencé/);
    const moved = await room.admin.ask('PATCH', `seances/${meeting.id}`, {
      start: utc('14:20:00'),
    });
    expect(moved.status).toBe(409);
    const over = await room.admin.ask('POST', `seances/${meeting.id}/fin`);
    expect(await over.json()).toMatchObject({ state: 'ended', end: utc('14:10:00') });
    expect((await room.admin.ask('PATCH', `seances/${meeting.id}`, {})).status).toBe(409);
  });

  it.each([
    ['without a lesson', { units: [] }, 'n’a pas de leçon'],
    [
      'with a lesson that is gone',
      { units: ['vocabulaire-medical/partie'] },
      'n’est plus dans le cours',
    ],
    ['that ends before it starts', { end: utc('13:00:00') }, 'finit avant de commencer'],
    ['as long as a wrong date', { end: '2026-11-23T15:00:00Z' }, 'plus de 12 heures'],
    ['in the past', { start: utc('08:00:00'), end: utc('09:00:00') }, 'Cette date est passée'],
    ['with no readable time', { start: 'demain' }, 'n’est pas lisible'],
    ['with a call on no encrypted page', { call: 'http://visio.exemple.fr/a' }, 'https://'],
    ['with a call that is no address', { call: 'la salle habituelle' }, 'https://'],
    ['with a script for a call', { call: 'javascript:alert(1)' }, 'https://'],
    ['with a password in its call', { call: 'https://a:b@visio.exemple.fr' }, 'https://'],
    ['with a title without end', { title: 'x'.repeat(121) }, '120 caractères'],
    ['with nobody', { trainer: 'personne' }, 'n’a pas de compte'],
    [
      'with a trainer of other groups',
      () => ({ trainer: other.me.id }),
      'n’est pas formateur de ce groupe',
    ],
  ])('%s is refused, in French', async (_, change, words) => {
    room.clock.now = at('12:00:00');
    const response = await plan(typeof change === 'function' ? change() : change);
    expect(response.status).toBe(400);
    expect(await sentence(response)).toContain(words);
  });

  it('of another trainer’s group does not exist', async () => {
    room.clock.now = at('12:00:00');
    const { id } = await planned();
    for (const [method, path] of [
      ['PATCH', `seances/${id}`],
      ['DELETE', `seances/${id}`],
      ['POST', `seances/${id}/fin`],
    ] as const)
      expect((await other.ask(method, path, method === 'PATCH' ? {} : undefined)).status).toBe(404);
  });

  it('of past days: the last five, latest first', async () => {
    const past = await classroom('Inès Perrin', '20:00:00');
    for (const minute of [0, 1, 2, 3, 4, 5, 6]) {
      const [start, end] = [at('20:00:00') + minute * 60_000, at('20:00:30') + minute * 60_000];
      await past.admin.ask('POST', `groupes/${past.group}/seances`, {
        units: [LESSON],
        start: new Date(start).toISOString(),
        end: new Date(end).toISOString(),
      });
    }
    past.clock.now = at('22:59:59');
    expect((await past.board()).meetings).toHaveLength(7);
    // Past midnight in Paris.
    past.clock.now = at('23:00:15');
    expect((await past.board()).meetings.map(({ start }) => start.slice(11, 16))).toEqual([
      '20:06',
      '20:05',
      '20:04',
      '20:03',
      '20:02',
    ]);
  });
});
