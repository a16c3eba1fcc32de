/** Musts 15 to 19 and 25 to 27: what a session and a registration may say, in which order. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { emptyProgress } from '../../src/core/progress/fold.ts';
import { erase } from '../../src/player/erase.ts';
import { leases } from '../../src/player/locks.ts';
import { deliverLeftovers } from '../../src/player/trackers/leftovers.ts';
import { listParked } from '../../src/player/trackers/unsent.ts';
import { leftKey } from '../../src/player/trackers/session.ts';
import { EVALUATION, hasty, LESSON, openAu, words, type Au } from './au.ts';
import { openLms, SESSION_ID, TEMPLATE, type Lms } from './lms.ts';

const launchData = { contextTemplate: TEMPLATE, launchMode: 'Normal', masteryScore: 0.7 };
const count = (said: readonly string[], ...of: string[]) =>
  said.filter((word) => of.includes(word)).length;

/** The next session of the same learner, registration and browser. */
const relaunch = (lms: Lms, { store }: Au, unit = EVALUATION): Au => {
  lms.launch += 1;
  lms.fetch = () => ({ status: 200, json: { 'auth-token': 'bGEgc3VpdmFudGU=' } });
  return openAu(lms, { unit, store });
};

test('must 15 [7.1.1, 9.3]: initialized comes first, once, and alone in its request', async () => {
  const lms = await openLms();
  const first = openAu(lms);
  // Answered before the LMS has said a word.
  await first.answer('tumeur');
  await first.answer();
  await first.settled();
  const again = openAu(lms, { store: first.store, id: first.id, query: null });
  await again.see();
  await again.settled();
  expect(words(lms.batches()[0] ?? [])).toEqual(['initialized']);
  const all = lms.stored();
  expect(count(words(all), 'initialized')).toBe(1);
  for (const { timestamp } of all) expect(timestamp >= (all[0]?.timestamp ?? '')).toBe(true);
});

test('must 15 [7.1.1]: nothing is said until initialized is stored', async () => {
  const lms = await openLms();
  lms.statements = (place) => ({ status: place < 2 ? 503 : 200 });
  const au = openAu(lms, { patience: hasty });
  await au.answer();
  await au.settled();
  expect(
    lms
      .batches()
      .map((batch) => words(batch))
      .slice(0, 3),
  ).toEqual(Array.from({ length: 3 }, () => ['initialized']));
  expect(words(lms.stored())).toEqual(['initialized', 'answered']);
});

test('must 16 [7.1.2, 9.3.8]: terminated is the last, once; nothing goes to the LMS after it', async () => {
  const lms = await openLms();
  const au = openAu(lms);
  await au.answer();
  await au.settled();
  await au.quit();
  await au.answer('tumeur');
  await au.quit();
  const reloaded = openAu(lms, { store: au.store, id: au.id, query: null });
  await vi.waitFor(() => expect(reloaded.tracker.status.value.kind).toBe('ended'));
  const all = lms.stored();
  expect(words(all)).toEqual(['initialized', 'answered', 'terminated']);
  for (const { timestamp } of all) expect(timestamp <= (all.at(-1)?.timestamp ?? '')).toBe(true);
});

test('must 17 [9.3]: no defined verb twice in a session, and one of passed and failed', async () => {
  const lms = await openLms();
  lms.launchData = launchData;
  const au = openAu(lms, { unit: EVALUATION });
  for (const right of [2, 8, 3, 10]) await au.handIn(right);
  await au.settled();
  await au.quit();
  const said = words(lms.stored());
  expect(count(said, 'scored')).toBe(4);
  expect(count(said, 'completed')).toBe(1);
  expect(said.filter((word) => ['passed', 'failed'].includes(word))).toEqual(['passed']);
});

