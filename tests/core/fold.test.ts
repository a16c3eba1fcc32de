import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apply, emptyProgress, merge } from '../../src/core/progress/fold.ts';
import type { Event, Progress } from '../../src/core/progress/progress.ts';
import { eventsOf } from './events.ts';

const fold = (events: readonly Event[]): Progress => events.reduce(apply, emptyProgress);
const progress = eventsOf(0, 1, 2).map(fold);
const someEvents = eventsOf(0, 1, 2);

describe('the join', () => {
  test('is commutative', () => {
    fc.assert(
      fc.property(progress, progress, (a, b) => {
        expect(merge(a, b)).toEqual(merge(b, a));
      }),
    );
  });

  test('is associative', () => {
    fc.assert(
      fc.property(progress, progress, progress, (a, b, c) => {
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
      }),
    );
  });

  test('is idempotent, and an empty progress adds nothing', () => {
    fc.assert(
      fc.property(progress, (a) => {
        expect(merge(a, a)).toEqual(a);
        expect(merge(a, emptyProgress)).toEqual(a);
      }),
    );
  });

  test('of two folds is the fold of both’s events', () => {
    fc.assert(
      fc.property(someEvents, someEvents, (a, b) => {
        expect(merge(fold(a), fold(b))).toEqual(fold([...a, ...b]));
      }),
    );
  });
});

describe('the fold', () => {
  const permuted = (epochs: number[]) =>
    eventsOf(...epochs).chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
    );

  test('does not depend on the order of events', () => {
    for (const epochs of [[0], [0, 1, 2]]) {
      fc.assert(
        fc.property(permuted(epochs), ([events, shuffled]) => {
          expect(fold(shuffled)).toEqual(fold(events));
        }),
      );
    }
  });

  test('counts an event that comes twice once', () => {
    fc.assert(
      fc.property(someEvents, (events) => {
        for (const event of events) expect(apply(fold(events), event)).toEqual(fold(events));
      }),
    );
  });

  test('forgets everything before an erasure, late events included, and keeps what follows', () => {
    const erased: Event = {
      type: 'erased',
      id: 'e',
      time: '2026-11-22T10:00:00.000Z',
      session: 's',
      epoch: 1,
    };
    fc.assert(
      fc.property(eventsOf(0), eventsOf(1), eventsOf(0), (before, after, late) => {
        expect(fold([...before, erased])).toEqual({ ...emptyProgress, epoch: 1 });
        expect(fold([...before, erased, ...after, ...late])).toEqual(fold([erased, ...after]));
      }),
    );
  });
});

const base = { session: 's', epoch: 0, lesson: 'm/l' } as const;
const answered = (
  id: string,
  attempt: number,
  points: number,
  time = '2026-11-22T10:00:00.000Z',
): Event => ({
  ...base,
  type: 'answered',
  id,
  time,
  question: 'q',
  attempt,
  response: id,
  points,
  max: 4,
  success: points === 4,
  duration: 1,
  hash: 'h',
  revision: 'r',
});

describe('a question', () => {
  const tries = (...events: Event[]) => {
    const known = fold(events).lessons['m/l']?.questions['q'];
    return [known?.first.id, known?.best.id, known?.last.id];
  };

  test('keeps its first, best and last tries by attempt, whatever the clock says', () => {
    expect(
      tries(
        answered('b', 2, 4, '2026-11-22T08:00:00.000Z'),
        answered('c', 3, 1, '2026-11-22T07:00:00.000Z'),
        answered('a', 1, 2, '2026-11-22T09:00:00.000Z'),
      ),
    ).toEqual(['a', 'b', 'c']);
  });

  test('has for best the earliest of equals', () => {
    expect(tries(answered('b', 2, 3), answered('a', 1, 3), answered('c', 3, 2))).toEqual([
      'a',
      'a',
      'c',
    ]);
  });

  test('tells two answers of the same attempt (two tabs) apart by id', () => {
    expect(tries(answered('y', 1, 0), answered('x', 1, 0))).toEqual(['x', 'x', 'y']);
  });

  test('remembers that its answer was asked for before any try', () => {
    const time = '2026-11-22T09:00:00.000Z';
    const lesson = fold([{ ...base, type: 'revealed', id: 'r', time, question: 'q' }]).lessons[
      'm/l'
    ];
    expect(lesson?.revealed).toEqual({ q: time });
    expect(lesson?.questions).toEqual({});
  });
});

test('a lesson keeps when each section was first seen, completed first, touched last', () => {
  const at = (hour: string) => `2026-11-22T${hour}:00:00.000Z`;
  const visit = (id: string, section: string, time: string): Event => ({
    ...base,
    type: 'visited',
    id,
    section,
    time,
  });
  const completed = (id: string, time: string): Event => ({
    ...base,
    type: 'completed',
    id,
    time,
    revision: 'r',
  });
  expect(
    fold([
      visit('1', 'a', at('12')),
      completed('4', at('15')),
      visit('2', 'a', at('09')),
      completed('5', at('14')),
      visit('3', 'b', at('10')),
    ]).lessons['m/l'],
  ).toEqual({
    sections: { a: at('09'), b: at('10') },
    questions: {},
    revealed: {},
    completed: at('14'),
    touched: at('15'),
  });
});

