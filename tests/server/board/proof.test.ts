/** Proofs over real HTTP: what they say of what was done, and who may read them. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { GroupProof, LearnerProof, OwnProof } from '../../../src/core/api/proof.ts';
import type { HelpRequest } from '../../../src/core/api/help.ts';
import type { Meeting } from '../../../src/core/api/meetings.ts';
import { browser } from '../support/launch.ts';
import { COURSE, LESSON as CONSTRUCTION, onPath } from '../support/paths.ts';
import { colleague, type Trainer } from '../support/people.ts';
import {
  at,
  classroom,
  done,
  EVALUATION,
  left,
  LESSON,
  opened,
  question,
  sent,
  tried,
  type Classroom,
} from './people.ts';

type Pupil = Classroom['learners'][number];

let room: Classroom;
let other: Trainer;
let meeting: Meeting;
const utc = (time: string) => new Date(at(time)).toISOString();
const pupil = (name: string): Pupil => {
  const found = room.learners.find((one) => one.name === name);
  if (!found) throw new Error(`nobody called ${name}`);
  return found;
};
const json = async <T>(answer: Promise<Response>): Promise<T> => {
  const response = await answer;
  expect(response.status).toBe(200);
  return (await response.json()) as T;
};
const proofAbout = (who: Pupil) =>
  json<LearnerProof>(room.admin.ask('GET', `apprenants/${who.id}/preuves`));
const arrives = (who: Pupil, of: Meeting) =>
  who.browser.go(`/apprenant/seances/${of.id}/presence`, { method: 'POST' });

/** A meeting at 14 h that Inès comes to late and works in, and Zoé does not come to; work outside of it. */
beforeAll(async () => {
  room = await classroom('Inès Perrin\nZoé Arnaud\n=1+1 Marc', '11:00:00');
  const ines = pupil('Inès Perrin');
  const asked = await ines.browser.go('/apprenant/aide', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      ...{ unit: LESSON, section: null, question: 'q2', label: null },
      text: 'Je ne comprends pas « hypo ».',
    }),
  });
  const { id } = (await asked.json()) as HelpRequest;
  room.clock.now = at('11:07:00');
  await room.admin.ask('POST', `aide/${id}`, { text: 'En dessous.' });
  const plan = (start: string, end: string) =>
    room.admin.ask('POST', `groupes/${room.group}/seances`, {
      units: [LESSON],
      start: utc(start),
      end: utc(end),
    });
  meeting = (await (await plan('14:00:00', '15:30:00')).json()) as Meeting;
  await plan('20:00:00', '21:00:00');
  room.clock.now = at('14:10:00');
  await arrives(ines, meeting);
  room.clock.now = at('14:12:00');
  await room.admin.ask('POST', `seances/${meeting.id}/presences`, { learners: [ines.id] });
  const lesson = await ines.open(LESSON);
  await sent(lesson, opened(lesson, '14:12:01'), question(lesson, 'q1', true, '14:13:00'));
  room.clock.now = at('14:22:00');
  await sent(lesson, done(lesson, '14:20:00'), left(lesson, 590, 480, '14:21:51'));
  room.clock.now = at('16:00:00');
  const evaluation = await ines.open(EVALUATION);
  await sent(evaluation, opened(evaluation, '16:00:01'), tried(evaluation, 0.5, '16:00:10'));
  room.clock.now = at('16:05:00');
  await sent(evaluation, left(evaluation, 280, 200, '16:04:41'));
  other = await colleague(room.server.url, room.admin, 'dupont');
});

