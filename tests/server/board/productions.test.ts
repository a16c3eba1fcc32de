/** Texts that a group writes, over real HTTP: who may write, read and know what; what is left of them. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Erasure } from '../../../src/core/api/learners.ts';
import type { LearnerMeetings, Meeting } from '../../../src/core/api/meetings.ts';
import type { LearnerProof } from '../../../src/core/api/proof.ts';
import type { Problem } from '../../../src/core/api/problem.ts';
import type {
  GroupProduction,
  LearnerProduction,
  LearnerProductions,
  ProductionDesk,
} from '../../../src/core/api/productions.ts';
import { LONGEST_TEXT } from '../../../src/core/production/production.ts';
import { applyRetention } from '../../../src/server/people/retention.ts';
import { openStore } from '../../../src/server/store/db.ts';
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

const NAMES = ['Ali Benali', 'Ali Castan', 'Chloé Dupré'];
type Pupil = Classroom['learners'][number];

let school: Classroom;
let room: Classroom;
beforeAll(async () => {
  school = await classroom('Marc Aubry');
});
beforeEach(async () => {
  room = await anotherGroup(school, NAMES.join('\n'));
  room.clock.now = at('14:00:00');
});

const sentence = async (response: Response) => ((await response.json()) as Problem).message;
const pupil = (index: number): Pupil => {
  const one = room.learners[index];
  if (!one) throw new Error('nobody here');
  return one;
};
const post = (who: Pick<Pupil, 'browser'>, path: string, body: unknown) =>
  who.browser.go(`/apprenant/productions/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
const opens = (change: object = {}, who = room.admin) =>
  who.ask('POST', `groupes/${room.group}/productions`, {
    ...{ id: randomUUID(), unit: LESSON, production: 'note' },
    ...change,
  });
const opened = async (): Promise<ProductionDesk> => {
  const answer = await opens();
  expect(answer.status).toBe(201);
  return (await answer.json()) as ProductionDesk;
};
const leads = (id: string, path: string, body?: unknown, who = room.admin) =>
  who.ask('POST', `productions/${id}/${path}`, body);
const led = async (id: string, path: string, body?: unknown) => {
  const answer = await leads(id, path, body);
  expect(answer.status).toBe(200);
  return (await answer.json()) as ProductionDesk;
};
const writes = (who: Pupil, id: string, text: string, change: object = {}) =>
  post(who, `${id}/texte`, {
    ...{ id: randomUUID(), account: who.id, base: null, text },
    ...change,
  });
/** The version it became. */
const wrote = async (who: Pupil, id: string, text: string, base: string | null = null) => {
  const version = randomUUID();
  const answer = await writes(who, id, text, { id: version, base });
  expect([answer.status, await answer.json()]).toEqual([200, { id: version }]);
  return version;
};
const ticks = (who: Pupil, id: string, ...ticked: readonly string[]) =>
  post(who, `${id}/grille`, { id: randomUUID(), account: who.id, ticks: ticked });
const looks = (who: Pick<Pupil, 'browser'>, headers = {}) =>
  who.browser.go(`/apprenant/productions?unite=${encodeURIComponent(LESSON)}`, { headers });
const all = async (who: Pupil) => (await (await looks(who)).json()) as LearnerProductions;
const sees = async (who: Pupil): Promise<LearnerProduction> => {
  const [one] = (await all(who)).productions;
  if (!one) throw new Error('nothing is open');
  return one;
};
const desk = async (id: string) =>
  (await (await room.admin.ask('GET', `productions/${id}`)).json()) as ProductionDesk;