describe('must 18 [9.3]: in a registration', () => {
  test('must 18 [9.3]: one completed and one passed, whatever later sessions do', async () => {
    const lms = await openLms();
    lms.launchData = launchData;
    const first = openAu(lms, { unit: EVALUATION });
    await first.handIn(9);
    await first.settled();
    await first.quit();
    const second = relaunch(lms, first);
    await second.handIn(10);
    await second.settled();
    await second.quit();
    const said = words(lms.stored());
    expect(count(said, 'initialized')).toBe(2);
    expect([count(said, 'completed'), count(said, 'passed'), count(said, 'scored')]).toEqual([
      1, 1, 2,
    ]);
  });

  test('must 18 [9.3]: no failed follows passed', async () => {
    const lms = await openLms();
    lms.launchData = launchData;
    const first = openAu(lms, { unit: EVALUATION });
    await first.handIn(9);
    await first.settled();
    await first.quit();
    const second = relaunch(lms, first);
    await second.handIn(1);
    await second.settled();
    await second.quit();
    expect(count(words(lms.stored()), 'failed')).toBe(0);
  });

  test('must 18 [9.3]: failed may be said again, and passed after it', async () => {
    const lms = await openLms();
    lms.launchData = launchData;
    const first = openAu(lms, { unit: EVALUATION });
    await first.handIn(1);
    await first.settled();
    await first.quit();
    const second = relaunch(lms, first);
    await second.handIn(2);
    await second.settled();
    await second.quit();
    const third = relaunch(lms, second);
    await third.handIn(8);
    await third.settled();
    await third.quit();
    expect(words(lms.stored()).filter((word) => ['passed', 'failed'].includes(word))).toEqual([
      'failed',
      'failed',
      'passed',
    ]);
  });
});

describe('what a registration has not heard is said in a later session, once', () => {
  const refusing = (word: string) => (_: number, sent: readonly { verb: { id: string } }[]) => ({
    status: words(sent).includes(word) ? 403 : 200,
  });
  /** Learns, leaves, and comes back twice. */
  async function twiceMore(lms: Lms, first: Au, unit = EVALUATION): Promise<readonly string[]> {
    await first.quit();
    Object.assign(lms, { launchData, statements: () => ({ status: 200 }) });
    for (const _ of ['tomorrow', 'the day after']) {
      const again = relaunch(lms, first, unit);
      await vi.waitFor(() => expect(again.tracker.status.value.kind).toBe('sent'));
      await again.quit();
    }
    return words(lms.stored());
  }

  test.each(['completed', 'passed'])('must 18 [9.3]: %s refused by a rule', async (word) => {
    const lms = await openLms();
    Object.assign(lms, { launchData, statements: refusing(word) });
    const au = openAu(lms, { unit: EVALUATION });
    await au.handIn(9);
    await au.settled();
    expect(count(words(lms.stored()), word)).toBe(0);
    const said = await twiceMore(lms, au);
    expect([count(said, 'completed'), count(said, 'passed')]).toEqual([1, 1]);
  });

  test('must 18 [9.3]: completed after the LMS has closed the session; the learner is told', async () => {
    const lms = await openLms();
    const au = openAu(lms);
    await au.answer();
    await au.settled();
    Object.assign(lms, { launchData: 'refused', statements: () => ({ status: 403 }) });
    await au.complete();
    await vi.waitFor(() =>
      expect(au.tracker.status.value).toMatchObject({ kind: 'refused', count: 0, waiting: 0 }),
    );
    const said = await twiceMore(lms, au, LESSON);
    expect(count(said, 'completed')).toBe(1);
    // Nothing is left that somebody would have to care for.
    expect((await listParked(au.store)).filter(({ quiet }) => !quiet)).toEqual([]);
  });

  test.each(['lesson', 'evaluation'] as const)(
    'must 18 [9.3]: a new registration hears nothing of a %s done under another, without answers',
    async (kind) => {
      const unit = kind === 'lesson' ? LESSON : EVALUATION;
      const lms = await openLms();
      lms.launchData = launchData;
      const au = openAu(lms, { unit });
      if (kind === 'evaluation') await au.handIn(9);
      else await au.answer();
      if (kind === 'lesson') await au.complete();
      await au.settled();
      const first = lms.stored().length;
      lms.registration = randomUUID();
      await twiceMore(lms, au, unit);
      // The end of the first session, then two sessions in which nothing was done.
      expect(words(lms.stored()).slice(first)).toEqual([
        'terminated',
        ...['initialized', 'terminated', 'initialized', 'terminated'],
      ]);
      const again = relaunch(lms, au, unit);
      if (kind === 'lesson') {
        // The person has done it: with an answer of theirs, this registration hears so too.
        expect(again.player.progress.value.lessons[LESSON.id]?.completed ?? null).toBeNull();
        await again.answer();
        await vi.waitFor(() => expect(count(words(lms.stored()), 'completed')).toBe(2));
      } else {
        await again.handIn(9);
        await vi.waitFor(() => expect(count(words(lms.stored()), 'passed')).toBe(2));
        const attempts = lms
          .stored()
          .flatMap(({ verb, result, context }) =>
            verb.id.endsWith('scored')
              ? [[context.registration === lms.registration, result?.extensions]]
              : [],
          );
        // The first try of this registration, whatever was taken in the other.
        const first = { 'https://cours.example/xapi/extensions/attempt': 1 };
        expect(attempts).toEqual([
          [false, first],
          [true, first],
        ]);
      }
    },
  );
});