describe('a learner’s proof', () => {
  it('says each meeting that has begun, what was pressed and confirmed, and active time apart', async () => {
    const { learner, proof } = await proofAbout(pupil('Inès Perrin'));
    expect(learner.name).toBe('Inès Perrin');
    expect(proof.meetings).toMatchObject([
      {
        id: meeting.id,
        trainer: 'Alix Martin',
        lessons: 'leçon 1',
        pressed: utc('14:10:00'),
        confirmed: { at: utc('14:12:00'), by: 'Alix Martin' },
        opened: { sessions: 1, activeSeconds: 480, unmeasured: 0 },
      },
    ]);
    expect(proof.outside).toEqual({ sessions: 1, activeSeconds: 200, unmeasured: 0 });
    expect(proof.sums).toMatchObject({
      planned: { meetings: 1, seconds: 5400 },
      confirmed: { meetings: 1, seconds: 5400 },
      first: utc('11:00:00'),
    });
  });

  it('says the help, without its words, the activities and every try', async () => {
    const { proof } = await proofAbout(pupil('Inès Perrin'));
    expect(proof.exchanges).toMatchObject([
      {
        asked: utc('11:00:00'),
        place: 'leçon 1, question 2',
        ...{ learner: 1, trainer: 1 },
        reply: { at: utc('11:07:00'), by: 'Alix Martin' },
      },
    ]);
    expect(JSON.stringify(proof)).not.toContain('hypo');
    expect(proof.activities).toMatchObject([
      {
        unit: LESSON,
        state: 'done',
        at: utc('14:20:00'),
        answered: 1,
        opened: { sessions: 1, activeSeconds: 480 },
      },
      { unit: EVALUATION, state: 'begun', at: null, tries: 1 },
    ]);
    expect(proof.sittings).toMatchObject([
      { unit: EVALUATION, number: 1, scaled: 0.5, passed: false },
    ]);
    expect(proof.missing.file).toContain('une évaluation réussie en Vocabulaire médical');
  });

  it('of somebody who did not come names what is missing', async () => {
    const { proof } = await proofAbout(pupil('Zoé Arnaud'));
    expect(proof.meetings).toMatchObject([{ pressed: null, confirmed: null }]);
    expect(proof.missing.meetings[0]).toContain('la présence du');
    expect(proof.sums).toMatchObject({ pressed: { meetings: 0, seconds: 0 }, first: null });
  });

  it('of a site built before says what it can: no duration, no bloc', async () => {
    const { certification, proof } = await proofAbout(pupil('Inès Perrin'));
    expect(certification).toBeNull();
    expect(proof.activities.map(({ minutes }) => minutes)).toEqual([null, null]);
    expect(proof.blocs.map(({ title }) => title)).toEqual(['Modules à distance']);
    expect(proof.missing.file).toContain('la durée moyenne annoncée de 2\u00A0activités');
  });

  it('has the announced durations and the blocs of the course, on their own path', async () => {
    const taught = await onPath('fae', {
      certification: 'RNCP40913',
      units: COURSE.units.map((unit) => ({ ...unit, minutes: 12 })),
      blocs: [
        {
          number: 2,
          title: 'Prise en charge administrative',
          themes: [
            { title: 'Vocabulaire', module: 'vocabulaire-medical' },
            { title: 'Télémédecine', module: null },
          ],
        },
      ],
    });
    await taught.complete(CONSTRUCTION);
    const { proof, certification } = await json<LearnerProof>(
      taught.admin.ask('GET', `apprenants/${taught.learner.id}/preuves`),
    );
    expect(certification).toBe('RNCP40913');
    expect(proof.sums.lessons).toMatchObject({ done: 1, of: 2, minutes: 12, ofMinutes: 24 });
    expect(proof.blocs[0]?.themes).toMatchObject([
      { title: 'Vocabulaire', remote: { lessons: { done: 1, of: 1 }, isOnPath: true } },
      { title: 'Télémédecine', remote: null },
    ]);
  });
});

describe('a group’s proof', () => {
  const ofGroup = () => json<GroupProof>(room.admin.ask('GET', `groupes/${room.group}/preuves`));

  it('is a sheet a meeting, with everybody who was expected', async () => {
    const { meetings, learners } = await ofGroup();
    expect(learners).toHaveLength(3);
    expect(meetings).toHaveLength(1);
    expect(meetings[0]?.people.map(({ learner, pressed }) => [learner.name, pressed])).toEqual([
      ['=1+1 Marc', null],
      ['Inès Perrin', utc('14:10:00')],
      ['Zoé Arnaud', null],
    ]);
  });

  it('expects nobody of before they came', async () => {
    await room.admin.ask('POST', `groupes/${room.group}/apprenants`, { text: 'Nouvelle Venue' });
    const { meetings, learners } = await ofGroup();
    const late = learners.find(({ name }) => name === 'Nouvelle Venue');
    expect(meetings[0]?.people).toHaveLength(3);
    expect(
      (await json<LearnerProof>(room.admin.ask('GET', `apprenants/${late?.id ?? ''}/preuves`)))
        .proof.meetings,
    ).toEqual([]);
    await room.admin.ask('DELETE', `apprenants/${late?.id ?? ''}`);
  });
});

