/** What a session lasted is bounded by the server's clock, whatever a learner's clock or page says. */
import { describe, expect, it } from 'vitest';
import type { GroupBoard } from '../../../src/core/api/groups.ts';
import type { LearnerDetail } from '../../../src/core/api/learners.ts';
import { type SessionRow, sessionRow } from '../../../src/core/report/session.ts';
import { boundedBy } from '../../../src/core/report/bounds.ts';
import {
  answered,
  entered,
  initialized,
  judged,
  launch,
  runAu,
  terminated,
  type Au,
} from '../support/launch.ts';
import { anAdministrator, newLearner } from '../support/people.ts';
import { serve } from '../support/serve.ts';
import { at, classroom, EVALUATION, first, LESSON } from './people.ts';

const room = await classroom('Inès Perrin');
const { clock, admin, server, group } = room;
const pupil = first(room);

const dated = (said: Record<string, unknown>, time: string) => ({ ...said, timestamp: time });
const sessions = async () => {
  const answer = await admin.ask('GET', `apprenants/${pupil.id}`);
  return ((await answer.json()) as { sessions: SessionRow[] }).sessions;
};
const newest = async () => (await sessions())[0];

/** Six minutes by the server's clock, from the launch to the last thing said. */
async function sixMinutes(hour: number, say: (au: Au) => readonly object[]) {
  clock.now = at(`${hour}:00:00`);
  const au = await pupil.open(LESSON);
  const [begin, ...rest] = say(au);
  if (begin) expect((await au.send(begin)).status).toBe(200);
  clock.now += 6 * 60_000;
  for (const one of rest) expect((await au.send(one)).status).toBe(200);
  return au;
}
const END = { result: { duration: 'PT100H' } };

describe('six minutes by the server are six minutes in the register', () => {
  it('when the page says a hundred hours', async () => {
    await sixMinutes(13, (au) => [
      dated(initialized(au), '2026-11-22T13:00:00.000Z'),
      { ...dated(terminated(au), '2026-11-22T13:06:00.000Z'), ...END },
    ]);
    expect(await newest()).toMatchObject({
      sessionSeconds: 360,
      end: '2026-11-22T13:06:00.000Z',
      day: '2026-11-22',
    });
  });

  it.each([
    [14, 'three hours late, and put right meanwhile', '2026-11-22T11:00:00.000Z'],
    [15, 'of 1970, and put right meanwhile', '1970-01-01T00:00:00.000Z'],
  ])('at %i h, by a clock %s', async (hour, _, wrong) => {
    const right = `2026-11-22T${hour}:06:00.000Z`;
    const au = await sixMinutes(hour, (one) => [
      dated(initialized(one), wrong),
      dated(answered(one), right),
    ]);
    await launch(pupil.browser, server.url, EVALUATION);
    const ended = (await sessions()).find(({ start }) => start.startsWith(`2026-11-22T${hour}`));
    expect(ended).toMatchObject({ sessionSeconds: 360, end: right, ending: 'abandoned' });
    expect(au.registration).toBeDefined();
  });

  it('and in the sums of the board', async () => {
    const answer = await admin.ask('GET', `groupes/${group}/tableau`);
    const { learners } = (await answer.json()) as { learners: { sessionSeconds: number }[] };
    expect(learners[0]?.sessionSeconds).toBe(3 * 360);
  });
});

describe('whatever date a learner’s clock has', async () => {
  const turned = { now: at('15:30:00') };
  const { url } = await serve({}, () => new Date(turned.now));

  it.each([
    [16, 'of 1970', Date.parse('1970-01-01T00:00:00.000Z') - at('16:00:00')],
    [17, 'three hours late', -3 * 3_600_000],
    [18, 'of the year 9999', Date.parse('9999-12-31T00:00:00.000Z') - at('18:00:00')],
  ])('at %i h, by a clock %s: what is shown and exported was then', async (hour, _, wrong) => {
    const learner = await newLearner(url, `Clock ${hour}`);
    turned.now = at(`${hour}:00:00`);
    const who = await entered(url, learner);
    const au = await runAu(who, url, EVALUATION);
    const says = (said: Record<string, unknown>) =>
      dated(said, new Date(turned.now + wrong).toISOString());
    expect((await au.send(says(initialized(au)))).status).toBe(200);
    turned.now += 4 * 60_000;
    expect((await au.send(says(judged(au, 0.9)))).status).toBe(200);
    turned.now += 2 * 60_000;
    expect((await au.send({ ...says(terminated(au)), ...END })).status).toBe(200);

    const { ask } = await anAdministrator(url);
    const text = async (path: string) => (await ask('GET', path)).text();
    const detail = JSON.parse(await text(`apprenants/${learner.id}`)) as LearnerDetail;
    expect(detail.sessions).toMatchObject([
      {
        start: `2026-11-22T${hour}:00:00.000Z`,
        end: `2026-11-22T${hour}:06:00.000Z`,
        sessionSeconds: 360,
      },
    ]);
    const { learners } = JSON.parse(await text(`groupes/${learner.group}/tableau`)) as GroupBoard;
    const unit = learners[0]?.units[EVALUATION];
    expect(learners[0]?.lastActivity).toBe(`2026-11-22T${hour}:06:00.000Z`);
    expect(unit?.lastActivity).toBe(learners[0]?.lastActivity);
    expect(unit?.tries.map((one) => one.at)).toEqual([`2026-11-22T${hour}:04:00.000Z`]);
    // Paris is an hour ahead of these times.
    const csv = await text(`groupes/${learner.group}/suivi.csv`);
    expect(csv.match(/\d\d\/\d\d\/\d{4}[^";\r\n]*/g)).toEqual([
      `22/11/2026 ${hour + 1}:04`,
      `22/11/2026 ${hour + 1}:06`,
    ]);
    const connections = await text(`groupes/${learner.group}/connexions.csv`);
    expect(connections.match(/\d\d\/\d\d\/\d{4}/g)).toEqual(Array(3).fill('22/11/2026'));
    const known = JSON.parse(await text(`apprenants/${learner.id}/export`)) as {
      attendance: { starts: string; ends: string; session_seconds: number }[];
    };
    expect(known.attendance).toMatchObject([
      { ends: `2026-11-22T${hour}:06:00.000Z`, session_seconds: 360 },
    ]);
  });
});

describe('bounds', () => {
  const digest = {
    ...{ launched: '2026-11-22T10:00:00.000Z', mastery: null, place: null, late: false },
    first: '2026-11-22T10:00:05.000Z',
    last: '2026-11-22T10:30:00.000Z',
    terminated: { seconds: 1795, active: 900 },
    abandoned: null,
  };
  const times = { launched: '2026-11-22T10:00:00.000Z', until: '2026-11-22T10:30:01.000Z' };

  it('leave what is within them as it is', () => {
    expect(boundedBy(digest, times)).toEqual(digest);
    expect(boundedBy(digest, { ...times, until: null })).toEqual(digest);
  });

  it('cut the active time too, and never below nothing', () => {
    const short = boundedBy(digest, { ...times, until: '2026-11-22T10:10:00.000Z' });
    expect(short.terminated).toEqual({ seconds: 600, active: 600 });
    const none = boundedBy(digest, { ...times, until: '2026-11-22T09:00:00.000Z' });
    expect(sessionRow('s', 'u', none)).toMatchObject({ sessionSeconds: 0, activeSeconds: 0 });
  });
});