describe('an evaluation', () => {
  const handedIn = (id: string, number: number, points: number, passed: boolean): Event => ({
    type: 'handed-in',
    id,
    time: '2026-11-22T10:00:00.000Z',
    session: 's',
    epoch: 0,
    evaluation: 'm/evaluation',
    try: number,
    seed: 'seed',
    answers: [],
    points,
    max: 10,
    passed,
    duration: 60,
    revision: 'r',
  });
  const tries = (...events: Event[]) => {
    const known = fold(events).evaluations['m/evaluation'];
    return [known?.first?.id, known?.best?.id, known?.last?.id];
  };

  test('keeps its first, best and last tries', () => {
    expect(
      tries(handedIn('c', 3, 6, false), handedIn('a', 1, 5, false), handedIn('b', 2, 9, true)),
    ).toEqual(['a', 'b', 'c']);
  });

  test('never loses « passed » to a later, better try under a higher mastery score', () => {
    expect(tries(handedIn('a', 1, 7, true), handedIn('b', 2, 8, false))).toEqual(['a', 'a', 'b']);
  });

  const at = (event: Event, time: string): Event => ({ ...event, time });
  const recorded = (progress: Progress): Progress => {
    const record = progress.evaluations['m/evaluation'];
    const [first = null] = [record?.first].flatMap((one) => (one ? [one] : []));
    const marked = first && { ...first, recorded: true as const };
    return {
      ...progress,
      evaluations: {
        'm/evaluation': {
          ...{ started: null, touched: record?.touched ?? '' },
          ...{ first: marked, best: marked, last: marked },
        },
      },
    };
  };

  test('handed in twice under one number (two devices): the first hand-in is the try, its best and last too', () => {
    const early = at(handedIn('z', 1, 3, false), '2026-11-22T09:00:00.000Z');
    const later = at(handedIn('a', 1, 9, true), '2026-11-22T09:05:00.000Z');
    for (const order of [
      [early, later],
      [later, early],
    ])
      expect(tries(...order)).toEqual(['z', 'z', 'z']);
    const [one, two] = [handedIn('a', 1, 9, true), handedIn('b', 1, 1, false)];
    expect(tries(two, one)).toEqual(tries(one, two));
  });

  test('what a try that did not stand was worth is forgotten, and the best of the others found again', () => {
    const worse = at(handedIn('c1', 3, 0, false), '2026-11-22T08:00:00.000Z');
    const all = [1, 2, 4].map((number) => handedIn(`t${String(number)}`, number, number, false));
    expect(tries(...all, handedIn('c2', 3, 10, true))).toEqual(['t1', 'c2', 't4']);
    expect(tries(...all, handedIn('c2', 3, 10, true), worse)).toEqual(['t1', 't4', 't4']);
  });

  test('the one the registration’s own record has stands, whatever the clocks say', () => {
    const there = recorded(fold([at(handedIn('b', 1, 9, true), '2026-11-22T09:05:00.000Z')]));
    const here = fold([at(handedIn('a', 1, 3, false), '2026-11-22T09:00:00.000Z')]);
    for (const both of [merge(here, there), merge(there, here), merge(merge(here, there), here)])
      expect(both.evaluations['m/evaluation']?.last?.id).toBe('b');
  });

  test('two hand-ins the release before kept of one try stay what the LMS was told', () => {
    const [one, two] = [fold([handedIn('a', 1, 3, false)]), fold([handedIn('b', 1, 9, true)])];
    const first = one.evaluations['m/evaluation']?.first ?? null;
    const best = two.evaluations['m/evaluation']?.best ?? null;
    const record = { started: null, first, best, last: best, touched: '2026-11-22T10:00:00.000Z' };
    const old = { ...emptyProgress, evaluations: { 'm/evaluation': record } };
    const next = handedIn('c', 2, 5, false);
    expect(apply(old, next).evaluations['m/evaluation']).toMatchObject({
      best: { id: 'b' },
      last: { id: 'c' },
    });
  });

  test('remembers the last try begun, of two with one number the earlier', () => {
    const started = (id: string, number: number): Event => ({
      type: 'started',
      id,
      time: '2026-11-22T10:00:00.000Z',
      session: 's',
      epoch: 0,
      evaluation: 'm/evaluation',
      try: number,
      seed: `seed ${id}`,
      questions: ['q1'],
      revision: 'r',
    });
    const sooner = at(started('z', 2), '2026-11-22T09:59:00.000Z');
    const begun = (...events: Event[]) => fold(events).evaluations['m/evaluation']?.started;
    expect(begun(started('b', 2), sooner)).toEqual(begun(sooner, started('b', 2)));
    expect(begun(started('b', 2), sooner)?.id).toBe('z');
    expect(begun(started('b', 2), handedIn('h', 2, 1, false), started('a', 1))).toEqual({
      id: 'b',
      try: 2,
      seed: 'seed b',
      questions: ['q1'],
      time: '2026-11-22T10:00:00.000Z',
      revision: 'r',
    });
  });
});
