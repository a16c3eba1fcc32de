/** A proof says what its rows say, each once, and nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gapOf } from '../../../src/core/proof/gaps.ts';
import type { OpenedTime, ProvenMeeting, ProvenText } from '../../../src/core/proof/model.ts';
import { proofOf } from '../../../src/core/proof/proof.ts';
import type { MeetingRecord, ProofRecords } from '../../../src/core/proof/records.ts';
import { activitySource, textSource } from '../../../src/core/proof/sources.ts';
import { anyRecords, CATALOGUE } from './records.ts';

const holds = (property: (records: ProofRecords) => void): void =>
  fc.assert(fc.property(anyRecords, property));

const NOTHING: ProofRecords = {
  catalogue: CATALOGUE,
  path: null,
  enrolled: '2026-11-01T08:00:00.000Z',
  meetings: [],
  register: [],
  sessions: [],
  exchanges: [],
  texts: [],
  units: {},
  completed: {},
  now: '2026-11-30T08:00:00.000Z',
};
const meeting = (change: Partial<MeetingRecord> = {}): MeetingRecord => ({
  ...{ id: 's1', title: '', trainer: 'C. Le Goff', units: ['voc/mots'], answers: 0 },
  start: '2026-11-22T14:00:00.000Z',
  end: '2026-11-22T15:30:00.000Z',
  pressed: null,
  confirmed: null,
  ...change,
});
const session = (id: string, start: string, activeSeconds: number | null = 60) => ({
  ...{ id, start, activeSeconds, unit: 'voc/mots', end: start, day: '2026-11-22' },
  ...{ sessionSeconds: 600, ending: 'terminated' as const, late: false },
});

describe('time', () => {
  it('of each session counts once: in one meeting, or outside of all', () => {
    holds((records) => {
      const { meetings, outside, sums } = proofOf(records);
      const all: OpenedTime[] = [...meetings.map(({ opened }) => opened), outside];
      const total = (name: keyof OpenedTime): number =>
        all.reduce((sum, one) => sum + one[name], 0);
      expect(total('sessions')).toBe(records.sessions.length);
      for (const name of ['sessions', 'activeSeconds', 'unmeasured'] as const)
        expect(total(name)).toBe(sums.opened[name]);
    });
  });

  it('of meetings is that of their hours, each once; confirmed is part of pressed, pressed of planned', () => {
    holds((records) => {
      const { meetings, sums } = proofOf(records);
      expect(new Set(meetings.map(({ id }) => id)).size).toBe(meetings.length);
      expect(sums.planned.seconds).toBe(
        meetings.reduce(
          (sum, { start, end }) => sum + (Date.parse(end) - Date.parse(start)) / 1000,
          0,
        ),
      );
      const { planned, pressed, confirmed } = sums;
      for (const name of ['meetings', 'seconds'] as const) {
        expect(confirmed[name]).toBeLessThanOrEqual(pressed[name]);
        expect(pressed[name]).toBeLessThanOrEqual(planned[name]);
      }
    });
  });

  it('that is announced counts once for each lesson that was finished, however often it was opened', () => {
    holds((records) => {
      const { activities, sums } = proofOf(records);
      const done = activities.filter(
        ({ kind, isOnPath, state }) => kind === 'lesson' && isOnPath && state === 'done',
      );
      expect(new Set(activities.map(({ unit }) => unit)).size).toBe(activities.length);
      expect(sums.lessons.done).toBe(done.length);
      expect(sums.lessons.minutes).toBe(done.reduce((sum, one) => sum + (one.minutes ?? 0), 0));
      expect(sums.lessons.minutes).toBeLessThanOrEqual(sums.lessons.ofMinutes);
    });
  });

  it('of a lesson opened just before a meeting, or in it, is that meeting’s; later it is outside', () => {
    const { meetings, outside } = proofOf({
      ...NOTHING,
      meetings: [
        meeting(),
        meeting({ id: 's2', start: '2026-11-22T15:30:00.000Z', end: '2026-11-22T16:00:00.000Z' }),
      ],
      sessions: [
        session('early', '2026-11-22T13:44:59.000Z'),
        session('before', '2026-11-22T13:45:00.000Z'),
        session('within', '2026-11-22T15:20:00.000Z', null),
        session('second', '2026-11-22T15:30:00.000Z'),
        session('after', '2026-11-22T16:00:00.000Z'),
      ],
    });
    expect(meetings.map(({ opened }) => opened)).toEqual([
      { sessions: 2, activeSeconds: 60, unmeasured: 1 },
      { sessions: 1, activeSeconds: 60, unmeasured: 0 },
    ]);
    expect(outside).toEqual({ sessions: 2, activeSeconds: 120, unmeasured: 0 });
  });
});

describe('a line', () => {
  it('of what was done names the rows it comes from', () => {
    holds((records) => {
      for (const activity of proofOf(records).activities)
        if (activity.state !== 'none') expect(activitySource(activity)).not.toBeNull();
    });
  });

  it('is the same in whatever order the rows are read', () => {
    holds((records) => {
      const turned = {
        ...records,
        meetings: records.meetings.toReversed(),
        sessions: records.sessions.toReversed(),
        exchanges: records.exchanges.toReversed(),
        texts: records.texts.toReversed(),
      };
      expect(proofOf(turned)).toEqual(proofOf(records));
    });
  });

  it('of a text says where and when it was written, and who said something of it', () => {
    const comment = { at: '2026-11-23T09:00:00.000Z', by: 'C. Le Goff' };
    const text = { id: 'p1', unit: 'voc/mots', title: 'La note d’appel', comment };
    const { texts, sums } = proofOf({
      ...NOTHING,
      texts: [{ ...text, at: '2026-11-22T14:20:00.000Z' }],
    });
    expect(texts).toEqual([
      { ...text, at: '2026-11-22T14:20:00.000Z', place: 'Vocabulaire, leçon 1' },
    ]);
    expect(textSource(texts[0] as ProvenText)).toMatch(/^texte enregistré le 22\snov\. 2026/);
    expect(sums.first).toBe('2026-11-22T14:20:00.000Z');
  });

  it('is made of what has happened: no meeting to come, none of before they were entered', () => {
    holds((records) => {
      for (const { start, end, pressed } of proofOf(records).meetings)
        if (pressed === null) {
          expect(start <= records.now).toBe(true);
          expect(end > records.enrolled).toBe(true);
        }
    });
  });

  it('dates the end of a lesson within its sessions, whatever the learner’s clock said', () => {
    const units = {
      'voc/mots': {
        ...{ state: 'done' as const, answered: 2, rightFirst: 2, tries: [] },
        ...{ sessionSeconds: 600, activeSeconds: 60 },
        lastActivity: '2026-11-22T14:10:00.000Z',
      },
    };
    const sessions = [session('a', '2026-11-22T14:00:00.000Z')];
    const endOf = (at: string) =>
      proofOf({ ...NOTHING, units, sessions, completed: { 'voc/mots': at } }).activities.find(
        ({ unit }) => unit === 'voc/mots',
      )?.at;
    expect(endOf('2026-11-22T14:05:00.000Z')).toBe('2026-11-22T14:05:00.000Z');
    expect(endOf('2031-01-01T00:00:00.000Z')).toBe('2026-11-22T14:10:00.000Z');
    expect(endOf('2019-01-01T00:00:00.000Z')).toBe('2026-11-22T14:00:00.000Z');
  });
});

describe('the map', () => {
  it('has each module once, and counts no row of another', () => {
    holds((records) => {
      const { blocs, exchanges, activities } = proofOf(records);
      const remote = blocs.flatMap(({ themes }) => themes.flatMap((theme) => theme.remote ?? []));
      expect(remote.map(({ module }) => module).sort()).toEqual(['sto', 'voc']);
      const total = (name: 'answers' | 'exchanges' | 'sittings'): number =>
        remote.reduce((sum, one) => sum + one[name], 0);
      expect(total('exchanges')).toBe(exchanges.length);
      expect(total('answers')).toBe(activities.reduce((sum, { answered }) => sum + answered, 0));
      expect(total('sittings')).toBe(activities.reduce((sum, { tries }) => sum + tries, 0));
      for (const { lessons } of remote)
        expect(lessons.done + lessons.waived).toBeLessThanOrEqual(lessons.of);
    });
  });

  it('says of a theme without a module that it is not taught at a distance', () => {
    const { blocs, missing } = proofOf(NOTHING);
    expect(blocs.map(({ number, title }) => [number, title])).toEqual([
      [1, 'Parcours'],
      [2, 'Administratif'],
      [null, 'Hors des blocs'],
    ]);
    expect(blocs[0]?.themes).toEqual([{ title: 'Vaccination', remote: null }]);
    expect(missing.map.join()).toContain('2\u00A0thèmes');
  });
});

describe('what is missing', () => {
  it('is named: presence, confirmation, a reply, lessons, an evaluation', () => {
    const asked = { at: '2026-11-22T14:10:00.000Z', from: 'learner' as const, name: 'Inès' };
    const { missing } = proofOf({
      ...NOTHING,
      meetings: [meeting(), meeting({ id: 's2', pressed: '2026-11-22T14:01:00.000Z' })],
      exchanges: [{ id: 'e1', place: { unit: 'voc/mots', label: null }, messages: [asked] }],
      sessions: [session('a', '2026-11-20T14:00:00.000Z', null)],
    });
    expect(missing.meetings).toEqual([
      'la présence du\u00A022 nov. 2026 («\u00A0Je suis là\u00A0» n’a pas été pressé)',
      'la confirmation de la présence du\u00A022 nov. 2026',
      'le temps actif de 1\u00A0connexion interrompue ou en cours',
    ]);
    expect(missing.file).toEqual([
      'la réponse à 1\u00A0demande d’aide',
      'la fin de 2\u00A0leçons sur 2',
      'une évaluation réussie en Vocabulaire',
    ]);
  });

  it('is nothing of a meeting that still runs', () => {
    const now = '2026-11-22T14:30:00.000Z';
    expect(proofOf({ ...NOTHING, now, meetings: [meeting()] }).missing.meetings).toEqual([]);
  });
});

it('a row of the register that took the place of another is a correction', () => {
  const row = (recorded: string, activeSeconds: number | null) => ({
    ...{ session: 'a', unit: 'voc/mots', recorded, activeSeconds },
    start: '2026-11-22T14:00:00.000Z',
    end: '2026-11-22T14:20:00.000Z',
  });
  const { corrections } = proofOf({
    ...NOTHING,
    register: [row('2026-11-22T14:30:00.000Z', null), row('2026-11-23T09:00:00.000Z', 700)],
  });
  expect(corrections).toMatchObject([
    {
      at: '2026-11-23T09:00:00.000Z',
      place: 'Vocabulaire, leçon 1',
      before: { activeSeconds: null },
      after: { activeSeconds: 700 },
    },
  ]);
});

it('presence that was said late is a gap, one said in time is none', () => {
  const said = (pressed: string | null) => gapOf(meeting({ pressed }) as ProvenMeeting);
  expect(said(null)).toBeNull();
  expect(said('2026-11-22T14:00:59.000Z')).toBeNull();
  expect(said('2026-11-22T14:10:00.000Z')).toBe(
    'présence dite à 15\u00A0h\u00A010, 10\u00A0min après le début',
  );
});
