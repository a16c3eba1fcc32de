/** A meeting while it runs, over real HTTP: who is there, questions to the group, and who may know what. */
import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GroupQuestion, NewGroupQuestion } from '../../../src/core/api/group-questions.ts';
import type {
  LearnerMeetings,
  LearnerRecord,
  Meeting,
  MeetingDesk,
  PastMeeting,
  ProjectedMeeting,
} from '../../../src/core/api/meetings.ts';
import type { LearnerMe } from '../../../src/core/api/learner-calls.ts';
import type { Problem } from '../../../src/core/api/problem.ts';
import { typeset } from '../../../src/core/text/typography.ts';
import { browser } from '../support/launch.ts';
import { colleague } from '../support/people.ts';
import {
  anotherGroup,
  at,
  classroom,
  EVALUATION,
  first,
  LESSON,
  type Classroom,
} from './people.ts';

const NAMES = ['Ali Benali', 'Bea Colin', 'Chloé Dupré', 'Dan Evrard', 'Eva Faure', 'Flo Garnier'];
type Pupil = Classroom['learners'][number];

let room: Classroom;
let meeting: Meeting;
let school: Classroom;
beforeAll(async () => {
  school = await classroom('Marc Aubry');
});
beforeEach(async () => {
  room = await anotherGroup(school, NAMES.join('\n'));
  room.clock.now = at('12:00:00');
  const planned = await room.admin.ask('POST', `groupes/${room.group}/seances`, {
    units: [LESSON],
    start: utc('14:00:00'),
    end: utc('15:00:00'),
    call: 'https://visio.exemple.fr/salle',
  });
  meeting = (await planned.json()) as Meeting;
  room.clock.now = at('14:05:00');
});

const utc = (time: string) => new Date(at(time)).toISOString();
const sentence = async (response: Response) => ((await response.json()) as Problem).message;
const pupil = (index: number): Pupil => {
  const one = room.learners[index];
  if (!one) throw new Error('nobody here');
  return one;
};
const post = (who: Pick<Pupil, 'browser'>, path: string, body?: unknown, headers = {}) =>
  who.browser.go(`/apprenant/${path}`, {
    method: 'POST',
    ...(body === undefined
      ? {}
      : {
          body: JSON.stringify(body),
          headers: { 'content-type': 'application/json', ...headers },
        }),
  });
const sees = async (who: Pupil) =>
  (await (await who.browser.go('/apprenant/seances')).json()) as LearnerMeetings;
const arrives = (who: Pupil) => post(who, `seances/${meeting.id}/presence`);

const TYPED: Omit<NewGroupQuestion, 'id'> = {
  statement: 'Le médecin dit « TA à contrôler ». Que préparez-vous ?',
  options: [
    { id: 'r0', text: 'Le tensiomètre' },
    { id: 'r1', text: 'Le thermomètre' },
    { id: 'r2', text: 'La balance' },
  ],
  several: false,
  right: ['r0'],
  explanation: 'TA : tension artérielle.',
  source: null,
};
const asks = (change: Partial<NewGroupQuestion> = {}, who = room.admin) =>
  who.ask('POST', `seances/${meeting.id}/questions`, { id: randomUUID(), ...TYPED, ...change });
const asked = async (change: Partial<NewGroupQuestion> = {}) => {
  const answer = await asks(change);
  expect(answer.status).toBe(201);
  return (await answer.json()) as GroupQuestion;
};
const step = (question: { readonly id: string }, name: string, round = 1, who = room.admin) =>
  who.ask('POST', `seances/${meeting.id}/questions/${question.id}/etapes`, { step: name, round });
const stepped = async (question: { readonly id: string }, name: string, round = 1) => {
  const answer = await step(question, name, round);
  expect(answer.status).toBe(200);
  return (await answer.json()) as GroupQuestion;
};
const votes = (
  who: Pupil,
  question: { readonly id: string },
  option: string,
  change: object = {},
) =>
  post(who, `seances/${meeting.id}/reponses`, {
    id: randomUUID(),
    account: who.id,
    question: question.id,
    round: 1,
    options: [option],
    ...change,
  });
const desk = async () =>
  (await (await room.admin.ask('GET', `seances/${meeting.id}`)).json()) as MeetingDesk;
