/** What a trainer sees of a group that works, through the addresses their browser asks. */
import { describe, expect, it } from 'vitest';
import type { LearnerDetail } from '../../../src/core/api/learners.ts';
import type { Outline } from '../../../src/core/api/outline.ts';
import { colleague } from '../support/people.ts';
import {
  at,
  classroom,
  done,
  EVALUATION,
  first,
  left,
  LESSON,
  opened,
  question,
  section,
  sent,
  tried,
} from './people.ts';

describe('GET cours', () => {
  it('has the modules, their lessons and evaluation, in order', async () => {
    const { admin } = await classroom('Inès Perrin');
    const outline = (await (await admin.ask('GET', 'cours')).json()) as Outline;
    expect(outline).toEqual({
      title: 'Assistant médical',
      paths: [],
      modules: [
        {
          id: 'vocabulaire-medical',
          title: 'Vocabulaire médical',
          ink: 'voc',
          units: [
            {
              id: LESSON,
              kind: 'lesson',
              title: 'Comment un mot médical est construit',
              number: 1,
              url: `/modules/${LESSON}/`,
              questions: expect.any(Number) as number,
              productions: [{ id: 'note', title: 'La note d’appel' }],
            },
            {
              id: EVALUATION,
              kind: 'evaluation',
              title: 'Évaluation du module',
              number: null,
              url: `/modules/${EVALUATION}/`,
              questions: 0,
            },
          ],
        },
      ],
    });
  });
});

describe('a group’s board', () => {
  it('follows a learner: never, at work in a section, at a question, idle, away', async () => {
    const room = await classroom('Inès Perrin');
    const { clock, board } = room;
    const presence = async () => (await board()).learners[0]?.presence;
    expect(await presence()).toEqual({ state: 'never', since: null, place: null });
    const au = await first(room).open(LESSON);
    await sent(au, opened(au, '12:00:01'), section(au, 'suffixes', '12:01:00'));
    expect(await presence()).toEqual({
      state: 'works',
      since: '2026-11-22T12:00:00.000Z',
      place: { unit: LESSON, section: 'suffixes', question: null, label: 'Les suffixes' },
    });
    clock.now = at('12:03:00');
    await sent(au, question(au, 'q2', true, '12:02:59'));
    expect((await presence())?.place).toMatchObject({ question: 'q2', label: 'question 2' });
    clock.now = at('12:08:01');
    expect(await presence()).toMatchObject({ state: 'idle', since: '2026-11-22T12:03:00.000Z' });
    await sent(au, left(au, 480, 300, '12:08:01'));
    expect(await presence()).toEqual({
      state: 'away',
      since: '2026-11-22T12:08:01.000Z',
      place: null,
    });
  });

  it('shows how far each learner is, with session and active time, and who has finished', async () => {
    const room = await classroom('Inès Perrin\nÉlodie Zidane\nZoé Arnaud');
    const [elodie, ines] = room.learners;
    room.clock.now = at('13:00:00');
    const lesson = await ines?.open(LESSON);
    if (!ines || !elodie || !lesson) throw new Error('nobody here');
    await sent(
      lesson,
      opened(lesson, '12:00:00'),
      question(lesson, 'q1', true, '12:01:00'),
      question(lesson, 'q2', false, '12:02:00'),
      question(lesson, 'q3', false, '12:03:00'),
      done(lesson, '12:03:00'),
    );
    room.clock.now += 240_000;
    await sent(lesson, left(lesson, 240, 200, '12:04:00'));
    const evaluation = await ines.open(EVALUATION);
    await sent(
      evaluation,
      opened(evaluation, '12:10:00'),
      tried(evaluation, 0.5, '12:20:00'),
      tried(evaluation, 0.85, '12:30:00'),
      tried(evaluation, 0.6, '12:40:00'),
    );
    room.clock.now += 1_800_000;
    await sent(evaluation, left(evaluation, 1800, 1700.4, '12:40:00'));
    const { learners } = await room.board();
    expect(learners.map(({ name }) => name)).toEqual([
      'Élodie Zidane',
      'Inès Perrin',
      'Zoé Arnaud',
    ]);
    const row = learners[1];
    expect(row).toMatchObject({
      id: ines.id,
      sessionSeconds: 2040,
      activeSeconds: 1900,
      // By the server: their clock is late.
      lastActivity: '2026-11-22T13:34:00.000Z',
      link: 'valid',
      presence: { state: 'finished' },
      units: {
        [LESSON]: {
          state: 'review',
          answered: 3,
          rightFirst: 1,
          sessionSeconds: 240,
          activeSeconds: 200,
        },
        [EVALUATION]: { state: 'done' },
      },
    });
    expect(row?.units[EVALUATION]?.tries.map(({ scaled, passed }) => [scaled, passed])).toEqual([
      [0.5, false],
      [0.85, true],
      [0.6, false],
    ]);
    expect(learners[0]?.units).toEqual({});
  });

  it('answers 304 until something shown has changed', async () => {
    const room = await classroom('Inès Perrin');
    const ask = (etag?: string) =>
      room.admin.ask('GET', `groupes/${room.group}/tableau`, undefined, {
        headers: etag === undefined ? {} : { 'if-none-match': etag },
      });
    const before = await ask();
    const etag = before.headers.get('etag') ?? '';
    expect(before.headers.get('cache-control')).toBe('private, no-cache');
    expect((await ask(etag)).status).toBe(304);
    room.clock.now += 60_000;
    expect((await ask(etag)).status).toBe(304);
    // Written, but not shown here: somebody else's group.
    await room.admin.ask('POST', 'groupes', { name: 'Autre groupe' });
    expect((await ask(etag)).status).toBe(304);
    const au = await first(room).open(LESSON);
    await sent(au, opened(au, '12:00:01'));
    const after = await ask(etag);
    expect(after.status).toBe(200);
    expect((await ask(after.headers.get('etag') ?? '')).status).toBe(304);
    // With time alone, a learner who says nothing becomes idle.
    room.clock.now += 6 * 60_000;
    expect((await ask(after.headers.get('etag') ?? '')).status).toBe(200);
  });

  it('is nobody else’s: another trainer’s group and learners do not exist', async () => {
    const room = await classroom('Inès Perrin');
    const other = await colleague(room.server.url, room.admin, 'dupont');
    const { id } = first(room);
    const paths = [
      `groupes/${room.group}/tableau`,
      `groupes/${room.group}/suivi.csv`,
      `groupes/${room.group}/connexions.csv`,
      `apprenants/${id}`,
      'groupes/inconnu/tableau',
    ];
    for (const path of paths) expect((await other.ask('GET', path)).status, path).toBe(404);
    const url = `${room.server.url}/formateur/api/groupes/${room.group}/tableau`;
    expect((await fetch(url)).status).toBe(401);
  });
});