describe.each(['Browse', 'Review'])('what is done in %s never becomes evidence', (launchMode) => {
  test.each([
    ['before its LMS has spoken', false],
    ['after', true],
  ])(
    'must 25 [10.2.2]: %s: not in a later session, not as a try, not as a lesson done',
    async (_, isDecided) => {
      for (const unit of [LESSON, EVALUATION]) {
        const lms = await openLms();
        lms.launchData = { ...launchData, launchMode };
        const au = openAu(lms, { unit });
        if (isDecided) await vi.waitFor(() => expect(au.tracker.status.value.kind).toBe('sent'));
        if (unit === LESSON) {
          await au.see();
          await au.answer();
          await au.complete();
          expect(au.player.progress.value.lessons[LESSON.id]?.completed).toBeTruthy();
        } else await au.handIn(9);
        await au.settled();
        await au.quit();
        // Elsewhere in the same browser nothing of it is left; the LMS's State document has nothing either.
        expect(await au.store.progress()).toEqual(emptyProgress);
        expect(lms.asked.filter(({ method }) => method === 'PUT')).toEqual([]);
        lms.launchData = launchData;
        const normal = relaunch(lms, au, unit);
        await vi.waitFor(() => expect(normal.tracker.status.value.kind).toBe('sent'));
        await normal.quit();
        expect(words(lms.stored())).toEqual([
          'initialized',
          'terminated',
          'initialized',
          'terminated',
        ]);
        const later = relaunch(lms, au, unit);
        if (unit === LESSON) await later.answer();
        else await later.handIn(2);
        await later.settled();
        await later.quit();
        const said = words(lms.stored());
        expect([count(said, 'passed'), count(said, 'answered')]).toEqual([
          0,
          unit === LESSON ? 1 : 10,
        ]);
        // One question of eleven is no lesson done.
        expect(count(said, 'completed')).toBe(unit === LESSON ? 0 : 1);
      }
    },
  );
});

test('what a page that is gone could not send is tried again while the LMS gives no answer', async () => {
  const lms = await openLms();
  lms.launchData = launchData;
  const au = openAu(lms);
  await au.settled();
  lms.statements = () => ({ status: 503 });
  await au.answer();
  const parts = {
    store: au.store,
    locks: leases(null, () => Date.now()),
    fetch,
    origin: 'http://cours.example',
    now: Date.now(),
    except: null,
  };
  expect(await deliverLeftovers(parts)).toBe(true);
  expect(await deliverLeftovers(parts)).toBe(true);
  lms.statements = () => ({ status: 200 });
  expect(await deliverLeftovers(parts)).toBe(false);
  expect(await deliverLeftovers(parts)).toBe(false);
  expect(words(lms.stored())).toEqual(['initialized', 'answered', 'terminated']);
  expect(await au.store.peek(null, 9)).toEqual([]);
});