describe('a text of a group', () => {
  it('is opened from a lesson, written, changed, shared by first names, closed', async () => {
    const [ali, castan, chloe] = [pupil(0), pupil(1), pupil(2)];
    expect(await all(ali)).toEqual({
      account: { homePage: expect.any(String) as string, name: ali.id },
      trainers: ['Alix Martin'],
      productions: [],
    });
    const { id, ...start } = await opened();
    expect(start).toMatchObject({
      title: 'La note d’appel',
      phase: 'open',
      names: null,
      writers: 0,
      of: 3,
      criteria: [{ id: 'heure' }, { id: 'mots' }],
      waiting: NAMES.map((name) => ({ name })),
    });
    const before = await wrote(ali, id, 'Appel à 9 h.\r\nMme Exemple.');
    await wrote(ali, id, 'Appel à 9 h 05.\n\nMme Exemple.', before);
    await wrote(castan, id, 'Le mien.');
    expect(await sees(ali)).toMatchObject({
      phase: 'open',
      writers: 2,
      own: { text: 'Appel à 9 h 05.\n\nMme Exemple.', isLate: false, ticks: [] },
      others: null,
    });
    expect((await ticks(ali, id, 'mots')).status).toBe(200);
    expect((await desk(id)).texts).toMatchObject([
      { learner: { name: 'Ali Benali' }, text: 'Appel à 9 h 05.\n\nMme Exemple.', ticks: ['mots'] },
      { learner: { name: 'Ali Castan' }, ticks: [] },
    ]);
    await led(id, 'partage', { names: 'first' });
    expect((await sees(ali)).others).toEqual([
      { id: expect.any(String) as string, name: 'Ali C.', text: 'Le mien.', comment: null },
    ]);
    // Comes late: not before having written, and only once.
    expect(await sees(chloe)).toMatchObject({ phase: 'shared', own: null, others: null });
    const late = await wrote(chloe, id, 'En retard.');
    expect((await sees(chloe)).others?.map(({ name }) => name)).toEqual(['Ali B.', 'Ali C.']);
    const again = await writes(chloe, id, 'Mieux.', { base: late });
    expect([again.status, await sentence(again)]).toEqual([
      409,
      'Les textes sont déjà partagés : cette version n’a pas été enregistrée.',
    ]);
    expect((await desk(id)).texts[2]).toMatchObject({ text: 'En retard.', isLate: true });
    expect(await led(id, 'fin')).toMatchObject({ phase: 'closed' });
    // The comparison goes on.
    expect((await ticks(chloe, id, 'heure', 'mots')).status).toBe(200);
    const listed = await room.admin.ask('GET', `groupes/${room.group}/productions`);
    expect((await listed.json()) as GroupProduction[]).toMatchObject([
      { id, phase: 'closed', writers: 3, of: 3 },
    ]);
  });

  it('shared without names says nobody’s, to the group alone', async () => {
    const { id } = await opened();
    for (const at of NAMES.keys()) await wrote(pupil(at), id, `Texte ${at}`.repeat(at + 1));
    await led(id, 'partage', { names: 'none' });
    const text = await (await looks(pupil(0))).text();
    for (const { id: other, name } of room.learners.slice(1)) {
      expect(text).not.toContain(other);
      expect(text).not.toContain(name);
    }
    const { others } = await sees(pupil(0));
    expect(others?.map(({ name }) => name)).toEqual([null, null]);
    expect((await desk(id)).texts.map(({ learner }) => learner.name)).toEqual(NAMES);
    // What was said to the group is not taken back.
    expect((await leads(id, 'partage', { names: 'first' })).status).toBe(409);
    expect((await leads(id, 'partage', { names: 'none' })).status).toBe(200);
  });

  it('closed without having been shared is read by its writer alone', async () => {
    const { id } = await opened();
    await wrote(pupil(0), id, 'Le mien.');
    await led(id, 'fin');
    expect(await sees(pupil(1))).toMatchObject({ phase: 'closed', own: null, others: null });
    expect(await sees(pupil(0))).toMatchObject({ own: { text: 'Le mien.' }, others: null });
    const late = await writes(pupil(1), id, 'Trop tard.');
    expect([late.status, await sentence(late)]).toEqual([
      409,
      'L’écrit est clos : ce texte n’a pas été enregistré.',
    ]);
    expect((await leads(id, 'partage', { names: 'first' })).status).toBe(409);
    // Who has written nothing reads the others once it is over, if they were shared.
    const next = await opened();
    await wrote(pupil(0), next.id, 'Encore.');
    await led(next.id, 'partage', { names: 'first' });
    await led(next.id, 'fin');
    expect((await sees(pupil(1))).others).toMatchObject([{ text: 'Encore.' }]);
  });

  it('written on two devices is not written over unseen', async () => {
    const ali = pupil(0);
    const { id } = await opened();
    const mine = await wrote(ali, id, 'Du téléphone.');
    const other = await writes(ali, id, 'De l’ordinateur.');
    expect([other.status, await sentence(other)]).toEqual([
      409,
      'Votre texte a changé sur un autre appareil : choisissez lequel garder.',
    ]);
    // Sent again after a lost reply, it is the same.
    expect((await writes(ali, id, 'Du téléphone.', { id: mine })).status).toBe(200);
    await wrote(ali, id, 'De l’ordinateur, après lecture.', mine);
    expect((await sees(ali)).own?.text).toBe('De l’ordinateur, après lecture.');
    expect((await desk(id)).writers).toBe(1);
  });

  it('is bounded, and never empty', async () => {
    const { id } = await opened();
    expect((await writes(pupil(0), id, ' \n ')).status).toBe(400);
    expect((await writes(pupil(0), id, 'é'.repeat(LONGEST_TEXT + 1))).status).toBe(400);
    expect((await writes(pupil(0), id, '😀'.repeat(LONGEST_TEXT))).status).toBe(200);
    expect((await writes(pupil(1), id, 'x'.repeat(20_000))).status).toBe(413);
    expect((await ticks(pupil(0), id, 'autre')).status).toBe(409);
    const none = await ticks(pupil(1), id, 'mots');
    expect([none.status, await sentence(none)]).toEqual([409, 'Enregistrez d’abord votre texte.']);
    const { clock } = room;
    clock.now = at('15:00:00');
    for (let count = 0; count < 60; count++) await ticks(pupil(0), id, 'mots');
    expect((await ticks(pupil(0), id, 'mots')).status).toBe(429);
  });
});