describe('somebody who answers wrongly again and again', () => {
  it('is told from who has got over it, and from who has left', async () => {
    const room = await classroom('Inès Perrin');
    const run = async () => (await room.board()).learners[0]?.wrongRun;
    const au = await first(room).open(LESSON);
    const wrong = (time: string) => question(au, 'q2', false, time);
    await sent(au, opened(au, '11:50:00'), wrong('11:51:00'), wrong('11:52:00'), wrong('11:53:00'));
    expect(await run()).toBeNull();
    await sent(au, wrong('11:54:00'));
    expect(await run()).toEqual({ question: 'q2', count: 4, at: '2026-11-22T11:54:00.000Z' });
    await sent(au, question(au, 'q2', true, '11:55:00'));
    expect(await run()).toBeNull();
    await sent(au, ...['56', '57', '58', '59'].map((minute) => wrong(`11:${minute}:00`)));
    expect(await run()).toMatchObject({ count: 4 });
    await sent(au, left(au, 480, 300, '11:59:30'));
    expect(await run()).toBeNull();
  });
});

describe('one learner', () => {
  it('has every session, newest first, and what ended it', async () => {
    const room = await classroom('Inès Perrin', '21:00:00');
    const ines = first(room);
    const one = await ines.open(LESSON);
    await sent(one, opened(one, '21:00:01'));
    room.clock.now = at('21:10:01');
    await sent(one, left(one, 600, 480, '21:10:01'));
    room.clock.now = at('23:30:00');
    const cut = await ines.open(LESSON);
    await sent(cut, opened(cut, '23:30:02'));
    room.clock.now = at('23:40:00');
    await sent(cut, question(cut, 'q1', true, '23:39:58'));
    room.clock.now = at('23:50:00');
    const now = await ines.open(EVALUATION);
    await sent(now, opened(now, '23:50:01'));
    const answer = await room.admin.ask('GET', `apprenants/${ines.id}`);
    const detail = (await answer.json()) as LearnerDetail;
    expect(detail.group?.id).toBe(room.group);
    expect(detail.arrangements).toEqual({ moreTries: 0 });
    expect(detail.sessions).toMatchObject([
      { unit: EVALUATION, end: null, activeSeconds: null, ending: 'open', day: '2026-11-23' },
      {
        unit: LESSON,
        start: '2026-11-22T23:30:00.000Z',
        end: '2026-11-22T23:40:00.000Z',
        day: '2026-11-23',
        sessionSeconds: 600,
        activeSeconds: null,
        ending: 'abandoned',
      },
      {
        unit: LESSON,
        sessionSeconds: 600,
        activeSeconds: 480,
        ending: 'terminated',
        day: '2026-11-22',
      },
    ]);
    expect(detail.learner.sessionSeconds).toBe(1200);
    expect(detail.learner.activeSeconds).toBe(480);
  });

  it('is shown, and exported, with what came late and what they were excused from', async () => {
    const room = await classroom('Inès Perrin', '12:00:00');
    const ines = first(room);
    const cut = await ines.open(LESSON);
    await sent(cut, opened(cut, '12:00:01'));
    room.clock.now = at('12:10:00');
    await ines.open(LESSON);
    const brought = await ines.browser.go('/lancer/retard', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: room.server.url },
      body: JSON.stringify([question(cut, 'q1', true, '12:04:00')]),
    });
    expect(brought.status).toBe(200);
    const waiver = { unit: EVALUATION, reason: 'test' };
    const waived = await room.admin.ask('POST', `apprenants/${ines.id}/dispense`, waiver);
    expect(waived.status).toBe(204);
    const answer = await room.admin.ask('GET', `apprenants/${ines.id}`);
    const { sessions, learner } = (await answer.json()) as LearnerDetail;
    expect(sessions).toMatchObject([{ ending: 'abandoned', late: true, sessionSeconds: 240 }]);
    expect(learner.units[EVALUATION]?.state).toBe('waived');
    const file = async (name: string) =>
      (await room.admin.ask('GET', `groupes/${room.group}/${name}.csv`)).text();
    expect(await file('connexions')).toMatch(/;interrompue;oui;/);
    expect(await file('suivi')).toMatch(/;Évaluation du module;évaluation;dispensée;/);
  });
});
