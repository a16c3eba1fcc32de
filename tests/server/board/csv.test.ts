/** The two files a trainer downloads, byte by byte. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Try, UnitState } from '../../../src/core/report/report.ts';
import { bestTry, percent } from '../../../src/board/results.ts';
import { progressCsv } from '../../../src/server/board/csv.ts';
import type { Catalogue } from '../../../src/core/course/catalogue.ts';
import type { Entry } from '../../../src/server/board/register.ts';
import {
  at,
  classroom,
  done,
  EVALUATION,
  first,
  left,
  LESSON,
  opened,
  question,
  sent,
  tried,
} from './people.ts';

it('progress and sessions, as a French spreadsheet and a financer read them', async () => {
  const room = await classroom('=HYPERLINK("http://x");ines@exemple.fr\nZoé Arnaud', '11:00:00');
  room.clock.now = at('13:00:00');
  const one = first(room);
  const lesson = await one.open(LESSON);
  await sent(
    lesson,
    opened(lesson, '12:00:00'),
    question(lesson, 'q1', true, '12:01:00'),
    done(lesson, '12:01:00'),
  );
  room.clock.now = at('13:12:30');
  await sent(lesson, left(lesson, 750, 630, '12:12:30'));
  room.clock.now = at('13:30:00');
  const evaluation = await one.open(EVALUATION);
  await sent(evaluation, opened(evaluation, '13:30:00'), tried(evaluation, 0.8333, '13:30:00'));

  const file = async (name: string) => {
    const response = await room.admin.ask('GET', `groupes/${room.group}/${name}.csv`);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="${name}-promo-ete.csv"`,
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    return bytes.toString('utf8').slice(1).split('\r\n');
  };
  const progress = await file('suivi');
  expect(progress[0]?.split(';').slice(0, 6)).toEqual([
    'Nom',
    'Courriel',
    'Module',
    'Leçon',
    'Type',
    'État',
  ]);
  const name = "'=HYPERLINK( http://x )";
  expect(progress).toContain(
    `${name};ines@exemple.fr;Vocabulaire médical;Comment un mot médical est construit;leçon;terminée;1;1;;;;;12,5;10,5;22/11/2026 14:12`,
  );
  expect(progress).toContain(
    `${name};ines@exemple.fr;Vocabulaire médical;Évaluation du module;évaluation;réussie;;;1;83;83;22/11/2026 14:30;0;0;22/11/2026 14:30`,
  );
  expect(progress.filter((line) => line.startsWith('Zoé Arnaud;'))).toHaveLength(2);
  expect(progress.some((line) => line.includes(';non commencée;;'))).toBe(true);

  const sessions = await file('connexions');
  expect(sessions).toHaveLength(4);
  expect(sessions[1]).toMatch(
    /^'=.*;ines@exemple\.fr;22\/11\/2026;22\/11\/2026 14:00;22\/11\/2026 14:12;Vocabulaire médical;Comment un mot médical est construit;12,5;10,5;quittée;;[0-9a-f-]{36}$/,
  );
  expect(sessions[2]).toMatch(/;22\/11\/2026 14:30;;.*;0;;en cours;/);
});

it('minutes are rounded to the nearest tenth, with a comma', () => {
  const course = {
    modules: [],
    units: [{ id: LESSON, title: 'Leçon', kind: 'lesson' }],
  } as unknown as Catalogue;
  const cell = (seconds: number) => {
    const state = { state: 'begun', tries: [], sessionSeconds: seconds, activeSeconds: seconds };
    const report = { units: { [LESSON]: { ...state, lastActivity: null } } };
    const entry = { identity: { name: 'A', email: null }, report } as unknown as Entry;
    return progressCsv([entry], course).split('\r\n')[1]?.split(';').slice(12, 14);
  };
  for (const [seconds, minutes] of [
    [0, '0'],
    [2, '0'],
    [3, '0,1'],
    [752, '12,5'],
    [753, '12,6'],
    [754, '12,6'],
    [3600, '60'],
    [60_000_000, '1000000'],
  ] as const)
    expect([seconds, cell(seconds)]).toEqual([seconds, [minutes, minutes]]);
});

it('a score reads the same in the file as on the board, whatever it was judged by', () => {
  const four = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000);
  const anyTry = fc
    .record({ scaled: four, mastery: fc.constantFrom(0.8, 0.795, 0.6667), wasPassed: fc.boolean() })
    .map(({ scaled, mastery, wasPassed }): Try => {
      const passed = wasPassed || scaled >= mastery;
      return { at: '2026-11-22T14:30:00.000Z', scaled, mastery, raw: null, max: null, passed };
    });
  const stateWith = (tries: readonly Try[]): UnitState => ({
    state: 'done',
    answered: 0,
    rightFirst: 0,
    tries,
    sessionSeconds: 0,
    activeSeconds: 0,
    lastActivity: '2026-11-22T14:30:00.000Z',
  });
  const course = {
    modules: [{ id: 'vocabulaire-medical', title: 'Vocabulaire' }],
    units: [{ id: EVALUATION, title: 'Évaluation', kind: 'evaluation' }],
  } as unknown as Catalogue;
  const cells = (tries: readonly Try[]) => {
    const report = { units: { [EVALUATION]: stateWith(tries) } };
    const entry = { identity: { name: 'A', email: null }, report } as unknown as Entry;
    return progressCsv([entry], course).split('\r\n')[1]?.split(';').slice(9, 11);
  };
  fc.assert(
    fc.property(fc.array(anyTry, { minLength: 1, maxLength: 4 }), (tries) => {
      const best = bestTry(stateWith(tries));
      const read = [best, tries.at(-1)].map((one) => (one ? percent(one).slice(0, -2) : ''));
      expect(cells(tries)).toEqual(read);
    }),
  );
  // 0.7996 was 79 on the board, 80 in the file.
  const almost = { at: '', scaled: 0.7996, mastery: 0.8, raw: null, max: null, passed: false };
  expect(cells([almost])).toEqual(['79', '79']);
});
