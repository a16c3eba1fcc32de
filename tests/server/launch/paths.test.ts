/** A group's path: what satisfies the course, where its learners are led, what their pages are told. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GroupSummary } from '../../../src/core/api/groups.ts';
import type { LearnerMe } from '../../../src/core/api/learner-calls.ts';
import {
  COURSE,
  EVALUATION,
  LESSON,
  onPath,
  POSITIONING,
  STOCKS,
  WELCOME,
} from '../support/paths.ts';

const MODULES = {
  accueil: 'modules/accueil/suivi',
  vocabulaire: 'modules/vocabulaire-medical/suivi',
  stocks: 'modules/stocks/suivi',
};
const WHOLE = 'cours/suivi';

type Room = Awaited<ReturnType<typeof onPath>>;

/** Everything on the FAE path but the last evaluation. */
async function almost(room: Room): Promise<void> {
  await room.complete(WELCOME);
  await room.complete(LESSON);
}

describe('the course is satisfied', () => {
  it('on a path, by the modules of the path', async () => {
    const room = await onPath('fae');
    await almost(room);
    expect(await room.satisfied()).toEqual([MODULES.accueil]);
    await room.complete(EVALUATION, 0.9);
    expect(await room.satisfied()).toEqual([MODULES.accueil, MODULES.vocabulaire, WHOLE]);
    expect((await room.detail()).satisfied?.isCurrent).toBe(true);
  });

  it.each([null, 'complet'])('on the complete course (%s), by all of them', async (path) => {
    const room = await onPath(path);
    await almost(room);
    await room.complete(EVALUATION, 0.9);
    expect(await room.satisfied()).not.toContain(WHOLE);
    await room.complete(STOCKS);
    expect(await room.satisfied()).toEqual([
      MODULES.accueil,
      MODULES.vocabulaire,
      MODULES.stocks,
      WHOLE,
    ]);
  });

  it('without a positioning, which asks nothing and satisfies nothing', async () => {
    const only = COURSE.units.filter(({ id }) => id === POSITIONING);
    const room = await onPath(null, { units: only });
    await room.complete(POSITIONING);
    expect(await room.satisfied()).toEqual([]);
    expect((await room.detail()).satisfied).toBeNull();
  });

  it('by a module off the path for that module alone', async () => {
    const room = await onPath('fae');
    await room.complete(STOCKS);
    expect(await room.satisfied()).toEqual([MODULES.stocks]);
  });
});

describe('another path', () => {
  it('that is shorter and already met satisfies the course at the next event', async () => {
    const room = await onPath('complet');
    await almost(room);
    await room.complete(EVALUATION, 0.9);
    expect((await room.change({ path: 'fae' })).status).toBe(200);
    expect(await room.satisfied()).not.toContain(WHOLE);
    await room.led(`/lancer/${LESSON}`);
    expect(await room.satisfied()).toEqual([MODULES.accueil, MODULES.vocabulaire, WHOLE]);
  });

  it('that is longer takes back nothing that was stated, and asks for what it adds', async () => {
    const room = await onPath('fae');
    await almost(room);
    await room.complete(EVALUATION, 0.9);
    const before = (await room.detail()).satisfied;
    await room.change({ path: null });
    expect((await room.detail()).satisfied).toEqual({ ...before, isCurrent: false });
    expect(await room.led('/lancer')).toBe(`/lancer/${STOCKS}`);
    await room.complete(STOCKS);
    expect((await room.satisfied()).filter((one) => one === WHOLE)).toHaveLength(1);
    expect((await room.detail()).satisfied).toEqual(before);
  });

  it('is the one of the group they move to', async () => {
    const room = await onPath('complet');
    await almost(room);
    await room.complete(EVALUATION, 0.9);
    const made = await room.admin.ask('POST', 'groupes', { name: 'Autre', path: 'fae' });
    const { id } = (await made.json()) as GroupSummary;
    await room.admin.ask('PATCH', `apprenants/${room.learner.id}`, { group: id });
    await room.led(`/lancer/${LESSON}`);
    expect(await room.satisfied()).toContain(WHOLE);
  });

  it('that a build renames is the complete course: no module less, and no error', async () => {
    const room = await onPath('fae');
    await almost(room);
    const [complete] = COURSE.paths;
    const renamed = { ...COURSE, paths: [complete, { ...COURSE.paths[1], id: 'adaptation' }] };
    writeFileSync(join(room.siteDir, 'lancement.json'), JSON.stringify(renamed));
    await room.complete(EVALUATION, 0.9);
    expect(await room.satisfied()).not.toContain(WHOLE);
    expect(await room.led('/lancer')).toBe(`/lancer/${STOCKS}`);
    // Its other settings are changed as before.
    expect((await room.change({ name: 'Promotion 2' })).status).toBe(200);
  });

  it('that the course does not have is refused', async () => {
    const room = await onPath('fae');
    for (const answer of [
      await room.change({ path: 'ancien' }),
      await room.admin.ask('POST', 'groupes', { name: 'Autre', path: 'ancien' }),
    ]) {
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('Ce parcours n’est pas dans le cours');
    }
    const [group, ...others] = (await (
      await room.admin.ask('GET', 'groupes')
    ).json()) as GroupSummary[];
    expect(group?.path).toBe('fae');
    expect(others).toEqual([]);
  });
});

