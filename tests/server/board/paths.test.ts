/** What a group's path changes on its board and in its files. */
import { describe, expect, it } from 'vitest';
import type { GroupBoard } from '../../../src/core/api/groups.ts';
import type { Outline } from '../../../src/core/api/outline.ts';
import { COURSE, EVALUATION, LESSON, onPath, STOCKS, WELCOME } from '../support/paths.ts';

type Room = Awaited<ReturnType<typeof onPath>>;

const board = async ({ admin, group }: Room): Promise<GroupBoard> =>
  (await (await admin.ask('GET', `groupes/${group}/tableau`)).json()) as GroupBoard;
const file = async ({ admin, group }: Room, name: string): Promise<readonly string[]> =>
  (await (await admin.ask('GET', `groupes/${group}/${name}.csv`)).text()).split('\r\n');

/** The FAE path from end to end, and a lesson off it. */
async function worked(): Promise<Room> {
  const room = await onPath('fae');
  await room.complete(WELCOME);
  await room.complete(LESSON);
  await room.complete(STOCKS);
  return room;
}

describe('a group on a path', () => {
  it('says which, and what paths there are', async () => {
    const room = await onPath('fae');
    expect((await board(room)).group.path).toBe('fae');
    const outline = (await (await room.admin.ask('GET', 'cours')).json()) as Outline;
    expect(outline.paths).toEqual(COURSE.paths);
    expect((await room.detail()).group?.path).toBe('fae');
  });

  it('is shown anew when its path changes, whoever holds the last answer', async () => {
    const room = await onPath('fae');
    const ask = (etag: string) =>
      room.admin.ask('GET', `groupes/${room.group}/tableau`, undefined, {
        headers: { 'if-none-match': etag },
      });
    const etag = (await ask('')).headers.get('etag') ?? '';
    expect((await ask(etag)).status).toBe(304);
    await room.change({ path: null });
    expect((await ask(etag)).status).toBe(200);
  });

  it('has finished with the path, and what was done beside it stays known', async () => {
    const room = await worked();
    const presence = async () => (await board(room)).learners[0]?.presence.state;
    expect(await presence()).not.toBe('finished');
    await room.complete(EVALUATION, 0.9);
    expect(await presence()).toBe('finished');
    expect((await board(room)).learners[0]?.units[STOCKS]?.state).toBe('done');
    await room.change({ path: 'complet' });
    expect(await presence()).toBe('finished');
  });

  it('has a file of results with the units of the path, and every session in the register', async () => {
    const room = await worked();
    const results = (await file(room, 'suivi')).filter((line) => line.startsWith('Inès'));
    expect(results.map((line) => line.split(';')[2])).toEqual([
      'Premiers pas',
      'Vocabulaire médical',
      'Vocabulaire médical',
      'Vocabulaire médical',
    ]);
    expect((await file(room, 'connexions')).filter((line) => /Ranger/.test(line))).toHaveLength(1);
    await room.change({ path: null });
    expect((await file(room, 'suivi')).filter((line) => /;Ranger;/.test(line))).toHaveLength(1);
  });
});