describe('an LMS that abandons a session', () => {
  /** Of what the learner did: the session's own last word is nobody's to miss. */
  const kept = async ({ store }: Au) =>
    (await listParked(store)).filter(({ entry }) => entry !== null);
  const OCCURRED = 'https://cours.example/xapi/extensions/occurred';

  /** A session whose LMS closes it, answered on; then the next one, of an LMS that takes it at its word. */
  async function abandoned(work: (au: Au) => Promise<void>, unit = LESSON) {
    const lms = await openLms();
    lms.launchData = launchData;
    const first = openAu(lms, { unit });
    await first.settled();
    Object.assign(lms, { launchData: 'refused', statements: () => ({ status: 403 }) });
    await work(first);
    await vi.waitFor(() =>
      expect(first.tracker.status.value).toMatchObject({ kind: 'refused', isClosed: true }),
    );
    await first.quit();
    const at = lms.stored().length;
    const template = { ...TEMPLATE, extensions: { [SESSION_ID]: 'seance-suivante' } };
    lms.launchData = { ...launchData, contextTemplate: template };
    // As strict as CATAPULT: within the session, in its name, after its first word.
    lms.statements = (_, sent) => {
      const begun = [...lms.stored().slice(at), ...sent].find(({ verb }) =>
        verb.id.endsWith('initialized'),
      );
      const isFine = sent.every(
        ({ context, timestamp }) =>
          context.extensions?.[SESSION_ID] === 'seance-suivante' &&
          begun !== undefined &&
          timestamp >= begun.timestamp,
      );
      return { status: isFine ? 200 : 403 };
    };
    return { lms, first, since: () => lms.stored().slice(at) };
  }

  test('what it refused is said again in the next session, once, with its true time', async () => {
    const { lms, first, since } = await abandoned(async (au) => {
      await au.answer('tumeur');
      await au.answer();
      await au.complete();
    });
    const refused = await kept(first);
    const next = relaunch(lms, first, LESSON);
    await vi.waitFor(() => expect(next.tracker.status.value).toEqual({ kind: 'sent' }));
    await next.quit();
    await relaunch(lms, first, LESSON).quit();
    expect(words(since())).toEqual([
      'initialized',
      ...['answered', 'answered', 'completed'],
      ...['terminated', 'initialized', 'terminated'],
    ]);
    const again = since().filter(({ context }) => context.extensions?.[OCCURRED]);
    const before = refused.flatMap(({ refusals }) => refusals.map(({ statement }) => statement));
    expect(again.map(({ context }) => context.extensions?.[OCCURRED])).toEqual(
      before.map(({ timestamp }) => timestamp).toSorted(),
    );
    expect(before.map(({ id }) => id)).not.toContain(again[0]?.id);
    expect(await kept(first)).toEqual([]);
  });

  test('an evaluation handed in too late is passed in the next session', async () => {
    const { lms, first, since } = await abandoned((au) => au.handIn(9), EVALUATION);
    const next = relaunch(lms, first);
    await vi.waitFor(() => expect(next.tracker.status.value).toEqual({ kind: 'sent' }));
    await next.quit();
    const said = words(since());
    expect([count(said, 'answered'), count(said, 'scored')]).toEqual([10, 1]);
    expect([count(said, 'completed'), count(said, 'passed')]).toEqual([1, 1]);
    expect(said.at(-1)).toBe('terminated');
  });

  test('what it had stored all the same is not said twice', async () => {
    const { lms, first, since } = await abandoned((au) => au.answer());
    lms.holds = (id) => ({ status: 200, json: { id } });
    const next = relaunch(lms, first, LESSON);
    await vi.waitFor(() => expect(next.tracker.status.value).toEqual({ kind: 'sent' }));
    await next.quit();
    expect(words(since())).toEqual(['initialized', 'terminated']);
    expect(await kept(first)).toEqual([]);
  });

  test('and stays kept, shown, while the LMS goes on refusing or another registration speaks', async () => {
    const { lms, first, since } = await abandoned((au) => au.answer());
    const strict = lms.statements;
    lms.statements = (place, sent) =>
      sent.some(({ verb }) => verb.id.endsWith('answered')) ? { status: 403 } : strict(place, sent);
    const next = relaunch(lms, first, LESSON);
    const asked = () => lms.asked.filter(({ query }) => query.has('statementId')).length;
    await vi.waitFor(() => {
      expect(next.tracker.status.value).toMatchObject({ kind: 'refused', count: 1 });
      expect(asked()).toBe(1);
    });
    // Once a session: not at every answer.
    await next.see();
    await vi.waitFor(() => expect(words(since())).toContain('experienced'));
    await next.quit();
    expect(asked()).toBe(1);
    const { registration } = lms;
    lms.registration = randomUUID();
    await relaunch(lms, first, LESSON).quit();
    expect(count(words(since()), 'answered')).toBe(0);
    Object.assign(lms, { registration, statements: strict });
    const last = relaunch(lms, first, LESSON);
    await vi.waitFor(() => expect(count(words(since()), 'answered')).toBe(1));
    await last.quit();
    expect(await kept(first)).toEqual([]);
  });
});