describe('a trainer', () => {
  it('comments for the writer, or for all; a colleague’s words are not written over unseen', async () => {
    const { id } = await opened();
    await wrote(pupil(0), id, 'Le mien.');
    await wrote(pupil(1), id, 'L’autre.');
    const place = `textes/${pupil(0).id}/commentaire`;
    const words = { text: 'L’heure manque.', isShared: false, before: null };
    const [text] = (await led(id, place, words)).texts;
    expect(text?.comment).toEqual({
      ...{ text: 'L’heure manque.', isShared: false },
      name: 'Alix Martin',
      at: new Date(at('14:00:00')).toISOString(),
    });
    expect((await leads(id, place, words)).status).toBe(200);
    expect((await leads(id, place, { ...words, text: 'Autre.' })).status).toBe(409);
    await led(id, 'partage', { names: 'first' });
    expect((await sees(pupil(0))).own?.comment?.text).toBe('L’heure manque.');
    expect((await sees(pupil(1))).others?.[0]?.comment).toBeNull();
    await led(id, place, { ...words, isShared: true, before: text?.comment?.at });
    expect((await sees(pupil(1))).others?.[0]?.comment).toEqual({
      text: 'L’heure manque.',
      name: 'Alix Martin',
    });
    await led(id, place, { text: '', isShared: false, before: text?.comment?.at });
    expect((await sees(pupil(0))).own?.comment).toBeNull();
  });

  it('is in the proof of who wrote it, with who said something of it, and without its words', async () => {
    const { id } = await opened();
    await wrote(pupil(0), id, 'Le mien.');
    room.clock.now = at('14:05:00');
    const words = { text: 'L’heure manque.', isShared: false, before: null };
    await led(id, `textes/${pupil(0).id}/commentaire`, words);
    const proofOf = async (who: Pupil) => {
      const answer = await room.admin.ask('GET', `apprenants/${who.id}/preuves`);
      return ((await answer.json()) as LearnerProof).proof;
    };
    const proof = await proofOf(pupil(0));
    expect(proof.texts).toEqual([
      {
        ...{ id, unit: LESSON, title: 'La note d’appel', place: 'leçon 1' },
        at: new Date(at('14:00:00')).toISOString(),
        comment: { at: new Date(at('14:05:00')).toISOString(), by: 'Alix Martin' },
      },
    ]);
    expect(JSON.stringify(proof)).not.toMatch(/Le mien|L’heure manque/);
    expect((await proofOf(pupil(1))).texts).toEqual([]);
    const csv = await room.admin.ask('GET', `apprenants/${pupil(0).id}/preuves.csv`);
    expect(await csv.text()).toMatch(/Texte écrit, La note d’appel[^\n]*;écrit et commenté;/);
    await led(id, `textes/${pupil(0).id}/commentaire`, {
      ...words,
      text: '',
      before: proof.texts[0]?.comment?.at,
    });
    expect((await proofOf(pupil(0))).texts[0]?.comment).toBeNull();
  });

  it('hides a text from the group; its writer is told', async () => {
    const { id } = await opened();
    await wrote(pupil(0), id, 'Mme Vraie Personne.');
    await wrote(pupil(1), id, 'L’autre.');
    await led(id, 'partage', { names: 'none' });
    const place = `textes/${pupil(0).id}/masque`;
    await led(id, place, { isHidden: true });
    expect((await sees(pupil(1))).others).toEqual([]);
    expect(await (await looks(pupil(1))).text()).not.toContain('Vraie');
    expect((await sees(pupil(0))).own).toMatchObject({
      text: 'Mme Vraie Personne.',
      isHidden: true,
    });
    await led(id, place, { isHidden: false });
    expect((await sees(pupil(1))).others).toHaveLength(1);
  });

  it('opens what a lesson has, one at a time; pressed again, it is the same', async () => {
    for (const change of [{ production: 'autre' }, { unit: EVALUATION }, { unit: 'x/y' }]) {
      const answer = await opens(change);
      expect([answer.status, await sentence(answer)]).toEqual([
        400,
        'Cet écrit n’est plus dans le cours.',
      ]);
    }
    const { id } = await opened();
    expect((await opens({ id })).status).toBe(201);
    expect((await opens()).status).toBe(409);
    await led(id, 'fin');
    expect((await opens()).status).toBe(201);
    expect((await opens({ id: 'abc' })).status).toBe(400);
  });

  it('reaches their own groups’ only, as does a learner', async () => {
    const { id } = await opened();
    await wrote(pupil(0), id, 'Le mien.');
    const other = await colleague(room.server.url, room.admin, `ailleurs-${randomUUID()}`);
    const place = `textes/${pupil(0).id}`;
    for (const [path, body] of [
      ['partage', { names: 'first' }],
      ['fin', undefined],
      [`${place}/commentaire`, { text: 'x', isShared: true, before: null }],
      [`${place}/masque`, { isHidden: true }],
    ] as const)
      expect([path, (await leads(id, path, body, other)).status]).toEqual([path, 404]);
    expect((await other.ask('GET', `productions/${id}`)).status).toBe(404);
    expect((await other.ask('GET', `groupes/${room.group}/productions`)).status).toBe(404);
    expect((await opens({}, other)).status).toBe(404);
    // Of another group, of nobody.
    const stranger = first(school);
    expect((await writes(stranger, id, 'Intrus.')).status).toBe(404);
    expect((await ticks(stranger, id, 'mots')).status).toBe(404);
    expect((await all(stranger)).productions).toEqual([]);
    const visitor = { browser: browser(room.server.url) };
    expect((await looks(visitor)).status).toBe(401);
    expect((await post(visitor, `${id}/texte`, {})).status).toBe(401);
    const borrowed = await writes(pupil(1), id, 'Pas à moi.', { account: pupil(0).id });
    expect([borrowed.status, await sentence(borrowed)]).toEqual([
      409,
      'Une autre personne utilise maintenant ce navigateur.',
    ]);
    // No text of theirs, nor in another's production.
    expect((await leads(id, `textes/${pupil(2).id}/masque`, { isHidden: true })).status).toBe(404);
    expect((await desk(id)).texts).toMatchObject([{ text: 'Le mien.', comment: null }]);
  });
});

