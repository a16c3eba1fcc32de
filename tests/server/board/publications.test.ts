/** A trainer's words published for the group; the learner's question with their consent only. */
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HelpRequest, OwnRequest, PublishedAnswer } from '../../../src/core/api/help.ts';
import type { Erasure } from '../../../src/core/api/learners.ts';
import type { Problem } from '../../../src/core/api/problem.ts';
import { browser } from '../support/launch.ts';
import { colleague } from '../support/people.ts';
import { anotherGroup, classroom, LESSON, type Classroom } from './people.ts';

const QUESTION = 'Ma grand-mère a 14, est-ce grave ?';
const ANSWER = 'Inès, reprenez la règle : on note, on ne conclut pas.';
const WORDS = 'Reprenez la règle : on note, on ne conclut pas.';

let school: Classroom;
let room: Classroom;
let request: HelpRequest;
beforeAll(async () => {
  school = await classroom('Marc Aubry');
});
beforeEach(async () => {
  room = await anotherGroup(school, 'Inès Perrin\nZoé Arnaud');
  const call = { unit: LESSON, section: null, question: 'q2', label: null, text: QUESTION };
  request = (await (await post(pupil(0), 'aide', call)).json()) as OwnRequest;
  await room.admin.ask('POST', `aide/${request.id}`, { text: ANSWER });
});