describe('where learners are led', () => {
  it('« continuer » and « suivant » stay on their path', async () => {
    const room = await onPath('fae');
    expect(await room.led(`/retour/${WELCOME}?suite=1`)).toBe(`/lancer/${POSITIONING}`);
    expect(await room.led(`/retour/${EVALUATION}?suite=1`)).toBe('/modules/vocabulaire-medical/');
    // From a module off the path there is nothing after it on the path either.
    expect(await room.led(`/retour/${STOCKS}?suite=1`)).toBe('/modules/stocks/');
    await almost(room);
    await room.complete(EVALUATION, 0.9);
    expect(await room.led('/lancer')).toBe('/');
  });

  it('on the complete course, they go through all modules', async () => {
    const room = await onPath(null);
    expect(await room.led(`/retour/${EVALUATION}?suite=1`)).toBe(`/lancer/${STOCKS}`);
  });
});

describe('their pages', () => {
  const ask = async ({ server, who }: Room, more = '') => {
    const answer = await fetch(`${server.url}/apprenant/moi`, {
      headers: { cookie: `${who.cookie ?? ''}${more}` },
    });
    return { me: (await answer.json()) as LearnerMe, set: answer.headers.getSetCookie() };
  };

  it('are told the path, which a cookie hints at before anything is painted', async () => {
    const room = await onPath('fae');
    const entry = await fetch(`${room.server.url}${room.learner.link}`, {
      method: 'POST',
      redirect: 'manual',
    });
    expect(entry.headers.getSetCookie().at(-1)).toBe(
      'parcours=fae; Max-Age=31536000; Path=/; SameSite=Lax',
    );
    const { me, set } = await ask(room, '; parcours=fae');
    expect(me.path).toBe('fae');
    expect(set).toEqual([]);
  });

  it('follow it when it changes, and forget it with the learner', async () => {
    const room = await onPath('fae');
    await room.change({ path: 'complet' });
    expect((await ask(room, '; parcours=fae')).set.join()).toMatch(/^parcours=complet;/);
    await room.change({ path: null });
    const none = await ask(room, '; parcours=fae');
    expect(none.me.path).toBeNull();
    expect(none.set.join()).toMatch(/^parcours=; Max-Age=0/);
    const left = await fetch(`${room.server.url}/apprenant/sortir`, {
      method: 'POST',
      headers: { cookie: room.who.cookie ?? '', 'sec-fetch-site': 'same-origin' },
    });
    expect(left.headers.getSetCookie().join()).toMatch(/parcours=; Max-Age=0/);
  });
});
