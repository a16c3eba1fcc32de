/** What browsers hold since the last release: opened by today's player, it is what it was. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import { FIRST_PROFILE_VERSION, PROFILE_VERSION } from '../../src/core/xapi/profile-version.ts';
import { VERBS } from '../../src/core/xapi/statement.ts';
import { evaluationState } from '../../src/core/assessment/standing.ts';
import { emptyProgress } from '../../src/core/progress/fold.ts';
import { parseProgress } from '../../src/core/progress/parse.ts';
import type { PageUnit } from '../../src/core/xapi/page-unit.ts';
import type { Progress } from '../../src/core/progress/progress.ts';
import { lessonState } from '../../src/core/progress/standing.ts';
import { readCopy } from '../../src/islands/assessment/bank.ts';
import { databaseOf, LEARNER, learnerOf, VISITOR } from '../../src/page/base/learner-key.ts';
import { KEY } from '../../src/page/base/session-key.ts';
import { readLaunch } from '../../src/player/launch.ts';
import { createPlayer } from '../../src/player/player.ts';
import { openStore, type Store, type OutboxEntry } from '../../src/player/store.ts';
import { listParked, unsentFile } from '../../src/player/trackers/unsent.ts';
import {
  leftKey,
  OPENED,
  rememberedOf,
  SESSIONS,
  sessionKey,
  type Session,
} from '../../src/player/trackers/session.ts';
import type { DatabaseDump, Dump } from './make/dump.ts';
import { sentFrom, type Sent } from './make/sent.ts';
import { frozen } from './release.ts';

vi.stubGlobal('IDBKeyRange', IDBKeyRange);

const NAMES = [
  'visiteur',
  'apprenant',
  'apprenant-hors-ligne',
  'apprenant-sans-envoi',
  'apprenant-termine',
] as const;
const LESSON = 'essai/toutes-les-questions';
const EVALUATION = 'essai/evaluation';
const KINDS = ['choix', 'multiple', 'vrai-faux', 'trous', 'nombre', 'appariement', 'ordre'];

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error(request.error?.message));
  });

/** A browser that holds what that one held. */
async function browserOf({ databases }: Dump): Promise<IDBFactory> {
  const factory = new IDBFactory();
  for (const { name, version, stores } of databases) {
    const request = factory.open(name, version);
    request.onupgradeneeded = () => {
      for (const { name: of, keyPath, autoIncrement, records } of stores) {
        const store = request.result.createObjectStore(of, { keyPath, autoIncrement });
        for (const { key, value } of records) store.put(value, ...(keyPath === null ? [key] : []));
      }
    };
    (await done(request)).close();
  }
  return factory;
}

interface Opened {
  readonly dump: Dump;
  readonly store: Store;
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly outbox: readonly OutboxEntry[];
}

async function opened(name: (typeof NAMES)[number]): Promise<Opened> {
  const dump = frozen<Dump>(`navigateur/${name}.json`);
  const [database] = dump.databases;
  if (!database || dump.databases.length !== 1) throw new Error('one database a person');
  const factory = await browserOf(dump);
  const store = await openStore(database.name, emptyProgress, parseProgress, factory);
  const records = (of: string) => recordsOf(database, of);
  return {
    dump,
    store,
    name: database.name,
    values: Object.fromEntries(records('values').map(({ key, value }) => [key, value])),
    outbox: records('outbox').map(({ value }) => value as OutboxEntry),
  };
}

const recordsOf = ({ stores }: DatabaseDump, name: string) =>
  stores.find((one) => one.name === name)?.records ?? [];

const player = (store: Store) =>
  createPlayer({
    store: Promise.resolve(store),
    session: 's',
    tracked: false,
    now: () => '2026-12-01T00:00:00.000Z',
    uuid: () => 'u',
    tabs: { tell: () => undefined, listen: () => undefined },
  });

test.each(NAMES)(
  '%s: the progress, every value and what waits are read as they lie',
  async (name) => {
    const { store, values, outbox } = await opened(name);
    expect(values).toHaveProperty('progress');
    expect(await store.progress()).toEqual(values['progress']);
    for (const [key, value] of Object.entries(values)) expect(await store.get(key)).toEqual(value);
    expect(await store.peek(null, Infinity)).toEqual(outbox);
  },
);

test('the visitor stands where they stood', async () => {
  const { store, name } = await opened('visiteur');
  expect(name).toBe(databaseOf(VISITOR));
  const progress = await store.progress();
  expect(questionsOf(progress)).toEqual({
    'essai-choix': [2, false, true],
    'essai-vrai-faux': [1, true, true],
  });
  expect(
    lessonState(progress, {
      id: LESSON,
      sections: Object.keys(progress.lessons[LESSON]?.sections ?? {}),
      required: KINDS.map((kind) => `essai-${kind}`),
    }),
  ).toMatchObject({ state: 'started', answered: 2 });
});

/** Tries, first and best success of each question. */
const questionsOf = ({ lessons }: Progress) =>
  Object.fromEntries(
    Object.entries(lessons[LESSON]?.questions ?? {}).map(([id, { first, best, last }]) => [
      id,
      [last.attempt, first.success, best.success],
    ]),
  );