test.each([
  ['set forward by three hours', 3 * 3600],
  ['set back by three hours', -3 * 3600],
  ['set forward by fifty years', 50 * 365 * 86_400],
])('must 23 [9.5.4.1]: a clock %s in mid-session changes no duration', async (_, by) => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const lms = await openLms();
    lms.launchData = launchData;
    const au = openAu(lms, { seconds: () => 120 });
    await au.answer();
    await au.settled();
    vi.setSystemTime(Date.now() + by * 1000);
    await au.complete();
    await au.settled();
    // Left, and opened again: the session goes on.
    au.tracker.hidden({ seconds: 120, active: 60 }, true);
    await vi.waitFor(async () => expect(await au.store.get(leftKey(au.id))).toBeTruthy());
    const again = openAu(lms, { query: null, store: au.store, id: au.id, seconds: () => 30 });
    await again.quit(20);
    const durations = lms
      .stored()
      .map(({ verb, result }) => [words([{ verb }])[0], result?.duration] as const);
    expect(Object.fromEntries(durations)).toMatchObject({
      completed: 'PT2M',
      terminated: 'PT2M30S',
    });
    const active = lms.stored().find(({ verb }) => verb.id.endsWith('terminated'))?.result;
    expect(Object.values(active?.extensions ?? {})).toEqual(['PT1M20S']);
  } finally {
    vi.useRealTimers();
  }
});

test('must 19 [9.3.3]: completion is true on completed and nowhere else', async () => {
  const lms = await openLms();
  lms.launchData = launchData;
  const au = openAu(lms, { unit: EVALUATION });
  await au.handIn(9);
  await au.settled();
  await au.quit();
  const bearing = lms.stored().filter(({ result }) => result?.completion !== undefined);
  expect(words(bearing)).toEqual(['completed']);
  expect(bearing[0]?.result?.completion).toBe(true);
});

test.each(['Browse', 'Review'])(
  'must 25 [10.2.2]: %s says initialized and terminated, nothing else',
  async (launchMode) => {
    const lms = await openLms();
    lms.launchData = { ...launchData, launchMode };
    const au = openAu(lms, { unit: EVALUATION });
    await au.answer();
    await au.handIn(9);
    await au.settled();
    await au.quit();
    expect(words(lms.stored())).toEqual(['initialized', 'terminated']);
  },
);

test.each([
  ['with its query', 'https://lms.example/retour?id=12&suite=1#la'],
  ['without', 'https://lms.example/retour'],
])(
  'must 26 [10.2.6]: the learner goes to the returnURL as it is given, %s',
  async (_, returnURL) => {
    const lms = await openLms();
    lms.launchData = { ...launchData, returnURL };
    const au = openAu(lms);
    await au.settled();
    expect(await au.quit()).toEqual({ sent: true, returnUrl: returnURL });
  },
);

test('must 26 [10.2.6]: without a returnURL, or with one that is no web address, the window closes', async () => {
  for (const returnURL of [undefined, '', 'javascript:alert(1)']) {
    const lms = await openLms();
    lms.launchData = { ...launchData, returnURL };
    const au = openAu(lms);
    await au.settled();
    expect((await au.quit()).returnUrl).toBeNull();
  }
});

test('must 26 [10.2.6]: left before the LMS has said where to, it still says so, and goes there', async () => {
  const lms = await openLms();
  lms.launchData = { ...launchData, returnURL: 'https://lms.example/retour' };
  const slow: typeof fetch = async (...request) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return fetch(...request);
  };
  const au = openAu(lms, { fetch: slow });
  expect(await au.quit()).toEqual({ sent: true, returnUrl: 'https://lms.example/retour' });
  expect(words(lms.stored())).toEqual(['initialized', 'terminated']);
});

test('must 27 [6.3]: it never voids', async () => {
  const lms = await openLms();
  const au = openAu(lms);
  await au.answer();
  await au.settled();
  await erase(au.player);
  await au.answer();
  await au.settled();
  await au.quit();
  const voided = 'verbs/voided';
  expect(lms.stored().filter(({ verb }) => verb.id.includes(voided))).toEqual([]);
  const sources = ['core', 'player', 'islands'].flatMap((layer) => {
    const folder = join(import.meta.dirname, '../../src', layer);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'));
  });
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.filter((source) => source.includes(voided))).toEqual([]);
});