const projected = async () =>
  (await (
    await room.admin.ask('GET', `seances/${meeting.id}/projection`)
  ).json()) as ProjectedMeeting;

describe('learners know of a meeting', () => {
  it('a quarter of an hour before, while it runs, and of those to come', async () => {
    room.clock.now = at('13:44:59');
    expect(await sees(pupil(0))).toMatchObject({ now: null, coming: [{ id: meeting.id }] });
    room.clock.now = at('13:45:00');
    expect((await sees(pupil(0))).now).toEqual({
      id: meeting.id,
      title: '',
      trainer: 'Alix Martin',
      units: expect.stringMatching(/leçon 1$/) as string,
      start: utc('14:00:00'),
      end: utc('15:00:00'),
      call: 'https://visio.exemple.fr/salle',
      state: 'planned',
      arrived: null,
      confirmed: false,
      present: 0,
      question: null,
      writing: null,
    });
    room.clock.now = at('14:00:00');
    expect((await sees(pupil(0))).now?.state).toBe('running');
    room.clock.now = at('15:00:00');
    expect(await sees(pupil(0))).toMatchObject({ now: null, coming: [] });
  });

  it('an hour before, its pages are told to follow', async () => {
    const meets = async () =>
      ((await (await pupil(0).browser.go('/apprenant/moi')).json()) as LearnerMe).meets;
    const told: boolean[] = [];
    for (const time of ['13:00:00', '13:00:01', '14:59:59', '15:00:00']) {
      room.clock.now = at(time);
      told.push(await meets());
    }
    expect(told).toEqual([false, true, true, false]);
  });

  it('is not sent again to a page that knows it', async () => {
    const look = (headers = {}) => pupil(0).browser.go('/apprenant/seances', { headers });
    const tag = (await look()).headers.get('etag') ?? '';
    const again = await look({ 'if-none-match': tag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await asked();
    expect((await look({ 'if-none-match': tag })).status).toBe(200);
  });

  it('takes it to a calendar, their own group’s only', async () => {
    const file = await pupil(0).browser.go('/apprenant/seances.ics');
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = (await file.text()).replace(/\r\n /g, '');
    expect(text).toContain('SUMMARY:Séance avec Alix Martin');
    expect(text).toContain('DTSTART:20261122T140000Z');
    expect(text).toContain('URL:https://visio.exemple.fr/salle');
    const other = stranger();
    expect(await (await other.go('/apprenant/seances.ics')).text()).not.toContain('VEVENT');
    const visitor = browser(room.server.url);
    for (const path of ['seances', 'seances.ics'])
      expect((await visitor.go(`/apprenant/${path}`)).status).toBe(401);
  });
});

/** Of another group. */
const stranger = () => first(school).browser;

describe('« Je suis là »', () => {
  it('is the server’s time, once, and confirmed once by the trainer', async () => {
    const [ali, bea] = [pupil(0), pupil(1)];
    room.clock.now = at('13:58:00');
    const said = (await (await arrives(ali)).json()) as LearnerMeetings;
    expect(said.now).toMatchObject({ arrived: utc('13:58:00'), confirmed: false, present: 1 });
    room.clock.now = at('14:06:00');
    await arrives(ali);
    await arrives(bea);
    expect(await desk()).toMatchObject({
      meeting: { present: [ali.id, bea.id] },
      arrivals: [
        { learner: { id: ali.id, name: 'Ali Benali' }, at: utc('13:58:00'), confirmed: null },
        { learner: { id: bea.id }, at: utc('14:06:00'), confirmed: null },
      ],
      absent: NAMES.slice(2).map((name) => ({ name })),
    });
    const confirm = (...learners: string[]) =>
      room.admin.ask('POST', `seances/${meeting.id}/presences`, { learners });
    // Who has not said it is not made present.
    expect((await confirm(ali.id, pupil(2).id, 'nobody')).status).toBe(204);
    room.clock.now = at('14:20:00');
    await confirm(ali.id);
    const { arrivals } = await desk();
    expect(arrivals.map(({ confirmed }) => confirmed)).toEqual([utc('14:06:00'), null]);
    expect((await sees(ali)).now).toMatchObject({ arrived: utc('13:58:00'), confirmed: true });
  });

  it('is refused hours before, and when it is over', async () => {
    room.clock.now = at('13:00:00');
    const early = await arrives(pupil(0));
    expect([early.status, await sentence(early)]).toEqual([
      409,
      'La séance n’a pas commencé : revenez à l’heure dite.',
    ]);
    room.clock.now = at('15:00:00');
    expect((await arrives(pupil(0))).status).toBe(409);
  });

  it('of a planned meeting goes with it', async () => {
    room.clock.now = at('13:58:00');
    await arrives(pupil(0));
    expect((await room.admin.ask('DELETE', `seances/${meeting.id}`)).status).toBe(204);
    expect((await sees(pupil(0))).now).toBeNull();
  });
});

describe('a question to the group', () => {
  it('is answered, closed, asked again, and explained', async () => {
    const all = NAMES.map((_, index) => pupil(index));
    await Promise.all(all.map(arrives));
    const question = await asked();
    expect(question).toMatchObject({ number: 1, phase: 'open', round: 1, answered: 0, of: 6 });
    expect((await sees(pupil(0))).now?.question).toEqual({
      id: question.id,
      number: 1,
      statement: typeset(TYPED.statement),
      options: TYPED.options,
      several: false,
      phase: 'open',
      round: 1,
      isPoll: false,
      figure: null,
      typed: null,
      answered: 0,
      of: 6,
      rounds: [],
      right: null,
      explanation: null,
      own: [],
    });
    for (const [index, one] of all.slice(0, 5).entries())
      expect((await votes(one, question, index === 0 ? 'r0' : 'r1')).status).toBe(200);
    // The last answer counts.
    await votes(pupil(1), question, 'r2');
    const open = (await desk()).questions[0];
    expect(open).toMatchObject({ answered: 5, of: 6, rounds: [] });
    expect(open?.waiting.map(({ name }) => name)).toEqual(['Flo Garnier']);
    const closed = await stepped(question, 'close');
    expect(closed.rounds).toEqual([
      { answers: 5, counts: { r0: 1, r1: 3, r2: 1 }, right: 1, closed: utc('14:05:00') },
    ]);
    expect((await sees(pupil(0))).now?.question).toMatchObject({
      phase: 'closed',
      rounds: [{ answers: 5, counts: { r0: 1, r1: 3, r2: 1 }, right: null }],
      right: null,
      explanation: null,
      own: [{ round: 1, options: ['r0'], late: false }],
    });
    expect(await stepped(question, 'again')).toMatchObject({
      phase: 'open',
      round: 2,
      answered: 0,
    });
    for (const one of all) await votes(one, question, 'r0', { round: 2 });
    await stepped(question, 'close', 2);
    const shown = await stepped(question, 'show', 2);
    expect(shown.rounds.map(({ right }) => right)).toEqual([1, 6]);
    expect((await sees(pupil(0))).now?.question).toMatchObject({
      phase: 'shown',
      rounds: [
        { answers: 5, right: 1 },
        { answers: 6, counts: { r0: 6, r1: 0, r2: 0 }, right: 6 },
      ],
      right: ['r0'],
      explanation: 'TA\u00A0: tension artérielle.',
    });
    expect(await asked()).toMatchObject({ number: 2 });
    expect((await desk()).questions).toHaveLength(2);
  });

  it('shows the group no distribution of fewer than five answers; its trainer sees it', async () => {
    const question = await asked();
    for (const index of [0, 1, 2, 3]) await votes(pupil(index), question, 'r0');
    await stepped(question, 'close');
    const shown = await stepped(question, 'show');
    expect(shown.rounds[0]?.counts).toEqual({ r0: 4, r1: 0, r2: 0 });
    const hidden = [{ answers: 4, counts: null, right: null }];
    expect((await sees(pupil(0))).now?.question?.rounds).toEqual(hidden);
    expect((await projected()).question?.rounds).toEqual(hidden);
  });

  it('shows nobody anything before it is closed, its trainer included', async () => {
    const question = await asked();
    for (const index of [0, 1, 2, 3, 4]) await votes(pupil(index), question, 'r0');
    const everywhere = JSON.stringify([
      { ...(await desk()), meeting: null },
      await projected(),
      await sees(pupil(5)),
    ]);
    expect(everywhere).not.toContain('"counts"');
    // What is right is on the trainer's screen alone.
    expect(JSON.stringify([await projected(), await sees(pupil(0))])).not.toContain('artérielle');
  });

  it('is one at a time, in a meeting that runs', async () => {
    const question = await asked();
    const second = await asks();
    expect([second.status, await sentence(second)]).toEqual([
      409,
      'Une question est encore ouverte : closez-la d’abord.',
    ]);
    await stepped(question, 'cancel');
    expect((await sees(pupil(0))).now?.question).toBeNull();
    expect(await asked()).toMatchObject({ number: 1 });
    room.clock.now = at('15:00:00');
    expect((await asks()).status).toBe(409);
    expect((await desk()).questions.at(-1)).toMatchObject({ phase: 'closed' });
    expect((await step({ id: question.id }, 'again')).status).toBe(409);
  });

  it('sent again, is asked once; a step pressed twice is taken once', async () => {
    const id = randomUUID();
    const [first, second] = [await asked({ id }), await asked({ id })];
    expect(second).toEqual(first);
    await stepped(first, 'close');
    await stepped(first, 'close');
    await stepped(first, 'again');
    // Late by a round: pressed on a screen that had not heard of the second one.
    expect(await stepped(first, 'close')).toMatchObject({ phase: 'open', round: 2 });
    expect((await step(first, 'show')).status).toBe(409);
    expect((await desk()).questions).toHaveLength(1);
  });

  it('may be one of any lesson, never of an assessment’s bank', async () => {
    const { units } = (await (await fetch(`${room.server.url}/lancement.json`)).json()) as {
      units: { id: string; kind: string; questions: string[] }[];
    };
    const lesson = units.find(({ kind, questions }) => kind === 'lesson' && questions.length > 0);
    const source = { unit: lesson?.id ?? '', question: lesson?.questions[0] ?? '' };
    await stepped(await asked({ source }), 'cancel');
    for (const unit of [EVALUATION, 'vocabulaire-medical/positionnement', 'nulle/part']) {
      const refused = await asks({ source: { unit, question: source.question } });
      expect([refused.status, await sentence(refused)]).toEqual([
        400,
        'Seules les questions des leçons peuvent être posées au groupe.',
      ]);
    }
    expect((await asks({ source: { ...source, question: 'nulle-part' } })).status).toBe(400);
    expect(await sentence(await asks({ options: TYPED.options.slice(0, 1) }))).toContain('deux');
  });
});

/** One of a lesson’s questions, whose words are ours. */
const source = async () => {
  const { units } = (await (await fetch(`${room.server.url}/lancement.json`)).json()) as {
    units: { id: string; questions: string[] }[];
  };
  const question = units.find(({ id }) => id === LESSON)?.questions[0] ?? '';
  return { unit: LESSON, question };
};

describe('a number to type', () => {
  const typed = async () => ({
    ...{ source: await source(), options: [], right: [] },
    typed: { answer: 25.7, tolerance: 0.1, unit: 'kg/m²' },
  });

  it('is put together by what was given, once there are five; what is right waits', async () => {
    const question = await asked(await typed());
    const learner = async () => (await sees(pupil(0))).now?.question;
    expect(await learner()).toMatchObject({ typed: { unit: 'kg/m²' }, options: [], isPoll: false });
    expect(JSON.stringify(await learner())).not.toContain('25.7');
    for (const [index, number] of ['25.7', '25.8', '30', '30'].entries())
      expect((await votes(pupil(index), question, number)).status).toBe(200);
    for (const wrong of ['25,7', 'r0', '1e3', '']) {
      const refused = await votes(pupil(4), question, wrong);
      expect([wrong, refused.status]).toEqual([wrong, 409]);
    }
    await votes(pupil(4), question, '31');
    await votes(pupil(4), question, '30');
    const closed = await stepped(question, 'close');
    expect(closed.rounds).toMatchObject([
      { answers: 5, counts: { 25.7: 1, 25.8: 1, 30: 3 }, right: 2 },
    ]);
    expect(await learner()).toMatchObject({
      options: [
        { text: '25,7\u00A0kg/m²' },
        { text: '25,8\u00A0kg/m²' },
        { text: '30\u00A0kg/m²' },
      ],
      rounds: [{ answers: 5, counts: { 25.7: 1, 25.8: 1, 30: 3 }, right: null }],
      right: null,
      own: [{ options: ['25.7'] }],
    });
    await stepped(question, 'show');
    expect(await learner()).toMatchObject({
      rounds: [{ right: 2 }],
      right: ['25.7', '25.8'],
    });
  });

  it('shows of fewer than five one’s own alone, and what is right once it is shown', async () => {
    const question = await asked(await typed());
    for (const [index, number] of ['12', '13', '14', '15'].entries())
      await votes(pupil(index), question, number);
    await stepped(question, 'close');
    const own = (await sees(pupil(0))).now?.question;
    expect(own?.options.map(({ id }) => id)).toEqual(['12']);
    expect((await projected()).question?.options).toEqual([]);
    await stepped(question, 'show');
    const shown = (await sees(pupil(0))).now?.question;
    expect(shown?.options.map(({ id }) => id)).toEqual(['12', '25.7']);
    expect(shown?.right).toEqual(['25.7']);
    expect((await desk()).questions[0]?.options.map(({ id }) => id)).toEqual([
      ...['12', '13', '14', '15', '25.7'],
    ]);
  });

  it('is a lesson’s alone', async () => {
    expect((await asks({ ...(await typed()), source: null })).status).toBe(400);
  });
});

describe('a figure', () => {
  it('goes by the name of its file to who is asked, and belongs to the question', async () => {
    const from = await source();
    const figure = `${from.question}-0badc0de`;
    const question = await asked({ source: from, figure });
    expect(question.figure).toBe(figure);
    expect((await sees(pupil(0))).now?.question?.figure).toBe(figure);
    expect((await projected()).question?.figure).toBe(figure);
    await stepped(question, 'cancel');
    for (const wrong of ['autre-0badc0de', `${from.question}-../../secret`, `${from.question}-a/b`])
      expect((await asks({ source: from, figure: wrong })).status).toBe(400);
    expect((await asks({ source: null, figure })).status).toBe(400);
  });
});

describe('a meeting that is over', () => {
  const past = async (who: Pupil) =>
    (await (await who.browser.go('/apprenant/seances/passees')).json()) as PastMeeting[];
  const record = (who: Pick<Pupil, 'browser'>) =>
    who.browser.go(`/apprenant/seances/${meeting.id}/bilan`);

  it('is found again: presence, what was asked, one’s answers, what is right', async () => {
    await arrives(pupil(0));
    await room.admin.ask('POST', `seances/${meeting.id}/presences`, { learners: [pupil(0).id] });
    const taken = await asked();
    await stepped(taken, 'cancel');
    const question = await asked();
    await votes(pupil(0), question, 'r1');
    await stepped(question, 'close');
    await stepped(question, 'again');
    await votes(pupil(0), question, 'r0', { round: 2 });
    await stepped(question, 'close', 2);
    await stepped(question, 'show', 2);
    // Never closed, never shown: what is right stays the trainer’s.
    const open = await asked();
    await votes(pupil(0), open, 'r0');
    expect(await past(pupil(0))).toEqual([]);
    expect((await record(pupil(0))).status).toBe(404);
    room.clock.now = at('15:00:00');
    expect(await past(pupil(0))).toEqual([
      {
        id: meeting.id,
        title: '',
        trainer: 'Alix Martin',
        units: expect.any(String) as string,
        start: utc('14:00:00'),
        end: utc('15:00:00'),
        arrived: utc('14:05:00'),
        confirmed: utc('14:05:00'),
      },
    ]);
    expect(await past(pupil(1))).toMatchObject([{ arrived: null, confirmed: null }]);
    const { questions } = (await (await record(pupil(0))).json()) as LearnerRecord;
    expect(questions).toMatchObject([
      {
        id: question.id,
        phase: 'shown',
        right: ['r0'],
        explanation: 'TA\u00A0: tension artérielle.',
        own: [
          { round: 1, options: ['r1'] },
          { round: 2, options: ['r0'] },
        ],
      },
      { id: open.id, phase: 'closed', right: null, explanation: null, own: [{ options: ['r0'] }] },
    ]);
    // Somebody else’s answers are in nobody’s record.
    const other = (await (await record(pupil(1))).json()) as LearnerRecord;
    expect(other.questions.map(({ own }) => own)).toEqual([[], []]);
    expect(await projected()).toMatchObject({ state: 'ended', asked: 2, question: null });
  });

  it('is the group’s, and of who was there', async () => {
    await arrives(pupil(0));
    room.clock.now = at('15:00:00');
    expect((await record({ browser: stranger() })).status).toBe(404);
    const visitor = { browser: browser(room.server.url) };
    expect((await record(visitor)).status).toBe(401);
    expect((await visitor.browser.go('/apprenant/seances/passees')).status).toBe(401);
    for (const at of [0, 1])
      await room.admin.ask('PATCH', `apprenants/${pupil(at).id}`, { group: school.group });
    expect(await past(pupil(0))).toMatchObject([{ id: meeting.id }]);
    expect((await record(pupil(0))).status).toBe(200);
    expect(await past(pupil(1))).toEqual([]);
    expect((await record(pupil(1))).status).toBe(404);
  });
});

describe('an answer', () => {
  it('sent again under its id is the same; another under a new one takes its place', async () => {
    const question = await asked();
    const id = randomUUID();
    for (let turn = 0; turn < 3; turn += 1)
      expect(await (await votes(pupil(0), question, 'r0', { id })).json()).toEqual({
        id,
        late: false,
      });
    await votes(pupil(0), question, 'r1');
    // The first one once more, from a tab that never heard back: it is no third answer.
    await votes(pupil(0), question, 'r0', { id });
    const { rounds } = await stepped(question, 'close');
    expect(rounds[0]).toMatchObject({ answers: 1, counts: { r0: 0, r1: 1, r2: 0 } });
  });

  it('that comes after the closing is kept, and counts for nothing', async () => {
    const question = await asked();
    await votes(pupil(0), question, 'r0');
    await stepped(question, 'close');
    expect(await (await votes(pupil(1), question, 'r1')).json()).toMatchObject({ late: true });
    await votes(pupil(0), question, 'r2');
    expect((await desk()).questions[0]).toMatchObject({ answered: 1, rounds: [{ answers: 1 }] });
    const own = async (index: number) => (await sees(pupil(index))).now?.question?.own;
    expect(await own(0)).toEqual([{ round: 1, options: ['r0'], late: false }]);
    expect(await own(1)).toEqual([{ round: 1, options: ['r1'], late: true }]);
  });

  it('is refused when it is somebody else’s, or not one of those offered', async () => {
    const question = await asked();
    const other = await votes(pupil(0), question, 'r0', { account: pupil(1).id });
    expect([other.status, await sentence(other)]).toEqual([
      409,
      'Une autre personne utilise maintenant ce navigateur.',
    ]);
    for (const change of [
      { options: ['r9'] },
      { options: [] },
      { options: ['r0', 'r1'] },
      { round: 2 },
    ])
      expect((await votes(pupil(0), question, 'r0', change)).status).toBe(409);
    expect((await votes(pupil(0), question, 'r0', { round: 3 })).status).toBe(400);
    expect((await votes(pupil(0), { id: randomUUID() }, 'r0')).status).toBe(404);
    const id = randomUUID();
    await votes(pupil(0), question, 'r0', { id });
    expect((await votes(pupil(1), question, 'r0', { id })).status).toBe(404);
    await stepped(question, 'cancel');
    expect((await votes(pupil(1), question, 'r0')).status).toBe(409);
  });

  it('has a measure: after sixty in a minute, one waits', async () => {
    const question = await asked();
    let last = 200;
    for (let turn = 0; turn < 61; turn += 1) last = (await votes(pupil(0), question, 'r0')).status;
    expect(last).toBe(429);
    expect((await votes(pupil(1), question, 'r0')).status).toBe(200);
  });
});

describe('rights', () => {
  it('a trainer reaches her own groups only, learners their own group’s meetings', async () => {
    const question = await asked();
    const other = await colleague(room.server.url, room.admin, 'dupont');
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['GET', '/projection', undefined],
      ['POST', '/presences', { learners: [pupil(0).id] }],
      ['POST', '/questions', { id: randomUUID(), ...TYPED }],
      ['POST', `/questions/${question.id}/etapes`, { step: 'close', round: 1 }],
    ] as const) {
      const refused = await other.ask(method, `seances/${meeting.id}${path}`, body);
      expect([path, refused.status]).toEqual([path, 404]);
      const signedOut = await fetch(
        `${room.server.url}/formateur/api/seances/${meeting.id}${path}`,
        {
          method,
          ...(body && {
            body: JSON.stringify(body),
            headers: { 'content-type': 'application/json' },
          }),
        },
      );
      expect([path, signedOut.status]).toEqual([path, 401]);
    }
    // A question is reached by its own meeting only.
    const made = await other.ask('POST', 'groupes', { name: 'Le sien' });
    const { id: group } = (await made.json()) as { id: string };
    const own = await other.ask('POST', `groupes/${group}/seances`, {
      units: [LESSON],
      start: utc('14:00:00'),
      end: utc('15:00:00'),
    });
    const { id } = (await own.json()) as Meeting;
    const crossed = await other.ask('POST', `seances/${id}/questions/${question.id}/etapes`, {
      step: 'close',
      round: 1,
    });
    expect(crossed.status).toBe(404);
    const asker = { id: question.id, ...TYPED };
    expect((await other.ask('POST', `seances/${id}/questions`, asker)).status).toBe(404);
    expect((await desk()).questions).toMatchObject([{ phase: 'open' }]);

    const marc = { ...pupil(0), browser: stranger() };
    expect((await arrives(marc)).status).toBe(404);
    expect((await votes(marc, question, 'r0')).status).toBeGreaterThanOrEqual(404);
    expect((await sees(marc)).now).toBeNull();
    const visitor = { browser: browser(room.server.url) };
    expect((await post(visitor, `seances/${meeting.id}/presence`)).status).toBe(401);
    expect((await post(visitor, `seances/${meeting.id}/reponses`, {})).status).toBe(401);
    const from = { origin: 'https://ailleurs.example' };
    const vote = { id: randomUUID(), account: '', question: '', round: 1, options: [] };
    expect((await post(pupil(0), `seances/${meeting.id}/reponses`, vote, from)).status).toBe(403);
  });

  it('a shared screen names nobody and opens nothing', async () => {
    await Promise.all(NAMES.map((_, index) => arrives(pupil(index))));
    const question = await asked();
    await votes(pupil(0), question, 'r0');
    const text = JSON.stringify(await projected());
    for (const { id, name } of [...room.learners, room.admin.me]) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(id);
    }
    expect(text).not.toContain(meeting.id);
    expect(text).not.toContain('visio.exemple.fr');
    expect(await projected()).toMatchObject({ present: 6, question: { answered: 1, of: 6 } });
  });
});

