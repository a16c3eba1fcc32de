import { beforeAll, describe, expect, it } from 'vitest';
import type { HelpCall, HelpRequest, OwnRequest } from '../../../src/core/api/help.ts';
import type { Problem } from '../../../src/core/api/problem.ts';
import { browser } from '../support/launch.ts';
import { colleague } from '../support/people.ts';
import { classroom, LESSON, type Classroom } from './people.ts';

let room: Classroom;
beforeAll(async () => {
  room = await classroom('Inès Perrin\nZoé Arnaud');
});

const call = (change: Partial<HelpCall> = {}): HelpCall => ({
  unit: LESSON,
  section: null,
  question: 'q2',
  label: null,
  text: '',
  ...change,
});
type Pupil = Classroom['learners'][number];
const pupil = (index: number): Pupil => {
  const one = room.learners[index];
  if (!one) throw new Error('nobody here');
  return one;
};
const asks = (who: Pick<Pupil, 'browser'>, body: unknown, headers = {}) =>
  who.browser.go('/apprenant/aide', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const sees = async (who: Pupil) =>
  (await (await who.browser.go(`/apprenant/aide?unite=${LESSON}`)).json()) as HelpRequest[];
const message = async (response: Response) => ((await response.json()) as Problem).message;

describe('a call for help', () => {
  it('is shown first, answered, seen by the learner, taken up again, closed; and kept', async () => {
    const zoe = pupil(1);
    const sent = await asks(zoe, call({ text: '  Pourquoi « -ite » ?\r\nJe bloque. ' }));
    expect(sent.status).toBe(201);
    const { read, ...request } = (await sent.json()) as OwnRequest;
    expect(read).toBe(0);
    expect(request).toMatchObject({
      learner: { id: zoe.id, name: 'Zoé Arnaud' },
      place: { unit: LESSON, question: 'q2', label: 'question 2' },
      state: 'waiting',
      messages: [{ from: 'learner', name: 'Zoé Arnaud', text: 'Pourquoi « -ite » ?\nJe bloque.' }],
    });
    const board = await room.board();
    expect(board.help).toEqual([request]);
    expect(board.learners.map(({ name }) => name)).toEqual(['Zoé Arnaud', 'Inès Perrin']);
    expect(board.group.helpWaiting).toBe(1);

    await room.admin.ask('POST', `aide/${request.id}`, { text: 'Pensez à « inflammation ».' });
    expect((await sees(zoe))[0]).toMatchObject({
      state: 'answered',
      messages: [{}, { from: 'trainer', name: 'Alix Martin', text: 'Pensez à « inflammation ».' }],
    });
    expect((await room.board()).group.helpWaiting).toBe(0);

    await asks(zoe, call({ text: 'Merci, et « -ose » ?' }));
    expect(await sees(zoe)).toMatchObject([{ id: request.id, state: 'waiting' }]);
    const closed = await room.admin.ask('POST', `aide/${request.id}/fin`);
    expect(await closed.json()).toMatchObject({ state: 'closed' });
    expect((await room.board()).help).toHaveLength(1);
    room.clock.now += 25 * 3600_000;
    expect((await sees(zoe))[0]?.messages).toHaveLength(3);
    room.clock.now -= 25 * 3600_000;
  });

  it('is not sent again to a page that knows it', async () => {
    const zoe = pupil(1);
    const look = (headers = {}) => zoe.browser.go(`/apprenant/aide?unite=${LESSON}`, { headers });
    const tag = (await look()).headers.get('etag') ?? '';
    const again = await look({ 'if-none-match': tag });
    expect([again.status, await again.text()]).toEqual([304, '']);
    await asks(zoe, call({ text: 'Encore une.' }));
    expect((await look({ 'if-none-match': tag })).status).toBe(200);
  });

  it('needs no words; pressed again, it is the same call', async () => {
    const ines = pupil(0);
    const place = { section: 'racines', question: null };
    await asks(ines, call(place));
    await asks(ines, call(place));
    expect(await sees(ines)).toMatchObject([
      { state: 'waiting', place: { label: 'Les racines' }, messages: [{ text: '' }] },
    ]);
    await asks(ines, call({ ...place, text: 'Je ne vois pas la racine.' }));
    expect((await sees(ines))[0]?.messages.map(({ text }) => text)).toEqual([
      '',
      'Je ne vois pas la racine.',
    ]);
  });

  it('is seen by its learner and their trainers only', async () => {
    expect((await sees(pupil(1))).every(({ learner }) => learner.id === pupil(1).id)).toBe(true);
    const [request] = await sees(pupil(0));
    const other = await colleague(room.server.url, room.admin, 'dupont');
    expect((await other.ask('POST', `aide/${request?.id}`, { text: 'oui' })).status).toBe(404);
    expect((await other.ask('POST', `aide/${request?.id}/fin`)).status).toBe(404);
    const visitor = browser(room.server.url);
    expect((await visitor.go('/apprenant/aide')).status).toBe(401);
    const refused = await asks({ browser: visitor }, call());
    expect(refused.status).toBe(401);
    expect(await message(refused)).toContain('lien personnel');
  });

  it('hostile words are kept as words', async () => {
    const text = '<img src=x onerror=alert(1)> \u202E =cmd()';
    await asks(pupil(0), call({ question: 'q1', text }));
    const response = await room.admin.ask('GET', `groupes/${room.group}/tableau`);
    expect(response.headers.get('content-type')).toContain('application/json');
    const { help } = (await response.json()) as { help: HelpRequest[] };
    const kept = help.find(({ place }) => place.question === 'q1');
    expect(kept?.messages[0]?.text).toBe(text);
  });

  it('is refused when it comes from another site, is too long, or about nothing', async () => {
    const ines = pupil(0);
    expect((await asks(ines, call(), { origin: 'https://ailleurs.example' })).status).toBe(403);
    const long = await asks(ines, call({ text: 'é'.repeat(2001) }));
    expect(long.status).toBe(400);
    expect(await message(long)).toContain('2 000 caractères');
    expect((await asks(ines, call({ text: 'é'.repeat(2000) }))).status).toBe(201);
    expect((await asks(ines, call({ unit: 'autre/lecon' }))).status).toBe(400);
    expect((await asks(ines, { unit: LESSON })).status).toBe(400);
    expect((await asks(ines, call({ label: 'x'.repeat(201) }))).status).toBe(400);
    expect((await asks(ines, call({ text: 'x'.repeat(40_000) }))).status).toBe(413);
    const text = await asks(ines, call(), { 'content-type': 'text/plain' });
    expect(text.status).toBe(415);
  });

  it('has a measure: after ten in a row, the learner is asked to wait', async () => {
    room.clock.now += 3600_000;
    const statuses: number[] = [];
    for (let count = 0; count < 12; count += 1)
      statuses.push((await asks(pupil(1), call({ text: `${count}` }))).status);
    expect(statuses.slice(0, 10)).toEqual(Array(10).fill(201));
    const refused = await asks(pupil(1), call());
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await asks(pupil(0), call())).status).toBe(201);
  });

  it('an empty answer is refused', async () => {
    const [request] = await sees(pupil(1));
    const answer = await room.admin.ask('POST', `aide/${request?.id}`, { text: ' \n ' });
    expect(answer.status).toBe(400);
    expect(await message(answer)).toBe('La réponse est vide : écrivez-la.');
  });
});
