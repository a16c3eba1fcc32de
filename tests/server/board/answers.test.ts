/** What was answered to a question, for the trainer of the group alone. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { GivenAnswer, QuestionCount, SameAnswer } from '../../../src/core/api/answers.ts';
import { colleague } from '../support/people.ts';
import type { Au } from '../support/launch.ts';
import { classroom, LESSON, opened, question, sent, type Classroom } from './people.ts';

const ABOUT = `unite=${LESSON}&question=q2`;
let room: Classroom;

const answered = (
  au: Au,
  attempt: number,
  response: string | null,
  success: boolean,
  time: string,
) => {
  const said = question(au, 'q2', success, time) as { result: object };
  const extensions = { 'https://exemple.fr/cqp/xapi/extensions/attempt': attempt };
  const result = { success, extensions, ...(response === null ? {} : { response }) };
  return { ...said, result };
};
const read = async <T>(path: string): Promise<T> =>
  (await (await room.admin.ask('GET', path)).json()) as T;

beforeAll(async () => {
  room = await classroom('Inès Perrin\nZoé Arnaud\nPaul Guérin\nLéa Morvan');
  const [ines, lea, paul] = await Promise.all(
    room.learners.slice(0, 3).map((one) => one.open(LESSON)),
  );
  if (!ines || !lea || !paul) throw new Error('nobody here');
  await sent(
    ines,
    opened(ines, '11:50:00'),
    answered(ines, 2, 'urines', false, '11:53:00'),
    answered(ines, 1, 'trop', false, '11:51:00'),
    question(ines, 'q1', true, '11:50:30'),
  );
  await sent(
    lea,
    opened(lea, '11:50:00'),
    answered(lea, 1, 'trop', false, '11:51:00'),
    answered(lea, 2, 'peu', true, '11:52:00'),
  );
  await sent(paul, opened(paul, '11:50:00'), answered(paul, 1, 'peu', true, '11:51:00'));
});

describe('a learner’s answers to a question', () => {
  it('are the last ones, oldest first, with what was answered and when', async () => {
    const [learner] = room.learners;
    const answers = await read<GivenAnswer[]>(`apprenants/${learner?.id}/reponses?${ABOUT}`);
    expect(answers).toEqual([
      { at: '2026-11-22T11:51:00.000Z', attempt: 1, success: false, response: 'trop' },
      { at: '2026-11-22T11:53:00.000Z', attempt: 2, success: false, response: 'urines' },
    ]);
    expect(await read(`apprenants/${learner?.id}/reponses?unite=x&question=q2`)).toEqual([]);
  });

  it('are at most twelve, and no response that nobody could have given', async () => {
    const zoe = room.learners[3];
    if (!zoe) throw new Error('nobody here');
    const au = await zoe.open(LESSON);
    const many = Array.from({ length: 20 }, (_, at) =>
      answered(au, at + 1, 'a'.repeat(5000), true, `11:30:${String(at).padStart(2, '0')}`),
    );
    await sent(au, opened(au, '11:29:00'), ...many);
    const answers = await read<GivenAnswer[]>(`apprenants/${zoe.id}/reponses?${ABOUT}`);
    expect(answers.map(({ attempt }) => attempt)).toEqual([
      9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20,
    ]);
    expect(answers[0]?.response).toBeNull();
  });
});

describe('a question of a group', () => {
  it('has its first answers, the same ones together, and who gave them', async () => {
    const answers = await read<SameAnswer[]>(`groupes/${room.group}/reponses?${ABOUT}`);
    const short = answers.map(({ success, response, learners }) => [
      success,
      response,
      learners.map(({ name }) => name),
    ]);
    expect(short[0]).toEqual([false, 'trop', ['Inès Perrin', 'Léa Morvan']]);
    expect(short).toContainEqual([true, 'peu', ['Paul Guérin']]);
  });

  it('is counted with the others of its module', async () => {
    const counts = await read<QuestionCount[]>(
      `groupes/${room.group}/questions?module=vocabulaire-medical`,
    );
    expect(counts).toContainEqual({ unit: LESSON, question: 'q2', right: 2, wrong: 2 });
    expect(counts).toContainEqual({ unit: LESSON, question: 'q1', right: 1, wrong: 0 });
    expect(await read(`groupes/${room.group}/questions?module=vocabulaire`)).toEqual([]);
  });

  it('is nobody’s but the group’s trainers’', async () => {
    const other = await colleague(room.server.url, room.admin, 'roux');
    for (const path of [
      `apprenants/${room.learners[0]?.id}/reponses?${ABOUT}`,
      `groupes/${room.group}/reponses?${ABOUT}`,
      `groupes/${room.group}/questions?module=vocabulaire-medical`,
    ])
      expect((await other.ask('GET', path)).status, path).toBe(404);
  });
});