describe('a page', () => {
  it('that knows it is not sent it again', async () => {
    const { id } = await opened();
    const tag = (await looks(pupil(0))).headers.get('etag') ?? '';
    const same = await looks(pupil(0), { 'if-none-match': tag });
    expect([same.status, await same.text()]).toEqual([304, '']);
    await wrote(pupil(1), id, 'Un.');
    expect((await looks(pupil(0), { 'if-none-match': tag })).status).toBe(200);
    const desks = (headers = {}) =>
      room.admin.ask('GET', `productions/${id}`, undefined, { headers });
    const known = (await desks()).headers.get('etag') ?? '';
    expect((await desks({ 'if-none-match': known })).status).toBe(304);
  });

  it('of somebody in a meeting leads to it, until it is closed', async () => {
    const planned = await room.admin.ask('POST', `groupes/${room.group}/seances`, {
      units: [LESSON],
      start: new Date(at('14:00:01')).toISOString(),
      end: new Date(at('15:00:00')).toISOString(),
    });
    expect(((await planned.json()) as Meeting).id).not.toBe('');
    const writing = async () => {
      const answer = await pupil(0).browser.go('/apprenant/seances');
      return ((await answer.json()) as LearnerMeetings).now?.writing;
    };
    expect(await writing()).toBeNull();
    const { id } = await opened();
    expect(await writing()).toEqual({
      title: 'La note d’appel',
      url: '/modules/vocabulaire-medical/construction/#ecrit-note',
    });
    await led(id, 'fin');
    expect(await writing()).toBeNull();
  });
});