test.each(['visiteur', 'apprenant'] as const)(
  '%s: the evaluation under way goes on, with its answers, its mark and its place',
  async (name) => {
    const { store, values } = await opened(name);
    const progress = await store.progress();
    const { state, underWay, last, nextTry } = evaluationState(progress, {
      id: EVALUATION,
      tries: 3,
    });
    expect(state).toBe('under-way');
    expect([underWay?.try, last?.try, last?.passed, nextTry]).toEqual([2, 1, false, 3]);
    const draft = await player(store).draft(EVALUATION);
    expect(draft).toEqual(values[`draft:${EVALUATION}`]);
    const [first] = underWay?.questions ?? [];
    const copy = readCopy(draft, underWay?.seed ?? '');
    expect(copy).toEqual(draft);
    expect(copy).toMatchObject({ marked: [first], at: 1 });
    expect(Object.keys(copy?.answers ?? {})).toEqual([first]);
  },
);

test('drafts of questions come back', async () => {
  const { store } = await opened('visiteur');
  const draft = (key: string) => player(store).draft(key);
  expect(await draft('essai-trous')).toEqual({ coeur: 'coeu' });
  expect(Object.values((await draft('essai-appariement')) as object)).toHaveLength(1);
});

test('who is known, and which session goes on, is found under the names it was kept under', async () => {
  const { dump, name, values } = await opened('apprenant');
  const key = JSON.parse(dump.sessionStorage[KEY] ?? '') as Record<string, string>;
  const learner = JSON.parse(dump.localStorage[LEARNER] ?? '') as string;
  expect(databaseOf(learner)).toBe(name);
  expect(key).toMatchObject({ learner, path: `/modules/${LESSON}/` });
  const session = values[sessionKey(key['session'] ?? '')] as Session;
  expect(session.unit.id).toBe(LESSON);
  expect(learnerOf(JSON.stringify(session.launch.actor))).toBe(learner);
  for (const of of Object.keys(values).filter((one) => one.startsWith(SESSIONS)))
    expect(learnerOf(JSON.stringify((values[of] as Session).launch.actor))).toBe(learner);
});

test('what a registration has heard is remembered under the name it was', async () => {
  const { store, values } = await opened('apprenant-termine');
  const sessions = Object.entries(values).flatMap(([key, value]) =>
    key.startsWith(SESSIONS) ? [value as Session] : [],
  );
  const remembered = await Promise.all(
    sessions.map(async ({ unit, launch }) => [unit.id, await rememberedOf(store, launch)]),
  );
  expect(Object.fromEntries(remembered)).toEqual({
    [LESSON]: ['completed'],
    'essai/courte': ['completed'],
    [EVALUATION]: ['completed', 'passed'],
  });
});

test('a page that was left, and one whose code that sends never came, are found', async () => {
  const { dump, values: left } = await opened('apprenant');
  const { session } = JSON.parse(dump.sessionStorage[KEY] ?? '') as { session: string };
  expect(left[leftKey(session)]).toMatchObject({
    time: expect.stringMatching(/^2026-/) as string,
    active: expect.any(Number) as number,
  });
  const { values: unsent, outbox } = await opened('apprenant-sans-envoi');
  const [first] = outbox;
  const kept = unsent[`${OPENED}${first?.event.session ?? ''}`] as readonly string[];
  expect(readLaunch(new URL(kept[0] ?? '')).kind).toBe('cmi5');
  expect((JSON.parse(kept[1] ?? '') as PageUnit).id).toBe(LESSON);
});

test('what was refused for good is still set aside, and in the file to take along', async () => {
  const { store, outbox } = await opened('apprenant');
  const [parked, ...others] = await listParked(store);
  expect(others).toEqual([]);
  expect(parked?.entry?.event).toMatchObject({ type: 'answered', question: 'essai-vrai-faux' });
  expect(parked?.refusals.map(({ status }) => status)).toEqual([400]);
  const file = await unsentFile(store, '2026-12-01T00:00:00.000Z');
  for (const { event } of [...outbox, parked?.entry ?? { event: { id: 'none' } }])
    expect(file).toContain(event.id);
});

/** An opening whose session was never kept becomes one today, and says so under today's profile. */
const openedToday = ({ statements, ...rest }: Sent): Sent => ({
  ...rest,
  statements: statements.map((one) =>
    one.verb.id === VERBS.initialized.id
      ? (JSON.parse(
          JSON.stringify(one).replace(`#v${FIRST_PROFILE_VERSION}`, `#v${PROFILE_VERSION}`),
        ) as typeof one)
      : one,
  ),
});

test.each(NAMES)('%s: the next visit sends what the release would have sent', async (name) => {
  const { store, dump } = await opened(name);
  const { at, sent } = frozen<{ at: string; sent: Record<string, Sent> }>('navigateur/envois.json');
  const then = sent[name];
  expect(await sentFrom(store, dump.origin, Date.parse(at))).toEqual(
    then && name === 'apprenant-sans-envoi' ? openedToday(then) : then,
  );
});