type Pupil = Classroom['learners'][number];
const pupil = (index: number, { learners } = room): Pupil => {
  const one = learners[index];
  if (!one) throw new Error('nobody here');
  return one;
};
const post = (who: Pick<Pupil, 'browser'>, path: string, body: unknown, headers = {}) =>
  who.browser.go(`/apprenant/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const publishes = (change: object = {}, who = room.admin) =>
  who.ask('POST', `aide/${request.id}/publication`, {
    id: randomUUID(),
    text: WORDS,
    question: 0,
    ...change,
  });
const published = async (change: object = {}) => {
  const answer = await publishes(change);
  expect(answer.status).toBe(201);
  const { publication } = (await answer.json()) as HelpRequest;
  if (!publication) throw new Error('not published');
  return publication;
};
const sees = async (who: Pupil, unit = LESSON) =>
  (await (
    await who.browser.go(`/apprenant/publications?unite=${unit}`)
  ).json()) as PublishedAnswer[];
const decides = (who: Pick<Pupil, 'browser'>, id: string, agreed: boolean, headers = {}) =>
  post(who, `publications/${id}/accord`, { agreed }, headers);
const message = async (response: Response) => ((await response.json()) as Problem).message;

describe('an answer that is published', () => {
  it('is read by the group where it is about, in the trainer’s words alone', async () => {
    const { id, question } = await published();
    expect(question).toEqual({ text: QUESTION, agreed: null });
    const answers = await sees(pupil(1));
    expect(answers).toEqual([
      {
        id,
        at: expect.any(String) as string,
        name: 'Alix Martin',
        text: WORDS,
        place: { unit: LESSON, section: null, question: 'q2', label: 'question 2' },
        question: null,
      },
    ]);
    expect(await sees(pupil(1), '')).toEqual(answers);
    expect(await sees(pupil(1), 'autre/lecon')).toEqual([]);
    // Nobody of it says who asked.
    const text = JSON.stringify(answers);
    for (const secret of ['Inès', 'Perrin', pupil(0).id, QUESTION, request.id])
      expect(text).not.toContain(secret);
    // Its learner is asked, in the exchange, on any device.
    const own = (await (await pupil(0).browser.go('/apprenant/echanges')).json()) as OwnRequest[];
    expect(own).toMatchObject([
      { id: request.id, publication: { id, question: { agreed: null } } },
    ]);
  });

  it('shows the question once its learner agrees, and no more once they take it back', async () => {
    const { id } = await published();
    for (const [agreed, shown] of [
      [false, null],
      [true, QUESTION],
      [false, null],
    ] as const) {
      expect((await decides(pupil(0), id, agreed)).status).toBe(204);
      expect(await sees(pupil(1))).toMatchObject([{ text: WORDS, question: shown }]);
      const board = await room.board();
      expect(board.help).toMatchObject([{ publication: { question: { agreed } } }]);
    }
  });

  it('may go without any question: then there is nothing to agree to', async () => {
    const { id, question } = await published({ question: null });
    expect(question).toBeNull();
    expect((await decides(pupil(0), id, true)).status).toBe(404);
    expect(await sees(pupil(1))).toMatchObject([{ question: null }]);
  });

  it('is decided upon by its own learner alone, from this site', async () => {
    const { id } = await published();
    expect((await decides(pupil(1), id, true)).status).toBe(404);
    expect((await decides({ browser: browser(room.server.url) }, id, true)).status).toBe(401);
    const from = { origin: 'https://ailleurs.example' };
    expect((await decides(pupil(0), id, true, from)).status).toBe(403);
    expect(await sees(pupil(1))).toMatchObject([{ question: null }]);
  });

  it('sent again under its id is the same; another is refused until it is withdrawn', async () => {
    const id = randomUUID();
    const first = await published({ id });
    expect(await published({ id })).toEqual(first);
    const second = await publishes();
    expect([second.status, await message(second)]).toEqual([
      409,
      'Une réponse de cet échange est déjà publiée : retirez-la d’abord.',
    ]);
    await decides(pupil(0), id, true);
    expect((await room.admin.ask('DELETE', `publications/${id}`)).status).toBe(204);
    expect(await sees(pupil(1))).toEqual([]);
    expect((await room.admin.ask('DELETE', `publications/${id}`)).status).toBe(404);
    // Asked anew: an agreement was about what was published then.
    expect((await published({ text: 'Autrement.' })).question?.agreed).toBeNull();
  });

  it('is refused without words, about a message that is no question, before there is an answer', async () => {
    expect(await message(await publishes({ text: ' \n ' }))).toBe(
      'La réponse à publier est vide : écrivez-la.',
    );
    expect((await publishes({ text: 'é'.repeat(2001) })).status).toBe(400);
    for (const question of [1, 2, -1, 0.5])
      expect((await publishes({ question })).status).toBe(400);
    const call = { unit: LESSON, section: null, question: 'q1', label: null, text: 'Et là ?' };
    const other = (await (await post(pupil(0), 'aide', call)).json()) as OwnRequest;
    const early = await room.admin.ask('POST', `aide/${other.id}/publication`, {
      ...{ id: randomUUID(), text: WORDS, question: null },
    });
    expect([early.status, await message(early)]).toEqual([
      409,
      'Répondez d’abord à cette personne.',
    ]);
  });

  it('is a trainer’s own groups’ matter, and read by that group alone', async () => {
    const { id } = await published();
    const other = await colleague(
      room.server.url,
      room.admin,
      `dupont-${randomUUID().slice(0, 8)}`,
    );
    expect((await publishes({}, other)).status).toBe(404);
    expect((await other.ask('DELETE', `publications/${id}`)).status).toBe(404);
    expect((await other.ask('GET', `groupes/${room.group}/publications`)).status).toBe(404);
    expect(await sees(pupil(0, school), '')).toEqual([]);
    const visitor = browser(room.server.url);
    expect((await visitor.go('/apprenant/publications?unite=')).status).toBe(401);
    const listed = await room.admin.ask('GET', `groupes/${room.group}/publications`);
    expect(await listed.json()).toMatchObject([{ id, text: WORDS, question: null }]);
    // Its id is of one exchange.
    const call = { unit: LESSON, section: null, question: 'q1', label: null, text: 'Et là ?' };
    const second = (await (await post(pupil(1), 'aide', call)).json()) as OwnRequest;
    await room.admin.ask('POST', `aide/${second.id}`, { text: 'Oui.' });
    const crossed = await room.admin.ask('POST', `aide/${second.id}/publication`, {
      ...{ id, text: 'Autre', question: null },
    });
    expect(crossed.status).toBe(404);
    expect(await sees(pupil(1))).toMatchObject([{ text: WORDS }]);
  });

  it('stays with the group it was for when its learner moves on', async () => {
    const { id } = await published();
    await decides(pupil(0), id, true);
    await room.admin.ask('PATCH', `apprenants/${pupil(0).id}`, { group: school.group });
    expect(await sees(pupil(1))).toMatchObject([{ id, question: QUESTION }]);
    expect(await sees(pupil(0))).toEqual([]);
    // Their question stays theirs.
    await decides(pupil(0), id, false);
    expect(await sees(pupil(1))).toMatchObject([{ id, question: null }]);
    await room.admin.ask('DELETE', `publications/${id}`);
  });
});

describe('what is kept of a person', () => {
  it('is in their export; erased, their question goes and the trainer’s words stay', async () => {
    const { id } = await published();
    await decides(pupil(0), id, true);
    const path = `apprenants/${pupil(0).id}`;
    const known = (await (await room.admin.ask('GET', `${path}/export`)).json()) as {
      published: object[];
    };
    expect(known.published).toMatchObject([{ text: WORDS, question: QUESTION, agreed: 1 }]);
    const { removed, remains } = (await (await room.admin.ask('DELETE', path)).json()) as Erasure;
    expect(removed.join('\n')).toContain('Sa question, auprès des réponses publiées');
    expect(remains.join('\n')).toContain('publiés pour le groupe à partir de 1 demande');
    expect(await sees(pupil(1))).toMatchObject([{ id, text: WORDS, question: null }]);
    const db = new DatabaseSync(join(room.server.config.dataDir, 'plateforme.sqlite'));
    expect(
      db.prepare('SELECT question, agreed, decided FROM published_answer WHERE id = ?').get(id),
    ).toEqual({ question: null, agreed: null, decided: null });
    db.close();
    // Whose exchange is out of reach, it can still be withdrawn.
    expect((await room.admin.ask('DELETE', `publications/${id}`)).status).toBe(204);
    expect(await sees(pupil(1))).toEqual([]);
  });
});