describe('who may read it', () => {
  const addresses = () => [
    `apprenants/${pupil('Inès Perrin').id}/preuves`,
    `apprenants/${pupil('Inès Perrin').id}/preuves.csv`,
    `apprenants/${pupil('Inès Perrin').id}/seances.csv`,
    `groupes/${room.group}/preuves`,
    `groupes/${room.group}/preuves.csv`,
    `groupes/${room.group}/seances.csv`,
  ];

  it('not a trainer of another group, for whom it does not exist', async () => {
    for (const address of addresses())
      expect([address, (await other.ask('GET', address)).status]).toEqual([address, 404]);
  });

  it('not who is not signed in', async () => {
    const init = { headers: { cookie: '' } };
    for (const address of addresses())
      expect([address, (await room.admin.ask('GET', address, undefined, init)).status]).toEqual([
        address,
        401,
      ]);
  });

  it('a learner their own, on any device of theirs; a visitor nothing', async () => {
    const own = async (name: string) =>
      json<OwnProof>(pupil(name).browser.go('/apprenant/resultats'));
    const { name, proof } = await own('Inès Perrin');
    expect([name, proof.sittings.length, proof.meetings.length]).toEqual(['Inès Perrin', 1, 1]);
    expect((await own('Zoé Arnaud')).proof.sittings).toEqual([]);
    expect((await browser(room.server.url).go('/apprenant/resultats')).status).toBe(401);
  });

  it('asked again, what has not changed is not sent', async () => {
    const { browser: zoe } = pupil('Zoé Arnaud');
    const etag = (await zoe.go('/apprenant/resultats')).headers.get('etag') ?? '';
    room.clock.now += 5_000;
    const again = await zoe.go('/apprenant/resultats', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });
});

describe('files for a spreadsheet', () => {
  const file = async (address: string) => {
    const response = await room.admin.ask('GET', address);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    return (await response.text()).replace('\uFEFF', '').split('\r\n').slice(0, -1);
  };

  it('a line a learner and meeting, with its source; what a spreadsheet would run is shown', async () => {
    const lines = await file(`groupes/${room.group}/seances.csv`);
    expect(lines).toHaveLength(4);
    expect(lines.some((line) => line.startsWith("'=1+1 Marc;"))).toBe(true);
    expect(lines.find((line) => line.startsWith('Inès'))).toBe(
      `Inès Perrin;22/11/2026 15:00;22/11/2026 16:30;90;;leçon 1;Alix Martin;22/11/2026 15:10;22/11/2026 15:12;Alix Martin;0;1;8;0;séance du 22 nov. 2026, 15\u00A0h;${meeting.id}`,
    );
  });

  it('a line an exchange, activity and sitting, as many cells as there are heads', async () => {
    const lines = await file(`apprenants/${pupil('Inès Perrin').id}/preuves.csv`);
    const cells = lines.map((line) => line.split(';'));
    expect(new Set(cells.map(({ length }) => length)).size).toBe(1);
    expect(cells.slice(1).map((line) => line[1])).toEqual([
      '1. Assistance',
      '2. Activités',
      '2. Activités',
      '3. Évaluations',
    ]);
    expect(lines[4]).toMatch(/;non réussie;;;50;80;1;;;;;évaluation Vocabulaire médical, essai 1$/);
    for (const line of lines.slice(1)) expect(line.split(';').at(-1)).not.toBe('');
  });
});

it('of who was erased nothing is left to read, and a meeting counts them without a name', async () => {
  const ines = pupil('Inès Perrin');
  expect((await room.admin.ask('DELETE', `apprenants/${ines.id}`)).status).toBe(200);
  expect((await room.admin.ask('GET', `apprenants/${ines.id}/preuves`)).status).toBe(404);
  const { meetings } = await json<GroupProof>(
    room.admin.ask('GET', `groupes/${room.group}/preuves`),
  );
  expect(meetings[0]?.erased).toBe(1);
  expect(JSON.stringify(meetings)).not.toContain('Perrin');
  expect((await ines.browser.go('/apprenant/resultats')).status).toBe(401);
});