describe('what is kept of a person', () => {
  it('is in their export, and without a name once they are erased', async () => {
    const ali = pupil(0);
    await arrives(ali);
    await room.admin.ask('POST', `seances/${meeting.id}/presences`, { learners: [ali.id] });
    const question = await asked();
    await votes(ali, question, 'r0');
    const known = (await (await room.admin.ask('GET', `apprenants/${ali.id}/export`)).json()) as {
      presences: object[];
      votes: object[];
    };
    expect(known.presences).toMatchObject([
      { at: utc('14:05:00'), confirmed: 0 },
      { at: utc('14:05:00'), confirmed: 1 },
    ]);
    expect(known.votes).toMatchObject([
      { round: 1, options: ['r0'], asked: { statement: typeset(TYPED.statement) } },
    ]);
    const erased = await room.admin.ask('DELETE', `apprenants/${ali.id}`);
    const { remains } = (await erased.json()) as { remains: string[] };
    expect(remains.join('\n')).toContain(
      '1 présence à des séances à distance et 1 réponse aux questions du groupe, sans nom.',
    );
    const after = await desk();
    expect(after.arrivals).toEqual([]);
    expect(after.questions).toMatchObject([{ answered: 1, waiting: [] }]);
    expect(JSON.stringify(after)).not.toContain('Benali');
  });
});