describe('what a learner wrote', () => {
  it('is in their data, and goes with their name, every byte of it', async () => {
    const { id } = await opened();
    await wrote(pupil(0), id, 'Zqtexte de la personne.');
    await wrote(pupil(1), id, 'Zqautre reste.');
    await led(id, `textes/${pupil(0).id}/commentaire`, {
      ...{ text: 'Zqremarque', isShared: false, before: null },
    });
    const file = await room.admin.ask('GET', `apprenants/${pupil(0).id}/export`);
    const known = (await file.json()) as { readonly productions: readonly unknown[] };
    expect(known.productions).toMatchObject([
      {
        unit: LESSON,
        name: 'note',
        text: 'Zqtexte de la personne.',
        comment: 'Zqremarque',
        body: { title: 'La note d’appel' },
      },
    ]);
    const erased = await room.admin.ask('DELETE', `apprenants/${pupil(0).id}`);
    const { removed } = (await erased.json()) as Erasure;
    expect(removed).toContain('1 texte écrit pour le groupe, avec ses commentaires.');
    expect(await desk(id)).toMatchObject({
      writers: 1,
      of: 2,
      texts: [{ text: 'Zqautre reste.' }],
    });
    const { dataDir } = room.server.config;
    for (const name of readdirSync(dataDir, { recursive: true, encoding: 'utf8' }))
      if (name.startsWith('plateforme.sqlite'))
        expect(readFileSync(join(dataDir, name), 'latin1')).not.toMatch(/Zqtexte|Zqremarque/);
  });

  it('goes three months after it was closed, and not before', async () => {
    const { id } = await opened();
    await wrote(pupil(0), id, 'Un texte.');
    const open = await anotherGroup(school, 'Nour Haddad');
    await open.admin.ask('POST', `groupes/${open.group}/productions`, {
      ...{ id: randomUUID(), unit: LESSON, production: 'note' },
    });
    await led(id, 'fin');
    const { dataDir } = room.server.config;
    const store = openStore(dataDir);
    const years = { identityYears: 3, evidenceYears: 6, accessYears: 1 };
    const rows = (): unknown =>
      new DatabaseSync(join(dataDir, 'plateforme.sqlite'), { readOnly: true })
        .prepare('SELECT count(*) AS n FROM production WHERE id = ?')
        .get(id);
    const on = (day: string) =>
      applyRetention(store, years, new Date(`${day}T14:00:01.000Z`), () => undefined).find(
        ({ what }) => what.includes('écrits'),
      )?.count;
    expect([on('2027-02-21'), rows()]).toEqual([undefined, { n: 1 }]);
    expect(on('2027-02-22')).toBeGreaterThanOrEqual(1);
    expect(rows()).toEqual({ n: 0 });
    const texts = store.db.prepare(
      'SELECT count(*) AS n FROM production_text WHERE production = ?',
    );
    expect(texts.get(id)).toEqual({ n: 0 });
    // What nobody closed stays as long as the evidence does.
    expect(
      store.db
        .prepare('SELECT count(*) AS n FROM production WHERE learner_group = ?')
        .get(open.group),
    ).toEqual({ n: 1 });
    expect(on('2032-11-23')).toBeGreaterThanOrEqual(1);
    store.close();
  });
});
